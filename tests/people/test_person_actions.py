"""Persons are registered, deactivated, welcomed back; roles are given and taken."""

import pytest
from django.test import Client

from athenaeum.access.models import AuditEvent
from athenaeum.access.refusals import Invisible, NotNow, NotYours
from athenaeum.people.actions import person as act
from athenaeum.people.models import Openness, Person, Role, SearchEntry
from tests.faces import NOW, Cast


def test_cleo_registers_somebody(cast: Cast) -> None:
    zoe = act.register(given_name="Zoë", family_name="Zimmer", email=" Zoe@Library.example ", by=cast.cleo, now=NOW)
    assert (zoe.email, zoe.is_active, zoe.has_usable_password(), zoe.listed) == ("zoe@library.example", True, False, {})
    assert SearchEntry.objects.filter(person=zoe).exists()
    assert AuditEvent.objects.filter(verb="register", row=str(zoe.pk), actor_id=cast.cleo.pk).count() == 1


def test_an_address_or_a_number_belongs_to_one(cast: Cast) -> None:
    act.register(given_name="Zoë", family_name="Zimmer", email="z@library.example", staff_id="7", by=cast.cleo, now=NOW)
    with pytest.raises(NotNow):
        act.register(given_name="Zoe", family_name="Z", email="Z@library.example", by=cast.cleo, now=NOW)
    with pytest.raises(NotNow):
        act.register(given_name="Zoe", family_name="Z", staff_id="7", by=cast.cleo, now=NOW)


@pytest.mark.parametrize("who", ["ada", "sam", "olga", "dora"])
def test_nobody_else_registers_or_deactivates(cast: Cast, who: str) -> None:
    by = getattr(cast, who)
    with pytest.raises(NotYours):
        act.register(given_name="Zoë", family_name="Zimmer", by=by, now=NOW)
    with pytest.raises(NotYours):
        act.deactivate(person=cast.ben, by=by, now=NOW)
    with pytest.raises(NotYours):
        act.give_role(person=cast.ben, name="facilitator", by=by, now=NOW)


def test_leaving_ends_the_session_with_the_next_request(cast: Cast, client: Client) -> None:
    client.force_login(cast.ada)
    assert client.get("/people/").status_code == 200
    act.deactivate(person=cast.ada, by=cast.cleo, now=NOW)
    cast.ada.refresh_from_db()
    assert (cast.ada.is_active, cast.ada.left_at) == (False, NOW)
    assert client.get("/people/").status_code == 302
    assert Openness.objects.get(person=cast.ada).state == "paused"
    with pytest.raises(Invisible):
        act.deactivate(person=cast.ada, by=cast.ben, now=NOW)


def test_coming_back_opens_the_account_and_not_the_door(cast: Cast) -> None:
    act.deactivate(person=cast.ada, by=cast.cleo, now=NOW)
    act.reactivate(person=cast.ada, by=cast.cleo, now=NOW)
    ada = Person.objects.get(pk=cast.ada.pk)
    assert (ada.is_active, ada.left_at, ada.openness.state) == (True, None, "paused")
    assert SearchEntry.objects.filter(person=ada).exists()


@pytest.mark.parametrize("who", ["cleo", "odile"])
def test_the_last_keeper_of_the_house_stays(cast: Cast, who: str) -> None:
    keeper = getattr(cast, who)
    role = keeper.roles.get().name
    with pytest.raises(NotNow):
        act.deactivate(person=keeper, by=cast.odile, now=NOW)
    with pytest.raises(NotNow):
        act.take_role(person=keeper, name=role, by=cast.odile, now=NOW)
    act.give_role(person=cast.ada, name=role, by=cast.odile, now=NOW)
    act.take_role(person=keeper, name=role, by=cast.odile, now=NOW)
    assert list(Role.objects.filter(name=role).values_list("person", flat=True)) == [cast.ada.pk]


def test_a_role_given_twice_is_given_once(cast: Cast) -> None:
    first = act.give_role(person=cast.ada, name="facilitator", by=cast.odile, now=NOW)
    assert act.give_role(person=cast.ada, name="facilitator", by=cast.odile, now=NOW) == first
    assert AuditEvent.objects.filter(verb="give facilitator").count() == 1
    act.deactivate(person=cast.ada, by=cast.odile, now=NOW)
    cast.ada.refresh_from_db()
    with pytest.raises(NotNow):
        act.give_role(person=cast.ada, name="operator", by=cast.odile, now=NOW)
