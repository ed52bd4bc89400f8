"""Bare matching problems for tests: strategies, a brute force, an independent solver, and one validator."""

import itertools
from collections.abc import Sequence

import networkx as nx
import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from athenaeum.matching.check import check
from athenaeum.matching.plan import Plan
from athenaeum.matching.problem import Problem
from athenaeum.matching.propose import Tuning, propose

WHOLE = Tuning(small=10**9)  # SciPy's dense solver on every pair
SLIVER = Tuning(small=-1, width=2)  # short lists, auction, pricing: what large rounds go through
WAYS = (WHOLE, SLIVER, Tuning(small=-1, width=5))


@st.composite
def problems(draw: st.DrawFn, most: int = 6) -> Problem:
    """Any small round: ties, zeros, negative fits, nobody, everything forbidden, full mentors, classes."""
    n, m = draw(st.integers(0, most)), draw(st.integers(0, most))
    fit = draw(st.sampled_from([st.integers(0, 2), st.integers(-3, 6), st.integers(-(10**6), 10**6)]))
    cell = st.one_of(fit, st.none()) if draw(st.booleans()) else fit
    rows = draw(st.lists(st.lists(cell, min_size=m, max_size=m), min_size=n, max_size=n))
    divisor = draw(st.sampled_from([1, 2, 10, 1000]))
    scores = np.array(rows, dtype=float).reshape(n, m) / divisor
    capacity = draw(st.lists(st.integers(0, 3), min_size=m, max_size=m))
    priority = draw(st.lists(st.integers(0, 2), min_size=n, max_size=n))
    names = (np.arange(1, n + 1, dtype=np.uint64) * 7919, np.arange(1, m + 1, dtype=np.uint64) * 104729)
    return Problem.from_scores(
        scores, np.array(capacity, dtype=int), priority=priority, mentee_keys=names[0], mentor_keys=names[1]
    )


def random_problem(
    rng: np.random.Generator, n: int, m: int, *, values: int, forbidden: float, most_places: int = 3, classes: int = 2
) -> Problem:
    """A larger round with as many ties as `values` is small."""
    scores = rng.integers(-values // 8, values, (n, m)).astype(float)
    scores[rng.random((n, m)) < forbidden] = np.nan
    capacity = rng.integers(0, most_places + 1, m)
    return Problem.from_scores(scores, capacity, priority=rng.integers(0, classes, n))


def fits_of(problem: Problem) -> NDArray[np.float64]:
    """The whole table in points, −inf where forbidden."""
    return np.asarray(problem.scores.block(0, problem.shape[0]), dtype=float) * problem.unit


def layers(problem: Problem, pairs: Sequence[tuple[int, int]], *, floor: bool = False) -> tuple[float, ...]:
    """What is compared, in order: people served by class, the highest first; the floor, if asked; the total."""
    assert problem.priority is not None
    fits = fits_of(problem)
    served = [int(problem.priority[i]) for i, _ in pairs]
    own = [float(fits[i, j]) for i, j in pairs]
    low = [round(min(own, default=0.0), 6)] if floor else []
    counts = [float(served.count(c)) for c in sorted(set(problem.priority.tolist()), reverse=True)]
    return (*counts, *low, round(sum(own), 6))


def brute_force(problem: Problem, *, floor: bool = False) -> tuple[float, ...]:
    """The best layers of every lawful plan there is."""
    n, m = problem.shape
    fits = fits_of(problem)
    best: tuple[float, ...] | None = None
    options = [[-1, *np.flatnonzero(np.isfinite(fits[i])).tolist()] for i in range(n)]
    for choice in itertools.product(*options):
        pairs = [(i, j) for i, j in enumerate(choice) if j >= 0]
        load = np.bincount([j for _, j in pairs], minlength=m)
        if (load <= problem.capacity).all() and set(problem.locked) <= set(pairs):
            value = layers(problem, pairs, floor=floor)
            best = value if best is None or value > best else best
    assert best is not None
    return best


def by_network(problem: Problem) -> tuple[float, ...]:
    """The best layers by min-cost flow in networkx, with a bonus for coverage that nothing outweighs."""
    n, m = problem.shape
    assert problem.priority is not None
    fits = np.asarray(problem.scores.block(0, n), dtype=float)
    classes = sorted(set(problem.priority.tolist()))
    spread = int(np.abs(fits[np.isfinite(fits)]).max(initial=0)) + 1
    bonus = {c: (2 * spread * (n + 1)) * (n + 1) ** rank for rank, c in enumerate(classes)}
    graph = nx.DiGraph()
    graph.add_edge("source", "sink", capacity=n, weight=0)
    for j in range(m):
        graph.add_edge(("mentor", j), "sink", capacity=int(problem.capacity[j]), weight=0)
    for i in range(n):
        graph.add_edge("source", ("mentee", i), capacity=1, weight=0)
        for j in np.flatnonzero(np.isfinite(fits[i])).tolist():
            gain = int(fits[i, j]) + bonus[int(problem.priority[i])]
            graph.add_edge(("mentee", i), ("mentor", j), capacity=1, weight=-gain)
    graph.nodes["source"]["demand"], graph.nodes["sink"]["demand"] = -n, n
    flow = nx.min_cost_flow(graph)
    pairs = [(i, j[1]) for i in range(n) for j, x in flow[("mentee", i)].items() if x]
    return layers(problem, pairs)


def proposed(problem: Problem, tuning: Tuning = WHOLE, by: str = "assignment") -> Plan:
    """A plan that passed the validator."""
    plan = propose(problem, by=by, tuning=tuning)
    assert check(problem, plan) == []
    return plan


def layers_of(problem: Problem, plan: Plan, *, floor: bool = False) -> tuple[float, ...]:
    """The layers of a plan."""
    return layers(problem, [(int(i), int(j)) for i, j in plan.pairs], floor=floor)
