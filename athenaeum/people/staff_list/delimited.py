"""From text to rows of cells: which character parts the columns, and quotes that were never closed."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

DELIMITERS = (",", ";", "\t", "|")
SAMPLE = 40  # lines looked at to find the delimiter
JOINED = 5  # lines one quoted cell may run over before its quote is taken for a stray one
Numbered = tuple[int, list[str]]


def find_delimiter(text: str) -> str:
    """The character that parts most lines into the same number of cells."""
    if text[:4].lower() == "sep=" and text[4:5] in DELIMITERS:
        return text[4]
    sample = [line for line in text[:200_000].splitlines()[:SAMPLE] if line.strip()]
    return max(DELIMITERS, key=lambda delimiter: evenness(sample, delimiter))


def evenness(sample: list[str], delimiter: str) -> float:
    """How evenly a delimiter cuts: the share of lines with the commonest width, times that width."""
    widths = Counter(len(row) for row in csv.reader(sample, delimiter=delimiter) if row)
    widths.pop(1, None)
    if not widths:
        return 0
    width, times = widths.most_common(1)[0]
    return times * width


def read_rows(text: str, delimiter: str) -> tuple[list[Numbered], list[int]]:
    """The rows with the number of the line each starts on, and the lines on which a quote stands astray."""
    if text[:4].lower() == "sep=":
        text = "\n" + text.partition("\n")[2]
    if text.count('"') % 2 == 0:
        try:
            rows = list(straight(text, delimiter))
        except csv.Error:
            rows = None
        if rows is not None and not any(swallowed(cells) for _, cells in rows):
            return rows, []
    return careful(text, delimiter)


def straight(text: str, delimiter: str) -> Iterator[Numbered]:
    """As the csv module reads it."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    start = 1
    for cells in reader:
        yield start, cells
        start = reader.line_num + 1


def swallowed(cells: list[str]) -> bool:
    """Does a cell hold so many line breaks that its quote was probably never meant as one?"""
    return any(cell.count("\n") >= JOINED for cell in cells if "\n" in cell)


def careful(text: str, delimiter: str) -> tuple[list[Numbered], list[int]]:
    """Line by line: a quote that does not close within a few lines is taken as an ordinary character."""
    lines = text.splitlines()
    rows: list[Numbered] = []
    stray: list[int] = []
    at = 0
    while at < len(lines):
        taken = closes_after(lines, at)
        if taken:
            rows.append((at + 1, next(csv.reader(["\n".join(lines[at : at + taken])], delimiter=delimiter), [])))
        else:
            stray.append(at + 1)
            rows.append((at + 1, lines[at].replace('"', "").split(delimiter)))
        at += taken or 1
    return rows, stray


def closes_after(lines: list[str], at: int) -> int:
    """Over how many lines the quotes of the row that starts here close; 0 where they do not."""
    quotes = 0
    for taken in range(1, JOINED + 1):
        if at + taken > len(lines):
            break
        quotes += lines[at + taken - 1].count('"')
        if quotes % 2 == 0:
            return taken
    return 0
