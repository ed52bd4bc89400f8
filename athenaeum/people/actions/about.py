"""What a person says about herself."""

from datetime import datetime

from django.db import transaction

from athenaeum.access import audit, policy
from athenaeum.access.policy import Actor
from athenaeum.people.models import Person
from athenaeum.people.search import index

FIELDS = ("bio", "bio_language", "years", "phone", "language", "address")


def say_about_me(*, person: Person, by: Actor, now: datetime, **said: object) -> Person:
    """Change the fields that are given.

    Args:
        said: any of `FIELDS` with its new value.

    Raises:
        TypeError: a field that is not hers to change here.
    """
    policy.demand(by, "change", person)
    if unknown := set(said) - set(FIELDS):
        raise TypeError(f"not a field of this action: {', '.join(sorted(unknown))}")
    with transaction.atomic():
        for name, value in said.items():
            setattr(person, name, value)
        person.save(update_fields=list(said))
        audit.record("change", person, by=by, now=now, fields=said)
        index.refresh(person)
    return person
