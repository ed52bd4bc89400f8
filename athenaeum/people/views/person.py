"""One person's page, and what a person may ask about herself."""

from uuid import UUID

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from athenaeum.access import policy
from athenaeum.people import languages, sentences, who_sees
from athenaeum.people.models import LearningArea, Openness, Person, Post
from athenaeum.people.models.openness import Kinds
from athenaeum.people.ways import ways_of

WHOLE = (
    Prefetch("posts", Post.objects.select_related("unit", "site")),
    "expertise__area",
    "channels",
    "good_hours",
    "languages",
    "kinds",
)


def person(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A person as her reader may see her."""
    reader = request.user
    assert isinstance(reader, Person)
    row = policy.find(reader, "see", Person, pk, within=Person.objects.prefetch_related(*WHOLE))
    shown = policy.visible(reader, LearningArea).filter(person=row, shown=True).select_related("area")
    ways = ways_of(row, reader=reader)
    context = {
        "person": row,
        "place": "" if any(way.detail == row.place for way in ways) else row.place,
        "own": row == reader,
        "learning": shown,
        "ways": ways,
        "hours": sentences.hours_words(slot.slot for slot in row.good_hours.all()),
        "languages": languages.names_of(spoken.code for spoken in row.languages.all()),
        "readers": who_sees.page_readers(reader, row),
        "levels": who_sees.page_levels(),
        **door(row),
    }
    return render(request, "people/person.html", context)


def door(row: Person) -> dict[str, object]:
    """A person's door in words, and which deeds it leaves open."""
    openness = Openness.objects.filter(person=row).first()
    kinds = {kind.kind for kind in row.kinds.all()}
    open_now = row.is_active and openness is not None and openness.is_open
    return {
        "door": sentences.door_words(openness, kinds),
        "also": sentences.also_words(openness, kinds) if open_now else "",
        "open_now": open_now,
        "asks_conversation": open_now and Kinds.CONVERSATION in kinds,
        "asks_mentor": open_now and Kinds.ONE_TO_ONE in kinds,
    }


def who_sees_what(request: HttpRequest) -> HttpResponse:
    """Who can see what about me, and what has been done."""
    reader = request.user
    assert isinstance(reader, Person)
    lines = who_sees.lines_about(reader)
    context = {"chapters": who_sees.chapters(lines), "done": who_sees.done_about(reader, lines)}
    return render(request, "people/profile/who_sees_what.html", context)
