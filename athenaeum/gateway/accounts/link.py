"""Links that sign a person in: once, and for a short time.

The token is signed and names the moment of her last sign-in; signing in changes that moment, so a link works once, and
a newer sign-in makes older links void.
"""

from datetime import timedelta

from django.core import signing

from athenaeum.people.models import Person

SIGN_IN = timedelta(minutes=10)
INVITATION = timedelta(days=14)
SALT = {"sign-in": SIGN_IN, "invitation": INVITATION}


def make(person: Person, purpose: str) -> str:
    """A token for this person.

    Args:
        person: whom it signs in.
        purpose: "sign-in" or "invitation"; each has its own life.
    """
    return signing.dumps([str(person.pk), mark(person)], salt=f"athenaeum.{purpose}")


def read(token: str, purpose: str) -> Person | None:
    """Whom a token signs in, or None where it is false, used, too old, or its person has left."""
    try:
        key, marked = signing.loads(token, salt=f"athenaeum.{purpose}", max_age=SALT[purpose])
    except signing.BadSignature:
        return None
    person = Person.objects.here().filter(pk=key).first()
    return person if person is not None and mark(person) == marked else None


def mark(person: Person) -> str:
    """What changes with every sign-in and every new password."""
    last = person.last_login.isoformat() if person.last_login else ""
    return f"{last} {person.password[-12:]}"
