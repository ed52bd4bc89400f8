"""The files of the demonstration library as rows, and who stands above whom in them."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import athenaeum

HOUSE = Path(athenaeum.__file__).parent
LIBRARY = HOUSE / "demo" / "library"
TODAY = date(2026, 11, 24)
JOINED_SINCE = date(2026, 8, 24)

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


STAFF = read(LIBRARY / "staff.csv")
PEOPLE = [row for row in STAFF if row["given_name"]]
STAFF_IDS = {row["staff_id"] for row in PEOPLE}
NAMES = {row["staff_id"]: f"{row['given_name']} {row['family_name']}" for row in PEOPLE}
IDS = {name: staff_id for staff_id, name in NAMES.items()}


def managers() -> dict[str, set[str]]:
    """Who stands directly above each person, over all posts held."""
    above: dict[str, set[str]] = defaultdict(set)
    for row in PEOPLE:
        above[row["staff_id"]] |= {row["manager_id"]} - {""}
    return above


MANAGERS = managers()


def line_above(person: str, above: dict[str, set[str]]) -> set[str]:
    """Everybody above a person at any height; holds the person only when the line loops."""
    found: set[str] = set()
    waiting = list(above[person])
    while waiting:
        manager = waiting.pop()
        if manager not in found:
            found.add(manager)
            waiting += above[manager]
    return found


def in_one_line(one: str, other: str) -> bool:
    return one in line_above(other, MANAGERS) or other in line_above(one, MANAGERS)
