"""M1: Ada states her areas of expertise, and colleagues see them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from athenaeum.access.policy import SYSTEM
from athenaeum.people.actions import vocabulary
from athenaeum.people.actions.expertise import state_expertise
from athenaeum.people.models import Area, Expertise
from tests.faces import NOW, Cast

pytestmark = pytest.mark.duty("M1")
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
PAGES = (
    "/people/me/",
    "/people/me/areas/?q=archiv",
    "/people/me/learning/",
    "/people/me/reach/",
    "/people/me/hours/",
    "/people/me/languages/",
    "/people/me/door/",
    "/people/me/about/",
    "/people/me/who-sees-what/",
)


@pytest.fixture(autouse=True)
def areas(cast: Cast) -> None:
    vocabulary.load(by=SYSTEM, now=NOW)


def look_for(page: Page, words: str, javascript: bool) -> None:
    page.get_by_label("An area, or a word of it").fill(words)
    if not javascript:
        page.get_by_role("button", name="Look", exact=True).click()
    expect(page.get_by_role("group", name=f"Found for “{words}”")).to_be_visible()


@BOTH
def test_ada_states_her_areas(cast: Cast, open_as: Callable[..., Page], javascript: bool) -> None:
    page = open_as(cast.ada, javascript=javascript)
    page.goto("/people/me/")
    page.get_by_role("link", name="Change the areas I know").click()
    look_for(page, "linked", javascript)
    page.get_by_label("Linked data", exact=True).check()
    # A second search loses nothing that is ticked.
    look_for(page, "provenance", javascript)
    page.get_by_label("Provenance", exact=True).check()
    page.get_by_role("button", name="Put what is ticked on my list").click()
    page.get_by_label("How well you know Linked data").select_option("I know it deeply")
    page.get_by_label("Whether you help with Provenance").select_option("know it only")
    look_for(page, "Lichen herbaria", javascript)
    page.get_by_label("“Lichen herbaria”, in your own words").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My profile")
    known = page.locator("#areas")
    expect(known.get_by_role("listitem")).to_have_count(3)
    expect(known).to_contain_text("Linked data I know it deeply · glad to help")
    expect(known).to_contain_text("Provenance I know it well · know it only")
    expect(known).to_contain_text("Lichen herbaria")
    page.get_by_role("link", name="See my page as colleagues do").click()
    expect(page.locator(".tracings")).to_contain_text("1. Linked data.")


@BOTH
def test_ben_reads_them_on_her_page_and_in_the_directory(
    cast: Cast, open_as: Callable[..., Page], javascript: bool
) -> None:
    area = Area.objects.get(label_en="Provenance")
    state_expertise(person=cast.ada, areas=[(area, 3, True)], by=cast.ada, now=NOW)
    page = open_as(cast.ben, javascript=javascript)
    page.goto("/people/?q=provenance")
    page.get_by_role("link", name="Aalto, Ada").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Aalto, Ada")
    expect(page.locator(".tracing-list")).to_contain_text("Provenance knows it deeply · glad to help")


@BOTH
def test_ada_takes_one_out_and_thinks_again(cast: Cast, open_as: Callable[..., Page], javascript: bool) -> None:
    area = Area.objects.get(label_en="Provenance")
    state_expertise(person=cast.ada, areas=[(area, 3, True)], by=cast.ada, now=NOW)
    page = open_as(cast.ada, javascript=javascript)
    page.goto("/people/me/areas/")
    page.get_by_role("button", name="Take out Provenance").click()
    expect(page.get_by_text("Nothing is on it.")).to_be_visible()
    page.get_by_role("link", name="Leave it as it is").click()
    expect(page.locator("#areas")).to_contain_text("Provenance")
    assert Expertise.objects.filter(person=cast.ada).count() == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_are_sound(cast: Cast, open_as: Callable[..., Page], axe: Callable[[Page], None], theme: str) -> None:
    area = Area.objects.get(label_en="Provenance")
    state_expertise(person=cast.ada, areas=[(area, 3, True)], by=cast.ada, now=NOW)
    page = open_as(cast.ada, theme=theme)
    for path in (*PAGES, f"/people/{cast.ada.pk}/", f"/people/{cast.ben.pk}/"):
        page.goto(path)
        axe(page)


def test_in_french_by_lamp_on_a_phone(cast: Cast, open_as: Callable[..., Page], axe: Callable[[Page], None]) -> None:
    page = open_as(cast.ada, language="fr", theme="dark", width=360)
    page.goto("/people/me/areas/?q=politique")
    page.get_by_label("Politiques de développement des collections").check()
    page.locator("form#areas-form .btn-primary").click()
    page.wait_for_url("**/people/me/")
    expect(page.locator("#areas")).to_contain_text("Politiques de développement des collections")
    for path in (*PAGES, f"/people/{cast.ada.pk}/"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    axe(page)
