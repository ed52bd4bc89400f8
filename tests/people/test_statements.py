"""What people say of themselves is theirs to say, and written as a whole."""

from datetime import timedelta

import pytest

from athenaeum.access.models import AuditEvent
from athenaeum.access.policy import SYSTEM
from athenaeum.access.refusals import NotNow, NotYours
from athenaeum.people.actions import about, openness, reach
from athenaeum.people.models import Channel, GoodHours, Kind, Openness
from tests.faces import NOW, Cast


def test_channels_keep_their_order(cast: Cast) -> None:
    reach.prefer_channels(
        person=cast.ada, channels=[("phone", "3310"), ("email", ""), ("phone", "1")], by=cast.ada, now=NOW
    )
    rows = Channel.objects.filter(person=cast.ada).values_list("position", "kind", "detail")
    assert list(rows) == [(1, "phone", "3310"), (2, "email", "")]


def test_nobody_speaks_for_another(cast: Cast) -> None:
    with pytest.raises(NotYours):
        reach.prefer_channels(person=cast.ada, channels=[("phone", "")], by=cast.cleo, now=NOW)
    assert Channel.objects.count() == 0


def test_hours_are_written_anew(cast: Cast) -> None:
    reach.state_hours(person=cast.ada, slots=["mon-am", "mon-am", "tue-pm"], place="3.12", by=cast.ada, now=NOW)
    reach.state_hours(person=cast.ada, slots=["fri-am"], place="3.12", by=cast.ada, now=NOW)
    assert list(GoodHours.objects.values_list("slot", flat=True)) == ["fri-am"]


def test_places_cannot_go_below_those_taken(cast: Cast) -> None:
    Openness.objects.filter(person=cast.ada).update(taken=2)
    with pytest.raises(NotNow, match="2 mentees now"):
        openness.open_door(person=cast.ada, places=1, kinds=["one_to_one"], by=cast.ada, now=NOW)
    assert Openness.objects.get(person=cast.ada).places == 2


def test_a_pause_and_the_way_back(cast: Cast) -> None:
    assert openness.pause(person=cast.ada, by=cast.ada, now=NOW).word == "paused"
    door = openness.open_door(person=cast.ada, places=1, kinds=["peer", "peer"], by=cast.ada, now=NOW)
    assert (door.word, list(Kind.objects.values_list("kind", flat=True))) == ("open", ["peer"])


def test_a_pause_ends_by_itself_on_its_day(cast: Cast) -> None:
    today = NOW.date()
    openness.pause(person=cast.ada, back_on=today, by=cast.ada, now=NOW)
    openness.pause(person=cast.ben, back_on=today + timedelta(days=1), by=cast.ben, now=NOW)
    openness.pause(person=cast.olga, by=cast.olga, now=NOW)
    assert openness.come_back(today=today, by=SYSTEM, now=NOW) == 1
    words = {row.person.given_name: row.word for row in Openness.objects.select_related("person")}
    assert words == {"Ada": "open", "Ben": "paused", "Olga": "paused"}


def test_nobody_opens_the_doors_of_others(cast: Cast) -> None:
    openness.pause(person=cast.ada, back_on=NOW.date(), by=cast.ada, now=NOW)
    assert openness.come_back(today=NOW.date(), by=cast.cleo, now=NOW) == 0


def test_the_trail_names_fields_only(cast: Cast) -> None:
    about.say_about_me(person=cast.ada, by=cast.ada, now=NOW, bio="I like maps.")
    event = AuditEvent.objects.get()
    assert (event.fields, "maps" in str(vars(event))) == ("bio", False)


def test_other_fields_are_not_hers_to_change(cast: Cast) -> None:
    with pytest.raises(TypeError):
        about.say_about_me(person=cast.ada, by=cast.ada, now=NOW, is_active=False)
