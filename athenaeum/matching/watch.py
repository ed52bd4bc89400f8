"""What is known about the pairs that are no candidates: how good the best of them can be.

Every mentee keeps a limit that no pair of theirs outside the candidates exceeds. While the limit stays below
the surplus, none of those thousands of pairs can improve the plan, and nobody needs to compute them again: most
of the proof is had for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from .coverage import Reach
    from .standing import Standing

NOTHING = -(2**62)


@dataclass
class Watch:
    """limit : (n,) the best worth that a pair outside the candidates can have, NOTHING where there is none."""

    limit: NDArray[np.int64]

    @classmethod
    def nothing_left(cls, shape: tuple[int, int]) -> Watch:
        """Every allowed pair is a candidate."""
        return cls(np.full(shape[0], NOTHING, dtype=np.int64))

    def widen(self, standing: Standing, found: Reach) -> bool:
        return False

    def excess(self, standing: Standing) -> int:
        return 0

    def price_without_places(self, standing: Standing, price: NDArray[np.int64]) -> NDArray[np.int64]:
        return price
