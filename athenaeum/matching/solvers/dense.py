"""SciPy's dense solver, for small rounds: the shortest augmenting paths of Crouse (2016) on a full table."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from ..edges import Edges
from . import Solution


def solve(edges: Edges, places: NDArray[np.int64], bonus: NDArray[np.int64]) -> Solution:
    """One column per place (a mentor needs no more places than candidates); no pair counts as nothing.

    float64 holds the numbers exactly below 2⁵³; beyond that the caller notices that no prices prove the plan.
    """
    n, m = edges.mentees, edges.mentors
    table = np.zeros((n, m))
    owner = edges.owner()
    table[owner, edges.mentor] = np.maximum(edges.worth + bonus[owner], 0)
    useful = np.minimum(places, np.bincount(edges.mentor, minlength=m))
    mentor_of_slot = np.repeat(np.arange(m), useful)
    rows, slots = linear_sum_assignment(table[:, mentor_of_slot], maximize=True)
    mentors = mentor_of_slot[slots]
    taken = table[rows, mentors] > 0
    match = np.full(n, -1, dtype=np.int64)
    match[rows[taken]] = mentors[taken]
    return Solution(match)
