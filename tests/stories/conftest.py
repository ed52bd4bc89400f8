"""A real browser on the live server, already signed in as one of the cast."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Browser, BrowserContext, Page

from athenaeum.people.models import Person
from tests.faces import Cast, make_cast


@pytest.fixture
def cast(transactional_db: Any) -> Cast:
    """The cast, committed, so that the live server sees it."""
    return make_cast()


def session_of(person: Person) -> str:
    """A session as sign-in makes it."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)


@pytest.fixture
def open_as(browser: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """Open the house as a person (None: nobody is signed in), with or without JavaScript, in a language, a theme
    and a width. Errors in the browser's console fail the test at its end."""
    opened: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(
        person: Person | None,
        *,
        javascript: bool = True,
        language: str = "en",
        theme: str = "light",
        width: int = 1280,
    ) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            java_script_enabled=javascript,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if theme == "dark" else "light",
            # What fades would be measured half-way by the accessibility checker.
            reduced_motion="reduce",
            locale="fr-CA" if language == "fr" else "en-GB",
        )
        cookies = {settings.LANGUAGE_COOKIE_NAME: language, "theme": theme}
        if person is not None:
            cookies[settings.SESSION_COOKIE_NAME] = session_of(person)
        context.add_cookies([{"name": k, "value": v, "url": live_server.url} for k, v in cookies.items()])
        opened.append(context)
        page = context.new_page()
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_page
    for context in opened:
        context.close()
    # A refusal that a story provokes on purpose (403, 404, 409, 422) is told on the console too, and is no fault.
    assert [text for text in complaints if "the server responded with a status of 4" not in text] == []


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], None]:
    """Assert that the accessibility checker finds nothing on the page as it stands."""
    checker = Axe()

    def check(page: Page) -> None:
        found = checker.run(page).response["violations"]
        assert [(v["id"], [node["html"] for node in v["nodes"]][:3]) for v in found] == []

    return check
