"""One product for all criteria: how the fits of a block are computed fast and exactly.

The criteria are stacked into one sparse product, whose inner rows are dealt out by what is cheapest: those
that many mentees share go into one dense product, those that many mentors share are added row by row, and the
rest stays sparse. All are whole numbers below 2**24, so float32 sums are exact on any machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.linalg.blas import sgemm

from .columns import Ints
from .entries import Entries, beside

Dense = NDArray[np.float32]
Rows = slice | Ints
MENTEES_SHARE = 1 / 36  # from this share of the mentees on, a dense column costs less than sparse entries
MENTORS_SHARE = 1 / 40  # from this share of the mentors on, adding whole rows costs less than scattering


@dataclass(frozen=True)
class Right:
    """The mentors' side: inner rows by way of multiplying, columns are mentors."""

    hours: Dense
    dense: Dense
    rows: Dense
    few: sp.csr_matrix

    def take(self, mentors: Ints) -> "Right":
        """Only these mentors."""
        hours, dense, rows = (np.ascontiguousarray(part[:, mentors]) for part in (self.hours, self.dense, self.rows))
        return Right(hours, dense, rows, self.few[:, mentors])


class Stack:
    """The stacked product of criteria, with the hours in common before it.

    Args:
        left, right: (mentees, k) and (mentors, k) of each criterion.
        hours_left, hours_right: (mentees, moments) and (moments, mentors) of ones and zeros.
        hours_step: whole numbers for one moment in common; two count, more do not.
    """

    def __init__(
        self,
        left: Sequence[Entries],
        right: Sequence[Entries],
        hours_left: Dense,
        hours_right: Dense,
        hours_step: int,
    ) -> None:
        mentees, mentors = beside(left), beside(right)
        width = mentees.shape[1]
        dense = np.bincount(mentees.columns, minlength=width) >= MENTEES_SHARE * mentees.shape[0]
        rows = ~dense & (np.bincount(mentors.columns, minlength=width) >= MENTORS_SHARE * mentors.shape[0])
        few = ~dense & ~rows
        self._hours, self._step = hours_left, hours_step
        self._dense = mentees.only(dense).dense()
        self._rows, self._few = mentees.only(rows).sparse(), mentees.only(few).sparse()
        self.right = Right(
            np.ascontiguousarray(hours_right),
            mentors.only(dense).turned.dense(),
            mentors.only(rows).turned.dense(),
            mentors.only(few).turned.sparse(),
        )

    def fill(self, out: Dense, mentees: Rows, right: Right) -> None:
        """Write the sums of some mentees with the mentors of `right` into `out`."""
        if not out.size:
            return
        _multiply(self._hours[mentees], right.hours, out, keep=0)
        np.minimum(out, 2, out=out)
        _multiply(self._dense[mentees], right.dense, out, keep=self._step)
        if self._rows.nnz:
            out += self._rows[mentees] @ right.rows
        if self._few.nnz:
            _scatter(out, self._few[mentees] @ right.few)


def _multiply(left: Dense, right: Dense, out: Dense, *, keep: float) -> None:
    """out = keep * out + left @ right, in place.

    SciPy's BLAS alone: NumPy carries another copy, and the two would wait for each other's threads.
    """
    if left.shape[1]:
        sgemm(1.0, right.T, left.T, beta=keep, c=out.T, overwrite_c=True)
    elif keep:
        out *= keep
    else:
        out.fill(0)


def _scatter(out: Dense, product: sp.csr_matrix) -> None:
    starts = np.arange(len(out), dtype=np.int64) * out.shape[1]
    places = np.repeat(starts, np.diff(product.indptr)) + product.indices
    out.reshape(-1)[places] += product.data
