"""Named peers of the engine, given the same fits. Both install a package called `matching`: one at a time is there."""

import sys
from typing import Any

import numpy as np


def mentor_match(fits: np.ndarray) -> tuple[int, int]:
    """(people served, total whole fit) by the mentor-match package: one object per pair, one rule, Munkres."""
    from matching.mentee import Mentee
    from matching.mentor import Mentor
    from matching.process import process_data
    from matching.rules.rule import RuleProtocol

    class Fit(RuleProtocol):
        def evaluate(self, match_object: Any) -> bool:
            return True

        def apply(self, match_object: Any) -> int:
            return int(fits[int(match_object.mentee.email), int(match_object.mentor.email[1:])])

    n, m = fits.shape
    mentees = [Mentee(email=str(i), grade=1) for i in range(n)]
    mentors = [Mentor(email=f"m{j}", grade=2) for j in range(m)]
    mentors, mentees = process_data(mentors, mentees, [[Fit()]])
    pairs = [(int(mentee.email), int(mentor.email[1:])) for mentor in mentors for mentee in mentor.mentees]
    return len(pairs), int(sum(fits[i, j] for i, j in pairs))


def matching(fits: np.ndarray) -> int:
    """People served by the matching package: hospital and residents, both sides ranking by fit."""
    from matching.games import HospitalResident

    n, m = fits.shape
    mentees = {i: sorted(range(m), key=lambda j, i=i: -fits[i, j]) for i in range(n)}
    mentors = {j: sorted(range(n), key=lambda i, j=j: -fits[i, j]) for j in range(m)}
    limit = sys.getrecursionlimit()
    try:
        game = HospitalResident.create_from_dictionaries(mentees, mentors, dict.fromkeys(range(m), 1))
        solved = game.solve()
    finally:
        sys.setrecursionlimit(limit)
    return sum(len(some) for some in solved.values())
