"""The five to come in as, one for each role."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from athenaeum.people.models import Person


@dataclass(frozen=True)
class Guest:
    """Somebody of the demonstration library, the hat she wears, and what to look at as she."""

    staff_id: str
    hat: str
    word: str | Promise
    try_this: str | Promise

    def person(self) -> Person | None:
        return Person.objects.here().filter(staff_id=self.staff_id).first()


def guests() -> list[Guest]:
    """The five roles, in the order in which a round passes through them."""
    by_name = {
        (person.given_name, person.family_name): str(person.staff_id)
        for person in Person.objects.filter(family_name__in=("Wynn", "Delorme", "Haddad", "Adeyemi", "MacLellan"))
    }
    return [
        Guest(
            by_name[("Dorothea", "Wynn")],
            "facilitator",
            _("programme facilitator"),
            _("Open the spring cohort, run a round, look at the reasons, publish."),
        ),
        Guest(
            by_name[("Marguerite", "Delorme")],
            "mentee",
            _("mentee"),
            _("Answer the proposal once the round is published."),
        ),
        Guest(by_name[("Inès", "Haddad")], "mentor", _("mentor"), _("Say yes too, and the room opens.")),
        Guest(
            by_name[("Helen", "Adeyemi")],
            "supervisor",
            _("supervisor of Marguerite"),
            _("See how little a supervisor sees."),
        ),
        Guest(
            by_name[("Honora", "MacLellan")],
            "organisation",
            _("the organisation"),
            _("The home page for everybody who wants to begin."),
        ),
    ]
