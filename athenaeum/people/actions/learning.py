"""What a person says she wishes to learn."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from athenaeum.access import audit, policy
from athenaeum.access.policy import Actor
from athenaeum.people.models import Area, LearningArea, Person


def state_learning(
    *, person: Person, areas: Iterable[tuple[Area, int, bool]], by: Actor, now: datetime
) -> list[LearningArea]:
    """Write the whole of a person's learning areas anew.

    Args:
        person: whose.
        areas: (area, importance 1 to 3, shown in the directory).
        by: who says it.
        now: when.
    """
    policy.demand(by, "change", person)
    said = {area.pk: (area, importance, shown) for area, importance, shown in areas}
    with transaction.atomic():
        LearningArea.objects.filter(person=person).exclude(area__in=said).delete()
        for area, importance, shown in said.values():
            LearningArea.objects.update_or_create(
                person=person, area=area, defaults={"importance": importance, "shown": shown}
            )
        audit.record("change", person, by=by, now=now, fields=["learning_areas"])
    return list(LearningArea.objects.filter(person=person))
