"""The best plan, proved: against brute force, an independent solver, and itself in another order."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from athenaeum.matching import Infeasible, Problem, Stopped, check, propose
from athenaeum.matching.changes import insisting
from athenaeum.matching.check import blocking_pairs
from athenaeum.matching.propose import Tuning
from tests.matching.cases import (
    SLIVER,
    WAYS,
    WHOLE,
    brute_force,
    by_network,
    layers_of,
    problems,
    proposed,
    random_problem,
)

SIZES = [
    {"n": 30, "m": 12, "values": 1000, "forbidden": 0.1},
    {"n": 25, "m": 30, "values": 4, "forbidden": 0.5},
    {"n": 40, "m": 40, "values": 2, "forbidden": 0.9},
    {"n": 35, "m": 20, "values": 50, "forbidden": 0.0, "most_places": 1},
]


@settings(max_examples=120, deadline=None, derandomize=True)
@given(problem=problems(most=5), way=st.sampled_from(WAYS))
def test_every_layer_equals_brute_force(problem: Problem, way: Tuning) -> None:
    plan = proposed(problem, way)
    assert layers_of(problem, plan) == brute_force(problem)
    assert plan.proved_optimal
    assert plan.upper_bound == plan.objective


@settings(max_examples=60, deadline=None, derandomize=True)
@given(problem=problems(most=4), way=st.sampled_from(WAYS))
def test_the_floor_is_as_high_as_coverage_allows(problem: Problem, way: Tuning) -> None:
    plan = proposed(problem, way, by="floor")
    assert layers_of(problem, plan, floor=True) == brute_force(problem, floor=True)
    best = proposed(problem, way)
    assert plan.given_up == pytest.approx(best.objective - plan.objective)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", range(4))
def test_equals_an_independent_solver(size: dict[str, int], seed: int) -> None:
    problem = random_problem(np.random.default_rng(seed), **size)  # type: ignore[arg-type]
    expected = by_network(problem)
    for way in WAYS:
        assert layers_of(problem, proposed(problem, way)) == expected


@settings(max_examples=60, deadline=None, derandomize=True)
@given(problem=problems(), way=st.sampled_from(WAYS), seed=st.integers(0, 99))
def test_the_order_of_rows_changes_nothing(problem: Problem, way: Tuning, seed: int) -> None:
    n, m = problem.shape
    rng = np.random.default_rng(seed)
    rows, columns = rng.permutation(n), rng.permutation(m)
    table = np.asarray(problem.scores.block(0, n), dtype=float)
    table[np.isinf(table)] = np.nan
    assert problem.priority is not None
    assert problem.mentee_keys is not None
    assert problem.mentor_keys is not None
    shuffled = Problem.from_scores(
        (table * problem.unit)[rows][:, columns],
        problem.capacity[columns],
        priority=problem.priority[rows],
        mentee_keys=problem.mentee_keys[rows],
        mentor_keys=problem.mentor_keys[columns],
    )
    back = {(int(rows[i]), int(columns[j])) for i, j in proposed(shuffled, way).pairs}
    assert back == {(int(i), int(j)) for i, j in proposed(problem).pairs}


def test_nameless_people_are_known_by_their_numbers() -> None:
    rng = np.random.default_rng(5)
    scores = rng.integers(0, 3, (30, 20)).astype(float)
    rows, columns = rng.permutation(30), rng.permutation(20)
    plan = proposed(Problem.from_scores(scores, 1))
    other = proposed(Problem.from_scores(scores[rows][:, columns], 1))
    assert {(int(rows[i]), int(columns[j])) for i, j in other.pairs} == {(int(i), int(j)) for i, j in plan.pairs}


@settings(max_examples=40, deadline=None, derandomize=True)
@given(problem=problems(), seed=st.integers(0, 99))
def test_another_mentor_never_serves_fewer(problem: Problem, seed: int) -> None:
    n = problem.shape[0]
    fits = np.asarray(problem.scores.block(0, n), dtype=float) * problem.unit
    fits[np.isinf(fits)] = np.nan
    more = np.column_stack((fits, np.random.default_rng(seed).integers(-5, 5, n)))
    richer = Problem.from_scores(more, np.append(problem.capacity, 1), priority=problem.priority)
    assert len(proposed(richer, SLIVER).pairs) >= len(proposed(problem).pairs)


@pytest.mark.parametrize("way", WAYS)
def test_one_more_place_adds_its_price(way: Tuning) -> None:
    rng = np.random.default_rng(11)
    scores = rng.integers(0, 40, (18, 9)).astype(float)
    plan = proposed(Problem.from_scores(scores, 1), way)
    for j in range(9):
        capacity = np.ones(9, dtype=int)
        capacity[j] = 2
        better = proposed(Problem.from_scores(scores, capacity), way)
        assert better.objective - plan.objective == plan.prices[j]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(problem=problems(most=5), way=st.sampled_from(WAYS), data=st.data())
def test_locked_pairs_are_kept(problem: Problem, way: Tuning, data: st.DataObject) -> None:
    n, m = problem.shape
    if n == 0 or m == 0:
        return
    pair = (data.draw(st.integers(0, n - 1)), data.draw(st.integers(0, m - 1)))
    locked = insisting(problem, [pair])
    possible = np.isfinite(problem.scores.pairs(*np.array([pair]).T)).all() and problem.capacity[pair[1]] > 0
    if not possible:
        with pytest.raises(Infeasible) as raised:
            propose(locked, tuning=way)
        assert raised.value.pairs == [pair]
        return
    plan = proposed(locked, way)
    assert pair in {(int(i), int(j)) for i, j in plan.pairs}
    assert layers_of(locked, plan) == brute_force(locked)


def test_locks_that_contradict_the_rules_are_all_named() -> None:
    scores = [[1.0, np.nan, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]
    problem = Problem.from_scores(scores, [1, 1, 2], locked=[(0, 1), (1, 0), (1, 2), (2, 0)])
    with pytest.raises(Infeasible) as raised:
        propose(problem)
    assert raised.value.pairs == [(0, 1), (1, 2), (2, 0)]
    assert raised.value.reasons == [
        "the pair is forbidden",
        "the mentee is locked with two mentors",
        "the mentor has no place left",
    ]


@pytest.mark.parametrize("way", WAYS)
def test_newcomers_come_before_the_total(way: Tuning) -> None:
    plan = proposed(Problem.from_scores([[90.0], [10.0]], [1], priority=[0, 1]), way)
    assert plan.pairs.tolist() == [[1, 0]]
    assert plan.served_by_class == {0: 0, 1: 1}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(problem=problems(), way=st.sampled_from(WAYS))
def test_a_stable_plan_has_no_blocking_pair(problem: Problem, way: Tuning) -> None:
    plan = proposed(problem, way, by="stable")
    assert blocking_pairs(problem, plan) == 0
    assert plan.objective <= plan.upper_bound


def test_the_best_plan_may_have_blocking_pairs() -> None:
    problem = Problem.from_scores([[10.0, 9.0], [9.0, 1.0]], 1)
    assert proposed(problem).objective == 18
    assert blocking_pairs(problem, proposed(problem)) == 1
    assert proposed(problem, by="stable").objective == 11


@pytest.mark.parametrize("stage", ["solve", "prove", "prices"])
def test_a_stopped_run_answers_with_an_honest_gap(stage: str) -> None:
    problem = random_problem(np.random.default_rng(2), 60, 30, values=100, forbidden=0.2)
    best = proposed(problem)

    def stop(at: str, done: float, total: float | None, bound: float | None) -> None:
        if at == stage:
            raise Stopped

    plan = propose(problem, progress=stop, tuning=SLIVER)
    assert check(problem, plan) == []
    assert not plan.proved_optimal
    assert plan.upper_bound >= min(best.objective, plan.objective)


def test_stopped_before_there_is_a_plan() -> None:
    def stop(at: str, done: float, total: float | None, bound: float | None) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        propose(random_problem(np.random.default_rng(2), 9, 9, values=9, forbidden=0), progress=stop)


def test_progress_only_goes_forward() -> None:
    seen: list[float] = []
    problem = random_problem(np.random.default_rng(3), 80, 40, values=9, forbidden=0.3)
    propose(problem, progress=lambda stage, done, best, bound: seen.append(done), tuning=SLIVER)
    assert seen == sorted(seen)
    assert min(seen) >= 0
    assert max(seen) <= 1


def test_the_same_input_gives_the_same_plan() -> None:
    problem = random_problem(np.random.default_rng(4), 50, 30, values=5, forbidden=0.2)
    assert propose(problem) == propose(problem)
    assert propose(problem).pairs.tolist() == propose(problem, tuning=SLIVER).pairs.tolist()


def test_an_unknown_measure_is_refused() -> None:
    with pytest.raises(ValueError, match="assignment, floor or stable"):
        propose(Problem.from_scores([[1.0]], 1), by="luck")


def test_whole_table_and_short_lists_agree_on_prices() -> None:
    problem = random_problem(np.random.default_rng(6), 60, 25, values=30, forbidden=0.1, classes=1)
    whole, sliver = proposed(problem, WHOLE), proposed(problem, SLIVER)
    assert whole.bonus == sliver.bonus
    assert whole.prices.tolist() == sliver.prices.tolist()
