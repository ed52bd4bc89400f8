"""One person's page, and what a person may ask about herself."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from athenaeum.access import policy
from athenaeum.people.models import Person


def person(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A person as her reader may see her."""
    row = policy.find(request.user, "see", Person, pk)
    return render(request, "people/person.html", {"person": row})


def who_sees_what(request: HttpRequest) -> HttpResponse:
    """Who can see what about me."""
    return render(request, "people/profile/who_sees_what.html", {"person": request.user})
