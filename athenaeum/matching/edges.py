"""Candidate pairs with their worth, row by row; the only pairs the solvers ever hold."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

NEVER = -(2**61)
"""Worth of a pair that was a candidate and has been forbidden since."""

FEW = 256


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
        self._late: dict[int, list[tuple[int, int]]] = {}

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
        same._late = {mentor: list(pairs) for mentor, pairs in self._late.items()}
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
            start, owner, worth = self._by_mentor or self.by_mentor()
            a, b = start[mentor], start[mentor + 1]
            column = list(zip(owner[a:b].tolist(), worth[a:b].tolist(), strict=True))
            column += self._late.get(mentor, [])
            self._columns[mentor] = column
        return column

    def by_mentor(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """(start, mentee, worth): each mentor's pairs."""
        if self._by_mentor is None or self._late:
            shape = (self.mentees, self.mentors)
            table = csr_matrix((np.arange(len(self)), self.mentor, self.start), shape=shape).tocsc()
            start, owner = table.indptr.astype(np.int64), table.indices.astype(np.int64)
            self._by_mentor = start, owner, self.worth[table.data]
            self._late = {}
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
        mentor = int(self.mentor[place])
        column = [(i, worth if i == mentee else old) for i, old in self.column(mentor)]
        self.worth[place] = worth
        self._rows.pop(mentee, None)
        self._columns[mentor] = column

    def add(self, mentee: NDArray[np.integer], mentor: NDArray[np.integer], worth: NDArray[np.int64]) -> None:
        """Add pairs that are not there yet."""
        if len(mentee) == 0:
            return
        order = np.argsort(mentee, kind="stable")
        mentee, mentor, worth = mentee[order], mentor[order], worth[order]
        where = self.start[np.asarray(mentee, dtype=np.int64) + 1]
        self.mentor = np.insert(self.mentor, where, mentor.astype(np.int32))
        self.worth = np.insert(self.worth, where, worth)
        self.start = self.start + np.concatenate(([0], np.cumsum(np.bincount(mentee, minlength=self.mentees))))
        for i in np.unique(mentee).tolist():
            self._rows.pop(i, None)
        self._add_to_columns(mentee, mentor, worth)

    def _add_to_columns(
        self, mentee: NDArray[np.integer], mentor: NDArray[np.integer], worth: NDArray[np.int64]
    ) -> None:
        """A few latecomers are kept beside the columns; many are a reason to sort anew."""
        if self._by_mentor is None or len(mentee) > max(FEW, len(self) // 64):
            self._by_mentor, self._late, self._columns = None, {}, {}
            return
        for i, j, value in zip(mentee.tolist(), mentor.tolist(), worth.tolist(), strict=True):
            self._late.setdefault(j, []).append((i, value))
            if j in self._columns:
                self._columns[j] = [*self._columns[j], (i, value)]
