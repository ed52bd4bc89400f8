"""What somebody said of not being paired, and whom she wishes for, appears nowhere but in the plan's silence."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from athenaeum.post.models import Letter
from athenaeum.programmes import reckoning
from athenaeum.programmes.actions import round as actions
from athenaeum.programmes.actions import settled
from athenaeum.programmes.models import Proposal, Round, Run
from tests.faces import NOW, Cast, person
from tests.programmes.rounds import applies, carried_out, matched, mentor, says

# Words of the engine's codes that would tell; a page that lets one through would show one of these.
TELLING = ("rule.avoided", "named.", "avoided", "against a wish not to be paired with")


@pytest.fixture
def quarrel(cast: Cast) -> Round:
    """Ben avoids Xenia, who offers just what he wants; Yves avoids Dan; Ben wishes for Ada. Dan has nobody."""
    says(cast.ada_applies, catalogues=2)
    says(cast.ben_applies, catalogues=3)
    xenia = mentor("Xenia", cast.cohort, catalogues=3)
    yves = mentor("Yves", cast.cohort, maps=3)
    dan = applies(person("Dan"), cast.cohort, "mentee", maps=3)
    cast.ben_applies.avoidances.create(person=xenia.person)
    yves.avoidances.create(person=dan.person)
    dan.avoidances.create(person=xenia.person)
    dan.avoidances.create(person=cast.ada)
    cast.ben_applies.wishes.create(person=cast.ada, rank=1)
    return matched(cast)


def everything_said(cast: Cast, round: Round, client: Client) -> Iterator[str]:
    """All that reaches anybody: pages and downloads of the facilitator and of the two, JSON of the round, letters."""
    client.force_login(cast.cleo)
    row = round.proposals.get(mentee=cast.ben_applies)
    trial = carried_out(actions.ask_for_run(round=round, by=cast.cleo, now=NOW, what_if="Site", chosen={"site": 9}))
    for name, key in (
        ("round", round.pk),
        ("round-send", round.pk),
        ("round-spreadsheet", round.pk),
        ("choices", row.pk),
        ("run", trial.pk),
        ("certificate", round.standing_id),
    ):
        yield client.get(reverse(f"programmes:{name}", args=[key])).content.decode()
    actions.publish(round=round, by=cast.cleo, now=NOW)
    yield client.get(reverse("programmes:round", args=[round.pk])).content.decode()
    for reader in (cast.ben, cast.ada):
        client.force_login(reader)
        yield client.get(reverse("programmes:proposal", args=[row.pk])).content.decode()
    for one in Run.objects.all():
        yield f"{one.plan} {one.certificate} {one.trouble}"
    for one in Proposal.objects.all():
        yield f"{one.reasons} {one.concerns} {one.unknown} {one.alternatives}"
    for letter in Letter.objects.all():
        yield f"{letter.subject} {letter.text} {letter.html}"


def telling(said: str, names: tuple[str, ...] = ()) -> list[str]:
    """Which telling words stand in a text."""
    return [word for word in (*TELLING, *names) if word in said]


def test_no_page_letter_export_or_plan_tells(cast: Cast, quarrel: Round, client: Client) -> None:
    assert {word for said in everything_said(cast, quarrel, client) for word in telling(said)} == set()


def test_the_reasons_for_having_nobody_name_no_one_avoided(cast: Cast, quarrel: Round, client: Client) -> None:
    """Dan could be told apart by names: the sentence about personal rules has none."""
    client.force_login(cast.cleo)
    page = client.get(reverse("programmes:round", args=[quarrel.pk])).content.decode()
    part = page[page.index("Without a mentor, and why") : page.index("Room among the mentors")]
    assert "personal rule" in part
    assert [name for name in ("Xenia", "Yves", "Ada") if name in part] == []


def test_the_control_the_engine_itself_does_tell(
    cast: Cast, quarrel: Round, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the filter the plan would tell of the wish, so the tests above can fail."""
    assert telling(str(quarrel.standing.plan)) == []
    monkeypatch.setattr(reckoning, "PRIVATE", "nothing.")
    matched(cast, quarrel)
    assert telling(str(quarrel.standing.plan)) == ["named."]


def test_the_control_with_the_names_put_back(cast: Cast, quarrel: Round, client: Client) -> None:
    """Were the engine to name whom a personal rule concerns, the page would show it, and the test above would fail."""
    run = quarrel.standing
    for row in run.plan["unmatched"]:
        row["why"].append(["offers.full", {"mentors": [str(row.pk) for row in cast.cohort.applications.all()]}])
    run.save()
    client.force_login(cast.cleo)
    page = client.get(reverse("programmes:round", args=[quarrel.pk])).content.decode()
    part = page[page.index("Without a mentor, and why") : page.index("Room among the mentors")]
    assert [name for name in ("Xenia", "Yves", "Ada") if name in part] == ["Xenia", "Yves", "Ada"]


def test_a_pin_across_an_avoidance_is_refused_in_the_same_words_as_any_other(cast: Cast, client: Client) -> None:
    """A pin is no way to find out who avoids whom: the sentence names no rule."""
    cast.ben_applies.avoidances.create(person=cast.ada)
    avoided = trouble(cast, client)
    cast.ben_applies.avoidances.all().delete()
    cast.ben.posts.update(manager=cast.ada)
    reports = trouble(cast, client)
    assert "These cannot be kept together: Ben Brown and Ada Aalto." in avoided
    assert avoided == reports


def trouble(cast: Cast, client: Client) -> str:
    """What the page says when Ben and Ada are pinned against a rule."""
    round = actions.open_round(cohort=cast.cohort, by=cast.cleo, now=NOW)
    settled.pin(round=round, mentee=cast.ben_applies, mentor=cast.ada_applies, by=cast.cleo, now=NOW)
    carried_out(actions.ask_for_run(round=round, by=cast.cleo, now=NOW))
    client.force_login(cast.cleo)
    page = client.get(reverse("programmes:round", args=[round.pk])).content.decode()
    start = page.index("These cannot be kept together")
    return page[start : page.index("</div>", start)]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1"])
def test_a_spreadsheet_evaluates_nothing(cast: Cast, client: Client, cell: str) -> None:
    cast.ben.given_name, cast.ben.family_name = cell, "Brown"
    cast.ben.save()
    round = matched(cast)
    client.force_login(cast.cleo)
    lines = client.get(reverse("programmes:round-spreadsheet", args=[round.pk])).content.decode("utf-8-sig")
    assert f"'{cell} Brown" in lines
