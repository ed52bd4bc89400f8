"""What matters in a round: a place from 0 to 10 for each criterion, and what the engine makes of it.

A place is what the facilitator moves. Where all stand as they begin, the engine uses its own weights to the letter;
elsewhere a weight grows with the square of its place, so that every criterion can reach about as far as the first.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# criterion → (its name on the page, where it begins, the engine's own weight there; matching/score.py)
CRITERIA: dict[str, tuple[Promise | str, int, float]] = {
    "subjects": (_("Subjects asked for and offered"), 10, 40),
    "channels": (_("How people like to meet"), 6, 13),
    "hours": (_("Free at the same hours"), 6, 13),
    "language": (_("Language"), 5, 9),
    "site": (_("Same site"), 3, 4),
    "experience": (_("Distance in experience"), 4, 7),
    "named": (_("A person named by the mentee"), 5, 11),
    "other_unit": (_("Another unit"), 3, 3),
}
MOST = 10
WORDS = (
    (0, _("not at all")),
    (3, _("a little")),
    (5, _("somewhat")),
    (8, _("much")),
    (MOST, _("most of all")),
)


def places(chosen: Mapping[str, float] | None) -> dict[str, float]:
    """Where every criterion stands; those that were not moved stand where they begin."""
    return {name: float((chosen or {}).get(name, begin)) for name, (_name, begin, _weight) in CRITERIA.items()}


def for_engine(chosen: Mapping[str, float] | None) -> dict[str, float]:
    """The engine's weights for the places chosen."""
    return {
        name: CRITERIA[name][2] * (place / CRITERIA[name][1]) ** 2
        for name, place in places(chosen).items()
    }  # fmt: skip


def moved(chosen: Mapping[str, float]) -> dict[str, float]:
    """Only what stands elsewhere than it begins, so that an untouched round keeps an empty choice."""
    return {name: place for name, place in places(chosen).items() if place != CRITERIA[name][1]}


def word(place: float) -> str:
    """A place in a word."""
    return str(next(said for limit, said in WORDS if place <= limit))
