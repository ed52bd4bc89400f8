"""The highest floor that coverage allows: no pair below it, and nobody more left out.

Bisection over whole fits. Whether a floor can be kept is a question of coverage alone (see `coverage`), asked on
the candidates above the floor and, where they do not suffice, on every pair above it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from .candidates import NOTHING
from .changes import above
from .edges import Edges
from .market import NOBODY, Market
from .standing import Standing


def highest_floor(best: Standing, tick: Callable[[], None] | None = None) -> int | None:
    """The highest fit, in whole numbers, that every unlocked pair of a plan of full coverage can have.

    None when no unlocked pair is made at all.
    """
    match = best.market.plan()
    served = np.flatnonzero(match != NOBODY)
    if len(served) == 0:
        return None
    kept = int(best.problem.scores.pairs(served, match[served]).min())
    worth = best.market.edges.worth
    broken = max(int(worth.max()), int(best.watch.limit.max(initial=NOTHING))) // best.scale.factor + 2
    while broken - kept > 1:
        middle = (kept + broken) // 2
        if can_keep(best, middle):
            kept = middle
        else:
            broken = middle
        if tick:
            tick()
    return kept


def can_keep(best: Standing, floor: int) -> bool:
    """Is there a plan that serves as many of each class and has no unlocked pair below the floor?"""
    trial = _without_worth(best, floor)
    match = best.market.plan()
    served = np.flatnonzero(match != NOBODY)
    low = served[best.problem.scores.pairs(served, match[served]) < floor]
    kept = match.copy()
    kept[low] = NOBODY
    trial.market.adopt(kept, price=np.zeros_like(best.places))
    trial.cover()
    return _by_class(trial, trial.market.plan()) == _by_class(best, match)


def _without_worth(best: Standing, floor: int) -> Standing:
    """The same round where only being served counts, on pairs that keep the floor.

    With a bonus that grows with the class, a plan of the greatest bonus serves most of each class in turn:
    sets of people who can be served together form a matroid (Edmonds and Fulkerson 1965).
    """
    edges = best.market.edges
    owner = edges.owner()
    good = edges.worth >= floor * best.scale.factor
    worth = np.zeros(int(good.sum()), dtype=np.int64)
    pairs = Edges.from_pairs(owner[good], edges.mentor[good], worth, best.problem.shape)
    market = Market(pairs, best.places, best.rank)
    for rank in range(len(best.classes)):
        market.raise_bonus(rank, 1)
    return replace(
        best,
        problem=above(best.problem, floor),
        market=market,
        watch=best.watch.above(floor * best.scale.factor),
        scale=replace(best.scale, factor=0, lots=1),
    )


def _by_class(standing: Standing, match: NDArray[np.int64]) -> list[int]:
    served = standing.rank[match != NOBODY]
    return np.bincount(served, minlength=len(standing.classes)).tolist()
