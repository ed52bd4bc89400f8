"""What the house knows already, read once and in columns, so that a plan costs no query a row."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from ..models import Person, Post, Role, Site, Unit
from .columns import plain


class Known(NamedTuple):
    """A person of the house. `listed` is what the last staff list said of her; empty where none named her."""

    pk: UUID
    staff_id: str
    given_name: str
    family_name: str
    email: str
    phone: str
    language: str
    hired_on: date | None
    is_active: bool
    listed: dict[str, str]


class KnownPost(NamedTuple):
    pk: UUID
    rank: int
    title: str
    unit: UUID | None
    site: UUID | None
    manager: UUID | None
    fte: Decimal | None
    grade: str


@dataclass
class Standing:
    """Persons, posts, units and sites as they stand, and who keeps the house going."""

    people: dict[UUID, Known] = field(default_factory=dict)
    posts: dict[UUID, list[KnownPost]] = field(default_factory=dict)
    units: dict[UUID, tuple[str, str]] = field(default_factory=dict)
    sites: dict[UUID, tuple[str, str]] = field(default_factory=dict)
    keepers: dict[str, set[UUID]] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> dict[str, Known]:
        return {known.staff_id.casefold(): known for known in self.people.values() if known.staff_id}

    @cached_property
    def by_email(self) -> dict[str, Known]:
        return {known.email.lower(): known for known in self.people.values() if known.email}

    def by_name_and_unit(self) -> dict[tuple[str, str], Known]:
        """Persons under their plain name and the plain name of each of their units."""
        found: dict[tuple[str, str], Known] = {}
        units = {pk: plain(names[0]) for pk, names in self.units.items()}
        for known in self.people.values():
            name = plain(f"{known.given_name} {known.family_name}")
            for unit in {post.unit for post in self.posts.get(known.pk, ())} or {None}:
                found[name, units[unit] if unit else ""] = known
        return found


def look() -> Standing:
    """Read the house: five queries, whatever its size."""
    standing = Standing()
    for row in (
        Person.objects.order_by()
        .values_list(
            "pk",
            "staff_id",
            "given_name",
            "family_name",
            "email",
            "phone",
            "language",
            "hired_on",
            "is_active",
            "listed",
        )
        .iterator(chunk_size=2000)
    ):
        standing.people[row[0]] = known(row)
    posts: defaultdict[UUID, list[KnownPost]] = defaultdict(list)
    for row in (
        Post.objects.order_by("rank")
        .values_list("person_id", "pk", "rank", "title", "unit_id", "site_id", "manager_id", "fte", "grade")
        .iterator(chunk_size=2000)
    ):
        posts[row[0]].append(KnownPost(*row[1:]))
    standing.posts = dict(posts)
    standing.units = {pk: (en, fr) for pk, en, fr in Unit.objects.values_list("pk", "name_en", "name_fr")}
    standing.sites = {pk: (en, fr) for pk, en, fr in Site.objects.values_list("pk", "name_en", "name_fr")}
    keepers: defaultdict[str, set[UUID]] = defaultdict(set)
    for name, person in Role.objects.filter(person__is_active=True).values_list("name", "person_id"):
        keepers[name].add(person)
    standing.keepers = dict(keepers)
    return standing


def known(row: tuple[Any, ...]) -> Known:
    pk, staff_id, given, family, email, phone, language, hired_on, is_active, listed = row
    return Known(pk, staff_id or "", given, family, email or "", phone, language, hired_on, is_active, listed)
