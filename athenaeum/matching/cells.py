"""What one cell of the people's spreadsheet may say. Each reader raises ValueError with the reason in words."""

import re

LIKE_YES = frozenset({"yes", "y", "true", "1", "x", "oui", "o", "vrai", "new"})
LIKE_NO = frozenset({"", "no", "n", "false", "0", "non", "faux", "-"})
ROLES = ("mentor", "mentee", "both")
MIDDLE = 2  # strength or importance of a term without a number
MOST_PLACES = 1000
MOST_YEARS = 80
RATED = re.compile(r"(.*\S)\s*:\s*([+-]?\d+(?:[.,]\d+)?)")


def fold(text: str) -> str:
    """Text for comparing: capitals and spaces do not count."""
    return " ".join(text.casefold().split())


def listed(cell: str) -> list[str]:
    """Entries parted by semicolons, each once."""
    if ";" not in cell:
        return [cell.strip()] if cell.strip() else []
    return list(dict.fromkeys(entry.strip() for entry in cell.split(";") if entry.strip()))


def rated(cell: str) -> dict[str, int]:
    """Terms with their number 1 to 3; named twice, the higher number counts."""
    terms: dict[str, int] = {}
    for entry in listed(cell):
        term, rate = _rating(entry)
        terms[term] = max(rate, terms.get(term, 0))
    return terms


def _rating(entry: str) -> tuple[str, int]:
    if entry[-1:] not in "0123456789" or not (found := RATED.fullmatch(entry)):
        return entry, MIDDLE
    term, rate = found.groups()
    if rate not in ("1", "2", "3"):
        raise ValueError(f"“{entry}” ends in {rate}; the number after the colon is 1, 2 or 3")
    return term, int(rate)


def role(cell: str) -> str:
    """mentor, mentee or both."""
    if fold(cell) not in ROLES:
        raise ValueError(f"“{cell}” is not mentor, mentee or both" if cell else "the role is missing")
    return fold(cell)


def capacity(cell: str) -> int:
    """Places of a mentor; one when not given."""
    if not cell:
        return 1
    if not re.fullmatch(r"\d+([.,]0+)?", cell):
        raise ValueError(f"“{cell}” is not a whole number of places, 0 or more")
    places = int(re.split("[.,]", cell)[0])
    if places > MOST_PLACES:
        raise ValueError(f"{places} places are more than {MOST_PLACES}")
    return places


def years(cell: str) -> float | None:
    """Years of experience."""
    if not cell:
        return None
    if not re.fullmatch(r"\d+([.,]\d+)?", cell) or float(cell.replace(",", ".")) > MOST_YEARS:
        raise ValueError(f"“{cell}” is not a number of years from 0 to {MOST_YEARS}")
    return float(cell.replace(",", "."))


def yes(cell: str) -> bool:
    """Yes or no, in English or French; empty is no."""
    if fold(cell) in LIKE_YES:
        return True
    if fold(cell) in LIKE_NO:
        return False
    raise ValueError(f"“{cell}” is neither yes nor no")
