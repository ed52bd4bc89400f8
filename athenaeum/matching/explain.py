"""Why these two: what speaks for a pair, what against, what was unknown.

Reasons of one pair add up to its fit. Pairs are explained many at a time: people of the same kind share their
reasons, which are made once.
"""

from typing import NamedTuple

import numpy as np

from . import rules
from .alternatives import Alternative, alternatives
from .columns import Ints
from .features import Features, features_of
from .problem import Problem
from .reasons import AGAINST, FOR, UNKNOWN, Reason, sentence, sentences
from .score import POINTS
from .tell import TELLERS
from .unmatched import Unmatched, all_unmatched, unmatched

__all__ = [
    "Alternative",
    "Explanation",
    "Reason",
    "Unmatched",
    "all_unmatched",
    "alternatives",
    "pair",
    "pairs",
    "sentence",
    "sentences",
    "unmatched",
]


class Explanation(NamedTuple):
    """Why a pair fits as it does.

    Attributes:
        mentee, mentor: their numbers in the problem.
        fit: 0 to 100 points; None for a forbidden pair.
        reasons: everything counted, in the order people care for; the points sum to the fit.
    """

    mentee: int
    mentor: int
    fit: float | None
    reasons: tuple[Reason, ...]

    def said(self, tone: str) -> list[Reason]:
        """The reasons of one tone."""
        return [reason for reason in self.reasons if reason.tone == tone]

    @property
    def speaks_for(self) -> list[Reason]:
        """What speaks for the pair."""
        return self.said(FOR)

    @property
    def against(self) -> list[Reason]:
        """What speaks against it."""
        return self.said(AGAINST)

    @property
    def unknown(self) -> list[Reason]:
        """What could not be taken into account."""
        return self.said(UNKNOWN)


def pair(problem: Problem, mentee: int, mentor: int) -> Explanation:
    """Why one mentee fits one mentor, or which rules forbid it. The problem comes from `from_people`."""
    return pairs(problem, np.array([[mentee, mentor]]))[0]


def pairs(problem: Problem, which: Ints) -> list[Explanation]:
    """Why each of these (k, 2) pairs fits, all at once."""
    features = features_of(problem)
    mentees, mentors = np.asarray(which, dtype=np.int64).reshape(-1, 2).T
    allowed = np.isfinite(problem.scores.pairs(mentees, mentors))
    fits = np.where(allowed, features.pairs(mentees, mentors), -np.inf)
    made = zip(*(tell(features, mentees, mentors) for tell in TELLERS), strict=True)
    return [
        Explanation(i, j, round(fit * POINTS, 4), sum(reasons, ()))
        if fit > -np.inf
        else Explanation(i, j, None, _forbidden(features, i, j))
        for i, j, fit, reasons in zip(mentees.tolist(), mentors.tolist(), fits.tolist(), made, strict=True)
    ]


def _forbidden(features: Features, mentee: int, mentor: int) -> tuple[Reason, ...]:
    return tuple(Reason(code) for code in rules.told(features.why_not(mentee, mentor)))
