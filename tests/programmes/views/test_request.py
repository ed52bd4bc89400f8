"""Asking on a page, and answering on another."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from athenaeum.people.models import Area, Expertise, Openness, Person
from athenaeum.programmes.actions import request as act
from athenaeum.programmes.models import Request
from tests.faces import NOW, Cast, person

AtDesk = Callable[[Person], Client]


def url(name: str, *args: object) -> str:
    return reverse(f"programmes:{name}", args=args)


@pytest.fixture
def asked(cast: Cast) -> Request:
    return act.ask(mentor=cast.ada, kind="one_to_one", by=cast.ben, now=NOW)


def test_a_mentor_is_asked(cast: Cast, at_desk: AtDesk) -> None:
    maps = Area.objects.create(key="maps", label_en="Maps", label_fr="Cartes")
    Expertise.objects.create(person=cast.ada, area=maps)
    ben = at_desk(cast.ben)
    page = ben.get(url("ask", cast.ada.pk)).text
    assert "<textarea" not in page
    assert "Maps" in page
    answer = ben.post(url("ask", cast.ada.pk), {"kind": "conversation", "area": maps.pk}, follow=True)
    assert "Ada Aalto has your request and a letter." in answer.text
    assert Request.objects.get().area == maps


def test_who_cannot_be_asked_leads_to_others(cast: Cast, at_desk: AtDesk) -> None:
    maps = Area.objects.create(key="maps", label_en="Maps", label_fr="Cartes")
    for one in (cast.ada, cast.dora):
        Expertise.objects.create(person=one, area=maps)
    Openness.objects.create(person=cast.dora)
    Openness.objects.filter(person=cast.ada).update(state="paused")
    page = at_desk(cast.ben).get(url("ask", cast.ada.pk)).text
    assert "Ada Aalto takes a pause from mentoring just now." in page
    assert url("ask", cast.dora.pk) in page
    assert at_desk(cast.ben).post(url("ask", cast.ada.pk), {"kind": "one_to_one"}).status_code == 409
    assert Request.objects.exists() is False


def test_a_form_without_a_choice_comes_back(cast: Cast, at_desk: AtDesk) -> None:
    assert at_desk(cast.ben).post(url("ask", cast.ada.pk), {"kind": "circle"}).status_code == 422


def test_the_mentor_finds_it_in_her_inbox(cast: Cast, at_desk: AtDesk, asked: Request) -> None:
    assert url("request", asked.pk) in at_desk(cast.ada).get(url("inbox")).text
    page = at_desk(cast.ada).get(url("request", asked.pk)).text
    assert "Ben Brown asks you" in page
    assert url("decline-request", asked.pk) in page


def test_only_the_two_open_it(cast: Cast, at_desk: AtDesk, asked: Request) -> None:
    answers = {who.given_name: at_desk(who).get(url("request", asked.pk)).status_code for who in cast.everyone}
    assert answers == {"Ada": 200, "Ben": 200, **dict.fromkeys(("Cleo", "Sam", "Olga", "Dora", "Odile"), 404)}
    assert at_desk(cast.ben).post(url("decline-request", asked.pk)).status_code == 403


def test_declined_with_somebody_who_fits_better(cast: Cast, at_desk: AtDesk, asked: Request) -> None:
    ada = at_desk(cast.ada)
    page = ada.get(url("request", asked.pk), {"find": "diaz"}).text
    assert f'name="suggested" value="{cast.dora.pk}"' in page
    ada.post(url("decline-request", asked.pk), {"reason": "fit", "suggested": cast.dora.pk})
    asked.refresh_from_db()
    assert (asked.state, asked.reason, asked.suggested) == ("declined", "fit", cast.dora)
    assert url("ask", cast.dora.pk) in at_desk(cast.ben).get(url("inbox")).text


def test_declined_without_a_reason(cast: Cast, at_desk: AtDesk, asked: Request) -> None:
    at_desk(cast.ada).post(url("decline-request", asked.pk), {})
    asked.refresh_from_db()
    assert (asked.state, asked.reason) == ("declined", "none")
    assert at_desk(cast.ada).post(url("decline-request", asked.pk), {}).status_code == 409


def test_taken_back(cast: Cast, at_desk: AtDesk, asked: Request) -> None:
    at_desk(cast.ben).post(url("withdraw-request", asked.pk))
    assert Request.objects.get().state == "withdrawn"


def test_the_inbox_asks_the_database_as_often_for_three_as_for_one(
    cast: Cast, at_desk: AtDesk, asked: Request, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    ada = at_desk(cast.ada)
    act.decline(request=asked, by=cast.ada, now=NOW)
    act.ask(mentor=cast.ada, kind="one_to_one", by=cast.olga, now=NOW)
    ada.get(url("inbox"))
    with django_assert_max_num_queries(40) as counted:
        ada.get(url("inbox"))
    for number in range(2):
        who = person(f"Extra{number}")
        act.decline(request=act.ask(mentor=cast.ada, kind="one_to_one", by=who, now=NOW), by=cast.ada, now=NOW)
        act.ask(mentor=cast.ada, kind="one_to_one", by=who, now=NOW)
    with django_assert_num_queries(len(counted)):
        ada.get(url("inbox"))


def test_one_who_asked_is_told_so(cast: Cast, at_desk: AtDesk, asked: Request) -> None:
    assert "You asked Ada Aalto on 10\xa0March 2026." in at_desk(cast.ben).get(url("ask", cast.ada.pk)).text
    again = at_desk(cast.ben).post(url("ask", cast.ada.pk), {"kind": "one_to_one"})
    assert again.url == url("inbox")
    assert Request.objects.count() == 1
