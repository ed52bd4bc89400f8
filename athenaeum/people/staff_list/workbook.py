"""From an XLSX workbook to rows of cells. Values only: nothing is ever evaluated, and a formula is named as one."""

import datetime
import html
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from .delimited import Numbered
from .refusal import Unreadable

UNPACKED = 200 * 2**20  # bytes a workbook may unpack to; far above 50,000 rows of a staff list
PIECE = 2**20
FORMULA = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*>\s*<(?:\w+:)?f[\s>/]')
ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
SHEET = re.compile(r'<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"[^>]*?\b\w+:id="([^"]*)"')
TARGET = re.compile(r"<Relationship\b[^>]*>")
OVERLAP = 400  # bytes kept from one piece to the next, so that no tag is cut in two

Cells = set[tuple[int, int]]  # (line, column), both from 1


@dataclass(frozen=True)
class Book:
    """The rows of one sheet, the cells that hold formulas, the names of the visible sheets, and whether macros lie in
    the workbook."""

    rows: list[Numbered]
    formulas: Cells
    sheets: list[str]
    sheet: str
    macros: bool


def read_workbook(data: bytes, sheet: str, max_rows: int, knows: Callable[[list[Numbered]], bool]) -> Book:
    """Read one sheet: the chosen one, else the first visible one whose headings we know, else the first visible one.

    Args:
        data: the file.
        sheet: its name, or "".
        max_rows: the limit.
        knows: tells whether a sheet has headings that we know.

    Raises:
        Unreadable: no workbook, damaged, without sheets, or unpacking beyond the limits.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = {name.lower().lstrip("/"): name for name in packed.namelist()}
            if "xl/workbook.xml" not in parts:
                raise Unreadable("no_workbook")
            formulas = look_through(packed, max_rows)
            places = sheet_parts(packed, parts)
            macros = any(name.endswith("vbaproject.bin") for name in parts)
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        visible = [s.name for s in book.sheets_metadata if s.visible == SheetVisibleEnum.Visible]
        if not visible:
            raise Unreadable("empty")
        rows, chosen = choose(book, [sheet] if sheet in visible else visible, knows)
    except (zipfile.BadZipFile, CalamineError, KeyError, EOFError, NotImplementedError, RuntimeError) as error:
        raise Unreadable("damaged") from error
    return Book(rows, formulas.get(places.get(chosen, ""), set()), visible, chosen, macros)


def choose(
    book: CalamineWorkbook, names: list[str], knows: Callable[[list[Numbered]], bool]
) -> tuple[list[Numbered], str]:
    """The rows of the first sheet whose headings we know, else of the first."""
    first: list[Numbered] | None = None
    for name in names:
        sheet = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        rows = [(number, [said(cell) for cell in row]) for number, row in enumerate(sheet, 1)]
        if len(names) == 1 or (any(any(cells) for _, cells in rows) and knows(rows)):
            return rows, name
        first = rows if first is None else first
    return first or [], names[0]


def sheet_parts(packed: zipfile.ZipFile, parts: dict[str, str]) -> dict[str, str]:
    """Sheet → the name of the part that holds it."""
    sheets = SHEET.findall(text_of(packed, parts["xl/workbook.xml"]))
    links = text_of(packed, parts["xl/_rels/workbook.xml.rels"])
    targets = {attribute(link, "Id"): attribute(link, "Target") for link in TARGET.findall(links)}
    return {html.unescape(name): whole(targets.get(link, "").lstrip("/")) for name, link in sheets}


def whole(target: str) -> str:
    return (target if target.startswith("xl/") else f"xl/{target}").lower()


def attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return found.group(1) if found else ""


def text_of(packed: zipfile.ZipFile, part: str) -> str:
    """A small part as text; the tables of contents never come near the limit."""
    with packed.open(part) as file:
        return file.read(4 * PIECE).decode("utf-8", "replace")


def look_through(packed: zipfile.ZipFile, max_rows: int) -> dict[str, Cells]:
    """Unpack every part once, in pieces, before the reader does: the true sizes, the rows, the formulas.

    Raises:
        Unreadable: "unpacked" or "rows", as soon as a limit is passed.
    """
    formulas: dict[str, Cells] = {}
    total = 0
    for info in packed.infolist():
        rows, rest, part = 0, b"", info.filename.lower().lstrip("/")
        with packed.open(info) as file:
            while piece := file.read(PIECE):
                total += len(piece)
                if total > UNPACKED:
                    raise Unreadable("unpacked", limit=UNPACKED // 2**20)
                if "worksheets/" not in part:
                    continue
                rows += len(ROW.findall(piece))
                if rows > max_rows * 2:
                    raise Unreadable("rows", limit=max_rows)
                found = {(int(row), column(letters)) for letters, row in FORMULA.findall(rest + piece)}
                formulas.setdefault(part, set()).update(found)
                rest = piece[-OVERLAP:]
    return formulas


def column(letters: bytes) -> int:
    """ "A" → 1, "AB" → 28."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def said(cell: Any) -> str:
    """A typed cell as the text a person reads in it."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return str(cell)
