"""Pages that say how things are: who sees what, accessibility, whom to ask."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from athenaeum.gateway import queries


def menu(request: HttpRequest) -> HttpResponse:
    """Every page of this hat as a list of links; what the phone's Menu opens."""
    return render(request, "gateway/menu.html")


def who_sees_what(request: HttpRequest) -> HttpResponse:
    """The promises about confidentiality, and their limit."""
    return render(request, "gateway/who_sees_what.html")


def accessibility(request: HttpRequest) -> HttpResponse:
    """What holds, and whom to tell where it does not."""
    return render(request, "gateway/accessibility.html", {"house": queries.house()})


def facilitators(request: HttpRequest) -> HttpResponse:
    """Whom one may ask about mentoring."""
    return render(request, "gateway/facilitators.html", {"people": queries.facilitators()})
