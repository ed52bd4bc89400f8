"""From a table to the lines worth taking: every cell read, every doubt noted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from .cells import (
    UNFIT,
    day_comes_first,
    is_formula,
    nobody,
    read_address,
    read_date,
    read_language,
    read_share,
    split_name,
    tidy,
    unfit,
)
from .columns import MANAGER_FIELDS
from .finding import Finding
from .read import Table

LONGEST = {"staff_id": 64, "given_name": 100, "family_name": 100, "name": 200, "title": 200, "unit": 200, "site": 200,
           "phone": 40, "grade": 40, "manager": 200}  # fmt: skip
WHO_SHE_IS = ("staff_id", "given_name", "family_name", "name")
CUT_AT = 50  # some personnel systems cut titles here
NO_PHONE = {"0", "00", "000", "0000", "-", "n/a", "na", "none"}
SIGNS = tuple("=+-@＝＋－＠")
CHOICES = Mapping[str, str]


@dataclass(slots=True)
class Line:
    """One row that names a person and a post of hers. Empty text where the file says nothing."""

    number: int
    staff_id: str
    given_name: str
    family_name: str
    email: str
    title: str
    unit: str
    site: str
    managers: tuple[str, ...]
    hired_on: date | None
    phone: str
    language: str
    fte: Decimal | None
    grade: str

    @property
    def who(self) -> str:
        return f"{self.family_name}, {self.given_name}" if self.given_name else self.family_name


@dataclass
class Lines:
    """What a table says.

    Attributes:
        lines: the rows to take, in the order of the file.
        fields: the fields that some column holds.
        ids, addresses: every staff id and address named anywhere, also in rows left out, in small letters.
        out: how many rows are left out.
        findings: what there is to say.
    """

    lines: list[Line] = field(default_factory=list)
    fields: frozenset[str] = frozenset()
    ids: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    out: int = 0
    findings: list[Finding] = field(default_factory=list)


def read_lines(table: Table, mapping: Mapping[str, str], choices: CHOICES, today: date) -> Lines:
    """Read every row of a table under a mapping of headings to fields, with the answers given so far."""
    raw = {mapping[heading]: cells for heading, cells in zip(table.headings, table.columns, strict=True)
           if mapping.get(heading)}  # fmt: skip
    said = Lines(fields=frozenset(raw))
    columns = {name: [tidy(cell) for cell in cells] for name, cells in raw.items()}
    said.ids = {cell.casefold() for cell in columns.get("staff_id", ()) if cell}
    reader = Reader(table, mapping, columns, choices, said, today)
    reader.notes_on_the_table()
    refused = reader.refuse(raw)
    for index, number in enumerate(table.numbers):
        if number in refused:
            said.out += 1
        elif line := reader.line(index, number):
            said.lines.append(line)
        else:
            said.out += 1
    return said


def suspicious(cells: list[str]) -> Iterator[int]:
    """The places of the cells that need a closer look; one search over the whole column spares the rest."""
    unclean = UNFIT.search("\n".join(cells)) is not None
    for index, cell in enumerate(cells):
        if cell.lstrip().startswith(SIGNS) or (unclean and UNFIT.search(cell)):
            yield index


def shown(cell: str) -> str:
    """A cell with its unfit characters written out, so that the page can show it."""
    return UNFIT.sub(lambda found: f"[{sign(found.group())}]", cell)[:200]


def sign(character: str) -> str:
    """ "U+202E", or "byte E8" where there is no character."""
    name = unfit(character)
    return name if name.startswith("byte") else name.partition(" ")[0]


class Reader:
    """Reads one row after the other and notes what is doubtful."""

    def __init__(
        self,
        table: Table,
        mapping: Mapping[str, str],
        columns: Mapping[str, list[str]],
        choices: CHOICES,
        said: Lines,
        today: date,
    ) -> None:
        self.table = table
        self.mapping = mapping
        self.columns = columns
        self.choices = choices
        self.said = said
        self.today = today
        self.day_first = day_comes_first(columns.get("hired_on", ()))
        self.cache: dict[str, date | None] = {}
        self.explained: set[tuple[int, str]] = set()  # (row, field) whose emptiness has been told of
        self.manager_columns = [columns[name] for name in MANAGER_FIELDS if name in columns]

    def notes_on_the_table(self) -> None:
        """What there is to say of the file as a whole and of its shape."""
        table, findings = self.table, self.said.findings
        unused = [heading for heading in table.headings if not self.mapping.get(heading)]
        if table.macros:
            findings.append(Finding(0, "macros"))
        if unused:
            findings.append(Finding(0, "unused_columns", value=", ".join(unused)[:300]))
        findings += [Finding(0, "heading_twice", value=name) for name in table.twice]
        findings += [Finding(number, "stray_quote") for number in table.stray]
        findings += [Finding(number, "short_line") for number in table.short]

    def refuse(self, raw: Mapping[str, list[str]]) -> set[int]:
        """Take out the cells that cannot stand: unfit characters and formulas. Where such a cell says who the person
        is, and where a line has more cells than headings, the whole line is left out.

        Returns:
            The numbers of the lines left out.
        """
        table, out, findings = self.table, set(self.table.wide), self.said.findings
        headings = len(table.headings)
        for number, width in table.wide.items():
            findings.append(Finding(number, "too_many_cells", extra={"cells": width, "headings": headings}))
        for name, cells in raw.items():
            for index in suspicious(cells):
                if character := unfit(cells[index]):
                    self.take_out(index, name, "unfit", out, character=character)
                elif is_formula(cells[index]):
                    self.take_out(index, name, "formula", out)
        self.look_at_formulas()
        return out

    def take_out(self, index: int, name: str, code: str, out: set[int], **extra: object) -> None:
        """Empty a cell that cannot stand, or give up its line."""
        number, value = self.table.numbers[index], self.columns[name][index]
        decides = name in WHO_SHE_IS
        who = self.name_of(index)
        self.columns[name][index] = ""
        self.explained.add((index, name))
        self.note(number, f"{code}_out" if decides else code, name, value, who, "", **extra)
        if decides:
            out.add(number)

    def look_at_formulas(self) -> None:
        """Formulas of a workbook: the value that was stored with one is taken, and where none was, that is said."""
        place = {number: index for index, number in enumerate(self.table.numbers)}
        names = [self.mapping.get(heading, "") for heading in self.table.headings]
        taken = 0
        for number, column in sorted(self.table.formulas):
            name = names[column - 1] if column <= len(names) else ""
            if not name or number not in place:
                continue
            if self.columns[name][place[number]]:
                taken += 1
            else:
                self.explained.add((place[number], name))
                self.note(number, "formula_empty", name, "", self.name_of(place[number]))
        if taken:
            self.said.findings.append(Finding(0, "formula_values", extra={"count": taken}))

    def cell(self, name: str, index: int) -> str:
        column = self.columns.get(name)
        return column[index] if column is not None else ""

    def names(self, index: int) -> tuple[str, str]:
        """Given and family name, also where one column holds both."""
        given, family = self.cell("given_name", index), self.cell("family_name", index)
        return (given, family) if given or family else split_name(self.cell("name", index))

    def name_of(self, index: int) -> str:
        """The person of a row for the report, also of one that cannot be taken."""
        given, family = self.names(index)
        return shown(f"{family}, {given}".strip(", "))

    def note(self, number: int, code: str, name: str, value: str, who: str, key: str = "", /, **extra: object) -> None:
        self.said.findings.append(Finding(number, code, name, shown(value), who, key, extra))

    def line(self, index: int, number: int) -> Line | None:
        """The row as a line, or None where it is left out; the reason is noted."""
        given, family = self.names(index)
        title = self.cell("title", index)
        who = f"{family}, {given}" if given and family else family or given
        if not self.is_person(number, given, family, title, who):
            return None
        values = {name: self.fitting(name, index, number, who) for name in LONGEST if name in self.columns}
        if any(values.get(name) is None for name in WHO_SHE_IS if name in values) or len(given) > 100:
            return None
        if len(title) == CUT_AT:
            self.note(number, "cut_title", "title", title, who)
        return Line(
            number,
            values.get("staff_id") or "",
            given,
            family,
            self.address(index, number, who),
            values.get("title") or "",
            values.get("unit") or "",
            values.get("site") or "",
            tuple(column[index] for column in self.manager_columns if column[index]),
            self.hired_on(index, number, who),
            self.phone(values.get("phone") or "", number, who),
            self.language(index, number, who),
            self.share(index, number, who),
            values.get("grade") or "",
        )

    def is_person(self, number: int, given: str, family: str, title: str, who: str) -> bool:
        """Does the row name somebody? Desks and vacancies do not; the facilitator may say otherwise."""
        if not who:
            self.note(number, "no_name", "family_name", "", "")
            return False
        code = nobody(given, family, title)
        key = f"nobody:{who}" if code else ""
        if not code or self.choices.get(key) == "person":
            return True
        self.note(number, code, "family_name", who, who, key)
        return False

    def fitting(self, name: str, index: int, number: int, who: str) -> str | None:
        """A cell that is not too long; None where it is. It is never cut."""
        value = self.columns[name][index]
        if len(value) <= LONGEST[name]:
            return value
        code = "too_long_out" if name in WHO_SHE_IS else "too_long"
        self.note(number, code, name, value, who, limit=LONGEST[name])
        return None

    def address(self, index: int, number: int, who: str) -> str:
        """The address, the one that the facilitator typed, or none."""
        if "email" not in self.columns:
            return ""
        value = self.columns["email"][index]
        if address := read_address(value):
            self.said.addresses.add(address)
            return address
        key = f"email:{self.cell('staff_id', index) or who}"
        if typed := read_address(self.choices.get(key, "")):
            self.said.addresses.add(typed)
            return typed
        if self.choices.get(key) != "none" and (index, "email") not in self.explained:
            self.note(number, "bad_email" if value else "no_email", "email", value, who, key)
        return ""

    def hired_on(self, index: int, number: int, who: str) -> date | None:
        value = self.cell("hired_on", index)
        if not value:
            return None
        if value not in self.cache:
            self.cache[value] = read_date(value, self.day_first)
        day = self.cache[value]
        if day is None:
            self.note(number, "bad_date", "hired_on", value, who)
        elif value.isdigit() and len(value) == 5:
            self.note(number, "day_number", "hired_on", value, who, day=day.isoformat())
        elif day > self.today:
            self.note(number, "future_date", "hired_on", value, who)
        return day

    def phone(self, value: str, number: int, who: str) -> str:
        if value.lower() not in NO_PHONE:
            return value
        self.note(number, "no_phone", "phone", value, who)
        return ""

    def language(self, index: int, number: int, who: str) -> str:
        value = self.cell("language", index)
        code = read_language(value) if value else ""
        if value and not code:
            self.note(number, "bad_language", "language", value, who)
        return code

    def share(self, index: int, number: int, who: str) -> Decimal | None:
        value = self.cell("fte", index)
        share = read_share(value) if value else None
        if value and share is None:
            self.note(number, "bad_share", "fte", value, who)
        return share
