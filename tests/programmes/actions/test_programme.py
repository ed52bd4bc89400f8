"""A programme from a template, offered, closed, looked after; its cohorts."""

from datetime import date

import pytest

from athenaeum.access.refusals import NotNow, NotYours
from athenaeum.programmes.actions import cohort as cohorts
from athenaeum.programmes.actions import programme as act
from athenaeum.programmes.models import Cohort, Programme
from athenaeum.programmes.template import later, suggested_dates, templates
from tests.faces import NOW, Cast

DAYS = {
    "opens_on": date(2026, 3, 1),
    "closes_on": date(2026, 3, 20),
    "starts_on": date(2026, 4, 1),
    "ends_on": date(2026, 9, 30),
}


@pytest.mark.parametrize("key", [one.key for one in templates()])
def test_every_template_makes_a_programme(cast: Cast, key: str) -> None:
    made = act.open_programme(template=key, by=cast.cleo, now=NOW)
    made.full_clean(exclude=["purpose_en", "purpose_fr"])
    assert (made.state, list(made.facilitators.all())) == ("draft", [cast.cleo])


def test_every_template_speaks_both_languages() -> None:
    short = [one.key for one in templates() for texts in (one.titles, one.lines) if not (texts["en"] and texts["fr"])]
    assert short == []


def test_a_title_of_ones_own_keeps_the_french_empty(cast: Cast) -> None:
    made = act.open_programme(template="peers", title_en="Two by two", by=cast.cleo, now=NOW)
    assert (made.title_en, made.title_fr, made.symmetric) == ("Two by two", "", True)


def test_only_facilitators_open_programmes(cast: Cast) -> None:
    for other in (cast.ada, cast.ben, cast.sam, cast.olga, cast.dora, cast.odile):
        with pytest.raises(NotYours):
            act.open_programme(template="peers", by=other, now=NOW)


def test_offered_closed_and_offered_again(cast: Cast) -> None:
    made = act.open_programme(template="peers", by=cast.cleo, now=NOW)
    states = [
        step(programme=made, by=cast.cleo, now=NOW).state
        for step in (act.offer_programme, act.close_programme, act.offer_programme)
    ]
    assert states == ["open", "closed", "open"]
    with pytest.raises(NotNow):
        act.offer_programme(programme=made, by=cast.cleo, now=NOW)


def test_what_is_not_editable_is_refused(cast: Cast) -> None:
    act.change_programme(programme=cast.programme, title_en="Two", by=cast.cleo, now=NOW)
    assert Programme.objects.get().title_en == "Two"
    with pytest.raises(TypeError):
        act.change_programme(programme=cast.programme, state="closed", by=cast.cleo, now=NOW)


def test_who_meets_whom_stands_once_it_is_offered(cast: Cast) -> None:
    made = act.open_programme(template="empty", by=cast.cleo, now=NOW)
    assert act.change_programme(programme=made, kind="reverse", by=cast.cleo, now=NOW).kind == "reverse"
    with pytest.raises(NotNow):
        act.change_programme(programme=cast.programme, kind="reverse", by=cast.cleo, now=NOW)
    assert act.change_programme(programme=cast.programme, kind="one_to_one", by=cast.cleo, now=NOW).months == 6


def test_a_facilitator_holds_the_role_and_the_last_one_stays(cast: Cast) -> None:
    with pytest.raises(NotNow) as refusal:
        act.add_facilitator(programme=cast.programme, person=cast.olga, by=cast.cleo, now=NOW)
    assert "Olga Orlova" in str(refusal.value)
    with pytest.raises(NotNow):
        act.remove_facilitator(programme=cast.programme, person=cast.cleo, by=cast.cleo, now=NOW)
    cast.olga.roles.create(name="facilitator", given_at=NOW)
    act.add_facilitator(programme=cast.programme, person=cast.olga, by=cast.cleo, now=NOW)
    act.remove_facilitator(programme=cast.programme, person=cast.cleo, by=cast.cleo, now=NOW)
    assert list(cast.programme.facilitators.all()) == [cast.olga]


def test_a_cohort_goes_through_its_steps(cast: Cast) -> None:
    made = cohorts.add_cohort(programme=cast.programme, title_en="Autumn", by=cast.cleo, now=NOW, **DAYS)
    steps = (cohorts.open_cohort, cohorts.match_cohort, cohorts.reopen_cohort, cohorts.match_cohort)
    states = [
        step(cohort=made, by=cast.cleo, now=NOW).state for step in (*steps, cohorts.start_cohort, cohorts.end_cohort)
    ]
    assert states == ["open", "matching", "open", "matching", "running", "ended"]


@pytest.mark.parametrize(
    ("day", "value", "words"),
    [
        ("closes_on", date(2026, 2, 1), "close before they open"),
        ("starts_on", date(2026, 3, 10), "begin before applications close"),
        ("ends_on", date(2026, 4, 1), "end comes before the beginning"),
    ],
)
def test_dates_out_of_order_say_which(cast: Cast, day: str, value: date, words: str) -> None:
    with pytest.raises(NotNow) as refusal:
        cohorts.add_cohort(programme=cast.programme, title_en="A", by=cast.cleo, now=NOW, **DAYS | {day: value})
    assert words in str(refusal.value)
    assert Cohort.objects.count() == 1


def test_a_cohort_of_a_draft_is_not_opened(cast: Cast) -> None:
    made = act.open_programme(template="peers", by=cast.cleo, now=NOW)
    autumn = cohorts.add_cohort(programme=made, title_en="Autumn", by=cast.cleo, now=NOW, **DAYS)
    with pytest.raises(NotNow):
        cohorts.open_cohort(cohort=autumn, by=cast.cleo, now=NOW)


def test_another_facilitator_sees_and_does_not_change(cast: Cast) -> None:
    cast.olga.roles.create(name="facilitator", given_at=NOW)
    with pytest.raises(NotYours):
        cohorts.match_cohort(cohort=cast.cohort, by=cast.olga, now=NOW)


def test_suggested_dates_follow_one_another() -> None:
    days = suggested_dates("one-to-one", 6, date(2026, 3, 10))
    assert (days.closes_on, days.starts_on, days.ends_on) == (date(2026, 3, 30), date(2026, 4, 21), date(2026, 10, 20))


def test_months_are_counted_to_the_last_day() -> None:
    assert later(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert later(date(2026, 12, 15), 1) == date(2027, 1, 15)
