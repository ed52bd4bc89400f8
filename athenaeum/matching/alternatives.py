"""Why not her? The nearest other choices of a matched mentee, and what each would do to everybody else."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from .features import Features, features_of
from .market import NOBODY
from .people import Person
from .plan import Plan
from .problem import Infeasible, Problem
from .reasons import Reason
from .repair import Repair

TOLD = 2  # people who change mentor that one sentence still names


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody whose mentor changes: numbers of the mentors, and fits in points; None is nobody."""

    mentee: int
    before: int | None
    after: int | None
    fit_before: float | None
    fit_after: float | None


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another mentor for a mentee.

    Attributes:
        mentor: number in the problem.
        fit: of the two, in points.
        loss: points the best plan with this pair has less than the standing one.
        unserved: how many people fewer it serves.
        moves: everybody else whose mentor changes.
        reasons: the same in words: first what happens to people, last what the round loses.
    """

    mentor: int
    fit: float
    loss: float
    unserved: int
    moves: tuple[Move, ...]
    reasons: tuple[Reason, ...]


def alternatives(problem: Problem, plan: Plan, mentee: int, k: int = 3, *, exact: bool = True) -> list[Alternative]:
    """The k choices that cost the round least, cheapest first; none for a locked or unmatched mentee.

    Which they are is read off the prices: y_i + p_j - fit_ij is what insisting on (i, j) costs at least. What
    they cost exactly, and whom they move, is found by repairing the plan around the pair.

    Args:
        exact: without, only the least loss is told, and nobody who moves; also for plans stopped early.
    """
    current = plan.mentor_of().get(mentee)
    if current is None or any(i == mentee for i, _ in problem.locked):
        return []
    tell = _insist if exact and plan.standing is not None and plan.standing.finished else _estimate
    nearest = _cheapest(problem, plan, mentee, current)
    told = (tell(problem, plan, mentee, mentor) for mentor in nearest)
    found = list(islice(filter(None, told), k))
    return sorted(found, key=lambda one: (one.unserved, one.loss, -one.fit))


def _cheapest(problem: Problem, plan: Plan, mentee: int, current: int) -> Iterator[int]:
    """All other mentors with a place, those first who cost least at least."""
    fits = problem.scores.block(mentee, mentee + 1)[0].astype(np.float64) * problem.unit
    cost = plan.mentee_prices[mentee] + plan.prices - fits
    cost[current] = np.inf
    cost[problem.capacity < 1] = np.inf
    assert problem.mentor_keys is not None
    order = np.lexsort((problem.mentor_keys, -fits, np.round(cost, 6)))
    return (int(mentor) for mentor in order if np.isfinite(cost[mentor]))


def _insist(problem: Problem, plan: Plan, mentee: int, mentor: int) -> Alternative | None:
    """The best plan with this pair in it, beside the standing one; None where the locks leave no place."""
    try:
        change = Repair(plan).insist(mentee, mentor)
    except Infeasible:
        return None
    moves = tuple(_move(problem, *moved) for moved in change.moved if moved[0] != mentee)
    fit, loss = _fit(problem, mentee, mentor), round(-change.gained, 4)
    unserved = sum(move.after is None for move in moves) - sum(move.before is None for move in moves)
    reasons = (*_effects(problem, plan, mentor, moves), _total(loss))
    return Alternative(mentor, fit, loss, unserved, moves, reasons)


def _move(problem: Problem, mentee: int, before: int, after: int) -> Move:
    mentors = [None if mentor < 0 else mentor for mentor in (before, after)]
    fits = [None if mentor is None else _fit(problem, mentee, mentor) for mentor in mentors]
    return Move(mentee, mentors[0], mentors[1], fits[0], fits[1])


def _estimate(problem: Problem, plan: Plan, mentee: int, mentor: int) -> Alternative | None:
    """The least that this pair costs."""
    fit = _fit(problem, mentee, mentor)
    loss = round(float(plan.mentee_prices[mentee] + plan.prices[mentor]) - fit, 4)
    reasons = (_free_or_full(problem, plan, mentor), Reason("effect.at_least", {"loss": round(loss, 1)}))
    return Alternative(mentor, fit, loss, 0, (), reasons)


def _free_or_full(problem: Problem, plan: Plan, mentor: int) -> Reason:
    features = features_of(problem)
    free = int((plan.pairs[:, 1] == mentor).sum()) < problem.capacity[mentor]
    return Reason("effect.free" if free else "effect.full", named("mentor", features.mentors[mentor]))


def _fit(problem: Problem, mentee: int, mentor: int) -> float:
    return problem.points(problem.scores.pairs(np.array([mentee]), np.array([mentor]))[0])


def changes(problem: Problem, before: Plan, after: Plan) -> list[Move]:
    """Everybody whose mentor differs between two plans of the same problem, in order of mentees."""
    old, new = before.mentor_of(), after.mentor_of()
    moved = [i for i in sorted(old.keys() | new.keys()) if old.get(i) != new.get(i)]
    return [_move(problem, i, old.get(i, NOBODY), new.get(i, NOBODY)) for i in moved]


def _effects(problem: Problem, plan: Plan, mentor: int, moves: tuple[Move, ...]) -> list[Reason]:
    """What happens to the others, beginning with who loses this mentor."""
    features = features_of(problem)
    place = _free_or_full(problem, plan, mentor)
    told, rest = _worth_telling(mentor, moves)
    effects = [place] if place.code == "effect.free" else []
    effects += [_effect(features, mentor, move) for move in told]
    return effects + ([Reason("effect.others", {"people": rest})] if rest else [])


def _worth_telling(mentor: int, moves: tuple[Move, ...]) -> tuple[list[Move], int]:
    """Those who lose this mentor, gain or lose any mentor, and a few others; and how many are left untold."""
    first = [move for move in moves if move.before == mentor or None in (move.before, move.after)]
    others = [move for move in moves if move not in first]
    told = sorted(first, key=lambda move: move.before != mentor)
    return (told + others, 0) if len(others) <= TOLD else (told, len(others))


def _effect(features: Features, mentor: int, move: Move) -> Reason:
    who = named("mentee", features.mentees[move.mentee])
    if move.after is None or move.fit_after is None:
        return Reason("effect.leaves", who)
    if move.before is None or move.fit_before is None:
        return Reason("effect.serves", who)
    code = "effect.takes" if move.fit_after < move.fit_before else "effect.lifts"
    if move.before != mentor:
        code, mentor = "effect.moves", move.after
    fit = {"fit": round(move.fit_after, 1), "before": round(move.fit_before, 1)}
    return Reason(code, who | named("mentor", features.mentors[mentor]) | fit)


def _total(loss: float) -> Reason:
    return Reason("effect.total", {"loss": round(loss, 1)}) if round(loss, 1) else Reason("effect.same")


def named(role: str, person: Person) -> dict[str, str]:
    """A person in the parameters of a reason: the name to read, the key to link."""
    return {role: person.name or person.key, f"{role}_key": person.key}
