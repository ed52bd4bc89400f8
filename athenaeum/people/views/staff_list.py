"""The staff list: hand it in, say which column is what, look at what would change, take it in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from athenaeum.access import policy
from athenaeum.access.refusals import NotNow

from ..actions import staff_list as deeds
from ..forms.staff_list import ColumnsForm, UploadForm
from ..models import StaffList
from ..staff_list import report, words
from ..staff_list.refusal import Unreadable

A_PAGE = 200
NOTES = [code for code, said in words.FINDINGS.items() if said.weight == words.NOTE]
State = StaffList.State


def staff_lists(request: HttpRequest) -> HttpResponse:
    """Hand in a list; below it those handed in before."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        row = deeds.upload(name=file.name, data=file.read(), by=request.user, now=timezone.now())
        return redirect("people:staff-list-columns" if row.state == State.READ else "people:staff-list", row.pk)
    rows = policy.visible(request.user, StaffList).select_related("by")[:20]
    context = {"form": form, "staff_lists": rows}
    return render(request, "people/staff_list/lists.html", context, status=422 if form.errors else 200)


def found(request: HttpRequest, pk: UUID, verb: str = "see") -> StaffList:
    return policy.find(request.user, verb, StaffList, pk)


def staff_list(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One list, as far as it has come."""
    row = found(request, pk)
    if row.state == State.READ and not row.is_waiting:
        return redirect("people:staff-list-columns", row.pk)
    if row.is_waiting:
        return render(request, "people/staff_list/waiting.html", waiting(row))
    if row.state in (State.PREVIEWED, State.STOPPED):
        return render(request, "people/staff_list/preview.html", previewed(row, request))
    return render(request, "people/staff_list/ended.html", previewed(row, request))


def columns(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Which column is what."""
    row = found(request, pk, "change")
    if not row.form.get("headings"):
        return redirect("people:staff-list", row.pk)
    form = ColumnsForm(row.form, row.mapping, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            deeds.map_columns(staff_list=row, mapping=form.mapping(), by=request.user, now=timezone.now())
        except NotNow as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("people:staff-list", row.pk)
    context = {"form": form, "staff_list": row, "steps": steps(row, 1)}
    return render(request, "people/staff_list/columns.html", context, status=422 if form.errors else 200)


@require_POST
def sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Read another sheet of the workbook."""
    row = found(request, pk, "change")
    deeds.choose_sheet(staff_list=row, sheet=request.POST.get("sheet", ""), by=request.user, now=timezone.now())
    return redirect("people:staff-list", row.pk)


@require_POST
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer a doubt; the preview comes back with it settled."""
    row = found(request, pk, "change")
    given = request.POST.get("typed", "").strip() or request.POST.get("answer", "")
    row = deeds.choose(
        staff_list=row, key=request.POST.get("key", ""), answer=given, by=request.user, now=timezone.now()
    )
    if request.htmx and not row.is_waiting:  # type: ignore[attr-defined]
        return render(request, "people/staff_list/_preview.html", previewed(row, request))
    return redirect(reverse("people:staff-list", args=[row.pk]) + "#to-look-at")


@require_POST
def apply(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the list in."""
    row = found(request, pk, "apply")
    deeds.apply(staff_list=row, leavers=request.POST.get("leavers", ""), by=request.user, now=timezone.now())
    return redirect("people:staff-list", row.pk)


@require_POST
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Stop taking it in."""
    deeds.stop(staff_list=found(request, pk, "change"), by=request.user, now=timezone.now())
    messages.info(request, _("It stops after the lines it is at. What was taken in stays."))
    return redirect("people:staff-list", pk)


@require_POST
def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the list up."""
    deeds.drop(staff_list=found(request, pk, "change"), by=request.user, now=timezone.now())
    messages.success(request, _("The list was given up, and its file is gone. Nobody was changed."))
    return redirect("people:staff-lists")


def progress(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far the worker is; the page asks for this every two seconds."""
    row = found(request, pk)
    if row.is_waiting:
        return render(request, "people/staff_list/_progress.html", waiting(row))
    return HttpResponse(headers={"HX-Redirect": reverse("people:staff-list", args=[row.pk])})


def to_mend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The doubts as a file, to mend the list by."""
    row = found(request, pk)
    return download(report.to_mend(row.rows.filter(kind="doubt").iterator()), _("to-mend.csv"))


def changes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything that would change, as a file."""
    row = found(request, pk)
    try:
        plan = deeds.plan_of(row, timezone.localdate())
    except Unreadable as refused:
        raise NotNow(words.refusal(refused.code, refused.extra)) from refused
    return download(report.changes(plan), _("changes.csv"))


def download(text: str, name: str) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=disposition)


# What the pages show --------------------------------------------------------------------------------------------


def steps(row: StaffList, here: int) -> list[dict[str, Any]]:
    """The way from the file to the end."""
    columns_url = reverse("people:staff-list-columns", args=[row.pk]) if here == 2 else ""
    names = [(_("File"), ""), (_("Columns"), columns_url), (_("Preview"), ""), (_("Done"), "")]
    return [
        {"label": label, "url": url, "current": number == here, "done": number < here}
        for number, (label, url) in enumerate(names)
    ]


def waiting(row: StaffList) -> dict[str, Any]:
    """The bar: without an end while the file is read, with one while it is taken in."""
    return {"staff_list": row, "steps": steps(row, 3 if row.state == State.APPLYING else 1)}


def previewed(row: StaffList, request: HttpRequest) -> dict[str, Any]:
    """What would change, and what is doubtful."""
    doubts = row.rows.filter(kind="doubt")
    page = Paginator(doubts.exclude(code__in=NOTES), A_PAGE).get_page(request.GET.get("page"))
    notes = list(doubts.filter(code__in=NOTES)[:A_PAGE])
    kinds = {kind: list(row.rows.filter(kind=kind)[:A_PAGE]) for kind in ("add", "change", "back", "leave")}
    lines = row.counts.get("lines", 0)
    return {
        "staff_list": row,
        "steps": steps(row, 3 if row.state in (State.APPLIED, State.FAILED, State.DROPPED) else 2),
        "doubts": [shown(doubt) for doubt in page],
        "page": page,
        "notes": [shown(note) for note in notes],
        "notes_count": doubts.filter(code__in=NOTES).count() if len(notes) == A_PAGE else len(notes),
        "kinds": kinds,
        "changed": [(change, changed_words(change)) for change in kinds["change"]],
        "clear": max(lines - page.paginator.count, 0),
        "trouble": words.refusal(row.trouble["code"], row.trouble["extra"]) if row.trouble else "",
        "here": row.counts.get("here", 0),
    }


def shown(doubt: Any) -> dict[str, Any]:
    """A doubt in words, with the answers it may be given."""
    return {
        "row": doubt,
        "field": words.FIELD_NAMES.get(doubt.field, ""),
        "weight": words.weight(doubt),
        "weight_words": words.WEIGHTS[words.weight(doubt)],
        "reason": words.reason(doubt),
        "mend": words.mend(doubt) if not words.answers(doubt) else "",
        "answers": words.answers(doubt),
        "asks": words.asks(doubt),
    }


def changed_words(change: Any) -> str:
    """What changes of a person, field by field."""
    parts = []
    for name, old, new in change.extra.get("parts", []):
        label = {"post": _("A further post"), "post_dropped": _("A post less")}.get(name) or words.FIELD_NAMES.get(name)
        parts.append(f"{label}: {old or '–'} → {new}" if new else str(label or _("Staff number")))
    return " · ".join(parts)
