"""The application's page: kept at every press, given back at every mistake."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from athenaeum.people.models import Area, LearningArea, Openness, Person, SpokenLanguage
from athenaeum.programmes.actions.application import save_application, start_application
from athenaeum.programmes.models import Application, Avoidance, Wish
from tests.faces import NOW, Cast, person

ONE, TWO = "6a1c2f6e-7b53-4a52-9a3a-0d6c0f0f6a11", "6a1c2f6e-7b53-4a52-9a3a-0d6c0f0f6a22"
AtDesk = Callable[[Person], Client]


def url(name: str, *args: object) -> str:
    return reverse(f"programmes:{name}", args=args)


@pytest.fixture
def maps(db: None) -> Area:
    return Area.objects.create(key="maps", label_en="Maps", label_fr="Cartes", alt_en="atlases")


@pytest.fixture
def draft(cast: Cast) -> Application:
    return start_application(cohort=cast.cohort, side="mentee", by=cast.olga, now=NOW)


def typed(draft: Application, **more: object) -> dict[str, Any]:
    return {"hopes": "To read maps", "base": draft.saved_at.isoformat(), "window": ONE, **more}


def test_the_form_begins_with_the_profile(cast: Cast, at_desk: AtDesk, maps: Area) -> None:
    LearningArea.objects.create(person=cast.olga, area=maps, importance=3)
    SpokenLanguage.objects.create(person=cast.olga, code="fr")
    SpokenLanguage.objects.create(person=cast.olga, code="tlh")
    row = start_application(cohort=cast.cohort, side="mentee", by=cast.olga, now=NOW)
    page = at_desk(cast.olga).get(url("application", row.pk)).text
    assert f'name="area" value="{maps.pk}"' in page
    assert "French, tlh" in page


def test_the_draft_is_its_authors_alone(cast: Cast, at_desk: AtDesk, draft: Application) -> None:
    for other in (cast.ada, cast.ben, cast.cleo, cast.sam, cast.dora, cast.odile):
        assert at_desk(other).get(url("application", draft.pk)).status_code == 404
        assert at_desk(other).post(url("save-application", draft.pk), typed(draft)).status_code == 404


def test_saved_as_it_is_typed(cast: Cast, at_desk: AtDesk, draft: Application) -> None:
    answer = at_desk(cast.olga).post(url("save-application", draft.pk), typed(draft, wish=[cast.ada.pk]))
    assert (answer.status_code, answer.text) == (200, "Saved as you type, last at 06:00.")
    draft.refresh_from_db()
    assert (draft.hopes, [wish.person for wish in draft.wishes.all()]) == ("To read maps", [cast.ada])


def test_save_and_go_on_later(cast: Cast, at_desk: AtDesk, draft: Application) -> None:
    answer = at_desk(cast.olga).post(url("application", draft.pk), typed(draft, do="later"))
    assert answer.url == url("applications")
    assert "To read maps" in at_desk(cast.olga).get(url("application", draft.pk)).text


def test_people_are_found_added_ordered_and_taken_out(cast: Cast, at_desk: AtDesk, draft: Application) -> None:
    olga = at_desk(cast.olga)
    looked = olga.post(url("application", draft.pk), typed(draft, find_wish="ada", do="stay"))
    assert looked.url == url("application", draft.pk) + "?find_wish=ada#wish"
    assert f'name="add_wish" value="{cast.ada.pk}"' in olga.get(looked.url).text
    olga.post(url("application", draft.pk), typed(draft, wish=[cast.dora.pk], add_wish=cast.ada.pk))
    assert [wish.person for wish in Wish.objects.all()] == [cast.dora, cast.ada]
    olga.post(url("application", draft.pk), typed(draft, wish=[cast.dora.pk, cast.ada.pk], raise_wish=cast.ada.pk))
    assert [wish.person for wish in Wish.objects.all()] == [cast.ada, cast.dora]
    olga.post(url("application", draft.pk), typed(draft, wish=[cast.ada.pk, cast.dora.pk], drop_wish=cast.ada.pk))
    assert [wish.person for wish in Wish.objects.all()] == [cast.dora]
    olga.post(url("application", draft.pk), typed(draft, wish=[cast.dora.pk], add_avoid=cast.sam.pk))
    assert [row.person for row in Avoidance.objects.all()] == [cast.sam]


def test_areas_are_found_by_synonym_and_weighed(cast: Cast, at_desk: AtDesk, draft: Application, maps: Area) -> None:
    olga = at_desk(cast.olga)
    page = olga.get(url("application", draft.pk), {"find_area": "atlas"}).text
    assert f'name="add_area" value="{maps.pk}"' in page
    olga.post(url("application", draft.pk), typed(draft, add_area=maps.pk))
    olga.post(url("application", draft.pk), typed(draft, area=[maps.pk], **{f"weight-{maps.pk}": "3"}))
    assert [(row.area, row.weight) for row in draft.areas.all()] == [(maps, 3)]


def test_ones_own_line_is_not_offered_as_a_wish(cast: Cast, at_desk: AtDesk) -> None:
    row = start_application(cohort=cast.cohort, side="mentor", by=cast.ben, now=NOW)
    ben = at_desk(cast.ben)
    assert str(cast.sam.pk) not in ben.get(url("application", row.pk), {"find_wish": "sam"}).text
    assert str(cast.sam.pk) in ben.get(url("application", row.pk), {"find_avoid": "sam"}).text


def test_a_mistake_gives_everything_back(cast: Cast, at_desk: AtDesk, draft: Application, maps: Area) -> None:
    given = typed(draft, hopes="To read\x00maps", area=[maps.pk], wish=[cast.ada.pk], avoid=[cast.sam.pk], do="submit")
    answer = at_desk(cast.olga).post(url("application", draft.pk), given)
    assert answer.status_code == 422
    assert "U+0000" in answer.text
    for key in (maps.pk, cast.ada.pk, cast.sam.pk):
        assert f'value="{key}"' in answer.text
    assert Application.objects.get(pk=draft.pk).state == "draft"


@pytest.mark.parametrize(
    "junk",
    [
        {"wish": "junk"},
        {"area": "1"},
        {"base": "junk"},
        {"base": "2026-13-45T00:00:00"},
        {"window": "\x00"},
        {"weight-1": "9"},
    ],
)
def test_junk_is_no_error(cast: Cast, at_desk: AtDesk, draft: Application, junk: dict[str, str]) -> None:
    answer = at_desk(cast.olga).post(url("application", draft.pk), typed(draft, do="later", **junk))
    assert answer.status_code == 302


@pytest.mark.parametrize("name", ["find_wish", "find_avoid", "find_area"])
def test_a_search_for_nothing_readable_finds_nothing(
    cast: Cast, at_desk: AtDesk, draft: Application, name: str
) -> None:
    answer = at_desk(cast.olga).get(url("application", draft.pk), {name: "\x00"})
    assert answer.status_code == 200


def test_too_long_is_told_and_kept(cast: Cast, at_desk: AtDesk, draft: Application) -> None:
    answer = at_desk(cast.olga).post(url("application", draft.pk), typed(draft, hopes="x" * 2001, do="submit"))
    assert answer.status_code == 422
    assert "x" * 2001 in answer.text


def test_a_second_window_shows_both(cast: Cast, at_desk: AtDesk, draft: Application) -> None:
    save_application(
        application=draft, hopes="the other window", places=1, areas=[], wishes=[], avoidances=[], by=cast.olga,
        now=NOW + timedelta(seconds=9), window=TWO,
    )  # fmt: skip
    olga = at_desk(cast.olga)
    assert olga.post(url("save-application", draft.pk), typed(draft)).status_code == 409
    answer = olga.post(url("application", draft.pk), typed(draft, do="submit"))
    assert answer.status_code == 409
    assert "the other window" in answer.text
    assert "To read maps" in answer.text
    draft.refresh_from_db()
    assert (draft.hopes, draft.state) == ("the other window", "draft")
    again = typed(draft, do="later")
    assert olga.post(url("application", draft.pk), again).status_code == 302
    draft.refresh_from_db()
    assert draft.hopes == "To read maps"


def test_a_window_follows_up_on_its_own_save(cast: Cast, at_desk: AtDesk, draft: Application) -> None:
    olga = at_desk(cast.olga)
    olga.post(url("save-application", draft.pk), typed(draft, hopes="first"))
    Application.objects.update(saved_at=NOW + timedelta(seconds=1))  # the answer never came back
    assert olga.post(url("save-application", draft.pk), typed(draft, hopes="second")).status_code == 200


def test_handed_in_from_the_form(cast: Cast, at_desk: AtDesk, draft: Application) -> None:
    answer = at_desk(cast.olga).post(url("application", draft.pk), typed(draft, do="submit"), follow=True)
    assert "Your application is handed in." in answer.text
    assert Application.objects.get(pk=draft.pk).state == "submitted"


def test_a_facilitator_reads_hopes_and_no_wishes(cast: Cast, at_desk: AtDesk, draft: Application) -> None:
    given = typed(draft, wish=[cast.dora.pk], avoid=[cast.sam.pk], do="submit")
    at_desk(cast.olga).post(url("application", draft.pk), given)
    page = at_desk(cast.cleo).get(url("application", draft.pk)).text
    assert "To read maps" in page
    assert "Diaz" not in page
    assert "Sato" not in page
    control = at_desk(cast.olga).get(url("application", draft.pk)).text
    assert "Diaz" in control
    assert "Sato" in control


@pytest.mark.parametrize(
    ("door", "words"),
    [
        ({"state": "paused"}, "You have paused mentoring."),
        ({"places": 2, "taken": 2}, "room for 0 more"),
        ({"places": 2}, ""),
    ],
)
def test_a_mentor_is_told_of_her_own_door(cast: Cast, at_desk: AtDesk, door: dict[str, Any], words: str) -> None:
    Openness.objects.create(person=cast.olga, **door)
    row = start_application(cohort=cast.cohort, side="mentor", by=cast.olga, now=NOW)
    page = at_desk(cast.olga).get(url("application", row.pk)).text
    assert ("Your door." in page) is bool(words)
    assert words in page


def test_taken_back_and_up_again(cast: Cast, at_desk: AtDesk) -> None:
    ben = at_desk(cast.ben)
    for verb, state in (("withdraw", "withdrawn"), ("resume", "draft")):
        ben.post(url("step-application", cast.ben_applies.pk, verb))
        assert Application.objects.get(pk=cast.ben_applies.pk).state == state
    ben.post(url("step-application", cast.ben_applies.pk, "discard"))
    assert Application.objects.filter(pk=cast.ben_applies.pk).exists() is False


def test_my_applications(cast: Cast, at_desk: AtDesk) -> None:
    assert "Spring cohort 2026, as mentee" in at_desk(cast.ben).get(url("applications")).text
    assert "You have not applied to anything" in at_desk(cast.olga).get(url("applications")).text


@pytest.mark.parametrize("name", ["applications", "application"])
def test_a_list_asks_the_database_as_often_for_three_as_for_one(
    cast: Cast, at_desk: AtDesk, draft: Application, maps: Area, name: str,
    django_assert_num_queries: Any, django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    others = [person(f"Extra{number}") for number in range(3)]
    law = Area.objects.create(key="law", label_en="Law", label_fr="Droit")
    rows = [draft.pk] if name == "application" else []
    olga = at_desk(cast.olga)

    def save(wishes: list[Person], avoidances: list[Person], areas: list[tuple[Area, int]]) -> None:
        save_application(
            application=draft, hopes="", places=1, areas=areas, wishes=wishes, avoidances=avoidances, by=cast.olga,
            now=NOW,
        )  # fmt: skip

    save(others[:1], [cast.sam], [(maps, 1)])
    olga.get(url(name, *rows))
    with django_assert_max_num_queries(40) as counted:
        olga.get(url(name, *rows))
    save(others, [cast.sam, cast.dora], [(maps, 1), (law, 2)])
    start_application(cohort=cast.cohort, side="mentor", by=cast.olga, now=NOW)
    with django_assert_num_queries(len(counted)):
        olga.get(url(name, *rows))
