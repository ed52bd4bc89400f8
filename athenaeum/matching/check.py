"""Is this plan lawful, and does its proof hold? Believes nothing the engine remembers: counts again.

Used by the tests on every plan, and by the round before anything is saved.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .blocks import blocks
from .changes import above
from .plan import Plan
from .problem import Infeasible, Problem
from .standing import take_locks


def check(problem: Problem, plan: Plan) -> list[str]:
    """What is wrong with a plan, one sentence each; empty when it is lawful and its claims hold.

    Lawful: people exist, nobody is served twice, no mentor over capacity, no forbidden pair, every lock kept.
    Claims: objective, unmatched, served by class, floor; the upper bound follows from the prices, over every
    allowed pair; a plan called optimal reaches its bound and leaves nobody out who could be served.
    """
    pairs = np.asarray(plan.pairs, dtype=np.int64).reshape(-1, 2)
    ruled = problem if plan.at_least is None else above(problem, round(plan.at_least / problem.unit))
    faults = _people(problem, pairs) or [*_rules(ruled, pairs), *_figures(problem, plan, pairs)]
    if not faults:
        faults = _proof(ruled, plan, pairs) + (_left_out(problem, pairs) if plan.proved_optimal else [])
    return faults


def _people(problem: Problem, pairs: NDArray[np.int64]) -> list[str]:
    outside = (pairs < 0) | (pairs >= np.array(problem.shape))
    return [f"pair {_name(pair)} names nobody" for pair in pairs[outside.any(axis=1)]]


def _rules(problem: Problem, pairs: NDArray[np.int64]) -> list[str]:
    n, m = problem.shape
    times = np.bincount(pairs[:, 0], minlength=n)
    faults = [f"mentee {i} has {times[i]} mentors" for i in np.flatnonzero(times > 1)]
    load = np.bincount(pairs[:, 1], minlength=m)
    for j in np.flatnonzero(load > problem.capacity):
        faults.append(f"mentor {j} has {load[j]} mentees and room for {problem.capacity[j]}")
    fits = problem.scores.pairs(pairs[:, 0], pairs[:, 1])
    faults += [f"pair {_name(pair)} is forbidden" for pair in pairs[~np.isfinite(fits)]]
    kept = {_name(pair) for pair in pairs}
    faults += [f"locked pair {lock} is missing" for lock in problem.locked if lock not in kept]
    return faults


def _figures(problem: Problem, plan: Plan, pairs: NDArray[np.int64]) -> list[str]:
    fits = problem.scores.pairs(pairs[:, 0], pairs[:, 1])
    if not np.isfinite(fits).all():
        return []
    assert problem.priority is not None
    served = problem.priority[pairs[:, 0]]
    told = {
        "objective": (plan.objective, problem.points(fits.sum())),
        "floor": (plan.floor, problem.points(fits.min()) if len(fits) else None),
        "unmatched": (
            sorted(np.asarray(plan.unmatched).tolist()),
            sorted(set(range(problem.shape[0])) - set(pairs[:, 0].tolist())),
        ),
        "served_by_class": (
            plan.served_by_class,
            {int(c): int((served == c).sum()) for c in np.unique(problem.priority)},
        ),
    }
    return [f"{what} is {true}, not {said}" for what, (said, true) in told.items() if said != true]


def _proof(problem: Problem, plan: Plan, pairs: NDArray[np.int64]) -> list[str]:
    faults = []
    if plan.upper_bound < plan.objective:
        faults.append("the upper bound lies below the objective")
    if not plan.proved_optimal:
        return faults
    if plan.upper_bound != plan.objective:
        faults.append("called optimal, but the bound lies above the objective")
    bound = bound_from_prices(problem, plan, pairs)
    if bound != plan.upper_bound:
        faults.append(f"the prices prove {bound}, not {plan.upper_bound}")
    return faults


def bound_from_prices(problem: Problem, plan: Plan, pairs: NDArray[np.int64]) -> float:
    """Σ c_j p_j + Σ max(0, max_j (w_ij + b_i − p_j)) − Σ b_i served, over every allowed pair (weak duality).

    Any prices p ≥ 0 give a bound on every plan that serves as many of each class as `pairs` does.
    """
    free, places = take_locks(problem)
    price = np.rint(np.asarray(plan.prices) / problem.unit)
    if (price < 0).any():
        return float("nan")
    assert problem.priority is not None
    bonus = np.array([round(plan.bonus.get(int(c), 0.0) / problem.unit) for c in problem.priority.tolist()])
    total = sum(int(c) * int(p) for c, p in zip(places, price, strict=True))
    for start, fits in blocks(problem):
        who = slice(start, start + len(fits))
        best = (fits - price).max(axis=1, initial=-np.inf) + bonus[who]
        total += int(np.maximum(best, 0)[free[who]].sum())
    served = pairs[free[pairs[:, 0]], 0]
    kept = pairs[~free[pairs[:, 0]]]
    total += int(problem.scores.pairs(kept[:, 0], kept[:, 1]).sum()) - int(bonus[served].sum())
    return problem.points(total)


def _left_out(problem: Problem, pairs: NDArray[np.int64]) -> list[str]:
    """Follow alternating paths over every allowed pair from those left out, class by class (Berge 1957)."""
    n, m = problem.shape
    match = np.full(n, -1, dtype=np.int64)
    match[pairs[:, 0]] = pairs[:, 1]
    room = problem.capacity - np.bincount(pairs[:, 1], minlength=m)
    try:
        free, _ = take_locks(problem)
    except Infeasible as clash:
        return [str(clash)]
    assert problem.priority is not None
    for own in np.unique(problem.priority[match < 0])[::-1]:
        fault = _path_from_class(problem, match, room, free, int(own))
        if fault:
            return [fault]
    return []


def _path_from_class(
    problem: Problem, match: NDArray[np.int64], room: NDArray[np.int64], free: NDArray[np.bool_], own: int
) -> str | None:
    assert problem.priority is not None
    reached = (match < 0) & (problem.priority == own)
    frontier = np.flatnonzero(reached)
    unseen = problem.capacity > 0
    while len(frontier) and unseen.any():
        found = np.zeros_like(unseen)
        for _, fits in blocks(problem, frontier):
            found |= np.isfinite(fits).any(axis=0)
            if not (unseen & ~found).any():
                break
        found &= unseen
        unseen &= ~found
        if (room[found] > 0).any():
            return "somebody is left out who could be served"
        holders = (match >= 0) & found[match] & free & ~reached
        if (problem.priority[holders] < own).any():
            return f"somebody of class {own} is left out while a lower class is served"
        reached |= holders
        frontier = np.flatnonzero(holders)
    return None


def blocking_pairs(problem: Problem, plan: Plan) -> int:
    """How many allowed pairs would both rather have each other (Gale and Shapley 1962), by fit alone.

    A mentee prefers a better fit to their own and any mentor to none; a mentor prefers it to the lowest fit
    among their mentees, and any mentee to an empty place. Locked pairs are nobody's wish to leave.
    """
    n, m = problem.shape
    pairs = np.asarray(plan.pairs, dtype=np.int64).reshape(-1, 2)
    free, _ = take_locks(problem)
    fits = problem.scores.pairs(pairs[:, 0], pairs[:, 1])
    own = np.full(n, -np.inf)
    own[pairs[:, 0]] = fits
    own[~free] = np.inf
    lowest = np.full(m, np.inf)
    movable = free[pairs[:, 0]]
    np.minimum.at(lowest, pairs[movable, 1], fits[movable])
    lowest[np.bincount(pairs[:, 1], minlength=m) < problem.capacity] = -np.inf
    total = 0
    for start, block in blocks(problem):
        rival = np.maximum(own[start : start + len(block), None], lowest)
        total += int(((block > rival) & np.isfinite(block)).sum())
    return total


def _name(pair: NDArray[np.int64]) -> tuple[int, int]:
    return int(pair[0]), int(pair[1])
