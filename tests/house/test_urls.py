"""Every address has a rule; an address without one is nobody's."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from athenaeum.access.rules import PAGES
from tests.faces import Cast

GIVEN = re.compile(r"<(?:[a-z]+:)?[a-z_]+>")


def names(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """Every full URL name below a resolver."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            space = f"{prefix}{entry.namespace}:" if entry.namespace else prefix
            yield from names(entry, space)
        elif entry.name:
            yield prefix + entry.name


def patterns(resolver: URLResolver, route: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address below a resolver, with its pattern."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route + str(entry.pattern))
        else:
            yield route + str(entry.pattern), entry


def test_every_address_of_ours_has_a_rule() -> None:
    ours = {name for name in names(get_resolver()) if ":" in name}
    assert ours - set(PAGES) == set()


def test_no_rule_is_left_over() -> None:
    assert set(PAGES) - set(names(get_resolver())) == set()


def test_every_address_has_a_name() -> None:
    assert [route for route, entry in patterns(get_resolver()) if not entry.name] == []


def test_numbers_never_stand_in_an_address() -> None:
    assert [
        route for route, _ in patterns(get_resolver()) if "<int:" in route and not route.startswith("account/")
    ] == []


def test_an_address_without_a_rule_does_not_exist(cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.force_login(cast.ben)
    assert client.get("/letters/").status_code == 200
    monkeypatch.delitem(PAGES, "post:letters")
    assert client.get("/letters/").status_code == 404
