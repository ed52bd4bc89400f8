"""Inviting people in: one, or everybody who has not been written to."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from athenaeum.access import policy
from athenaeum.gateway.accounts import actions
from athenaeum.people import roll
from athenaeum.people.models import Person


@require_POST
def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write to one person."""
    person = policy.find(request.user, "invite", Person, pk)
    actions.invite(person=person, by=request.user, now=timezone.now())
    messages.success(request, _("A letter to %(name)s is on its way.") % {"name": person.full_name})
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if safe else "people:people")


def invite_all(request: HttpRequest) -> HttpResponse:
    """Ask first, then write to everybody who has not been written to."""
    number = roll.not_written_to().count()
    if request.method != "POST":
        return render(request, "gateway/invite_all.html", {"number": number})
    actions.invite_everybody(by=request.user, now=timezone.now())
    words = ngettext("One letter is being written.", "%(number)s letters are being written.", number)
    messages.success(request, words % {"number": number})
    return redirect("people:people")
