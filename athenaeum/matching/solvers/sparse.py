"""SciPy's sparse solver: Jonker and Volgenant's algorithm on candidate pairs (1987), slot by slot."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from ..edges import Edges
from . import Solution


def solve(edges: Edges, places: NDArray[np.int64], bonus: NDArray[np.int64]) -> Solution:
    """One column per place, and one column of its own per mentee for being left out, worth nothing."""
    n, m = edges.mentees, edges.mentors
    if n == 0:
        return Solution(np.empty(0, dtype=np.int64))
    owner = edges.owner()
    gain = edges.worth + bonus[owner]
    useful = np.flatnonzero(gain >= 0)
    copies = np.minimum(places, np.bincount(edges.mentor[useful], minlength=m))
    first = np.cumsum(copies) - copies
    repeat = copies[edges.mentor[useful]]
    pair = np.repeat(useful, repeat)
    slot = np.arange(len(pair)) - np.repeat(np.cumsum(repeat) - repeat, repeat) + first[edges.mentor[pair]]
    slots = int(copies.sum())
    rows = np.concatenate((owner[pair], np.arange(n)))
    columns = np.concatenate((slot, slots + np.arange(n)))
    highest = float(gain.max(initial=0)) + 1  # SciPy drops stored zeros: every cost is kept above nothing
    costs = highest - np.concatenate((gain[pair], np.zeros(n, dtype=np.int64)))
    table = csr_matrix((costs.astype(np.float64), (rows, columns)), shape=(n, slots + n))
    mentees, chosen = min_weight_full_bipartite_matching(table)
    mentor_of_slot = np.concatenate((np.repeat(np.arange(m), copies), np.full(n, -1)))
    match = np.full(n, -1, dtype=np.int64)
    match[mentees] = mentor_of_slot[chosen]
    return Solution(match)
