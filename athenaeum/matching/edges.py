"""Candidate pairs with their worth, row by row; the only pairs the solvers ever hold."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

NEVER = -(2**61)
"""Worth of a pair that was a candidate and has been forbidden since."""


class Edges:
    """Pairs in rows of mentees (compressed sparse rows), readable by mentor too.

    start : (n + 1,) where each mentee's pairs begin; mentor : (k,) int32; worth : (k,) int64
    """

    def __init__(
        self, start: NDArray[np.int64], mentor: NDArray[np.int32], worth: NDArray[np.int64], mentors: int
    ) -> None:
        self.start = start
        self.mentor = mentor
        self.worth = worth
        self.mentors = mentors
        self._rows: dict[int, list[tuple[int, int]]] = {}
        self._columns: dict[int, list[tuple[int, int]]] = {}
        self._by_mentor: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]] | None = None

    @classmethod
    def from_pairs(
        cls,
        mentee: NDArray[np.integer],
        mentor: NDArray[np.integer],
        worth: NDArray[np.int64],
        shape: tuple[int, int],
    ) -> Edges:
        """From unordered pairs; each pair at most once."""
        table = csr_matrix((np.arange(1, len(mentee) + 1), (mentee, mentor)), shape=shape)
        order = table.data - 1
        return cls(table.indptr.astype(np.int64), table.indices.astype(np.int32), worth[order], shape[1])

    def copy(self) -> Edges:
        """The same pairs, to be changed apart."""
        same = Edges(self.start, self.mentor, self.worth.copy(), self.mentors)
        same._rows, same._columns, same._by_mentor = dict(self._rows), dict(self._columns), self._by_mentor
        return same

    @property
    def mentees(self) -> int:
        return len(self.start) - 1

    def __len__(self) -> int:
        return len(self.mentor)

    def owner(self) -> NDArray[np.int64]:
        """The mentee of each pair."""
        return np.repeat(np.arange(self.mentees), np.diff(self.start))

    def row(self, mentee: int) -> list[tuple[int, int]]:
        """(mentor, worth) of one mentee's pairs, as plain numbers."""
        row = self._rows.get(mentee)
        if row is None:
            a, b = self.start[mentee], self.start[mentee + 1]
            row = list(zip(self.mentor[a:b].tolist(), self.worth[a:b].tolist(), strict=True))
            self._rows[mentee] = row
        return row

    def column(self, mentor: int) -> list[tuple[int, int]]:
        """(mentee, worth) of one mentor's pairs, as plain numbers."""
        column = self._columns.get(mentor)
        if column is None:
            start, owner, place = self.by_mentor()
            a, b = start[mentor], start[mentor + 1]
            column = list(zip(owner[a:b].tolist(), self.worth[place[a:b]].tolist(), strict=True))
            self._columns[mentor] = column
        return column

    def by_mentor(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """(start, mentee, place): each mentor's pairs, and where they stand among the rows."""
        if self._by_mentor is None:
            shape = (self.mentees, self.mentors)
            table = csr_matrix((np.arange(len(self)), self.mentor, self.start), shape=shape).tocsc()
            self._by_mentor = table.indptr.astype(np.int64), table.indices.astype(np.int64), table.data
        return self._by_mentor

    def of(self, mentees: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """(place, which): where the pairs of these mentees stand, and whose they are (number in `mentees`)."""
        length = self.start[mentees + 1] - self.start[mentees]
        which = np.repeat(np.arange(len(mentees)), length)
        first = np.cumsum(length) - length
        place = np.arange(len(which)) - first[which] + self.start[mentees][which]
        return place, which

    def find(self, mentee: int, mentor: int) -> int:
        """Where a pair stands, or −1."""
        a, b = int(self.start[mentee]), int(self.start[mentee + 1])
        hit = np.flatnonzero(self.mentor[a:b] == mentor)
        return a + int(hit[0]) if len(hit) else -1

    def holds(self, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of these pairs are candidates already."""
        rows = np.unique(mentees)
        place, which = self.of(rows)
        known = rows[which] * self.mentors + self.mentor[place]
        return np.isin(mentees * self.mentors + mentors, known)

    def worth_of(self, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> NDArray[np.int64]:
        """Worth of one pair each of these mentees, NEVER where it is no candidate."""
        place, which = self.of(mentees)
        hit = self.mentor[place] == mentors[which]
        worth = np.full(len(mentees), NEVER, dtype=np.int64)
        worth[which[hit]] = self.worth[place[hit]]
        return worth

    def set_worth(self, place: int, mentee: int, worth: int) -> None:
        """Change one pair."""
        self.worth[place] = worth
        self._rows.pop(mentee, None)
        self._columns.pop(int(self.mentor[place]), None)

    def add(self, mentee: NDArray[np.integer], mentor: NDArray[np.integer], worth: NDArray[np.int64]) -> None:
        """Add pairs that are not there yet."""
        order = np.argsort(mentee, kind="stable")
        mentee, mentor, worth = mentee[order], mentor[order], worth[order]
        where = self.start[np.asarray(mentee, dtype=np.int64) + 1]
        self.mentor = np.insert(self.mentor, where, mentor.astype(np.int32))
        self.worth = np.insert(self.worth, where, worth)
        self.start = self.start + np.concatenate(([0], np.cumsum(np.bincount(mentee, minlength=self.mentees))))
        self._by_mentor = None
        for i in np.unique(mentee).tolist():
            self._rows.pop(i, None)
        self._columns.clear()
