"""The hats a person wears: mentee, mentor, facilitator, supervisor, organisation, operator.

Roles that somebody gave are rows; the others follow from what is so. They are worked out when a person opens a desk and
kept in the session until the next desk, so that a page does not ask again.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from athenaeum.access.policy import groups_of
from athenaeum.mentoring.models import Pair
from athenaeum.people.models import Openness, Person, Post
from athenaeum.programmes.models import Application


@dataclass(frozen=True)
class Hat:
    """A hat: its name in addresses, its word, and the pages it leads to as (label, URL name, phone icon)."""

    name: str
    word: str | Promise
    pages: tuple[tuple[str | Promise, str, str], ...]


DIRECTORY = (_("Directory"), "people:directory", "people")
PROGRAMMES = (_("Programmes"), "programmes:open-now", "book")
ROOMS = (_("My rooms"), "mentoring:rooms", "room")
TODAY = (_("Today"), "gateway:today", "today")

HATS = {
    hat.name: hat
    for hat in (
        Hat("mentee", _("mentee"), (TODAY, ROOMS, DIRECTORY, PROGRAMMES)),
        Hat(
            "mentor",
            _("mentor"),
            (TODAY, ROOMS, (_("Requests"), "programmes:inbox", "mail"), DIRECTORY, PROGRAMMES),
        ),
        Hat(
            "facilitator",
            _("facilitator"),
            (
                (_("Desk"), "gateway:today", "today"),
                (_("Programmes"), "programmes:programmes", "book"),
                (_("Matching"), "programmes:rounds", "introduce"),
                (_("People"), "people:people", "people"),
                (_("Staff list"), "people:staff-lists", "paper"),
                (_("Areas"), "people:vocabulary", "leaf"),
                DIRECTORY,
            ),
        ),
        Hat("supervisor", _("supervisor"), ((_("Desk"), "gateway:today", "today"), DIRECTORY, PROGRAMMES)),
        Hat("organisation", _("organisation"), ((_("Home"), "gateway:today", "today"), PROGRAMMES, DIRECTORY)),
        Hat(
            "operator",
            _("operator"),
            (
                (_("Desk"), "gateway:today", "today"),
                (_("Staff list"), "people:staff-lists", "paper"),
                (_("People"), "people:people", "people"),
                DIRECTORY,
            ),
        ),
    )
}


def hats_of(person: Person) -> list[str]:
    """The names of the hats a person may wear now; at least "mentee", since the house is open to everybody."""
    groups = groups_of(person)
    mentors = (
        Openness.objects.filter(person=person).exists()
        or Application.objects.filter(person=person, side="mentor").exists()
        or Pair.objects.filter(mentor=person).exists()
    )
    supervises = Post.objects.filter(manager=person, person__is_active=True).exists()
    worn = {
        "facilitator": "@facilitators" in groups,
        "operator": "@operators" in groups,
        "organisation": "@directorate" in groups,
        "supervisor": supervises,
        "mentor": mentors,
        "mentee": True,
    }
    return [name for name, yes in worn.items() if yes]


def refresh(request: HttpRequest, wanted: str | None = None) -> str:
    """Work the hats out again and put one on.

    Args:
        request: the request of a signed-in person.
        wanted: the hat from the address, if any.

    Returns:
        The hat worn now.
    """
    person = request.user
    assert isinstance(person, Person)
    hats = hats_of(person)
    before = request.session.get("hat")
    worn = next((name for name in (wanted, before) if name in hats), hats[0])
    if request.session.get("hats") != hats or before != worn:
        request.session["hats"], request.session["hat"] = hats, worn
    return str(worn)
