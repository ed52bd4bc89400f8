"""The list of everybody: found by any word, here or gone, and nothing told that is only the person's."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from athenaeum.people import roll
from athenaeum.people.models import Person, Role
from athenaeum.people.search import index
from tests.faces import NOW, Cast, person


def names(cast: Cast, text: str = "", standing: str = "here") -> list[str]:
    return [one.given_name for one in roll.look(roll.Asked(text=text, standing=standing), cast.cleo).people]


@pytest.mark.parametrize("text", ["aal", "Ada Aalto", "ada.aalto@library", "AALTO"])
def test_found_by_part_of_a_name_or_an_address(cast: Cast, text: str) -> None:
    assert names(cast, text) == ["Ada"]


def test_found_by_what_the_directory_knows_too(cast: Cast) -> None:
    index.reindex()
    assert names(cast, "assistant") == ["Ben"]


def test_each_standing_shows_its_own(cast: Cast) -> None:
    Person.objects.filter(pk=cast.ada.pk).update(is_active=False, left_at=NOW)
    Person.objects.filter(pk=cast.ben.pk).update(email_state="bouncing", invited_at=NOW)
    Person.objects.filter(pk=cast.sam.pk).update(email=None)
    Person.objects.filter(pk=cast.olga.pk).update(email_state="verified")
    assert names(cast, standing="left") == ["Ada"]
    assert names(cast, standing="bouncing") == ["Ben"]
    assert names(cast, standing="no-address") == ["Sam"]
    assert names(cast, standing="not-invited") == ["Cleo", "Dora", "Odile", "Sam"]
    assert [one.given_name for one in roll.not_written_to().order_by("given_name")] == ["Cleo", "Dora", "Odile"]


def test_whether_somebody_has_been_in_is_not_told(cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)
    before = client.get("/people/all/?q=olga").content
    Person.objects.filter(pk=cast.olga.pk).update(last_login=NOW)
    assert plain(client.get("/people/all/?q=olga").content) == plain(before)


def plain(page: bytes) -> list[bytes]:
    """A page without its form marks, which differ each time."""
    return [line for line in page.splitlines() if b"csrfmiddlewaretoken" not in line]


def test_the_number_of_queries_does_not_grow(cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)
    client.get("/people/all/")
    counts = []
    for extra in (0, 2):
        for number in range(extra):
            person("Adam", f"Number{number}")
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/people/all/").status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 40


def test_only_those_who_look_after_the_list_see_it(cast: Cast, client: Client) -> None:
    answers = {}
    for who in (cast.ben, cast.dora, cast.cleo, cast.odile):
        client.force_login(who)
        answers[who.given_name] = (
            client.get("/people/all/").status_code,
            client.get(f"/people/all/{cast.ben.pk}/roles/").status_code,
        )
    assert answers == {"Ben": (403, 403), "Dora": (403, 403), "Cleo": (200, 403), "Odile": (200, 200)}


def test_odile_gives_and_takes_a_role_and_the_last_one_stays(cast: Cast, client: Client) -> None:
    client.force_login(cast.odile)
    give, take = {"deed": "give"}, {"deed": "take"}
    assert client.post(f"/people/all/{cast.ada.pk}/roles/facilitator/", give).status_code == 302
    assert client.post(f"/people/all/{cast.cleo.pk}/roles/facilitator/", take).status_code == 302
    assert client.post(f"/people/all/{cast.ada.pk}/roles/facilitator/", take).status_code == 409
    assert client.post(f"/people/all/{cast.odile.pk}/roles/operator/", take).status_code == 409
    assert client.post(f"/people/all/{cast.ada.pk}/roles/queen/", give).status_code == 404
    held = set(Role.objects.values_list("person__given_name", "name"))
    assert held == {("Ada", "facilitator"), ("Odile", "operator"), ("Dora", "directorate")}


@pytest.mark.parametrize("query", ["?page=0", "?page=x", "?standing=x", "?q=%00", "?q=%25", "?page=99999"])
def test_odd_addresses_are_pages(cast: Cast, client: Client, query: str) -> None:
    client.force_login(cast.cleo)
    assert client.get(f"/people/all/{query}").status_code == 200
