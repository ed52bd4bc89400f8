"""One matching in the making: the problem without its locks, candidate pairs, market and proof."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .blocks import grid, rows_at_once
from .candidates import NOTHING, Lists
from .coverage import reach
from .edges import Edges
from .market import NOBODY, Market
from .plan import Plan
from .prices import NotOptimalError, least_prices, rounded
from .problem import Infeasible, Problem
from .solvers import Solution, Solver
from .ties import Scale
from .watch import Watch

LARGEST_FLOAT32 = 2**24


@dataclass
class Standing:
    """Working state of one run, and what `repair` goes on from.

    classes : the priority classes that occur, lowest first; rank : (n,) each mentee's place among them
    free : (n,) mentees who are not locked; places : (m,) capacity that locks leave
    watch : what is known about pairs that are no candidates
    least_known : the market's prices are the least already
    """

    problem: Problem
    scale: Scale
    classes: NDArray[np.int64]
    rank: NDArray[np.int64]
    free: NDArray[np.bool_]
    places: NDArray[np.int64]
    market: Market
    watch: Watch
    finished: bool = False
    least_known: bool = False
    seconds: dict[str, float] = field(default_factory=dict)

    @classmethod
    def open(cls, problem: Problem) -> Standing:
        """Take the locks out and fix how worth is counted.

        Raises Infeasible when locked pairs contradict the rules.
        """
        free, places = take_locks(problem)
        assert problem.priority is not None
        classes, rank = np.unique(problem.priority, return_inverse=True)
        served = int(min(problem.shape[0], problem.capacity.sum()))
        return cls(
            problem=problem,
            scale=Scale.for_problem(largest_fit(problem), served),
            classes=classes,
            rank=rank.astype(np.int64),
            free=free,
            places=places,
            market=Market(empty_edges(problem.shape), places, rank.astype(np.int64)),
            watch=Watch.nothing_left(problem.shape[0]),
        )

    def worth(
        self, fits: NDArray[np.float64], mentees: NDArray[np.integer], mentors: NDArray[np.integer]
    ) -> NDArray[np.int64]:
        """Worth of listed pairs, lots included."""
        keys = self.problem.mentee_keys, self.problem.mentor_keys
        assert keys[0] is not None
        assert keys[1] is not None
        return self.scale.worth(fits, keys[0][mentees], keys[1][mentors])

    # -- candidates ------------------------------------------------------------------------------------------

    def take_all_pairs(self) -> None:
        """Every allowed pair becomes a candidate."""
        n, m = self.problem.shape
        fits = np.asarray(self.problem.scores.block(0, n), dtype=np.float64)
        fits[~self.free] = -np.inf
        fits[:, self.places == 0] = -np.inf
        mentees, mentors = np.nonzero(np.isfinite(fits))
        worth = self.worth(fits[mentees, mentors], mentees, mentors)
        self.market = Market(Edges.from_pairs(mentees, mentors, worth, (n, m)), self.places, self.rank)

    def take_lists(self, lists: Lists) -> None:
        """What stands on the short lists becomes the candidates."""
        self.market = self.market.on(Edges.from_pairs(*lists.pairs(), self.problem.shape))

    def take_rows(self, mentees: NDArray[np.int64]) -> None:
        """Every allowed pair of these mentees becomes a candidate."""
        self.add_pairs(*self._all_pairs(mentees, np.flatnonzero(self.places > 0)))
        if not self.watch.by_mentor:
            self.watch.limit[mentees] = NOTHING

    def take_columns(self, mentors: NDArray[np.int64]) -> NDArray[np.int64]:
        """Every allowed pair of these mentors becomes a candidate; the mentees whom one of them would suit."""
        rows, columns, worth = self._all_pairs(np.flatnonzero(self.free), mentors)
        if self.watch.by_mentor:
            self.watch.limit[mentors] = NOTHING
        edges = self.market.edges
        for i, j, value in zip(rows.tolist(), columns.tolist(), worth.tolist(), strict=True):
            place = edges.find(i, j)
            if place >= 0 and edges.worth[place] != value:  # was changed while its mentor had no place
                edges.set_worth(place, i, value)
        self.add_pairs(rows, columns, worth)
        return self._suited(rows, columns, worth)

    def _all_pairs(
        self, mentees: NDArray[np.int64], mentors: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """(mentee, mentor, worth) of every allowed pair between them."""
        fits = np.asarray(grid(self.problem.scores, mentees, mentors), dtype=np.float64)
        row, column = np.nonzero(np.isfinite(fits))
        pairs = mentees[row], mentors[column]
        return *pairs, self.worth(fits[row, column], *pairs)

    def add_pairs(
        self, mentees: NDArray[np.int64], mentors: NDArray[np.int64], worth: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Add candidates where they are new; the mentees whom one of them would suit better."""
        edges = self.market.edges
        new = ~edges.holds(mentees, mentors)
        mentees, mentors, worth = mentees[new], mentors[new], worth[new]
        if len(mentees) == 0:
            return mentees
        edges.add(mentees, mentors, worth)
        return self._suited(mentees, mentors, worth)

    def _suited(
        self, mentees: NDArray[np.int64], mentors: NDArray[np.int64], worth: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        surplus, price = np.array(self.market.surplus, np.int64), np.array(self.market.price, np.int64)
        return np.unique(mentees[worth > surplus[mentees] + price[mentors]])

    # -- solving ---------------------------------------------------------------------------------------------

    def solve(self, solver: Solver) -> None:
        """The best plan on the candidate pairs."""
        market = self.market
        bonus = np.array(market.bonus, dtype=np.int64)
        self.adopt(solver(market.edges, self.places, bonus))

    def adopt(self, solution: Solution, tick: Callable[[], None] | None = None) -> None:
        """Take a solver's plan in; one without prices is priced, or mended from nothing when it has none."""
        market, match = self.market, solution.match
        if solution.price is not None or solution.surplus is not None:
            market.adopt(match, price=solution.price, surplus=solution.surplus, tick=tick)
            return
        room = self.places - np.bincount(match[match != NOBODY], minlength=len(self.places))
        try:
            price, _ = least_prices(market.edges, match, room, np.array(market.bonus, dtype=np.int64))
        except NotOptimalError:
            price, match = np.zeros_like(self.places), np.full_like(match, NOBODY)
        else:
            self.least_known = True
        market.adopt(match, price=price, tick=tick)

    def improve(self, mentees: NDArray[np.int64], tick: Callable[[], None] | None = None) -> None:
        """Let mentees who found better pairs have them, and mend what that moves."""
        if len(mentees) == 0:
            return
        self.least_known = False
        left = {self.market.match[i] for i in mentees.tolist()} - {NOBODY}
        for i in mentees.tolist():
            self.market.raise_row(i)
        self.market.mend(tick, mentees=mentees.tolist(), mentors=sorted(left))

    def cover(self, tick: Callable[[], None] | None = None) -> None:
        """Raise the coverage bonus until nobody is left out who could be served."""
        step = max(1, self.scale.factor * (2 * largest_fit(self.problem) + 1))
        while (rank := self._missing()) >= 0:
            self.least_known = False
            self.market.raise_bonus(rank, step)
            self.market.mend(tick)
            step *= 8

    def _missing(self) -> int:
        """The class whose bonus is too low, or −1; looks beyond the candidates where they do not suffice."""
        market = self.market
        match, room = market.plan(), market.room()
        waiting = set(self.rank[(match == NOBODY) & self.free].tolist())
        for own in sorted(waiting, reverse=True):
            while room.any() or (self.rank[match != NOBODY] < own).any():
                found = reach(market.edges, match, room, self.rank, own)
                if found.rank >= 0:
                    return found.rank
                if not self.watch.widen(self, found):
                    break
                match, room = market.plan(), market.room()
        return -1

    def prove(self, tick: Callable[[], None] | None = None) -> None:
        """Price every pair that could matter until none outside the candidates can improve the plan."""
        self.cover(tick)
        while len(doubtful := self.watch.doubtful(self)):
            self.improve(self.watch.look(self, doubtful), tick)
            self.cover(tick)

    def settle(self, tick: Callable[[], None] | None = None) -> None:
        """Put the least prices over all pairs in place of whichever proved the plan."""
        if not self.least_known:
            self._least(None)
        while len(doubtful := self.watch.doubtful(self)):
            suited = self.watch.look(self, doubtful)
            if len(suited):
                self._least(np.array(self.market.price, dtype=np.int64))
            if tick:
                tick()

    def _least(self, at_least: NDArray[np.int64] | None) -> None:
        market = self.market
        bonus = np.array(market.bonus, dtype=np.int64)
        price, surplus = least_prices(market.edges, market.plan(), market.room(), bonus, at_least)
        market.price[:] = price.tolist()
        market.surplus[:] = surplus.tolist()

    # -- answering -------------------------------------------------------------------------------------------

    def fits(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """((k, 2) pairs in order of mentees, (k,) their whole fits), locks included."""
        match = self.market.plan()
        for i, j in self.problem.locked:
            match[i] = j
        mentees = np.flatnonzero(match != NOBODY)
        pairs = np.column_stack((mentees, match[mentees]))
        return pairs, self.problem.scores.pairs(pairs[:, 0], pairs[:, 1]).astype(np.int64)

    def plan(self, method: str) -> Plan:
        """The answer, with an honest bound even when the run was stopped."""
        problem, market = self.problem, self.market
        pairs, fits = self.fits()
        total = int(fits.sum())
        price = rounded(np.array(market.price, dtype=np.int64), self.scale.factor)
        surplus = self._whole_surplus(price, pairs, fits)
        price = self._price_without_places(price, surplus)
        surplus[[i for i, _ in problem.locked]] = self._locked_surplus(price)
        bound = self.whole_bound()
        unmatched = np.setdiff1d(np.arange(problem.shape[0]), pairs[:, 0])
        assert problem.priority is not None
        served = problem.priority[pairs[:, 0]]
        steps = np.cumsum(market.steps) // self.scale.factor
        return Plan(
            pairs=pairs,
            objective=problem.points(total),
            upper_bound=problem.points(bound),
            proved_optimal=self.finished and bound == total,
            unmatched=unmatched,
            prices=_points(problem, price),
            mentee_prices=_points(problem, surplus),
            bonus={int(c): problem.points(int(b)) for c, b in zip(self.classes, steps, strict=False)},
            served_by_class={int(c): int((served == c).sum()) for c in self.classes},
            floor=problem.points(int(fits.min())) if len(fits) else None,
            given_up=0.0,
            at_least=None,
            method=method,
            seconds=dict(self.seconds),
            standing=self,
        )

    def whole_bound(self) -> int:
        """What no plan of this coverage can exceed, in whole fits."""
        return (self.market.bound() + self.watch.excess(self)) // self.scale.factor + self._locked_total()

    def bound_of_any(self) -> int:
        """What no plan at all can exceed, whomever it leaves out, in whole fits."""
        places = zip(self.market.price, self.places.tolist(), strict=True)
        at_most = sum(p * c for p, c in places) + sum(max(0, y) for y in self.market.surplus)
        return (at_most + self.watch.excess(self)) // self.scale.factor + self._locked_total()

    def _locked_total(self) -> int:
        locked = np.array(self.problem.locked, dtype=np.intp).reshape(-1, 2)
        return int(self.problem.scores.pairs(locked[:, 0], locked[:, 1]).sum()) if len(locked) else 0

    def _price_without_places(self, price: NDArray[np.int64], surplus: NDArray[np.int64]) -> NDArray[np.int64]:
        """What a first place would add with mentors who have none left."""
        shut = np.flatnonzero(self.places == 0)
        mentees = np.flatnonzero(self.free)
        if len(shut) == 0:
            return price
        price = price.copy()
        price[shut] = 0
        step = rows_at_once(len(shut))
        for start in range(0, len(mentees), step):
            who = mentees[start : start + step]
            gain = grid(self.problem.scores, who, shut) - surplus[who][:, None]
            best = np.maximum(gain.max(axis=0, initial=0), 0)
            price[shut] = np.maximum(price[shut], best.astype(np.int64))
        return price

    def _locked_surplus(self, price: NDArray[np.int64]) -> NDArray[np.int64]:
        locked = np.array(self.problem.locked, dtype=np.intp).reshape(-1, 2)
        return self.problem.scores.pairs(locked[:, 0], locked[:, 1]).astype(np.int64) - price[locked[:, 1]]

    def _whole_surplus(
        self, price: NDArray[np.int64], pairs: NDArray[np.int64], fits: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        surplus = -np.array(self.market.bonus, dtype=np.int64) // self.scale.factor
        surplus[pairs[:, 0]] = fits - price[pairs[:, 1]]
        return surplus


def take_locks(problem: Problem) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """(free mentees, places left). Raises Infeasible naming every lock that contradicts a rule."""
    free = np.ones(problem.shape[0], dtype=bool)
    places = problem.capacity.copy()
    bad: list[tuple[tuple[int, int], str]] = []
    locked = np.array(problem.locked, dtype=np.intp).reshape(-1, 2)
    fits = problem.scores.pairs(locked[:, 0], locked[:, 1]) if len(locked) else np.empty(0)
    for (i, j), fit in zip(problem.locked, fits, strict=True):
        if not np.isfinite(fit):
            bad.append(((i, j), "the pair is forbidden"))
        elif not free[i]:
            bad.append(((i, j), "the mentee is locked with two mentors"))
        elif places[j] == 0:
            bad.append(((i, j), "the mentor has no place left"))
        else:
            free[i] = False
            places[j] -= 1
    if bad:
        raise Infeasible([pair for pair, _ in bad], [why for _, why in bad])
    return free, places


def largest_fit(problem: Problem) -> int:
    """A bound on the size of any fit, in whole numbers."""
    return int(getattr(problem.scores, "largest", LARGEST_FLOAT32))


def empty_edges(shape: tuple[int, int]) -> Edges:
    """No candidate at all."""
    n, m = shape
    return Edges(np.zeros(n + 1, np.int64), np.empty(0, np.int32), np.empty(0, np.int64), m)


def _points(problem: Problem, whole: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.round(whole * problem.unit, 9)
