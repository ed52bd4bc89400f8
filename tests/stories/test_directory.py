"""Finding a colleague who knows: as one types, by boxes, and without script."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from athenaeum.access.policy import SYSTEM
from athenaeum.people.actions import expertise, vocabulary
from athenaeum.people.models import Area, Channel, Kind, Openness
from athenaeum.people.search import index
from tests.faces import NOW, Cast

Open = Callable[..., Page]


@pytest.fixture
def house(cast: Cast) -> Cast:
    """Ada knows linked data, likes the phone and is open to a conversation; Sam knows rare books."""
    vocabulary.load(by=SYSTEM, now=NOW)
    for who, key in ((cast.ada, "linked-data"), (cast.sam, "rare-books")):
        area = Area.objects.filter(key=key).first() or Area.objects.filter(parent__isnull=False).latest("label_en")
        expertise.state_expertise(person=who, areas=[(area, 2, True)], by=who, now=NOW)
    Channel.objects.create(person=cast.ada, kind="phone", position=1, detail="ext. 3310")
    Kind.objects.create(person=cast.ada, kind="conversation")
    Openness.objects.update_or_create(person=cast.ada, defaults={"places": 2})
    index.reindex()
    return cast


@pytest.mark.duty("O3")
def test_results_come_as_ben_types(house: Cast, open_as: Open) -> None:
    page = open_as(house.ben)
    page.goto("/people/")
    page.get_by_label("A person or a subject").press_sequentially("linked d")
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator("#said")).to_have_text("One colleague")
    expect(page.locator("mark")).to_have_text("Linked data")
    expect(page.get_by_label("A person or a subject")).to_be_focused()
    expect(page).to_have_url(re.compile(r"q=linked"))


@pytest.mark.duty("O3")
@pytest.mark.parametrize("javascript", [True, False])
def test_ben_finds_ada_and_asks_her(house: Cast, open_as: Open, javascript: bool) -> None:
    page = open_as(house.ben, javascript=javascript)
    page.goto("/people/")
    page.get_by_label("A person or a subject").fill("données liées")
    page.get_by_role("button", name="Search").click()
    card = page.locator(".card")
    expect(card).to_have_count(1)
    expect(card.get_by_role("link", name="ext. 3310")).to_have_attribute("href", "tel:3310")
    card.get_by_role("link", name="Ask for a conversation").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ada Aalto")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_box_narrows(house: Cast, open_as: Open, javascript: bool) -> None:
    page = open_as(house.ben, javascript=javascript)
    page.goto("/people/")
    page.get_by_label("A single conversation").check()
    page.get_by_role("button", name="Apply").click()
    expect(page.locator(".card")).to_have_count(1)
    expect(page.get_by_label("A single conversation")).to_be_checked()


def test_the_box_of_the_masthead_suggests_by_keyboard_alone(house: Cast, open_as: Open) -> None:
    page = open_as(house.ben)
    page.goto("/letters/")
    page.locator("#mast-q").press_sequentially("ada")
    found = page.locator("#mast-found").get_by_role("link", name="Ada Aalto")
    expect(found).to_be_visible()
    page.keyboard.press("Escape")
    expect(found).to_have_count(0)
    page.locator("#mast-q").fill("aalto")
    expect(found).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Tab")
        if found.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(str(house.ada.pk)))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("fr", 390)])
def test_nothing_is_found_against_it(
    house: Cast, open_as: Open, axe: Callable[[Page], None], theme: str, language: str, width: int
) -> None:
    page = open_as(house.ben, theme=theme, language=language, width=width)
    for path in ("/people/?q=linked", "/people/?q=nobodyofthisname"):
        page.goto(path)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", ["/people/vocabulary/", "/people/all/", "/invite/"])
@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_nothing_is_found_against_the_facilitators_pages(
    house: Cast, open_as: Open, axe: Callable[[Page], None], path: str, theme: str, width: int
) -> None:
    page = open_as(house.cleo, theme=theme, width=width)
    page.goto(path)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.duty("M1")
@pytest.mark.parametrize("javascript", [True, False])
def test_cleo_joins_a_term_of_bens_to_one_that_is_there(house: Cast, open_as: Open, javascript: bool) -> None:
    vocabulary.add_own(label="Graph cataloguing", language="en", by=house.ben, now=NOW)
    page = open_as(house.cleo, javascript=javascript)
    page.goto("/people/vocabulary/")
    page.get_by_role("link", name="Keep or join Graph cataloguing").click()
    page.get_by_label("Look for the term to keep").fill("linked")
    page.locator("#join").get_by_role("button", name="Search").click()
    page.get_by_label("Linked data").check()
    page.get_by_role("button", name="Join them").click()
    expect(page.get_by_text("is now a synonym of")).to_be_visible()
    assert "Graph cataloguing" in Area.objects.get(key="linked-data").alt_en
