"""Why nobody for this mentee, and what would help."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .alternatives import named
from .blocks import grid
from .columns import Ints
from .features import Features, features_of
from .plan import Plan
from .problem import Problem
from .reasons import Reason
from .rules import REPORTING_LINE, SAME_PERSON
from .score import POINTS
from .stack import Dense

TOGETHER = 256  # mentees whose fits are computed together
NAMES = 3  # people named in one sentence
# `OTHER` covers private wishes: such mentors are counted, never named.
OPEN, FULL, PAUSED, LINE, CHANNEL, OTHER, SELF = range(7)
STATES = {LINE: "reporting_line", FULL: "full", PAUSED: "paused", CHANNEL: "no_channel", OTHER: "other"}
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Why a mentee has nobody.

    Attributes:
        mentee: number in the problem.
        reasons: why, the most telling first.
        helps: what a facilitator can do about it, the most useful first.
    """

    mentee: int
    reasons: tuple[Reason, ...]
    helps: tuple[Reason, ...]


def unmatched(problem: Problem, plan: Plan, mentee: int) -> Unmatched:
    """Why one mentee was left without a mentor in a plan, and what would help."""
    return next(_told(problem, plan, np.array([mentee])))


def all_unmatched(problem: Problem, plan: Plan) -> list[Unmatched]:
    """The same for everybody whom a plan leaves without a mentor."""
    return list(_told(problem, plan, plan.unmatched))


def _told(problem: Problem, plan: Plan, mentees: Ints) -> Iterator[Unmatched]:
    features = features_of(problem)
    used = np.bincount(plan.pairs[:, 1].astype(np.int64), minlength=features.shape[1])
    everybody = np.arange(features.shape[1])
    for some in (mentees[start : start + TOGETHER] for start in range(0, len(mentees), TOGETHER)):
        for mentee, row in zip(some.tolist(), grid(problem.scores, some, everybody), strict=True):
            yield _Case(features, mentee, row, problem.capacity > used).told()


class _Case:
    """One mentee's view of all mentors: why each is out of reach, and who offers what she wants most."""

    def __init__(self, features: Features, mentee: int, fits: Dense, room: Flags) -> None:
        self.features, self.mentee, self.fits, self.room = features, mentee, fits, room
        self.person = features.mentees[mentee]
        self.state = _states(features, mentee)
        self.state[(self.state == OPEN) & np.isneginf(fits)] = OTHER
        self.terms, self.offering = _offering(features, mentee)

    def told(self) -> Unmatched:
        if self.person.paused:
            who = named("mentee", self.person)
            return Unmatched(self.mentee, (Reason("nobody.paused", who),), (Reason("help.resume", who),))
        if not (self.state != SELF).any():
            return Unmatched(self.mentee, (Reason("nobody.mentors"),), self._invite())
        reasons = (*self._who_offers(), *self._nobody())
        helps = (*self._places(), *self._channel(), *self._conversation(), *self._invite())
        return Unmatched(self.mentee, reasons, helps)

    def _who_offers(self) -> list[Reason]:
        """Where those are who offer what she wants most."""
        if not self.terms:
            return []
        if not self.offering.any():
            return [Reason("nobody.offers", {"terms": self.terms})]
        count = int(self.offering.sum())
        told = [Reason("offers.count", {"terms": self.terms, "count": count})]
        states = np.where((self.state == OPEN) & ~self.room, FULL, self.state)
        for state, name in STATES.items():
            there = np.flatnonzero(self.offering & (states == state))
            if len(there):
                params = {"count": len(there)} if state == OTHER else self._names(there)
                told.append(Reason(f"offers.{name}", params))
        return told

    def _nobody(self) -> list[Reason]:
        """Why nobody else either: all full, or all forbidden."""
        who = named("mentee", self.person)
        open_to = np.flatnonzero((self.state == OPEN) & ~self.room)
        if len(open_to):
            return [Reason("nobody.full", who | self._names(self._best(open_to)) | {"count": len(open_to)})]
        others = self.state != SELF
        told = [Reason("nobody.forbidden", who | {"count": int(others.sum())})]
        counts = {name: int((self.state == state).sum()) for state, name in STATES.items()}
        return told + [Reason(f"rules.{name}", {"count": count}) for name, count in counts.items() if count]

    def _places(self) -> list[Reason]:
        """Mentors who may take her but are full: one more place could serve her."""
        may = np.flatnonzero((self.state == OPEN) & ~self.room)
        who = named("mentee", self.person)
        return [
            Reason(
                "help.place", who | named("mentor", self.features.mentors[j]), round(float(self.fits[j]) * POINTS, 1)
            )
            for j in self._best(may)[:2].tolist()
        ]

    def _channel(self) -> list[Reason]:
        """The way of meeting that would open most free places."""
        features = self.features
        barred = np.flatnonzero((self.state == CHANNEL) & self.room)
        _, first, many = np.unique(features.channels.columns[barred], return_index=True, return_counts=True)
        counts: dict[str, int] = {}
        for j, count in zip(barred[first].tolist(), many.tolist(), strict=True):
            for channel in features.mentors[j].channels:
                counts[channel] = counts.get(channel, 0) + count
        if not counts:
            return []
        channel = min(counts, key=lambda word: (-counts[word], word))
        who = named("mentee", self.person)
        return [Reason("help.channel", who | {"channel": channel, "count": counts[channel]})]

    def _conversation(self) -> list[Reason]:
        """A full mentor who offers what she wants most might give an hour."""
        may = np.flatnonzero(self.offering & (self.state == OPEN) & ~self.room)
        return [
            Reason("help.conversation", named("mentor", self.features.mentors[j])) for j in self._best(may)[:1].tolist()
        ]

    def _invite(self) -> tuple[Reason, ...]:
        return (Reason("help.invite", {"terms": self.terms}),) if self.terms else ()

    def _best(self, mentors: Ints) -> Ints:
        """The same mentors, the best fit first."""
        return mentors[np.lexsort((self.features.mentor_order[mentors], -self.fits[mentors]))]

    def _names(self, mentors: Ints) -> dict[str, object]:
        people = [self.features.mentors[j] for j in mentors[:NAMES].tolist()]
        return {
            "mentors": tuple(person.name or person.key for person in people),
            "mentor_keys": tuple(person.key for person in people),
            "count": len(mentors),
            "more": max(len(mentors) - NAMES, 0),
        }


def _states(features: Features, mentee: int) -> Ints:
    """Why each mentor is out of reach by the rules, or `OPEN`."""
    width = features.shape[1]
    state = np.full(width, OPEN)
    banned = features.channels.bans(np.full(width, mentee), np.arange(width))
    state[banned] = CHANNEL
    ban = features.ban
    mine = slice(*np.searchsorted(ban.keys, [mentee * width, (mentee + 1) * width]))
    columns, bits = ban.keys[mine] - mentee * width, ban.bits[mine]
    state[columns] = np.select([bits & SAME_PERSON > 0, bits & REPORTING_LINE > 0], [SELF, LINE], OTHER)
    closed = features.closed_mentors & (state != SELF)
    state[closed] = np.where(features.paused_mentors[closed], PAUSED, FULL)
    return state


def _offering(features: Features, mentee: int) -> tuple[tuple[str, ...], Flags]:
    """What a mentee wants most, and the mentors who offer just that; where nobody does, something akin."""
    wants = features.mentees[mentee].wants
    top = tuple(sorted(term for term, importance in wants.items() if importance == max(wants.values())))
    worth = features.subjects.worth
    exact, akin = np.zeros((2, features.shape[1]), dtype=bool)
    for term in top:
        there, via = worth.of_term(features.subjects.terms[term])
        akin[there] = True
        exact[there[via == worth.number.get(term, -1)]] = True
    return top, exact if exact.any() else akin
