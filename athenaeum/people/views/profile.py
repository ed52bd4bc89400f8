"""My profile: a table of contents of short parts, and a short form for each."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from athenaeum.access.refusals import NotNow
from athenaeum.people import languages, sentences
from athenaeum.people.actions import about, openness, reach
from athenaeum.people.forms.profile import AboutForm, DoorForm, HoursForm, LanguagesForm, ReachForm
from athenaeum.people.models import Openness, Person
from athenaeum.people.models.openness import Kinds
from athenaeum.people.models.reach import Channels
from athenaeum.people.ways import ways_of

YEAR = 365 * 24 * 3600


def me(request: HttpRequest) -> HttpResponse:
    """What I say of myself, as a table of contents."""
    person = this(request)
    door, kinds = door_of(person), [row.kind for row in person.kinds.all()]
    context = {
        "person": person,
        "known": [(row, sentences.I_KNOW[row.strength]) for row in person.expertise.select_related("area")],
        "wanted": person.learning_areas.select_related("area"),
        "ways": ways_of(person, reader=person),
        "hours": sentences.hours_words(row.slot for row in person.good_hours.all()),
        "languages": languages.names_of(row.code for row in person.languages.all()),
        "door": door,
        "door_words": sentences.door_words(door, kinds),
        "also": sentences.also_words(door, kinds),
    }
    return render(request, "people/profile/me.html", context)


def this(request: HttpRequest) -> Person:
    """Whose profile it is: always one's own."""
    assert isinstance(request.user, Person)
    return request.user


def door_of(person: Person) -> Openness | None:
    return Openness.objects.filter(person=person).first()


def part(
    request: HttpRequest, form: forms.Form, template: str, save: Callable[[], Any], done: str | Promise, **more: Any
) -> HttpResponse:
    """One short form: shown, shown again with what is to be corrected, or saved by one action.

    Args:
        save: calls the action; its NotNow is shown above the form with everything still typed.
        done: the sentence after saving.
        more: what the template needs besides the form.
    """
    if form.is_bound and form.is_valid():
        try:
            save()
        except NotNow as wrong_moment:
            form.add_error(None, str(wrong_moment))
        else:
            messages.success(request, str(done))
            return redirect("people:me")
    status = 422 if form.errors else 200
    return render(request, f"people/profile/{template}.html", {"form": form, **more}, status=status)


def given(request: HttpRequest) -> Any:
    """What was sent, for a form that is bound only then."""
    return request.POST if request.method == "POST" else None


def my_reach(request: HttpRequest) -> HttpResponse:
    """How to reach me, the way I like best first."""
    person = this(request)
    rows = list(person.channels.all())
    initial = {"order": [row.kind for row in rows], **{row.kind: row.detail for row in rows}}
    form = ReachForm(given(request), initial=initial, person=person)

    def save() -> None:
        reach.prefer_channels(person=person, channels=form.channels, by=person, now=timezone.now())

    done = _("How to reach you is saved. Invitations and reminders follow it from now on.")
    return part(request, form, "reach", save, done, details=[form[kind] for kind in Channels.values])


def my_hours(request: HttpRequest) -> HttpResponse:
    """My good hours, and where I am to be found."""
    person = this(request)
    initial = {"slots": [row.slot for row in person.good_hours.all()], "place": person.place}
    form = HoursForm(given(request), initial=initial)

    def save() -> None:
        said = form.cleaned_data
        reach.state_hours(person=person, slots=said["slots"], place=said["place"], by=person, now=timezone.now())

    return part(request, form, "hours", save, _("Your good hours are saved."))


def my_languages(request: HttpRequest) -> HttpResponse:
    """The languages in which I can mentor or learn."""
    person = this(request)
    codes = [row.code for row in person.languages.all()]
    form = LanguagesForm(given(request), initial={"first": codes, "more": codes})

    def save() -> None:
        reach.state_languages(person=person, codes=form.codes, by=person, now=timezone.now())

    return part(request, form, "languages", save, _("Your languages are saved."), several=bool(set(codes) - {"en"}))


def my_door(request: HttpRequest) -> HttpResponse:
    """Open or paused, for how many, for what."""
    person = this(request)
    door = door_of(person)
    initial = {"kinds": [row.kind for row in person.kinds.all()] or [Kinds.ONE_TO_ONE], "places": 1}
    if door:
        initial |= {"state": door.state, "places": door.places, "back_on": door.back_on}
    form = DoorForm(given(request), initial=initial)
    done = _("Your door is as you said. Your page says so from now on.")
    return part(request, form, "door", lambda: set_door(person, form.cleaned_data), done, door=door)


def set_door(person: Person, said: dict[str, Any]) -> None:
    """Open or pause, as the form says."""
    same = {"person": person, "places": said["places"], "kinds": said["kinds"], "by": person, "now": timezone.now()}
    if said["state"] == Openness.State.OPEN:
        openness.open_door(**same)
    else:
        openness.pause(back_on=said["back_on"], **same)


def my_about(request: HttpRequest) -> HttpResponse:
    """A few words about me, and how the house speaks to me."""
    person = this(request)
    form = AboutForm(given(request), initial={name: getattr(person, name) for name in about.FIELDS})

    def save() -> None:
        about.say_about_me(person=person, by=person, now=timezone.now(), **form.cleaned_data)

    answer = part(request, form, "about", save, _("What you say about yourself is saved."))
    if answer.status_code == 302:
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, person.language, max_age=YEAR, secure=settings.SECURE, samesite="Lax"
        )
    return answer
