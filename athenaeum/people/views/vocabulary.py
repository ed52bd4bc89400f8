"""The vocabulary of areas, and the facilitator's care for it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from athenaeum.access import policy
from athenaeum.access.refusals import NotNow
from athenaeum.people import terms
from athenaeum.people.actions import vocabulary as act
from athenaeum.people.forms.vocabulary import KeepForm
from athenaeum.people.models import Area


def vocabulary(request: HttpRequest) -> HttpResponse:
    """The whole vocabulary by facet; people's own terms to look at come first."""
    text = request.GET.get("q", "").replace("\x00", "")[:120]
    tree = terms.tree()
    page = {
        "text": text,
        "found": terms.found(tree, text),
        "own": [node for root in tree for node in root.all() if node.area.own],
        "facets": terms.by_facet(tree),
    }
    return render(request, "people/vocabulary/vocabulary.html", page)


def area(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One term: keep it with both its names and its place, or look for the term it should become a synonym of."""
    row = policy.find(request.user, "change", Area, pk)
    if row.merged_into is not None:
        return redirect("people:area", row.merged_into.pk)
    form = KeepForm(request.POST, area=row) if request.method == "POST" else KeepForm(area=row)
    if form.is_valid() and kept(request, row, form):
        return redirect("people:vocabulary")
    text = request.GET.get("into", "").replace("\x00", "")[:120]
    page = {
        "area": row,
        "form": form,
        "text": text,
        "targets": [node for node in terms.found(terms.tree(), text) if node.area != row],
        "suggested": terms.like(row) if not text else [],
        "narrower": row.narrower.filter(merged_into=None),
    }
    return render(request, "people/vocabulary/area.html", page, status=422 if form.errors else 200)


def kept(request: HttpRequest, row: Area, form: KeepForm) -> bool:
    """Keep the term; where that cannot be, the sentence stands above the form with everything still in it."""
    try:
        act.keep(area=row, by=request.user, now=timezone.now(), **form.cleaned_data)
    except NotNow as wrong:
        form.add_error(None, str(wrong))
        return False
    messages.success(request, _("“%(term)s” is kept in the vocabulary.") % {"term": form.cleaned_data["label_en"]})
    return True


@require_POST
def merge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a term become a synonym of the chosen one."""
    row = policy.find(request.user, "change", Area, pk)
    into = terms.chosen(request.POST.get("into", ""))
    try:
        if into is None:
            raise NotNow(_("Choose the term to keep first. Nothing was changed."))
        act.merge(area=row, into=into, by=request.user, now=timezone.now())
    except NotNow as wrong:
        messages.error(request, str(wrong))
        return redirect("people:area", row.pk)
    words = {"term": row.label, "kept": into.label}
    messages.success(request, _("“%(term)s” is now a synonym of “%(kept)s”. Nobody lost an area.") % words)
    return redirect("people:vocabulary")
