"""One's own profile: what stands, and a short form for each part."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athenaeum.access.models import AuditEvent
from athenaeum.people.actions import reach
from athenaeum.people.models import Channel, GoodHours, Kind, Openness, Person, SpokenLanguage
from tests.faces import NOW, Cast

PARTS = ("areas", "learning", "reach", "hours", "languages", "door", "about")
ORDER = {"order_0": "phone", "order_1": "email", "order_2": "", "order_3": "", "order_4": ""}


@pytest.fixture
def ada(cast: Cast, client: Client) -> Client:
    client.force_login(cast.ada)
    return client


@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens(ada: Client, part: str) -> None:
    assert ada.get(f"/people/me/{part}/").status_code == 200


def test_the_contents_name_every_part(ada: Client) -> None:
    page = ada.get("/people/me/").content.decode()
    assert [part for part in PARTS if f'href="/people/me/{part}/"' not in page] == []


def test_the_order_of_channels_is_saved(ada: Client, cast: Cast) -> None:
    answer = ada.post("/people/me/reach/", {**ORDER, "phone": "ext. 3310"})
    assert (answer.status_code, answer["Location"]) == (302, "/people/me/")
    rows = Channel.objects.filter(person=cast.ada).values_list("kind", "position", "detail")
    assert list(rows) == [("phone", 1, "ext. 3310"), ("email", 2, "")]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"order_1": "phone"}, "Choose each one only once"),
        ({"order_0": "", "order_1": ""}, "Choose at least one way"),
        ({"order_0": "owl"}, "is not in it"),
        ({"phone": ""}, "Enter a phone number, or leave the phone out."),
        ({"phone": "ring me"}, "Enter a number with digits"),
        ({"video": "http://meet.example/a"}, "begins with https://"),
        ({"chat": "ada\u202eada"}, "RIGHT-TO-LEFT OVERRIDE"),
        ({"in_person": "a\x00b"}, "U+0000"),
    ],
)
def test_what_is_wrong_with_channels_is_said_and_nothing_lost(
    ada: Client, cast: Cast, change: dict[str, str], sentence: str
) -> None:
    answer = ada.post("/people/me/reach/", {**ORDER, "phone": "ext. 3310", "chat": "keep me", **change})
    page = answer.content.decode()
    assert (answer.status_code, sentence in page, Channel.objects.count()) == (422, True, 0)
    assert "keep me" in page or "chat" in change


def test_half_days_and_place_are_saved(ada: Client, cast: Cast) -> None:
    ada.post("/people/me/hours/", {"slots": ["mon-am", "fri-pm"], "place": "Room 3.12"})
    cast.ada.refresh_from_db()
    slots = list(GoodHours.objects.filter(person=cast.ada).values_list("slot", flat=True))
    assert (slots, cast.ada.place) == (["mon-am", "fri-pm"], "Room 3.12")
    page = ada.get("/people/me/hours/").content.decode()
    assert page.count(" checked") == 2


def test_an_unknown_half_day_is_refused(ada: Client) -> None:
    answer = ada.post("/people/me/hours/", {"slots": ["sun-am"], "place": "Room 3.12"})
    assert (answer.status_code, "Room 3.12" in answer.content.decode(), GoodHours.objects.count()) == (422, True, 0)


def test_languages_are_saved(ada: Client, cast: Cast) -> None:
    ada.post("/people/me/languages/", {"first": ["en", "mic"], "more": ["ar"]})
    codes = SpokenLanguage.objects.filter(person=cast.ada).values_list("code", flat=True)
    assert list(codes) == ["en", "mic", "ar"]
    assert "English, Mi’kmaq, Arabic" in ada.get("/people/me/").content.decode()


def test_a_door_opens(ada: Client, cast: Cast) -> None:
    ada.post("/people/me/door/", {"state": "open", "places": "3", "kinds": ["one_to_one", "circle"]})
    door = Openness.objects.get(person=cast.ada)
    assert (door.state, door.places) == ("open", 3)
    assert set(Kind.objects.filter(person=cast.ada).values_list("kind", flat=True)) == {"one_to_one", "circle"}


def test_a_pause_keeps_what_was_typed_beside_it(ada: Client, cast: Cast) -> None:
    ada.post("/people/me/door/", {"state": "paused", "back_on": "2040-05-03", "places": "4", "kinds": ["circle"]})
    door = Openness.objects.get(person=cast.ada)
    assert (door.state, str(door.back_on), door.places) == ("paused", "2040-05-03", 4)
    assert "Paused until 3 May 2040" in ada.get("/people/me/").content.decode()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"state": ""}, "Choose whether you are open or pause."),
        ({"places": "0"}, "Enter a number from 1 to 12."),
        ({"places": "many"}, "Enter a number from 1 to 12."),
        ({"kinds": []}, "Choose at least one kind."),
        ({"kinds": ["friendship"]}, "friendship"),
        ({"state": "paused", "back_on": "2020-01-01"}, "Enter a day after today, or leave it empty."),
        ({"state": "paused", "back_on": "soon"}, "Enter a day such as 2026-05-03."),
        ({"places": "1"}, "2 mentees now"),
    ],
)
def test_what_is_wrong_with_a_door_is_said(ada: Client, cast: Cast, change: dict[str, Any], sentence: str) -> None:
    Openness.objects.filter(person=cast.ada).update(places=2, taken=2)
    answer = ada.post("/people/me/door/", {"state": "open", "places": "2", "kinds": ["one_to_one"], **change})
    door = Openness.objects.get(person=cast.ada)
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    assert (door.state, door.places) == ("open", 2)


ABOUT = {
    "bio": "J’aime les cartes.",
    "bio_language": "fr",
    "years": "12",
    "phone": "3310",
    "language": "fr",
    "address": "feminine",
}


def test_what_one_says_of_oneself_is_saved(ada: Client, cast: Cast) -> None:
    answer = ada.post("/people/me/about/", ABOUT)
    person = Person.objects.get(pk=cast.ada.pk)
    assert (person.bio, person.bio_language, person.years, person.address) == (ABOUT["bio"], "fr", 12, "feminine")
    assert (answer.status_code, answer.cookies["language"].value) == (302, "fr")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"years": "-3"}, "Enter a number of years from 0 to 70."),
        ({"bio": "x" * 2001}, "2000"),
        ({"bio": "maps\ufffd"}, "REPLACEMENT CHARACTER"),
        ({"language": "xx"}, "xx"),
        ({"address": ""}, "required"),
    ],
)
def test_what_is_wrong_about_me_is_said_and_nothing_lost(
    ada: Client, cast: Cast, change: dict[str, str], sentence: str
) -> None:
    answer = ada.post("/people/me/about/", {**ABOUT, **change})
    page = answer.content.decode()
    assert (answer.status_code, sentence in page, Person.objects.get(pk=cast.ada.pk).bio) == (422, True, "")
    assert "3310" in page


def test_the_trail_names_who_and_which_fields(ada: Client) -> None:
    ada.post("/people/me/hours/", {"slots": ["mon-am"], "place": "Room 3.12"})
    event = AuditEvent.objects.get()
    assert (event.actor_name, event.fields, "3.12" in str(vars(event))) == ("Ada Aalto", "good_hours place", False)


def test_the_contents_take_the_same_queries_however_much_stands(
    ada: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    ada.get("/people/me/")
    counts = []
    for channels in ([("phone", "1")], [("phone", "1"), ("email", ""), ("chat", "ada")]):
        reach.prefer_channels(person=cast.ada, channels=channels, by=cast.ada, now=NOW)
        with django_assert_max_num_queries(40) as seen:
            ada.get("/people/me/")
        counts.append(len(seen))
    assert counts[0] == counts[1]
