"""Language, theme and letterforms: kept in cookies, so that the server draws the page right at once."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

YEAR = 365 * 24 * 3600


def back(request: HttpRequest, to: str | None) -> HttpResponse:
    """To where the person was, within the house."""
    safe = bool(to) and url_has_allowed_host_and_scheme(to, allowed_hosts={request.get_host()})
    return redirect(to if safe and to else "/")


def keep(response: HttpResponse, name: str, value: str) -> HttpResponse:
    """Keep a choice in the browser; an empty one goes back to the usual."""
    if not value:
        response.delete_cookie(name)
        return response
    response.set_cookie(name, value, max_age=YEAR, secure=settings.SECURE, samesite="Lax")
    return response


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """By day, by lamp, or as the machine says."""
    chosen = request.POST.get("theme", "")
    return keep(back(request, request.POST.get("next")), "theme", chosen if chosen in ("light", "dark") else "")


@require_POST
def letterforms(request: HttpRequest) -> HttpResponse:
    """Easier letterforms, or the usual ones."""
    chosen = "easier" if request.POST.get("letterforms") == "easier" else ""
    return keep(back(request, request.POST.get("next")), "letterforms", chosen)


def language(request: HttpRequest, code: str) -> HttpResponse:
    """English or French; a link, since it changes nothing but how the pages speak."""
    known = code in dict(settings.LANGUAGES)
    return keep(back(request, request.GET.get("next")), settings.LANGUAGE_COOKIE_NAME, code if known else "")
