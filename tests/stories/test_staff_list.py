"""Cleo takes a staff list in: she hands in the file, names the columns, looks, answers, and sees it done."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from athenaeum.people import jobs
from athenaeum.people.models import Person, StaffList
from tests.faces import Cast

LIST = """staff_id,given_name,family_name,email,title,unit,site,manager_id
201,Léa,Thibault,l.thibault@library.example,Head,Reference,Main,
202,Joséphine,Roy,j.roy@library.example,Librarian,Reference,Main,L. Thibeault
203,Nils,Eriksen,see directory,Librarian,Reference,Main,201
204,,Information desk,desk@library.example,,Reference,Main,201
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "staff-march.csv"
    place.write_text(LIST, encoding="utf-8")
    return place


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "plain"])
def test_cleo_takes_a_list_in(
    cast: Cast, open_as: Callable[..., Page], axe: Callable[[Page], None], file: Path, javascript: bool
) -> None:
    def look() -> None:
        if javascript:  # the checker is itself a script
            axe(page)

    page = open_as(cast.cleo, javascript=javascript)
    page.goto("/people/staff-lists/")
    look()
    page.get_by_label("Staff list").set_input_files(file)
    page.get_by_role("button", name="Read the file").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Which column is what?")
    expect(page.get_by_label("manager_id")).to_have_value("manager")
    look()
    page.get_by_role("button", name="Show what would change").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("What would change")
    expect(page.get_by_text("did you mean Léa Thibault?")).to_be_visible()
    expect(page.get_by_text("This looks like a service point and not like a person.")).to_be_visible()
    assert Person.objects.filter(staff_id__startswith="20").count() == 0
    look()
    page.get_by_role("button", name="Yes, Léa Thibault").click()
    expect(page.get_by_text("did you mean Léa Thibault?")).to_have_count(0)
    page.get_by_label("E-mail address of Eriksen, Nils").fill("n.eriksen@library.example")
    page.get_by_role("button", name="Add Eriksen, Nils").click()
    expect(page.get_by_text("“see directory” is no e-mail address.")).to_have_count(0)
    look()
    page.get_by_role("button", name="Take this list in").click()

    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("The list is being taken in")
    look()
    jobs.take_in.func(str(StaffList.objects.get().pk))  # the worker
    if not javascript:
        page.get_by_role("link", name="Look again").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("The list is taken in")
    look()
    josephine = Person.objects.get(staff_id="202")
    assert josephine.posts.get().manager == Person.objects.get(staff_id="201")
    assert Person.objects.get(staff_id="203").email == "n.eriksen@library.example"
    assert not Person.objects.filter(staff_id="204").exists()


def hand_in(page: Page, name: str, text: str) -> None:
    page.goto("/people/staff-lists/")
    page.get_by_label("Staff list").set_input_files({"name": name, "mimeType": "text/csv", "buffer": text.encode()})
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("button", name="Show what would change").click()


def list_of(numbers: range) -> str:
    rows = (f"{n},Ada{n},Weber,a{n}@library.example,Reference\n" for n in numbers)
    return "staff_id,given_name,family_name,email,unit\n" + "".join(rows)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "plain"])
def test_cleo_is_asked_before_many_leave(
    cast: Cast, open_as: Callable[..., Page], axe: Callable[[Page], None], javascript: bool
) -> None:
    page: Any = open_as(cast.cleo, javascript=javascript)
    hand_in(page, "first.csv", list_of(range(300, 310)))
    page.get_by_role("button", name="Take this list in").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    jobs.take_in.func(str(StaffList.objects.get(name="first.csv").pk))

    hand_in(page, "second.csv", list_of(range(304, 310)))
    expect(page.get_by_text("4 of the 17 people here are not in this file.")).to_be_visible()
    expect(page.get_by_text("Weber, Ada300")).to_be_visible()
    expect(page.get_by_role("button", name="Take this list in")).to_have_count(0)
    if javascript:
        axe(page)
    page.get_by_role("button", name="Yes, these 4 have left").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    jobs.take_in.func(str(StaffList.objects.get(name="second.csv").pk))
    assert Person.objects.filter(is_active=False).count() == 4
    assert Person.objects.filter(staff_id__startswith="30").count() == 10


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_preview_reads_well_in_both_themes_and_widths(
    cast: Cast, open_as: Callable[..., Page], axe: Callable[[Page], None], theme: str, width: int
) -> None:
    page = open_as(cast.cleo, theme=theme, width=width)
    hand_in(page, "staff.csv", LIST)
    expect(page.get_by_role("heading", level=1)).to_have_text("What would change")
    axe(page)
