"""A trial beside the standing plan: who has another mentor, who gains, who loses."""

from dataclasses import dataclass
from typing import Any

from .models import Application, Run


@dataclass(frozen=True)
class Change:
    """A mentee whose mentor differs. None is nobody."""

    mentee: Application
    before: Application | None
    after: Application | None
    fit_before: float
    fit_after: float

    @property
    def gains(self) -> bool:
        return self.fit_after > self.fit_before


@dataclass(frozen=True)
class Compared:
    """Both plans in figures, and everybody whose mentor differs, those who lose most first."""

    changes: list[Change]
    pairs: tuple[int, int]
    lowest: tuple[float | None, float | None]
    mean: tuple[float, float]

    @property
    def gaining(self) -> list[Change]:
        return [one for one in self.changes if one.gains]

    @property
    def losing(self) -> list[Change]:
        return [one for one in self.changes if not one.gains]


def of(run: Run) -> Compared | None:
    """Compare a run with the plan that stands in its round; None while either has no plan.

    Both are measured by the weights of the round, whatever weights the trial was made with.
    """
    standing = run.round.standing
    if standing is None or not standing.plan or not run.plan:
        return None
    old, new = fits_of(standing.plan), fits_of(run.plan)
    differ = [
        mentee for mentee in old.keys() | new.keys() if old.get(mentee, ("", 0))[0] != new.get(mentee, ("", 0))[0]
    ]
    keys = {*differ, *(side[mentee][0] for side in (old, new) for mentee in differ if mentee in side)}
    people = {str(row.pk): row for row in Application.objects.filter(pk__in=keys).select_related("person")}
    changes = [
        Change(
            mentee=people[mentee],
            before=people.get(old.get(mentee, ("", 0))[0]),
            after=people.get(new.get(mentee, ("", 0))[0]),
            fit_before=old.get(mentee, ("", 0.0))[1],
            fit_after=new.get(mentee, ("", 0.0))[1],
        )
        for mentee in differ
        if mentee in people
    ]
    changes.sort(key=lambda one: (one.fit_after - one.fit_before, one.mentee.person.family_name))
    return Compared(
        changes=changes,
        pairs=(len(old), len(new)),
        lowest=(lowest(old), lowest(new)),
        mean=(mean(old), mean(new)),
    )


def fits_of(plan: dict[str, Any]) -> dict[str, tuple[str, float]]:
    """mentee → mentor and fit."""
    return {row["mentee"]: (row["mentor"], row.get("measured", row["fit"])) for row in plan["pairs"]}


def lowest(fits: dict[str, tuple[str, float]]) -> float | None:
    return min((fit for _mentor, fit in fits.values()), default=None)


def mean(fits: dict[str, tuple[str, float]]) -> float:
    return sum(fit for _mentor, fit in fits.values()) / len(fits) if fits else 0.0
