"""Reads about people that serve several rooms."""

import uuid
from collections.abc import Iterable, Mapping

from athenaeum.people.models import Person, Post

Key = uuid.UUID


def reporting_lines(people: Iterable[Person | Key]) -> dict[Key, frozenset[Key]]:
    """Who is above and who is below each of these people, at any height, over all the posts they hold.

    One query, then in memory. A loop in the reporting line is followed once round and no further.

    Args:
        people: persons or their keys.

    Returns:
        key → the keys of all superiors and all subordinates; never the person's own.
    """
    above: dict[Key, set[Key]] = {}
    below: dict[Key, set[Key]] = {}
    for person, manager in Post.objects.filter(manager__isnull=False).values_list("person_id", "manager_id"):
        above.setdefault(person, set()).add(manager)
        below.setdefault(manager, set()).add(person)
    keys = [person.pk if isinstance(person, Person) else person for person in people]
    return {key: frozenset((reached(key, above) | reached(key, below)) - {key}) for key in keys}


def reached(start: Key, arrows: Mapping[Key, set[Key]]) -> set[Key]:
    """Everybody one gets to by following the arrows from one person."""
    seen: set[Key] = set()
    ahead = [start]
    while ahead:
        fresh = arrows.get(ahead.pop(), set()) - seen
        seen |= fresh
        ahead.extend(fresh)
    return seen
