"""Everybody on the list, here or gone: for facilitators and operators."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from athenaeum.access import policy
from athenaeum.access.refusals import Invisible
from athenaeum.people import roll
from athenaeum.people.actions import person as act
from athenaeum.people.models import Person, Role

from .directory import address

WORDS = {
    "facilitator": gettext_lazy("Opens programmes, matches, and is there to be asked. Reads no room."),
    "operator": gettext_lazy(
        "Keeps the installation running: staff list, roles, letters that came back. Reads no room."
    ),
    "directorate": gettext_lazy("Speaks for the house. Sees figures, and never about fewer than five people."),
}


def people(request: HttpRequest) -> HttpResponse:
    """The list, a page at a time; the same view answers the page and, while one types, its rows."""
    asked = roll.Asked(
        text=request.GET.get("q", "").replace("\x00", "")[:120],
        standing=request.GET.get("standing", "here"),
        page=roll.page_number(request.GET.get("page", "1")),
    )
    found = roll.look(asked, request.user)
    context = {
        "asked": asked,
        "found": found,
        "standings": roll.STANDINGS.items(),
        "address_more": address(request.GET, page=found.more),
        "address_before": address(request.GET, page=found.before),
        "gives_roles": policy.may(request.user, "give role", Person),
    }
    template = "people/staff/_people.html" if request.htmx else "people/staff/people.html"  # type: ignore[attr-defined]
    return render(request, template, context)


def roles(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The roles of one person, to give and to take."""
    row = policy.find(request.user, "give role", Person, pk)
    held = set(row.roles.values_list("name", flat=True))
    page = {"person": row, "roles": [(name, label, WORDS[name], name in held) for name, label in Role.Name.choices]}
    return render(request, "people/staff/roles.html", page)


@require_POST
def change_role(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """Give or take one role."""
    row = policy.find(request.user, "give role", Person, pk)
    if name not in Role.Name.values:
        raise Invisible
    words = {"name": row.full_name, "role": Role.Name(name).label}
    if request.POST.get("deed") == "take":
        act.take_role(person=row, name=name, by=request.user, now=timezone.now())
        messages.success(request, _("%(name)s no longer has the role “%(role)s”.") % words)
    else:
        act.give_role(person=row, name=name, by=request.user, now=timezone.now())
        messages.success(request, _("%(name)s now has the role “%(role)s”.") % words)
    return redirect("people:roles", row.pk)
