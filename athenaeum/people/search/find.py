"""The answer to a search: people, the nearest first."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from athenaeum.people.models import Expertise, Person

from .near import close_to, meant
from .words import for_fts5, for_tsquery, words_of

# Nobody leafs through more. It also bounds the work of a search for "a".
MOST = 500
SQLITE = """
    SELECT e.person_id FROM people_search s JOIN people_searchentry e ON e.id = s.rowid
    WHERE people_search MATCH %s ORDER BY bm25(people_search, 4.0, 1.0, 2.0), e.id LIMIT %s
"""
POSTGRESQL = """
    SELECT person_id FROM people_searchentry, to_tsquery('simple', %s) q
    WHERE vector @@ q ORDER BY ts_rank(vector, q) DESC, id LIMIT %s
"""


@dataclass(frozen=True)
class Found:
    """People, the nearest first, and the areas that made them so."""

    keys: list[UUID]
    areas: set[UUID]
    near: set[UUID]


def matching(text: str, most: int = MOST) -> list[UUID]:
    """The persons whose entry holds every word, best first; one indexed query."""
    words = words_of(text)
    if not words:
        return []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL, [for_tsquery(words), most])
        else:
            cursor.execute(SQLITE, [for_fts5(words), most])
        return [key if isinstance(key, UUID) else UUID(key) for (key,) in cursor.fetchall()]


def find(text: str) -> Found:
    """People for what was typed.

    Those whose entry holds the words, and those who know an area near the one that is meant. Who knows the area
    itself comes first, the deepest before the others; then who knows something near; then names and posts.

    Args:
        text: as typed.
    """
    found = matching(text)
    areas = meant(text)
    near = close_to(areas)
    weight = {key: MOST - place for place, key in enumerate(found)}
    said = Expertise.objects.filter(area__in=areas | near, person__is_active=True)
    for person, area, strength, glad in said.values_list("person_id", "area_id", "strength", "glad")[: 4 * MOST]:
        exact = area in areas
        weight[person] = weight.get(person, 0) + (10_000 if exact else 1_000) * strength + (500 if glad else 0)
    keys = sorted(weight, key=lambda key: (-weight[key], key))[:MOST]
    return Found(keys, areas, near)


def suggestions(text: str, most: int = 6) -> list[Person]:
    """A few people for the box in the masthead."""
    keys = matching(text, most)
    people = Person.objects.in_bulk(keys)
    return [people[key] for key in keys if key in people and people[key].is_active]
