"""The page of one's own letters."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from athenaeum.post.actions import letter
from athenaeum.post.message import Message
from tests.faces import NOW, Cast


@pytest.mark.parametrize("javascript", [True, False])
def test_ben_reads_his_letter(cast: Cast, open_as: Callable[..., Page], javascript: bool) -> None:
    message = Message(subject="Thursday at 14:00", paragraphs=["Something new awaits you."])
    letter.write(event="test:1:sent", name="test", to=cast.ben, say=lambda: message, now=NOW)
    page = open_as(cast.ben, javascript=javascript)
    page.goto("/letters/")
    page.get_by_role("link", name="Thursday at 14:00").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thursday at 14:00")
    expect(page.get_by_text("Something new awaits you.")).to_be_visible()


def test_olga_does_not_find_it(cast: Cast, open_as: Callable[..., Page]) -> None:
    message = Message(subject="Thursday at 14:00", paragraphs=["Something new awaits you."])
    row = letter.write(event="test:1:sent", name="test", to=cast.ben, say=lambda: message, now=NOW)
    assert row is not None
    page = open_as(cast.olga)
    answer = page.goto(f"/letters/{row.pk}/")
    assert answer is not None
    assert answer.status == 404
