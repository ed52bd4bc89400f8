"""The gallery in a browser: no finding of an accessibility checker, no sideways scroll, no refused request."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
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


def test_what_is_chosen_is_saved_and_said(live_server: LiveServer, sheet: Page) -> None:
    sheet.goto(live_server.url + reverse("ui:steps"))
    with sheet.expect_response(lambda response: response.request.method == "POST") as saved:
        sheet.get_by_role("radio", name="Once a month").check()
    assert saved.value.status == 200
    expect(sheet.locator("[data-saved]")).to_have_text(re.compile(r"Saved as you type, last at \d\d:\d\d"))
    expect(sheet.locator("[data-saved]")).not_to_have_text(re.compile("10:14"))


def test_a_question_opens_in_place_and_gives_the_focus_back(live_server: LiveServer, sheet: Page) -> None:
    sheet.goto(live_server.url + reverse("ui:parts"))
    link = sheet.get_by_role("link", name="End this relationship")
    link.click()
    dialog = sheet.get_by_role("dialog", name="End this relationship?")
    expect(dialog).to_be_visible()
    assert sheet.evaluate("document.querySelector('dialog').contains(document.activeElement)")
    assert findings(sheet) == []
    sheet.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(link).to_be_focused()


def test_a_message_is_closed_and_the_focus_stays_on_the_page(live_server: LiveServer, sheet: Page) -> None:
    sheet.goto(live_server.url + reverse("ui:parts"))
    before = sheet.locator("[data-message]").count()
    sheet.get_by_role("button", name="Close this message").first.click()
    assert sheet.locator("[data-message]").count() == before - 1
    assert sheet.evaluate("document.activeElement.id") == "main"


def test_the_name_of_a_file_stands_in_its_row(live_server: LiveServer, sheet: Page) -> None:
    sheet.goto(live_server.url + reverse("ui:fields"))
    sheet.locator("#staff").set_input_files(
        files=[{"name": "staff-april-2026.csv", "mimeType": "text/csv", "buffer": b"name"}]
    )
    expect(sheet.locator("[data-file]").last.locator("[data-file-said]")).to_have_text("staff-april-2026.csv")


@pytest.mark.parametrize("address", ADDRESSES)
def test_wider_spacing_of_letters_loses_nothing(live_server: LiveServer, browser: Browser, address: str) -> None:
    """WCAG 1.4.12, on the smallest phone."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True)
    page = context.new_page()
    page.goto(live_server.url + reverse(address))
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    context.close()
