"""Applications: the form that is saved as it is typed, and what stands once it is handed in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from athenaeum.access import policy
from athenaeum.access.policy import Actor
from athenaeum.access.refusals import Invisible, NotNow, NotYours
from athenaeum.programmes import queries
from athenaeum.programmes.actions import application as act
from athenaeum.programmes.forms.application import (
    OFFERED,
    WANTED,
    ApplicationForm,
    Sheet,
    sheet_from,
    sheet_of,
)
from athenaeum.programmes.models import Application, Avoidance, Cohort, Wish

STEPS = {
    "withdraw": act.withdraw_application,
    "resume": act.resume_application,
    "discard": act.discard_application,
}
FINDS = ("area", "wish", "avoid")


def applications(request: HttpRequest) -> HttpResponse:
    """My applications, newest first."""
    rows = (
        policy.visible(request.user, Application, "change").select_related("cohort__programme").order_by("-started_at")
    )
    return render(request, "programmes/applications.html", {"applications": rows})


@require_POST
def begin(request: HttpRequest, pk: UUID, side: str) -> HttpResponse:
    """Begin an application, or go on with the one that was begun."""
    cohort = policy.find(request.user, "apply", Cohort, pk, within=Cohort.objects.select_related("programme"))
    row = act.start_application(cohort=cohort, side=side, by=request.user, now=timezone.now())
    return redirect("programmes:application", row.pk)


def application(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One application: its form while it is a draft, else what stands."""
    rows = Application.objects.select_related("cohort__programme", "person")
    row = policy.find(request.user, "see", Application, pk, within=rows)
    if row.state != Application.State.DRAFT or not policy.may(request.user, "change", row):
        return stands(request, row)
    if request.method == "POST":
        return keep(request, row)
    sheet = sheet_of(row)
    form = ApplicationForm(initial={"hopes": row.hopes, "places": row.places}, side=row.side)
    return show(request, row, form, sheet)


def keep(request: HttpRequest, row: Application) -> HttpResponse:
    """Keep the draft, then do what the pressed button says."""
    handing_in = request.POST.get("do") == "submit"
    form = ApplicationForm(request.POST, side=row.side)
    sheet = sheet_from(request.POST, request.user)
    if not form.is_valid():
        return show(request, row, form, sheet, status=422)
    try:
        saved = act.save_application(
            application=row,
            **{"places": row.places, **form.cleaned_data},
            **sheet.lists,
            by=request.user,
            now=timezone.now(),
        )
        if handing_in:
            act.submit_application(application=saved, by=request.user, now=timezone.now())
    except act.Changed as refusal:
        sheet.base = refusal.application.saved_at
        return show(request, row, form, sheet, status=409, theirs=sheet_of(refusal.application), refusal=refusal)
    except NotNow as refusal:
        return show(request, row, form, sheet, status=409, refusal=refusal)
    return after_keeping(request, row, handing_in)


def after_keeping(request: HttpRequest, row: Application, handing_in: bool) -> HttpResponse:
    """Where the pressed button leads once the draft is kept."""
    if handing_in:
        messages.success(request, _("Your application is handed in. Thank you. A letter confirms it."))
        return redirect("programmes:application", row.pk)
    if request.POST.get("do") == "later":
        messages.success(request, _("Saved. You can go on whenever you like; nobody else sees a draft."))
        return redirect("programmes:applications")
    finds = {f"find_{name}": request.POST[f"find_{name}"] for name in FINDS if request.POST.get(f"find_{name}")}
    pressed = next(
        (name for name in FINDS for key in request.POST if key.endswith(f"_{name}") and request.POST[key]), ""
    )
    response = redirect("programmes:application", row.pk)
    response["Location"] += (f"?{urlencode(finds)}" if finds else "") + (f"#{pressed}" if pressed else "")
    return response


@require_POST
def save(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep a draft as it is typed; the answer is the sentence that the page shows."""
    row = policy.find(request.user, "change", Application, pk, within=Application.objects.select_related("person"))
    form = ApplicationForm(request.POST, side=row.side)
    if not form.is_valid():
        return said(_("Not saved: %(error)s") % {"error": next(iter(form.errors.values()))[0]}, 422)
    sheet = sheet_from(request.POST, request.user)
    try:
        saved = act.save_application(
            application=row,
            **{"places": row.places, **form.cleaned_data},
            **sheet.lists,
            by=request.user,
            now=timezone.now(),
        )
    except act.Changed:
        words = _(
            "Not saved: this application was changed in another window. Press “Save and go on later” to see both."
        )
        return said(words, 409)
    except NotNow as refusal:
        return said(str(refusal), 409)
    at = f"{timezone.localtime(saved.saved_at):%H:%M}"
    return said(_("Saved as you type, last at %(at)s.") % {"at": at}, 200)


def said(words: str, status: int) -> HttpResponse:
    """One sentence for the place under the form, as plain text."""
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")


def show(
    request: HttpRequest,
    row: Application,
    form: ApplicationForm,
    sheet: Sheet,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The form with its lists, and what was searched for."""
    mentor = row.side == Application.Side.MENTOR
    words = {name: request.GET.get(f"find_{name}", "") for name in FINDS}
    chosen = {person.pk for person in (*sheet.wishes, *sheet.avoidances)}
    page = {
        "application": row,
        "cohort": row.cohort,
        "programme": row.cohort.programme,
        "open_today": row.cohort.takes_applications(timezone.localdate()),
        "names": ", ".join(str(who) for who in row.cohort.programme.facilitators.filter(is_active=True)),
        "form": form,
        "languages": queries.languages_of(row.person),
        "sheet": sheet,
        "mentor": mentor,
        "door_words": queries.door_words(row.person, row.places) if mentor else "",
        "weights": (OFFERED if mentor else WANTED).items(),
        "words": words,
        "areas_found": queries.areas_named(words["area"], [area.pk for area, weight in sheet.areas]),
        "wishes_found": wishes_found(words["wish"], request.user, chosen),
        "avoidances_found": queries.people_named(words["avoid"], request.user, chosen),
        "room_for_wishes": len(sheet.wishes) < act.WISHES,
        **more,
    }
    return render(request, "programmes/application_form.html", page, status=status)


def wishes_found(words: str, reader: Actor, chosen: set[Any]) -> list[Any]:
    """People to wish for; nobody of one's own reporting line, who would never be proposed."""
    return queries.out_of_line(queries.people_named(words, reader, chosen), reader)


def stands(request: HttpRequest, row: Application) -> HttpResponse:
    """An application that is handed in, as this reader may see it: wishes only for their author."""
    if request.method == "POST":
        raise NotYours
    own = row.person == request.user
    page = {
        "application": row,
        "cohort": row.cohort,
        "programme": row.cohort.programme,
        "readers": policy.who_may("see", row).persons,
        "own": own,
        "mentor": row.side == Application.Side.MENTOR,
        "areas": policy.visible(request.user, row.areas.model).filter(application=row).select_related("area"),
        "wishes": policy.visible(request.user, Wish).filter(application=row).select_related("person"),
        "avoidances": policy.visible(request.user, Avoidance).filter(application=row).select_related("person"),
        "steps": [verb for here, verb, to in Application.STEPS if own and here == row.state and verb in STEPS],
    }
    return render(request, "programmes/application.html", page)


@require_POST
def step(request: HttpRequest, pk: UUID, verb: str) -> HttpResponse:
    """Take an application back, take it up again, or throw a draft away."""
    row = policy.find(request.user, "change", Application, pk, within=Application.objects.select_related("person"))
    if verb not in STEPS:
        raise Invisible
    STEPS[verb](application=row, by=request.user, now=timezone.now())
    done = {
        "withdraw": _("Your application is taken back. You may take it up again while the call is open."),
        "resume": _("Your application is a draft again. Hand it in when it is as you like it."),
        "discard": _("The draft is thrown away."),
    }
    messages.success(request, done[verb])
    return redirect("programmes:applications") if verb == "discard" else redirect("programmes:application", row.pk)
