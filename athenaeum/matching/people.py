"""People as the engine sees them: plain frozen records, no names of tables and no database.

Everything but the key may be missing. What is missing is neutral in the fit, and the explanation says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

NOTHING: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class Person:
    """One person in a round, as mentee, as mentor, or (the same record given twice) as both.

    Attributes:
        key: identifies the person; the same key on both sides is the same person.
        name: for sentences only.
        offers: term -> strength 1 to 3, what a mentor can help with.
        not_glad: offered terms this mentor knows but would rather not teach.
        wants: term -> importance 1 to 3, what a mentee would like to learn.
        channels: ways of meeting, the preferred one first.
        hours: good moments of the week, such as "mon-am".
        site, unit: where somebody works.
        languages: the preferred one first.
        managers: keys of the direct supervisors, one per post held.
        years: years of experience.
        new: a newcomer, served before the others.
        prefers: keys of people wished for, the dearest first.
        avoid: keys of people not to be paired with; never shown to anybody else.
        capacity: how many mentees a mentor takes; 0 means full.
        paused: takes part in nothing for now.
        locked_with: keys of people this person must be paired with.
        ended: keys of earlier partners; paired again only when both wish it.
    """

    key: str
    name: str = ""
    offers: Mapping[str, int] = field(default_factory=lambda: NOTHING)
    not_glad: frozenset[str] = frozenset()
    wants: Mapping[str, int] = field(default_factory=lambda: NOTHING)
    channels: tuple[str, ...] = ()
    hours: frozenset[str] = frozenset()
    site: str | None = None
    languages: tuple[str, ...] = ()
    unit: str | None = None
    managers: tuple[str, ...] = ()
    years: float | None = None
    new: bool = False
    prefers: tuple[str, ...] = ()
    avoid: frozenset[str] = frozenset()
    capacity: int = 1
    paused: bool = False
    locked_with: tuple[str, ...] = ()
    ended: frozenset[str] = frozenset()

    def __hash__(self) -> int:
        return hash(self.key)
