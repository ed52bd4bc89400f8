"""Keep the search entries in step with what people say of themselves."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from athenaeum.people.models import Area, Expertise, Person, Post, SearchEntry

from .words import folded

BATCH = 1000


def refresh(person: Person) -> None:
    """Bring one person's entry up to date; somebody who left has none."""
    reindex([person.pk])


def reindex(keys: Iterable[UUID] | None = None) -> int:
    """Bring entries up to date.

    Args:
        keys: whose; everybody's, if None.

    Returns:
        How many entries were written.
    """
    chosen = list(keys) if keys is not None else list(Person.objects.values_list("pk", flat=True))
    return sum(write(batch) for batch in batches(chosen))


def batches(keys: list[UUID]) -> Iterator[list[UUID]]:
    """Keys, a thousand at a time."""
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]


def area_words(keys: Iterable[UUID]) -> dict[UUID, str]:
    """What these areas are found by: their labels and synonyms in both languages, and the labels above them."""
    return {
        area.pk: folded(" ".join(names_of(area))) for area in Area.objects.filter(pk__in=keys).select_related("parent")
    }


def names_of(area: Area) -> list[str]:
    """Every name of an area, and what it belongs to."""
    above = [area.parent.label_en, area.parent.label_fr] if area.parent else []
    return [area.label_en, area.label_fr, area.alt_en, area.alt_fr, *above]


def write(keys: list[UUID]) -> int:
    """Write the entries of one batch."""
    people = {person.pk: person for person in Person.objects.here().filter(pk__in=keys)}
    posts: dict[UUID, list[str]] = {}
    for post in Post.objects.filter(person__in=people).select_related("unit", "site"):
        places = [f"{place.name_en} {place.name_fr}" for place in (post.unit, post.site) if place]
        posts.setdefault(post.person_id, []).append(" ".join([post.title, *places]))
    areas: dict[UUID, list[str]] = {}
    said = list(Expertise.objects.filter(person__in=people).values_list("person_id", "area_id"))
    terms = area_words({area for _person, area in said})
    for person, area in said:
        areas.setdefault(person, []).append(terms[area])
    entries = [
        SearchEntry(
            person=person,
            name=folded(f"{person.given_name} {person.family_name}"),
            posts=folded(" ".join(posts.get(key, []))),
            areas=" ".join(areas.get(key, [])),
        )
        for key, person in people.items()
    ]
    SearchEntry.objects.filter(person__in=set(keys) - set(people)).delete()
    SearchEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["person"], update_fields=["name", "posts", "areas"]
    )
    return len(entries)
