"""From the bytes of a spreadsheet file to rows of text: encoding, delimiter, header.

Encodings: UTF-8 with or without its mark, UTF-16 with its mark, and else Windows-1252. Delimiters: comma,
semicolon, tab or bar, whichever finds most of the known columns in the header. Rows are counted as spreadsheets
do: the header is row 1. Columns come in any order and any case. Empty rows are passed over, missing cells at
the end of a row are empty, cells beyond the header are a fault.
"""

import codecs
import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

DELIMITERS = ",;\t|"
WORKBOOK = b"PK\x03\x04"
LONGEST_CELL = 20_000
# NUL and other control characters, and those that turn the direction of the text around them.
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a file: where, and why in words."""

    row: int
    column: str
    reason: str

    def __str__(self) -> str:
        where = f"row {self.row}" + (f", column {self.column}" if self.column else "")
        return f"{where}: {self.reason}"


class BadSheetError(ValueError):
    """A file that cannot be used. `faults` says everything that is wrong with it, in order of rows."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = list(faults)
        super().__init__("; ".join(map(str, self.faults)))


@dataclass(frozen=True)
class Table:
    """A header and the rows under it, each with its number; `unknown` are columns nobody asked for."""

    columns: tuple[str, ...]
    rows: list[tuple[int, list[str]]]
    unknown: tuple[str, ...]
    faults: list[Fault]


def read(data: bytes, known: Sequence[str], required: Sequence[str]) -> Table:
    """Rows of text.

    Args:
        data: the whole file.
        known: column names that mean something, in small letters.
        required: those of them that must be there.

    Raises:
        BadSheetError: the file cannot be decoded or has no usable header.
    """
    if data.startswith(WORKBOOK):
        raise BadSheetError([Fault(1, "", "this is a workbook, not a text file; please save it as CSV")])
    text = decode(data)
    lines = text.splitlines(keepends=True)
    if not text.strip():
        raise BadSheetError([Fault(1, "", "the file is empty")])
    delimiter = _told_delimiter(lines) or _delimiter(lines, known)
    header, rows, faults = _rows(lines, delimiter)
    columns = tuple(_name(cell) for cell in header)
    faults = _header_faults(columns, required) + faults
    if any(fault.row == 1 for fault in faults):
        raise BadSheetError(faults)
    unknown = tuple(column for column in columns if column and column not in known)
    kept, ragged = _shaped(rows, columns)
    return Table(columns, kept, unknown, faults + ragged + _hidden(text, kept, columns))


def decode(data: bytes) -> str:
    """Text of a file in one of the encodings spreadsheets write, in composed characters."""
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        reason = f"byte {data[error.start]:#04x} is no text; save the file as UTF-8"
        raise BadSheetError([Fault(row, "", reason)]) from error
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _encoding(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _told_delimiter(lines: list[str]) -> str:
    """The delimiter of a first line such as "sep=;", which is taken off: spreadsheets do not count it."""
    found = re.fullmatch(r"sep=([,;\t|])\s*", lines[0], re.IGNORECASE)
    return found.group(1) if found and lines.pop(0) else ""


def _delimiter(lines: Sequence[str], known: Sequence[str]) -> str:
    first = next(line for line in lines if line.strip())

    def found(delimiter: str) -> int:
        return len({_name(cell) for cell in next(csv.reader([first], delimiter=delimiter), [])} & set(known))

    return max(DELIMITERS, key=found)


def _rows(lines: list[str], delimiter: str) -> tuple[list[str], list[tuple[int, list[str]]], list[Fault]]:
    """The header, the numbered rows that are not empty, and the fault that ended reading early."""
    rows, faults = [], []
    csv.field_size_limit(LONGEST_CELL * 10)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if any(cells):
                rows.append((number, [cell.strip() for cell in cells]))
    except csv.Error as error:
        faults.append(Fault(number + 1, "", f"the quotation marks or cells cannot be read ({error})"))
    header = rows[0][1] if rows and any(rows[0][1]) else []
    return header, [row for row in rows[1:] if any(row[1])], faults


def _name(cell: str) -> str:
    return "_".join(re.split(r"[\s_-]+", cell.strip().lower()))


def _header_faults(columns: Sequence[str], required: Sequence[str]) -> list[Fault]:
    missing = [Fault(1, name, "the column is missing") for name in required if name not in columns]
    twice = [name for name in dict.fromkeys(columns) if name and columns.count(name) > 1]
    return missing + [Fault(1, name, "the column is there twice") for name in twice]


def _shaped(
    rows: list[tuple[int, list[str]]], columns: Sequence[str]
) -> tuple[list[tuple[int, list[str]]], list[Fault]]:
    """Rows filled up to the header's width; cells beyond it are a fault."""
    width = len(columns)
    faults = [
        Fault(number, "", f"{len(cells)} cells, but the header has {width}")
        for number, cells in rows
        if len(cells) > width and any(cells[width:])
    ]
    return [(number, (cells + [""] * (width - len(cells)))[:width]) for number, cells in rows], faults


def _hidden(text: str, rows: list[tuple[int, list[str]]], columns: Sequence[str]) -> list[Fault]:
    """Cells with characters that cannot be seen, and cells too long to be an answer."""
    if not HIDDEN.search(text) and len(max(text.splitlines(), key=len)) <= LONGEST_CELL:
        return []
    return list(_hidden_cells(rows, columns))


def _hidden_cells(rows: list[tuple[int, list[str]]], columns: Sequence[str]) -> Iterator[Fault]:
    for number, cells in rows:
        for column, cell in zip(columns, cells, strict=True):
            if found := HIDDEN.search(cell):
                code = f"U+{ord(found.group()):04X}"
                yield Fault(number, column, f"there is a hidden character ({code}); please type it again")
            if len(cell) > LONGEST_CELL:
                yield Fault(number, column, f"the text is longer than {LONGEST_CELL} characters")
