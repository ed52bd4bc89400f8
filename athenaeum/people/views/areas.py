"""The areas one knows and those one wishes to learn: a list put together by looking, ticking and weighing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from athenaeum.people import lookup
from athenaeum.people.actions.expertise import state_expertise
from athenaeum.people.actions.learning import state_learning
from athenaeum.people.forms.areas import OWN, Row, Sheet, checked, rows_of, sheet_from
from athenaeum.people.models import LearningArea, Person
from athenaeum.people.sentences import I_KNOW


@dataclass(frozen=True)
class Kind:
    """What tells the two lists apart: their words, their rows and the action that saves them."""

    name: str
    done: str | Promise
    yes: bool
    degrees: tuple[tuple[int, str | Promise], ...]
    rows: Callable[[Person], list[Row]]
    save: Callable[..., Any]


def known(person: Person) -> list[Row]:
    rows = person.expertise.select_related("area")
    return [Row(str(row.area_id), str(row.area), row.strength, row.glad, row.area) for row in rows]


def wanted(person: Person) -> list[Row]:
    rows = person.learning_areas.select_related("area")
    return [Row(str(row.area_id), str(row.area), row.importance, row.shown, row.area) for row in rows]


KNOWN = Kind(
    name="known",
    done=_("Your areas are saved. Colleagues find you by them from now on."),
    yes=True,
    degrees=tuple(I_KNOW.items()),
    rows=known,
    save=state_expertise,
)
WANTED = Kind(
    name="wanted",
    done=_("What you wish to learn is saved."),
    yes=False,
    degrees=tuple(reversed(LearningArea.Importance.choices)),
    rows=wanted,
    save=state_learning,
)


def my_areas(request: HttpRequest) -> HttpResponse:
    """The areas I know."""
    return list_page(request, KNOWN)


def my_learning(request: HttpRequest) -> HttpResponse:
    """The areas I wish to learn."""
    return list_page(request, WANTED)


def list_page(request: HttpRequest, kind: Kind) -> HttpResponse:
    """The list as it stands, while it is put together, and when it is saved."""
    person = request.user
    assert isinstance(person, Person)
    if request.method == "POST":
        return posted(request, person, kind, sheet_from(request.POST, yes=kind.yes))
    words = request.GET.get("q", "")[:120]
    if request.htmx:  # type: ignore[attr-defined]
        context = found(person, kind, words, request.GET.getlist("area"), request.GET.getlist("add"))
        return render(request, "people/profile/_areas_found.html", context)
    return show(request, person, kind, checked(Sheet(kind.rows(person), words)))


def posted(request: HttpRequest, person: Person, kind: Kind, sheet: Sheet) -> HttpResponse:
    """Save the list, or show it as the pressed button changed it."""
    stays = request.POST.get("do") == "stay" or "drop" in request.POST
    if stays or sheet.errors:
        return show(request, person, kind, sheet)
    language = "fr" if lookup.in_french() else "en"
    kind.save(person=person, areas=sheet.areas, own=sheet.own, language=language, by=person, now=timezone.now())
    messages.success(request, str(kind.done))
    return redirect("people:me")


def show(request: HttpRequest, person: Person, kind: Kind, sheet: Sheet) -> HttpResponse:
    """The page, or while one works with script only its form."""
    htmx = request.htmx  # type: ignore[attr-defined]
    template = "people/profile/_areas_form.html" if htmx else f"people/profile/areas_{kind.name}.html"
    context = {
        **found(person, kind, sheet.words, sheet.keys, ()),
        "sheet": sheet,
        "degrees": kind.degrees,
        "wrong": bool(sheet.errors),
        "moved": request.POST.get("do") == "stay" and bool(request.POST.getlist("add")),
        "address": request.path,
    }
    return render(request, template, context, status=422 if sheet.errors and not htmx else 200)


def found(person: Person, kind: Kind, words: str, chosen: Any, ticked: Any) -> dict[str, Any]:
    """What the words found, what is ticked already, and what a title suggests."""
    hits = lookup.find_areas(words, without=[*chosen, *ticked])
    offers_own = bool(words.strip()) and not lookup.named_so(words) and OWN + words not in ticked
    return {
        "kind": kind.name,
        "words": words,
        "hits": hits,
        "ticked": rows_of(ticked, yes=kind.yes),
        "own": " ".join(words.split()) if offers_own else "",
        "suggested": lookup.suggest_areas(person, without=chosen) if kind is KNOWN and not words else [],
    }
