"""Programmes and cohorts as people meet them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from athenaeum.people.models import Person
from athenaeum.programmes.actions.programme import open_programme
from athenaeum.programmes.models import Application, Cohort, Programme
from tests.faces import NOW, Cast, person

AtDesk = Callable[[Person], Client]


def url(name: str, *args: object) -> str:
    return reverse(f"programmes:{name}", args=args)


def test_what_is_open_leads_to_an_application_in_two_clicks(cast: Cast, at_desk: AtDesk) -> None:
    olga = at_desk(cast.olga)
    assert url("programme", cast.programme.pk) in olga.get(url("open-now")).text
    page = olga.get(url("programme", cast.programme.pk)).text
    assert url("apply", cast.cohort.pk, "mentee") in page
    begun = olga.post(url("apply", cast.cohort.pk, "mentee"))
    assert begun.url == url("application", Application.objects.get(person=cast.olga).pk)


def test_one_who_applied_finds_her_application_instead(cast: Cast, at_desk: AtDesk) -> None:
    page = at_desk(cast.ben).get(url("programme", cast.programme.pk)).text
    assert url("application", cast.ben_applies.pk) in page
    assert url("apply", cast.cohort.pk, "mentee") not in page
    assert url("apply", cast.cohort.pk, "mentor") in page


def test_when_nothing_is_open_the_page_says_so(cast: Cast, at_desk: AtDesk) -> None:
    Cohort.objects.update(state="running")
    assert "No call is open just now" in at_desk(cast.olga).get(url("open-now")).text


def test_a_draft_programme_is_for_facilitators(cast: Cast, at_desk: AtDesk) -> None:
    made = open_programme(template="peers", by=cast.cleo, now=NOW)
    assert at_desk(cast.cleo).get(url("programme", made.pk)).status_code == 200
    for other in (cast.ada, cast.ben, cast.sam, cast.olga, cast.dora, cast.odile):
        assert at_desk(other).get(url("programme", made.pk)).status_code == 404


def test_a_facilitator_opens_one_from_a_template(cast: Cast, at_desk: AtDesk) -> None:
    cleo = at_desk(cast.cleo)
    assert "A newer colleague mentors a longer-serving one." in cleo.get(url("new")).text
    answer = cleo.post(url("new"), {"template": "reverse", "title_en": "", "title_fr": ""})
    made = Programme.objects.get(template="reverse")
    assert answer.url == url("programme", made.pk)
    assert (made.title_en, made.title_fr, made.state) == ("Reverse", "Mentorat inversé", "draft")


def test_a_mistake_keeps_what_was_typed(cast: Cast, at_desk: AtDesk) -> None:
    answer = at_desk(cast.cleo).post(url("new"), {"template": "none", "title_en": "Two by two", "title_fr": "a\x00b"})
    assert answer.status_code == 422
    assert 'value="Two by two"' in answer.text
    assert "U+0000" in answer.text


def test_offered_and_closed(cast: Cast, at_desk: AtDesk) -> None:
    made, cleo = open_programme(template="peers", by=cast.cleo, now=NOW), at_desk(cast.cleo)
    cleo.post(url("step", made.pk, "offer"))
    assert Programme.objects.get(pk=made.pk).state == "open"
    assert cleo.post(url("step", made.pk, "offer")).status_code == 409
    assert cleo.post(url("step", made.pk, "burn")).status_code == 404


def test_titles_and_purposes_are_changed(cast: Cast, at_desk: AtDesk) -> None:
    given = {"title_en": "Pairs <b>", "title_fr": "Binômes", "purpose_en": "To learn", "purpose_fr": ""}
    given |= {"months": "9", "every_days": "21", "minutes": "45", "needs_agreement": "on"}
    answer = at_desk(cast.cleo).post(url("edit", cast.programme.pk), given)
    assert answer.url == url("programme", cast.programme.pk)
    cast.programme.refresh_from_db()
    assert (cast.programme.title_en, cast.programme.months) == ("Pairs <b>", 9)
    page = at_desk(cast.olga).get(url("programme", cast.programme.pk)).text
    assert "<h1>Pairs &lt;b&gt;</h1>" in page


def test_facilitators_are_added_and_taken_off(cast: Cast, at_desk: AtDesk) -> None:
    cleo = at_desk(cast.cleo)
    cast.olga.roles.create(name="facilitator", given_at=NOW)
    cleo.post(url("add-facilitator", cast.programme.pk), {"person": cast.olga.pk})
    assert set(cast.programme.facilitators.all()) == {cast.cleo, cast.olga}
    cleo.post(url("remove-facilitator", cast.programme.pk, cast.cleo.pk))
    assert set(cast.programme.facilitators.all()) == {cast.olga}
    assert cleo.get(url("edit", cast.programme.pk)).status_code == 403


def test_a_cohort_is_planned_with_suggested_dates(cast: Cast, at_desk: AtDesk) -> None:
    cleo = at_desk(cast.cleo)
    page = cleo.get(url("new-cohort", cast.programme.pk)).text
    assert 'value="2026-03-10"' in page
    assert 'value="2026-04-21"' in page
    given = {"title_en": "Summer", "title_fr": "", "opens_on": "2026-03-10", "closes_on": "2026-03-30"}
    given |= {"starts_on": "2026-04-21", "ends_on": "2026-10-20"}
    answer = cleo.post(url("new-cohort", cast.programme.pk), given)
    made = Cohort.objects.get(title_en="Summer")
    assert (answer.url, made.state) == (url("cohort", made.pk), "planned")


def test_dates_out_of_order_are_told_at_the_date(cast: Cast, at_desk: AtDesk) -> None:
    given = {"title_en": "Summer", "opens_on": "2026-03-10", "closes_on": "2026-03-01"}
    given |= {"starts_on": "2026-04-21", "ends_on": "2026-10-20"}
    answer = at_desk(cast.cleo).post(url("new-cohort", cast.programme.pk), given)
    assert answer.status_code == 422
    assert "Applications close before they open." in answer.text
    assert 'value="2026-03-01"' in answer.text


def test_the_cohort_page_counts_both_sides(cast: Cast, at_desk: AtDesk) -> None:
    nina = person("Nina", hired_on=NOW.date() - timedelta(days=20))
    Application.objects.create(
        cohort=cast.cohort, person=nina, side="mentee", state="waiting", newcomer=True, started_at=NOW, saved_at=NOW
    )
    Application.objects.create(cohort=cast.cohort, person=cast.olga, side="mentee", started_at=NOW, saved_at=NOW)
    answer = at_desk(cast.cleo).get(url("cohort", cast.cohort.pk))
    counts = [(side.side, side.people, side.newcomers, side.places) for side in answer.context["sides"]]
    assert counts == [("mentee", 2, 1, 2), ("mentor", 1, 0, 1)]
    assert "Orlova" not in answer.text


def test_only_its_facilitators_stand_at_the_cohort_page(cast: Cast, at_desk: AtDesk) -> None:
    answers = {who.given_name: at_desk(who).get(url("cohort", cast.cohort.pk)).status_code for who in cast.everyone}
    assert answers == {"Cleo": 200, **dict.fromkeys(("Ada", "Ben", "Sam", "Olga", "Dora", "Odile"), 403)}


def test_a_cohort_takes_its_steps(cast: Cast, at_desk: AtDesk) -> None:
    cleo = at_desk(cast.cleo)
    for verb, state in (("match", "matching"), ("reopen", "open"), ("match", "matching"), ("start", "running")):
        assert cleo.post(url("step-cohort", cast.cohort.pk, verb)).status_code == 302
        assert Cohort.objects.get().state == state


@pytest.mark.parametrize("name", ["open-now", "programmes", "programme", "cohort"])
def test_a_list_asks_the_database_as_often_for_three_as_for_one(
    cast: Cast, at_desk: AtDesk, name: str, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    rows = {"programme": [cast.programme.pk], "cohort": [cast.cohort.pk]}.get(name, [])
    cleo = at_desk(cast.cleo)
    cleo.get(url(name, *rows))
    with django_assert_max_num_queries(40) as counted:
        cleo.get(url(name, *rows))
    for number in range(2):
        other = Programme.objects.create(
            template="peers", title_en=f"P{number}", kind="peer", state="open", created_at=NOW
        )
        other.facilitators.add(cast.cleo)
        for programme in (other, cast.programme):
            more = Cohort.objects.get(pk=cast.cohort.pk)
            more.pk, more.programme, more._state.adding = None, programme, True
            more.id = Cohort().id
            more.save()
        someone = person(f"Extra{number}")
        Application.objects.create(
            cohort=cast.cohort, person=someone, side="mentee", state="submitted", started_at=NOW, saved_at=NOW
        )
    with django_assert_num_queries(len(counted)):
        cleo.get(url(name, *rows))


def test_matching_leads_to_the_round_or_opens_one(cast: Cast, at_desk: AtDesk) -> None:
    cleo = at_desk(cast.cleo)
    assert url("round-open", cast.cohort.pk) in cleo.get(url("cohort", cast.cohort.pk)).text
    cleo.post(url("round-open", cast.cohort.pk))
    assert url("round", cast.cohort.rounds.get().pk) in cleo.get(url("cohort", cast.cohort.pk)).text


def test_a_long_list_of_applications_comes_in_pages(
    cast: Cast, at_desk: AtDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("athenaeum.programmes.views.cohort.ROWS", 1)
    cleo = at_desk(cast.cleo)
    first = cleo.get(url("cohort", cast.cohort.pk)).text
    assert "Aalto, Ada" in first
    assert "Brown, Ben" not in first
    assert 'href="?state=&amp;page=2#applications"' in first
    assert "Brown, Ben" in cleo.get(url("cohort", cast.cohort.pk), {"page": "2"}).text
    assert "Aalto" not in cleo.get(url("cohort", cast.cohort.pk), {"state": "waiting"}).text
    assert cleo.get(url("cohort", cast.cohort.pk), {"state": "\x00", "page": "junk"}).status_code == 200


def test_a_draft_may_change_who_meets_whom(cast: Cast, at_desk: AtDesk) -> None:
    made, cleo = open_programme(template="empty", by=cast.cleo, now=NOW), at_desk(cast.cleo)
    given = {"title_en": "Groups", "months": "6", "every_days": "30", "minutes": "60", "kind": "circle"}
    given |= {"pairing": "rotate", "members_min": "8", "members_max": "4"}
    answer = cleo.post(url("edit", made.pk), given)
    assert answer.status_code == 422
    assert "The largest group is smaller than the smallest." in answer.text
    cleo.post(url("edit", made.pk), given | {"members_max": "9"})
    made.refresh_from_db()
    assert (made.kind, made.pairing, made.members_max) == ("circle", "rotate", 9)


def test_the_next_call_is_announced(cast: Cast, at_desk: AtDesk) -> None:
    Cohort.objects.update(opens_on=NOW.date() + timedelta(days=3))
    for page in (url("open-now"), url("programme", cast.programme.pk)):
        text = at_desk(cast.olga).get(page).text
        assert "opens on 13 March 2026" in text
        assert "Apply as a mentee" not in text
