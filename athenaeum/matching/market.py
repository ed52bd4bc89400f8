"""A plan with its prices, kept exactly optimal while pairs, places and people come and go.

Every mentor j has a price p_j ≥ 0 and every mentee i a surplus y_i, with y_i + p_j ≥ worth_ij for every
candidate pair and equality for every pair of the plan (complementary slackness). A mentee whose surplus plus
coverage bonus is positive must be served; a mentor with a positive price must be full. Whoever breaks this is
led back by one shortest augmenting path (Dijkstra over reduced costs; Jonker and Volgenant 1987, Bertsekas
1991, §4), from a mentee who waits or from a place that stands empty: one search, seen from either side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

from .edges import Edges

NOBODY = -1


@dataclass
class _Side:
    """The market as one side sees it: `near` people search, `far` people are searched."""

    neighbours: Callable[[int], list[tuple[int, int]]]
    near: list[int]
    far: list[int]
    outside: Callable[[int], int]
    holders: Callable[[int], Iterable[int]]
    is_open: Callable[[int], bool]


class Market:
    """Candidate pairs, the plan so far, and its prices.

    Parameters
    ----------
    edges : candidate pairs; capacity : (m,) places that are free for them; rank : (n,) class of each mentee,
    0 … r−1, the highest first in importance
    """

    def __init__(self, edges: Edges, capacity: NDArray[np.int64], rank: NDArray[np.int64]) -> None:
        self.edges = edges
        self.places: list[int] = capacity.tolist()
        self.rank = rank
        self.steps = [0] * (int(rank.max(initial=0)) + 1)
        self.bonus = [0] * edges.mentees
        self.match = [NOBODY] * edges.mentees
        self.held: list[set[int]] = [set() for _ in range(edges.mentors)]
        self.price = [0] * edges.mentors
        self.surplus = [0] * edges.mentees
        self._mentees = _Side(
            edges.row, self.surplus, self.price, self._outside_mentee, self.held.__getitem__, self._has_room
        )
        self._mentors = _Side(
            edges.column, self.price, self.surplus, self.price.__getitem__, self._mentor_of, self._is_waiting
        )

    def copy(self) -> Market:
        """The same plan and prices, to be changed apart."""
        same = self.on(self.edges.copy())
        same.match = list(self.match)
        same.held = [set(held) for held in self.held]
        same._mentees.holders = same.held.__getitem__
        same.price[:], same.surplus[:] = self.price, self.surplus
        return same

    def on(self, edges: Edges) -> Market:
        """An empty market with the same places and bonuses on other pairs."""
        other = Market(edges, np.array(self.places, dtype=np.int64), self.rank)
        other.steps, other.bonus = list(self.steps), list(self.bonus)
        return other

    # -- taking a plan in ------------------------------------------------------------------------------------

    def adopt(
        self,
        match: NDArray[np.int64],
        *,
        price: NDArray[np.int64] | None = None,
        surplus: NDArray[np.int64] | None = None,
        tick: Callable[[], None] | None = None,
    ) -> None:
        """Start from a solver's plan and one side's prices; what does not fit them is mended."""
        if surplus is not None:
            self.surplus[:] = surplus.tolist()
            price = self._least_for_mentors(surplus)
        assert price is not None
        self.price[:] = price.tolist()
        if surplus is None:
            self.surplus[:] = self._least_for_mentees(price).tolist()
        served = np.flatnonzero(match != NOBODY)
        tight = self._are_tight(served, match[served])
        for i, j in zip(served[tight].tolist(), match[served][tight].tolist(), strict=True):
            self._join(i, j)
        self.mend(tick)

    def _least_for_mentees(self, price: NDArray[np.int64]) -> NDArray[np.int64]:
        surplus = -np.array(self.bonus, dtype=np.int64)
        rows = np.flatnonzero(np.diff(self.edges.start))
        if len(rows):
            reduced = self.edges.worth - price[self.edges.mentor]
            best = np.maximum.reduceat(reduced, self.edges.start[rows])
            surplus[rows] = np.maximum(surplus[rows], best)
        return surplus

    def _least_for_mentors(self, surplus: NDArray[np.int64]) -> NDArray[np.int64]:
        price = np.zeros(self.edges.mentors, dtype=np.int64)
        start, owner, worth = self.edges.by_mentor()
        columns = np.flatnonzero(np.diff(start))
        if len(columns):
            best = np.maximum.reduceat(worth - surplus[owner], start[columns])
            price[columns] = np.maximum(0, best)
        return price

    def _are_tight(self, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> NDArray[np.bool_]:
        surplus, price = np.array(self.surplus, np.int64), np.array(self.price, np.int64)
        return self.edges.worth_of(mentees, mentors) == surplus[mentees] + price[mentors]

    # -- keeping it optimal ----------------------------------------------------------------------------------

    def mend(
        self,
        tick: Callable[[], None] | None = None,
        *,
        mentees: Iterable[int] | None = None,
        mentors: Iterable[int] | None = None,
    ) -> None:
        """Serve every mentee who must be served and fill every place that must be full.

        Who knows that only some people can be concerned names them.
        """
        for i in self._due_mentees(range(len(self.match)) if mentees is None else mentees):
            self._augment(self._mentees, i, self._move_from_mentee)
            if tick:
                tick()
        for j in self._due_mentors(range(len(self.held)) if mentors is None else mentors):
            self._augment(self._mentors, j, self._move_from_mentor)
            if tick:
                tick()

    def _due_mentees(self, among: Iterable[int]) -> Iterator[int]:
        for i in [i for i in among if self.match[i] == NOBODY]:
            if self.match[i] == NOBODY and self.surplus[i] + self.bonus[i] > 0:
                yield i

    def _due_mentors(self, among: Iterable[int]) -> Iterator[int]:
        for j in [j for j in among if self._has_room(j)]:
            while self.price[j] > 0 and self._has_room(j):
                yield j

    def raise_row(self, i: int) -> None:
        """A mentee's pairs became better: raise the surplus that covers them; the plan may need mending."""
        best = max((worth - self.price[j] for j, worth in self.edges.row(i)), default=-self.bonus[i])
        if best > self.surplus[i]:
            self.surplus[i] = best
            self.release(i)

    def release(self, i: int) -> None:
        """Take a mentee out of the plan, until `mend`."""
        j = self.match[i]
        if j != NOBODY:
            self.held[j].discard(i)
            self.match[i] = NOBODY

    def raise_bonus(self, rank: int, step: int) -> None:
        """Make it dearer to leave out anybody of class `rank` or above."""
        self.steps[rank] += step
        for i, own in enumerate(self.rank.tolist()):
            if own >= rank:
                self.bonus[i] += step

    def steps_up_to(self, rank: int) -> int:
        """The bonus of a class."""
        return sum(self.steps[: rank + 1])

    # -- reading it ------------------------------------------------------------------------------------------

    def plan(self) -> NDArray[np.int64]:
        """(n,) the mentor of each mentee, −1 for nobody."""
        return np.array(self.match, dtype=np.int64)

    def room(self) -> NDArray[np.int64]:
        """(m,) places still free."""
        held = np.fromiter(map(len, self.held), dtype=np.int64, count=len(self.held))
        return np.array(self.places, dtype=np.int64) - held

    def worth(self) -> int:
        """Total worth of the plan, bonuses apart."""
        match = self.plan()
        served = np.flatnonzero(match != NOBODY)
        return sum(self.edges.worth_of(served, match[served]).tolist())

    def bound(self) -> int:
        """What no plan of the same coverage, on the candidate pairs, can exceed in worth."""
        at_most = sum(p * c for p, c in zip(self.price, self.places, strict=True))
        at_most += sum(y for y, j in zip(self.surplus, self.match, strict=True) if j != NOBODY)
        waiting = (y + b for y, b, j in zip(self.surplus, self.bonus, self.match, strict=True) if j == NOBODY)
        return at_most + sum(waiting)

    # -- one augmenting path ---------------------------------------------------------------------------------

    def _augment(self, side: _Side, root: int, move: Callable[[int, int, int | None], None]) -> None:
        """Find the cheapest way to serve `root` (or to let it go), shift the prices, move the people."""
        near, far = side.near, side.far
        limit = side.outside(root)
        last_near, last_far = root, NOBODY
        distance: dict[int, int] = {}
        reached_by: dict[int, int] = {}
        came_from: dict[int, int | None] = {root: None}
        near_distance = {root: 0}
        done: dict[int, int] = {}
        heap: list[tuple[int, int]] = []
        frontier = [root]
        d = 0
        while True:
            for a in frontier:
                base = d + near[a]
                for b, worth in side.neighbours(a):
                    there = base + far[b] - worth
                    if there < limit and b not in done and there < distance.get(b, limit):
                        distance[b] = there
                        reached_by[b] = a
                        heappush(heap, (there, b))
            while heap and heap[0][1] in done:
                heappop(heap)
            if not heap or heap[0][0] >= limit:
                break
            d, b = heappop(heap)
            done[b] = d
            if side.is_open(b):
                limit, last_near, last_far = d, NOBODY, b
                break
            frontier = [a for a in side.holders(b) if a not in near_distance]
            for a in frontier:
                near_distance[a] = d
                came_from[a] = b
                if d + side.outside(a) < limit:
                    limit, last_near, last_far = d + side.outside(a), a, NOBODY
        for b, d in done.items():
            if d < limit:
                far[b] += limit - d
        for a, d in near_distance.items():
            if d < limit:
                near[a] -= limit - d
        self._follow(last_near, last_far, reached_by, came_from, move)

    @staticmethod
    def _follow(
        last_near: int,
        last_far: int,
        reached_by: dict[int, int],
        came_from: dict[int, int | None],
        move: Callable[[int, int, int | None], None],
    ) -> None:
        """Walk the path back to its root; `move(who, to, from)` shifts one person of the near side."""
        moves: list[tuple[int, int, int | None]] = []
        to: int | None = last_far
        if last_near != NOBODY:
            to = came_from[last_near]
            if to is not None:
                moves.append((last_near, NOBODY, to))
        while to is not None:
            who = reached_by[to]
            moves.append((who, to, came_from[who]))
            to = came_from[who]
        for who, to, origin in moves:
            move(who, to, origin)

    def _move_from_mentee(self, i: int, to: int, origin: int | None) -> None:
        if origin is not None:
            self.held[origin].discard(i)
        self.match[i] = to
        if to != NOBODY:
            self.held[to].add(i)

    def _move_from_mentor(self, j: int, to: int, origin: int | None) -> None:
        if origin is not None:
            self.held[j].discard(origin)
            if self.match[origin] == j:
                self.match[origin] = NOBODY
        if to != NOBODY:
            self._join(to, j)

    def _join(self, i: int, j: int) -> None:
        self.match[i] = j
        self.held[j].add(i)

    def _outside_mentee(self, i: int) -> int:
        return self.surplus[i] + self.bonus[i]

    def _has_room(self, j: int) -> bool:
        return len(self.held[j]) < self.places[j]

    def _mentor_of(self, i: int) -> tuple[int, ...]:
        return (self.match[i],)

    def _is_waiting(self, i: int) -> bool:
        return self.match[i] == NOBODY
