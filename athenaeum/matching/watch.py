"""What is known about the pairs that are no candidates: how good the best of them can be.

Every bidder keeps a limit that no pair of theirs outside the candidates exceeds, less the price it had when the
limit was set. While the limit stays below the bidder's own surplus, none of those thousands of pairs can improve
the plan, and nobody needs to compute them again: most of the proof over all pairs is had for nothing. Only who is
in doubt is looked at again, over all pairs, at the prices of the day.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .blocks import grid, rows_at_once
from .candidates import NOTHING, Chooser, Lists

if TYPE_CHECKING:
    from .coverage import Reach
    from .standing import Standing

QUICK = 2**18
"""So few pairs are looked at without asking which of them could be left out."""

PAIRS_TO_REACH = 4
"""Pairs added to each mentee for whom coverage looks beyond the candidates."""


class Watch:
    """Limits of all bidders, and who is in doubt.

    limit : (bidders,) the most that a pair outside the candidates can be worth, less its reference price
    since : (bidders,) at which reference prices
    """

    def __init__(self, lists: Lists, chooser: Chooser | None, *prices: NDArray[np.int64]) -> None:
        """`prices`: those at which the lists were first made, and those after the last was made anew."""
        self.by_mentor = lists.by_mentor
        self.limit = lists.limit
        self.since = np.zeros(len(self.limit), dtype=np.int64)
        self.references = list(prices)
        self.chooser = chooser
        if chooser is not None:
            self.since[chooser.fresh] = 1

    @classmethod
    def nothing_left(cls, mentees: int) -> Watch:
        """Every allowed pair is a candidate."""
        return cls(Lists.empty(mentees, 0, by_mentor=False), None)

    def copy(self, standing: Standing) -> Watch:
        """The same limits, to be changed apart, for another standing."""
        same = copy(self)
        same.limit, same.since, same.references = self.limit.copy(), self.since.copy(), list(self.references)
        if self.chooser is not None:
            same.chooser = Chooser(standing, self.chooser.width, by_mentor=self.by_mentor)
        return same

    def doubtful(self, standing: Standing) -> NDArray[np.int64]:
        """Bidders of whom a pair outside the candidates could still improve the plan."""
        return np.flatnonzero(self._over(standing) > 0)

    def excess(self, standing: Standing) -> int:
        """How much of the bound the pairs outside the candidates could add (nothing once nobody is in doubt)."""
        over = np.maximum(self._over(standing), 0)
        weight = standing.places if self.by_mentor else standing.free
        return sum(int(a) * int(b) for a, b in zip(over.tolist(), weight.tolist(), strict=True) if a)

    def _over(self, standing: Standing) -> NDArray[np.int64]:
        if self.chooser is None:
            return np.full(len(self.limit), NOTHING)
        own, other = self._sides(standing)
        open_objects = ~self.chooser.shut_objects
        drift = [int((old - other)[open_objects].max(initial=NOTHING)) for old in self.references]
        over = self.limit + np.array(drift, dtype=np.int64)[self.since] - own
        over[(self.limit == NOTHING) | self.chooser.shut_bidders] = NOTHING
        return over

    def _sides(self, standing: Standing) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """(what bidders have, what objects cost)."""
        market = standing.market
        surplus, price = np.array(market.surplus, np.int64), np.array(market.price, np.int64)
        return (price, surplus) if self.by_mentor else (surplus, price)

    def look(self, standing: Standing, bidders: NDArray[np.int64]) -> NDArray[np.int64]:
        """Look again at pairs of some bidders, add those that matter; mentees whom one of them would suit."""
        assert self.chooser is not None
        own, other = self._sides(standing)
        suited = [np.empty(0, dtype=np.int64)]
        for number in np.unique(self.since[bidders]).tolist():
            fallen = self.references[number] - other
            fallen[self.chooser.shut_objects] = NOTHING
            group = bidders[self.since[bidders] == number]
            room = own[group] - self.limit[group]
            for part, objects, rest in _shares(group, room, fallen):
                pairs, limit = self.chooser.look(part, objects, other, own)
                known = self.limit[part] + rest
                self.limit[part] = np.maximum(limit, known) if rest > NOTHING else limit
                suited.append(standing.add_pairs(*pairs))
        self.since[bidders] = len(self.references)
        self.references.append(other)
        return np.unique(np.concatenate(suited))

    def above(self, worth: int) -> Watch:
        """A watch for the round without pairs below this worth: a bidder whose limit is below it has no others."""
        same = copy(self)
        same.limit = np.where((self.limit < worth) & (self.since == 0), NOTHING, 0)
        return same

    def widen(self, standing: Standing, found: Reach) -> bool:
        """Can coverage go beyond the candidates, from those reached to mentors not reached? Adds such pairs."""
        if self.chooser is None:
            return False
        unfinished = self.limit != NOTHING
        reached, unseen = found.mentees & standing.free, ~found.mentors & (standing.places > 0)
        if self.by_mentor:
            unseen &= unfinished
        else:
            reached &= unfinished
        mentees, mentors = np.flatnonzero(reached), np.flatnonzero(unseen)
        if len(mentors) == 0:
            return False
        step = rows_at_once(len(mentors))
        some = (mentees[start : start + step] for start in range(0, len(mentees), step))
        added = [self._reach_further(standing, who, mentors) for who in some]
        return any(added)

    @staticmethod
    def _reach_further(standing: Standing, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> bool:
        fits = np.asarray(grid(standing.problem.scores, mentees, mentors), dtype=np.float64)
        best = np.argsort(-fits, axis=1, kind="stable")[:, :PAIRS_TO_REACH]
        row = np.repeat(np.arange(len(mentees)), best.shape[1])
        column = best.ravel()
        allowed = np.isfinite(fits[row, column])
        row, column = row[allowed], column[allowed]
        pairs = mentees[row], mentors[column]
        standing.improve(standing.add_pairs(*pairs, standing.worth(fits[row, column], *pairs)))
        return len(row) > 0


def _shares(
    bidders: NDArray[np.int64], room: NDArray[np.int64], fallen: NDArray[np.int64]
) -> list[tuple[NDArray[np.int64], NDArray[np.int64], int]]:
    """Who must look at whom: (bidders, objects, how far the prices of all other objects have fallen at most).

    A bidder with room r between limit and own surplus need only look at objects whose price fell by more than
    r. The bidders are parted in two at the r that leaves the fewest pairs to compute.
    """
    everything = np.flatnonzero(fallen > NOTHING)
    if len(bidders) * len(fallen) <= QUICK:
        return [(bidders, np.arange(len(fallen)), NOTHING)]
    cuts = np.unique(np.quantile(room, np.linspace(0, 1, 17), method="lower"))
    sorted_fall = np.sort(fallen[everything])
    objects = len(everything) - np.searchsorted(sorted_fall, cuts, side="right")
    few = np.array([(room < cut).sum() for cut in cuts])
    best = int(np.argmin(few * len(everything) + (len(bidders) - few) * objects))
    cut = int(cuts[best])
    some = np.flatnonzero(fallen > cut)
    rest = int(fallen[everything][fallen[everything] <= cut].max(initial=NOTHING))
    loose, tight = bidders[room >= cut], bidders[room < cut]
    shares = [(loose, some, rest), (tight, everything, NOTHING)]
    return [share for share in shares if len(share[0]) and len(share[1])]
