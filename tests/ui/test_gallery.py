"""The gallery in a browser: no finding of an accessibility checker, no sideways scroll, no refused request."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from athenaeum.ui.views import PAGES

ADDRESSES = ["ui:gallery", *[f"ui:{page}" for page in PAGES]]


@pytest.fixture
def complaints() -> list[str]:
    return []


@pytest.fixture
def sheet(browser: Browser, complaints: list[str]) -> Iterator[Page]:
    """A page that notes what the console says, refused styles and missing files among it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    yield page
    context.close()


def findings(page: Page) -> list[str]:
    results = Axe().run(page)
    return [f"{rule['id']}: {node['html'][:160]}" for rule in results.response["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_to_find(live_server: LiveServer, sheet: Page, complaints: list[str], address: str, theme: str) -> None:
    sheet.goto(f"{live_server.url}{reverse(address)}?theme={theme}")
    assert findings(sheet) == []
    assert complaints == []


def test_the_checker_finds_what_is_wrong(live_server: LiveServer, sheet: Page) -> None:
    """Control."""
    sheet.goto(live_server.url + reverse("ui:today"))
    sheet.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"data:,\"><input>')")
    assert {found.split(":")[0] for found in findings(sheet)} == {"image-alt", "label"}


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_sideways_scroll_on_a_small_phone(live_server: LiveServer, sheet: Page, address: str) -> None:
    sheet.set_viewport_size({"width": 320, "height": 640})
    sheet.goto(live_server.url + reverse(address))
    assert sheet.evaluate("document.documentElement.scrollWidth") == 320
    assert findings(sheet) == []


@pytest.mark.parametrize(
    ("choice", "came", "stayed_away"), [("", "newsreader", "atkinson"), ("easier", "atkinson", "newsreader")]
)
def test_letterforms_are_loaded_only_when_chosen(
    live_server: LiveServer, sheet: Page, choice: str, came: str, stayed_away: str
) -> None:
    asked: list[str] = []
    sheet.on("request", lambda request: asked.append(request.url))
    sheet.goto(f"{live_server.url}{reverse('ui:today')}?letterforms={choice}", wait_until="networkidle")
    assert [url for url in asked if came in url] != []
    assert [url for url in asked if stayed_away in url] == []


def test_the_first_error_has_the_focus(live_server: LiveServer, sheet: Page) -> None:
    sheet.goto(live_server.url + reverse("ui:fields"))
    assert sheet.evaluate("document.activeElement.id") == "errors"
    assert sheet.title().startswith("Error: ")


def test_a_slider_says_its_step(live_server: LiveServer, sheet: Page) -> None:
    sheet.goto(live_server.url + reverse("ui:round"))
    sheet.locator("#w4").press("ArrowRight")
    assert sheet.locator('output[for="w4"]').inner_text() == "somewhat"
    assert sheet.locator("#w4").get_attribute("aria-valuetext") == "somewhat"


def test_the_skip_link_is_first_and_leads_to_the_content(live_server: LiveServer, sheet: Page) -> None:
    sheet.goto(live_server.url + reverse("ui:today"))
    sheet.keyboard.press("Tab")
    assert sheet.evaluate("document.activeElement.getAttribute('href')") == "#main"
    sheet.keyboard.press("Enter")
    assert sheet.evaluate("document.activeElement.id") == "main"


def test_the_account_folds_away_on_escape(live_server: LiveServer, sheet: Page) -> None:
    sheet.goto(live_server.url + reverse("ui:today"))
    account = sheet.locator("details[data-fold]").first
    account.locator("summary").click()
    assert account.get_attribute("open") is not None
    sheet.keyboard.press("Escape")
    assert account.get_attribute("open") is None


def test_three_stylesheets_draw_a_page(live_server: LiveServer, sheet: Page) -> None:
    """One more waits for the printer."""
    sheet.goto(live_server.url + reverse("ui:today"))
    assert sheet.locator('link[rel="stylesheet"]:not([media="print"])').count() == 3


def test_the_page_stands_without_script(live_server: LiveServer, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(live_server.url + reverse("ui:today"))
    assert page.get_by_role("link", name="Menu").is_visible()
    page.goto(live_server.url + reverse("ui:fields"))
    assert page.locator("#staff").is_visible()
    assert page.locator("[data-close]").count() == 0 or not page.locator("[data-close]").first.is_visible()
    context.close()
