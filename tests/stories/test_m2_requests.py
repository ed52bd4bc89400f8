"""M2, be open to a mentoring relationship: the mentor's inbox."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from athenaeum.people.models import Openness
from athenaeum.post.models import Letter
from athenaeum.programmes.actions import request as act
from athenaeum.programmes.models import Request
from tests.faces import NOW, Cast

Open = Callable[..., Page]
Axe = Callable[[Page], None]


@pytest.fixture
def asked(cast: Cast) -> Request:
    return act.ask(mentor=cast.ada, kind="one_to_one", by=cast.ben, now=NOW)


def open_request(page: Page) -> None:
    page.goto("/programmes/requests/")
    page.get_by_role("link", name="Answer Ben Brown").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ben Brown asks you")


@pytest.mark.duty("M2")
@pytest.mark.parametrize("javascript", [True, False])
def test_ada_says_no_kindly(cast: Cast, asked: Request, open_as: Open, axe: Axe, javascript: bool) -> None:
    page = open_as(cast.ada, javascript=javascript)
    open_request(page)
    if javascript:
        axe(page)
    page.get_by_label("The time is wrong for me").check()
    page.get_by_role("button", name="Say no", exact=True).click()
    expect(page.get_by_text("Ben Brown gets a kind letter.")).to_be_visible()
    if javascript:
        axe(page)
    asked.refresh_from_db()
    assert (asked.state, asked.reason) == ("declined", "time")
    assert Letter.objects.filter(recipient=cast.ben).count() == 1


@pytest.mark.duty("M2")
@pytest.mark.parametrize("javascript", [True, False])
def test_ada_names_somebody_who_fits_better(cast: Cast, asked: Request, open_as: Open, javascript: bool) -> None:
    page = open_as(cast.ada, javascript=javascript)
    open_request(page)
    page.get_by_label("Find a colleague by name").fill("diaz")
    page.get_by_role("button", name="Find", exact=True).click()
    page.get_by_role("button", name="Say no and name Dora Diaz").click()
    expect(page.get_by_text("Ben Brown gets a kind letter.")).to_be_visible()
    ben = open_as(cast.ben, javascript=javascript)
    ben.goto("/programmes/requests/")
    ben.get_by_role("link", name="Ask Dora Diaz").click()
    expect(ben.get_by_role("heading", level=1)).to_have_text("Ask Dora Diaz")
    asked.refresh_from_db()
    assert (asked.state, asked.suggested) == ("declined", cast.dora)


@pytest.mark.duty("M2")
def test_an_empty_inbox_leads_on(cast: Cast, open_as: Open, axe: Axe) -> None:
    page = open_as(cast.olga)
    page.goto("/programmes/requests/")
    expect(page.get_by_role("heading", name="You have asked nobody")).to_be_visible()
    axe(page)


@pytest.mark.duty("M2")
@pytest.mark.parametrize("javascript", [True, False])
def test_ada_says_yes_and_a_place_is_taken(cast: Cast, asked: Request, open_as: Open, javascript: bool) -> None:
    page = open_as(cast.ada, javascript=javascript)
    open_request(page)
    page.get_by_role("button", name="Say yes to Ben").click()
    expect(page.get_by_text("You have said yes, and your room is open.")).to_be_visible()
    asked.refresh_from_db()
    assert (asked.state, Openness.objects.get(person=cast.ada).taken) == ("accepted", 1)


@pytest.mark.duty("M2")
def test_yes_without_a_place_says_what_to_do(cast: Cast, asked: Request, open_as: Open) -> None:
    Openness.objects.filter(person=cast.ada).update(taken=2)
    page = open_as(cast.ada)
    open_request(page)
    page.get_by_role("button", name="Say yes to Ben").click()
    expect(page.locator("main").get_by_text("All your places are taken").first).to_be_visible()
    asked.refresh_from_db()
    assert asked.state == "waiting"
