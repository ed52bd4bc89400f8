"""From a spreadsheet of people to the two sides of a round; every fault with its row, column and reason.

Columns, in any order: `id` and `role` (mentor, mentee, both) must be there; `name, email, capacity, offers,
wants, unit, manager, site, channels, languages, years, new, prefers, avoid, locked_with, hours` may be. Other
columns are left aside, with a note. What was decided:

- Lists are parted by `;`. Terms may end in `:1` to `:3`; without, 2. Capitals and spaces do not count.
- A mentor has one place when `capacity` is empty; 0 is full. Who is both stands on both sides, never with
  herself.
- `prefers`, `avoid` and `locked_with` name people by id, or by e-mail or name where only one has it. Naming
  oneself or somebody who is not in the file is a fault: a mistyped wish would otherwise be lost in silence.
- `manager` is found the same way. Managers often take no part, so one who is not in the file is no fault;
  people who report to the same text report to the same person. A loop in the line is a fault that names it.
- `locked_with` makes the person of the row the mentee where both sides could be; otherwise the mentor.
- People are taken in order of their ids, so the order of rows changes nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from . import cells
from .cells import fold
from .lines import find_loops
from .people import Person
from .table import BadSheetError, Fault, Table, read

REQUIRED = ("id", "role")
LISTS = ("channels", "languages", "hours")
READERS: dict[str, Callable[[str], Any]] = {
    "role": cells.role,
    "capacity": cells.capacity,
    "offers": cells.rated,
    "wants": cells.rated,
    "channels": cells.listed,
    "languages": cells.listed,
    "hours": cells.listed,
    "years": cells.years,
    "new": cells.yes,
    "prefers": cells.listed,
    "avoid": cells.listed,
    "locked_with": cells.listed,
    "manager": cells.listed,
}
COLUMNS = ("id", "name", "email", "unit", "site", *READERS)
AREA_COLUMNS = ("term", "parent")
NAMING = ("prefers", "avoid", "locked_with")


@dataclass
class Roster:
    """The people of a file.

    Attributes:
        mentees, mentors: the two sides, in order of ids.
        rows: id -> row in the file.
        spelling: how a term or another word is written, by its folded form.
        notes: what was passed over, in words.
    """

    mentees: list[Person]
    mentors: list[Person]
    rows: dict[str, int]
    spelling: dict[str, str]
    notes: list[str] = field(default_factory=list)

    def label(self, word: str) -> str:
        """A word as people wrote it."""
        return self.spelling.get(word, word)


def load(data: bytes) -> Roster:
    """The people of a file.

    Raises:
        BadSheetError: with every fault found, in order of rows.
    """
    table = read(data, COLUMNS, REQUIRED)
    sheet = _Sheet(table)
    roster = sheet.roster()
    faults = table.faults + sheet.faults
    if not table.rows and not faults:
        faults = [Fault(2, "", "there are no people under the header")]
    if faults:
        order = {column: number for number, column in enumerate(table.columns)}
        raise BadSheetError(sorted(faults, key=lambda f: (f.row, order.get(f.column, -1), f.reason)))
    return roster


def load_areas(data: bytes) -> dict[str, str]:
    """A hierarchy of areas: columns `term` and `parent`, one row a term; words are folded.

    Raises:
        BadSheetError: with every fault found.
    """
    table = read(data, AREA_COLUMNS, AREA_COLUMNS)
    tree: dict[str, str] = {}
    faults = list(table.faults)
    for row, values in table.rows:
        cell = dict(zip(table.columns, map(fold, values), strict=True))
        term, parent = cell["term"], cell["parent"]
        if not term:
            faults.append(Fault(row, "term", "the term is missing"))
        elif tree.get(term, parent) != parent or term == parent:
            faults.append(Fault(row, "parent", f"“{term}” has another parent already, or is its own"))
        elif parent:
            tree[term] = parent
    if faults:
        raise BadSheetError(faults)
    return tree


class _Sheet:
    """One file being read: records first, then who is meant by the names in them."""

    def __init__(self, table: Table) -> None:
        self.faults: list[Fault] = []
        self.spelling: dict[str, str] = {}
        self.unknown = table.unknown
        self._cells: dict[str, dict[str, Any]] = {column: {} for column in READERS}  # cells read before
        self._words: dict[str, str] = {}  # texts folded before
        self.rows: dict[str, int] = {}
        self.records: dict[str, dict[str, Any]] = {}
        for row, values in table.rows:
            self._add(row, dict(zip(table.columns, values, strict=True)))
        self.found = _Finder(self.records)

    def _add(self, row: int, values: dict[str, str]) -> None:
        record: dict[str, Any] = {name: values.get(name, "") for name in ("id", "name", "email", "unit", "site")}
        for name, reader in READERS.items():
            record[name] = self._read(row, name, reader, values.get(name, ""))
        key = record["id"]
        if not key:
            self.faults.append(Fault(row, "id", "the id is missing"))
        elif key in self.rows:
            self.faults.append(Fault(row, "id", f"“{key}” is already in row {self.rows[key]}"))
        else:
            self.rows[key] = row
            self.records[key] = record

    def _read(self, row: int, column: str, reader: Callable[[str], Any], cell: str) -> Any:
        known = self._cells[column]
        if cell in known:
            return known[cell]
        try:
            known[cell] = reader(cell)
            return known[cell]
        except ValueError as error:
            self.faults.append(Fault(row, column, str(error)))
            return reader("") if column != "role" else "both"

    def roster(self) -> Roster:
        people = {key: self._person(key) for key in sorted(self.records)}
        self._check_line(people)
        roles = {key: self.records[key]["role"] for key in people}
        mentees = {key: person for key, person in people.items() if roles[key] != "mentor"}
        mentors = [replace(p, locked_with=()) for key, p in people.items() if roles[key] != "mentee"]
        self._lock(mentees, people, roles)
        return Roster(list(mentees.values()), mentors, self.rows, self.spelling, self._notes(people, roles))

    def _person(self, key: str) -> Person:
        record = self.records[key]
        named = {name: self._named(key, name) for name in NAMING}
        return Person(
            key=key,
            name=record["name"] or key,
            offers=self._folded(record["offers"]),
            wants=self._folded(record["wants"]),
            channels=tuple(self._folded(dict.fromkeys(record["channels"], 0))),
            hours=frozenset(self._folded(dict.fromkeys(record["hours"], 0))),
            languages=tuple(self._folded(dict.fromkeys(record["languages"], 0))),
            site=self._spell(record["site"]) or None,
            unit=self._spell(record["unit"]) or None,
            managers=self._managers(key),
            years=record["years"],
            new=record["new"],
            prefers=tuple(named["prefers"]),
            avoid=frozenset(named["avoid"]),
            locked_with=tuple(named["locked_with"]),
            capacity=record["capacity"],
        )

    def _folded(self, terms: dict[str, int]) -> dict[str, int]:
        folded: dict[str, int] = {}
        for term, rate in terms.items():
            word = self._spell(term)
            folded[word] = max(rate, folded.get(word, 0))
        return folded

    def _spell(self, text: str) -> str:
        """The folded word; of its spellings the first in the alphabet is shown, whatever the order of rows."""
        if text not in self._words:
            word = self._words[text] = fold(text)
            self.spelling[word] = min(text, self.spelling.get(word, text))
        return self._words[text]

    def _named(self, key: str, column: str) -> list[str]:
        found = []
        for text in self.records[key][column]:
            try:
                found.append(self.found.one(text, key))
            except ValueError as error:
                self.faults.append(Fault(self.rows[key], column, str(error)))
        return found

    def _managers(self, key: str) -> tuple[str, ...]:
        """Managers in the file by id; those who are not in it by what was written, marked as outside."""
        found = []
        for text in self.records[key]["manager"]:
            try:
                found.append(self.found.one(text, key))
            except LookupError:
                found.append(f"outside the file: {fold(text)}")
            except ValueError as error:
                self.faults.append(Fault(self.rows[key], "manager", str(error)))
        return tuple(found)

    def _check_line(self, people: dict[str, Person]) -> None:
        for loop in find_loops({key: person.managers for key, person in people.items()}):
            told = " reports to ".join(f"“{key}”" for key in [*loop, loop[0]])
            self.faults.append(Fault(self.rows[loop[0]], "manager", f"the reporting line is a loop: {told}"))

    def _lock(self, mentees: dict[str, Person], people: dict[str, Person], roles: dict[str, str]) -> None:
        """Write each lock on the mentee's record."""
        locks: dict[str, list[str]] = {key: [] for key in mentees}
        for key, person in people.items():
            for other in person.locked_with:
                if roles[key] != "mentor" and roles[other] != "mentee":
                    locks[key].append(other)
                elif roles[key] != "mentee" and roles[other] != "mentor":
                    locks[other].append(key)
                else:
                    reason = f"“{other}” is a {roles[other]} too; a pair is a mentee and a mentor"
                    self.faults.append(Fault(self.rows[key], "locked_with", reason))
        for key, others in locks.items():
            mentees[key] = replace(mentees[key], locked_with=tuple(dict.fromkeys(others)))

    def _notes(self, people: dict[str, Person], roles: dict[str, str]) -> list[str]:
        notes = [f"column {name} is not known and was left aside" for name in self.unknown]
        outside = {m for person in people.values() for m in person.managers if m not in people}
        if outside:
            notes.append(f"{len(outside)} managers are not in the file; they count for the reporting line only")
        vain = sum(not _other_side(roles[k], roles[o]) for k, p in people.items() for o in p.prefers)
        if vain:
            notes.append(f"{vain} wishes name somebody on the same side and were left aside")
        return notes


def _other_side(one: str, other: str) -> bool:
    return "both" in (one, other) or one != other


class _Finder:
    """Who is meant: by id, else by e-mail, else by name."""

    def __init__(self, records: dict[str, dict[str, Any]]) -> None:
        self._records = records

    @cached_property
    def _books(self) -> list[dict[str, list[str]]]:
        records = self._records
        return [
            _by((fold(key), key) for key in records),
            *(_by((fold(record[name]), key) for key, record in records.items()) for name in ("email", "name")),
        ]

    def one(self, text: str, self_key: str) -> str:
        """The one person meant.

        Raises:
            NobodyError: nobody; ValueError: several people, or the person herself.
        """
        found = [text] if text in self._records else self._other(text)
        if not found:
            raise NobodyError(f"“{text}” is nobody in this file")
        if len(found) > 1:
            raise ValueError(f"“{text}” could be {' or '.join(sorted(found))}; please give the id")
        if found[0] == self_key:
            raise ValueError(f"“{text}” is the same person")
        return found[0]

    def _other(self, text: str) -> list[str]:
        """Everybody with this id but for capitals, else with this e-mail, else with this name."""
        word = fold(text)
        return next((keys for book in self._books if (keys := book.get(word))), [])


class NobodyError(LookupError, ValueError):
    """A name that no row of the file has."""


def _by(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    book: dict[str, list[str]] = {}
    for word, key in pairs:
        if word:
            book.setdefault(word, []).append(key)
    return book
