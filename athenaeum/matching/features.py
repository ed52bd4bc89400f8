"""Fits of all pairs, computed block by block; nothing of size mentees x mentors is ever stored."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from . import criteria, rules, score
from .columns import Ints, expand, kinds
from .people import Person
from .problem import Problem
from .stack import Dense, Stack
from .subjects import Tree
from .ties import keys_from_names

ROWS = 128  # mentees worked on together: 128 x 3,000 numbers stay in the cache
CHUNK = 1 << 16  # pairs worked on together by `pairs`


class Features:
    """Everything the fits of a round are made of. Implements the engine's `Scores`.

    Args:
        mentees, mentors: n and m records; a key on both sides is the same person.
        tree: term -> parent term; terms not in it have no kin.
        weights: criterion -> weight, see score.py.
        managers: person -> managers of staff who are not in the round, so that lines through them hold.
    """

    largest = score.FULL

    def __init__(
        self,
        mentees: Sequence[Person],
        mentors: Sequence[Person],
        *,
        tree: Tree | None = None,
        weights: Mapping[str, float] | None = None,
        managers: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        self.mentees, self.mentors, self.tree = tuple(mentees), tuple(mentors), dict(tree or {})
        self.shares = score.shares(weights)
        self.shape = (len(self.mentees), len(self.mentors))
        self.lines = rules.line_of((*self.mentees, *self.mentors), managers)
        self.ban = rules.Ban.of(self.mentees, self.mentors, self.lines)
        self._measure()
        self._meeting()
        self._corrections()

    def _measure(self) -> None:
        sides, share = (self.mentees, self.mentors), self.shares
        self.subjects = criteria.Subjects(*sides, self.tree, share["subjects"])
        self.channels = criteria.channels(*sides, share["channels"])
        self.hours = criteria.Hours(*sides, share["hours"])
        self.languages = criteria.languages(*sides, share["language"])
        self.site = criteria.Same(*sides, "site", share["site"])
        self.experience = criteria.experience(*sides, share["experience"])
        self.wishes = criteria.Wishes(*sides, share["named"])
        self.unit = criteria.Same(*sides, "unit", share["other_unit"], other=True)
        self.criteria: dict[str, criteria.Criterion] = {
            "subjects": self.subjects,
            "channels": self.channels,
            "hours": self.hours,
            "language": self.languages,
            "site": self.site,
            "experience": self.experience,
            "named": self.wishes,
            "other_unit": self.unit,
        }
        stacked = [criterion for name, criterion in self.criteria.items() if name != "channels"]
        self._stack = Stack(
            [criterion.left for criterion in stacked],
            [criterion.right for criterion in stacked],
            self.hours.rows,
            self.hours.columns.T,
            self.hours.step,
        )

    def _meeting(self) -> None:
        """Points for channels per kind of mentee, -inf where two cannot meet or one is closed to all."""
        kind, pairs = kinds(zip(self.channels.rows.tolist(), self.closed_mentees.tolist(), strict=True))
        channels = np.where(self.channels.banned, -np.inf, self.channels.table).astype(np.float32)
        table = channels[[row for row, _ in pairs]][:, self.channels.columns]
        table[np.array([closed for _, closed in pairs], dtype=bool), :] = -np.inf
        table[:, self.closed_mentors] = -np.inf
        self._kind, self._table = kind, table

    def _corrections(self) -> None:
        """Wishes and forbidden pairs as one ragged table of numbers to add."""
        keys = np.concatenate([self.ban.keys, self.wishes.keys])
        values = np.concatenate([np.full(len(self.ban.keys), -np.inf), self.wishes.values])
        keys, first = np.unique(keys, return_index=True)  # the first of two is the ban
        rows, self._fix_columns = np.divmod(keys, max(self.shape[1], 1))
        self._fix_values = values[first].astype(np.float32)
        self._fix_starts = np.searchsorted(rows, np.arange(self.shape[0] + 1))

    @cached_property
    def closed_mentees(self) -> NDArray[np.bool_]:
        """Mentees who are paused."""
        return np.array([person.paused for person in self.mentees], dtype=bool)

    @cached_property
    def paused_mentors(self) -> NDArray[np.bool_]:
        """Mentors who are paused."""
        return np.array([person.paused for person in self.mentors], dtype=bool)

    @cached_property
    def closed_mentors(self) -> NDArray[np.bool_]:
        """Mentors who are paused or full."""
        return self.paused_mentors | np.array([person.capacity < 1 for person in self.mentors], dtype=bool)

    @cached_property
    def mentor_order(self) -> Ints:
        """Each mentor's place in the order of keys, so that no choice hangs on the order of rows."""
        order = np.array(sorted(range(self.shape[1]), key=lambda j: self.mentors[j].key), dtype=np.int64)
        place = np.empty_like(order)
        place[order] = np.arange(len(order))
        return place

    def block(self, start: int, stop: int) -> Dense:
        """Whole-number fits of mentees `start` to `stop`: (stop - start, m); -inf is forbidden."""
        start, stop, _ = slice(start, stop).indices(self.shape[0])
        out = np.empty((max(stop - start, 0), self.shape[1]), dtype=np.float32)
        for first in range(start, stop, ROWS):
            last = min(first + ROWS, stop)
            some = out[first - start : last - start]
            self._stack.fill(some, slice(first, last), self._stack.right)
            some += self._table[self._kind[first:last]]
            origin, entry = expand(self._fix_starts, np.arange(first, last))
            some[origin, self._fix_columns[entry]] += self._fix_values[entry]
        return out

    def grid(self, mentees: Ints, mentors: Ints) -> Dense:
        """Whole-number fits of chosen mentees (rows) with chosen mentors (columns); nobody twice."""
        mentees, mentors = np.asarray(mentees, dtype=np.int64), np.asarray(mentors, dtype=np.int64)
        out = np.empty((len(mentees), len(mentors)), dtype=np.float32)
        if len(mentors) == self.shape[1] and (np.diff(mentors) == 1).all():  # everybody: nothing to gather
            self._stack.fill(out, mentees, self._stack.right)
            out += self._table[self._kind[mentees]]
        else:
            self._stack.fill(out, mentees, self._stack.right.take(mentors))
            out += self._table[np.ix_(self._kind[mentees], mentors)]
        place = np.full(self.shape[1], -1)
        place[mentors] = np.arange(len(mentors))
        origin, entry = expand(self._fix_starts, mentees)
        column = place[self._fix_columns[entry]]
        there = column >= 0
        out[origin[there], column[there]] += self._fix_values[entry[there]]
        return out

    def pairs(self, mentees: Ints, mentors: Ints) -> NDArray[np.float64]:
        """Whole-number fits of single pairs, as `block` gives them."""
        mentees, mentors = np.asarray(mentees, dtype=np.int64), np.asarray(mentors, dtype=np.int64)
        total = np.empty(len(mentees), dtype=np.float64)
        for start in range(0, len(mentees), CHUNK):
            some = slice(start, start + CHUNK)
            total[some] = sum(self.parts(mentees[some], mentors[some]).values())
        total[self.forbidden(mentees, mentors)] = -np.inf
        return total

    def parts(self, mentees: Ints, mentors: Ints) -> dict[str, Ints]:
        """Whole numbers by criterion, pair by pair; they sum to the fit of an allowed pair."""
        return {name: criterion.at(mentees, mentors) for name, criterion in self.criteria.items()}

    def forbidden(self, mentees: Ints, mentors: Ints) -> NDArray[np.bool_]:
        """Which of these pairs some rule forbids."""
        keys = mentees * self.shape[1] + mentors
        return np.isneginf(self._table[self._kind[mentees], mentors]) | np.isin(keys, self.ban.keys)

    def why_not(self, mentee: int, mentor: int) -> list[str]:
        """Codes of every rule that forbids a pair; empty when it is allowed. Before telling: `rules.told`."""
        codes = self.ban.at(mentee * self.shape[1] + mentor)
        person = self.mentors[mentor]
        if self.mentees[mentee].paused:
            codes.append(rules.MENTEE_PAUSED)
        if person.paused:
            codes.append(rules.MENTOR_PAUSED)
        elif person.capacity < 1:
            codes.append(rules.MENTOR_FULL)
        if self.channels.bans(np.array([mentee]), np.array([mentor]))[0]:
            codes.append(rules.NO_CHANNEL)
        return codes


def from_people(
    mentees: Sequence[Person],
    mentors: Sequence[Person],
    *,
    tree: Tree | None = None,
    weights: Mapping[str, float] | None = None,
    managers: Mapping[str, Iterable[str]] | None = None,
) -> Problem:
    """The matching problem of a round: row i is `mentees[i]`, column j is `mentors[j]`; see `Features`.

    Newcomers are served first; a mentor who is paused has no place. `problem.scores` is the `Features`.

    Raises:
        ValueError: a key twice on one side, a lock on somebody who is not on the other side, bad weights.
    """
    features = Features(mentees, mentors, tree=tree, weights=weights, managers=managers)
    return Problem(
        scores=features,
        capacity=np.array([0 if p.paused else max(p.capacity, 0) for p in mentors], dtype=np.int64),
        priority=np.array([int(person.new) for person in mentees], dtype=np.int64),
        locked=locks(mentees, mentors),
        unit=score.POINTS,
        mentee_keys=keys_from_names(person.key for person in mentees),
        mentor_keys=keys_from_names(person.key for person in mentors),
    )


def features_of(problem: Problem) -> Features:
    """The features behind a problem, also one that was changed since (see changes.py).

    Raises:
        TypeError: the problem was not made of people.
    """
    scores: object = problem.scores
    while not isinstance(scores, Features):
        if not hasattr(scores, "inner"):
            raise TypeError("only problems made of people can be explained, see from_people")
        scores = scores.inner
    return scores


def locks(mentees: Sequence[Person], mentors: Sequence[Person]) -> tuple[tuple[int, int], ...]:
    """Pairs that either side is locked with, each once, sorted."""
    rows, columns = _unique(mentees, "mentee"), _unique(mentors, "mentor")
    pairs = [(i, columns.get(key, -1), key) for i, p in enumerate(mentees) for key in p.locked_with]
    pairs += [(rows.get(key, -1), j, key) for j, p in enumerate(mentors) for key in p.locked_with]
    strangers = sorted(key for i, j, key in pairs if i < 0 or j < 0)
    if strangers:
        raise ValueError(f"locked with somebody who is not in the round: {', '.join(strangers)}")
    return tuple(sorted({(i, j) for i, j, _ in pairs}))


def _unique(people: Sequence[Person], side: str) -> dict[str, int]:
    numbers = {person.key: number for number, person in enumerate(people)}
    if len(numbers) < len(people):
        twice = sorted({p.key for i, p in enumerate(people) if numbers[p.key] != i})
        raise ValueError(f"the same {side} twice: {', '.join(twice)}")
    return numbers
