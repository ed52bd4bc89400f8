"""A house of any size for the benches, in a database of its own: made by a few bulk inserts, the same each time."""

import gc
import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
GIVEN = (
    "Ada Ben Cleo Dora Émile Fatoumata Grace Henrik Inès Joséphine Kenji Léa Marguerite Noor Olga Rosalie Samuel Yuki"
)
FAMILY = "Aalto Brown Clark Diaz Eriksen Feldman Goldberg Haddad Iyer Keane Lavoie Lindqvist Okafor Osei Sato Tanabe"
TITLES = ("Librarian", "Systems librarian", "Cataloguer", "Head of reference", "Archivist", "Library assistant")
UNITS, SITES, AREAS_EACH = 60, 20, 4


@contextmanager
def database() -> Iterator[str]:
    """A database made for the bench and dropped after it: SQLite, or PostgreSQL where DATABASE_URL names one.

    Yields:
        its kind, "sqlite" or "postgresql".
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    os.environ.setdefault("ATHENAEUM_LOG", "ERROR")
    import django

    django.setup()
    from django.db import connection
    from django.test.runner import DiscoverRunner

    runner = DiscoverRunner(verbosity=0, interactive=False)
    made = runner.setup_databases()
    try:
        yield connection.vendor
    finally:
        runner.teardown_databases(made)


def people(count: int, first: int = 0) -> list[Any]:
    """Persons, unsaved; most names occur more than once, as they do."""
    from athenaeum.people.models import Person

    pick = random.Random(first + 7)
    given, family = GIVEN.split(), FAMILY.split()
    return [
        Person(
            given_name=pick.choice(given),
            family_name=f"{pick.choice(family)}-{pick.choice(family)}{number % 97 or ''}",
            email=f"p{number}@library.example",
            phone=f"ext. {1000 + number % 9000}",
            created_at=NOW,
        )
        for number in range(first, first + count)
    ]


def fill(count: int) -> None:
    """Bring the house to this number of people, with posts, areas, channels, languages and open doors."""
    from athenaeum.access.policy import SYSTEM
    from athenaeum.people.actions import vocabulary
    from athenaeum.people.models import Organisation, Person, Site, Unit
    from athenaeum.people.search import index

    if not Organisation.objects.exists():
        Organisation.objects.create(name_en="The Bench Library", set_up_at=NOW)
        Unit.objects.bulk_create(Unit(name_en=f"Unit {n}") for n in range(UNITS))
        Site.objects.bulk_create(Site(name_en=f"Site {n}") for n in range(SITES))
        vocabulary.load(by=SYSTEM, now=NOW)
    standing = Person.objects.count()
    rows = Person.objects.bulk_create(people(count - standing, standing), batch_size=2000)
    furnish(rows)
    index.reindex([row.pk for row in rows])
    settle()


def settle() -> None:
    """Leave the process and the database as they are when nothing has just been written."""
    gc.collect()
    gc.freeze()
    if connection_kind() == "sqlite":
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.close()


def connection_kind() -> str:
    """ "sqlite" or "postgresql"."""
    from django.db import connection

    return str(connection.vendor)


def furnish(rows: list[Any]) -> None:
    """Everything people say of themselves, in bulk."""
    from athenaeum.people.models import (
        Area,
        Channel,
        Expertise,
        Kind,
        Openness,
        Post,
        Site,
        SpokenLanguage,
        Unit,
    )  # fmt: skip

    pick = random.Random(11)
    units, sites, areas = list(Unit.objects.all()), list(Site.objects.all()), list(Area.objects.filter(own=False))
    made: dict[Any, list[Any]] = {model: [] for model in (Post, Expertise, Channel, SpokenLanguage, Openness, Kind)}
    for row in rows:
        made[Post].append(Post(person=row, title=pick.choice(TITLES), unit=pick.choice(units), site=pick.choice(sites)))
        made[Expertise] += [
            Expertise(person=row, area=a, strength=pick.randint(1, 3)) for a in pick.sample(areas, AREAS_EACH)
        ]
        made[Channel].append(Channel(person=row, kind=pick.choice(("phone", "email", "video")), position=1))
        made[SpokenLanguage].append(SpokenLanguage(person=row, code=pick.choice(("en", "en", "fr", "de"))))
        made[Openness].append(Openness(person=row, places=pick.randint(1, 2)))
        made[Kind].append(Kind(person=row, kind=pick.choice(("one_to_one", "conversation", "peer"))))
    for model, all_of_them in made.items():
        model.objects.bulk_create(all_of_them, batch_size=2000)


def session_of(person: Any) -> str:
    """The key of a session as sign-in makes it."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session["hats"], session["hat"] = ["mentee"], "mentee"
    session.create()
    return str(session.session_key)


class Visitor:
    """Asks for pages as somebody signed in, through the product's own door (WSGI): all middleware, no network."""

    def __init__(self, person: Any) -> None:
        from django.conf import settings
        from django.core.handlers.wsgi import WSGIHandler
        from django.test import RequestFactory

        self.door, self.requests = WSGIHandler(), RequestFactory()
        self.cookie = f"{settings.SESSION_COOKIE_NAME}={session_of(person)}"

    def get(self, path: str, headers: dict[str, str] | None = None, **query: str) -> bytes:
        """The body of a page; anything but a page is a fault of the bench."""
        statuses: list[str] = []
        given = {"PATH_INFO": path, "QUERY_STRING": urlencode(query), "HTTP_COOKIE": self.cookie, **(headers or {})}
        environ = self.requests._base_environ(**given)
        answer = self.door(environ, lambda status, headers: statuses.append(status))
        body = b"".join(answer)
        answer.close()
        assert statuses[0].startswith("200"), (path, statuses)
        return body
