"""Letters about an application."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from athenaeum.post.actions import letter
from athenaeum.post.message import Message
from athenaeum.programmes.days import said
from athenaeum.programmes.models import Application


def thank(application: Application, *, now: datetime) -> None:
    """Thank somebody for an application that was handed in; once for each handing in."""
    letter.write(
        event=f"programmes.Application:{application.pk}:submitted:{now:%Y%m%dT%H%M%S}",
        name="application-thanks",
        to=application.person,
        say=lambda: thanks(application),
        now=now,
    )


def thanks(application: Application) -> Message:
    """The words of thanks, and what comes next."""
    cohort = application.cohort
    days = {"cohort": cohort.title, "day": said(cohort.closes_on)}
    return Message(
        subject=_("Thank you for your application"),
        paragraphs=[
            _("Your application to “%(cohort)s” has arrived. Thank you.") % days,
            _("Applications close on %(day)s. After that the facilitators look for people who fit, and you get a "
              "letter in any case.") % days,
            _("You may take it back or change it until then, without giving a reason."),
        ],
        button=(_("Read my application"), reverse("programmes:application", args=[application.pk])),
        reason=_("You get this letter because you handed in an application."),
    )  # fmt: skip
