"""Which areas are meant by what was typed, and which lie near them."""

from dataclasses import dataclass
from time import monotonic
from uuid import UUID

from athenaeum.people.models import Area

from .words import WORD, folded, words_of

KEPT_SECONDS = 60
LEAST = 3


@dataclass(frozen=True)
class Term:
    """What the search needs of an area; each of its names as its words."""

    key: UUID
    parent: UUID | None
    label_en: str
    label_fr: str
    names: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Vocabulary:
    """The vocabulary as it was at a moment.

    Attributes:
        terms: by their keys.
        read_at: seconds on the machine's steady clock.
    """

    terms: dict[UUID, Term]
    read_at: float


# One for the process, replaced whole: a search as one types must not read three hundred terms each time.
_kept: list[Vocabulary] = []


def terms() -> dict[UUID, Term]:
    """The terms that hold now, by their keys; read again after a minute."""
    known = next(iter(_kept), None)
    if known is None or monotonic() - known.read_at > KEPT_SECONDS:
        known = Vocabulary({area.pk: term(area) for area in Area.objects.filter(merged_into=None)}, monotonic())
        _kept[:] = [known]
    return known.terms


def term(area: Area) -> Term:
    """What the search needs of a row."""
    return Term(area.pk, area.parent_id, area.label_en, area.label_fr, tuple(names_of(area)))


def names_of(area: Area) -> list[tuple[str, ...]]:
    """Everything a term is called, in both languages, each name as its words."""
    names = (area.label_en, area.label_fr, *area.alt_en.split("; "), *area.alt_fr.split("; "))
    return [tuple(WORD.findall(folded(name))) for name in names if name]


def forget() -> None:
    """The vocabulary has changed: look again. Other processes do so within the minute."""
    _kept.clear()


def meant(text: str) -> set[UUID]:
    """The areas one of whose names holds every word that was typed, each perhaps unfinished.

    One or two letters alone begin half the vocabulary and mean none of it, unless they are a name ("AI").
    """
    words = words_of(text)
    if not words:
        return set()
    if max(map(len, words)) < LEAST:
        return {key for key, term in terms().items() if tuple(words) in term.names}
    return {key for key, term in terms().items() if any(begin(name, words) for name in term.names)}


def holds(name: str, words: list[str]) -> bool:
    """Does a folded name hold these words as beginnings of its own?"""
    return begin(tuple(name.split()), words)


def begin(parts: tuple[str, ...], words: list[str]) -> bool:
    """Does each of these words begin one of the parts?"""
    return all(any(part.startswith(word) for part in parts) for word in words)


def close_to(keys: set[UUID]) -> set[UUID]:
    """The areas next to these: narrower ones, and those under the same broader term where that is itself narrow."""
    parents = {key: term.parent for key, term in terms().items()}
    broad = {parent for key in keys if (parent := parents.get(key)) is not None and parents.get(parent) is not None}
    near = {key for key, parent in parents.items() if parent in keys or (parent is not None and parent in broad)}
    return near - keys
