"""The first run: the organisation, its first facilitator, and a key that only the operator at the shell has seen.

Until an installation is set up, whoever reaches it could claim it; so the page asks for the key that `athenaeum serve`
prints.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from athenaeum.access import audit, policy
from athenaeum.access.policy import SYSTEM
from athenaeum.access.refusals import NotNow
from athenaeum.people.models import Organisation, Person, Role


@dataclass(frozen=True)
class House:
    """What the first page asks for."""

    name_en: str
    name_fr: str
    time_zone: str
    given_name: str
    family_name: str
    email: str
    password: str


def needed() -> bool:
    """Is this installation still waiting for its first run?"""
    return not Organisation.objects.exclude(set_up_at=None).exists()


def place() -> Path:
    return Path(settings.HOME) / "set-up.key"


def key() -> str:
    """The key of the first run, made once."""
    if not place().exists():
        place().touch(mode=0o600)
        place().write_text(secrets.token_urlsafe(16))
    return place().read_text().strip()


def fits(given: str) -> bool:
    """Is this the key?"""
    return secrets.compare_digest(given.encode(), key().encode())


def set_up(*, house: House, now: datetime) -> Person:
    """Make the organisation and its first facilitator, who is its operator too.

    Returns:
        The facilitator.

    Raises:
        NotNow: somebody has set this installation up already.
    """
    policy.demand(SYSTEM, "register", Person)
    with transaction.atomic():
        if not needed():
            raise NotNow(_("This library is set up already. Nothing was changed. Sign in to go on."))
        organisation = Organisation.objects.create(
            name_en=house.name_en,
            name_fr=house.name_fr,
            time_zone=house.time_zone,
            french_on=bool(house.name_fr),
            contact=house.email,
            set_up_at=now,
        )
        person = Person(given_name=house.given_name, family_name=house.family_name, email=house.email, created_at=now)
        person.set_password(house.password)
        person.save()
        for name in (Role.Name.FACILITATOR, Role.Name.OPERATOR):
            Role.objects.create(person=person, name=name, given_at=now)
        audit.record("set up", organisation, by=SYSTEM, now=now)
        audit.record("register", person, by=SYSTEM, now=now)
    place().unlink(missing_ok=True)
    return person
