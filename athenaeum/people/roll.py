"""The list of everybody: who is here, who has left, whose letters come back, who was never written to."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from athenaeum.access import policy
from athenaeum.access.policy import Actor

from .models import Person, Post
from .search.find import matching
from .search.words import words_of

PAGE = 50
MOST_PAGES = 10_000
STANDINGS = {
    "here": _("here"),
    "not-invited": _("not written to yet"),
    "no-address": _("without an address"),
    "bouncing": _("letters come back"),
    "left": _("left"),
}
MEANT = {
    "here": Q(is_active=True),
    # Not by whether she has been in: nobody is told that.
    "not-invited": Q(is_active=True, invited_at=None) & ~Q(email_state=Person.EmailState.VERIFIED),
    "no-address": Q(is_active=True, email=None),
    "bouncing": Q(is_active=True, email_state=Person.EmailState.BOUNCING),
    "left": Q(is_active=False),
}


@dataclass(frozen=True)
class Asked:
    """What the address asks for."""

    text: str = ""
    standing: str = "here"
    page: int = 1


@dataclass(frozen=True)
class Page:
    """A page of the list."""

    people: list[Person]
    total: int
    shown: int
    more: int | None
    before: int | None


def page_number(text: str) -> int:
    """The page an address asks for; the first where it makes no sense."""
    plain = text.isascii() and text.isdigit() and len(text) < 6
    return min(max(int(text), 1), MOST_PAGES) if plain else 1


def look(asked: Asked, reader: Actor) -> Page:
    """The people an address asks for, by name; the same few queries however many there are."""
    rows = policy.visible(reader, Person).filter(MEANT.get(asked.standing, MEANT["here"]))
    rows = named(rows, asked.text)
    total, start = rows.count(), (asked.page - 1) * PAGE
    main = Prefetch("posts", Post.objects.filter(rank=0).select_related("unit"))
    people = list(rows.order_by("family_name", "given_name", "pk").prefetch_related("roles", main)[start:][:PAGE])
    return Page(
        people=people,
        total=total,
        shown=start + len(people),
        more=asked.page + 1 if start + len(people) < total else None,
        before=asked.page - 1 if asked.page > 1 else None,
    )


def named(rows: QuerySet[Person], text: str) -> QuerySet[Person]:
    """Those whose name, address or staff number holds every word; those here also by unit, post and area."""
    words = text.split()[:8]
    if not words or not words_of(text):
        return rows
    every = Q()
    for word in words:
        every &= has(word)
    return rows.filter(every | Q(pk__in=matching(text)))


def has(word: str) -> Q:
    fields: Any = ("given_name", "family_name", "email", "staff_id")
    one = Q()
    for name in fields:
        one |= Q(**{f"{name}__icontains": word})
    return one


def not_written_to() -> QuerySet[Person]:
    """Those here who have an address, not yet confirmed, and have had no letter of invitation."""
    return Person.objects.filter(MEANT["not-invited"]).exclude(email=None)
