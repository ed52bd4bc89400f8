"""Is anybody left out who could be served?

A plan serves as many as possible, and as many of each class as possible, exactly when no alternating path
leads from a mentee who waits to a free place or to a served mentee of a lower class (Berge 1957, Hopcroft and
Karp 1973; with classes, the greedy theorem of transversal matroids, Edmonds and Fulkerson 1965).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .edges import Edges


@dataclass(frozen=True)
class Reach:
    """What can be reached from the mentees of one class who wait.

    rank : the lowest class that must become dearer to leave out, or −1 when nobody more can be served
    mentees, mentors : (n,) and (m,) who was reached
    """

    rank: int
    mentees: NDArray[np.bool_]
    mentors: NDArray[np.bool_]


def reach(edges: Edges, match: NDArray[np.int64], room: NDArray[np.int64], rank: NDArray[np.int64], own: int) -> Reach:
    """Follow every alternating path from the waiting mentees of class `own`."""
    served = match >= 0
    mentees = ~served & (rank == own)
    mentors = np.zeros(edges.mentors, dtype=bool)
    frontier = np.flatnonzero(mentees)
    while len(frontier):
        place, _ = edges.of(frontier)
        found = np.zeros_like(mentors)
        found[edges.mentor[place[edges.worth[place] > -(2**60)]]] = True
        found &= ~mentors
        mentors |= found
        if (room[found] > 0).any():
            return Reach(0, mentees, mentors)
        holders = ~mentees
        holders[served] &= found[match[served]]
        holders &= served
        mentees |= holders
        if (rank[holders] < own).any():
            return Reach(own, mentees, mentors)
        frontier = np.flatnonzero(holders)
    return Reach(-1, mentees, mentors)
