"""The directory finds people by what they know, near or far, and never those who left."""

from typing import Any

import pytest
from django.test import Client

from athenaeum.people.actions import about, expertise, vocabulary
from athenaeum.people.directory import Asked, look
from athenaeum.people.models import Area, Channel, Kind, LearningArea, Openness, Person, SearchEntry
from athenaeum.people.search import index
from athenaeum.people.search.find import find, matching
from tests.faces import NOW, Cast, person


@pytest.fixture
def house(cast: Cast) -> Cast:
    from athenaeum.access.policy import SYSTEM

    vocabulary.load(by=SYSTEM, now=NOW)
    index.reindex()
    return cast


def knows(who: Person, *keys: str, strength: int = 2) -> None:
    areas = [(Area.objects.get(key=key), strength, True) for key in keys]
    expertise.state_expertise(person=who, areas=areas, by=who, now=NOW)


def names(text: str, reader: Person, **more: Any) -> list[str]:
    return [result.person.given_name for result in look(Asked(text=text, **more), reader).results]


@pytest.mark.parametrize("text", ["Ada", "ada aal", "AALTO", "aal"])
def test_by_name_as_one_types(house: Cast, text: str) -> None:
    assert names(text, house.olga) == ["Ada"]


@pytest.mark.parametrize("text", ["linked data", "Linked", "données liées", "DONNEES LIEES"])
def test_by_area_in_both_languages_and_without_accents(house: Cast, text: str) -> None:
    knows(house.ada, "linked-data")
    assert names(text, house.olga)[0] == "Ada"


def test_who_knows_it_deeper_comes_first_and_who_is_near_comes_after(house: Cast) -> None:
    term = Area.objects.get(key="linked-data")
    sibling = Area.objects.filter(parent=term.parent).exclude(pk=term.pk).first()
    assert sibling is not None
    knows(house.ada, "linked-data", strength=1)
    knows(house.sam, "linked-data", strength=3)
    knows(house.olga, sibling.key, strength=3)
    found = names("linked data", house.ben)
    assert found[:2] == ["Sam", "Ada"]


def test_saying_what_one_knows_is_found_at_once_and_unsaying_too(house: Cast) -> None:
    knows(house.ada, "linked-data")
    assert matching("linked data") == [house.ada.pk]
    expertise.state_expertise(person=house.ada, areas=[], by=house.ada, now=NOW)
    assert matching("linked data") == []


def test_whoever_left_is_not_found(house: Cast) -> None:
    Person.objects.filter(pk=house.ada.pk).update(is_active=False)
    assert names("ada", house.olga) == []
    index.refresh(house.ada)
    assert matching("ada") == []


def test_only_public_words_are_indexed(house: Cast) -> None:
    about.say_about_me(person=house.ada, by=house.ada, now=NOW, address="feminine", language="fr")
    entry = SearchEntry.objects.get(person=house.ada)
    assert "feminine" not in " ".join((entry.name, entry.posts, entry.areas))
    assert entry.name == "ada aalto"


@pytest.mark.parametrize("text", ['"', "a' OR 1", "*", "NEAR(", "&|!", "\\", "(", "ada:*", "-ada", "ﬁ", "\u202e"])
def test_odd_characters_are_words_or_nothing(house: Cast, client: Client, text: str) -> None:
    client.force_login(house.olga)
    assert client.get("/people/", {"q": text}).status_code == 200
    assert client.get("/people/suggest/", {"q": text}).status_code == 200


@pytest.mark.parametrize(
    "query", ["?page=0", "?page=-3", "?page=x", "?page=99999999", "?unit=x", "?kind=x&kind=y", "?q=%00"]
)
def test_odd_addresses_are_pages(house: Cast, client: Client, query: str) -> None:
    client.force_login(house.olga)
    assert client.get(f"/people/{query}").status_code == 200


def test_facets_narrow_and_count(house: Cast) -> None:
    Kind.objects.create(person=house.ada, kind="one_to_one")
    Kind.objects.create(person=house.sam, kind="one_to_one")
    Openness.objects.create(person=house.sam, places=1, taken=1)
    Channel.objects.create(person=house.ada, kind="phone", position=1)
    assert names("", house.olga, kinds=("one_to_one",)) == ["Ada"]
    assert names("", house.olga, channels=("phone",)) == ["Ada"]
    facets = {facet.name: facet.options for facet in look(Asked(), house.olga).facets}
    assert [(option["value"], option["count"]) for option in facets["channel"]] == [("phone", 1)]


def test_a_box_leaves_as_many_as_it_says(house: Cast) -> None:
    for who, kind, taken in ((house.ada, "one_to_one", 0), (house.sam, "one_to_one", 1), (house.sam, "peer", 1)):
        Kind.objects.create(person=who, kind=kind)
        Openness.objects.update_or_create(person=who, defaults={"places": 1, "taken": taken})
    counts = {one["value"]: one["count"] for one in look(Asked(), house.olga).facets[0].options}
    assert counts == {"one_to_one": 1, "peer": 1}
    assert {kind: len(names("", house.olga, kinds=(kind,))) for kind in counts} == counts


def test_who_wishes_to_learn_it_and_shows_so_is_found_after_those_who_know(house: Cast) -> None:
    area = Area.objects.get(key="linked-data")
    knows(house.ada, "linked-data", strength=1)
    LearningArea.objects.create(person=house.ben, area=area, shown=True)
    LearningArea.objects.create(person=house.sam, area=area, shown=False)
    assert names("linked data", house.olga) == ["Ada", "Ben"]


def test_a_card_offers_what_may_be_asked(house: Cast, client: Client) -> None:
    Kind.objects.create(person=house.ada, kind="conversation")
    deeds = {result.person.given_name: result.deeds for result in look(Asked(), house.ben).results}
    assert (deeds["Ada"].ask, deeds["Ada"].question) == ("conversation", "mailto:ada.aalto@library.example")
    assert (deeds["Sam"].ask, deeds["Ben"].own) == ("", True)


def test_one_or_two_letters_mean_no_subject(house: Cast) -> None:
    knows(house.ada, "linked-data")
    assert find("li").areas == set()
    assert find("lin").areas != set()


def test_the_number_of_queries_does_not_grow(house: Cast, client: Client) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(house.olga)
    client.get("/people/?q=ada")
    counts = []
    for extra in (0, 2):
        for number in range(extra):
            other = person("Adam", f"Number{number}")
            Openness.objects.create(person=other)
            index.refresh(other)
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/people/?q=ada").status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert counts[0] <= 40


def test_the_index_follows_its_table_through_updates(house: Cast) -> None:
    for _ in range(3):
        index.reindex()
    assert find("ada").keys == [house.ada.pk]
    Person.objects.filter(pk=house.ada.pk).update(given_name="Adelheid")
    index.refresh(house.ada)
    assert matching("ada") == []
    assert matching("adelheid") == [house.ada.pk]
