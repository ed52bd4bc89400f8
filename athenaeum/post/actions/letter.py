"""Letters are written into the outbox in the transaction of what they tell of, and sent by the worker later."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from athenaeum.people.models import Organisation, Person
from athenaeum.post.message import Message
from athenaeum.post.models import Letter


def write(
    *,
    event: str,
    name: str,
    to: Person,
    say: Callable[[], Message],
    now: datetime,
    due_at: datetime | None = None,
) -> Letter | None:
    """Put a letter into the outbox, once for each (event, recipient, name).

    Args:
        event: what happened, as "label:row:verb"; the same event never tells the same person twice.
        name: the letter's name within its room.
        to: the recipient; her language and address count as they are now.
        say: makes the message; called under the recipient's language.
        now: the moment of writing.
        due_at: not to be sent before this moment; now, if None.

    Returns:
        The letter, or None where the person has left. Somebody without an address gets a letter that waits in
        the outbox and is shown to the facilitator, so nothing is lost silently.
    """
    if not to.is_active:
        return None
    with translation.override(to.language):
        message = say()
        layout = laid_out(message)
    with transaction.atomic():
        letter, _ = Letter.objects.get_or_create(
            event=event,
            recipient=to,
            template=name,
            defaults={
                "address": to.email or "",
                "language": to.language,
                "subject": " ".join(message.subject.split())[:200],
                "text": layout["text"],
                "html": layout["html"],
                "written_at": now,
                "due_at": due_at or now,
            },
        )
    return letter


def laid_out(message: Message) -> dict[str, str]:
    """The plain and the HTML part of a message, in the language that is on."""
    house = Organisation.objects.first()
    context = {
        "message": message,
        "house": house.name if house else "Athenaeum",
        "button_label": message.button[0] if message.button else "",
        "button_url": settings.SITE_URL + message.button[1] if message.button else "",
        "language": translation.get_language(),
    }
    return {part: render_to_string(f"post/letter.{end}", context) for part, end in (("text", "txt"), ("html", "html"))}


def cancel_for(*, person: Person, now: datetime) -> int:
    """Cancel what still waits for a person who left.

    Returns:
        How many letters were cancelled.
    """
    waiting = Letter.objects.filter(recipient=person, state=Letter.State.WAITING)
    return waiting.update(state=Letter.State.CANCELLED)
