"""The list of areas: looked for, ticked, weighed, saved; nothing chosen is lost on the way."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athenaeum.access.policy import SYSTEM
from athenaeum.people.actions import vocabulary
from athenaeum.people.actions.expertise import state_expertise
from athenaeum.people.forms.areas import MOST
from athenaeum.people.models import Area, Expertise, LearningArea, Post
from tests.faces import NOW, Cast

KNOWN, WANTED = "/people/me/areas/", "/people/me/learning/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def ada(cast: Cast, client: Client) -> Client:
    vocabulary.load(by=SYSTEM, now=NOW)
    client.force_login(cast.ada)
    return client


def key(label: str) -> str:
    return str(Area.objects.get(label_en=label).pk)


def said(cast: Cast) -> dict[str, tuple[int, bool]]:
    rows = Expertise.objects.filter(person=cast.ada).select_related("area")
    return {row.area.label_en: (row.strength, row.glad) for row in rows}


def test_ticked_areas_are_saved(ada: Client, cast: Cast) -> None:
    answer = ada.post(KNOWN, {"add": [key("Linked data")]})
    assert (answer.status_code, said(cast)) == (302, {"Linked data": (2, True)})


def test_strength_and_help_are_saved(ada: Client, cast: Cast) -> None:
    one = key("Linked data")
    ada.post(KNOWN, {"area": [one], f"degree-{one}": "3", f"yes-{one}": "0"})
    assert said(cast) == {"Linked data": (3, False)}


def test_a_search_keeps_what_is_ticked_and_saves_nothing(ada: Client, cast: Cast) -> None:
    one, two = key("Linked data"), key("Wikidata editing")
    sent: dict[str, Any] = {
        "area": [one],
        f"degree-{one}": "3",
        f"yes-{one}": "0",
        "add": [two],
        "q": "prov",
        "do": "stay",
    }
    page = ada.post(KNOWN, sent).content.decode()
    assert (f'name="area" value="{one}"' in page, f'name="area" value="{two}"' in page) == (True, True)
    assert ('<option value="3" selected' in page, "Found for “prov”" in page, said(cast)) == (True, True, {})


def test_one_is_taken_out(ada: Client, cast: Cast) -> None:
    one, two = key("Linked data"), key("Wikidata editing")
    page = ada.post(KNOWN, {"area": [one, two], "drop": one}).content.decode()
    assert (f'name="area" value="{one}"' in page, f'name="area" value="{two}"' in page) == (False, True)


def test_a_fragment_keeps_ticks_while_one_types(ada: Client) -> None:
    one = key("Linked data")
    page = ada.get(KNOWN, {"q": "wikid", "add": [one]}, headers=HTMX).content.decode()
    assert ("<html" in page, f'value="{one}" checked' in page, "Wikidata editing" in page) == (False, True, True)


def test_own_words_become_a_term(ada: Client, cast: Cast) -> None:
    page = ada.get(KNOWN, {"q": "Lichen herbaria"}).content.decode()
    assert 'value="own:Lichen herbaria"' in page
    ada.post(KNOWN, {"add": ["own:Lichen herbaria"]})
    assert (said(cast), Area.objects.get(label_en="Lichen herbaria").own) == ({"Lichen herbaria": (2, True)}, True)


def test_own_words_that_the_vocabulary_knows_become_its_term(ada: Client, cast: Cast) -> None:
    ada.post(KNOWN, {"area": ["own:linked  DATA"]})
    assert said(cast) == {"Linked data": (2, False)}


def test_strange_characters_are_named_and_the_rest_kept(ada: Client, cast: Cast) -> None:
    one = key("Linked data")
    answer = ada.post(KNOWN, {"area": [one], "add": ["own:moss\u202eford"]})
    page = answer.content.decode()
    assert (answer.status_code, "RIGHT-TO-LEFT OVERRIDE" in page, one in page, said(cast)) == (422, True, True, {})


def test_a_list_too_long_is_said(ada: Client, cast: Cast) -> None:
    keys = [str(pk) for pk in Area.objects.values_list("pk", flat=True)[: MOST + 1]]
    answer = ada.post(KNOWN, {"add": keys})
    assert (answer.status_code, "as many as it can" in answer.content.decode(), said(cast)) == (422, True, {})


def test_a_foreign_key_is_left_out(ada: Client, cast: Cast) -> None:
    answer = ada.post(KNOWN, {"add": ["nonsense", str(cast.ben.pk), "\x00"]})
    assert (answer.status_code, said(cast)) == (302, {})


def test_a_merged_area_counts_as_the_one_that_holds(ada: Client, cast: Cast) -> None:
    own = vocabulary.add_own(label="Semantic things", language="en", by=cast.ada, now=NOW)
    vocabulary.merge(area=own, into=Area.objects.get(label_en="Linked data"), by=cast.cleo, now=NOW)
    ada.post(KNOWN, {"area": [str(own.pk)]})
    assert list(said(cast)) == ["Linked data"]


def test_a_title_suggests_areas(ada: Client, cast: Cast) -> None:
    Post.objects.filter(person=cast.ada).update(title="Metadata librarian")
    page = ada.get(KNOWN).content.decode()
    assert ("From your title and unit" in page, "etadata" in page) == (True, True)


def test_what_one_wishes_to_learn_is_hidden_unless_shown(ada: Client, cast: Cast) -> None:
    one, two = key("Linked data"), key("Wikidata editing")
    ada.post(WANTED, {"area": [one, two], f"degree-{one}": "3", f"yes-{one}": "1", f"degree-{two}": "1"})
    rows = LearningArea.objects.filter(person=cast.ada).select_related("area")
    assert {row.area.label_en: (row.importance, row.shown) for row in rows} == {
        "Linked data": (3, True),
        "Wikidata editing": (1, False),
    }


def test_french_readers_see_french_terms(ada: Client) -> None:
    ada.cookies["language"] = "fr"
    page = ada.get(KNOWN, {"q": "politique documentaire"}).content.decode()
    assert "Politiques de développement des collections" in page


def test_the_page_takes_the_same_queries_however_long_the_list(
    ada: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    ada.get(KNOWN)
    counts = []
    for number in (1, 3):
        areas = [(area, 2, True) for area in Area.objects.all()[:number]]
        state_expertise(person=cast.ada, areas=areas, by=cast.ada, now=NOW)
        with django_assert_max_num_queries(40) as seen:
            ada.get(KNOWN)
        counts.append(len(seen))
    assert counts[0] == counts[1]
