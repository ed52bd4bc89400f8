"""Cohorts: planned, changed, taken from step to step; the facilitator's place."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from athenaeum.access import policy
from athenaeum.access.refusals import Invisible
from athenaeum.programmes import queries
from athenaeum.programmes.actions import cohort as act
from athenaeum.programmes.actions.round import MATCHED_IN
from athenaeum.programmes.days import said
from athenaeum.programmes.forms.cohort import CohortForm
from athenaeum.programmes.models import Application, Cohort, Programme, Round
from athenaeum.programmes.template import suggested_dates

ROWS = 100
STEPS = {
    "open": act.open_cohort,
    "match": act.match_cohort,
    "reopen": act.reopen_cohort,
    "start": act.start_cohort,
    "end": act.end_cohort,
}


def new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Plan a cohort; the dates begin as the template suggests."""
    programme = policy.find(request.user, "change", Programme, pk)
    days = suggested_dates(programme.template, programme.months, timezone.localdate())
    form = CohortForm(request.POST) if request.method == "POST" else CohortForm(initial=vars(days))
    if form.is_valid():
        made = act.add_cohort(programme=programme, by=request.user, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The cohort is planned. Open it when people may apply."))
        return redirect("programmes:cohort", made.pk)
    page = {"programme": programme, "form": form}
    return render(request, "programmes/cohort_form.html", page, status=422 if form.errors else 200)


def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change a cohort's title and dates."""
    row = policy.find(request.user, "change", Cohort, pk)
    form = CohortForm(request.POST) if request.method == "POST" else CohortForm.of(row)
    if form.is_valid():
        act.change_cohort(cohort=row, by=request.user, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("programmes:cohort", row.pk)
    page = {"programme": row.programme, "cohort": row, "form": form}
    return render(request, "programmes/cohort_form.html", page, status=422 if form.errors else 200)


def cohort(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The facilitator's place: who has applied, how many on each side, and the next step."""
    rows = Cohort.objects.select_related("programme")
    row = policy.find(request.user, "change", Cohort, pk, within=rows)
    applications = queries.applications_to(row, request.user)
    page = {
        "cohort": row,
        "programme": row.programme,
        "sides": queries.side_counts(applications, row.programme),
        "states": queries.state_counts(applications),
        "state": request.GET.get("state", ""),
        "rows": page_of(applications, request),
        "round": policy.visible(request.user, Round).filter(cohort=row).order_by("-number").first(),
        "may_match": row.state in MATCHED_IN and not row.programme.symmetric,
        "steps": [verb for here, verb, to in Cohort.STEPS if here == row.state],
    }
    return render(request, "programmes/cohort.html", page)


def page_of(applications: QuerySet[Application], request: HttpRequest) -> Page[Application]:
    """The rows of the table that the address asks for, in one state or in all."""
    state = request.GET.get("state", "")
    rows = applications.filter(state=state) if state in Application.State else applications
    return Paginator(rows, ROWS).get_page(request.GET.get("page"))


@require_POST
def step(request: HttpRequest, pk: UUID, verb: str) -> HttpResponse:
    """Take the cohort one step on, or back to open."""
    row = policy.find(request.user, "change", Cohort, pk)
    if verb not in STEPS:
        raise Invisible
    STEPS[verb](cohort=row, by=request.user, now=timezone.now())
    done = {
        "open": _("The cohort is open. People may apply from %(day)s on.") % {"day": said(row.opens_on)},
        "match": _("The call is over. Now look for people who fit."),
        "reopen": _("The cohort is open for applications again."),
        "start": _("The cohort is running."),
        "end": _("The cohort has ended."),
    }
    messages.success(request, done[verb])
    return redirect("programmes:cohort", row.pk)
