"""What is to be matched, as numbers: fits, places, priorities, forbidden and locked pairs.

Mentees are rows 0…n−1 and mentors columns 0…m−1. A fit is a whole number times `Problem.unit`; whole numbers
make every comparison exact, so that "proved" means proved.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .ties import keys_from_content

RESOLUTION = 1_000_000
"""Bare fits are resolved to one millionth of a point."""

WIDEST = 2**50
"""Whole fits of one problem stay below this, so that float64 and int64 both hold them exactly."""


class Infeasible(ValueError):
    """Locked pairs contradict the rules. `pairs` names them, `reasons` says why, one for one."""

    def __init__(self, pairs: list[tuple[int, int]], reasons: list[str]) -> None:
        self.pairs = pairs
        self.reasons = reasons
        lines = (f"({i}, {j}): {why}" for (i, j), why in zip(pairs, reasons, strict=True))
        super().__init__("locked pairs contradict the rules: " + "; ".join(lines))


class Scores(Protocol):
    """The fit of every pair, computed when asked for; nothing of size n × m need ever be stored.

    Fits are whole numbers in a float array; −inf means that the pair is forbidden. A scorer may also offer

    * `grid(mentees, mentors)`: the fits of chosen mentees (rows) with chosen mentors (columns), so that the
      engine can look at a few people again without computing everybody;
    * `largest`: a bound on the size of any allowed fit (otherwise 2²⁴ is assumed: what float32 can hold).
    """

    @property
    def shape(self) -> tuple[int, int]:
        """(n mentees, m mentors)."""
        ...

    def block(self, start: int, stop: int) -> NDArray[Any]:
        """Fits of mentees start…stop−1 with every mentor, a fresh (stop − start, m) array."""
        ...

    def pairs(self, mentees: NDArray[np.intp], mentors: NDArray[np.intp]) -> NDArray[np.float64]:
        """Fits of the listed pairs."""
        ...


class Table:
    """Scores that somebody already holds as an n × m array of whole numbers (−inf = forbidden)."""

    def __init__(self, values: NDArray[np.float64]) -> None:
        self.values = values
        finite = values[np.isfinite(values)]
        self.largest = int(np.abs(finite).max()) if finite.size else 0

    @property
    def shape(self) -> tuple[int, int]:
        return self.values.shape[0], self.values.shape[1]

    def block(self, start: int, stop: int) -> NDArray[np.float64]:
        return self.values[start:stop].copy()

    def pairs(self, mentees: NDArray[np.intp], mentors: NDArray[np.intp]) -> NDArray[np.float64]:
        return self.values[mentees, mentors]

    def grid(self, mentees: NDArray[np.intp], mentors: NDArray[np.intp]) -> NDArray[np.float64]:
        return self.values[np.ix_(mentees, mentors)]


@dataclass(frozen=True, eq=False)
class Problem:
    """One matching problem, validated.

    Parameters
    ----------
    scores : the fit of each pair, in whole numbers
    capacity : (m,) places of each mentor
    priority : (n,) class of each mentee; a higher class is served first (1 = newcomer, 0 = everybody else)
    locked : pairs that are kept whatever happens
    unit : points per whole number; shown objectives and prices are whole numbers times this
    mentee_keys, mentor_keys : (n,) and (m,) uint64, who these people are (see `ties.keys_from_names`);
        among plans of equal worth they decide, so that the order of rows never does. Left out, the position
        in the table is the name.

    Raises ValueError when shapes or numbers make no sense.
    """

    scores: Scores
    capacity: NDArray[np.int64]
    priority: NDArray[np.int64] | None = None
    locked: tuple[tuple[int, int], ...] = ()
    unit: float = 1.0
    mentee_keys: NDArray[np.uint64] | None = None
    mentor_keys: NDArray[np.uint64] | None = None
    _filled: bool = field(default=False, init=False, repr=False)

    def __post_init__(self) -> None:
        n, m = self.scores.shape
        put = object.__setattr__
        put(self, "capacity", _whole(self.capacity, m, "capacity", "mentor"))
        put(
            self,
            "priority",
            _whole(np.zeros(n) if self.priority is None else self.priority, n, "priority", "mentee"),
        )
        if (self.capacity < 0).any():
            raise ValueError(f"capacity of mentor {int(np.argmin(self.capacity))} is negative")
        put(self, "locked", _locked(self.locked, n, m))
        put(self, "mentee_keys", _keys(self.mentee_keys, n, "mentee"))
        put(self, "mentor_keys", _keys(self.mentor_keys, m, "mentor"))
        if not (np.isfinite(self.unit) and self.unit > 0):
            raise ValueError("unit must be a positive number")

    @property
    def shape(self) -> tuple[int, int]:
        """(n mentees, m mentors)."""
        return self.scores.shape

    @classmethod
    def from_scores(
        cls,
        scores: ArrayLike,
        capacity: ArrayLike,
        *,
        priority: ArrayLike | None = None,
        locked: Iterable[tuple[int, int]] = (),
        mentee_keys: NDArray[np.uint64] | None = None,
        mentor_keys: NDArray[np.uint64] | None = None,
    ) -> Problem:
        """A problem from bare numbers.

        Parameters
        ----------
        scores : n × m fits in points, NaN where a pair is forbidden; resolved to 10⁻⁶ of a point
        capacity : (m,) places of each mentor, or one number for all
        priority, locked, mentee_keys, mentor_keys : as in `Problem`; without keys people are known by their
            numbers (their fits, places and class), so that shuffled rows or columns give the same plan

        Raises ValueError for wrong shapes, infinite fits, or fits too large for exact arithmetic.
        """
        points = _points(scores)
        n, m = points.shape
        places = np.broadcast_to(np.asarray(capacity), (m,)) if np.ndim(capacity) == 0 else capacity
        whole, step = _resolve(points)
        problem = cls(
            scores=Table(whole),
            capacity=np.asarray(places),
            priority=None if priority is None else np.asarray(priority),
            locked=tuple(locked),
            unit=step / RESOLUTION,
            mentee_keys=mentee_keys if mentee_keys is not None else np.zeros(n, np.uint64),
            mentor_keys=mentor_keys if mentor_keys is not None else np.zeros(m, np.uint64),
        )
        if mentee_keys is None or mentor_keys is None:
            _name_by_content(problem, whole, mentee_keys, mentor_keys)
        return problem

    def points(self, whole: float) -> float:
        """A whole number of units, in points as people see them."""
        return float(round(whole * self.unit, 9))


def _points(scores: ArrayLike) -> NDArray[np.float64]:
    points = np.array(scores, dtype=np.float64)
    if points.size == 0 and points.ndim < 2:
        points = points.reshape(0, 0)
    if points.ndim != 2:
        raise ValueError(f"scores must be an n × m table, not {points.ndim}-dimensional")
    if np.isinf(points).any():
        i, j = np.argwhere(np.isinf(points))[0]
        raise ValueError(f"the fit of pair ({i}, {j}) is infinite; a forbidden pair is NaN")
    return points


def _resolve(points: NDArray[np.float64]) -> tuple[NDArray[np.float64], int]:
    """Whole numbers (−inf = forbidden) and the millionths of a point that one of them stands for."""
    largest = float(np.nanmax(np.abs(points), initial=0.0))
    if largest * RESOLUTION >= 2**62:
        raise ValueError(f"a fit of {largest:g} is too large to be resolved to 10⁻⁶; use smaller numbers")
    allowed = ~np.isnan(points)
    millionths = np.rint(points[allowed] * RESOLUTION).astype(np.int64)
    step = max(int(np.gcd.reduce(millionths)), 1) if millionths.size else 1
    whole = np.full(points.shape, -np.inf)
    reduced = millionths // step
    if reduced.size and int(np.abs(reduced).max()) >= WIDEST:
        raise ValueError("fits are too wide for exact arithmetic; use smaller numbers or fewer digits")
    whole[allowed] = reduced
    return whole, step


def _name_by_content(
    problem: Problem,
    whole: NDArray[np.float64],
    mentee_keys: NDArray[np.uint64] | None,
    mentor_keys: NDArray[np.uint64] | None,
) -> None:
    assert problem.priority is not None
    rows, columns = keys_from_content(whole, problem.priority, problem.capacity, problem.locked)
    object.__setattr__(problem, "mentee_keys", rows if mentee_keys is None else mentee_keys)
    object.__setattr__(problem, "mentor_keys", columns if mentor_keys is None else mentor_keys)


def _whole(values: ArrayLike, length: int, what: str, whose: str) -> NDArray[np.int64]:
    array = np.asarray(values)
    if array.shape != (length,):
        raise ValueError(f"{what} must have one number per {whose} ({length}), not shape {array.shape}")
    if array.size and not (np.isfinite(array).all() and (array == np.rint(array)).all()):
        raise ValueError(f"{what} must be whole numbers")
    if array.size and float(np.abs(array).max()) >= 2**31:
        raise ValueError(f"{what} is too large")
    fixed = array.astype(np.int64)
    fixed.flags.writeable = False
    return fixed


def _locked(pairs: Iterable[tuple[int, int]], n: int, m: int) -> tuple[tuple[int, int], ...]:
    known = sorted({(int(i), int(j)) for i, j in pairs})
    for i, j in known:
        if not (0 <= i < n and 0 <= j < m):
            raise ValueError(f"locked pair ({i}, {j}) names nobody: there are {n} mentees and {m} mentors")
    return tuple(known)


def _keys(keys: NDArray[np.uint64] | None, length: int, whose: str) -> NDArray[np.uint64]:
    if keys is None:
        return np.arange(length, dtype=np.uint64)
    if np.shape(keys) != (length,):
        raise ValueError(f"{whose}_keys must have one number per {whose} ({length})")
    return np.asarray(keys, dtype=np.uint64)
