"""P2, be open to a mentoring relationship: an application that survives a closed browser, and asking directly."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from athenaeum.people.models import Area, Expertise, Openness
from athenaeum.post.models import Letter
from athenaeum.programmes.models import Application, Cohort, Request
from tests.faces import Cast

Open = Callable[..., Page]
Axe = Callable[[Page], None]


@pytest.fixture
def call(cast: Cast) -> Cohort:
    """The call is open on the day the browser lives in."""
    today = timezone.localdate()
    days = {"opens_on": today - timedelta(days=9), "closes_on": today + timedelta(days=9)}
    days |= {"starts_on": today + timedelta(days=30), "ends_on": today + timedelta(days=210)}
    Cohort.objects.update(**days)
    return Cohort.objects.get()


@pytest.fixture
def maps(cast: Cast) -> Area:
    area = Area.objects.create(key="maps", label_en="Maps", label_fr="Cartes")
    Expertise.objects.create(person=cast.ada, area=area, strength=3)
    return area


def begin(page: Page) -> None:
    """From what is open to an application, in two clicks."""
    page.goto("/programmes/")
    page.locator("main").get_by_role("link", name="One to one", exact=True).click()
    page.get_by_role("button", name="Apply as a mentee").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("My application")


@pytest.mark.duty("P2")
@pytest.mark.parametrize("javascript", [True, False])
def test_a_half_filled_application_survives_a_closed_browser(
    cast: Cast, call: Cohort, maps: Area, open_as: Open, axe: Axe, javascript: bool
) -> None:
    page = open_as(cast.olga, javascript=javascript)
    begin(page)
    if javascript:
        axe(page)
        with page.expect_response("**/save/"):
            page.get_by_label("What do you hope for?").press_sequentially("To read old")
        expect(page.locator("[data-saved]")).to_contain_text("Saved as you type")
    else:
        page.get_by_label("What do you hope for?").fill("To read old")
        page.get_by_role("button", name="Save and go on later").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("My applications")
    page.context.close()

    page = open_as(cast.olga, javascript=javascript)
    page.goto("/programmes/")
    page.get_by_role("link", name="Go on with your application as mentee").click()
    expect(page.get_by_label("What do you hope for?")).to_have_value("To read old")
    page.get_by_label("What do you hope for?").fill("To read old plans")
    page.get_by_label("Add an area").fill("map")
    page.get_by_label("Add an area").press("Enter")
    page.get_by_role("button", name="Add Maps").click()
    page.get_by_label("How much Maps matters").select_option("3")
    page.locator("#find-wish").fill("aalto")
    page.get_by_role("button", name="Find somebody I would like").click()
    page.get_by_role("button", name="Add Ada Aalto").click()
    page.locator("#find-avoid").fill("sam")
    page.get_by_role("button", name="Find somebody never to be proposed").click()
    page.get_by_role("button", name="Add Sam Sato").click()
    if javascript:
        axe(page)
    page.get_by_role("button", name="Hand it in").click()
    expect(page.get_by_text("Your application is handed in.")).to_be_visible()
    if javascript:
        axe(page)

    row = Application.objects.get(person=cast.olga)
    assert (row.state, row.hopes) == ("submitted", "To read old plans")
    assert [(one.area, one.weight) for one in row.areas.all()] == [(maps, 3)]
    assert [wish.person for wish in row.wishes.all()] == [cast.ada]
    assert [one.person for one in row.avoidances.all()] == [cast.sam]
    assert Letter.objects.filter(recipient=cast.olga).count() == 1


@pytest.mark.duty("P2")
def test_two_windows_overwrite_nothing(cast: Cast, call: Cohort, open_as: Open, axe: Axe) -> None:
    one = open_as(cast.olga)
    begin(one)
    other = open_as(cast.olga)
    other.goto(one.url)
    with other.expect_response("**/save/"):
        other.get_by_label("What do you hope for?").press_sequentially("from the other")
    with one.expect_response("**/save/"):
        one.get_by_label("What do you hope for?").press_sequentially("from the first")
    expect(one.locator("[data-saved]")).to_contain_text("changed in another window")
    one.get_by_role("button", name="Save and go on later").click()
    expect(one.get_by_role("heading", name="Saved in the other window")).to_be_visible()
    expect(one.get_by_text("from the other")).to_be_visible()
    expect(one.get_by_label("What do you hope for?")).to_have_value("from the first")
    axe(one)
    assert Application.objects.get(person=cast.olga).hopes == "from the other"
    one.get_by_role("button", name="Save and go on later").click()
    expect(one.get_by_role("heading", level=1)).to_have_text("My applications")
    assert Application.objects.get(person=cast.olga).hopes == "from the first"


@pytest.mark.duty("P2")
@pytest.mark.parametrize("javascript", [True, False])
def test_ben_asks_ada_directly(cast: Cast, maps: Area, open_as: Open, axe: Axe, javascript: bool) -> None:
    page = open_as(cast.ben, javascript=javascript)
    page.goto(f"/programmes/ask/{cast.ada.pk}/")
    if javascript:
        axe(page)
    page.get_by_label("a single conversation").check()
    page.get_by_label("What would it be about?").select_option(label="Maps")
    page.get_by_role("button", name="Send the request").click()
    expect(page.get_by_text("Ada Aalto has your request and a letter.")).to_be_visible()
    if javascript:
        axe(page)
    assert Request.objects.get().area == maps
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("Your request to Ada Aalto is taken back.")).to_be_visible()
    assert Request.objects.get().state == "withdrawn"


@pytest.mark.duty("P2")
def test_who_cannot_be_asked_leads_to_somebody_who_can(cast: Cast, maps: Area, open_as: Open, axe: Axe) -> None:
    Openness.objects.filter(person=cast.ada).update(taken=2)
    Openness.objects.create(person=cast.dora)
    Expertise.objects.create(person=cast.dora, area=maps)
    page = open_as(cast.ben)
    page.goto(f"/programmes/ask/{cast.ada.pk}/")
    expect(page.get_by_text("Ada Aalto has no free place just now.")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Ask Dora Diaz").click()
    expect(page.get_by_role("button", name="Send the request")).to_be_visible()


@pytest.mark.duty("P2")
def test_on_a_phone_by_lamp_in_french(cast: Cast, call: Cohort, maps: Area, open_as: Open, axe: Axe) -> None:
    page = open_as(cast.olga, language="fr", theme="dark", width=360)
    page.goto("/programmes/")
    axe(page)
    page.locator("main").get_by_role("link", name="Un à un", exact=True).click()
    axe(page)
    page.locator("form[action$='/apply/mentee/'] button").click()
    page.locator("textarea").fill("Lire les vieux plans")
    page.locator("button[name=do][value=submit]").scroll_into_view_if_needed()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.locator("button[name=do][value=submit]").click()
    expect(page.get_by_text("Lire les vieux plans")).to_be_visible()
    axe(page)
    assert Application.objects.get(person=cast.olga).state == "submitted"
