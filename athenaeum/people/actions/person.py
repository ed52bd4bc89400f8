"""Persons: registered, deactivated when they leave, welcomed back; roles given and taken."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from athenaeum.access import audit
from athenaeum.access.policy import Actor, demand
from athenaeum.access.refusals import NotNow

from ..models import Openness, Person, Role
from ..search import index

KEEPERS = (Role.Name.FACILITATOR, Role.Name.OPERATOR)


@transaction.atomic
def register(
    *,
    given_name: str,
    family_name: str,
    email: str = "",
    staff_id: str = "",
    language: str = "en",
    hired_on: date | None = None,
    by: Actor,
    now: datetime,
) -> Person:
    """Write down somebody whom no staff list has named yet. Nobody is written to.

    Raises:
        NotNow: somebody here has the address or the staff number already.
    """
    demand(by, "register", Person)
    email = email.strip().lower()
    if email and Person.objects.filter(email__iexact=email).exists():
        raise NotNow(_("Somebody here has this address already. Nothing was changed."))
    if staff_id and Person.objects.filter(staff_id=staff_id).exists():
        raise NotNow(_("Somebody here has this staff number already. Nothing was changed."))
    person = Person(
        given_name=given_name,
        family_name=family_name,
        email=email or None,
        staff_id=staff_id or None,
        language=language,
        hired_on=hired_on,
        created_at=now,
    )
    person.set_unusable_password()
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError as error:
        raise NotNow(_("Somebody here has this address already. Nothing was changed.")) from error
    index.refresh(person)
    audit.record("register", person, by=by, now=now)
    return person


@transaction.atomic
def deactivate(*, person: Person, by: Actor, now: datetime) -> Person:
    """Somebody has left. Her sessions end with the next request; what she shared keeps its author.

    Letters that wait for her, and pairs she is in, are ended by the floors above, which read `left_at`.

    Raises:
        NotNow: she is the last facilitator or operator, and nobody could let others in any more.
    """
    demand(by, "deactivate", person)
    if not person.is_active:
        return person
    if keeps_the_house(person):
        raise NotNow(
            _("%(name)s is the last one who looks after this house. Give somebody else the role first.")
            % {"name": person.full_name}
        )
    see_off([person.pk], by=by, now=now)
    person.refresh_from_db(fields=["is_active", "left_at"])
    return person


def keeps_the_house(person: Person) -> bool:
    """Is she the last active holder of a role without which the house stands still?"""
    held = Role.objects.filter(person__is_active=True, name__in=KEEPERS)
    return any(not held.filter(name=role.name).exclude(person=person).exists() for role in held.filter(person=person))


def see_off(keys: Collection[UUID], *, by: Actor, now: datetime) -> int:
    """Deactivate many at once; the caller has asked whether that may be, and holds the transaction.

    Returns:
        How many were still here.
    """
    going = list(Person.objects.filter(pk__in=keys, is_active=True).values_list("pk", flat=True))
    Person.objects.filter(pk__in=going).update(is_active=False, left_at=now)
    Openness.objects.filter(person__in=going).update(state=Openness.State.PAUSED)
    index.reindex(going)
    audit.record_all("deactivate", Person._meta.label, going, by=by, now=now)
    return len(going)


@transaction.atomic
def reactivate(*, person: Person, by: Actor, now: datetime) -> Person:
    """Somebody is back. Her door stays paused until she opens it."""
    demand(by, "reactivate", person)
    if person.is_active:
        return person
    person.is_active, person.left_at = True, None
    person.save(update_fields=["is_active", "left_at"])
    index.refresh(person)
    audit.record("reactivate", person, by=by, now=now)
    return person


@transaction.atomic
def give_role(*, person: Person, name: str, by: Actor, now: datetime) -> Role:
    """Give a role; giving it twice is giving it once.

    Args:
        name: one of Role.Name.
    """
    demand(by, "give role", person)
    if not person.is_active:
        raise NotNow(_("%(name)s has left, and cannot be given a role.") % {"name": person.full_name})
    role, given = Role.objects.get_or_create(person=person, name=Role.Name(name), defaults={"given_at": now})
    if given:
        audit.record(f"give {role.name}", person, by=by, now=now)
    return role


@transaction.atomic
def take_role(*, person: Person, name: str, by: Actor, now: datetime) -> None:
    """Take a role away.

    Raises:
        NotNow: she is the last one who has it, and the house needs it.
    """
    demand(by, "give role", person)
    held = Role.objects.filter(person=person, name=Role.Name(name))
    if not held.exists():
        return
    others = Role.objects.filter(name=name, person__is_active=True).exclude(person=person)
    if name in KEEPERS and not others.exists():
        raise NotNow(
            _("%(name)s is the last one with this role. Give it to somebody else first.") % {"name": person.full_name}
        )
    held.delete()
    audit.record(f"take {name}", person, by=by, now=now)
