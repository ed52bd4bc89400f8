"""A plan repaired is the plan solved afresh."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from athenaeum.matching import Infeasible, Problem, check, propose
from athenaeum.matching.changes import preferring
from athenaeum.matching.propose import Tuning
from athenaeum.matching.repair import Repair
from tests.matching.cases import WAYS, WHOLE, problems, random_problem

CHANGES = ("exclude", "withdraw_mentee", "withdraw_mentor", "set_capacity", "insist", "rerank")


def change(repair: Repair, name: str, i: int, j: int, rng: np.random.Generator) -> None:
    m = repair.problem.shape[1]
    row = rng.integers(0, 9, m).astype(float)
    row[rng.random(m) < 0.3] = np.nan
    arguments = {
        "exclude": (i, j),
        "withdraw_mentee": (i,),
        "withdraw_mentor": (j,),
        "set_capacity": (j, int(rng.integers(0, 4))),
        "insist": (i, j),
        "rerank": (i, row),
    }
    getattr(repair, name)(*arguments[name])


def assert_as_afresh(repair: Repair) -> None:
    plan, afresh = repair.plan(), propose(repair.problem, tuning=WHOLE)
    assert check(repair.problem, plan) == []
    assert plan.pairs.tolist() == afresh.pairs.tolist()
    assert (plan.objective, plan.proved_optimal) == (afresh.objective, True)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(
    problem=problems(),
    way=st.sampled_from(WAYS),
    names=st.lists(st.sampled_from(CHANGES), min_size=1, max_size=4),
    seed=st.integers(0, 999),
)
def test_any_changes_one_after_the_other(problem: Problem, way: Tuning, names: list[str], seed: int) -> None:
    n, m = problem.shape
    if n == 0 or m == 0:
        return
    rng = np.random.default_rng(seed)
    repair = Repair(propose(problem, tuning=way))
    for name in names:
        try:
            change(repair, name, int(rng.integers(n)), int(rng.integers(m)), rng)
        except Infeasible:
            continue
        assert_as_afresh(repair)


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("way", WAYS)
def test_a_larger_round(name: str, way: Tuning) -> None:
    rng = np.random.default_rng(17)
    problem = random_problem(rng, 60, 30, values=200, forbidden=0.3)
    plan = propose(problem, tuning=way)
    for i, j in plan.pairs[::15].tolist():
        repair = Repair(plan)
        change(repair, name, i, j, rng)
        assert_as_afresh(repair)


def test_a_change_says_who_moves_and_what_it_costs() -> None:
    plan = propose(Problem.from_scores([[9.0, 8.0], [9.0, 2.0]], 1))
    assert plan.pairs.tolist() == [[0, 1], [1, 0]]
    repair = Repair(plan)
    change = repair.exclude(1, 0)
    assert change.moved == ((0, 1, 0), (1, 0, 1))
    assert change.gained == -6
    assert repair.plan().objective == plan.objective + change.gained


def test_the_plan_it_came_from_stays_as_it_was() -> None:
    problem = random_problem(np.random.default_rng(1), 20, 10, values=50, forbidden=0.1)
    plan = propose(problem)
    Repair(plan).withdraw_mentor(0)
    assert Repair(plan).plan() == plan
    assert check(problem, plan) == []


def test_insisting_on_a_forbidden_pair_names_it_and_changes_nothing() -> None:
    repair = Repair(propose(Problem.from_scores([[np.nan, 1.0]], 1)))
    with pytest.raises(Infeasible, match="forbidden"):
        repair.insist(0, 0)
    assert repair.plan().pairs.tolist() == [[0, 1]]


def test_a_bonus_for_staying_moves_nobody_for_a_trifle() -> None:
    standing = [(0, 0), (1, 1)]
    problem = Problem.from_scores([[50.0, 52.0], [52.0, 50.0]], 1)
    assert propose(problem).pairs.tolist() == [[0, 1], [1, 0]]
    assert propose(preferring(problem, standing, 5)).pairs.tolist() == [[0, 0], [1, 1]]
    assert propose(preferring(problem, standing, 1)).pairs.tolist() == [[0, 1], [1, 0]]


def test_only_a_finished_plan_can_be_repaired() -> None:
    plan = propose(Problem.from_scores([[1.0]], 1), by="stable")
    with pytest.raises(ValueError, match="finished"):
        Repair(plan)
