"""The answer to a search: people, the nearest first."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from athenaeum.people.models import Expertise, LearningArea

from .near import close_to, meant
from .words import for_fts5, for_tsquery, words_of

# Nobody leafs through more. It also bounds the work of a search for "a".
MOST = 500
# `rank` is FTS5's own ordering: it weighs name, posts and areas and keeps only the best, where a call of bm25() in
# ORDER BY would sort them all.
SQLITE = """
    SELECT {fields} FROM people_search s JOIN people_searchentry e ON e.id = s.rowid{people}
    WHERE people_search MATCH %s AND rank MATCH 'bm25(4.0, 1.0, 2.0)' ORDER BY rank LIMIT %s
"""
POSTGRESQL = """
    SELECT {fields} FROM people_searchentry e{people}, to_tsquery('simple', %s) q
    WHERE vector @@ q ORDER BY ts_rank(vector, q) DESC, e.id LIMIT %s
"""
NAMED = {
    "fields": "p.id, p.given_name, p.family_name",
    "people": " JOIN people_person p ON p.id = e.person_id AND p.is_active",
}
KEYS = {"fields": "e.person_id", "people": ""}


@dataclass(frozen=True)
class Found:
    """People, the nearest first, and the areas that made them so."""

    keys: list[UUID]
    areas: set[UUID]
    near: set[UUID]
    more: bool = False  # there are more than were looked at


@dataclass(frozen=True)
class Suggestion:
    """A person as a suggestion names her."""

    key: UUID
    name: str


def asked(words: list[str], most: int, *, named: bool = False) -> tuple[str, list[str | int]]:
    """The one indexed query for these words, with its parameters."""
    fields = NAMED if named else KEYS
    if connection.vendor == "postgresql":
        return POSTGRESQL.format(**fields), [for_tsquery(words), most]
    return SQLITE.format(**fields), [for_fts5(words), most]


def as_key(value: object) -> UUID:
    """A key as this database gives it."""
    return value if isinstance(value, UUID) else UUID(str(value))


def matching(text: str, most: int = MOST) -> list[UUID]:
    """The persons whose entry holds every word, best first; one indexed query."""
    words = words_of(text)
    if not words:
        return []
    with connection.cursor() as cursor:
        cursor.execute(*asked(words, most))
        return [as_key(key) for (key,) in cursor.fetchall()]


def find(text: str) -> Found:
    """People for what was typed.

    Those whose entry holds the words, and those who know an area near the one that is meant. Who knows the area
    itself comes first, the deepest before the others; then who wishes to learn it and says so; then who knows
    something near; then names and posts.

    Args:
        text: as typed.
    """
    areas = meant(text)
    near = close_to(areas)
    weight = {key: MOST - place for place, key in enumerate(matching(text))}
    for person, strength, glad in knowers(areas):
        weight[person] = weight.get(person, 0) + 10_000 * strength + (500 if glad else 0)
    for person in learners(areas):
        weight[person] = weight.get(person, 0) + 5_000
    for person, strength, glad in knowers(near) if len(weight) < MOST else ():
        weight[person] = weight.get(person, 0) + 1_000 * strength + (500 if glad else 0)
    keys = sorted(weight, key=lambda key: (-weight[key], key))
    return Found(keys[:MOST], areas, near, len(keys) >= MOST)


def knowers(areas: set[UUID]) -> list[tuple[UUID, int, bool]]:
    """Who knows these areas, the deepest first."""
    said = Expertise.objects.filter(area__in=areas, person__is_active=True).order_by("-strength", "-glad")
    return list(said.values_list("person_id", "strength", "glad")[:MOST]) if areas else []


def learners(areas: set[UUID]) -> list[UUID]:
    """Who wishes to learn these areas and lets it be seen."""
    said = LearningArea.objects.filter(area__in=areas, shown=True, person__is_active=True).order_by("-importance")
    return list(said.values_list("person_id", flat=True)[:MOST]) if areas else []


def suggestions(text: str, most: int = 6) -> list[Suggestion]:
    """A few people for the box in the masthead: one indexed query, and nothing of them but the name."""
    words = words_of(text)
    if not words:
        return []
    with connection.cursor() as cursor:
        cursor.execute(*asked(words, most, named=True))
        return [Suggestion(as_key(key), f"{given} {family}".strip()) for key, given, family in cursor.fetchall()]
