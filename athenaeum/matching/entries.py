"""Sparse tables as plain columns of entries: cheap to make, put side by side and deal out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from .columns import Ints


@dataclass(frozen=True)
class Entries:
    """The entries of a table that are not zero: where they stand and what they are; no place twice."""

    rows: Ints
    columns: Ints
    values: NDArray[np.float32]
    shape: tuple[int, int]

    @classmethod
    def of(cls, table: NDArray[np.generic]) -> "Entries":
        """Those of a whole table."""
        rows, columns = np.nonzero(table)
        return cls(rows, columns, table[rows, columns].astype(np.float32), (table.shape[0], table.shape[1]))

    @classmethod
    def one_a_row(cls, columns: Ints, width: int, values: float = 1) -> "Entries":
        """The same value in one column of each row; none where the column is below 0."""
        rows = np.flatnonzero(columns >= 0)
        return cls(rows, columns[rows], np.full(len(rows), values, dtype=np.float32), (len(columns), width))

    @property
    def turned(self) -> "Entries":
        """Rows for columns."""
        return Entries(self.columns, self.rows, self.values, (self.shape[1], self.shape[0]))

    def only(self, columns: NDArray[np.bool_]) -> "Entries":
        """Some columns, closed up."""
        kept = columns[self.columns]
        place = np.cumsum(columns) - 1
        width = int(columns.sum())
        return Entries(self.rows[kept], place[self.columns[kept]], self.values[kept], (self.shape[0], width))

    def dense(self) -> NDArray[np.float32]:
        """The whole table."""
        table = np.zeros(self.shape, dtype=np.float32)
        table[self.rows, self.columns] = self.values
        return table

    def sparse(self) -> sp.csr_matrix:
        """The table for sparse products."""
        return sp.csr_matrix((self.values, (self.rows, self.columns)), shape=self.shape)


def beside(parts: Sequence[Entries]) -> Entries:
    """Tables with the same rows, side by side."""
    starts = np.cumsum([0, *(part.shape[1] for part in parts)])
    return Entries(
        np.concatenate([part.rows for part in parts]),
        np.concatenate([part.columns + start for part, start in zip(parts, starts.tolist(), strict=False)]),
        np.concatenate([part.values for part in parts]),
        (parts[0].shape[0], int(starts[-1])),
    )
