"""My profile: what stands now, part by part."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def me(request: HttpRequest) -> HttpResponse:
    """What I say of myself, as a table of contents."""
    return render(request, "people/profile/me.html", {"person": request.user})
