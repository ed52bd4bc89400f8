"""Letters about a pair. They name its two people to each other and nobody else."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from athenaeum.mentoring.models import Pair
from athenaeum.people.models import Person
from athenaeum.post.actions import letter
from athenaeum.post.message import Message


def tell_of_room(pair: Pair, *, to: Person, now: datetime) -> None:
    """Tell one of the two that the relationship has begun."""
    letter.write(event=f"mentoring.Pair:{pair.pk}:begun", name="room", to=to, say=lambda: for_room(pair, to), now=now)


def for_room(pair: Pair, to: Person) -> Message:
    """Both have said yes."""
    other = pair.other(to)
    words = {"name": other.full_name}
    return Message(
        subject=_("You have both said yes"),
        paragraphs=[
            _("You and %(name)s have both said yes. Your room is open.") % words,
            _("It shows how each of you likes to be reached. Agree on a first conversation soon: half an hour is "
              "enough."),
        ],
        button=(_("Open the room"), reverse("mentoring:room", args=[pair.pk])),
        reason=_("You get this letter because a relationship of yours has begun."),
    )  # fmt: skip
