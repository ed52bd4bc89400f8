"""A mentor's door and places. A place is taken by a conditional update, never by reading first: of two who come for the
last one, the database lets one through."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from athenaeum.access import audit, policy
from athenaeum.access.policy import Actor
from athenaeum.access.refusals import NotNow
from athenaeum.people.models import Kind, Openness, Person


class NoPlace(NotNow):
    """The mentor is full or has paused; the message says so to the one who came too late."""


def open_door(*, person: Person, places: int, kinds: Iterable[str], by: Actor, now: datetime) -> Openness:
    """Say that one is open to mentoring.

    Args:
        person: whose door.
        places: how many mentees she may have in all, those she has included.
        kinds: the kinds she accepts (people.Kinds).

    Raises:
        NotNow: fewer places than mentees.
    """
    policy.demand(by, "change", person)
    with transaction.atomic():
        door, _made = Openness.objects.select_for_update().get_or_create(person=person, defaults={"places": places})
        demand_enough(places, door.taken)
        door.state, door.places, door.back_on = Openness.State.OPEN, places, None
        door.save(update_fields=["state", "places", "back_on"])
        accept_kinds(person, kinds)
        audit.record("change", door, by=by, now=now, fields=["state", "places", "kinds"])
    return door


def pause(
    *,
    person: Person,
    back_on: date | None = None,
    places: int | None = None,
    kinds: Iterable[str] | None = None,
    by: Actor,
    now: datetime,
) -> Openness:
    """Pause, with or without a day of return. Relationships go on; nobody new is proposed.

    Args:
        places, kinds: what is to hold when she is back; None leaves what stands.

    Raises:
        NotNow: fewer places than mentees.
    """
    policy.demand(by, "change", person)
    with transaction.atomic():
        door, _made = Openness.objects.select_for_update().get_or_create(person=person)
        demand_enough(door.places if places is None else places, door.taken)
        door.state, door.back_on = Openness.State.PAUSED, back_on
        door.places = door.places if places is None else places
        door.save(update_fields=["state", "back_on", "places"])
        if kinds is not None:
            accept_kinds(person, kinds)
        audit.record("change", door, by=by, now=now, fields=["state", "back_on"])
    return door


def come_back(*, today: date, by: Actor, now: datetime) -> int:
    """Open the doors of those whose pause was to end by today.

    Returns:
        How many doors were opened.
    """
    doors = list(policy.visible(by, Openness, "change").filter(state=Openness.State.PAUSED, back_on__lte=today))
    for door in doors:
        with transaction.atomic():
            door.state, door.back_on = Openness.State.OPEN, None
            door.save(update_fields=["state", "back_on"])
            audit.record("change", door, by=by, now=now, fields=["state", "back_on"])
    return len(doors)


def demand_enough(places: int, taken: int) -> None:
    """Refuse fewer places than are in use."""
    if places >= taken:
        return
    raise NotNow(
        ngettext(
            "You have one mentee now, so you cannot have fewer places than that. Pause instead, and nobody new comes.",
            "You have %(taken)s mentees now, so you cannot have fewer places. Pause instead, and nobody new comes.",
            taken,
        )
        % {"taken": taken}
    )


def accept_kinds(person: Person, kinds: Iterable[str]) -> None:
    """Write the kinds anew."""
    Kind.objects.filter(person=person).delete()
    Kind.objects.bulk_create(Kind(person=person, kind=kind) for kind in dict.fromkeys(kinds))


def take_place(*, person: Person, by: Actor, now: datetime) -> None:
    """Take one of a mentor's places for a relationship that both have said yes to.

    Called inside the transaction of the acceptance, by whoever completes it; the policy was asked there.

    Args:
        person: the mentor.
        by: who completed the acceptance.
        now: when.

    Raises:
        NoPlace: she is full, has paused, or never opened her door.
    """
    # One table only: with a join the condition would go into a subquery, which PostgreSQL does not ask again for the
    # racers that waited, and each of them would take the last place.
    doors = Openness.objects.filter(person=person, state=Openness.State.OPEN, taken__lt=F("places"))
    if not person.is_active or not doors.update(taken=F("taken") + 1):
        raise NoPlace(
            _("%(name)s has no place free any more. Nothing you wrote is lost, and you are on the waiting list.")
            % {"name": person.full_name}
        )
    audit.record("take place", Openness(person=person), by=by, now=now, fields=["taken"])


def give_back(*, person: Person, by: Actor, now: datetime) -> None:
    """Give a place back when a relationship ends."""
    if Openness.objects.filter(person=person, taken__gt=0).update(taken=F("taken") - 1):
        audit.record("give place back", Openness(person=person), by=by, now=now, fields=["taken"])
