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

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from . import cells
from .cells import fold
from .lines import find_loops
from .people import Person
from .table import BadSheetError, Fault, Table, read

REQUIRED = ("id", "role")
TERMS = ("offers", "wants")
LISTS = ("channels", "languages", "hours")
PLACES = ("site", "unit")
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
AS_SAID = (*TERMS, "channels", "languages", *PLACES, "years", "new", "capacity")


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
    """One file being read, column by column; then who is meant by the names in it."""

    def __init__(self, table: Table) -> None:
        self.faults: list[Fault] = []
        self.spelling: dict[str, str] = {}
        self.unknown = table.unknown
        self.numbers = [number for number, _ in table.rows]
        columns = zip(*(values for _, values in table.rows), strict=True)
        cells = dict(zip(table.columns, columns, strict=True)) if table.rows else {}
        nothing = ("",) * len(table.rows)
        self.values = {name: self._column(name, cells.get(name, nothing)) for name in COLUMNS}
        self.places = self._places(self.values["id"])
        self.rows = {key: self.numbers[place] for key, place in self.places.items()}
        self.found = _Finder({key: self._words(place) for key, place in self.places.items()})

    def _column(self, name: str, texts: Sequence[str]) -> list[Any]:
        """What a column says, each different cell read once; a faulty one as if it were empty."""
        reader = READERS.get(name, str)
        read: dict[str, Any] = {}
        faulty: dict[str, str] = {}
        for text in set(texts):
            try:
                read[text] = self._folded(name, reader(text))
            except ValueError as error:
                faulty[text] = str(error)
                read[text] = "both" if name == "role" else self._folded(name, reader(""))
        if faulty:
            rows = zip(self.numbers, texts, strict=True)
            self.faults += [Fault(row, name, faulty[text]) for row, text in rows if text in faulty]
        return [read[text] for text in texts]

    def _folded(self, name: str, value: Any) -> Any:
        if name in TERMS:
            return self._terms(value)
        if name in LISTS:
            return tuple(dict.fromkeys(map(self._spell, value)))
        return (self._spell(value) or None) if name in PLACES else value

    def _terms(self, terms: dict[str, int]) -> dict[str, int]:
        folded: dict[str, int] = {}
        for term, rate in terms.items():
            word = self._spell(term)
            folded[word] = max(rate, folded.get(word, 0))
        return folded

    def _spell(self, text: str) -> str:
        """The folded word; of its spellings the first in the alphabet is shown, whatever the order of rows."""
        word = fold(text)
        self.spelling[word] = min(text, self.spelling.get(word, text))
        return word

    def _places(self, keys: Sequence[str]) -> dict[str, int]:
        """id -> its place in the columns; ids that are missing or there before are faults."""
        places: dict[str, int] = {}
        for place, key in enumerate(keys):
            if not key:
                self.faults.append(Fault(self.numbers[place], "id", "the id is missing"))
            elif key in places:
                reason = f"“{key}” is already in row {self.numbers[places[key]]}"
                self.faults.append(Fault(self.numbers[place], "id", reason))
            else:
                places[key] = place
        return places

    def _words(self, place: int) -> tuple[str, str]:
        return self.values["email"][place], self.values["name"][place]

    def roster(self) -> Roster:
        people = {key: self._person(key, self.places[key]) for key in sorted(self.places)}
        self._check_line(people)
        roles = {key: self.values["role"][place] for key, place in self.places.items()}
        mentees = {key: person for key, person in people.items() if roles[key] != "mentor"}
        mentors = [
            replace(p, locked_with=()) if p.locked_with else p for key, p in people.items() if roles[key] != "mentee"
        ]
        self._lock(mentees, people, roles)
        return Roster(list(mentees.values()), mentors, self.rows, self.spelling, self._notes(people, roles))

    def _person(self, key: str, place: int) -> Person:
        said = {name: self.values[name][place] for name in AS_SAID}
        return Person(
            key=key,
            name=self.values["name"][place] or key,
            hours=frozenset(self.values["hours"][place]),
            managers=self._managers(key, place),
            prefers=tuple(self._named(key, "prefers", place)),
            avoid=frozenset(self._named(key, "avoid", place)),
            locked_with=tuple(self._named(key, "locked_with", place)),
            **said,
        )

    def _named(self, key: str, column: str, place: int) -> list[str]:
        found = []
        for text in self.values[column][place]:
            try:
                found.append(self.found.one(text, key))
            except ValueError as error:
                self.faults.append(Fault(self.rows[key], column, str(error)))
        return found

    def _managers(self, key: str, place: int) -> tuple[str, ...]:
        """Managers in the file by id; those who are not in it by what was written, marked as outside."""
        found = []
        for text in self.values["manager"][place]:
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
            if tuple(others) != mentees[key].locked_with:
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
    """Who is meant: by id, else by e-mail, else by name. `words` gives each id its e-mail and name."""

    def __init__(self, words: dict[str, tuple[str, str]]) -> None:
        self._people = words

    @cached_property
    def _books(self) -> list[dict[str, list[str]]]:
        return [
            _by((fold(key), key) for key in self._people),
            *(_by((fold(words[which]), key) for key, words in self._people.items()) for which in (0, 1)),
        ]

    def one(self, text: str, self_key: str) -> str:
        """The one person meant.

        Raises:
            NobodyError: nobody; ValueError: several people, or the person herself.
        """
        found = [text] if text in self._people else self._other(text)
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
