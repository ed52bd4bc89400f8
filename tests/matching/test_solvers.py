"""Every solver runs every case, through one validator."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from athenaeum.matching import Problem
from athenaeum.matching.check import check
from athenaeum.matching.solvers import Solver, auction, dense, sparse
from athenaeum.matching.standing import Standing
from tests.matching.cases import problems, proposed, random_problem

EXACT = {"auction": auction.solve, "dense": dense.solve, "sparse": sparse.solve}


def solved(problem: Problem, solver: Solver) -> Standing:
    standing = Standing.open(problem)
    standing.take_all_pairs()
    standing.solve(solver)
    standing.prove()
    standing.settle()
    standing.finished = True
    return standing


@settings(max_examples=100, deadline=None, derandomize=True)
@given(problem=problems(), name=st.sampled_from(sorted(EXACT)))
def test_every_solver_leads_to_the_same_proved_plan(problem: Problem, name: str) -> None:
    plan = solved(problem, EXACT[name]).plan("assignment")
    assert check(problem, plan) == []
    assert plan == proposed(problem)


@pytest.mark.parametrize("name", sorted(EXACT))
@pytest.mark.parametrize("values", [1, 2, 10_000])
@pytest.mark.parametrize(("n", "m"), [(60, 20), (30, 30), (25, 60)])
def test_ties_and_scarcity(name: str, values: int, n: int, m: int) -> None:
    problem = random_problem(np.random.default_rng(n + values), n, m, values=values, forbidden=0.2, most_places=2)
    plan = solved(problem, EXACT[name]).plan("assignment")
    assert check(problem, plan) == []
    assert plan == proposed(problem)


@pytest.mark.parametrize("name", ["dense", "sparse"])
def test_a_solver_without_prices_finds_the_optimum_alone(name: str) -> None:
    problem = random_problem(np.random.default_rng(8), 40, 30, values=500, forbidden=0.3, classes=1)
    standing = Standing.open(problem)
    standing.take_all_pairs()
    solution = EXACT[name](standing.market.edges, standing.places, np.zeros(40, dtype=np.int64))
    assert solution.price is None
    standing.adopt(solution)
    assert standing.market.plan().tolist() == solution.match.tolist()
