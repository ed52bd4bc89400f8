"""Canaries: sentences that nobody else writes, looked for everywhere they must not be."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from athenaeum.access.models import AuditEvent
from athenaeum.access.rules import PAGES
from athenaeum.gateway.models import Parked
from athenaeum.people.models import Person
from athenaeum.post.models import Letter
from athenaeum.programmes.actions import application as act
from athenaeum.programmes.actions import round as rounds
from athenaeum.programmes.models import Application, Cohort, Programme, Proposal, Round, Run
from tests.faces import NOW, Cast
from tests.house.test_pages import address_of
from tests.house.test_urls import names
from tests.programmes.rounds import matched, mentor, says

HOPE, PARKED = "Heron at the quiet weir", "Kingfisher under the alder"
AVOIDED = "Xantippe"
WITH_ROWS = {
    "programmes:application": Application,
    "programmes:proposal": Proposal,
    "programmes:choices": Proposal,
    "programmes:round": Round,
    "programmes:runs": Round,
    "programmes:round-send": Round,
    "programmes:round-spreadsheet": Round,
    "programmes:run": Run,
    "programmes:certificate": Run,
    "programmes:cohort": Cohort,
    "programmes:programme": Programme,
    "people:person": Person,
    "post:letter": Letter,
}


@pytest.fixture
def scenario(cast: Cast, caplog: pytest.LogCaptureFixture) -> str:
    """Ben hopes and avoids, a round is matched and sent, all of it logged as finely as can be; returns the log."""
    caplog.set_level(logging.DEBUG)
    xantippe = mentor(AVOIDED, cast.cohort, catalogues=3)
    says(cast.ada_applies, catalogues=2)
    Application.objects.filter(pk=cast.ben_applies.pk).update(state="draft")
    cast.ben_applies.refresh_from_db()
    areas = [(row.area, 3) for row in cast.ada_applies.areas.all()]
    act.save_application(
        application=cast.ben_applies, hopes=HOPE, places=1, areas=areas, wishes=[], avoidances=[xantippe.person],
        by=cast.ben, now=NOW,
    )  # fmt: skip
    Application.objects.filter(pk=cast.ben_applies.pk).update(state="submitted")
    rounds.publish(round=matched(cast), by=cast.cleo, now=NOW)
    return "\n".join(record.getMessage() for record in caplog.records)


def pages_as(reader: Person) -> Iterator[tuple[str, str]]:
    """Every page, of every row there is, as this person sees it: (address, text)."""
    client = Client(raise_request_exception=False)
    client.force_login(reader)
    for name in sorted(set(names(get_resolver())) & set(PAGES)):
        model = WITH_ROWS.get(name)
        keys = [row.pk for row in model._default_manager.all()] if model else [None]
        for key in keys:
            path = reverse(name, args=[key]) if key else address_of(name)
            if path and name not in ("account_logout", "gateway:language"):
                yield path, client.get(path).content.decode("utf-8", "replace")


def telling(word: str, *readers: Person) -> list[str]:
    """Where a word stands, for which reader."""
    return [f"{path} for {reader}" for reader in readers for path, text in pages_as(reader) if word in text]


@pytest.mark.long
def test_hopes_are_read_by_those_the_form_names(cast: Cast, scenario: str) -> None:
    assert telling(HOPE, cast.sam, cast.olga, cast.dora, cast.odile) == []
    # The control: the search finds it where it may be read.
    own = reverse("programmes:application", args=[cast.ben_applies.pk])
    for reader in (cast.ben, cast.cleo, cast.ada):
        assert f"{own} for {reader}" in telling(HOPE, reader)


@pytest.mark.long
def test_an_avoidance_is_shown_to_its_author_alone(cast: Cast, scenario: str) -> None:
    """Xantippe is a mentor as any other, so her name is no secret; on Ben's own page it would tell."""
    own = reverse("programmes:application", args=[cast.ben_applies.pk])
    for reader in (cast.cleo, cast.ada, cast.sam, cast.olga, cast.dora, cast.odile):
        assert [path for path, text in pages_as(reader) if path == own and AVOIDED in text] == []
    assert f"{own} for {cast.ben}" in telling(AVOIDED, cast.ben)  # the control


def test_neither_letters_log_nor_trail_quote(cast: Cast, scenario: str) -> None:
    letters = "".join(f"{row.subject}{row.text}{row.html}" for row in Letter.objects.all())
    trail = "".join(f"{row.actor_name}{row.verb}{row.fields}" for row in AuditEvent.objects.all())
    for text in (letters, trail, scenario):
        assert text
        assert HOPE not in text
        assert AVOIDED not in text
    assert "Ben" in letters  # the control: letters were written, and of these people


def park(cast: Cast, client: Client) -> None:
    """Ben sends a long text after his session has ended."""
    client.force_login(cast.ben)
    session = client.session
    session["began"] = session["seen"] = timezone.now().timestamp() - 13 * 3600
    session.save()
    path = reverse("people:my-about")
    assert client.post(path, {"bio": PARKED}).status_code == 302
    assert Parked.objects.count() == 1


def files_hold(text: str) -> bool:
    """Does a file of the database hold this text?"""
    place = Path(connection.settings_dict["NAME"])
    around = [place.with_name(place.name + end) for end in ("", "-wal", "-journal")]
    return any(text.encode() in file.read_bytes() for file in around if file.exists())


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="looks into the file")
def test_parked_text_stands_nowhere_in_the_file(cast: Cast, client: Client) -> None:
    park(cast, client)
    assert files_hold(PARKED) is False
    Person.objects.filter(pk=cast.ben.pk).update(bio=PARKED)
    assert files_hold(PARKED) is True  # the control: it would have been found


@pytest.mark.long
def test_parked_text_comes_back_to_its_author_alone(cast: Cast, client: Client) -> None:
    park(cast, client)
    client.force_login(cast.ben)
    assert PARKED in client.get(reverse("gateway:kept")).content.decode()
    client.force_login(cast.olga)
    assert PARKED not in client.get(reverse("gateway:kept"), follow=True).content.decode()
    assert telling(PARKED, cast.cleo, cast.odile) == []


def test_rows_of_the_scenario_are_there(cast: Cast, scenario: str) -> None:
    assert {name for name, model in WITH_ROWS.items() if not model._default_manager.exists()} == set()
