"""The rules that no weight can buy: which pairs are forbidden, and by which rule.

Rules about two people are few pairs, kept sparse with one bit per rule. Rules about one person close a whole
row or column. "No way of meeting in common" is a table of channel lists, see features.py.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .columns import Ints
from .lines import reporting_pairs
from .people import Person

SAME_PERSON, REPORTING_LINE, AVOIDED, ENDED = 1, 2, 4, 8
PAIR_RULES = {
    SAME_PERSON: "rule.same_person",
    REPORTING_LINE: "rule.reporting_line",
    AVOIDED: "rule.avoided",
    ENDED: "rule.ended",
}
MENTEE_PAUSED = "rule.mentee_paused"
MENTOR_PAUSED = "rule.mentor_paused"
MENTOR_FULL = "rule.mentor_full"
NO_CHANNEL = "rule.no_channel"
PERSONAL = "rule.personal"
PRIVATE = frozenset({"rule.avoided", "rule.ended"})


def told(codes: Sequence[str]) -> list[str]:
    """What may be said of the rules against a pair. A wish not to be paired is never told: it, an ended pair and
    a pair set aside by hand are one and the same `PERSONAL`, and left out where another rule says enough.
    """
    return [code for code in codes if code not in PRIVATE] or [PERSONAL]


@dataclass(frozen=True)
class Ban:
    """Forbidden pairs, sorted by `key` = mentee * mentors + mentor; `bits` says which rules forbid each."""

    keys: Ints
    bits: Ints

    @classmethod
    def of(cls, mentees: Sequence[Person], mentors: Sequence[Person], lines: Mapping[str, Iterable[str]]) -> "Ban":
        """Gather the pairs of all rules, joining the bits of pairs named twice."""
        width = len(mentors)
        rows, columns = _numbers(mentees), _numbers(mentors)
        found = [
            (SAME_PERSON, _same(rows, columns)),
            (REPORTING_LINE, _line(mentees, mentors, rows, columns, lines)),
            (AVOIDED, _both_ways(mentees, mentors, rows, columns, "avoid")),
            (ENDED, _ended(mentees, mentors, rows, columns)),
        ]
        keys = np.concatenate([pairs[:, 0] * width + pairs[:, 1] for _, pairs in found])
        bits = np.concatenate([np.full(len(pairs), bit) for bit, pairs in found])
        unique, place = np.unique(keys, return_inverse=True)
        joined = np.zeros(len(unique), dtype=np.int64)
        np.bitwise_or.at(joined, place, bits)
        return cls(unique, joined)

    def at(self, key: int) -> list[str]:
        """Codes of the rules that forbid one pair."""
        place = int(np.searchsorted(self.keys, key))
        bits = int(self.bits[place]) if place < len(self.keys) and self.keys[place] == key else 0
        return [code for bit, code in PAIR_RULES.items() if bits & bit]


def line_of(people: Iterable[Person], more: Mapping[str, Iterable[str]] | None = None) -> dict[str, set[str]]:
    """Everybody's managers: those their records give and those of staff who are not in the round."""
    line: dict[str, set[str]] = {key: set(above) for key, above in (more or {}).items()}
    for person in people:
        if person.managers:
            line.setdefault(person.key, set()).update(person.managers)
    return line


def named(people: Sequence[Person], others: Mapping[str, int], field: str) -> Ints:
    """(person, other, rank) for everybody named in one field who is on the other side; one row each."""
    rows = [
        (number, others[key], rank)
        for number, person in enumerate(people)
        if getattr(person, field)
        for rank, key in enumerate(present(person, others, field))
    ]
    return np.array(rows, dtype=np.int64).reshape(-1, 3)


def present(person: Person, others: Mapping[str, int], field: str) -> list[str]:
    """The people named in one field who are on the other side, in order; oneself does not count."""
    return [key for key in dict.fromkeys(getattr(person, field)) if key in others and key != person.key]


def _numbers(people: Sequence[Person]) -> dict[str, int]:
    return {person.key: number for number, person in enumerate(people)}


def _same(rows: Mapping[str, int], columns: Mapping[str, int]) -> Ints:
    both = [(rows[key], columns[key]) for key in rows.keys() & columns.keys()]
    return np.array(both, dtype=np.int64).reshape(-1, 2)


def _line(
    mentees: Sequence[Person],
    mentors: Sequence[Person],
    rows: Mapping[str, int],
    columns: Mapping[str, int],
    lines: Mapping[str, Iterable[str]],
) -> Ints:
    """Mentees below their mentor, and mentees above their mentor."""
    everybody = {key: None for below, above in lines.items() for key in (below, *above)}
    index = {key: number for number, key in enumerate(everybody)}
    pairs = reporting_pairs(lines, index)
    row = np.array([rows.get(key, -1) for key in index], dtype=np.int64)
    column = np.array([columns.get(key, -1) for key in index], dtype=np.int64)
    up = np.column_stack([row[pairs[:, 0]], column[pairs[:, 1]]])
    down = np.column_stack([row[pairs[:, 1]], column[pairs[:, 0]]])
    both = np.concatenate([up, down])
    return both[(both >= 0).all(axis=1)]


def _both_ways(
    mentees: Sequence[Person],
    mentors: Sequence[Person],
    rows: Mapping[str, int],
    columns: Mapping[str, int],
    field: str,
) -> Ints:
    """Pairs that either side names in a field."""
    by_mentee = named(mentees, columns, field)[:, :2]
    by_mentor = named(mentors, rows, field)[:, 1::-1]
    return np.concatenate([by_mentee, by_mentor])


def _ended(
    mentees: Sequence[Person], mentors: Sequence[Person], rows: Mapping[str, int], columns: Mapping[str, int]
) -> Ints:
    """Earlier pairs that ended, less those where both wish each other again."""
    pairs = _both_ways(mentees, mentors, rows, columns, "ended")
    again = [mentors[j].key in mentees[i].prefers and mentees[i].key in mentors[j].prefers for i, j in pairs.tolist()]
    return pairs[~np.array(again, dtype=bool)]
