"""A problem validates itself."""

import numpy as np
import pytest

from athenaeum.matching import Problem, propose
from athenaeum.matching.ties import keys_from_names


@pytest.mark.parametrize(
    ("scores", "capacity", "more", "message"),
    [
        ([1.0, 2.0], [1], {}, "n × m table"),
        ([[1.0, np.inf]], [1, 1], {}, "infinite"),
        ([[1.0]], [1, 1], {}, "capacity must have one number per mentor"),
        ([[1.0]], [-1], {}, "capacity of mentor 0 is negative"),
        ([[1.0]], [1.5], {}, "capacity must be whole numbers"),
        ([[1.0]], [np.nan], {}, "capacity must be whole numbers"),
        ([[1.0]], [1], {"priority": [1, 2]}, "priority must have one number per mentee"),
        ([[1.0]], [1], {"locked": [(0, 3)]}, "names nobody"),
        ([[1e300]], [1], {}, "too large"),
        ([[1e9, 0.000001]] * 3, [2, 2], {}, "too wide"),
    ],
)
def test_nonsense_is_refused(scores: object, capacity: object, more: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        propose(Problem.from_scores(scores, capacity, **more))  # type: ignore[arg-type]


def test_fits_are_resolved_to_a_millionth() -> None:
    plan = propose(Problem.from_scores([[0.1000004, 0.1000006]], [1, 1]))
    assert plan.objective == 0.100001
    assert propose(Problem.from_scores([[0.1], [0.2], [0.3]], [3])).objective == 0.6


def test_large_numbers_stay_exact() -> None:
    scores = [[10.0**9, 1.0], [10.0**9 - 1, 0.0]]
    assert propose(Problem.from_scores(scores, 1)).objective == 10.0**9


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0)])
def test_nobody_on_one_side(shape: tuple[int, int]) -> None:
    plan = propose(Problem.from_scores(np.empty(shape), np.ones(shape[1], dtype=int)))
    assert plan.pairs.tolist() == []
    assert (plan.objective, plan.upper_bound, plan.proved_optimal, plan.floor) == (0, 0, True, None)
    assert plan.unmatched.tolist() == list(range(shape[0]))


def test_a_caller_s_table_is_not_kept() -> None:
    scores = np.array([[1.0, 2.0]])
    problem = Problem.from_scores(scores, 1)
    scores[:] = np.nan
    assert propose(problem).objective == 2


def test_keys_come_from_names_alone() -> None:
    assert keys_from_names(["ada", "ben"]).tolist() == keys_from_names(["ben", "ada"]).tolist()[::-1]
