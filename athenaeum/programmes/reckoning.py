"""One reckoning of the engine: the people of a round in, what the pages show out, as plain JSON.

Loads NumPy, so only the worker imports this module, from inside the job.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any

import numpy as np

from athenaeum.matching import Plan, Problem, check, explain, from_people, propose
from athenaeum.matching.check import blocking_pairs

from . import weights
from .matching_input import Sides, managers_of_all, people_of, tree_of_areas
from .models import Round

Progress = Callable[[str, float, float | None, float | None], None]
AIMS = ("assignment", "floor", "stable")
CHOICES = 3
SECONDS_FOR_CHOICES = 20.0
# "Only you can read this", the application form says of wishes: no reason in a plan tells of one.
PRIVATE = "named."
PRICED = 5  # mentors named in the certificate, those where one more place would add most


class Unlawful(Exception):
    """The engine's own check finds fault with its plan; nothing of it may be saved."""


@dataclass(frozen=True)
class Reckoned:
    """What a run brought: the plan and its certificate, as `Run` keeps them."""

    plan: dict[str, Any]
    certificate: dict[str, Any]


def problem_of(sides: Sides, chosen: Mapping[str, float]) -> Problem:
    """The engine's problem for the two sides of a round.

    Args:
        sides: who takes part.
        chosen: the places of the criteria, as the round keeps them.
    """
    mentees, mentors = people_of(sides)
    return from_people(
        mentees, mentors, tree=tree_of_areas(), weights=weights.for_engine(chosen), managers=managers_of_all()
    )


def reckon(sides: Sides, chosen: Mapping[str, float], by: str, progress: Progress) -> Reckoned:
    """Find the plan, check it, and say it in codes.

    Args:
        sides: who takes part.
        chosen: places of the criteria for this run; the round's own are the measure of comparisons.
        by: "assignment", "floor" or "stable".
        progress: what the engine calls now and then.

    Raises:
        Infeasible: pins contradict the rules.
        Unlawful: the plan fails its own check.
    """
    problem = problem_of(sides, chosen)
    began = monotonic()
    plan = propose(problem, by=by, progress=progress)
    if faults := check(problem, plan):
        raise Unlawful("; ".join(faults))
    seconds = round(monotonic() - began, 2)
    told = said_plan(sides, problem, plan)
    if weights.places(chosen) != weights.places(sides.round.weights):
        measure(told, problem_of(sides, sides.round.weights), plan)
    return Reckoned(told, {**said_proof(sides, problem, plan, by), "seconds": seconds})


def measure(told: dict[str, Any], problem: Problem, plan: Plan) -> None:
    """Write beside each fit the one it has by the round's own weights, so that two plans can be compared fairly."""
    fits = problem.scores.pairs(plan.pairs[:, 0], plan.pairs[:, 1])
    for row, fit in zip(told["pairs"], fits.tolist(), strict=True):
        row["measured"] = problem.points(fit)


def said_plan(sides: Sides, problem: Problem, plan: Plan) -> dict[str, Any]:
    """The plan with the keys of applications in place of row numbers."""
    told = explain.pairs(problem, plan.pairs)
    others = other_choices(sides, problem, plan)
    return {
        "pairs": [
            {
                "mentee": str(sides.mentees[one.mentee].pk),
                "mentor": str(sides.mentors[one.mentor].pk),
                "fit": one.fit,
                "reasons": codes(one.speaks_for),
                "concerns": codes(one.against),
                "unknown": codes(one.unknown),
                "alternatives": others.get(one.mentee, []),
            }
            for one in told
        ],
        "unmatched": [left_out(sides, problem, plan, i) for i in plan.unmatched.tolist()],
        "places": {str(row.pk): sides.seats[row.pk].free for row in sides.mentors},
        "paused": [str(row.pk) for row in sides.mentors if sides.seats[row.pk].paused],
    }


def codes(reasons: Iterable[explain.Reason]) -> list[list[Any]]:
    """Reasons as JSON, without those that tell of a private wish. The engine names no personal rule by itself."""
    return [[one.code, told_params(one)] for one in reasons if not one.code.startswith(PRIVATE)]


def told_params(reason: explain.Reason) -> dict[str, Any]:
    """What a sentence needs of a reason. Keys of persons are left out: a plan names applications alone."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in reason.params.items()
        if not name.endswith(("_key", "_keys"))
    }


def left_out(sides: Sides, problem: Problem, plan: Plan, mentee: int) -> dict[str, Any]:
    """Somebody without a mentor: why, and what would help."""
    told = explain.unmatched(problem, plan, mentee)
    return {"mentee": str(sides.mentees[mentee].pk), "why": codes(told.reasons), "helps": codes(told.helps)}


def other_choices(sides: Sides, problem: Problem, plan: Plan) -> dict[int, list[dict[str, Any]]]:
    """mentee → her nearest other choices and what each would do to the round.

    Each is found by making the plan again around the pair: exact, and dear in a large round, where only the
    first people by row get theirs within the time there is.
    """
    began, found = monotonic(), {}
    for mentee in plan.pairs[:, 0].tolist():
        if monotonic() - began > SECONDS_FOR_CHOICES:
            break
        found[mentee] = [said_choice(sides, one) for one in explain.alternatives(problem, plan, mentee, CHOICES)]
    return found


def said_choice(sides: Sides, choice: explain.Alternative) -> dict[str, Any]:
    """One other choice as JSON."""
    return {
        "mentor": str(sides.mentors[choice.mentor].pk),
        "fit": choice.fit,
        "loss": choice.loss,
        "unserved": choice.unserved,
        "effects": codes(choice.reasons),
    }


def said_proof(sides: Sides, problem: Problem, plan: Plan, by: str) -> dict[str, Any]:
    """The certificate in figures, with the fairer plans beside it."""
    of_class: dict[str, list[int]] = {}
    for new in (True, False):
        asked = sum(row.newcomer == new for row in sides.mentees)
        of_class[str(int(new))] = [plan.served_by_class.get(int(new), 0), asked]
    return {
        "objective": plan.objective,
        "pairs": len(plan.pairs),
        "bound": plan.upper_bound,
        "proved": plan.proved_optimal,
        "floor": plan.floor,
        "given_up": plan.given_up,
        "classes": of_class,
        "places": int(problem.capacity.sum()),
        "blocking": blocking_pairs(problem, plan),
        "prices": said_prices(sides, problem, plan),
        "beside": {name: figures(problem, propose(problem, by=name)) for name in AIMS if name != by},
        "changes": changes(sides.round, said_pairs(sides, plan)),
    }


def said_pairs(sides: Sides, plan: Plan) -> dict[str, str]:
    """application of each mentee → application of the mentor."""
    return {str(sides.mentees[i].pk): str(sides.mentors[j].pk) for i, j in plan.pairs.tolist()}


def changes(round: Round, pairs: Mapping[str, str]) -> int:
    """How many mentees have another mentor than in the plan that stands, or gain or lose one."""
    standing = round.standing.plan.get("pairs", []) if round.standing else []
    before = {row["mentee"]: row["mentor"] for row in standing}
    return sum(before.get(mentee) != pairs.get(mentee) for mentee in before.keys() | pairs.keys())


def figures(problem: Problem, plan: Plan) -> dict[str, Any]:
    """A plan in a few figures."""
    return {
        "objective": plan.objective,
        "pairs": len(plan.pairs),
        "floor": plan.floor,
        "blocking": blocking_pairs(problem, plan),
    }


def said_prices(sides: Sides, problem: Problem, plan: Plan) -> list[dict[str, Any]]:
    """Where one more place would add most to the total, and whether it would serve somebody who has nobody."""
    dear = sorted(enumerate(plan.prices.tolist()), key=lambda one: (-one[1], str(sides.mentors[one[0]].pk)))
    return [
        {"mentor": str(sides.mentors[j].pk), "adds": price, "serves": could_serve(problem, plan, j)}
        for j, price in dear[:PRICED]
        if price > 0
    ]


def could_serve(problem: Problem, plan: Plan, mentor: int) -> bool:
    """May this mentor be proposed to somebody who was left out?"""
    left = plan.unmatched
    return bool(np.isfinite(problem.scores.pairs(left, np.full(len(left), mentor))).any())


def named(pairs: Iterable[tuple[int, int]], sides: Sides) -> list[list[str]]:
    """Row numbers as keys of applications."""
    return [[str(sides.mentees[i].pk), str(sides.mentors[j].pk)] for i, j in pairs]
