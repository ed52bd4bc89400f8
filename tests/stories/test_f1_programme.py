"""F1, plan: a facilitator opens a programme from a template, gives it a cohort, and sees who applies."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from athenaeum.programmes.models import Cohort, Programme
from tests.faces import Cast

Open = Callable[..., Page]
Axe = Callable[[Page], None]


@pytest.mark.duty("F1")
@pytest.mark.parametrize("javascript", [True, False])
def test_cleo_opens_a_programme_from_a_template(cast: Cast, open_as: Open, axe: Axe, javascript: bool) -> None:
    page = open_as(cast.cleo, javascript=javascript)
    look = axe if javascript else lambda page: None
    page.goto("/programmes/mine/")
    look(page)
    page.get_by_role("link", name="Open a programme").click()
    look(page)
    page.get_by_text("A newer colleague mentors a longer-serving one.").click()
    page.get_by_role("button", name="Open it as a draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reverse")
    look(page)
    page.get_by_role("button", name="Offer it to all staff").click()
    expect(page.get_by_text("All staff can see this programme now.")).to_be_visible()
    page.get_by_role("link", name="Change this page").click()
    look(page)
    page.get_by_label("What it is for, in English").fill("Fresh eyes are an expertise too.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Fresh eyes are an expertise too.")).to_be_visible()
    page.get_by_role("link", name="Plan a cohort").click()
    look(page)
    page.get_by_label("Title in English").fill("Summer")
    closes = page.get_by_label("Applications close on")
    sound = closes.input_value()
    closes.fill("2001-01-01")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="One thing to correct")).to_be_visible()
    look(page)
    page.get_by_label("Applications close on").fill(sound)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Summer")
    page.get_by_role("button", name="Open it for applications").click()
    expect(page.get_by_text("The cohort is open.")).to_be_visible()
    look(page)
    made = Cohort.objects.get(title_en="Summer")
    assert (made.state, made.programme.template) == ("open", "reverse")
    assert Programme.objects.get(template="reverse").state == "open"


@pytest.mark.duty("F1")
def test_the_cohort_page_leads_to_each_application(cast: Cast, open_as: Open, axe: Axe) -> None:
    page = open_as(cast.cleo, theme="dark")
    page.goto(f"/programmes/cohorts/{cast.cohort.pk}/")
    axe(page)
    page.get_by_role("link", name="Brown, Ben").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ben Brown")
    axe(page)
    expect(page.get_by_text("For you alone")).to_have_count(0)
