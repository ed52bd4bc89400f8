"""What the directory shows: who was found, narrowed by facets, with the words that say why."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.cache import caches
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from athenaeum.access import policy

from . import languages, sentences
from .models import Channel, Expertise, Kind, LearningArea, Openness, Person, Post, SpokenLanguage, Unit
from .models.openness import Kinds
from .models.reach import Channels
from .search.find import Found, find
from .search.near import terms
from .ways import Way, ways_of

PAGE, MOST_PAGES = 24, 100
# Languages spoken in libraries that Django has no name for.
OTHERS = {"tw": "Twi", "tl": "Tagalog", "yo": "Yoruba", "mi": "Māori"}
TRACINGS = 4
MANY = 6  # units and languages offered as facets


@dataclass(frozen=True)
class Asked:
    """What the address asks for."""

    text: str = ""
    kinds: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    by_name: bool = False
    page: int = 1


@dataclass(frozen=True)
class Facet:
    """A group of boxes with counts."""

    title: str | Promise
    name: str
    options: tuple[dict[str, object], ...]


@dataclass(frozen=True)
class Result:
    """A colleague on a card."""

    person: Person
    post: Post | None
    tracings: list[Expertise]
    learning: list[LearningArea]
    hit: frozenset[UUID]
    way: Way | None
    hours: str
    door: str
    languages: str
    deeds: "Deeds"


@dataclass(frozen=True)
class Deeds:
    """What a card offers. The pages behind the links say no where it cannot be.

    Attributes:
        ask: the kind to ask for, or "".
        question: where a question goes: an address of mail or telephone, or "".
        own: the card is the reader's.
    """

    ask: str
    question: str
    own: bool


@dataclass(frozen=True)
class Page:
    """A page of the directory."""

    results: list[Result]
    total: int
    shown: int
    facets: list[Facet]
    near: list[str]
    more: int | None
    before: int | None
    areas: list[str]
    found: Found = field(default_factory=lambda: Found([], set(), set()))


def look(asked: Asked, person: Person) -> Page:
    """Answer what the address asks, for this reader."""
    found = find(asked.text) if asked.text.strip() else None
    everybody = policy.visible(person, Person).filter(is_active=True)
    people = everybody.filter(pk__in=found.keys) if found else everybody
    narrowed = narrow(people, asked)
    keys, total = page_of(narrowed, found, asked)
    start = (asked.page - 1) * PAGE
    return Page(
        results=results(keys, found, person),
        total=total,
        shown=start + len(keys),
        facets=facets(found.keys if found else None, asked),
        near=words_for(found.near) if found else [],
        areas=words_for(found.areas) if found else [],
        more=asked.page + 1 if start + len(keys) < total and asked.page < MOST_PAGES else None,
        before=asked.page - 1 if asked.page > 1 else None,
        found=found or Found([], set(), set()),
    )


OPEN_TO = {
    Kinds.ONE_TO_ONE: _("A mentee"),
    Kinds.CONVERSATION: _("A single conversation"),
    Kinds.CIRCLE: _("A circle"),
    Kinds.PEER: _("Learning together"),
    Kinds.REVERSE: _("Reverse mentoring"),
}
PREFERS = {
    Channels.IN_PERSON: _("In person"),
    Channels.PHONE: _("Phone"),
    Channels.EMAIL: _("E-mail"),
    Channels.VIDEO: _("Video"),
    Channels.CHAT: _("Chat"),
}


def narrow(people: QuerySet[Person], asked: Asked) -> QuerySet[Person]:
    """Keep those who meet every facet that has a box ticked."""
    if asked.kinds:
        people = people.filter(open_to(asked.kinds))
    if asked.channels:
        first = Channel.objects.filter(person=OuterRef("pk"), position=1, kind__in=asked.channels)
        people = people.filter(Exists(first))
    if asked.units:
        people = people.filter(
            Exists(Post.objects.filter(person=OuterRef("pk"), unit__in=[UUID(key) for key in asked.units]))
        )
    if asked.languages:
        people = people.filter(Exists(SpokenLanguage.objects.filter(person=OuterRef("pk"), code__in=asked.languages)))
    return people


def open_to(kinds: Sequence[str]) -> Q:
    """Accepts one of these kinds, and has not paused; one to one also needs a free place."""
    either = Q()
    for kind in kinds:
        accepts = Kind.objects.filter(person=OuterRef("pk"), kind=kind)
        door = Openness.objects.filter(person=OuterRef("pk"), state=Openness.State.OPEN)
        if kind == Kinds.ONE_TO_ONE:
            door = door.filter(taken__lt=F("places"))
        either |= Q(Exists(accepts)) & Q(Exists(door))
    return either


def page_of(people: QuerySet[Person], found: Found | None, asked: Asked) -> tuple[list[UUID], int]:
    """The keys of one page, and how many there are in all."""
    start = (asked.page - 1) * PAGE
    if found is None or asked.by_name:
        total = people.count() if found or narrowed(asked) else headcount(people)
        return list(people.by_name().values_list("pk", flat=True)[start : start + PAGE]), total  # type: ignore[attr-defined]
    here = set(people.values_list("pk", flat=True))
    keys = [key for key in found.keys if key in here]
    return keys[start : start + PAGE], len(keys)


def narrowed(asked: Asked) -> bool:
    return bool(asked.kinds or asked.channels or asked.units or asked.languages)


def headcount(people: QuerySet[Person]) -> int:
    """How many people there are, counted once a minute."""
    number: int | None = caches["process"].get("headcount")
    if number is None:
        number = people.count()
        caches["process"].set("headcount", number, 60)
    return number


def results(keys: list[UUID], found: Found | None, reader: Person) -> list[Result]:
    """The cards of a page, in order; the same few queries however many there are."""
    rows = Person.objects.filter(pk__in=keys).prefetch_related(
        Prefetch("posts", Post.objects.select_related("unit")),
        Prefetch(
            "expertise", Expertise.objects.select_related("area").order_by("-strength", "-glad", "area__label_en")
        ),
        Prefetch("learning_areas", LearningArea.objects.filter(shown=True).select_related("area")),
        "channels",
        "good_hours",
        "languages",
        "kinds",
        "openness",
    )
    people = {person.pk: person for person in rows}
    hit = frozenset(found.areas | found.near) if found else frozenset()
    return [card(people[key], hit, reader) for key in keys if key in people]


def card(person: Person, hit: frozenset[UUID], reader: Person) -> Result:
    """A colleague on a card: at most four areas, those that were looked for among them."""
    said = list(person.expertise.all())
    kept = {one.pk for one in sorted(said, key=lambda one: one.area_id not in hit)[:TRACINGS]}
    kinds = {kind.kind for kind in person.kinds.all()}
    openness = getattr(person, "openness", None)
    return Result(
        person=person,
        post=next(iter(person.posts.all()), None),
        tracings=[one for one in said if one.pk in kept],
        learning=[one for one in person.learning_areas.all() if one.area_id in hit][:1],
        hit=hit,
        way=next(iter(ways_of(person)), None),
        hours=sentences.hours_words(one.slot for one in person.good_hours.all()),
        door=sentences.door_words(openness, kinds),
        languages=languages.names_of(one.code for one in person.languages.all()),
        deeds=deeds(person, openness, kinds, reader),
    )


def deeds(person: Person, openness: Openness | None, kinds: set[str], reader: Person) -> Deeds:
    """What may be asked of a colleague, and by which way a question reaches her."""
    if person == reader:
        return Deeds("", "", own=True)
    is_open = openness is not None and openness.is_open
    ask = next((str(kind) for kind in (Kinds.CONVERSATION, Kinds.ONE_TO_ONE) if is_open and kind in kinds), "")
    ways = [way.href for way in ways_of(person) if way.href]
    return Deeds(ask, next(iter(ways), f"mailto:{person.email}" if person.email else ""), own=False)


def words_for(keys: set[UUID]) -> list[str]:
    """A few names of areas, in the reader's language."""
    french = (get_language() or "en").startswith("fr")
    names = (
        (term.label_fr or term.label_en if french else term.label_en) for term in terms().values() if term.key in keys
    )
    return sorted(names, key=len)[:4]


def facets(among: list[UUID] | None, asked: Asked) -> list[Facet]:
    """The boxes with their counts. Over everybody (None) they are counted once a minute, over a search each time."""
    counts = caches["process"].get("facets") if among is None else None
    if counts is None:
        counts = count(among)
        if among is None:
            caches["process"].set("facets", counts, 60)
    units = {
        unit.pk: unit for unit in Unit.objects.filter(pk__in=[key for key, _n in counts["unit"].most_common(MANY)])
    }
    return [
        boxes(_("Open to"), "kind", OPEN_TO, counts["kind"], asked.kinds),
        boxes(_("Prefers"), "channel", PREFERS, counts["channel"], asked.channels),
        boxes(
            _("Library"),
            "unit",
            {str(key): unit.name for key, unit in units.items()},
            texts(counts["unit"]),
            asked.units,
        ),
        boxes(_("Speaks"), "language", language_names(counts["language"]), counts["language"], asked.languages),
    ]


def texts(counts: Counter[UUID]) -> Counter[str]:
    return Counter({str(key): number for key, number in counts.items()})


def count(among: list[UUID] | None) -> dict[str, Counter]:
    """How many of these people each box would leave; one grouped query a facet."""
    here = {"person__is_active": True} | ({} if among is None else {"person__in": among})
    free = Q(person__openness__state=Openness.State.OPEN)
    full = Q(kind=Kinds.ONE_TO_ONE, person__openness__taken__gte=F("person__openness__places"))
    rows = {
        "kind": Kind.objects.filter(free, **here).exclude(full).values_list("kind"),
        "channel": Channel.objects.filter(position=1, **here).values_list("kind"),
        "unit": Post.objects.filter(unit__isnull=False, **here).values_list("unit_id"),
        "language": SpokenLanguage.objects.filter(**here).values_list("code"),
    }
    return {
        name: Counter(dict(found.annotate(n=Count("person", distinct=True)).order_by())) for name, found in rows.items()
    }


def boxes(
    title: str | Promise, name: str, labels: Mapping[Any, Any], counts: Counter[str], chosen: tuple[str, ...]
) -> Facet:
    """One facet: the boxes that would leave somebody, and those that are ticked."""
    options = tuple(
        {"value": value, "label": label, "count": counts[value], "checked": value in chosen}
        for value, label in labels.items()
        if counts[value] or value in chosen
    )
    return Facet(title, name, options)


def language_names(counts: dict[str, int]) -> dict[str, str]:
    """The commonest languages by their names."""
    return {code: languages.name_of(code) for code, _n in Counter(counts).most_common(MANY)}


def have_said() -> int:
    """How many colleagues have said what they know, counted once a minute."""
    number: int | None = caches["process"].get("have-said")
    if number is None:
        said = Expertise.objects.filter(person__is_active=True)
        number = said.aggregate(n=Count("person", distinct=True))["n"]
        caches["process"].set("have-said", number, 60)
    return number or 0
