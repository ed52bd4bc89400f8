"""The facilitator's pages of a round, and the page of a proposal, as HTML."""

import os
import subprocess
import sys

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from athenaeum.people.models import Post
from athenaeum.programmes.actions import round as actions
from athenaeum.programmes.models import Exclusion, Pin, Proposal, Round, Run
from tests.faces import NOW, Cast, person
from tests.programmes.rounds import applies, carried_out, matched, mentor, opened, says

PAGES = ("rounds", "round", "round-send", "run", "certificate", "choices")


def address(name: str, round: Round) -> str:
    """A page of a round with its key."""
    run, row = round.standing, round.proposals.first()
    keys = {"run": run, "certificate": run, "choices": row, "rounds": None}
    target = keys.get(name, round)
    return reverse(f"programmes:{name}", args=[target.pk] if target else [])


def test_every_page_opens_for_its_facilitator(cast: Cast, client: Client) -> None:
    round = matched(cast)
    client.force_login(cast.cleo)
    assert {name: client.get(address(name, round)).status_code for name in PAGES} == dict.fromkeys(PAGES, 200)


@pytest.mark.parametrize("name", ["olga", "ben", "ada", "sam", "odile", "dora"])
def test_and_exists_for_nobody_else(cast: Cast, client: Client, name: str) -> None:
    round = matched(cast)
    client.force_login(getattr(cast, name))
    found = {page: client.get(address(page, round)).status_code for page in PAGES if page != "rounds"}
    assert found == dict.fromkeys(found, 404)


def test_a_round_before_it_is_matched(cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)
    page = client.get(reverse("programmes:round", args=[opened(cast).pk])).content.decode()
    assert "1 mentee, 1 mentor with 1 place. Nobody is proposed yet" in page
    assert "Match this round" in page


def test_the_heading_says_how_it_stands(cast: Cast, client: Client) -> None:
    applies(person("Dan"), cast.cohort, "mentee")
    client.force_login(cast.cleo)
    page = client.get(address("round", matched(cast))).content.decode()
    assert "2 mentees, 1 mentor with 1 place. 1 mentee has a proposed mentor; one has nobody yet" in page


def test_from_open_to_sent_by_clicks(cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)
    client.post(reverse("programmes:round-open", args=[cast.cohort.pk]))
    round = Round.objects.get()
    client.post(reverse("programmes:round-match", args=[round.pk]))
    carried_out(Run.objects.get())
    row = Proposal.objects.get()
    client.post(reverse("programmes:pin", args=[row.pk]))
    assert Pin.objects.count() == 1
    client.post(reverse("programmes:pin", args=[row.pk]))
    assert Pin.objects.count() == 0
    client.post(reverse("programmes:round-send", args=[round.pk]))
    row.refresh_from_db()
    assert row.state == "sent"


def test_a_pair_set_apart_by_a_click(cast: Cast, client: Client) -> None:
    round = matched(cast)
    client.force_login(cast.cleo)
    client.post(reverse("programmes:exclude", args=[round.proposals.get().pk]))
    assert Exclusion.objects.count() == 1
    assert round.proposals.count() == 0


def test_a_trial_changes_nothing_until_it_is_adopted(cast: Cast, client: Client) -> None:
    zoe = mentor("Zoe", cast.cohort)
    says(cast.ada_applies, catalogues=3)
    says(cast.ben_applies, catalogues=3)
    round = matched(cast)
    trial = carried_out(
        actions.ask_for_run(
            round=round, by=cast.cleo, now=NOW, what_if="Ben with Zoe", pins=[(cast.ben_applies.pk, zoe.pk)]
        )
    )
    assert Proposal.objects.get().mentor == cast.ada_applies
    client.force_login(cast.cleo)
    page = client.get(reverse("programmes:run", args=[trial.pk])).content.decode()
    assert "Ada Aalto" in page
    assert "Zoe Test" in page
    client.post(reverse("programmes:run-adopt", args=[trial.pk]))
    assert Proposal.objects.get().mentor == zoe
    assert Pin.objects.get().mentor == zoe


def queries(client: Client, round: Round) -> list[str]:
    """The tables a page of the round asks, one for each query."""
    page = address("round", round)
    with CaptureQueriesContext(connection) as asked:
        client.get(page)
    return sorted(one["sql"].split(" FROM ")[-1].split()[0] for one in asked.captured_queries)


def test_the_page_takes_as_many_queries_for_three_as_for_one(cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)
    round = matched(cast)
    client.get(address("round", round))  # the first page of a session writes that it was seen
    one = queries(client, round)
    for number in range(2):
        who = applies(person(f"Mentee{number}"), cast.cohort, "mentee").person
        Post.objects.create(person=who, title="Librarian", unit=cast.unit)
        mentor(f"Mentor{number}", cast.cohort)
    matched(cast, round)
    three = queries(client, round)
    assert Proposal.objects.count() == 3
    assert three == one
    assert len(three) <= 40


def test_the_web_process_loads_no_numbers() -> None:
    """The pages ask the worker; the engine is not loaded where pages are made."""
    code = (
        "import os, sys, django\n"
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings'\n"
        "django.setup()\n"
        "import athenaeum.config.urls, athenaeum.programmes.jobs\n"
        "print([name for name in ('numpy', 'scipy') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ, check=True)
    assert said.stdout.strip().splitlines()[-1] == "[]"
