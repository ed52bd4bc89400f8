"""A mentor is asked directly; she says yes, says no kindly, or names somebody who fits better."""

import pytest

from athenaeum.access.refusals import Invisible, NotNow, NotYours
from athenaeum.people.actions.openness import NoPlace
from athenaeum.people.models import Area, Expertise, Kind, Openness, Person
from athenaeum.post.models import Letter
from athenaeum.programmes.actions import request as act
from athenaeum.programmes.models import Request
from athenaeum.programmes.queries import others_to_ask
from tests.faces import NOW, Cast, person


def ask(cast: Cast, mentor: Person | None = None, by: Person | None = None, kind: str = "one_to_one") -> Request:
    return act.ask(mentor=mentor or cast.ada, kind=kind, by=by or cast.ben, now=NOW)


def test_asking_writes_one_letter_to_the_mentor(cast: Cast) -> None:
    assert ask(cast) == ask(cast)
    assert [(letter.recipient, letter.subject) for letter in Letter.objects.all()] == [(cast.ada, "Ben Brown asks you")]


@pytest.mark.parametrize(
    ("door", "words"),
    [
        (None, "has not said whether requests are welcome"),
        ({"state": "paused", "places": 2}, "takes a pause"),
        ({"places": 1, "taken": 1}, "has no free place"),
    ],
)
def test_a_closed_door_is_said_kindly(cast: Cast, door: dict[str, object] | None, words: str) -> None:
    if door is not None:
        Openness.objects.create(person=cast.dora, **door)
    with pytest.raises(act.NotThisOne) as refusal:
        ask(cast, cast.dora)
    assert words in str(refusal.value)
    assert Request.objects.exists() is False


def test_nobody_asks_herself_or_her_line(cast: Cast) -> None:
    Openness.objects.create(person=cast.sam, places=2)
    Openness.objects.create(person=cast.ben, places=2)
    for mentor, by in ((cast.sam, cast.ben), (cast.ben, cast.sam), (cast.ada, cast.ada)):
        with pytest.raises(act.NotThisOne):
            ask(cast, mentor, by)


def test_the_kind_is_one_the_mentor_accepts(cast: Cast) -> None:
    Kind.objects.create(person=cast.ada, kind="reverse")
    with pytest.raises(act.NotThisOne):
        ask(cast)
    assert ask(cast, kind="reverse").kind == "reverse"


def test_five_requests_wait_at_most(cast: Cast) -> None:
    mentors = [person(f"Mentor{number}") for number in range(6)]
    Openness.objects.bulk_create(Openness(person=one) for one in mentors)
    made = [ask(cast, one) for one in mentors[:5]]
    with pytest.raises(NotNow) as refusal:
        ask(cast, mentors[5])
    assert "5 of your requests" in str(refusal.value)
    act.withdraw(request=made[0], by=cast.ben, now=NOW)
    assert ask(cast, mentors[5]).state == "waiting"


def test_yes_takes_a_place_and_tells_the_mentee(cast: Cast) -> None:
    row = act.accept(request=ask(cast), by=cast.ada, now=NOW)
    assert (row.state, Openness.objects.get(person=cast.ada).taken) == ("accepted", 1)
    assert Letter.objects.filter(recipient=cast.ben, template="request-accepted").count() == 1


def test_yes_without_a_place_keeps_the_request(cast: Cast) -> None:
    row = ask(cast)
    Openness.objects.filter(person=cast.ada).update(taken=2)
    with pytest.raises(NoPlace):
        act.accept(request=row, by=cast.ada, now=NOW)
    assert Request.objects.get().state == "waiting"
    assert Letter.objects.filter(recipient=cast.ben).exists() is False


def test_an_answer_is_given_once(cast: Cast) -> None:
    row = ask(cast)
    stale = Request.objects.get(pk=row.pk)
    act.accept(request=row, by=cast.ada, now=NOW)
    for late in (row, stale):
        with pytest.raises(NotNow):
            act.decline(request=late, by=cast.ada, now=NOW)
    assert Openness.objects.get(person=cast.ada).taken == 1


def test_no_needs_no_reason_and_tells_none(cast: Cast) -> None:
    act.decline(request=ask(cast), by=cast.ada, now=NOW)
    letter = Letter.objects.get(recipient=cast.ben)
    assert "cannot say yes this time" in letter.text
    assert "rather not say" not in letter.text


def test_a_reason_chosen_is_passed_on(cast: Cast) -> None:
    act.decline(request=ask(cast), reason="time", by=cast.ada, now=NOW)
    assert "The time is wrong for me" in Letter.objects.get(recipient=cast.ben).text


def test_somebody_who_fits_better_is_named_to_the_mentee_alone(cast: Cast) -> None:
    act.decline(request=ask(cast), reason="fit", suggested=cast.dora, by=cast.ada, now=NOW)
    assert "Dora Diaz" in Letter.objects.get(recipient=cast.ben).text
    assert Letter.objects.filter(recipient=cast.dora).exists() is False


def test_nobody_of_the_line_is_suggested(cast: Cast) -> None:
    row = ask(cast)
    for wrong in (cast.sam, cast.ben, cast.ada):
        with pytest.raises(NotNow):
            act.decline(request=row, suggested=wrong, by=cast.ada, now=NOW)
    assert Request.objects.get().state == "waiting"


def test_only_the_two_touch_it(cast: Cast) -> None:
    row = ask(cast)
    for other in (cast.cleo, cast.sam, cast.olga, cast.dora, cast.odile):
        with pytest.raises(Invisible):
            act.accept(request=row, by=other, now=NOW)
    with pytest.raises(NotYours):
        act.accept(request=row, by=cast.ben, now=NOW)
    with pytest.raises(NotYours):
        act.withdraw(request=row, by=cast.ada, now=NOW)


def test_others_are_open_know_the_field_and_stand_outside_the_line(cast: Cast) -> None:
    maps = Area.objects.create(key="maps", label_en="Maps", label_fr="Cartes")
    for one, strength in ((cast.dora, 1), (cast.olga, 3), (cast.sam, 3), (cast.cleo, 3)):
        Expertise.objects.create(person=one, area=maps, strength=strength)
    for one in (cast.dora, cast.olga, cast.sam):
        Openness.objects.create(person=one)
    Openness.objects.create(person=cast.cleo, state="paused")
    assert others_to_ask(cast.ben, cast.ada, maps) == [cast.olga, cast.dora]
