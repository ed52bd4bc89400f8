"""Who stands above whom: the reporting line at any height."""

from collections.abc import Iterable, Mapping

import numpy as np
import scipy.sparse as sp
from scipy.sparse.csgraph import connected_components

from .columns import Ints, expand


def reporting_pairs(managers: Mapping[str, Iterable[str]], index: Mapping[str, int]) -> Ints:
    """All (person, somebody above) pairs, as two columns of numbers from `index`, which has everybody.

    People may hold several posts and so have several managers. A loop in the line ends the climb: everybody
    on it stands above everybody else on it.
    """
    size = len(index)
    edges = [(index[below], index[above]) for below, many in managers.items() for above in many]
    below, above = np.array(edges, dtype=np.int64).reshape(-1, 2).T
    order = np.argsort(below, kind="stable")
    keys = _climb(np.searchsorted(below[order], np.arange(size + 1)), above[order], size)
    return np.column_stack(np.divmod(keys, max(size, 1)))


def _climb(starts: Ints, above: Ints, size: int) -> Ints:
    """Pairs as person * size + somebody above, one height after the other; each once, sorted."""
    loops = _has_loops(starts, above, size)
    frontier = np.unique(np.repeat(np.arange(size), np.diff(starts)) * size + above)
    found = [frontier]
    while len(frontier):
        below, at = np.divmod(frontier, size)
        origin, entry = expand(starts, at)
        frontier = np.unique(below[origin] * size + above[entry])
        if loops:  # only then could the climb go round for ever
            frontier = np.setdiff1d(frontier, np.concatenate(found))
        found.append(frontier)
    return np.unique(np.concatenate(found))


def _has_loops(starts: Ints, above: Ints, size: int) -> bool:
    """Whether somebody stands above herself."""
    graph = sp.csr_matrix((np.ones(len(above)), above, starts), shape=(size, size))
    parts, _ = connected_components(graph, connection="strong")
    return bool(parts < size or graph.diagonal().any())


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
