"""Runs as the facilitator follows them: how far, stopped, compared with the standing plan, adopted, proved."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from athenaeum.access import policy
from athenaeum.programmes import certificate, comparison
from athenaeum.programmes.actions import round as actions
from athenaeum.programmes.actions import run as run_actions
from athenaeum.programmes.models import Round, Run
from athenaeum.programmes.round_table import RoundTable

ROWS = Run.objects.select_related("round__cohort__programme", "round__standing")


def runs(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far the runs of a round are; asked again and again by the page while one is under way."""
    row = policy.find(request.user, "see", Round, pk, within=Round.objects.select_related("cohort__programme"))
    table = RoundTable(row)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("programmes:round", pk=pk)
    answer = render(request, "programmes/_runs.html", {"round": row, "table": table, "may_change": True})
    if not any(run.purpose == Run.Purpose.STANDING for run in table.runs) and "standing" in request.GET:
        answer["HX-Refresh"] = "true"  # the plan itself is new: the whole page changes
    return answer


def run(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A trial beside the standing plan: who gains, who loses."""
    row = policy.find(request.user, "see", Run, pk, within=ROWS)
    context = {"run": row, "round": row.round, "table": RoundTable(row.round), "compared": comparison.of(row)}
    return render(request, "programmes/run.html", context)


@require_POST
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Stop here, with the best plan so far."""
    row = policy.find(request.user, "change", Run, pk)
    actions.stop_run(run=row, by=request.user, now=timezone.now())
    return redirect("programmes:round", pk=row.round_id)


@require_POST
def adopt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a trial stand."""
    row = policy.find(request.user, "change", Run, pk)
    run_actions.adopt_run(run=row, by=request.user, now=timezone.now())
    messages.success(request, _("This trial is the plan now, and its weights are those of the round. Nothing is sent."))
    return redirect("programmes:round", pk=row.round_id)


def proof(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The certificate: what was proved, under which rules, and what else could be chosen."""
    row = policy.find(request.user, "see", Run, pk, within=ROWS)
    context = {
        "run": row,
        "round": row.round,
        "table": RoundTable(row.round),
        "said": certificate.words(row) if row.certificate else {},
        "sheet": certificate.sheet(row) if row.certificate else {},
    }
    return render(request, "programmes/certificate.html", context)
