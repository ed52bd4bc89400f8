"""Letters about coming in."""

from django.urls import reverse
from django.utils.translation import gettext as _

from athenaeum.people.models import Organisation, Person
from athenaeum.post.message import Message

from . import link


def sign_in_link(person: Person) -> Message:
    """The link that works once, for ten minutes."""
    return Message(
        subject=_("Your sign-in link"),
        paragraphs=[
            _("Hello %(name)s,") % {"name": person.given_name},
            _("Here is the link you asked for. It works once, and for ten minutes."),
            _("If you did not ask for it, you need do nothing: without this letter nobody can use the link."),
        ],
        button=(_("Sign in"), reverse("gateway:link", args=["sign-in", link.make(person, "sign-in")])),
        reason=_("You get this letter because a sign-in link was asked for with your address."),
    )


def invitation(person: Person) -> Message:
    """A first word from the house."""
    house = Organisation.objects.first()
    name = house.name if house else "Athenaeum"
    return Message(
        subject=_("Mentoring at %(house)s") % {"house": name},
        paragraphs=[
            _("Hello %(name)s,") % {"name": person.given_name},
            _(
                "%(house)s has a place for mentoring among its staff. You can look round, say what you know and what "
                "you would like to learn, and take part as much or as little as you wish."
            )
            % {"house": name},
            _("Taking part is voluntary. Nobody is told whether you look in or not."),
            _("The link below works once, for fourteen days. After that you can always ask for a new one."),
        ],
        button=(_("Come in"), reverse("gateway:link", args=["invitation", link.make(person, "invitation")])),
        reason=_("You get this letter because you are on the staff list of %(house)s.") % {"house": name},
    )
