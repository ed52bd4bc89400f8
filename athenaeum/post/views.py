"""The letters one got; in the demonstration, where nothing leaves the house, the only place to read them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from athenaeum.access import policy

from .models import Letter


def letters(request: HttpRequest) -> HttpResponse:
    """My letters, newest first."""
    rows = policy.visible(request.user, Letter)[:50]
    return render(request, "post/letters.html", {"letters": rows})


def letter(request: HttpRequest, pk: str) -> HttpResponse:
    """One letter, as its plain part."""
    row = policy.find(request.user, "see", Letter, pk)
    return render(request, "post/one_letter.html", {"letter": row})
