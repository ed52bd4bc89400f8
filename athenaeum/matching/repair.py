"""One change at a time, from the standing prices: what if this pair fell through?

A change touches a few people. Whoever lost a pair or found a better one is led back by one augmenting path each
(see `market`), and only who is in doubt looks at all pairs again. The plan after the change is the plan that a new
run would propose.

    repair = Repair(plan)
    change = repair.exclude(mentee, mentor)     # who else would move, and what it costs
    plan = repair.plan()                        # the new plan, with its certificate
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from . import changes
from .candidates import NOTHING
from .edges import NEVER, Edges
from .market import NOBODY, Market
from .plan import Plan
from .problem import Problem
from .standing import Standing, take_locks


@dataclass(frozen=True)
class Change:
    """What a change would do.

    moved : (mentee, mentor before, mentor after) of everybody whose mentor changes, −1 = nobody
    gained : total fit after, less total fit before, in points
    """

    moved: tuple[tuple[int, int, int], ...]
    gained: float


class Repair:
    """A plan's own copy of the engine's working state; changes add up and never touch the plan it came from."""

    def __init__(self, plan: Plan) -> None:
        """Raises ValueError for a plan that was not proposed to the end by this engine."""
        if plan.standing is None or not plan.standing.finished:
            raise ValueError("only a finished plan can be repaired; propose it again")
        self._standing = _copied(plan.standing)
        self._method = plan.method

    @property
    def problem(self) -> Problem:
        """The problem as changed so far."""
        return self._standing.problem

    def plan(self) -> Plan:
        """The plan as changed so far, with least prices and certificate."""
        self._standing.settle()
        return self._standing.plan(self._method)

    def exclude(self, mentee: int, mentor: int) -> Change:
        """This pair is not to be."""
        return self._become(changes.excluding(self.problem, [(mentee, mentor)]), [(mentee, mentor)])

    def withdraw_mentee(self, mentee: int) -> Change:
        """This mentee no longer takes part."""
        row = [(mentee, j) for j, _ in self._edges.row(mentee)]
        return self._become(changes.withdrawing(self.problem, mentees=[mentee]), row)

    def withdraw_mentor(self, mentor: int) -> Change:
        """This mentor no longer takes part."""
        column = [(i, mentor) for i, _ in self._edges.column(mentor)]
        return self._become(changes.withdrawing(self.problem, mentors=[mentor]), column)

    def set_capacity(self, mentor: int, places: int) -> Change:
        """This mentor takes more or fewer. Raises Infeasible when locked pairs no longer fit."""
        return self._become(changes.with_capacity(self.problem, mentor, places), [])

    def insist(self, mentee: int, mentor: int) -> Change:
        """This pair is to be, whatever it costs. Raises Infeasible when a rule forbids it."""
        return self._become(changes.insisting(self.problem, [(mentee, mentor)]), [])

    def rerank(self, mentee: int, fits: NDArray[np.float64]) -> Change:
        """This mentee's fits anew: (m,) points, NaN = forbidden."""
        row = [(mentee, j) for j, _ in self._edges.row(mentee)]
        return self._become(changes.ranking(self.problem, mentee, fits), row, renewed=mentee)

    # -- how -------------------------------------------------------------------------------------------------

    @property
    def _market(self) -> Market:
        return self._standing.market

    @property
    def _edges(self) -> Edges:
        return self._standing.market.edges

    def _become(self, problem: Problem, forbidden: list[tuple[int, int]], renewed: int | None = None) -> Change:
        """Take the new problem on, lead everybody concerned back, and prove the plan anew."""
        free, places = take_locks(problem)
        old, before = self.problem, self._whole_match()
        self._standing.problem = problem
        waiting, empty = self._forbid(forbidden)
        waiting |= self._lock(free, empty)
        waiting |= self._make_room(places, empty)
        if renewed is not None and free[renewed]:
            self._renew(renewed)
            waiting.add(renewed)
        self._market.mend(mentees=sorted(waiting), mentors=sorted(empty))
        self._standing.prove()
        return self._told(old, before, [i for i, _ in forbidden])

    def _forbid(self, pairs: Iterable[tuple[int, int]]) -> tuple[set[int], set[int]]:
        """Pairs that are no longer to be; who loses a mentor, and who loses a mentee."""
        waiting: set[int] = set()
        empty: set[int] = set()
        for i, j in pairs:
            place = self._edges.find(i, j)
            if place >= 0:
                self._edges.set_worth(place, i, NEVER)
            if self._market.match[i] == j:
                self._market.release(i)
                waiting.add(i)
                empty.add(j)
        return waiting, empty

    def _lock(self, free: NDArray[np.bool_], empty: set[int]) -> set[int]:
        """Mentees whose lock came or went; returns those who look for a mentor again."""
        standing = self._standing
        locked, unlocked = np.flatnonzero(standing.free & ~free), np.flatnonzero(~standing.free & free)
        standing.free = free
        for i in locked.tolist():
            _, left = self._forbid([(i, j) for j, _ in self._edges.row(i)])
            empty |= left
            self._market.surplus[i] = -self._market.bonus[i]
        self._close()
        for i in unlocked.tolist():
            self._renew(i)
        return set(unlocked.tolist())

    def _make_room(self, places: NDArray[np.int64], empty: set[int]) -> set[int]:
        """Places that came or went; returns the mentees who must look again."""
        standing, market = self._standing, self._market
        changed = np.flatnonzero(places != standing.places)
        opened = changed[standing.places[changed] == 0]
        standing.places = places
        waiting: set[int] = set()
        for j in changed.tolist():
            market.places[j] = int(places[j])
            if len(market.held[j]) > places[j]:
                waiting |= market.held[j]
        empty.update(changed.tolist())
        for i in waiting:
            market.release(i)
        self._close()
        if len(opened):
            for i in standing.take_columns(opened).tolist():
                empty.add(market.match[i])
                market.raise_row(i)
                waiting.add(i)
        empty.discard(NOBODY)
        return waiting

    def _renew(self, mentee: int) -> None:
        """Every allowed pair of a mentee becomes a candidate, at its worth of today."""
        standing, market = self._standing, self._market
        mentors = np.flatnonzero(standing.places > 0)
        who = np.full(len(mentors), mentee)
        fits = standing.problem.scores.pairs(who, mentors)
        allowed = np.isfinite(fits)
        mentors, who, fits = mentors[allowed], who[allowed], fits[allowed]
        worth = standing.worth(fits, who, mentors)
        place = np.arange(self._edges.start[mentee], self._edges.start[mentee + 1])
        today = dict(zip(mentors.tolist(), worth.tolist(), strict=True))
        for spot, j in zip(place.tolist(), self._edges.mentor[place].tolist(), strict=True):
            self._edges.set_worth(spot, mentee, today.get(j, NEVER))
        standing.add_pairs(who, mentors, worth)
        if not standing.watch.by_mentor:
            standing.watch.limit[mentee] = NOTHING
        market.surplus[mentee] = -market.bonus[mentee]
        market.raise_row(mentee)

    def _close(self) -> None:
        if self._standing.watch.chooser is not None:
            self._standing.watch.chooser.close()

    def _whole_match(self) -> list[int]:
        match = list(self._market.match)
        for i, j in self.problem.locked:
            match[i] = j
        return match

    def _told(self, old: Problem, before: list[int], touched: list[int]) -> Change:
        after = self._whole_match()
        moved = tuple((i, a, b) for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b)
        people = sorted({*touched, *(i for i, _, _ in moved)})
        gained = _total(self.problem, after, people) - _total(old, before, people)
        return Change(moved, self.problem.points(gained))


def _total(problem: Problem, match: list[int], people: list[int]) -> int:
    pairs = np.array([(i, match[i]) for i in people if match[i] != NOBODY], dtype=np.intp).reshape(-1, 2)
    return int(problem.scores.pairs(pairs[:, 0], pairs[:, 1]).sum())


def _copied(standing: Standing) -> Standing:
    own = copy(standing)
    own.market = standing.market.copy()
    own.watch = standing.watch.copy(own)
    own.seconds = {}
    own.least_known = False
    return own
