"""Every change of an account."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from athenaeum.access import audit, policy
from athenaeum.access.policy import SYSTEM, Actor
from athenaeum.access.refusals import NotNow
from athenaeum.people.models import Person
from athenaeum.post.actions import letter

from . import letters


def send_link(*, email: str, now: datetime) -> None:
    """Send a sign-in link to whoever has this address; do nothing, and say nothing, where nobody has."""
    person = Person.objects.here().filter(email__iexact=email.strip()).first()
    if person is None:
        return
    with transaction.atomic():
        audit.record("ask for a link", person, by=SYSTEM, now=now)
        letter.write(
            event=f"people.Person:{person.pk}:link:{now.isoformat()}",
            name="sign-in-link",
            to=person,
            say=lambda: letters.sign_in_link(person),
            now=now,
        )


def invite(*, person: Person, by: Actor, now: datetime) -> None:
    """Write to a person that she may come in; once a day at the most, so that nobody is pestered.

    Raises:
        NotNow: she has left, or there is no address to write to.
    """
    policy.demand(by, "invite", person)
    if not person.is_active:
        raise NotNow(_("%(name)s has left. Nothing was sent.") % {"name": person.full_name})
    if not person.email:
        raise NotNow(_("%(name)s has no address yet. Nothing was sent.") % {"name": person.full_name})
    with transaction.atomic():
        person.invited_at = now
        person.save(update_fields=["invited_at"])
        audit.record("invite", person, by=by, now=now, fields=["invited_at"])
        letter.write(
            event=f"people.Person:{person.pk}:invited:{now.date()}",
            name="invitation",
            to=person,
            say=lambda: letters.invitation(person),
            now=now,
        )


def invite_everybody(*, by: Actor, now: datetime) -> None:
    """Let the worker write to everybody who has not been written to."""
    from athenaeum.gateway import jobs

    policy.demand(by, "invite", Person)
    with transaction.atomic():
        audit.record("invite everybody", by, by=by, now=now)
        jobs.invite_everybody.enqueue(str(by.pk))


def choose_password(*, person: Person, password: str, by: Person, now: datetime) -> None:
    """Give oneself a new password. The form has checked it; links sent earlier become void."""
    policy.demand(by, "change", person)
    with transaction.atomic():
        person.set_password(password)
        person.save(update_fields=["password"])
        audit.record("change", person, by=by, now=now, fields=["password"])


def confirm_address(*, person: Person, by: Person, now: datetime) -> None:
    """A link from a letter was used: the address is hers."""
    policy.demand(by, "change", person)
    if person.email_state == Person.EmailState.VERIFIED:
        return
    with transaction.atomic():
        person.email_state = Person.EmailState.VERIFIED
        person.save(update_fields=["email_state"])
        audit.record("change", person, by=by, now=now, fields=["email_state"])
