"""Words as they are stored and compared: the same on every database."""

import re
import unicodedata

WORD = re.compile(r"\w+")
MOST = 8


def folded(text: str) -> str:
    """Text without accents and case, doubled spaces made one."""
    plain = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def words_of(text: str) -> list[str]:
    """The first eight words of what somebody typed."""
    return WORD.findall(folded(text))[:MOST]


def for_fts5(words: list[str]) -> str:
    """A query for SQLite: every word, each perhaps unfinished."""
    return " ".join(f'"{word}"*' for word in words)


def for_tsquery(words: list[str]) -> str:
    """The same for PostgreSQL."""
    return " & ".join(f"{word}:*" for word in words)
