"""Ties are broken by who people are, never by the order of rows.

Every allowed pair gets a small whole number, its lot: a fixed hash of the two people's keys. Among plans that
serve the same and fit the same, the plan with the greatest sum of lots is chosen. Inside the engine a pair is
worth `fit × factor + lot`, where `factor` exceeds whatever all lots together can add; so lots never outweigh
one whole unit of fit, and the best plan is unique but for a chance below (tied pairs) ÷ (number of lots): the
isolation lemma of Mulmuley, Vazirani and Vazirani (1987). Two people whose keys are the same, or whom nothing
in the numbers tells apart, are interchangeable: which of the two is taken makes no difference to any number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

MOST_LOTS = 2**20
EXACT = 2**50


@dataclass(frozen=True)
class Scale:
    """How fits and lots share one int64: worth = fit × factor + lot, 0 ≤ lot < lots."""

    factor: int
    lots: int

    @classmethod
    def for_problem(cls, largest: int, served: int, exact: int = EXACT) -> Scale:
        """As many lots as fit: `largest` bounds any fit, `served` the number of pairs in a plan.

        With factor = 4 (served + 1) × lots the least prices of the tied problem lie within a quarter of a
        factor of the true ones, so rounding gives the true ones exactly (see `prices.rounded`).
        """
        lots = MOST_LOTS
        while lots > 1 and (largest + 1) * 4 * (served + 1) * lots > exact:
            lots //= 2
        if (largest + 1) * 4 * (served + 1) * lots > 8 * exact:
            raise ValueError("fits are too wide for exact arithmetic; use smaller numbers or fewer digits")
        return cls(4 * (served + 1) * lots, lots)

    def worth(
        self, fits: NDArray[np.float64], mentees: NDArray[np.uint64], mentors: NDArray[np.uint64]
    ) -> NDArray[np.int64]:
        """Worth of listed pairs, from their fits and their people's keys."""
        worth = fits.astype(np.int64)
        worth *= self.factor
        if self.lots > 1:
            worth += lots(mentees, mentors, self.lots)
        return worth


def lots(mentees: NDArray[np.uint64], mentors: NDArray[np.uint64], many: int) -> NDArray[np.int64]:
    """The lot of each listed pair, below `many` (a power of two)."""
    mixed = mentors * np.uint64(0x9E3779B97F4A7C15)
    mixed += mentees
    return (_mix(mixed) >> np.uint64(65 - many.bit_length())).astype(np.int64)


def keys_from_names(names: Iterable[str]) -> NDArray[np.uint64]:
    """One key per person, from something that stays theirs (an id): 64 bits of BLAKE2b."""
    digests = b"".join(blake2b(name.encode(), digest_size=8).digest() for name in names)
    return np.frombuffer(digests, dtype="<u8").astype(np.uint64)


def keys_from_content(
    fits: NDArray[np.float64],
    priority: NDArray[np.int64],
    capacity: NDArray[np.int64],
    locked: tuple[tuple[int, int], ...] = (),
) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Keys of nameless people: what their own numbers say, refined by the numbers of those they could meet.

    Colour refinement (Weisfeiler and Leman 1968): sums over rows and columns do not depend on any order.
    """
    seen = _mix((fits.astype(np.float64) + 0.0).view(np.uint64))  # + 0.0: there is one zero only
    mentees = _mix(priority.astype(np.uint64))
    mentors = _mix(capacity.astype(np.uint64) + np.uint64(0x51ED2701))
    kept = np.array(locked, dtype=np.int64).reshape(-1, 2)
    np.add.at(mentees, kept[:, 0], mentors[kept[:, 1]])
    np.add.at(mentors, kept[:, 1], np.uint64(5))
    for _ in range(2 if fits.size > 1_000_000 else 3):
        mentees = _mix(mentees + seen @ (mentors | np.uint64(1)))
        mentors = _mix(mentors + (mentees | np.uint64(1)) @ seen)
    return mentees, mentors


def _mix(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every input bit reaches every output bit."""
    mixed = values ^ (values >> np.uint64(30))
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(27)
    mixed *= np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    return mixed
