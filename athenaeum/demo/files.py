"""The files of the demonstration library, read into plain rows. Its days are moved so that it is always now there."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

FOLDER = Path(__file__).parent / "library"
WRITTEN_FOR = date(2026, 11, 24)
DAYS = ("hired_on", "agreed_on", "back_on")


def rows(name: str, today: date) -> Iterator[dict[str, str]]:
    """The rows of one file, its days moved as far as today is from the day it was written for."""
    moved = today - WRITTEN_FOR
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as text:
        for row in csv.DictReader(text):
            yield {column: shifted(value, moved) if column in DAYS else value for column, value in row.items()}


def shifted(day: str, moved: timedelta) -> str:
    """A day as the file writes it, moved; an empty one stays empty."""
    return (date.fromisoformat(day) + moved).isoformat() if day else ""


def triples(text: str) -> list[list[str]]:
    """ "linked-data:3:glad; apis:2:know" as lists of words."""
    return [part.strip().split(":") for part in text.split(";") if part.strip()]


def staff_list(today: date, folder: Path) -> Path:
    """The staff list with its days moved, as a file that the import reads like any other."""
    found = list(rows("staff", today))
    place = folder / "port-clair-staff.csv"
    with place.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, list(found[0]))
        writer.writeheader()
        writer.writerows(found)
    return place
