"""Requests: asking a mentor, the inbox, and the answer. Saying yes lies above, in `mentoring`,
where the pair is made.
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from athenaeum.access import policy
from athenaeum.access.policy import Actor
from athenaeum.access.refusals import NotNow
from athenaeum.people.models import Person
from athenaeum.programmes import queries
from athenaeum.programmes.actions import request as act
from athenaeum.programmes.forms.request import AskForm, DeclineForm
from athenaeum.programmes.models import Request


def ask(request: HttpRequest, person: UUID) -> HttpResponse:
    """Ask a mentor; where that cannot be now, say why and who else could be asked."""
    mentor = policy.find(request.user, "see", Person, person)
    form = AskForm(request.POST or None, mentor=mentor, initial={"kind": request.GET.get("kind")})
    # A second press of the button gets the one result; whoever comes anew is told what stands.
    refusal = "" if request.method == "POST" else act.refusal_to_ask(mentor, request.user)
    page = {"mentor": mentor, "form": form, "refusal": refusal}
    if request.method == "POST" and form.is_valid():
        try:
            act.ask(mentor=mentor, **form.cleaned_data, by=request.user, now=timezone.now())
        except NotNow as not_now:
            page["refusal"] = str(not_now)
        else:
            messages.success(request, _("%(name)s has your request and a letter.") % {"name": mentor.full_name})
            return redirect("programmes:inbox")
    if page["refusal"]:
        page["others"] = queries.others_to_ask(request.user, mentor)
        return render(request, "programmes/cannot_ask.html", page, status=409 if request.method == "POST" else 200)
    return render(request, "programmes/ask.html", page, status=422 if form.errors else 200)


def inbox(request: HttpRequest) -> HttpResponse:
    """What I was asked and what I have asked."""
    people = [Prefetch(name, Person.objects.prefetch_related(queries.MAIN_POST)) for name in ("mentee", "mentor")]
    rows = policy.visible(request.user, Request).select_related("area", "suggested").prefetch_related(*people)[:100]
    page = {
        "waiting": [row for row in rows if row.mentor == request.user and row.state == Request.State.WAITING],
        "answered": [row for row in rows if row.mentor == request.user and row.state != Request.State.WAITING],
        "made": [row for row in rows if row.mentee == request.user],
    }
    return render(request, "programmes/inbox.html", page)


def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One request: for the mentor the place to answer, for the mentee how it stands."""
    row = policy.find(request.user, "see", Request, pk)
    words, answers = request.GET.get("find", ""), policy.may(request.user, "answer", row)
    page: dict[str, Any] = {"asked": row, "answers": answers, "find": words}
    if answers and row.state == Request.State.WAITING:
        page |= {"form": DeclineForm(), "suggestions": suggestions(row, words, request.user)}
    return render(request, "programmes/request.html", page)


def suggestions(row: Request, words: str, reader: Actor) -> list[Person]:
    """Who might fit better: those found by name, else others who are open and know the area."""
    if words:
        return queries.out_of_line(queries.people_named(words, reader, {row.mentee_id}), row.mentee)
    return queries.others_to_ask(row.mentee, row.mentor, row.area)


@require_POST
def decline(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say no kindly, perhaps naming somebody who fits better."""
    row = policy.find(request.user, "answer", Request, pk)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        page = {"asked": row, "answers": True, "form": form, "suggestions": suggestions(row, "", request.user)}
        return render(request, "programmes/request.html", page, status=422)
    act.decline(request=row, **form.cleaned_data, by=request.user, now=timezone.now())
    messages.success(request, _("%(name)s gets a kind letter.") % {"name": row.mentee.full_name})
    return redirect("programmes:inbox")


@require_POST
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a request back."""
    row = policy.find(request.user, "withdraw", Request, pk)
    act.withdraw(request=row, by=request.user, now=timezone.now())
    messages.success(request, _("Your request to %(name)s is taken back.") % {"name": row.mentor.full_name})
    return redirect("programmes:inbox")
