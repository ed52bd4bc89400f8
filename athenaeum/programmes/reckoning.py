"""One reckoning of the engine: the people of a round in, what the pages show out, as plain JSON.

Loads NumPy, so only the worker imports this module, from inside the job.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from athenaeum.matching import Plan, Problem, check, propose
from athenaeum.matching.check import blocking_pairs
from athenaeum.matching.features import from_people

from . import weights
from .matching_input import Sides, managers_of_all, people_of, tree_of_areas

Progress = Callable[[str, float, float | None, float | None], None]
PRICED = 10  # mentors named in the certificate, those where one more place would add most


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

    Raises:
        Infeasible: pins contradict the rules.
        Unlawful: the plan fails its own check.
    """
    problem = problem_of(sides, chosen)
    plan = propose(problem, by=by, progress=progress)
    if faults := check(problem, plan):
        raise Unlawful("; ".join(faults))
    return Reckoned(said_plan(sides, problem, plan), said_proof(sides, problem, plan))


def said_plan(sides: Sides, problem: Problem, plan: Plan) -> dict[str, Any]:
    """The plan with the keys of applications in place of row numbers."""
    fits = problem.scores.pairs(plan.pairs[:, 0], plan.pairs[:, 1])
    return {
        "pairs": [
            {
                "mentee": str(sides.mentees[i].pk),
                "mentor": str(sides.mentors[j].pk),
                "fit": problem.points(fit),
            }
            for (i, j), fit in zip(plan.pairs.tolist(), fits.tolist(), strict=True)
        ],
        "unmatched": [{"mentee": str(sides.mentees[i].pk)} for i in plan.unmatched.tolist()],
        "places": {str(row.pk): sides.seats[row.pk].free for row in sides.mentors},
        "paused": [str(row.pk) for row in sides.mentors if sides.seats[row.pk].paused],
    }


def said_proof(sides: Sides, problem: Problem, plan: Plan) -> dict[str, Any]:
    """The certificate in figures."""
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
        "prices": said_prices(sides, plan),
    }


def said_prices(sides: Sides, plan: Plan) -> list[dict[str, Any]]:
    """Where one more place would add most: to the total, or one person more."""
    least_bonus = min((bonus for bonus in plan.bonus.values() if bonus > 0), default=float("inf"))
    dear = sorted(enumerate(plan.prices.tolist()), key=lambda one: (-one[1], one[0]))[:PRICED]
    return [
        {"mentor": str(sides.mentors[j].pk), "adds": price, "serves": price >= least_bonus}
        for j, price in dear
        if price > 0
    ]


def named(pairs: Iterable[tuple[int, int]], sides: Sides) -> list[list[str]]:
    """Row numbers as keys of applications."""
    return [[str(sides.mentees[i].pk), str(sides.mentors[j].pk)] for i, j in pairs]
