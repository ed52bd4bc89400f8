"""What makes a fit: each criterion a weight and a small rule that gives a grade from 0 to 10.

A fit is the weighted mean of the grades, times ten: 0 to 100 points. Inside it is a whole number of
ten-thousandths of a point (at most 10**6), so that sums in float32 stay exact whatever the order of adding.

========== ======= =====================================================================================
criterion  weight  grade
========== ======= =====================================================================================
subjects   40      mean over the wanted areas, by importance, of the best offer: the area itself in full,
                   its parent or child a half, a sibling three tenths; times 6, 8, 10 for strength 1, 2, 3
                   (two less when the mentor would rather not teach it). Unknown: 3.
channels   13      10 less two for each place down either one's list, at least 4, for the best way of
                   meeting both accept. None in common: forbidden. Unknown: 5.
hours      13      5 for one good moment of the week in common, 10 for two or more. Unknown: 5.
language   9       10 when the mentor speaks the mentee's first language, 5 for another of hers. Unknown: 5.
site       4       10 for the same site. Unknown: 5.
experience 7       mentor's years less the mentee's: below 0: 0; 0-1: 3; 2-4: 7; 5-25: 10; above: 7.
                   Unknown: 5.
named      11      mentee's wish 7, 5, 3, 1 by rank and mentor's wish 3, 2, 1, 1; somebody who named nobody
                   here has no wish to miss and gives the full part.
other_unit 3       10 for two different units. Unknown: 5.
========== ======= =====================================================================================
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

WEIGHTS: Mapping[str, float] = {
    "subjects": 40,
    "channels": 13,
    "hours": 13,
    "language": 9,
    "site": 4,
    "experience": 7,
    "named": 11,
    "other_unit": 3,
}
SHARES = 10_000  # the weights become whole shares that sum to this
FULL = 100 * SHARES  # a perfect fit, in whole numbers
POINTS = 100 / FULL  # points per whole number
GRADE = 10  # whole numbers per share for one step of grade, as ten steps make a full criterion

SAME, NEAR, SIBLING = 10, 5, 3  # tenths of an area's worth, by kinship of what is offered
UNKNOWN_SUBJECTS = 3
UNKNOWN = 5
MENTEE_FREE, MENTOR_FREE = 7, 3  # for somebody who named nobody
HOUR = 5  # for one moment in common; two make ten
ABSENT = 99  # rank of something that is not in a list


def shares(weights: Mapping[str, float] | None = None) -> dict[str, int]:
    """Weights as whole shares of 10,000, by largest remainder.

    Args:
        weights: criterion -> weight >= 0; a criterion left out keeps its default, see `WEIGHTS`.

    Raises:
        ValueError: an unknown name, a negative or infinite weight, or all weights zero.
    """
    chosen = {**WEIGHTS, **(weights or {})}
    unknown = sorted(set(chosen) - set(WEIGHTS))
    if unknown:
        raise ValueError(f"unknown criterion {', '.join(unknown)}; known are {', '.join(WEIGHTS)}")
    values = np.array([chosen[name] for name in WEIGHTS], dtype=float)
    if not np.isfinite(values).all() or (values < 0).any() or values.sum() <= 0:
        raise ValueError("weights are numbers from 0 upwards, and one at least is above 0")
    exact = values / values.sum() * SHARES
    whole = np.floor(exact).astype(int)
    first = np.argsort(-(exact - whole), kind="stable")[: SHARES - whole.sum()]
    whole[first] += 1
    return dict(zip(WEIGHTS, whole.tolist(), strict=True))


def level(strength: int, glad: bool) -> int:
    """What an offer is worth, 4 to 10: strength 1, 2, 3 give 6, 8, 10; two less when not glad to teach."""
    return 4 + 2 * strength - (0 if glad else 2)


def channel_grades(ranks: NDArray[np.int64]) -> NDArray[np.float32]:
    """Grades from the sum of both ranks of the best channel in common; -inf where there is none."""
    grades = np.maximum(10 - 2 * ranks, 4).astype(np.float32)
    grades[ranks >= ABSENT] = -np.inf
    return grades


def language_grades(ranks: NDArray[np.int64]) -> NDArray[np.float32]:
    """Grades from the mentee's rank of the best language the mentor speaks."""
    return np.select([ranks == 0, ranks < ABSENT], [10, 5], 0).astype(np.float32)


def experience_grades(more: NDArray[np.int64]) -> NDArray[np.float32]:
    """Grades from the mentor's years less the mentee's."""
    steps = np.array([0, 3, 7, 10, 7], dtype=np.float32)
    return steps[np.searchsorted([0, 2, 5, 26], more, side="right")]


def hours_grades(common: NDArray[np.float32]) -> NDArray[np.float32]:
    """Grades from the number of good moments in common."""
    return HOUR * np.minimum(common, 2)


def mentee_wish_grade(rank: NDArray[np.int64]) -> NDArray[np.int64]:
    """The mentee's part of `named`, by the rank she gave (0 = dearest)."""
    return np.maximum(7 - 2 * rank, 1)


def mentor_wish_grade(rank: NDArray[np.int64]) -> NDArray[np.int64]:
    """The mentor's part of `named`, by the rank he gave (0 = dearest)."""
    return np.maximum(3 - rank, 1)


def whole_years(years: float) -> int:
    """Years of experience, rounded down, 0 to 60."""
    return max(0, min(int(years), 60))
