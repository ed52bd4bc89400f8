"""How and when a person likes to be reached (M5)."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from athenaeum.access import audit, policy
from athenaeum.access.policy import Actor
from athenaeum.people.models import Channel, GoodHours, Person, SpokenLanguage


def prefer_channels(*, person: Person, channels: Sequence[tuple[str, str]], by: Actor, now: datetime) -> list[Channel]:
    """Write a person's channels anew, the one she likes best first.

    Args:
        channels: (kind, detail) in order; a kind named twice counts where it stands first.
    """
    policy.demand(by, "change", person)
    first = dict(reversed([(kind, (place, detail)) for place, (kind, detail) in enumerate(channels)]))
    inorder = sorted((place, kind, detail) for kind, (place, detail) in first.items())
    with transaction.atomic():
        Channel.objects.filter(person=person).delete()
        rows = Channel.objects.bulk_create(
            Channel(person=person, kind=kind, position=position, detail=detail)
            for position, (_place, kind, detail) in enumerate(inorder, start=1)
        )
        audit.record("change", person, by=by, now=now, fields=["channels"])
    return rows


def state_hours(*, person: Person, slots: Iterable[str], place: str, by: Actor, now: datetime) -> None:
    """Write a person's good hours anew, and where she is to be found."""
    policy.demand(by, "change", person)
    with transaction.atomic():
        GoodHours.objects.filter(person=person).delete()
        GoodHours.objects.bulk_create(GoodHours(person=person, slot=slot) for slot in dict.fromkeys(slots))
        person.place = place
        person.save(update_fields=["place"])
        audit.record("change", person, by=by, now=now, fields=["good_hours", "place"])


def state_languages(*, person: Person, codes: Iterable[str], by: Actor, now: datetime) -> None:
    """Write anew the languages in which a person can mentor or learn."""
    policy.demand(by, "change", person)
    with transaction.atomic():
        SpokenLanguage.objects.filter(person=person).delete()
        SpokenLanguage.objects.bulk_create(SpokenLanguage(person=person, code=code) for code in dict.fromkeys(codes))
        audit.record("change", person, by=by, now=now, fields=["languages"])
