"""The least prices under which a plan is optimal, and what they mean.

Among all prices that prove a plan there are least ones (Shapley and Shubik 1971): the longest paths of the
exchange graph, found by Bellman–Ford on the mentors whose price just rose. The least price of mentor j is
exactly what one more place with j would add, in total worth.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .edges import Edges


class NotOptimalError(Exception):
    """No prices prove this plan: a better one exists among the same pairs."""


def least_prices(
    edges: Edges,
    match: NDArray[np.int64],
    room: NDArray[np.int64],
    bonus: NDArray[np.int64],
    at_least: NDArray[np.int64] | None = None,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(price, surplus) that prove the plan `match` on these pairs.

    Parameters
    ----------
    edges : candidate pairs with their worth; match : (n,) mentor of each mentee, −1 = nobody
    room : (m,) places left free; bonus : (n,) what serving each mentee is worth beside the pair
    at_least : (m,) least prices of the same plan on fewer pairs, to go on from

    Raises NotOptimalError when the plan is not the best on these pairs.
    """
    served = np.flatnonzero(match >= 0)
    own = edges.worth_of(served, match[served])
    price = _bid_of_waiting(edges, match, bonus)
    if at_least is not None:
        price = np.maximum(price, at_least)
    pays = np.zeros(edges.mentees, dtype=np.int64)
    pays[served] = own
    rows = served
    for _ in range(edges.mentors + 1):
        place, which = edges.of(rows)
        i = rows[which]
        need = price.copy()
        np.maximum.at(need, edges.mentor[place], price[match[i]] + edges.worth[place] - pays[i])
        risen = need > price
        if not risen.any():
            break
        price = need
        rows = served[risen[match[served]]]
    else:
        raise NotOptimalError
    surplus = -bonus
    surplus[served] = own - price[match[served]]
    if (surplus + bonus < 0).any() or price[room > 0].any():
        raise NotOptimalError
    return price, surplus


def _bid_of_waiting(edges: Edges, match: NDArray[np.int64], bonus: NDArray[np.int64]) -> NDArray[np.int64]:
    price = np.zeros(edges.mentors, dtype=np.int64)
    waiting = np.flatnonzero(match < 0)
    place, which = edges.of(waiting)
    np.maximum.at(price, edges.mentor[place], edges.worth[place] + bonus[waiting][which])
    return price


def rounded(price: NDArray[np.int64], factor: int) -> NDArray[np.int64]:
    """Least prices in whole fits, from least prices in worth (fit × factor + lot).

    A least price is a difference of two best totals. All lots together stay below a quarter of a factor, so
    the nearest multiple is the difference of the two best totals of fit: the true least price.
    """
    return (price + factor // 2) // factor
