"""From records to columns: the small steps that turn people into arrays of numbers."""

from collections.abc import Collection, Hashable, Iterable, Sequence
from itertools import chain
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from .score import ABSENT

Ints = NDArray[np.int64]
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
LAST_RANK = 9  # further down a list the grade does not change


def expand(starts: Ints, rows: Ints) -> tuple[Ints, Ints]:
    """Entries of some rows of a ragged table: which of `rows` each is from, and its place in the column."""
    counts = starts[rows + 1] - starts[rows]
    origin = np.repeat(np.arange(len(rows)), counts)
    offset = np.arange(len(origin)) - np.repeat(np.cumsum(counts) - counts, counts)
    return origin, starts[rows][origin] + offset


def starts_of(lists: Sequence[Collection[object]]) -> Ints:
    """Where each list starts in the flat column, with the end added."""
    counts = np.fromiter(map(len, lists), np.int64, len(lists))
    return np.concatenate([[0], np.cumsum(counts)])


def flat(lists: Iterable[Iterable[T]]) -> Iterable[T]:
    """All entries, one after the other."""
    return chain.from_iterable(lists)


def kinds(values: Iterable[K]) -> tuple[Ints, list[K]]:
    """Each value's number, and the distinct values by number, in the order they are met."""
    numbers: dict[K, int] = {}
    codes = [numbers.setdefault(value, len(numbers)) for value in values]
    return np.array(codes, dtype=np.int64), list(numbers)


def rank_table(lists: Sequence[Sequence[str]], index: dict[str, int]) -> Ints:
    """(lists, words) -> place of each word in each list, `ABSENT` where it is not."""
    table = np.full((len(lists), len(index)), ABSENT, dtype=np.int64)
    for row, words in enumerate(lists):
        for rank, word in reversed(list(enumerate(words))):
            table[row, index[word]] = min(rank, LAST_RANK)
    return table


def best_in_common(rows: Ints, columns: Ints) -> Ints:
    """Smallest sum of ranks over the words, for each row list and column list; `ABSENT` or more: none."""
    best = np.full((len(rows), len(columns)), ABSENT, dtype=np.int64)
    for word in range(rows.shape[1]):
        np.minimum(best, rows[:, word, None] + columns[None, :, word], out=best)
    return best


def member_table(sets: Sequence[Collection[str]], index: dict[str, int]) -> NDArray[np.float32]:
    """(sets, words) -> 1 where the word is in the set."""
    table = np.zeros((len(sets), len(index)), dtype=np.float32)
    starts = starts_of(sets)
    rows = np.repeat(np.arange(len(sets)), np.diff(starts))
    table[rows, np.fromiter(map(index.__getitem__, flat(sets)), np.int64, int(starts[-1]))] = 1
    return table


def word_index(*sides: Iterable[Iterable[str]]) -> dict[str, int]:
    """The distinct words of all lists, numbered in sorted order, so that no row order shows through."""
    words = set(flat(chain.from_iterable(sides)))
    return {word: number for number, word in enumerate(sorted(words))}
