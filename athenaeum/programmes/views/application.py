"""Applications: the form that is saved as it is typed, and what stands once it is handed in."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from athenaeum.access import policy
from athenaeum.programmes.models import Application


def application(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One application as its reader may see it."""
    row = policy.find(request.user, "see", Application, pk)
    return render(request, "programmes/application.html", {"application": row})
