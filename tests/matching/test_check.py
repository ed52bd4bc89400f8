"""A tampered plan is found out."""

from dataclasses import replace

import numpy as np
import pytest

from athenaeum.matching import Plan, Problem, check, propose


@pytest.fixture
def problem() -> Problem:
    """Ada, Bea and Eve mentor; Ben may not meet Eve; Cara is locked with Bea."""
    scores = [[9.0, 5.0, np.nan], [7.0, 6.0, 3.0], [8.0, 2.0, 4.0], [1.0, 1.0, 1.0]]
    return Problem.from_scores(scores, [1, 1, 1], priority=[0, 0, 1, 0], locked=[(1, 1)])


@pytest.fixture
def plan(problem: Problem) -> Plan:
    found = propose(problem)
    assert check(problem, found) == []
    return found


def test_the_untampered_plan(plan: Plan) -> None:
    assert plan.pairs.tolist() == [[0, 0], [1, 1], [2, 2]]
    assert (plan.objective, plan.upper_bound, plan.floor) == (19, 19, 4)
    assert plan.unmatched.tolist() == [3]


@pytest.mark.parametrize(
    ("pairs", "fault"),
    [
        ([[0, 0], [1, 1], [2, 0]], "mentor 0 has 2 mentees and room for 1"),
        ([[0, 0], [0, 2], [1, 1]], "mentee 0 has 2 mentors"),
        ([[0, 2], [1, 1], [2, 0]], "pair (0, 2) is forbidden"),
        ([[0, 1], [1, 0], [2, 2]], "locked pair (1, 1) is missing"),
        ([[0, 0], [1, 1], [9, 2]], "pair (9, 2) names nobody"),
        ([[0, 0], [1, 1], [3, 2]], "objective is 16.0, not 19.0"),
    ],
)
def test_other_pairs(problem: Problem, plan: Plan, pairs: list[list[int]], fault: str) -> None:
    assert fault in check(problem, replace(plan, pairs=np.array(pairs)))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"objective": 20.0}, "objective is 19.0, not 20.0"),
        ({"upper_bound": 18.0}, "the upper bound lies below the objective"),
        ({"upper_bound": 21.0}, "called optimal, but the bound lies above the objective"),
        ({"floor": 5.0}, "floor is 4.0, not 5.0"),
        ({"served_by_class": {0: 3, 1: 1}}, "served_by_class is {0: 2, 1: 1}, not {0: 3, 1: 1}"),
        ({"unmatched": np.array([2])}, "unmatched is [3], not [2]"),
        ({"prices": np.zeros(3)}, "the prices prove 24.0, not 19.0"),
    ],
)
def test_other_claims(problem: Problem, plan: Plan, change: dict[str, object], fault: str) -> None:
    assert fault in check(problem, replace(plan, **change))  # type: ignore[arg-type]


def test_somebody_is_left_out() -> None:
    problem = Problem.from_scores([[9.0, 5.0], [8.0, np.nan]], 1)
    plan = propose(problem)
    fewer = replace(
        plan,
        pairs=np.array([[0, 0]]),
        objective=9.0,
        upper_bound=9.0,
        floor=9.0,
        unmatched=np.array([1]),
        served_by_class={0: 1},
        prices=np.array([8.0, 0.0]),
    )
    assert "somebody is left out who could be served" in check(problem, fewer)


def test_a_lower_class_is_served_first() -> None:
    problem = Problem.from_scores([[9.0], [8.0]], 1, priority=[0, 1])
    plan = propose(problem)
    assert plan.pairs.tolist() == [[1, 0]]
    wrong = replace(
        plan,
        pairs=np.array([[0, 0]]),
        objective=9.0,
        upper_bound=9.0,
        floor=9.0,
        unmatched=np.array([1]),
        served_by_class={0: 1, 1: 0},
        prices=np.array([9.0]),
        bonus={0: 0.0, 1: 0.0},
    )
    assert "somebody of class 1 is left out while a lower class is served" in check(problem, wrong)
