"""Interchangeable solvers, one signature: the best plan on given candidate pairs.

    solve(edges, places, bonus) -> Solution

`edges` : candidate pairs with their worth; `places` : (m,) capacity; `bonus` : (n,) what serving a mentee is
worth beside the pair. A solver maximises the sum of worth + bonus over the pairs it takes; a mentee may be left
out, at nothing. What a solver leaves undone the market mends by augmenting paths: every solver leads to the same
plan, and they differ in speed alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..edges import Edges


@dataclass(frozen=True)
class Solution:
    """match : (n,) mentor of each mentee, −1 = nobody; price or surplus : one side's prices, where known."""

    match: NDArray[np.int64]
    price: NDArray[np.int64] | None = None
    surplus: NDArray[np.int64] | None = None


Solver = Callable[[Edges, NDArray[np.int64], NDArray[np.int64]], Solution]
