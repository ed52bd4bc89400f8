"""My rooms, one room, and the yes that opens it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from athenaeum.access import policy
from athenaeum.access.policy import Actor
from athenaeum.mentoring.actions import pair as actions
from athenaeum.mentoring.models import Pair
from athenaeum.people.models import Person
from athenaeum.programmes.models import Proposal, Request

REACH = [f"{side}__{what}" for side in ("mentee", "mentor") for what in ("channels", "good_hours", "posts__unit")]


def rooms(request: HttpRequest) -> HttpResponse:
    """The rooms this person may enter, newest first."""
    rows = policy.visible(request.user, Pair, "enter").select_related("mentee", "mentor", "cohort")
    reader: Actor = request.user
    mine = [{"pair": row, "other": row.other(reader)} for row in rows]
    return render(request, "mentoring/rooms.html", {"rooms": mine})


def room(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The pair's own place: the two, how each likes to be reached, and who can read it."""
    rows = Pair.objects.select_related("mentee", "mentor", "cohort__programme").prefetch_related(*REACH)
    pair = policy.find(request.user, "enter", Pair, pk, within=rows)
    reader: Actor = request.user
    readers = policy.who_may("enter", pair)
    knowers = [one for one in policy.who_may("see", pair).persons if one not in readers.persons]
    context = {
        "pair": pair,
        "other": pair.other(reader),
        "sides": [(one, role_of(one, pair, reader)) for one in (pair.mentee, pair.mentor)],
        "readers": readers,
        "knowers": knowers,
    }
    return render(request, "mentoring/room.html", context)


def role_of(person: Person, pair: Pair, reader: Person) -> str:
    """What somebody is in a pair, as the reader sees it."""
    if person.pk == pair.mentee_id:
        return _("mentee, you") if person == reader else _("mentee")
    return _("mentor, you") if person == reader else _("mentor")


@require_POST
def accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Yes to a proposal."""
    row = policy.find(request.user, "answer", Proposal, pk)
    row, pair = actions.accept(proposal=row, by=request.user, now=timezone.now())
    if pair:
        messages.success(request, _("You have both said yes. This is your room."))
        return redirect("mentoring:room", pk=pair.pk)
    if row.state == Proposal.State.LAPSED:
        messages.warning(request, lapsed(row))
    else:
        messages.success(request, _("You have said yes. As soon as the other has too, your room opens."))
    return redirect("programmes:proposal", pk=pk)


@require_POST
def accept_request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Yes to somebody who asked."""
    row = policy.find(request.user, "answer", Request, pk, within=Request.objects.select_related("mentee", "mentor"))
    pair = actions.begin_from_request(request=row, by=request.user, now=timezone.now())
    messages.success(request, _("You have said yes, and your room is open."))
    return redirect("mentoring:room", pk=pair.pk)


def lapsed(proposal: Proposal) -> str:
    """The sentence for somebody whose place was taken a moment before."""
    return _(
        "The last place with %(name)s was just taken. Your application is kept: you are on the waiting list, and we "
        "look for somebody else."
    ) % {"name": proposal.mentor.person.full_name}
