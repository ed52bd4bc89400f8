"""Letters about proposals: two people brought together, somebody without a partner yet, an answer that changes things.

No letter says who declined, or why.
"""

from collections.abc import Callable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from athenaeum.post.actions import letter
from athenaeum.post.message import Message
from athenaeum.programmes.models import Application, Proposal, Round


def _write(proposal: Proposal, verb: str, to: Application, say: Callable[[], Message], now: datetime) -> None:
    letter.write(
        event=f"programmes.Proposal:{proposal.pk}:{verb}", name=f"proposal-{verb}", to=to.person, say=say, now=now
    )


def _button(proposal: Proposal) -> tuple[str, str]:
    return _("Read the proposal"), reverse("programmes:proposal", args=[proposal.pk])


def tell_mentee(proposal: Proposal, *, now: datetime) -> None:
    """Tell a mentee who is proposed."""
    _write(proposal, "sent", proposal.mentee, lambda: for_mentee(proposal), now)


def for_mentee(proposal: Proposal) -> Message:
    """A mentor is proposed."""
    words = {"name": proposal.mentor.person.full_name, "cohort": proposal.mentee.cohort.title}
    return Message(
        subject=_("A mentor is proposed to you"),
        paragraphs=[
            _("In “%(cohort)s” we propose %(name)s as your mentor.") % words,
            _("The page says why. You may accept, decline, or ask to talk first; all three are fine, and no reason "
              "is needed."),
        ],
        button=_button(proposal),
        reason=_("You get this letter because you handed in an application."),
    )  # fmt: skip


def tell_mentor(proposal: Proposal, *, now: datetime) -> None:
    """Tell a mentor who is proposed."""
    _write(proposal, "sent", proposal.mentor, lambda: for_mentor(proposal), now)


def for_mentor(proposal: Proposal) -> Message:
    """A mentee is proposed."""
    words = {"name": proposal.mentee.person.full_name, "cohort": proposal.mentor.cohort.title}
    return Message(
        subject=_("A mentee is proposed to you"),
        paragraphs=[
            _("In “%(cohort)s” we propose %(name)s as your mentee.") % words,
            _("The page says why. You may accept, decline, or ask to talk first; all three are fine, and no reason "
              "is needed."),
        ],
        button=_button(proposal),
        reason=_("You get this letter because you handed in an application."),
    )  # fmt: skip


def comfort(application: Application, round: Round, *, now: datetime) -> None:
    """Write kindly to somebody who has nobody this time; once in a round."""
    mentor = application.side == Application.Side.MENTOR
    letter.write(
        event=f"programmes.Round:{round.pk}:published",
        name="round-mentor-waits" if mentor else "round-mentee-waits",
        to=application.person,
        say=lambda: for_waiting_mentor(application) if mentor else for_waiting_mentee(application),
        now=now,
    )


def for_waiting_mentee(application: Application) -> Message:
    """No mentor yet."""
    words = {"cohort": application.cohort.title}
    return Message(
        subject=_("Your mentor is still being looked for"),
        paragraphs=[
            _("In “%(cohort)s” we have not found a mentor for you yet. That says nothing about you: there were more "
              "wishes than places, or the hours and subjects did not meet this time.") % words,
            _("You are on the waiting list, and we look again whenever a place becomes free. You need not do "
              "anything."),
            _("If you like, you can meanwhile ask somebody for a single conversation."),
        ],
        button=(_("Read my application"), reverse("programmes:application", args=[application.pk])),
        reason=_("You get this letter because you handed in an application."),
    )  # fmt: skip


def for_waiting_mentor(application: Application) -> Message:
    """No mentee yet."""
    words = {"cohort": application.cohort.title}
    return Message(
        subject=_("Your place is kept open"),
        paragraphs=[
            _("In “%(cohort)s” nobody has been proposed to you this time. Thank you for the place you offer.") % words,
            _("We come back to you when somebody looks for what you know. You need not do anything."),
        ],
        button=(_("Read my application"), reverse("programmes:application", args=[application.pk])),
        reason=_("You get this letter because you handed in an application."),
    )  # fmt: skip


def tell_of_talk(proposal: Proposal, *, to: Application, now: datetime) -> None:
    """The other would like to talk before answering."""
    _write(proposal, f"talk-{to.side}", to, lambda: for_talk(proposal, to), now)


def for_talk(proposal: Proposal, to: Application) -> Message:
    """An invitation to talk."""
    other = proposal.other(to)
    return Message(
        subject=_("A word before the answer"),
        paragraphs=[
            _("%(name)s would like to talk with you before answering the proposal.") % {"name": other.person.full_name},
            _("The page shows how each of you likes to be reached. Who calls first is up to you."),
        ],
        button=_button(proposal),
        reason=_("You get this letter because a proposal was sent to you."),
    )


def tell_of_end(proposal: Proposal, *, to: Application, now: datetime) -> None:
    """The proposal has ended; who said what is not told."""
    _write(proposal, f"ended-{to.side}", to, lambda: for_end(proposal, to), now)


def for_end(proposal: Proposal, to: Application) -> Message:
    """A proposal goes no further."""
    words = {"name": proposal.other(to).person.full_name, "cohort": to.cohort.title}
    return Message(
        subject=_("A proposal goes no further"),
        paragraphs=[
            _("The proposal with %(name)s in “%(cohort)s” goes no further. This happens often, and has many "
              "reasons.") % words,
            _("You are on the waiting list again, and we look for somebody else. You need not do anything."),
        ],
        button=(_("Read my application"), reverse("programmes:application", args=[to.pk])),
        reason=_("You get this letter because a proposal was sent to you."),
    )  # fmt: skip


def tell_of_lapse(proposal: Proposal, *, now: datetime) -> None:
    """The mentor's last place was taken by somebody else a moment before."""
    _write(proposal, "lapsed", proposal.mentee, lambda: for_lapse(proposal), now)


def for_lapse(proposal: Proposal) -> Message:
    """The place was just taken."""
    words = {"name": proposal.mentor.person.full_name}
    return Message(
        subject=_("The place was just taken"),
        paragraphs=[
            _("The last place with %(name)s was taken a moment before both of you had said yes.") % words,
            _("Your application is kept, and you are on the waiting list: we look for somebody else."),
        ],
        button=(_("Read my application"), reverse("programmes:application", args=[proposal.mentee_id])),
        reason=_("You get this letter because a proposal was sent to you."),
    )
