"""Bertsekas' auction, for everybody at once: mentees bid for places, prices rise until nobody is outbid.

In each round every bidder who has nothing bids for the object that is best at current prices, up to the price at
which the second best would do as well (Bertsekas 1988; with several places per object, Bertsekas and Castañon
1989: an object keeps its highest bids and its price is the lowest of them). Prices start at nothing, so objects
that nobody needed stay free, as they must be. Bids carry no ε: worth holds a lot for every pair, so bids rarely
tie, and every price stays exact. The few who would fight long wars over the last places are left to the market,
which ends each war with one shortest augmenting path (the auction and path hybrid of Bertsekas 1991, §4.2).

Where places are scarce the mentors bid for mentees instead: whoever bids should be the shorter side, for among
many who are left over there is nobody to fight with.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ..candidates import Lists
from ..edges import NEVER, Edges
from . import Solution

NOBODY = -1
ROUNDS = 400
FEW = 4
BATCH = 32
EXACT_ROUNDS = 40
SPREAD_IN_STEPS = 512

Refresh = Callable[[Lists, NDArray[np.int64], NDArray[np.int64]], None]


def solve(edges: Edges, places: NDArray[np.int64], bonus: NDArray[np.int64]) -> Solution:
    """The auction on given pairs, from the side that has fewer takers."""
    wanting = int(np.count_nonzero(np.diff(edges.start)))
    gain = edges.worth + np.repeat(bonus, np.diff(edges.start))
    useful = np.minimum(places, np.bincount(edges.mentor, minlength=edges.mentors))
    by_mentor = int(useful.sum()) < wanting
    if by_mentor:
        start, mentee, worth = edges.by_mentor()
        lists = _padded(start, mentee, worth + bonus[mentee], by_mentor=True)
    else:
        lists = _padded(edges.start, edges.mentor, gain, by_mentor=False)
    least = np.zeros(edges.mentees if by_mentor else edges.mentors, dtype=np.int64)
    solution = run(lists, useful, least)
    if solution.surplus is None:
        return solution
    return Solution(solution.match, surplus=solution.surplus - bonus)


def run(lists: Lists, places: NDArray[np.int64], least: NDArray[np.int64], refresh: Refresh | None = None) -> Solution:
    """The auction on short lists, which `refresh` makes anew when they are used up.

    least : where prices begin, and stay where nobody bids: nothing, or less a bonus for whom it is good to serve
    """
    if not lists.by_mentor:
        held, price = _auction(lists, np.arange(len(lists.limit)), places, least, refresh)
        return Solution(held, price=price)
    mentees = len(least)
    owner = np.repeat(np.arange(len(places)), places)
    held, value = _auction(lists, owner, np.ones(mentees, dtype=np.int64), least, refresh)
    match = np.full(mentees, NOBODY, dtype=np.int64)
    lucky = held != NOBODY
    match[held[lucky]] = owner[lucky]
    return Solution(match, surplus=value)


def _padded(
    start: NDArray[np.int64], objects: NDArray[np.integer], gain: NDArray[np.int64], *, by_mentor: bool
) -> Lists:
    length = np.diff(start)
    lists = Lists.empty(len(length), max(2, int(length.max(initial=0))), by_mentor)
    inside = np.arange(lists.worth.shape[1]) < length[:, None]
    lists.objects[inside], lists.worth[inside] = objects, gain
    return lists


def _auction(
    lists: Lists,
    owner: NDArray[np.int64],
    places: NDArray[np.int64],
    least: NDArray[np.int64],
    refresh: Refresh | None,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(object of each bidder, price of each object); `owner` says which list a bidder reads."""
    price = least.copy()
    held = np.full(len(owner), NOBODY, dtype=np.int64)
    paid = np.zeros(len(owner), dtype=np.int64)
    active = np.arange(len(owner))
    worn = active[:0]
    haste = _haste(lists)
    for number in range(ROUNDS if len(places) else 0):
        step = haste if number >= EXACT_ROUNDS else 0
        if refresh is not None and len(worn) > max(len(active), BATCH):
            refresh(lists, np.unique(owner[worn]), price)
            active, worn = np.concatenate((active, worn)), worn[:0]
        if len(active) <= FEW:
            break
        used_up, active, target, offer = _bids(lists, owner, active, price, step)
        worn = np.concatenate((worn, used_up))
        active = _accept(active, target, offer, places, price, held, paid)
    return held, price


def _haste(lists: Lists) -> int:
    """A small step, beside what separates the best from the last on a list."""
    known = lists.worth != NEVER
    full = known.all(axis=1)
    if not full.any():
        return 1
    spread = np.median(lists.worth[full].max(axis=1) - lists.worth[full].min(axis=1))
    return max(1, int(spread) // SPREAD_IN_STEPS)


def _bids(
    lists: Lists, owner: NDArray[np.int64], active: NDArray[np.int64], price: NDArray[np.int64], step: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """(whose list is used up, who bids, for what, how much); who gains from nothing any more retires.

    Nobody outside the list is worth more than its limit, so a bid up to the limit is safe.
    """
    own = owner[active]
    objects = lists.objects[own]
    value = lists.worth[own] - price[objects]
    row = np.arange(len(active))
    best = value.argmax(axis=1)
    first = value[row, best]
    value[row, best] = NEVER
    limit = np.maximum(lists.limit[own], 0)
    second = np.maximum(value.max(axis=1), limit)
    target = objects[row, best]
    bids = first > limit
    offer = price[target] + np.minimum(first - second + step, first)
    return active[~bids & (limit > 0)], active[bids], target[bids], offer[bids]


def _accept(
    active: NDArray[np.int64],
    target: NDArray[np.int64],
    offer: NDArray[np.int64],
    places: NDArray[np.int64],
    price: NDArray[np.int64],
    held: NDArray[np.int64],
    paid: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Every object keeps its highest bids, whose lowest becomes its price; returns who bids again."""
    asked = np.zeros(len(places), dtype=bool)
    asked[target] = True
    holding = np.flatnonzero(held != NOBODY)
    holding = holding[asked[held[holding]]]
    who = np.concatenate((holding, active))
    what = np.concatenate((held[holding], target))
    amount = np.concatenate((paid[holding], offer))
    order = np.lexsort((-amount, what))
    who, what, amount = who[order], what[order], amount[order]
    first = np.flatnonzero(np.concatenate(([True], what[1:] != what[:-1])))
    rank = np.arange(len(what)) - np.repeat(first, np.diff(np.append(first, len(what))))
    kept = rank < places[what]
    held[who[~kept]] = NOBODY
    held[who[kept]], paid[who[kept]] = what[kept], amount[kept]
    before = price[what]
    last = rank == places[what] - 1
    price[what[last]] = amount[last]
    had = order < len(holding)
    moved = price[what] > before  # a newcomer who lost and moved no price would lose again: left to the market
    return who[~kept & (had | moved)]
