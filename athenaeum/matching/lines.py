"""Who stands above whom: the reporting line at any height."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from .columns import expand


def reporting_pairs(managers: Mapping[str, Iterable[str]], index: Mapping[str, int]) -> NDArray[np.int64]:
    """All (person, somebody above) pairs, as two columns of numbers from `index`, which has everybody.

    People may hold several posts and so have several managers. A loop in the line ends the climb: everybody
    on it stands above everybody else on it.
    """
    edges = np.array(
        [(index[below], index[above]) for below, many in managers.items() for above in many if above in index],
        dtype=np.int64,
    ).reshape(-1, 2)
    size = len(index)
    edges = edges[np.argsort(edges[:, 0], kind="stable")]
    starts = np.searchsorted(edges[:, 0], np.arange(size + 1))
    seen = frontier = np.unique(edges[:, 0] * size + edges[:, 1]) if len(edges) else np.empty(0, np.int64)
    while len(frontier):
        below, at = frontier // size, frontier % size
        origin, entry = expand(starts, at)
        frontier = np.setdiff1d(below[origin] * size + edges[entry, 1], seen)
        seen = np.union1d(seen, frontier)
    return np.column_stack([seen // size, seen % size]) if size else np.empty((0, 2), np.int64)


def find_loops(managers: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Each loop in the reporting line once, from its smallest key onwards."""
    done: set[str] = set()
    loops = []
    for start in sorted(managers):
        loops += _loops_from(start, managers, done)
    return loops


def _loops_from(start: str, managers: Mapping[str, Iterable[str]], done: set[str]) -> list[list[str]]:
    """Climb from one person, depth first without recursion, and note each way back onto the path."""
    loops: list[list[str]] = []
    if start in done:
        return loops
    path, climbs = [start], [iter(managers.get(start, ()))]
    on_path = {start}
    while path:
        above = next(climbs[-1], None)
        if above is None:
            done.add(path[-1])
            on_path.discard(path.pop())
            climbs.pop()
        elif above in on_path:
            loops.append(_from_smallest(path[path.index(above) :]))
        elif above not in done:
            path.append(above)
            on_path.add(above)
            climbs.append(iter(managers.get(above, ())))
    return loops


def _from_smallest(loop: list[str]) -> list[str]:
    first = loop.index(min(loop))
    return loop[first:] + loop[:first]
