"""Carry letters from the outbox to the mail server.

A letter is claimed by a conditional update with a lease, handed to the server, and marked as sent. A worker killed
between the last two steps leaves a claimed row, which the next one sends again after the lease: the reader may then get
it twice, with the same Message-ID, and never not at all.
"""

import logging
import smtplib
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, Q

from .models import Letter

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=5)
# Six tries over about a day: five minutes, half an hour, two hours, six, then sixteen.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (5, 30, 120, 360, 960))
TRIES = len(PAUSES) + 1


def claim(now: datetime) -> Letter | None:
    """Take the letter that has waited longest, so that no other worker takes it.

    Returns:
        The letter with a lease of five minutes, or None where nothing is due.
    """
    free = Q(leased_until=None) | Q(leased_until__lt=now)
    due = Letter.objects.filter(free, state=Letter.State.WAITING, due_at__lte=now, recipient__is_active=True)
    for key in due.exclude(address="").order_by("due_at").values_list("pk", flat=True)[:20]:
        taken = Letter.objects.filter(free, pk=key, state=Letter.State.WAITING)
        if taken.update(leased_until=now + LEASE, tries=F("tries") + 1):
            return Letter.objects.select_related("recipient").get(pk=key)
    return None


def mail_of(letter: Letter, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    """The letter as an e-mail. Its Message-ID follows from its key, so that a repeat can be known as one."""
    domain = settings.DEFAULT_FROM_EMAIL.rsplit("@", 1)[-1].rstrip(">")
    mail = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        to=[letter.address],
        connection=connection,
        headers={
            "Message-ID": f"<{letter.pk}@{domain}>",
            "Content-Language": letter.language,
            "Auto-Submitted": "auto-generated",
        },
    )
    if letter.html:
        mail.attach_alternative(letter.html, "text/html")
    return mail


def deliver_next(now: datetime, connection: BaseEmailBackend) -> bool:
    """Send one letter, if one is due.

    Returns:
        Whether there was one.
    """
    letter = claim(now)
    if letter is None:
        return False
    try:
        mail_of(letter, connection).send()
    except (OSError, smtplib.SMTPException, ValueError) as error:
        connection.close()
        put_back(letter, error, now)
    else:
        Letter.objects.filter(pk=letter.pk).update(state=Letter.State.SENT, sent_at=now, leased_until=None, trouble="")
    return True


def put_back(letter: Letter, error: Exception, now: datetime) -> None:
    """Let a letter wait for its next try, or give it up where the address is refused or the tries are used."""
    final = letter.tries >= TRIES or isinstance(error, smtplib.SMTPRecipientsRefused)
    trouble = f"{type(error).__name__} {getattr(error, 'smtp_code', '')}".strip()
    log.warning("Letter %s was not delivered: %s", letter.pk, trouble)
    Letter.objects.filter(pk=letter.pk).update(
        leased_until=None,
        trouble=trouble,
        state=Letter.State.FAILED if final else Letter.State.WAITING,
        due_at=now if final else now + PAUSES[letter.tries - 1],
    )
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        person = letter.recipient
        person.email_state = person.EmailState.BOUNCING
        person.save(update_fields=["email_state"])


def deliver_due(clock: Callable[[], datetime], most: int = 500) -> int:
    """Send what is due, over one connection.

    Args:
        clock: tells the moment, asked for each letter.
        most: how many at the most.

    Returns:
        How many letters were tried.
    """
    connection = get_connection()
    tried = 0
    try:
        while tried < most and deliver_next(clock(), connection):
            tried += 1
    finally:
        connection.close()
    return tried
