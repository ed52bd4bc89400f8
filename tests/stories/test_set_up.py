"""The first run: with the key from the shell, the organisation, its first facilitator and a staff list."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from athenaeum.gateway import set_up
from athenaeum.people.models import Organisation, Person

Open = Callable[..., Page]
LIST = b"""staff_id,given_name,family_name,email,title,unit,site,manager_id
201,Ada,Aalto,ada@library.example,Head,Reference,Main,
202,Ben,Brown,ben@library.example,Librarian,Reference,Main,201
"""


@pytest.fixture
def empty_house(transactional_db: Any) -> None:
    """An installation that nobody has set up."""


def fill_in(page: Page) -> None:
    """Everything but the staff list."""
    page.goto(f"/set-up/?key={set_up.key()}")
    page.get_by_label("Name in English").fill("The New Library")
    page.get_by_label("Your given name").fill("Cleo")
    page.get_by_label("Your family name").fill("Clark")
    page.get_by_label("Your work e-mail").fill("cleo@library.example")
    page.get_by_label("A password").fill("four quiet green shelves")


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_from_the_key_to_the_preview(
    empty_house: None, open_as: Open, axe: Callable[[Page], None], javascript: bool
) -> None:
    page = open_as(None, javascript=javascript)
    fill_in(page)
    if javascript:  # the checker is itself a script
        axe(page)
    page.get_by_label("Your staff list").set_input_files({"name": "staff.csv", "mimeType": "text/csv", "buffer": LIST})
    page.get_by_role("button", name="Save and open the desk").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Which column is what?")
    page.get_by_role("button", name="Show what would change").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What would change")
    expect(page.get_by_text("2 new people")).to_be_visible()
    assert Organisation.objects.get().name_en == "The New Library"
    assert [person.full_name for person in Person.objects.all()] == ["Cleo Clark"]


def test_without_the_key_nobody_sets_it_up(empty_house: None, open_as: Open, axe: Callable[[Page], None]) -> None:
    page = open_as(None)
    page.goto("/set-up/?key=guessed")
    expect(page.get_by_role("heading", level=1)).to_have_text("This library is not set up yet")
    expect(page.get_by_role("button", name="Save and open the desk")).to_have_count(0)
    axe(page)


def test_what_is_missing_is_said_and_what_was_typed_is_kept(
    empty_house: None, open_as: Open, axe: Callable[[Page], None]
) -> None:
    page = open_as(None, theme="dark", width=390)
    fill_in(page)
    page.get_by_label("Your work e-mail").fill("")
    page.get_by_role("button", name="Save and open the desk").click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Name in English")).to_have_value("The New Library")
    axe(page)
    assert Organisation.objects.exists() is False
