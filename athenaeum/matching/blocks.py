"""Fits computed a few people at a time, so that memory stays flat however many pairs there are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .problem import Problem, Scores

CELLS = 2**20
"""Fits held at once: four megabytes of float32, small enough to stay near the processor."""


def rows_at_once(m: int, cells: int = CELLS) -> int:
    """How many mentees one block holds."""
    return max(1, min(4096, cells // max(m, 1)))


def blocks(
    problem: Problem, mentees: NDArray[np.int64] | None = None, cells: int = CELLS
) -> Iterator[tuple[int, NDArray[Any]]]:
    """(start, fits) of all mentees or of the chosen ones, block by block; `start` counts among the chosen."""
    n, m = problem.shape
    size = rows_at_once(m, cells)
    if mentees is None:
        for start in range(0, n, size):
            yield start, problem.scores.block(start, min(start + size, n))
        return
    everybody = np.arange(m)
    for start in range(0, len(mentees), size):
        yield start, grid(problem.scores, mentees[start : start + size], everybody)


def columns_of(problem: Problem, cells: int = CELLS) -> Iterator[tuple[int, NDArray[Any]]]:
    """(start, fits) of every mentor with every mentee: blocks of the transposed table."""
    n, m = problem.shape
    size = rows_at_once(n, cells)
    everybody = np.arange(n)
    for start in range(0, m, size):
        columns = grid(problem.scores, everybody, np.arange(start, min(start + size, m)))
        yield start, np.ascontiguousarray(columns.T)


def grid(scores: Scores, mentees: NDArray[Any], mentors: NDArray[Any]) -> NDArray[Any]:
    """Fits of chosen mentees with chosen mentors, by the scorer's own way or from whole rows."""
    own = getattr(scores, "grid", None)
    if own is not None:
        return own(mentees, mentors)
    if len(mentees) == 0:
        return np.empty((0, len(mentors)))
    rows = [scores.block(int(a), int(b) + 1)[:, mentors] for a, b in _runs(np.asarray(mentees))]
    return np.concatenate(rows)


def _runs(sorted_numbers: NDArray[Any]) -> list[tuple[int, int]]:
    """Stretches of neighbours, so that whole rows are asked for together."""
    cut = np.flatnonzero(np.diff(sorted_numbers) != 1)
    starts = np.concatenate(([0], cut + 1))
    stops = np.concatenate((cut, [len(sorted_numbers) - 1]))
    return list(zip(sorted_numbers[starts].tolist(), sorted_numbers[stops].tolist(), strict=True))
