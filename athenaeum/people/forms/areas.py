"""A list of areas as it is put together: looked for, ticked, weighed, taken out.

Each press of a button sends the whole list along, so that the page needs no script and nothing chosen is lost between
two searches. A row's key is the area's, or "own:" and a term in the person's own words.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from athenaeum.access.text import no_strange_characters
from athenaeum.people.models import Area

OWN = "own:"
MOST = 40
LONGEST = 120
MIDDLE = 2


@dataclass(frozen=True)
class Row:
    """One area of the list.

    Attributes:
        degree: strength or importance, 1 to 3.
        yes: "glad to help", or "show in the directory".
        area: None for a term in the person's own words.
    """

    key: str
    label: str
    degree: int
    yes: bool
    area: Area | None = None


@dataclass
class Sheet:
    """The list, what is looked for, and what is wrong with it."""

    rows: list[Row] = field(default_factory=list)
    words: str = ""
    errors: list[str] = field(default_factory=list)

    @property
    def areas(self) -> list[tuple[Area, int, bool]]:
        return [(row.area, row.degree, row.yes) for row in self.rows if row.area]

    @property
    def own(self) -> list[tuple[str, int, bool]]:
        return [(row.label, row.degree, row.yes) for row in self.rows if not row.area]

    @property
    def keys(self) -> set[str]:
        return {row.key for row in self.rows}


def sheet_from(post: QueryDict, *, yes: bool) -> Sheet:
    """The list as the browser sent it, with what was ticked put at its end and what was taken out gone.

    Args:
        yes: what holds for a newly ticked area: glad to help, or shown.
    """
    keys = [key for key in post.getlist("area") if key != post.get("drop")]
    new = [key for key in post.getlist("add") if key not in keys]
    said = {key: post.get(f"yes-{key}") == "1" for key in keys}
    rows = [
        Row(row.key, row.label, degree_of(post, row.key), said.get(row.key, yes), row.area)
        for row in rows_of([*keys, *new], yes=yes)
    ]
    return checked(Sheet(rows, post.get("q", "")[:LONGEST]))


def rows_of(keys: Iterable[str], *, yes: bool) -> list[Row]:
    """A row for each key that names an area or a term of somebody's own; each area once."""
    keys = list(dict.fromkeys(keys))
    areas = areas_by_key(keys)
    rows: dict[str, Row] = {}
    for key in keys:
        area = areas.get(key)
        label = str(area) if area else own_words(key)
        if label:
            now = str(area.pk) if area else key
            rows.setdefault(now, Row(now, label, MIDDLE, yes, area))
    return list(rows.values())


def own_words(key: str) -> str:
    """The person's own words in a key; nothing where it holds none."""
    return " ".join(key.removeprefix(OWN).split())[:LONGEST] if key.startswith(OWN) else ""


def checked(sheet: Sheet) -> Sheet:
    """Name what cannot be kept: strange characters in somebody's own words, too long a list."""
    for row in [row for row in sheet.rows if not row.area]:
        try:
            no_strange_characters(row.label)
        except ValidationError as wrong:
            sheet.errors += wrong.messages
            sheet.rows.remove(row)
            sheet.words = row.label
    if len(sheet.rows) > MOST:
        sheet.errors.append(
            _("The list holds %(number)s areas; %(most)s is as many as it can. Take out those that matter least.")
            % {"number": len(sheet.rows), "most": MOST}
        )
    return sheet


def degree_of(post: QueryDict, key: str) -> int:
    """The degree chosen for a row; the middle one where none came."""
    given = post.get(f"degree-{key}", "")
    return int(given) if given in ("1", "2", "3") else MIDDLE


def areas_by_key(keys: Iterable[str]) -> dict[str, Area]:
    """The areas of those keys that are keys of areas; one merged away counts as the one that holds now."""
    sound = [key for key in keys if is_key(key)]
    return {str(area.pk): area.current for area in Area.objects.filter(pk__in=sound).select_related("merged_into")}


def is_key(text: str) -> bool:
    """Is this a key as our page wrote it?"""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False
