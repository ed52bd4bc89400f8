"""What a person says she wishes to learn."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from athenaeum.access import audit, policy
from athenaeum.access.policy import Actor
from athenaeum.people.models import Area, LearningArea, Person

from .vocabulary import add_own


def state_learning(
    *,
    person: Person,
    areas: Iterable[tuple[Area, int, bool]],
    own: Iterable[tuple[str, int, bool]] = (),
    language: str = "en",
    by: Actor,
    now: datetime,
) -> list[LearningArea]:
    """Write the whole of a person's learning areas anew.

    Args:
        person: whose.
        areas: (area, importance 1 to 3, shown in the directory).
        own: terms in her own words, with the same two values.
        language: "en" or "fr", the language of her own terms.
        by: who says it.
        now: when.
    """
    policy.demand(by, "change", person)
    with transaction.atomic():
        added = [(add_own(label=word, language=language, by=by, now=now), how, yes) for word, how, yes in own]
        said = {area.pk: (area, importance, shown) for area, importance, shown in (*areas, *added)}
        LearningArea.objects.filter(person=person).exclude(area__in=said).delete()
        for area, importance, shown in said.values():
            LearningArea.objects.update_or_create(
                person=person, area=area, defaults={"importance": importance, "shown": shown}
            )
        audit.record("change", person, by=by, now=now, fields=["learning_areas"])
    return list(LearningArea.objects.filter(person=person))
