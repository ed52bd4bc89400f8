"""What a person says she knows (M1)."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from athenaeum.access import audit, policy
from athenaeum.access.policy import Actor
from athenaeum.people.models import Area, Expertise, Person
from athenaeum.people.search import index

from .vocabulary import add_own


def state_expertise(
    *,
    person: Person,
    areas: Iterable[tuple[Area, int, bool]],
    own: Iterable[tuple[str, int, bool]] = (),
    language: str = "en",
    by: Actor,
    now: datetime,
) -> list[Expertise]:
    """Write the whole of a person's areas anew.

    Args:
        person: whose.
        areas: (area, strength 1 to 3, glad to help); an area named twice counts as it was named last.
        own: terms in her own words, with the same two values.
        language: "en" or "fr", the language of her own terms.
        by: who says it.
        now: when.
    """
    policy.demand(by, "change", person)
    with transaction.atomic():
        added = [(add_own(label=word, language=language, by=by, now=now), how, yes) for word, how, yes in own]
        said = {area.pk: (area, strength, glad) for area, strength, glad in (*areas, *added)}
        Expertise.objects.filter(person=person).exclude(area__in=said).delete()
        for area, strength, glad in said.values():
            Expertise.objects.update_or_create(person=person, area=area, defaults={"strength": strength, "glad": glad})
        audit.record("change", person, by=by, now=now, fields=["expertise"])
        index.refresh(person)
    return list(Expertise.objects.filter(person=person))
