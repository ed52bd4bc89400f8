"""The desk of whoever is here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def today(request: HttpRequest) -> HttpResponse:
    """What waits for this person today."""
    return render(request, "gateway/today.html")
