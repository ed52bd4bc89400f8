"""The gallery of parts. It shows made-up people only and reads nothing of the house."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from . import samples

PAGES = {
    "parts": _("Buttons, tags, lines, bars, notes"),
    "motifs": _("Cards, plates, slips, the charter"),
    "tables": _("Tables, withheld cells, the timeline"),
    "fields": _("Fields, choices, errors"),
    "icons": _("Icons, colours, letters"),
    "today": _("A desk"),
    "room": _("A room"),
    "directory": _("A directory"),
    "round": _("A matching round"),
    "sign-in": _("Signing in"),
    "first-run": _("The first run"),
    "steps": _("A flow of several steps"),
    "menu": _("The menu of a phone"),
    "dialog": _("A question before what cannot be undone"),
    "letter": _("A letter"),
}
UNKNOWN_VISITOR = {"sign-in"}


def gallery(request: HttpRequest) -> HttpResponse:
    """The list of the gallery's pages."""
    return render(request, "ui/gallery/gallery.html", {"pages": PAGES, "chrome": samples.chrome(request, "gallery")})


def page(request: HttpRequest, page: str) -> HttpResponse:
    """One page of the gallery; `?theme=dark` and `?letterforms=easier` show it so."""
    chrome = samples.stranger(request) if page in UNKNOWN_VISITOR else samples.chrome(request, page)
    context = {"chrome": chrome, "pages": PAGES, "title": PAGES[page], **samples.of(request, page)}
    return render(request, f"ui/gallery/{page.replace('-', '_')}.html", context)
