"""The front of reading: bytes in, a table out, or a sentence that says why not."""

import re
from dataclasses import dataclass, field

from .columns import FIELD_OF, plain
from .decode import decode
from .delimited import Numbered, find_delimiter, read_rows
from .refusal import Unreadable
from .workbook import Cells, read_workbook

ABOVE = 20  # rows of titles and blanks that may stand above the headings
REFUSED = ((b"\xd0\xcf\x11\xe0", "old_workbook"), (b"%PDF", "pdf"))
WEB = re.compile(rb"\s*(?:<!doctype html|<html|<table|<\?xml)", re.IGNORECASE)


@dataclass
class Table:
    """A file as columns of text.

    Attributes:
        headings: one per column, unique, as written.
        columns: the cells, column by column; every column is as long as `numbers`.
        numbers: the line of the file that each row starts on, from 1.
        encoding, delimiter: as found; empty for a workbook.
        sheets, sheet: the names of a workbook's visible sheets, and the one that was read.
        formulas: (line, column) of the cells that hold formulas, both from 1.
        stray: lines with a quote that does not close.
        wide: lines with more cells than headings, and how many.
        short: lines that end before the last heading.
        twice: headings that stand over more than one column.
        bare: whether there are no headings, and the first line is already a person.
        macros: whether a workbook brought macros; they were not looked at.
    """

    headings: list[str]
    columns: list[list[str]]
    numbers: list[int]
    encoding: str = ""
    delimiter: str = ""
    sheets: list[str] = field(default_factory=list)
    sheet: str = ""
    formulas: Cells = field(default_factory=set)
    stray: list[int] = field(default_factory=list)
    wide: dict[int, int] = field(default_factory=dict)
    short: list[int] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    bare: bool = False
    macros: bool = False

    def __len__(self) -> int:
        return len(self.numbers)


def read(data: bytes, *, sheet: str = "", max_bytes: int, max_rows: int) -> Table:
    """Read a staff list.

    Args:
        data: the file.
        sheet: which sheet of a workbook; the first where there is none of that name.
        max_bytes, max_rows: the limits.

    Raises:
        Unreadable: the file is refused whole; its code names the sentence.
    """
    if len(data) > max_bytes:
        raise Unreadable("bytes", limit=max_bytes // 2**20)
    if not data.strip(b"\x00 \t\r\n"):
        raise Unreadable("empty")
    for start, code in REFUSED:
        if data.startswith(start):
            raise Unreadable(code)
    if WEB.match(data):
        raise Unreadable("web_page")
    if data.startswith(b"PK\x03\x04"):
        book = read_workbook(data, sheet, max_rows, knows_headings)
        found = {"formulas": book.formulas, "sheets": book.sheets, "sheet": book.sheet, "macros": book.macros}
        return table(book.rows, max_rows, **found)
    text, encoding = decode(data)
    delimiter = find_delimiter(text)
    rows, stray = read_rows(text, delimiter)
    return table(rows, max_rows, encoding=encoding, delimiter=delimiter, stray=stray)


def table(rows: list[Numbered], max_rows: int, **found: object) -> Table:
    """Headings and columns from rows; blank rows fall away."""
    rows = [row for row in rows if any(cell.strip() for cell in row[1])]
    if not rows:
        raise Unreadable("empty")
    top = heading_row(rows)
    headings = named(rows[top][1]) if top >= 0 else [f"#{n}" for n in range(1, len(rows[0][1]) + 1)]
    body = rows[top + 1 :]
    if not body:
        raise Unreadable("only_headings")
    if len(body) > max_rows:
        raise Unreadable("rows", limit=max_rows)
    width = len(headings)
    wide = {number: len(cells) for number, cells in body if len(cells) > width and any(cells[width:])}
    columns = [list(column) for column in zip(*(fitted(cells, width) for _, cells in body), strict=True)]
    short = [number for number, cells in body if len(cells) < width] if "delimiter" in found else []
    twice = repeated(rows[top][1]) if top >= 0 else []
    numbers = [number for number, _ in body]
    return Table(headings, columns, numbers, wide=wide, short=short, twice=twice, bare=top < 0, **found)  # type: ignore[arg-type]


def repeated(cells: list[str]) -> list[str]:
    """The headings that stand more than once."""
    names = [" ".join(cell.split()) for cell in cells]
    return sorted({name for name in names if name and names.count(name) > 1})


def fitted(cells: list[str], width: int) -> list[str]:
    """A row as wide as the headings."""
    return cells if len(cells) == width else (cells + [""] * (width - len(cells)))[:width]


def words_known(rows: list[Numbered]) -> list[int]:
    """How many headings that we know stand in each of the first rows."""
    return [sum(plain(cell) in FIELD_OF for cell in cells) for _, cells in rows[:ABOVE]]


def knows_headings(rows: list[Numbered]) -> bool:
    return max(words_known(rows), default=0) >= 2


def heading_row(rows: list[Numbered]) -> int:
    """Which row holds the headings: the one with most words we know; -1 where the first is already a person."""
    known = words_known(rows)
    best = max(range(len(known)), key=known.__getitem__)
    if known[best] >= 2:
        return best
    return -1 if any("@" in cell for cell in rows[0][1]) else 0


def named(cells: list[str]) -> list[str]:
    """Headings, trimmed, each only once; a nameless column is called by its number."""
    headings: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = " ".join(cell.split())[:100] or f"#{number}"
        headings.append(f"{name} ({number})" if name in headings else name)
    return headings
