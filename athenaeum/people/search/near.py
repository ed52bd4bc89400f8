"""Which areas are meant by what was typed, and which lie near them."""

from dataclasses import dataclass
from uuid import UUID

from django.core.cache import caches

from athenaeum.people.models import Area

from .words import folded, words_of

KEPT_SECONDS = 60


@dataclass(frozen=True)
class Term:
    """What the search needs of an area."""

    key: UUID
    parent: UUID | None
    label_en: str
    label_fr: str
    names: tuple[str, ...]


def terms() -> list[Term]:
    """The vocabulary, kept for a minute in the process."""
    known: list[Term] | None = caches["process"].get("terms")
    if known is None:
        known = [
            Term(
                area.pk,
                area.parent_id,
                area.label_en,
                area.label_fr,
                tuple(
                    folded(name)
                    for name in (area.label_en, area.label_fr, *area.alt_en.split("; "), *area.alt_fr.split("; "))
                    if name
                ),
            )
            for area in Area.objects.filter(merged_into=None)
        ]
        caches["process"].set("terms", known, KEPT_SECONDS)
    return known


def forget() -> None:
    """The vocabulary has changed: look again. Other processes do so within the minute."""
    caches["process"].delete("terms")


def meant(text: str) -> set[UUID]:
    """The areas one of whose names holds every word that was typed, the last one perhaps unfinished."""
    words = words_of(text)
    return {term.key for term in terms() if any(holds(name, words) for name in term.names)} if words else set()


def holds(name: str, words: list[str]) -> bool:
    """Does a name hold these words as beginnings of its own?"""
    parts = name.split()
    return all(any(part.startswith(word) for part in parts) for word in words)


def close_to(keys: set[UUID]) -> set[UUID]:
    """The areas next to these: narrower ones, and those under the same broader term where that is itself narrow."""
    parents = {term.key: term.parent for term in terms()}
    broad = {parent for key in keys if (parent := parents.get(key)) is not None and parents.get(parent) is not None}
    near = {key for key, parent in parents.items() if parent in keys or (parent is not None and parent in broad)}
    return near - keys
