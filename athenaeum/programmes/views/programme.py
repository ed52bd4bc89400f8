"""Programmes: what is open now, one programme's page, and the facilitator's pages of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from athenaeum.access import policy
from athenaeum.access.refusals import Invisible
from athenaeum.people.models import Person
from athenaeum.programmes import queries
from athenaeum.programmes.actions import programme as act
from athenaeum.programmes.forms.programme import FacilitatorForm, ProgrammeForm, TemplateForm
from athenaeum.programmes.models import Cohort, Programme

STEPS = {"offer": act.offer_programme, "close": act.close_programme}


def open_now(request: HttpRequest) -> HttpResponse:
    """What is open now, for everybody."""
    today = timezone.localdate()
    page = {"offers": queries.open_now(request.user, today), "next_call": queries.next_call(request.user, today)}
    return render(request, "programmes/open_now.html", page)


def programmes(request: HttpRequest) -> HttpResponse:
    """The programmes that this facilitator looks after, and those of the others."""
    rows = policy.visible(request.user, Programme).prefetch_related("cohorts", "facilitators")
    own = [row for row in rows if request.user in row.facilitators.all()]
    others = [row for row in rows if row not in own]
    return render(request, "programmes/programmes.html", {"own": own, "others": others})


def programme(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One programme: what it is, who looks after it, how to begin."""
    row, today = policy.find(request.user, "see", Programme, pk), timezone.localdate()
    page = {
        "programme": row,
        "facilitators": row.facilitators.filter(is_active=True),
        "offers": queries.offers_of(row, request.user, today),
        "next_call": queries.next_call(request.user, today, row),
        "may_change": policy.may(request.user, "change", row),
        "cohorts": policy.visible(request.user, Cohort).filter(programme=row),
    }
    return render(request, "programmes/programme.html", page)


def new(request: HttpRequest) -> HttpResponse:
    """Open a programme from a template."""
    form = TemplateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = act.open_programme(**form.cleaned_data, by=request.user, now=timezone.now())
        messages.success(request, _("The programme stands as a draft. Only facilitators see it until it is offered."))
        return redirect("programmes:programme", made.pk)
    return render(request, "programmes/new.html", {"form": form}, status=422 if form.errors else 200)


def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Titles, purposes, lengths, and who looks after it."""
    row = policy.find(request.user, "change", Programme, pk)
    form = ProgrammeForm(request.POST if request.method == "POST" else None, programme=row)
    if form.is_valid():
        act.change_programme(programme=row, by=request.user, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("programmes:programme", row.pk)
    page = {
        "programme": row,
        "form": form,
        "facilitators": row.facilitators.all(),
        "add": FacilitatorForm(programme=row),
    }
    return render(request, "programmes/edit.html", page, status=422 if form.errors else 200)


@require_POST
def add_facilitator(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let somebody look after the programme too."""
    row = policy.find(request.user, "change", Programme, pk)
    form = FacilitatorForm(request.POST, programme=row)
    if form.is_valid():
        person = form.cleaned_data["person"]
        act.add_facilitator(programme=row, person=person, by=request.user, now=timezone.now())
        messages.success(request, _("%(name)s looks after this programme too.") % {"name": person.full_name})
    else:
        messages.error(request, _("Choose somebody from the list, then press “Add”."))
    return redirect("programmes:edit", row.pk)


@require_POST
def remove_facilitator(request: HttpRequest, pk: UUID, person: UUID) -> HttpResponse:
    """Take somebody off."""
    row = policy.find(request.user, "change", Programme, pk)
    who = get_object_or_404(Person, pk=person, facilitated=row)
    act.remove_facilitator(programme=row, person=who, by=request.user, now=timezone.now())
    messages.success(request, _("%(name)s no longer looks after this programme.") % {"name": who.full_name})
    if who == request.user:
        return redirect("programmes:programmes")
    return redirect("programmes:edit", row.pk)


@require_POST
def step(request: HttpRequest, pk: UUID, verb: str) -> HttpResponse:
    """Offer the programme to all staff, or close it."""
    row = policy.find(request.user, "change", Programme, pk)
    if verb not in STEPS:
        raise Invisible
    STEPS[verb](programme=row, by=request.user, now=timezone.now())
    done = {"offer": _("All staff can see this programme now."), "close": _("This programme is closed.")}
    messages.success(request, done[verb])
    return redirect("programmes:programme", row.pk)
