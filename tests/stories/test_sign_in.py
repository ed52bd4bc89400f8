"""Ben comes in: by his password, by the link of a letter, in French, by lamp and on a phone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from athenaeum.post.models import Letter
from tests.faces import PASSWORD, Cast

Open = Callable[..., Page]
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])


@pytest.fixture(autouse=True)
def nobody_tried_before(transactional_db: Any) -> None:
    """The pause after many tries counts in the cache."""
    cache.clear()


@BOTH
def test_by_password(cast: Cast, open_as: Open, javascript: bool) -> None:
    page = open_as(None, javascript=javascript)
    page.goto("/letters/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    expect(page.locator("main a[href*='/password/']")).to_have_count(0)
    page.locator("input[name=login]").fill(str(cast.ben.email))
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile("/letters/$"))


@BOTH
def test_by_the_link_of_a_letter(cast: Cast, open_as: Open, javascript: bool) -> None:
    page = open_as(None, javascript=javascript)
    page.goto("/account/login/")
    page.locator("input[name=email]").fill(str(cast.ben.email))
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your letters")
    path = re.search(r"/come-in/\S+/\S+", Letter.objects.get(recipient=cast.ben).text)
    assert path is not None
    page.goto(path.group())
    expect(page.get_by_role("heading", level=1)).to_have_text("Hello, Ben")
    page.get_by_role("button", name="Come in").click()
    page.goto("/letters/")
    expect(page).to_have_url(re.compile("/letters/$"))
    page.context.clear_cookies()
    page.goto(path.group())
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Hello, Ben")


LOOKS = [("en", "light", 1280), ("en", "dark", 1280), ("fr", "light", 390), ("fr", "dark", 320)]


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_the_doors_are_sound(
    cast: Cast, open_as: Open, axe: Callable[[Page], None], language: str, theme: str, width: int
) -> None:
    page = open_as(None, language=language, theme=theme, width=width)
    for address in ("/account/login/", "/come-in/", "/come-in/sent/", "/come-in/sign-in/nothing/"):
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("lang", re.compile(f"^{language}"))
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address


def test_a_wrong_password_keeps_the_address(cast: Cast, open_as: Open, axe: Callable[[Page], None]) -> None:
    page = open_as(None, width=390)
    page.goto("/account/login/")
    page.locator("input[name=login]").fill(str(cast.ben.email))
    page.locator("input[name=password]").fill("not the right words")
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.locator("input[name=login]")).to_have_value(str(cast.ben.email))
    axe(page)
