"""What `propose` answers: who meets whom, and the proof that nobody could do better."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Plan:
    """A plan and its certificate. All fits and prices are in points (the caller's unit).

    pairs : (k, 2) mentee and mentor of each pair, in order of mentees, locked pairs included
    objective : total fit; upper_bound : what no plan of the same coverage can exceed
    proved_optimal : the plan is lawful, serves as many as can be served, and objective = upper_bound
    unmatched : mentees left without a mentor
    prices : (m,) what one more place with each mentor would add to the total, bonus of `bonus` included where
        it would serve one person more
    mentee_prices : (n,) surplus y_i of each mentee; y_i + prices_j − fit_ij ≥ 0 is what insisting on the pair
        (i, j) costs everybody together, at least
    bonus : for each priority class, what leaving one of its people out had to cost for coverage to come first
    served_by_class : people served in each priority class
    floor : the lowest fit in the plan, None when it is empty
    at_least : the floor that unlocked pairs had to keep, None where there was none; bound and proof are about
        plans that keep it
    given_up : total fit forgone against the best plan of the same coverage (for by="floor" and "stable")
    method : how the plan was made; seconds : how long each stage took, no part of the result
    """

    pairs: NDArray[np.int64]
    objective: float
    upper_bound: float
    proved_optimal: bool
    unmatched: NDArray[np.int64]
    prices: NDArray[np.float64]
    mentee_prices: NDArray[np.float64]
    bonus: dict[int, float]
    served_by_class: dict[int, int]
    floor: float | None
    given_up: float
    at_least: float | None
    method: str
    seconds: dict[str, float] = field(default_factory=dict, repr=False)
    standing: Any = field(default=None, repr=False)
    """The engine's own working state, from which `repair` goes on; no part of the result."""

    @property
    def gap(self) -> float:
        """How much better an unknown plan could still be."""
        return max(0.0, self.upper_bound - self.objective)

    def mentor_of(self) -> dict[int, int]:
        """{mentee: mentor}."""
        return {int(i): int(j) for i, j in self.pairs}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Plan):
            return NotImplemented
        return self._content() == other._content()

    __hash__ = None  # type: ignore[assignment]

    def _content(self) -> tuple[Any, ...]:
        arrays = (self.pairs, self.unmatched, self.prices, self.mentee_prices)
        plain = tuple(array.tolist() for array in arrays)
        bounds = (self.objective, self.upper_bound, self.proved_optimal, self.floor, self.given_up, self.at_least)
        return (*plain, *bounds, self.bonus, self.served_by_class, self.method)
