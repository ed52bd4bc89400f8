"""The engine beside bare solvers and its named peers, on the same people, in one run.

    python -m tests.bench.engine [--quick]

Times are seconds of processor, the best of a few runs, so that a busy machine changes them less; everything runs on
one thread. "Bare dense" is SciPy's `linear_sum_assignment` on a table of fits that is already made, one column per
place; ours begins with people and ends with a plan proved over all pairs. Peers that are not installed are named.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import athenaeum.matching  # noqa: F401 (before NumPy: one thread inside small products)

import numpy as np  # isort: skip
from scipy.optimize import linear_sum_assignment  # isort: skip

from athenaeum.matching import Plan, Problem, check, explain, from_people, propose
from athenaeum.matching.blocks import blocks
from athenaeum.matching.repair import Repair
from tests.bench.peers import matching, mentor_match
from tests.matching.people import make_people


@dataclass(frozen=True)
class Row:
    """One line of the table: ours ÷ bare = ratio, and what was aimed at."""

    what: str
    ours: str
    bare: str
    ratio: float | None
    aim: str
    met: bool | None

    def __str__(self) -> str:
        verdict = {True: "met", False: "MISSED", None: "–"}[self.met]
        ratio = "–" if self.ratio is None else f"{self.ratio:.3g}"
        return f"{self.what:<58} {self.ours:>16} {self.bare:>22} {ratio:>8} {self.aim:>14}  {verdict}"


def cpu(work: Callable[[], Any], times: int = 3) -> tuple[float, Any]:
    """(seconds of processor of the best run, result)."""
    best, result = float("inf"), None
    for _ in range(times):
        start = time.process_time()
        result = work()
        best = min(best, time.process_time() - start)
    return best, result


def at_most(what: str, ours: float, bare: float, aim: float, note: str = "") -> Row:
    ratio = ours / bare
    return Row(what, f"{ours:.3f} s", f"{bare:.3f} s {note}", ratio, f"≤ {aim:g}", ratio <= aim)


def ready_table(problem: Problem) -> np.ndarray:
    """What the bare solver is handed: one column per place, forbidden pairs far below all others."""
    fits = np.concatenate([np.asarray(block, dtype=float) for _, block in blocks(problem)])
    fits[np.isinf(fits)] = -1e9
    return np.repeat(fits, problem.capacity, axis=1)


def proved(problem: Problem) -> Plan:
    """A plan with its certificate; a bench of wrong answers is worth nothing."""
    plan = propose(problem)
    assert plan.proved_optimal
    return plan


def whole_run(n: int, m: int, capacity: int, aim: float, times: int) -> tuple[list[Row], Plan, Problem, float]:
    """People → certificate ÷ the bare dense solver on a ready table."""
    mentees, mentors, tree = make_people(n, m, capacity=capacity)
    ours, (problem, plan) = cpu(lambda: _from_people(mentees, mentors, tree), times)
    assert check(problem, plan) == []
    table = ready_table(problem)
    bare, (rows, columns) = cpu(lambda: linear_sum_assignment(table, maximize=True), max(1, times - 1))
    if capacity > 1:  # without scarcity newcomers first costs nothing, and the totals are the same
        assert round(table[rows, columns].sum()) == round(plan.objective / problem.unit)
    row = at_most(f"{n:,} × {m:,}, capacity {capacity}: people → proof", ours, bare, aim, "dense")
    return [row], plan, problem, ours


def _from_people(mentees: Any, mentors: Any, tree: Any) -> tuple[Problem, Plan]:
    problem = from_people(mentees, mentors, tree=tree)
    return problem, proved(problem)


def scores_once(problem: Problem) -> None:
    """All fits, computed and thrown away: the least that any proof over all pairs has to do."""
    for _ in blocks(problem):
        pass


def one_change(plan: Plan, full: float) -> list[Row]:
    """One change ÷ a full run, the median of many."""
    repair = Repair(plan)
    rng = np.random.default_rng(0)
    rows = []
    for name in ("exclude", "withdraw_mentee"):
        spent = []
        for i in rng.choice(len(plan.pairs), 25, replace=False):
            mentee, mentor = plan.pairs[i].tolist()
            pair = (mentee, mentor) if name == "exclude" else (mentee,)
            seconds, _ = cpu(lambda pair=pair, name=name: getattr(repair, name)(*pair), 1)
            spent.append(seconds)
        rows.append(at_most(f"one change ({name}) ÷ a full run", float(np.median(spent)), full, 0.01, "full"))
    return rows


def explanations(problem: Problem, plan: Plan, full: float) -> Row:
    ours, _ = cpu(lambda: explain.pairs(problem, plan.pairs), 2)
    return at_most("reasons and concerns of every pair ÷ a full run", ours, full, 0.10, "full")


def importing() -> Row:
    """Seconds that importing the whole engine takes beyond NumPy and SciPy."""
    code = (
        "import time, numpy, scipy.optimize, scipy.sparse.csgraph, scipy.linalg.blas; a = time.process_time();"
        "from athenaeum.matching import Problem, propose, check, explain, from_people; explain.pairs;"
        "print(time.process_time() - a)"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(3)]
    ours = min(float(run.stdout) for run in runs)
    return Row("importing the engine beyond NumPy and SciPy", f"{ours:.3f} s", "", None, "≤ 0.25 s", ours <= 0.25)


def huge(n: int, m: int) -> dict[str, float]:
    """A run in a process of its own: seconds, seconds for the fits alone, and the most memory it held."""
    code = f"from tests.bench.engine import measure_huge; measure_huge({n}, {m})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return json.loads(run.stdout.splitlines()[-1])  # type: ignore[no-any-return]


def measure_huge(n: int, m: int) -> None:
    """What the process of `huge` does."""
    import resource

    mentees, mentors, tree = make_people(n, m)
    problem = from_people(mentees, mentors, tree=tree)
    del mentees, mentors
    ours, _ = cpu(lambda: proved(problem), 1)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    once, _ = cpu(lambda: scores_once(problem), 1)
    print(json.dumps({"ours": ours, "once": once, "memory": memory}))


def large_rows(n: int, m: int, most_mb: float, aim: float) -> list[Row]:
    found = huge(n, m)
    name = f"{n:,} × {m:,}"
    memory = Row(
        f"{name}: memory", f"{found['memory']:.0f} MB", "", None, f"≤ {most_mb:g} MB", found["memory"] <= most_mb
    )
    return [at_most(f"{name}: plan and proof ÷ all fits once", found["ours"], found["once"], aim, "fits"), memory]


def peers() -> list[Row]:
    """500 × 300 beside the packages of the same purpose, on the same fits."""
    mentees, mentors, tree = make_people(500, 300, capacity=1)
    mentees = [replace(mentee, new=False) for mentee in mentees]  # the peers know no newcomers
    ours, (problem, plan) = cpu(lambda: _from_people(mentees, mentors, tree), 5)
    fits = np.asarray(problem.scores.block(0, 500), dtype=float)
    fits[np.isinf(fits)] = 0
    return [_mentor_match(fits, ours, plan), _matching(fits, ours)]


def _mentor_match(fits: np.ndarray, ours: float, plan: Plan) -> Row:
    what = "500 × 300: mentor-match ÷ ours"
    try:
        bare, (served, total) = cpu(lambda: mentor_match(fits), 1)
    except ImportError as missing:
        return Row(what, f"{ours:.3f} s", f"absent: {missing.name}", None, "≥ 50", None)
    own = int(fits[plan.pairs[:, 0], plan.pairs[:, 1]].sum())
    assert len(plan.pairs) >= served
    note = f"{bare:.2f} s, total {total / own:.4f}"
    return Row(what, f"{ours:.3f} s", note, bare / ours, "≥ 50", bare / ours >= 50)


def _matching(fits: np.ndarray, ours: float) -> Row:
    what = "500 × 300: matching (stable) ÷ ours"
    try:
        bare, _ = cpu(lambda: matching(fits), 1)
    except RecursionError:
        return Row(what, f"{ours:.3f} s", "stops: recursion", None, "–", None)
    except ImportError as missing:  # mentor-match installs a package of the same name over it
        return Row(what, f"{ours:.3f} s", f"absent: {missing.name}", None, "–", None)
    return Row(what, f"{ours:.3f} s", f"{bare:.2f} s", bare / ours, "–", None)


def run(quick: bool = False) -> list[Row]:
    """Measure and print the table; `quick` leaves out everything above 5,000 × 3,000."""
    rows: list[Row] = []

    def show(*more: Row) -> None:
        for row in more:
            print(row, flush=True)
            rows.append(row)

    print(f"{'what':<58} {'ours':>16} {'counterpart':>22} {'ratio':>8} {'aim':>14}  aim")
    show(*peers())
    lines, plan, problem, full = whole_run(5_000, 3_000, 2, 0.25, 3)
    show(*lines, *one_change(plan, full), explanations(problem, plan, full))
    show(*whole_run(5_000, 3_000, 1, 1.5, 3)[0], importing())
    if quick:
        return rows
    lines, plan, _, full = whole_run(20_000, 12_000, 2, 0.20, 2)
    show(*lines, *one_change(plan, full))
    show(large_rows(20_000, 12_000, 500, 2.0)[1])
    show(*large_rows(100_000, 60_000, 1_500, 2.0))
    return rows


if __name__ == "__main__":
    run(quick="--quick" in sys.argv)
