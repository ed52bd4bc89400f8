"""The few pairs worth holding: each bidder's best, chosen block by block, and how good the rest can be.

A bidder (a mentee; or a mentor, where places are scarce) keeps a short list. Everybody who is not on it is worth
at most `limit` at the prices the list was made at, so as long as prices only rise the short list is as good as
the long one; a bidder whose list is used up has it made anew at the prices of the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from .blocks import blocks, columns_of, grid, rows_at_once
from .edges import NEVER

if TYPE_CHECKING:
    from collections.abc import Callable

    from .standing import Standing

NOTHING = -(2**62)
GROUPS_PER_PLACE = 4
LOWEST = np.float32(-3e38)


@dataclass
class Lists:
    """Short lists of every bidder.

    objects, worth : (bidders, width) whom, and what the pair is worth; NEVER where a list is shorter
    limit : (bidders,) nobody outside the list is worth more than this, less their price when it was made;
        NOTHING when the list holds everybody
    by_mentor : the bidders are mentors and the objects mentees
    """

    objects: NDArray[np.int32]
    worth: NDArray[np.int64]
    limit: NDArray[np.int64]
    by_mentor: bool

    @classmethod
    def empty(cls, bidders: int, width: int, by_mentor: bool) -> Lists:
        shape = (bidders, width)
        worth = np.full(shape, NEVER, dtype=np.int64)
        return cls(np.zeros(shape, np.int32), worth, np.full(bidders, NOTHING), by_mentor)

    def put(self, bidders: Any, objects: NDArray[Any], worth: NDArray[np.int64], limit: NDArray[np.int64]) -> None:
        """Replace some lists."""
        self.objects[bidders], self.worth[bidders], self.limit[bidders] = objects, worth, limit

    def pairs(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """(mentee, mentor, worth) of everything listed."""
        bidder, slot = np.nonzero(self.worth != NEVER)
        objects = self.objects[bidder, slot].astype(np.int64)
        worth = self.worth[bidder, slot]
        return (objects, bidder, worth) if self.by_mentor else (bidder, objects, worth)


class Chooser:
    """Makes short lists from the fits of one problem.

    Parameters
    ----------
    standing : the problem, who is free and how worth is counted; width : length of a list
    by_mentor : lists of mentees for mentors

    `fresh` marks whose list was ever made anew.
    """

    def __init__(self, standing: Standing, width: int, *, by_mentor: bool) -> None:
        self.standing = standing
        self.width = width
        self.by_mentor = by_mentor
        self.close()
        self.fresh = np.zeros(len(self.shut_bidders), dtype=bool)

    def close(self) -> None:
        """Nobody bids or is bid for who is locked or has no place."""
        locked, full = ~self.standing.free, self.standing.places == 0
        self.shut_bidders: NDArray[np.bool_] = full if self.by_mentor else locked
        self.shut_objects: NDArray[np.bool_] = locked if self.by_mentor else full

    def everybody(self, tick: Callable[[float], None], price: NDArray[np.int64] | None = None) -> Lists:
        """The first lists of all bidders, at these prices or none."""
        count = len(self.shut_bidders)
        lists = Lists.empty(count, self.width, self.by_mentor)
        for start, fits in self._all():
            who = np.arange(start, start + len(fits))
            lists.put(who, *self._choose(who, fits, price))
            tick((start + len(fits)) / count)
        return lists

    def refresh(self, lists: Lists, bidders: NDArray[np.int64], price: NDArray[np.int64]) -> None:
        """Make some lists anew at today's prices."""
        size = rows_at_once(len(self.shut_objects))
        self.fresh[bidders] = True
        everybody = np.arange(len(self.shut_objects))
        for start in range(0, len(bidders), size):
            who = bidders[start : start + size]
            lists.put(who, *self._choose(who, self._fits(who, everybody), price))

    def look(
        self,
        bidders: NDArray[np.int64],
        objects: NDArray[np.int64],
        price: NDArray[np.int64],
        own: NDArray[np.int64],
    ) -> tuple[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]], NDArray[np.int64]]:
        """((mentee, mentor, worth) of the pairs that could matter at these prices, limit of the others).

        All pairs that come within two units of what a bidder has are given; but of a bidder who would find a
        whole list of better pairs, only the best, because others will have moved before the rest matters.
        """
        scale = self.standing.scale
        found, limits = [], []
        size = rows_at_once(len(objects))
        for start in range(0, len(bidders), size):
            who = bidders[start : start + size]
            fits = self._fits(who, objects)
            fits[:, self.shut_objects[objects]] = -np.inf
            net = fits - price[objects] / scale.factor
            has = own[who] / scale.factor
            bar = _bar(net, self.width)
            bar = np.where(bar > has + 1, bar, np.minimum(bar, has - 2))
            row, column = _above(net, bar)
            found.append((who[row], objects[column], self._worth(who[row], objects[column], fits[row, column])))
            limits.append(_below(bar, scale.factor, scale.lots, whole=False))
        bidder, thing, worth = (np.concatenate(part) for part in zip(*found, strict=True))
        pairs = (thing, bidder, worth) if self.by_mentor else (bidder, thing, worth)
        return pairs, np.concatenate(limits)

    def _all(self) -> Any:
        problem = self.standing.problem
        return columns_of(problem) if self.by_mentor else blocks(problem)

    def _fits(self, who: NDArray[np.int64], objects: NDArray[np.int64]) -> NDArray[Any]:
        scores = self.standing.problem.scores
        if self.by_mentor:
            return np.ascontiguousarray(grid(scores, objects, who).T)
        return grid(scores, who, objects)

    def _choose(
        self, who: NDArray[np.int64], fits: NDArray[Any], price: NDArray[np.int64] | None
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """(objects, worth, limit) of the best `width` of each row of fits, less price."""
        fits[:, self.shut_objects] = -np.inf
        fits[self.shut_bidders[who]] = -np.inf
        scale = self.standing.scale
        net = fits if price is None else fits - price / scale.factor
        bar = _bar(net, self.width)
        row, column = _above(net, bar)
        worth = self._worth(who[row], column, fits[row, column])
        value = worth if price is None else worth - price[column]
        below = _below(bar, scale.factor, scale.lots, whole=price is None)
        return _cut(row, column, worth, value, below, self.width)

    def _worth(self, bidders: NDArray[np.int64], objects: NDArray[np.int64], fits: NDArray[Any]) -> NDArray[np.int64]:
        mentees, mentors = (objects, bidders) if self.by_mentor else (bidders, objects)
        return self.standing.worth(fits.astype(np.float64), mentees, mentors)


def _bar(net: NDArray[Any], width: int) -> NDArray[Any]:
    """A value that at least `width` numbers of each row reach, and seldom many more.

    Columns are dealt into groups; the `width`-th best of the group maxima is such a value. Maxima of whole
    stretches are quick where a full selection is slow.
    """
    count, m = net.shape
    groups = GROUPS_PER_PLACE * width
    if m <= 2 * groups:
        if m <= width:
            return np.full(count, LOWEST)
        return np.maximum(np.partition(net, m - width, axis=1)[:, m - width], LOWEST)
    depth = m // groups
    best = net[:, : depth * groups].reshape(count, depth, groups).max(axis=1)
    rest = net[:, depth * groups :]
    np.maximum(best[:, : rest.shape[1]], rest, out=best[:, : rest.shape[1]])
    return np.maximum(np.partition(best, groups - width, axis=1)[:, groups - width], LOWEST)


def _above(net: NDArray[Any], bar: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    flat = np.flatnonzero(net >= bar[:, None])
    row, column = np.divmod(flat, max(net.shape[1], 1))
    return row, column


def _below(bar: NDArray[Any], factor: int, lots: int, *, whole: bool) -> NDArray[np.int64]:
    """The most that a pair under the bar can be worth, less price; fits are whole, so less means one less."""
    known = bar > LOWEST
    step = np.floor(np.where(known, bar, 0)).astype(np.int64) + (-1 if whole else 1)
    return np.where(known, step * factor + lots, NOTHING)


def _cut(
    row: NDArray[np.int64],
    column: NDArray[np.int64],
    worth: NDArray[np.int64],
    value: NDArray[np.int64],
    below: NDArray[np.int64],
    width: int,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The best `width` by value of each row, padded; what is cut off raises the limit."""
    length = np.bincount(row, minlength=len(below))
    longest = max(width, int(length.max(initial=0)))
    inside = np.arange(longest) < length[:, None]
    objects = np.zeros(inside.shape, dtype=np.int64)
    worths = np.full(inside.shape, NEVER, dtype=np.int64)
    values = np.full(inside.shape, NOTHING, dtype=np.int64)
    objects[inside], worths[inside], values[inside] = column, worth, value
    if longest == width:
        return objects, worths, below
    order = np.argpartition(-values, width, axis=1)
    limit = np.maximum(below, np.take_along_axis(values, order[:, width:], axis=1).max(axis=1))
    keep = order[:, :width]
    return np.take_along_axis(objects, keep, axis=1), np.take_along_axis(worths, keep, axis=1), limit
