"""M2: open, paused, full; and what others read of it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from playwright.sync_api import Page, expect

from athenaeum.people.actions import openness
from athenaeum.people.models import Openness
from tests.faces import NOW, Cast

pytestmark = pytest.mark.duty("M2")
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])


def card(page: Page, cast: Cast) -> None:
    page.goto(f"/people/{cast.ada.pk}/")


@BOTH
def test_ada_opens_her_door_and_pauses(cast: Cast, open_as: Callable[..., Page], javascript: bool) -> None:
    ada, ben = open_as(cast.ada, javascript=javascript), open_as(cast.ben, javascript=javascript)
    ada.goto("/people/me/")
    ada.get_by_role("link", name="Change my door").click()
    ada.get_by_label("Open", exact=False).first.check()
    ada.get_by_label("How many mentees in all?").fill("1")
    ada.get_by_label("A single conversation").check()
    ada.get_by_role("button", name="Save").click()
    expect(ada.locator("#door")).to_contain_text("Open to one more mentee")
    card(ben, cast)
    expect(ben.get_by_text("Open to one more mentee")).to_be_visible()
    expect(ben.get_by_role("link", name="Ask to be my mentor")).to_be_visible()
    ben.get_by_role("link", name="Ask for a conversation").click()
    expect(ben.get_by_role("heading", level=1)).to_have_text("Ask Ada Aalto")
    expect(ben.get_by_role("radio", name="a single conversation")).to_be_checked()

    back_on = timezone.localdate() + timedelta(days=400)
    ada.goto("/people/me/door/")
    ada.get_by_role("radio", name="Paused").check()
    ada.get_by_label("Paused until").fill(back_on.isoformat())
    ada.get_by_role("button", name="Save").click()
    card(ben, cast)
    expect(ben.get_by_text(f"Paused until {date_format(back_on, 'j F Y')}")).to_be_visible()
    expect(ben.get_by_role("link", name="Ask to be my mentor")).to_have_count(0)


@BOTH
def test_a_full_mentor_says_so(cast: Cast, open_as: Callable[..., Page], javascript: bool) -> None:
    openness.open_door(person=cast.ada, places=2, kinds=["one_to_one"], by=cast.ada, now=NOW)
    Openness.objects.filter(person=cast.ada).update(taken=2)
    page = open_as(cast.ben, javascript=javascript)
    card(page, cast)
    expect(page.get_by_text("Mentors two people; full")).to_be_visible()
    expect(page.get_by_role("link", name="Ask to be my mentor")).to_have_count(0)


@BOTH
def test_fewer_places_than_mentees_gets_a_sentence(cast: Cast, open_as: Callable[..., Page], javascript: bool) -> None:
    openness.open_door(person=cast.ada, places=2, kinds=["one_to_one"], by=cast.ada, now=NOW)
    Openness.objects.filter(person=cast.ada).update(taken=2)
    page = open_as(cast.ada, javascript=javascript)
    page.goto("/people/me/door/")
    page.get_by_label("How many mentees in all?").fill("1")
    page.get_by_label("A circle").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("You have 2 mentees now")
    expect(page).to_have_title("Error: My door – The Test Library")
    expect(page.get_by_label("How many mentees in all?")).to_have_value("1")
    expect(page.get_by_label("A circle")).to_be_checked()


def test_in_french_by_lamp_on_a_phone(cast: Cast, open_as: Callable[..., Page], axe: Callable[[Page], None]) -> None:
    page = open_as(cast.ada, language="fr", theme="dark", width=360)
    page.goto("/people/me/door/")
    page.locator("input[name=state][value=paused]").check()
    page.locator("form .btn-primary").click()
    page.wait_for_url("**/people/me/")
    assert Openness.objects.get(person=cast.ada).word == "paused"
    page.goto("/people/me/door/")
    axe(page)
