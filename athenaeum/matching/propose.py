"""The front of the engine: a problem in, a plan with its certificate out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from time import perf_counter

import numpy as np

from .candidates import NOTHING, Chooser
from .changes import above
from .floor import highest_floor
from .market import NOBODY
from .plan import Plan
from .problem import Problem
from .sample import expect_bonus
from .solvers import Solution, auction, deferred, dense
from .standing import Standing
from .watch import Watch

Progress = Callable[[str, float, float | None, float | None], None]

SHARE = {"candidates": 0.0, "auction": 0.5, "solve": 0.6, "prove": 0.75, "prices": 0.9, "floor": 0.95}
"""How far a run is when a stage begins; a rough guess, for the bar on the page."""


class Stopped(Exception):
    """Raised by a `progress` callback: stop, and answer with the best plan so far and its honest gap.

    `propose` lets it through only while there is no plan yet.
    """


@dataclass(frozen=True)
class Tuning:
    """Where the engine changes its ways. The plan does not depend on it, only the time it takes.

    small : n × places up to which SciPy's dense solver gets every pair
    width : pairs on a short list
    """

    small: int = 1_000_000
    width: int = 24


@dataclass
class Clock:
    """Times the stages, and tells `progress` how far they are."""

    progress: Progress | None
    seconds: dict[str, float] = field(default_factory=dict)
    stage: str = "candidates"
    since: float = field(default_factory=perf_counter)
    standing: Standing | None = None
    _ticks: int = 0

    def start(self, stage: str) -> None:
        """A stage begins, and the one before it ends."""
        self.stop()
        self.stage = stage
        self.tell(0.0)

    def stop(self) -> None:
        """The stage ends."""
        now = perf_counter()
        self.seconds[self.stage] = self.seconds.get(self.stage, 0.0) + now - self.since
        self.since = now

    def tell(self, done: float) -> None:
        """How much of the stage is done, from 0 to 1."""
        if self.progress is None:
            return
        following = [share for share in SHARE.values() if share > SHARE[self.stage]]
        begin, end = SHARE[self.stage], min(following, default=1.0)
        best, bound = self._known()
        self.progress(self.stage, begin + done * (end - begin), best, bound)

    def tick(self) -> None:
        """One small step of a stage whose length nobody knows."""
        self._ticks += 1
        if self._ticks % 64 == 0:
            self.tell(1 - 1 / (1 + self._ticks / 4096))

    def _known(self) -> tuple[float | None, float | None]:
        if self.standing is None:
            return None, None
        _, fits = self.standing.fits()
        points = self.standing.problem.points
        return points(int(fits.sum())), points(self.standing.whole_bound())


def propose(
    problem: Problem, *, by: str = "assignment", progress: Progress | None = None, tuning: Tuning | None = None
) -> Plan:
    """The best plan by the chosen measure, with its proof.

    Parameters
    ----------
    problem : what is to be matched
    by : "assignment": most served, the highest class first, then the greatest total fit;
        "floor": most served, then the highest lowest fit, then the greatest total;
        "stable": deferred acceptance by fit, mentees proposing, whoever that leaves out
    progress : called with (stage, share done, best total, bound) as the run goes on; may raise `Stopped`
    tuning : where the engine changes its ways; not needed

    Returns a `Plan`. The same people and numbers in any order give the same plan. `plan.given_up` says what
    "floor" or "stable" costs against the greatest total.

    Raises Infeasible when locked pairs contradict the rules, Stopped when stopped before there is a plan, and
    ValueError for an unknown measure.

    References: matching.md of this project; Bertsekas (1988, 1991); Jonker and Volgenant (1987); Edmonds and
    Fulkerson (1965); Gale and Shapley (1962).
    """
    if by not in ("assignment", "floor", "stable"):
        raise ValueError(f"by must be assignment, floor or stable, not {by!r}")
    clock = Clock(progress)
    tuning = tuning or Tuning()
    standing = best(problem, clock, tuning)
    if by == "floor":
        return _with_floor(standing, clock, tuning)
    if by == "stable":
        return _stable(standing, tuning)
    return standing.plan(by)


def best(problem: Problem, clock: Clock, tuning: Tuning) -> Standing:
    """Solve, prove, and put the least prices to the proof."""
    standing = Standing.open(problem)
    standing.seconds = clock.seconds
    clock.start("candidates")
    solution = _solve(standing, clock, tuning)
    clock.standing = standing
    try:
        clock.start("solve")
        standing.adopt(solution, clock.tick)
        clock.start("prove")
        standing.prove(clock.tick)
        clock.start("prices")
        standing.settle(clock.tick)
        standing.finished = True
    except Stopped:
        clock.progress = None
    clock.stop()
    return standing


def _solve(standing: Standing, clock: Clock, tuning: Tuning) -> Solution:
    n, _ = standing.problem.shape
    places, wanting = int(standing.places.sum()), int(standing.free.sum())
    if n * np.minimum(standing.places, n).sum() <= tuning.small:
        standing.take_all_pairs()
        bonus = np.zeros(n, dtype=np.int64)
        return dense.solve(standing.market.edges, standing.places, bonus)
    scarce = places < wanting
    chooser = Chooser(standing, tuning.width, by_mentor=scarce)
    if scarce:
        expect_bonus(standing)
    least = -np.array(standing.market.bonus, dtype=np.int64) if scarce else np.zeros_like(standing.places)
    lists = chooser.everybody(clock.tell, least if least.any() else None)
    clock.start("auction")
    solution = auction.run(lists, standing.places, least, chooser.refresh)
    standing.take_lists(lists)
    now = solution.surplus if scarce else solution.price
    assert now is not None
    standing.watch = Watch(lists, chooser, least, now)
    return solution


def _with_floor(best_plan: Standing, clock: Clock, tuning: Tuning) -> Plan:
    if not best_plan.finished:
        return best_plan.plan("assignment")
    clock.start("floor")
    try:
        floor = highest_floor(best_plan, clock.tick)
    except Stopped:
        return best_plan.plan("assignment")
    if floor is None:
        return best_plan.plan("floor")
    raised = best(above(best_plan.problem, floor), clock, tuning)
    at_least = best_plan.problem.points(floor)
    return replace(raised.plan("floor"), given_up=_forgone(best_plan, raised), at_least=at_least)


def _forgone(best_plan: Standing, other: Standing) -> float:
    _, most = best_plan.fits()
    _, fits = other.fits()
    return best_plan.problem.points(int(most.sum()) - int(fits.sum()))


def _stable(best_plan: Standing, tuning: Tuning) -> Plan:
    """Deferred acceptance over all pairs; its bound holds for plans of any coverage."""
    standing = _listed_by_mentee(best_plan.problem, tuning)
    nothing = np.zeros(len(standing.rank), dtype=np.int64)
    while True:
        match = deferred.solve(standing.market.edges, standing.places, nothing).match
        worn = np.flatnonzero((match == NOBODY) & standing.free & (standing.watch.limit != NOTHING))
        if len(worn) == 0:
            break
        standing.take_rows(worn)
    standing.market.match[:] = match.tolist()
    plan, reference = standing.plan("stable"), best_plan.plan("assignment")
    return replace(
        plan,
        upper_bound=max(plan.objective, best_plan.problem.points(best_plan.bound_of_any())),
        prices=reference.prices,
        mentee_prices=reference.mentee_prices,
        bonus=reference.bonus,
        proved_optimal=False,
        given_up=_forgone(best_plan, standing),
        standing=None,
    )


def _listed_by_mentee(problem: Problem, tuning: Tuning) -> Standing:
    standing = Standing.open(problem)
    n, m = problem.shape
    if n * m <= tuning.small:
        standing.take_all_pairs()
        return standing
    chooser = Chooser(standing, tuning.width, by_mentor=False)
    lists = chooser.everybody(lambda done: None)
    standing.take_lists(lists)
    standing.watch = Watch(lists, chooser, np.zeros(m, dtype=np.int64))
    return standing
