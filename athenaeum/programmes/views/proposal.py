"""A proposal as each of its two people meets it: who, why, and three answers of the same weight."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from athenaeum.access import policy
from athenaeum.access.policy import Actor
from athenaeum.programmes import sentences
from athenaeum.programmes.actions import proposal as actions
from athenaeum.programmes.forms.proposal import DeclineForm
from athenaeum.programmes.models import Answer, Proposal

REACH = ("channels", "good_hours", "posts__unit")
ROWS = Proposal.objects.select_related("round__cohort__programme", "mentee__person", "mentor__person").prefetch_related(
    "mentee__areas__area",
    "mentor__areas__area",
    *(f"{side}__person__{what}" for side in ("mentee", "mentor") for what in REACH),
)


def proposal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who is proposed, why, and the answers."""
    row = policy.find(request.user, "answer", Proposal, pk, within=ROWS)
    reader: Actor = request.user
    mine = row.application_of(reader)
    theirs = row.other(mine)
    context = {
        "proposal": row,
        "mine": mine,
        "theirs": theirs,
        "my_answer": row.answer_of(reader),
        "their_answer": row.answer_of(theirs.person),
        "open": row.state == Proposal.State.SENT,
        "Answer": Answer,
        "form": DeclineForm(),
        "said": sentences.for_partner(row),
    }
    return render(request, "programmes/proposal.html", context)


@require_POST
def decline(request: HttpRequest, pk: UUID) -> HttpResponse:
    """No, with a reason to choose or none."""
    row = policy.find(request.user, "answer", Proposal, pk)
    form = DeclineForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else "none"
    actions.decline(proposal=row, reason=reason, by=request.user, now=timezone.now())
    messages.success(request, _("You have said no. Your application is on the waiting list, and we look again."))
    return redirect("programmes:proposal", pk=pk)


@require_POST
def talk(request: HttpRequest, pk: UUID) -> HttpResponse:
    """I would like to talk first."""
    row = policy.find(request.user, "answer", Proposal, pk)
    actions.talk_first(proposal=row, by=request.user, now=timezone.now())
    messages.success(request, _("The other knows that you would like to talk. Below is how to reach each other."))
    return redirect("programmes:proposal", pk=pk)
