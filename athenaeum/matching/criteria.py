"""The criteria over all people at once: each is two sparse tables whose product is its points.

`left` is (mentees, k) and `right` is (mentors, k); `at` gives the same whole numbers pair by pair. What is
unknown about either is worth a fixed grade, as a column and a row of their own, so that it stays a product.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from . import score
from .columns import Ints, best_in_common, expand, kinds, member_table, rank_table, word_index
from .entries import Entries, beside
from .people import Person
from .rules import named
from .score import GRADE, UNKNOWN
from .subjects import Tree, Wants, Worth

Flags = NDArray[np.bool_]


class Criterion:
    """One line of the table in score.py."""

    left: Entries
    right: Entries

    def at(self, mentees: Ints, mentors: Ints) -> Ints:
        """Whole numbers of these pairs."""
        raise NotImplementedError


@dataclass(frozen=True)
class Known:
    """Which people answered a question, and what an unknown answer on either side is worth."""

    mentees: Flags
    mentors: Flags
    worth: int

    @property
    def left(self) -> Entries:
        """Column 0: worth where the mentee is unknown; column 1: the mentee is known."""
        return Entries.of(np.column_stack([~self.mentees * self.worth, self.mentees]))

    @property
    def right(self) -> Entries:
        """Column 0: every mentor; column 1: worth where the mentor is unknown."""
        return Entries.of(np.column_stack([np.ones(len(self.mentors)), ~self.mentors * self.worth]))

    def at(self, mentees: Ints, mentors: Ints) -> Ints:
        """Worth where either is unknown, else 0."""
        return np.where(self.both(mentees, mentors), 0, self.worth)

    def both(self, mentees: Ints, mentors: Ints) -> Flags:
        """Pairs in which both answered."""
        return self.mentees[mentees] & self.mentors[mentors]


class Subjects(Criterion):
    """Areas wanted and offered."""

    def __init__(self, mentees: Sequence[Person], mentors: Sequence[Person], tree: Tree, share: int) -> None:
        self.terms = word_index(person.wants for person in mentees)
        self.wants = Wants.of(mentees, self.terms, share)
        self.worth = Worth.of(mentors, self.terms, tree)
        self.top, self.graded = _importance(self.wants)
        wanting, offering = _given(mentees, "wants"), _given(mentors, "offers")
        self.known = Known(wanting, offering, score.UNKNOWN_SUBJECTS * GRADE * share)
        width = len(self.terms)
        self.left = beside([self.wants.entries(width), self.known.left])
        self.right = beside([self.worth.entries(width), self.known.right])

    def at(self, mentees: Ints, mentors: Ints) -> Ints:
        origin, entry = expand(self.wants.starts, mentees)
        worth, _ = self.worth.at(self.wants.terms[entry], mentors[origin])
        total = np.bincount(origin, worth * self.wants.share[entry], len(mentees)).astype(np.int64)
        return total + self.known.at(mentees, mentors)


def _importance(wants: Wants) -> tuple[Ints, Flags]:
    """Each mentee's highest importance, and whether she wants something less."""
    rows = np.repeat(np.arange(len(wants.starts) - 1), np.diff(wants.starts))
    highest = np.zeros(len(wants.starts) - 1, dtype=np.int64)
    np.maximum.at(highest, rows, wants.importance)
    lower = np.bincount(rows[wants.importance < highest[rows]], minlength=len(highest))
    return highest, lower > 0


class Same(Criterion):
    """Two people with the same answer to one question (a site), or with a different one (a unit)."""

    def __init__(
        self,
        mentees: Sequence[Person],
        mentors: Sequence[Person],
        field: str,
        share: int,
        *,
        other: bool = False,
    ) -> None:
        values = [getattr(person, field) for people in (mentees, mentors) for person in people]
        codes, self.names = kinds(values)
        known = np.array([value is not None for value in values], dtype=bool)
        n = len(mentees)
        self.rows, self.columns = codes[:n], codes[n:]
        full = 10 * GRADE * share
        self.base, self.match = (full, -full) if other else (0, full)
        self.known = Known(known[:n], known[n:], UNKNOWN * GRADE * share - self.base)
        self.left = self._side(self.rows, self.known.mentees, 1, 1, self.known.left)
        self.right = self._side(self.columns, self.known.mentors, self.match, self.base, self.known.right)

    def _side(self, codes: Ints, known: Flags, match: float, base: float, unknown: Entries) -> Entries:
        answers = Entries.one_a_row(np.where(known, codes, -1), len(self.names), match)
        return beside([answers, unknown, Entries.one_a_row(np.zeros_like(codes), 1, base)])

    def at(self, mentees: Ints, mentors: Ints) -> Ints:
        same = self.known.both(mentees, mentors) & (self.rows[mentees] == self.columns[mentors])
        return self.base + same * self.match + self.known.at(mentees, mentors)


class Kinds(Criterion):
    """People fall into few kinds; a table of mentee kinds by mentor kinds grades each pair, -inf = never."""

    def __init__(self, rows: Ints, columns: Ints, table: NDArray[np.float32], share: int) -> None:
        self.rows, self.columns = rows, columns
        self.banned = np.isneginf(table)
        self.table = np.where(self.banned, 0, table) * np.float32(GRADE * share)
        width = len(self.table)
        self.left = Entries.one_a_row(rows, width)
        self.right = Entries.of(self.table.T[columns])

    def at(self, mentees: Ints, mentors: Ints) -> Ints:
        return self.table[self.rows[mentees], self.columns[mentors]].astype(np.int64)

    def bans(self, mentees: Ints, mentors: Ints) -> Flags:
        """Pairs whose kinds may never meet."""
        return self.banned[self.rows[mentees], self.columns[mentors]]


def channels(mentees: Sequence[Person], mentors: Sequence[Person], share: int) -> Kinds:
    """Best way of meeting in common, by both sides' order of preference."""
    return _by_list(mentees, mentors, "channels", share, both_ranks=True)


def languages(mentees: Sequence[Person], mentors: Sequence[Person], share: int) -> Kinds:
    """Best language in common, by the mentee's order of preference."""
    return _by_list(mentees, mentors, "languages", share, both_ranks=False)


def _by_list(
    mentees: Sequence[Person], mentors: Sequence[Person], field: str, share: int, *, both_ranks: bool
) -> Kinds:
    rows, row_lists = kinds(getattr(person, field) for person in mentees)
    columns, column_lists = kinds(getattr(person, field) for person in mentors)
    index = word_index(row_lists, column_lists)
    right = rank_table(column_lists, index)
    if not both_ranks:
        right[right < score.ABSENT] = 0
    best = best_in_common(rank_table(row_lists, index), right)
    table = (score.channel_grades if both_ranks else score.language_grades)(best)
    table[[not words for words in row_lists], :] = UNKNOWN
    table[:, [not words for words in column_lists]] = UNKNOWN
    return Kinds(rows, columns, table, share)


def experience(mentees: Sequence[Person], mentors: Sequence[Person], share: int) -> Kinds:
    """Distance in whole years of experience."""
    rows, row_years = kinds(_years(person) for person in mentees)
    columns, column_years = kinds(_years(person) for person in mentors)
    less, more = np.array(row_years, dtype=np.int64), np.array(column_years, dtype=np.int64)
    table = score.experience_grades(more[None, :] - less[:, None])
    table[less < 0, :] = UNKNOWN
    table[:, more < 0] = UNKNOWN
    return Kinds(rows, columns, table, share)


def _years(person: Person) -> int:
    return -1 if person.years is None else score.whole_years(person.years)


class Hours(Criterion):
    """Good moments of the week in common. The one criterion that is no product: the count stops at two."""

    def __init__(self, mentees: Sequence[Person], mentors: Sequence[Person], share: int) -> None:
        index = word_index((p.hours for p in mentees), (p.hours for p in mentors))
        self.rows = member_table([person.hours for person in mentees], index)
        self.columns = member_table([person.hours for person in mentors], index)
        self.worth = GRADE * share
        self.step = score.HOUR * self.worth
        self.known = Known(_given(mentees, "hours"), _given(mentors, "hours"), UNKNOWN * self.worth)
        self.left, self.right = self.known.left, self.known.right

    def common(self, mentees: Ints, mentors: Ints) -> NDArray[np.float32]:
        """How many moments these pairs share."""
        return np.einsum("ps,ps->p", self.rows[mentees], self.columns[mentors])

    def at(self, mentees: Ints, mentors: Ints) -> Ints:
        grades = score.hours_grades(self.common(mentees, mentors)).astype(np.int64)
        return grades * self.worth + self.known.at(mentees, mentors)


class Wishes(Criterion):
    """People named by the mentee and by the mentor; few pairs, kept as corrections sorted by `keys`."""

    def __init__(self, mentees: Sequence[Person], mentors: Sequence[Person], share: int) -> None:
        self.mentees = {person.key: number for number, person in enumerate(mentees)}
        self.mentors = {person.key: number for number, person in enumerate(mentors)}
        by_mentee = named(mentees, self.mentors, "prefers")
        by_mentor = named(mentors, self.mentees, "prefers")
        self.width, self.worth = len(mentors), GRADE * share
        self.mentee_quiet = _without(by_mentee[:, 0], len(mentees))
        self.mentor_quiet = _without(by_mentor[:, 0], len(mentors))
        self.mentee_free = self.mentee_quiet * (score.MENTEE_FREE * self.worth)
        self.mentor_free = self.mentor_quiet * (score.MENTOR_FREE * self.worth)
        self.keys, self.values = self._corrections(by_mentee, by_mentor)
        self.left = Entries.of(np.column_stack([self.mentee_free, np.ones(len(mentees))]))
        self.right = Entries.of(np.column_stack([np.ones(len(mentors)), self.mentor_free]))

    def _corrections(self, by_mentee: Ints, by_mentor: Ints) -> tuple[Ints, Ints]:
        keys = [pairs @ (self.width, 1) for pairs in (by_mentee[:, :2], by_mentor[:, 1::-1])]
        grades = [score.mentee_wish_grade(by_mentee[:, 2]), score.mentor_wish_grade(by_mentor[:, 2])]
        unique, place = np.unique(np.concatenate(keys), return_inverse=True)
        values = np.bincount(place, np.concatenate(grades), len(unique))
        return unique, values.astype(np.int64) * self.worth

    def at(self, mentees: Ints, mentors: Ints) -> Ints:
        total = self.mentee_free[mentees] + self.mentor_free[mentors]
        if len(self.keys):
            keys = mentees * self.width + mentors
            place = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
            total += np.where(self.keys[place] == keys, self.values[place], 0)
        return total


def _without(numbers: Ints, size: int) -> Flags:
    """The numbers below `size` that do not occur."""
    return np.bincount(numbers, minlength=size) == 0


def _given(people: Sequence[Person], field: str) -> Flags:
    return np.fromiter((bool(getattr(person, field)) for person in people), bool, len(people))
