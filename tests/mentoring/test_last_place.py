"""32 people accept a mentor's last place at once: one pair, 31 sentences, 31 on the waiting list."""

import threading
from collections import Counter

import pytest
from django.db import close_old_connections, connection

from athenaeum.mentoring.actions import pair as actions
from athenaeum.mentoring.models import Pair
from athenaeum.mentoring.views import lapsed
from athenaeum.people.models import Openness, Person
from athenaeum.post.models import Letter
from athenaeum.programmes.models import Application, Proposal, Round
from tests.faces import NOW, Cast, make_cast, person
from tests.programmes.rounds import applies

RACERS = 32


@pytest.fixture
def cast(transactional_db: object) -> Cast:
    return make_cast()


def everybody_is_proposed(cast: Cast) -> list[Person]:
    """32 mentees who are each proposed to Ada; she has said yes to all, and her door has one place."""
    Openness.objects.filter(person=cast.ada).update(places=1)
    Application.objects.filter(pk=cast.ada_applies.pk).update(places=RACERS, state="proposed")
    round = Round.objects.create(cohort=cast.cohort, number=1, state="published", opened_at=NOW, published_at=NOW)
    racers = [person(f"Racer{number}") for number in range(RACERS)]
    for one in racers:
        row = applies(one, cast.cohort, "mentee")
        Application.objects.filter(pk=row.pk).update(state="proposed")
        Proposal.objects.create(
            round=round, mentee=row, mentor=cast.ada_applies, fit=80, state="sent", sent_at=NOW, mentor_answer="yes"
        )
    return racers


def race(racers: list[Person]) -> tuple[list[str], list[BaseException]]:
    """All say yes at the same moment, each over a connection of their own."""
    gate, answers, faults = threading.Barrier(len(racers)), [], []

    def accept(racer: Person) -> None:
        close_old_connections()
        try:
            row = Proposal.objects.select_related("mentee", "mentor__person").get(mentee__person=racer)
            gate.wait()
            row, pair = actions.accept(proposal=row, by=racer, now=NOW)
            answers.append("pair" if pair else lapsed(row) if row.state == "lapsed" else row.state)
        except BaseException as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=accept, args=(racer,)) for racer in racers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers, faults


@pytest.mark.long
@pytest.mark.parametrize("turn", range(20))
def test_and_does_so_every_time(cast: Cast, turn: int) -> None:
    test_the_last_place_goes_to_exactly_one(cast)


def test_the_last_place_goes_to_exactly_one(cast: Cast) -> None:
    racers = everybody_is_proposed(cast)
    answers, faults = race(racers)
    assert faults == []
    sentence = (
        "The last place with Ada Aalto was just taken. Your application is kept: you are on the waiting list, and we "
        "look for somebody else."
    )
    assert Counter(answers) == {"pair": 1, sentence: RACERS - 1}
    assert Pair.objects.count() == 1
    assert Openness.objects.get(person=cast.ada).taken == 1
    assert Counter(Application.objects.filter(side="mentee", person__in=racers).values_list("state", flat=True)) == {
        "paired": 1,
        "waiting": RACERS - 1,
    }
    assert Counter(Proposal.objects.values_list("state", flat=True)) == {"agreed": 1, "lapsed": RACERS - 1}
    assert Letter.objects.filter(template="proposal-lapsed").count() == RACERS - 1
    assert Application.objects.get(pk=cast.ada_applies.pk).state == "paired"
