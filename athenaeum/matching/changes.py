"""The same round, a little different: somebody left, a pair was refused, a wish was changed.

Each function returns a new `Problem` over the same scores; nothing is computed until fits are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .blocks import grid
from .problem import Problem, Scores

LARGEST_FLOAT32 = 2**24


@dataclass(frozen=True)
class Changed:
    """Scores with some fits replaced; implements `Scores`.

    keys, values : sorted i × m + j of single pairs, and their fits (−inf forbids)
    floor : fits below this are forbidden, the single pairs excepted
    """

    inner: Scores
    keys: NDArray[np.int64]
    values: NDArray[np.float64]
    floor: float = -np.inf

    @property
    def shape(self) -> tuple[int, int]:
        return self.inner.shape

    @property
    def largest(self) -> int:
        """A bound on the size of any fit."""
        finite = np.abs(self.values[np.isfinite(self.values)])
        return max(int(getattr(self.inner, "largest", LARGEST_FLOAT32)), int(finite.max(initial=0)))

    def block(self, start: int, stop: int) -> NDArray[Any]:
        fits = self._above(self.inner.block(start, stop))
        m = self.shape[1]
        a, b = np.searchsorted(self.keys, (start * m, stop * m))
        row, column = np.divmod(self.keys[a:b], max(m, 1))
        fits = self._wide_enough(fits)
        fits[row - start, column] = self.values[a:b]
        return fits

    def grid(self, mentees: NDArray[Any], mentors: NDArray[Any]) -> NDArray[Any]:
        fits = self._wide_enough(self._above(grid(self.inner, mentees, mentors)))
        row, column = np.divmod(self.keys, max(self.shape[1], 1))
        where_row, where_column = np.full(self.shape[0], -1), np.full(self.shape[1], -1)
        where_row[mentees], where_column[mentors] = np.arange(len(mentees)), np.arange(len(mentors))
        there = (where_row[row] >= 0) & (where_column[column] >= 0)
        fits[where_row[row[there]], where_column[column[there]]] = self.values[there]
        return fits

    def pairs(self, mentees: NDArray[np.intp], mentors: NDArray[np.intp]) -> NDArray[np.float64]:
        fits = self._above(np.array(self.inner.pairs(mentees, mentors), dtype=np.float64))
        if len(self.keys):
            asked = np.asarray(mentees, dtype=np.int64) * self.shape[1] + mentors
            place = np.minimum(np.searchsorted(self.keys, asked), len(self.keys) - 1)
            hit = self.keys[place] == asked
            fits[hit] = self.values[place[hit]]
        return fits

    def _above(self, fits: NDArray[Any]) -> NDArray[Any]:
        if self.floor > -np.inf:
            fits[fits < self.floor] = -np.inf
        return fits

    def _wide_enough(self, fits: NDArray[Any]) -> NDArray[Any]:
        exact = np.abs(self.values[np.isfinite(self.values)]).max(initial=0) < LARGEST_FLOAT32
        return fits if exact or fits.dtype == np.float64 else fits.astype(np.float64)


def excluding(problem: Problem, pairs: Iterable[tuple[int, int]]) -> Problem:
    """These pairs are forbidden."""
    return _with_fits(problem, _table(pairs), -np.inf)


def preferring(problem: Problem, pairs: Iterable[tuple[int, int]], points: float) -> Problem:
    """Standing pairs are worth some points more, so that people are not moved for trifles.

    The bonus counts in the objective of the new problem. Pairs that are forbidden stay forbidden.
    """
    listed = _table(pairs)
    fits = problem.scores.pairs(listed[:, 0], listed[:, 1])
    return _with_fits(problem, listed, fits + round(points / problem.unit))


def ranking(problem: Problem, mentee: int, fits: NDArray[np.float64]) -> Problem:
    """A mentee's fits anew: (m,) points, NaN = forbidden."""
    points = np.asarray(fits, dtype=np.float64)
    whole = np.where(np.isnan(points), -np.inf, np.rint(points / problem.unit))
    return _with_fits(problem, _row(problem, mentee), whole)


def withdrawing(problem: Problem, *, mentees: Iterable[int] = (), mentors: Iterable[int] = ()) -> Problem:
    """Some people no longer take part; their locks go with them."""
    gone, closed = set(mentees), set(mentors)
    for i in gone:
        problem = _with_fits(problem, _row(problem, i), -np.inf)
    for j in closed:
        problem = _with_fits(problem, _column(problem, j), -np.inf)
    capacity = problem.capacity.copy()
    capacity[list(closed)] = 0
    kept = tuple((i, j) for i, j in problem.locked if i not in gone and j not in closed)
    return replace(problem, capacity=capacity, locked=kept)


def with_capacity(problem: Problem, mentor: int, places: int) -> Problem:
    """A mentor takes more or fewer."""
    capacity = problem.capacity.copy()
    capacity[mentor] = places
    return replace(problem, capacity=capacity)


def insisting(problem: Problem, pairs: Iterable[tuple[int, int]]) -> Problem:
    """These pairs are locked too."""
    return replace(problem, locked=(*problem.locked, *pairs))


def above(problem: Problem, floor: int) -> Problem:
    """No pair below this fit, in whole numbers; locked pairs excepted."""
    locked = _table(problem.locked)
    kept = _with_fits(problem, locked, problem.scores.pairs(locked[:, 0], locked[:, 1]))
    return replace(kept, scores=replace(_changed(kept.scores), floor=float(floor)))


def _table(pairs: Iterable[tuple[int, int]]) -> NDArray[np.int64]:
    return np.array(list(pairs), dtype=np.int64).reshape(-1, 2)


def _row(problem: Problem, mentee: int) -> NDArray[np.int64]:
    m = problem.shape[1]
    return np.column_stack((np.full(m, mentee), np.arange(m)))


def _column(problem: Problem, mentor: int) -> NDArray[np.int64]:
    n = problem.shape[0]
    return np.column_stack((np.arange(n), np.full(n, mentor)))


def _changed(scores: Scores) -> Changed:
    if isinstance(scores, Changed):
        return scores
    return Changed(scores, np.empty(0, dtype=np.int64), np.empty(0))


def _with_fits(problem: Problem, pairs: NDArray[np.int64], fits: NDArray[np.float64] | float) -> Problem:
    """Single pairs replaced; the newest word counts."""
    base = _changed(problem.scores)
    keys = np.concatenate((pairs[:, 0] * problem.shape[1] + pairs[:, 1], base.keys))
    values = np.concatenate((np.broadcast_to(np.asarray(fits, dtype=np.float64), len(pairs)), base.values))
    keys, first = np.unique(keys, return_index=True)
    return replace(problem, scores=replace(base, keys=keys, values=values[first]))
