"""What will it take to serve a higher class first? A small sample of the round says about how much.

Where places are scarce, leaving newcomers out must cost something before the best total serves them (see
`Standing.cover`). An auction that knows about how much needs little mending afterwards. The guess is about time
alone: whatever it is, coverage is made sure of, and the plan proved, in the same way.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .blocks import grid
from .market import NOBODY
from .problem import Problem, Table
from .solvers import dense
from .standing import Standing

GENEROUS = 2  # the hardest case of a whole round is harder than that of a sample
SAMPLE = 400
"""Mentees in the sample; mentors in proportion."""


def expect_bonus(standing: Standing) -> None:
    """Give the classes of a scarce round the bonus that a sample of it needs."""
    if len(standing.classes) < 2:
        return
    trial = _sample(standing)
    bonus = _needed(trial)
    for rank in range(1, len(standing.classes)):
        wanted = GENEROUS * bonus.get(int(standing.classes[rank]), 0) * standing.scale.factor
        more = wanted - standing.market.steps_up_to(rank)
        if more > 0:
            standing.market.raise_bonus(rank, more)


def _sample(standing: Standing) -> Standing:
    """Some mentees and as large a share of the mentors, chosen by key, never by position; solved and covered."""
    problem = standing.problem
    share = min(1.0, SAMPLE / max(1, int(standing.free.sum())))
    mentees = _some(problem.mentee_keys, np.flatnonzero(standing.free), share)
    mentors = _some(problem.mentor_keys, np.flatnonzero(standing.places > 0), share)
    fits = np.asarray(grid(problem.scores, mentees, mentors), dtype=np.float64)
    assert problem.priority is not None
    small = Problem(Table(fits), standing.places[mentors], problem.priority[mentees])
    trial = Standing.open(small)
    trial.take_all_pairs()
    trial.solve(dense.solve)
    trial.cover()
    return trial


def _some(keys: NDArray[np.uint64] | None, among: NDArray[np.int64], share: float) -> NDArray[np.int64]:
    assert keys is not None
    many = round(len(among) * share)
    return np.sort(among[np.argsort(keys[among], kind="stable")[:many]])


def _needed(trial: Standing) -> dict[int, int]:
    """{class: whole fits that its served people are short of}."""
    surplus = np.array(trial.market.surplus, dtype=np.int64)
    served = trial.market.plan() != NOBODY
    short = {
        int(name): int(-surplus[served & (trial.rank == rank)].min(initial=0)) // trial.scale.factor
        for rank, name in enumerate(trial.classes)
    }
    return {name: least for name, least in short.items() if least > 0}
