"""The desks: one a hat, each opening with the one thing that waits."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from athenaeum.gateway import hats, queries
from athenaeum.people.models import Person


def today(request: HttpRequest) -> HttpResponse:
    """The desk of the hat worn now; before the first set-up, the set-up page."""
    house = queries.house()
    if house is None or house.set_up_at is None:
        return redirect("gateway:set-up")
    return drawn(request, hats.refresh(request))


def desk(request: HttpRequest, hat: str) -> HttpResponse:
    """The desk of one hat; the address tells which."""
    if hats.refresh(request, hat) != hat:
        raise Http404
    return drawn(request, hat)


def drawn(request: HttpRequest, hat: str) -> HttpResponse:
    """A desk, as its hat has it."""
    person: Any = request.user
    context = DESKS[hat](person)
    return render(request, f"gateway/desks/{context['page']}.html", {**context, "hat": hats.HATS[hat]})


def own_desk(person: Person) -> dict[str, Any]:
    """Mentee and mentor: what waits for me, my rooms, what is open."""
    now = timezone.localtime()
    return {
        "page": "own",
        "now": now,
        "waiting": queries.for_me(person, now.date()),
        "rooms": queries.rooms(person),
        "applications": queries.my_applications(person),
        "cohorts": queries.open_cohorts(person, now.date()),
    }


def facilitator_desk(person: Person) -> dict[str, Any]:
    """What needs a facilitator today."""
    now = timezone.localtime()
    return {
        "page": "facilitator",
        "now": now,
        "waiting": queries.for_facilitator(person, now.date()),
        "cohorts": queries.cohorts_of(person),
    }


def supervisor_desk(person: Person) -> dict[str, Any]:
    """Whom I look after, and what I cannot see."""
    now = timezone.localtime()
    return {
        "page": "supervisor",
        "now": now,
        "posts": queries.reports_of(person),
        "cohorts": queries.open_cohorts(person, now.date()),
    }


def organisation_desk(person: Person) -> dict[str, Any]:
    """What mentoring is here, and ways to begin."""
    now = timezone.localtime()
    return {
        "page": "organisation",
        "now": now,
        "house": queries.house(),
        "cohorts": queries.open_cohorts(person, now.date()),
        "facilitators": queries.facilitators(),
    }


def operator_desk(person: Person) -> dict[str, Any]:
    """The state of the installation, without anything that people wrote."""
    return {"page": "operator", "now": timezone.localtime(), "waiting": queries.letters_that_came_back()}


DESKS: dict[str, Callable[[Person], dict[str, Any]]] = {
    "mentee": own_desk,
    "mentor": own_desk,
    "facilitator": facilitator_desk,
    "supervisor": supervisor_desk,
    "organisation": organisation_desk,
    "operator": operator_desk,
}
