"""Deferred acceptance, mentees proposing (Gale and Shapley 1962): stable, but neither full nor best.

Both sides rank each other by worth. Everybody proposes to the best mentor who has not turned them down; a mentor
keeps the best proposals. No two people end who would both rather have each other.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..edges import NEVER, Edges
from . import Solution

NOBODY = -1


def solve(edges: Edges, places: NDArray[np.int64], bonus: NDArray[np.int64]) -> Solution:
    """The stable plan on these pairs; `bonus` plays no part, for stability knows no coverage."""
    del bonus
    order = _by_preference(edges)
    mentor, worth = edges.mentor[order], edges.worth[order]
    following = edges.start[:-1].copy()
    end = edges.start[1:]
    match = np.full(edges.mentees, NOBODY, dtype=np.int64)
    value = np.zeros(edges.mentees, dtype=np.int64)
    free = np.arange(edges.mentees)
    while len(free := free[following[free] < end[free]]):
        place = following[free]
        following[free] += 1
        asks = worth[place] > NEVER
        proposing, target, offer = free[asks], mentor[place[asks]].astype(np.int64), worth[place[asks]]
        turned_down = _hold_best(proposing, target, offer, places, match, value)
        free = np.concatenate((free[~asks], turned_down))
    return Solution(match)


def _by_preference(edges: Edges) -> NDArray[np.int64]:
    return np.lexsort((-edges.worth, edges.owner()))


def _hold_best(
    proposing: NDArray[np.int64],
    target: NDArray[np.int64],
    offer: NDArray[np.int64],
    places: NDArray[np.int64],
    match: NDArray[np.int64],
    value: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Mentors keep the best of those they hold and those who ask; returns who is turned down."""
    asked = np.zeros(len(places), dtype=bool)
    asked[target] = True
    holding = np.flatnonzero(match != NOBODY)
    holding = holding[asked[match[holding]]]
    who = np.concatenate((holding, proposing))
    what = np.concatenate((match[holding], target))
    worth = np.concatenate((value[holding], offer))
    order = np.lexsort((-worth, what))
    who, what, worth = who[order], what[order], worth[order]
    first = np.flatnonzero(np.concatenate((np.ones(min(1, len(what)), bool), what[1:] != what[:-1])))
    rank = np.arange(len(what)) - np.repeat(first, np.diff(np.append(first, len(what))))
    kept = rank < places[what]
    match[who[~kept]] = NOBODY
    match[who[kept]], value[who[kept]] = what[kept], worth[kept]
    return who[~kept]
