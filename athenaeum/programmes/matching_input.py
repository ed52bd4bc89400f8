"""From the applications of a round to the people of the engine: who may be matched, with whom, and what they said.

The engine's keys are persons, not applications: a person who applied from both sides must never meet herself.
"""

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import F, Q

from athenaeum.matching import people as engine
from athenaeum.people.models import Area, Openness, Post
from athenaeum.programmes.models import Application, Proposal, Request, Round

Pair = tuple[uuid.UUID, uuid.UUID]  # application of the mentee, application of the mentor
FREE = (Application.State.SUBMITTED, Application.State.WAITING)
TAKING_PART = (*FREE, Application.State.PROPOSED, Application.State.PAIRED)
WITH: list[str] = [
    *("areas", "wishes", "avoidances"),
    *("person__channels", "person__good_hours", "person__languages", "person__posts"),
]
HELD = (Proposal.State.SENT, Proposal.State.AGREED)


@dataclass(frozen=True)
class Seat:
    """How many of a mentor's places this round may use, and the word for a door that is not open."""

    free: int
    paused: bool


class Sides:
    """The two sides of a round, each in the order of the engine's rows.

    Mentees are those who wait for somebody. Mentors are all who take part: the ones with a mentee already may have
    another place.

    Args:
        round: the round.
        pins: pairs to keep together besides the round's own pins.
    """

    def __init__(self, round: Round, pins: Iterable[Pair] = ()) -> None:
        self.round = round
        self.mentees = self._applications(Application.Side.MENTEE, FREE)
        self.mentors = self._applications(Application.Side.MENTOR, TAKING_PART)
        self.pins = self._pins_among_them(pins)

    def _applications(self, side: str, states: Iterable[str]) -> list[Application]:
        rows = Application.objects.filter(cohort=self.round.cohort_id, side=side, state__in=states)
        rows = rows.filter(person__is_active=True).select_related("person", "person__openness")
        return list(rows.prefetch_related(*WITH).order_by("submitted_at", "pk"))

    def _pins_among_them(self, more: Iterable[Pair]) -> set[Pair]:
        """Pins of people who are in this run; those of people who withdrew bind nobody."""
        mentees, mentors = ({row.pk for row in side} for side in (self.mentees, self.mentors))
        wanted = dict(self.round.pins.values_list("mentee_id", "mentor_id"))
        wanted |= dict(more)  # a pair that is tried goes before the pin of the same mentee
        return {(a, b) for a, b in wanted.items() if a in mentees and b in mentors}

    @cached_property
    def seats(self) -> dict[uuid.UUID, Seat]:
        """application of each mentor → the places this round may use."""
        here = Proposal.objects.filter(state__in=HELD, mentor__cohort=self.round.cohort_id)
        held = Counter(here.values_list("mentor_id", flat=True))
        # What is sent may still take a place of the person's, in whichever cohort.
        out = Proposal.objects.filter(state=Proposal.State.SENT)
        sent = Counter(out.values_list("mentor__person_id", flat=True))
        return {row.pk: seat_of(row, held[row.pk], sent[row.person_id]) for row in self.mentors}

    @cached_property
    def apart(self) -> set[Pair]:
        """Pairs that are not to be proposed in this round: excluded by the facilitator, or declined before."""
        excluded = set(self.round.exclusions.values_list("mentee_id", "mentor_id"))
        declined = Proposal.objects.filter(round__cohort=self.round.cohort_id, state=Proposal.State.DECLINED)
        return excluded | set(declined.values_list("mentee_id", "mentor_id"))

    @cached_property
    def earlier(self) -> dict[uuid.UUID, set[uuid.UUID]]:
        """person → persons she was brought together with before, by a round or by asking."""
        agreed = Proposal.objects.filter(state=Proposal.State.AGREED).values_list(
            "mentee__person_id", "mentor__person_id"
        )
        asked = Request.objects.filter(state=Request.State.ACCEPTED).values_list("mentee_id", "mentor_id")
        found: dict[uuid.UUID, set[uuid.UUID]] = {}
        for one, other in (*agreed, *asked):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
        return found


def seat_of(mentor: Application, held_here: int, sent: int) -> Seat:
    """Places left of those offered to this cohort, and never more than the person's own door has."""
    openness: Openness | None = getattr(mentor.person, "openness", None)
    if openness is None:
        return Seat(0, paused=True)
    free = min(mentor.places - held_here, openness.free - sent)
    return Seat(max(free, 0), paused=openness.state == Openness.State.PAUSED)


def people_of(sides: Sides) -> tuple[list[engine.Person], list[engine.Person]]:
    """Both sides as the engine's records, row for row."""
    pinned, apart = by_row(sides.pins), by_row(sides.apart)
    person_of = {row.pk: row.person_id for row in (*sides.mentees, *sides.mentors)}

    def record(row: Application) -> engine.Person:
        avoided = {one.person_id for one in row.avoidances.all()}
        avoided |= {person_of[other] for other in apart.get(row.pk, ()) if other in person_of}
        return as_engine_sees(
            row,
            avoid=avoided,
            locked=[person_of[other] for other in pinned.get(row.pk, ())],
            ended=sides.earlier.get(row.person_id, set()),
            seat=sides.seats.get(row.pk),
        )

    return [record(row) for row in sides.mentees], [record(row) for row in sides.mentors]


def by_row(pairs: Iterable[Pair]) -> dict[uuid.UUID, set[uuid.UUID]]:
    """application → the applications it is paired with, from either side."""
    found: dict[uuid.UUID, set[uuid.UUID]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def as_engine_sees(
    row: Application,
    *,
    avoid: Iterable[uuid.UUID],
    locked: Iterable[uuid.UUID],
    ended: Iterable[uuid.UUID],
    seat: Seat | None,
) -> engine.Person:
    """One application, with what its person's profile says."""
    person, areas = row.person, list(row.areas.all())
    weights = {str(one.area_id): one.weight for one in areas}
    mentor = row.side == Application.Side.MENTOR
    post = next(iter(sorted(person.posts.all(), key=lambda one: one.rank)), None)
    return engine.Person(
        key=str(person.pk),
        name=str(row.pk),  # what the engine says of people names applications; the page puts the names in
        offers=weights if mentor else {},
        not_glad=frozenset(str(one.area_id) for one in areas if not one.glad) if mentor else frozenset(),
        wants={} if mentor else weights,
        channels=tuple(one.kind for one in sorted(person.channels.all(), key=lambda one: one.position)),
        hours=frozenset(one.slot for one in person.good_hours.all()),
        site=str(post.site_id) if post and post.site_id else None,
        unit=str(post.unit_id) if post and post.unit_id else None,
        languages=tuple(one.code for one in person.languages.all()),
        years=years_of(row),
        new=row.newcomer and not mentor,
        prefers=tuple(str(one.person_id) for one in sorted(row.wishes.all(), key=lambda one: one.rank)),
        avoid=frozenset(map(str, avoid)),
        capacity=seat.free if seat else 1,
        paused=seat.paused if seat else False,
        locked_with=tuple(map(str, locked)),
        ended=frozenset(map(str, ended)),
    )


def years_of(row: Application) -> float | None:
    """Years of experience as the person gives them, else since she was hired, up to the day of handing in."""
    person = row.person
    if person.years is not None:
        return float(person.years)
    if person.hired_on is None or row.submitted_at is None:
        return None
    return max(0.0, (row.submitted_at.date() - person.hired_on).days / 365.25)


def managers_of_all() -> dict[str, set[str]]:
    """Everybody's managers over all posts, so that the reporting line holds through people outside the round."""
    found: dict[str, set[str]] = {}
    lines = Post.objects.filter(manager__isnull=False).exclude(manager=F("person"))
    for person, manager in lines.values_list("person_id", "manager_id"):
        found.setdefault(str(person), set()).add(str(manager))
    return found


def tree_of_areas() -> dict[str, str]:
    """area → its parent."""
    rows = Area.objects.filter(~Q(parent=None)).values_list("pk", "parent_id")
    return {str(area): str(parent) for area, parent in rows}
