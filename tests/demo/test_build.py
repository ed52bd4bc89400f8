"""The demonstration library can be built, and is what its page says."""

from typing import Any

import pytest
from django.test import Client

from athenaeum.access.policy import SYSTEM
from athenaeum.demo.build import build
from athenaeum.demo.cast import guests
from athenaeum.gateway.hats import hats_of
from athenaeum.mentoring.models import Pair
from athenaeum.people.actions import vocabulary
from athenaeum.people.models import Openness, Person, Post, Site, Unit
from athenaeum.programmes.models import Application
from tests.faces import NOW


@pytest.fixture
def library(db: Any) -> None:
    vocabulary.load(by=SYSTEM, now=NOW)
    build(NOW, lambda words: None)


def test_it_is_a_believable_house(library: None, client: Client, settings: Any) -> None:
    assert 115 <= Person.objects.count() <= 125
    assert (Unit.objects.count(), Site.objects.count()) == (8, 3)
    assert Post.objects.filter(rank=1).count() == 8
    assert Pair.objects.filter(cohort__state="running").count() == 23
    sides = {side: Application.objects.filter(cohort__state="open", side=side).count() for side in ("mentee", "mentor")}
    assert sides == {"mentee": 24, "mentor": 19}
    assert Openness.objects.filter(taken__gt=0).count() > 0
    assert [guest.hat in hats_of(guest.person()) for guest in guests() if guest.person()] == [True] * 5
    settings.DEMO = True
    page = client.get("/demo/").content.decode()
    assert [str(guest.person()) in page for guest in guests()] == [True] * 5
    assert client.post("/demo/come-in/", {"guest": guests()[0].staff_id}).status_code == 302
    assert client.get("/").status_code == 200
    assert client.post("/demo/come-in/", {"guest": "PC1158"}).status_code == 404


def test_in_a_real_house_there_is_no_such_door(db: Any, client: Client) -> None:
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/come-in/", {"guest": "PC1473"}).status_code == 404
