"""The directory at 50,000 people: search as one types beside the bare query of its index, and pages beside themselves
in a house of 100.

    python -m tests.bench.directory [PEOPLE]            on SQLite
    DATABASE_URL=postgres://… python -m tests.bench.directory

A page is asked for through the product's own WSGI door: middleware, session, view and template, without the network.
The bare query is the same SQL on the same connection, its rows fetched and thrown away.
"""

import sys
from collections.abc import Callable

from . import crowd, table
from .table import Row

MANY, FEW = 50_000, 100
NOTE = (
    "The suggestions are the index's own query and a session. The directory's results are 24 cards with everything on "
    "them, people near the subject too, and four counted facets: some twenty queries where the bare one is one."
)
SEARCH_AIM, PAGE_AIM = 2.0, 1.2
TYPED = ("li", "lin", "linke", "linked", "linked da", "linked data", "ok", "oka", "okafor", "okafor s", "samuel ok")
PAGES = {"the desk": "/", "letters": "/letters/", "the directory": "/people/", "what is open": "/programmes/"}


def bare_queries(most: int, *, named: bool) -> Callable[[], object]:
    """Every query of somebody who types, straight on the database's own connection."""
    from django.db import connection

    from athenaeum.people.search import find
    from athenaeum.people.search.words import words_of

    every = [find.asked(words_of(text), most, named=named) for text in TYPED]
    if connection.vendor == "sqlite":
        every = [(sql.replace("%s", "?"), given) for sql, given in every]

    def deed() -> None:
        connection.ensure_connection()
        cursor = connection.connection.cursor()
        for sql, given in every:
            cursor.execute(sql, given).fetchall()
        cursor.close()

    return deed


def typing(visitor: crowd.Visitor, path: str, **headers: str) -> Callable[[], object]:
    """The same words through a page."""

    def deed() -> None:
        for text in TYPED:
            visitor.get(path, headers, q=text)

    return deed


def search_rows(visitor: crowd.Visitor) -> list[Row]:
    """Search as one types, per stroke."""
    from athenaeum.people.search.find import MOST

    pairs = {
        "suggestions in the masthead": (typing(visitor, "/people/suggest/"), bare_queries(6, named=True)),
        "results in the directory": (
            typing(visitor, "/people/", HTTP_HX_REQUEST="true"),
            bare_queries(MOST, named=False),
        ),
    }
    return [
        Row(f"{what}, a stroke", table.quickest(ours, 3) / len(TYPED), table.quickest(bare, 5) / len(TYPED), SEARCH_AIM)
        for what, (ours, bare) in pairs.items()
    ]


def page_times(visitor: crowd.Visitor) -> dict[str, float]:
    """The quickest time of each page."""
    return {what: table.quickest(lambda path=path: visitor.get(path), 25) for what, path in PAGES.items()}


def run(many: int = MANY) -> list[Row]:
    """Measure on a database made for it, and print the tables."""
    with crowd.database() as kind:
        from athenaeum.people.models import Person

        crowd.fill(FEW)
        me = Person.objects.order_by("email")[0]
        few = page_times(crowd.Visitor(me))
        crowd.fill(many)
        visitor = crowd.Visitor(me)
        found = page_times(visitor)
        pages = [Row(f"{what}, {many:,} ÷ {FEW}", found[what], few[what], PAGE_AIM) for what in PAGES]
        searches = search_rows(visitor)
    table.show(f"Search as one types, {many:,} people, {kind}", searches, NOTE)
    table.show(f"Pages, {kind}", pages)
    return [*searches, *pages]


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else MANY)
