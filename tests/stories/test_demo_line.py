"""The main line on the demonstration library: a round is run and sent, two people say yes, their room opens; and each
of the five comes in through the door and has a desk."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from athenaeum.access.policy import SYSTEM
from athenaeum.demo.build import build
from athenaeum.mentoring.models import Pair
from athenaeum.people.actions import vocabulary
from athenaeum.programmes.models import Run
from tests.programmes.rounds import carried_out

Open = Callable[..., Page]


@pytest.fixture
def library(transactional_db: Any, settings: Any) -> None:
    """The demonstration library as `athenaeum demo` builds it, seen by the live server."""
    settings.DEMO = True
    now = timezone.now()
    vocabulary.load(by=SYSTEM, now=now)
    build(now, lambda words: None)


def the_worker_works() -> None:
    """What waits is carried out, as by the worker."""
    for run in Run.objects.filter(state="queued"):
        carried_out(run)


def come_in(page: Page, name: str) -> Page:
    """Through the door, as one of the five."""
    page.goto("/demo/")
    page.get_by_role("button", name=name).click()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/$"))
    return page


def say_yes(page: Page, name: str, other: str) -> None:
    """Read the proposal of the other from one's own desk, and accept it."""
    come_in(page, name).get_by_role("link", name="Read the proposal").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(other)
    page.get_by_role("button", name="Accept").click()


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_the_main_line(library: None, open_as: Open, axe: Callable[[Page], None], javascript: bool) -> None:
    desk = come_in(open_as(None, javascript=javascript), "Dorothea Wynn")
    desk.get_by_role("link", name="Go to matching").click()
    desk.get_by_role("button", name=re.compile("^Open a round: Spring")).click()
    desk.get_by_role("button", name="Match this round").click()
    the_worker_works()
    desk.reload()
    expect(desk.get_by_text("Proved optimal.")).to_be_visible()
    desk.get_by_role("link", name="Send 22 proposals").click()
    desk.get_by_role("button", name="Send 22 proposals").click()
    expect(desk.get_by_text("22 proposals are on their way.")).to_be_visible()

    before = Pair.objects.count()
    mentee, mentor = open_as(None, javascript=javascript), open_as(None, javascript=javascript)
    say_yes(mentee, "Marguerite Delorme", "Inès Haddad")
    assert Pair.objects.count() == before
    come_in(mentor, "Inès Haddad")
    proposals = mentor.get_by_role("link", name=re.compile("Marguerite Delorme|Read the proposal"))
    proposals.first.click()
    if mentor.get_by_role("heading", level=1).inner_text() != "Marguerite Delorme":
        mentor.go_back()
        proposals.last.click()
    expect(mentor.get_by_role("heading", level=1)).to_have_text("Marguerite Delorme")
    mentor.get_by_role("button", name="Accept").click()
    expect(mentor.get_by_role("heading", level=1)).to_have_text("Marguerite Delorme & Inès Haddad")
    expect(mentor.get_by_text("Only you and Marguerite can open this room.")).to_be_visible()
    assert Pair.objects.filter(mentee__family_name="Delorme", mentor__family_name="Haddad").count() == 1

    mentee.goto("/rooms/")
    mentee.get_by_role("link", name="Inès Haddad").first.click()
    expect(mentee.get_by_text("Only you and Inès can open this room.")).to_be_visible()
    if javascript:  # the checker is itself a script
        axe(mentee)
    helen = come_in(open_as(None, javascript=javascript), "Helen Adeyemi")
    expect(helen.get_by_role("link", name="Marguerite Delorme")).to_be_visible()
    expect(helen.get_by_text("Inès")).to_have_count(0)
    honora = come_in(open_as(None, javascript=javascript), "Honora MacLellan")
    expect(honora.get_by_role("heading", name="Ways to begin")).to_be_visible()
