"""Every page, opened as every member of the cast: no error of the server, and what the table of pages says."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from athenaeum.access.policy import groups_of
from athenaeum.access.rules import PAGES
from athenaeum.people.models import Person
from tests.faces import Cast
from tests.house.test_urls import names

# Neither yours nor anybody's: what a link to something absent, foreign or ended holds.
ABSENT = {
    "pk": "00000000-0000-4000-8000-000000000000",
    "person": "00000000-0000-4000-8000-000000000000",
    "other": "00000000-0000-4000-8000-000000000000",
    "side": "mentee",
    "verb": "open",
    "hat": "mentee",
    "code": "fr",
    "part": "areas",
    "purpose": "sign-in",
    "token": "x",
}


def address_of(name: str) -> str | None:
    """The address behind a name, its variables filled with something absent."""
    resolver = get_resolver()
    spaces = name.split(":")
    for space in spaces[:-1]:
        resolver = resolver.namespace_dict[space][1]
    possibilities = resolver.reverse_dict.getlist(spaces[-1])
    for options in possibilities:
        wanted = options[0][0][1]
        try:
            return reverse(name, kwargs={key: ABSENT.get(key, "x") for key in wanted})
        except NoReverseMatch:
            continue
    return None


def addresses() -> Iterator[tuple[str, str]]:
    """Every (name, address) of the house."""
    for name in sorted(set(names(get_resolver())) & set(PAGES)):
        if path := address_of(name):
            yield name, path


def may_open(rule: str, person: Person | None) -> bool:
    """What the table says."""
    return rule == "@anyone" or (person is not None and bool(set(rule.split()) & groups_of(person)))


def test_every_page_as_everybody(cast: Cast) -> None:
    wrong = []
    for person in (None, *cast.everyone):
        client = Client(raise_request_exception=False)
        if person is not None:
            client.force_login(person)
        for name, path in addresses():
            for status in (client.get(path).status_code, client.post(path, {}).status_code):
                if name in ("account_logout", "gateway:set-up") or status == 405:
                    continue
                if status >= 500 or (status == 200 and not may_open(PAGES[name], person)):
                    wrong.append((str(person), name, status))
            if person is not None:
                client.force_login(person)
    assert wrong == []


def test_most_pages_are_reached_by_this_test() -> None:
    assert len(list(addresses())) >= len(PAGES) - 2


def test_a_table_that_says_otherwise_is_noticed(cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PAGES, "post:letters", "@facilitators")
    client.force_login(cast.olga)
    assert client.get("/letters/").status_code == 403
    client.force_login(cast.cleo)
    assert client.get("/letters/").status_code == 200
