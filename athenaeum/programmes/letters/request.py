"""Letters about a request. They hold names and the kind, as the two know them; no free text exists to travel."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from athenaeum.people.models import Person
from athenaeum.post.actions import letter
from athenaeum.post.message import Message
from athenaeum.programmes.models import DeclineReason, Request


def asked(request: Request, *, now: datetime) -> None:
    """Tell the mentor that somebody asks."""
    _write(request, "asked", request.mentor, now)


def accepted(request: Request, *, now: datetime) -> None:
    """Tell the mentee of the yes."""
    _write(request, "accepted", request.mentee, now)


def declined(request: Request, *, now: datetime) -> None:
    """Tell the mentee of the no, with the way on."""
    _write(request, "declined", request.mentee, now)


def _write(request: Request, name: str, to: Person, now: datetime) -> None:
    words = {"asked": asked_words, "accepted": accepted_words, "declined": declined_words}[name]
    letter.write(
        event=f"programmes.Request:{request.pk}:{name}",
        name=f"request-{name}",
        to=to,
        say=lambda: words(request),
        now=now,
    )


def asked_words(request: Request) -> Message:
    """To the mentor."""
    said = {"name": request.mentee.full_name, "kind": request.get_kind_display(), "area": request.area}
    return Message(
        subject=_("%(name)s asks you") % said,
        paragraphs=[
            _("%(name)s would like your company: %(kind)s.") % said,
            *([_("It would be about: %(area)s.") % said] if request.area else []),
            _("You may say yes, say no without giving a reason, or name somebody who fits better."),
        ],
        button=(_("Answer the request"), reverse("programmes:request", args=[request.pk])),
        reason=_("You get this letter because your profile says that you are open to mentoring."),
    )


def accepted_words(request: Request) -> Message:
    """To the mentee: yes."""
    said = {"name": request.mentor.full_name}
    return Message(
        subject=_("%(name)s says yes") % said,
        paragraphs=[
            _("%(name)s says yes to your request.") % said,
            _("The first step is yours: write or call, and agree on a time for a first conversation."),
        ],
        button=(_("See my requests"), reverse("programmes:inbox")),
        reason=_("You get this letter because you asked."),
    )


def declined_words(request: Request) -> Message:
    """To the mentee: not this time, and the way on."""
    said = {"name": request.mentor.full_name, "reason": request.get_reason_display()}
    first = _("%(name)s cannot say yes this time.") % said
    if request.reason and request.reason != DeclineReason.NONE:
        first += " " + _("The reason given: “%(reason)s”.") % said
    way_on, button = _("Others in the directory know the field too, and would be glad to be asked."), None
    if request.suggested:
        way_on = _("%(name)s thinks that %(other)s fits better. Whether to ask is yours to decide.") % {
            **said, "other": request.suggested.full_name,
        }  # fmt: skip
        button = (
            _("Ask %(name)s") % {"name": request.suggested.full_name},
            reverse("programmes:ask", args=[request.suggested_id]),
        )
    return Message(
        subject=_("An answer to your request"),
        paragraphs=[first, way_on],
        button=button or (_("See my requests"), reverse("programmes:inbox")),
        reason=_("You get this letter because you asked."),
    )
