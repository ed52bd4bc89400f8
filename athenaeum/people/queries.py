"""Reads about people that serve several rooms."""

import uuid
from collections.abc import Iterable, Mapping

from athenaeum.people.models import Person, Post

Key = uuid.UUID


def reached(start: Key, arrows: Mapping[Key, set[Key]]) -> set[Key]:
    """Everybody one gets to by following the arrows from one person."""
    seen: set[Key] = set()
    ahead = [start]
    while ahead:
        fresh = arrows.get(ahead.pop(), set()) - seen
        seen |= fresh
        ahead.extend(fresh)
    return seen


def in_line_with(person: Person, others: Iterable[Key]) -> set[Key]:
    """Those of the others who stand above or below a person, at any height.

    Climbs from all of them at once, a query a step of the ladder, so that it costs the same in a house of 50,000.

    Args:
        person: whose line is asked about.
        others: keys of the people in question.
    """
    asked = set(others) - {person.pk}
    above = superiors([person.pk, *asked])
    return {other for other in asked if other in above[person.pk] or person.pk in above[other]}


def superiors(people: Iterable[Key]) -> dict[Key, set[Key]]:
    """Everybody above each of these people, over all the posts on the way; a loop ends where it closes."""
    keys = set(people)
    arrows: dict[Key, set[Key]] = {}
    ahead = set(keys)
    while ahead:
        arrows |= {key: set() for key in ahead}
        rows = Post.objects.filter(person__in=ahead, manager__isnull=False)
        for person, manager in rows.values_list("person_id", "manager_id"):
            arrows[person].add(manager)
        ahead = {manager for key in ahead for manager in arrows[key]} - set(arrows)
    return {key: reached(key, arrows) for key in keys}
