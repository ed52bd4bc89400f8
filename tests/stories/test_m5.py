"""M5: how people like to be reached, in their order, with the link that does it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from athenaeum.people.actions import reach
from tests.faces import NOW, Cast

pytestmark = pytest.mark.duty("M5")
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])


@pytest.fixture(autouse=True)
def reached_by_phone(cast: Cast) -> None:
    reach.prefer_channels(person=cast.ada, channels=[("phone", "ext. 3310")], by=cast.ada, now=NOW)


@BOTH
def test_changing_the_preference_changes_the_page(cast: Cast, open_as: Callable[..., Page], javascript: bool) -> None:
    ada, ben = open_as(cast.ada, javascript=javascript), open_as(cast.ben, javascript=javascript)
    ben.goto(f"/people/{cast.ada.pk}/")
    expect(ben.get_by_text("Prefers the phone.")).to_be_visible()
    expect(ben.get_by_role("link", name="ext. 3310")).to_have_attribute("href", "tel:3310")

    ada.goto("/people/me/")
    ada.get_by_role("link", name="Change how to reach me").click()
    ada.get_by_label("Choice 1").select_option("E-mail")
    ada.get_by_label("Choice 2").select_option("Video")
    ada.get_by_label("Choice 3").select_option("Phone")
    ada.get_by_label("Video address").fill("https://meet.library.example/ada")
    ada.get_by_role("button", name="Save").click()
    expect(ada.locator("#reach li").first).to_contain_text("You prefer e-mail.")

    ben.reload()
    ways = ben.locator(".card-facts ol > li")
    expect(ways.nth(0)).to_contain_text("Prefers e-mail.")
    expect(ways.nth(0).get_by_role("link")).to_have_attribute("href", "mailto:ada.aalto@library.example")
    expect(ways.nth(1)).to_contain_text("Then by video")
    expect(ways.nth(1).get_by_role("link")).to_have_attribute("href", "https://meet.library.example/ada")
    expect(ways.nth(2).get_by_role("link")).to_have_attribute("href", "tel:3310")


@BOTH
def test_good_hours_and_place_stand_on_the_page(cast: Cast, open_as: Callable[..., Page], javascript: bool) -> None:
    page = open_as(cast.ada, javascript=javascript)
    page.goto("/people/me/hours/")
    page.get_by_label("Monday morning").check()
    page.get_by_label("Monday afternoon").check()
    page.get_by_label("Tuesday morning").check()
    page.get_by_label("Where you are to be found").fill("Room 3.12")
    page.get_by_role("button", name="Save").click()
    page.goto(f"/people/{cast.ada.pk}/")
    expect(page.get_by_text("Good hours: Mondays and Tuesday mornings")).to_be_visible()
    expect(page.get_by_text("Room 3.12")).to_be_visible()


@BOTH
def test_a_mistake_keeps_everything_typed(cast: Cast, open_as: Callable[..., Page], javascript: bool) -> None:
    page = open_as(cast.ada, javascript=javascript)
    page.goto("/people/me/reach/")
    page.get_by_label("Choice 1").select_option("Video")
    page.get_by_label("Video address").fill("meet me there")
    page.get_by_label("Chat name or address").fill("@ada")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Enter an address that begins with https://, or leave it empty.").click()
    expect(page.get_by_label("Video address")).to_have_value("meet me there")
    expect(page.get_by_label("Chat name or address")).to_have_value("@ada")
    expect(page.get_by_label("Choice 1")).to_have_value("video")


def test_in_french_by_lamp_on_a_phone(cast: Cast, open_as: Callable[..., Page], axe: Callable[[Page], None]) -> None:
    page = open_as(cast.ada, language="fr", theme="dark", width=360)
    page.goto(f"/people/{cast.ada.pk}/")
    expect(page.locator(".card-facts ol > li").first.get_by_role("link")).to_have_attribute("href", "tel:3310")
    axe(page)
    page.goto("/people/me/reach/")
    axe(page)
