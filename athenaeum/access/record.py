"""How a line of the policy table is written.

A *record* names a model, and for each verb the paths that lead from one of its rows to a person:

    Record(
        "mentoring.Goal",
        verbs={"see": "pair.mentor, pair.mentee", "change": "pair.mentee if active"},
        conditions={"active": Q(pair__state="active")},
        levels={"pair": "title details", "programme": "pair"},
    )

A path is a chain of field names that ends at people.Person; `self` is the row itself where the row is a person.
A word with @ names a group: @anyone (also without signing in; pages only), @staff (every active person),
@facilitators, @operators, @directorate, @system (the house's own scheduled work), @nobody.
`if word` joins a condition on the row to the path before it. What no path allows is denied.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Q

GROUPS = ("@anyone", "@staff", "@facilitators", "@operators", "@directorate", "@system", "@nobody")
LEVELS = ("public", "programme", "supervisor", "pair", "person", "detached")


@dataclass(frozen=True)
class Path:
    """One way from a row to the people who may: a chain of fields or a group, perhaps under a condition."""

    way: str
    condition: str = ""

    @property
    def is_group(self) -> bool:
        return self.way.startswith("@")

    @property
    def lookup(self) -> str:
        """The path as an ORM lookup from the row to the person's key."""
        return "pk" if self.way == "self" else self.way.replace(".", "__")

    def __str__(self) -> str:
        return f"{self.way} if {self.condition}" if self.condition else self.way


def read_paths(text: str) -> tuple[Path, ...]:
    """Read `"a.b, @staff if shown"` into paths."""
    parts = (part.strip() for part in text.split(",") if part.strip())
    return tuple(Path(*part.split(" if ", 1)) for part in parts)


@dataclass(frozen=True)
class Record:
    """A line of the table.

    Attributes:
        label: the model, as "app.Model".
        verbs: verb → paths as text; "see" is the one that decides whether the row exists for a person.
        conditions: the words used after `if`, each a condition on the row.
        levels: level → the names of the fields at it, separated by spaces; the key needs none.
    """

    label: str
    verbs: Mapping[str, str]
    levels: Mapping[str, str]
    conditions: Mapping[str, Q] = field(default_factory=dict)

    def paths(self, verb: str) -> tuple[Path, ...]:
        """The paths of a verb; none where the table does not name the verb, so it is denied."""
        return read_paths(self.verbs.get(verb, ""))

    def level_of(self, name: str) -> str | None:
        """The level of a field, or None where it was forgotten."""
        for level, names in self.levels.items():
            if name in names.split():
                return level
        return None
