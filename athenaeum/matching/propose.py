"""The front of the engine: a problem in, a plan with its certificate out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .edges import Edges
from .market import Market
from .plan import Plan
from .problem import Problem
from .solvers import dense
from .standing import Standing

Progress = Callable[[str, float, float | None, float | None], None]


class Stopped(Exception):
    """Raised by a `progress` callback: stop, and answer with the best plan so far and its honest gap."""


@dataclass(frozen=True)
class Tuning:
    """Where the engine changes its ways. The plan does not depend on it, only the time it takes.

    small : n × places up to which SciPy's dense solver gets every pair
    """

    small: int = 1_000_000


def propose(
    problem: Problem,
    *,
    by: str = "assignment",
    progress: Progress | None = None,
    tuning: Tuning | None = None,
) -> Plan:
    """The best plan by the chosen measure, with its proof."""
    standing = best(problem, progress, tuning or Tuning())
    return standing.plan(by)


def best(problem: Problem, progress: Progress | None, tuning: Tuning) -> Standing:
    standing = Standing.open(problem)
    take_all_pairs(standing)
    standing.solve(dense.solve)
    standing.cover()
    standing.settle()
    standing.finished = True
    return standing


def take_all_pairs(standing: Standing) -> None:
    """Every allowed pair becomes a candidate."""
    problem = standing.problem
    n, m = problem.shape
    fits = np.asarray(problem.scores.block(0, n), dtype=np.float64)
    fits[~standing.free] = -np.inf
    mentees, mentors = np.nonzero(np.isfinite(fits))
    worth = standing.worth(fits[mentees, mentors], mentees, mentors)
    edges = Edges.from_pairs(mentees, mentors, worth, (n, m))
    standing.market = Market(edges, standing.places, standing.rank)
