"""What the directory shows: who was found, narrowed by facets, with the words that say why."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.conf.locale import LANG_INFO
from django.core.cache import caches
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from athenaeum.access import policy

from .models import Channel, Expertise, Kind, LearningArea, Openness, Person, Post, SpokenLanguage, Unit
from .models.openness import Kinds
from .models.reach import Channels
from .search.find import Found, find
from .search.near import terms

PAGE = 24
# Languages spoken in libraries that Django has no name for.
OTHERS = {"tw": "Twi", "tl": "Tagalog", "yo": "Yoruba", "mi": "Māori"}
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
        results=results(keys, found),
        total=total,
        shown=start + len(keys),
        facets=facets(people, asked, cached=found is None),
        near=near_words(found),
        more=asked.page + 1 if start + len(keys) < total else None,
        before=asked.page - 1 if asked.page > 1 else None,
        found=found or Found([], set(), set()),
    )


def narrow(people: QuerySet[Person], asked: Asked) -> QuerySet[Person]:
    """Keep those who meet every facet that has a box ticked."""
    if asked.kinds:
        people = people.filter(open_to(asked.kinds))
    if asked.channels:
        first = Channel.objects.filter(person=OuterRef("pk"), position=1, kind__in=asked.channels)
        people = people.filter(Exists(first))
    if asked.units:
        people = people.filter(Exists(Post.objects.filter(person=OuterRef("pk"), unit__in=asked.units)))
    if asked.languages:
        people = people.filter(Exists(SpokenLanguage.objects.filter(person=OuterRef("pk"), code__in=asked.languages)))
    return people


def open_to(kinds: Sequence[str]) -> Q:
    """Accepts one of these kinds, and has not paused; one to one also needs a free place."""
    accepted = Kind.objects.filter(person=OuterRef("pk"), kind__in=kinds)
    free = Openness.objects.filter(person=OuterRef("pk"), state=Openness.State.OPEN)
    if set(kinds) == {Kinds.ONE_TO_ONE}:
        free = free.filter(taken__lt=F("places"))
    return Q(Exists(accepted)) & Q(Exists(free))


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


def results(keys: list[UUID], found: Found | None) -> list[Result]:
    """The cards of a page, in order; the same few queries however many there are."""
    rows = Person.objects.filter(pk__in=keys).prefetch_related(
        Prefetch("posts", Post.objects.select_related("unit")),
        Prefetch(
            "expertise", Expertise.objects.select_related("area").order_by("-strength", "-glad", "area__label_en")
        ),
        Prefetch("learning_areas", LearningArea.objects.filter(shown=True).select_related("area")),
        "channels",
        "languages",
        "kinds",
        "openness",
    )
    people = {person.pk: person for person in rows}
    hit = frozenset(found.areas | found.near) if found else frozenset()
    return [card(people[key], hit) for key in keys if key in people]


def card(person: Person, hit: frozenset[UUID]) -> Result:
    """A colleague on a card: at most four areas, those that were looked for among them."""
    known = sorted(person.expertise.all(), key=lambda one: one.area_id not in hit)[:4]
    learning = [one for one in person.learning_areas.all() if one.area_id in hit][:1]
    post = next(iter(person.posts.all()), None)
    return Result(person, post, known, learning, hit)


def near_words(found: Found | None) -> list[str]:
    """A few names of areas near the one that was meant."""
    if found is None:
        return []
    french = (get_language() or "en").startswith("fr")
    return [term.label_fr if french else term.label_en for term in terms().values() if term.key in found.near][:4]


def facets(people: QuerySet[Person], asked: Asked, *, cached: bool) -> list[Facet]:
    """The boxes with their counts. Over everybody they are counted once a minute, over a search each time."""
    counts = caches["process"].get("facets") if cached else None
    if counts is None:
        counts = count(people, everybody=cached)
        if cached:
            caches["process"].set("facets", counts, 60)
    units = {
        unit.pk: unit for unit in Unit.objects.filter(pk__in=[key for key, _n in counts["unit"].most_common(MANY)])
    }
    return [
        boxes(_("Open to"), "kind", dict(Kinds.choices), counts["kind"], asked.kinds),
        boxes(_("Prefers"), "channel", dict(Channels.choices), counts["channel"], asked.channels),
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


def count(people: QuerySet[Person], *, everybody: bool) -> dict[str, Counter]:
    """How many of these people each box would leave; one grouped query a facet."""
    among = {} if everybody else {"person__in": people.values("pk")}
    here = {"person__is_active": True, **among}
    free = Q(person__openness__state=Openness.State.OPEN)
    rows = {
        "kind": Kind.objects.filter(free, **here).values_list("kind"),
        "channel": Channel.objects.filter(position=1, **here).values_list("kind"),
        "unit": Post.objects.filter(rank=0, unit__isnull=False, **here).values_list("unit_id"),
        "language": SpokenLanguage.objects.filter(**here).values_list("code"),
    }
    return {name: Counter(dict(found.annotate(n=Count("pk")).order_by())) for name, found in rows.items()}


def boxes(
    title: str | Promise, name: str, labels: dict[str, str], counts: Counter[str], chosen: tuple[str, ...]
) -> Facet:
    """One facet: the boxes that would leave somebody, and those that are ticked."""
    options = tuple(
        {"value": value, "label": label, "count": counts[value], "checked": value in chosen}
        for value, label in labels.items()
        if counts[value] or value in chosen
    )
    return Facet(title, name, options)


def language_names(counts: dict[str, int]) -> dict[str, str]:
    """The commonest languages, named in the reader's own; our fonts could not write all of theirs."""
    common = [code for code, _n in Counter(counts).most_common(MANY)]
    return {code: gettext(LANG_INFO[code]["name"]) if code in LANG_INFO else OTHERS.get(code, code) for code in common}
