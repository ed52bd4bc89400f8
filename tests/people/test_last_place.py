"""The last place goes to exactly one, whoever comes at once."""

import threading

import pytest
from django.db import connection
from django.utils import timezone

from athenaeum.access.policy import SYSTEM
from athenaeum.people.actions import openness
from athenaeum.people.models import Openness, Person
from tests.faces import person

pytestmark = pytest.mark.django_db(transaction=True)


def race(mentor: Person, racers: int) -> list[str]:
    """Let threads with connections of their own take a place at the same moment."""
    start, said = threading.Barrier(racers), []

    def come() -> None:
        start.wait()
        try:
            openness.take_place(person=mentor, by=SYSTEM, now=timezone.now())
            said.append("taken")
        except openness.NoPlace as refusal:
            said.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=come) for _ in range(racers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said


def test_one_of_thirty_two_gets_the_last_place() -> None:
    ada = person("Ada", "Aalto")
    Openness.objects.create(person=ada, places=2, taken=1)
    said = race(ada, 32)
    assert said.count("taken") == 1
    assert len([words for words in said if "no place free" in words]) == 31
    assert Openness.objects.get(person=ada).taken == 2


def test_two_places_for_thirty_two() -> None:
    ada = person("Ada", "Aalto")
    Openness.objects.create(person=ada, places=2)
    assert race(ada, 32).count("taken") == 2


def test_a_paused_mentor_has_none() -> None:
    ada = person("Ada", "Aalto")
    Openness.objects.create(person=ada, places=2, state="paused")
    assert race(ada, 4).count("taken") == 0


def test_a_place_given_back_can_be_taken_again() -> None:
    ada = person("Ada", "Aalto")
    Openness.objects.create(person=ada, places=1, taken=1)
    openness.give_back(person=ada, by=SYSTEM, now=timezone.now())
    openness.give_back(person=ada, by=SYSTEM, now=timezone.now())
    assert Openness.objects.get(person=ada).taken == 0
    assert race(ada, 1) == ["taken"]
