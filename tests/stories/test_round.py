"""Cleo runs a round, pins, tries a what-if, publishes; Ben and Ada say yes; the pair exists."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from athenaeum.mentoring.actions import pair as pairs
from athenaeum.mentoring.models import Pair
from athenaeum.people.models import Post
from athenaeum.programmes.actions import round as actions
from athenaeum.programmes.models import Application, Proposal, Round, Run
from tests.faces import NOW, Cast, person
from tests.programmes.rounds import applies, carried_out, matched, meets, mentor, opened, says

Open = Callable[..., Page]
Check = Callable[[Page], None]


@pytest.fixture
def people(cast: Cast) -> tuple[Application, Application]:
    """Besides Ada and Ben: Zoe, who mentors, and Dan, whom nobody can meet."""
    says(cast.ada_applies, catalogues=3, maps=2)
    says(cast.ben_applies, catalogues=3)
    cast.ben_applies.hopes = "I hope to read an old map with somebody who can."
    cast.ben_applies.save()
    meets(cast.ada, "in_person", "phone")
    meets(cast.ben, "phone", "in_person")
    zoe = mentor("Zoe", cast.cohort, maps=1)
    meets(zoe.person, "phone")
    dan = applies(person("Dan"), cast.cohort, "mentee", maps=3)
    meets(dan.person, "chat")
    Post.objects.create(person=dan.person, title="Driver", unit=cast.unit, site=cast.site)
    return zoe, dan


def the_worker_works() -> None:
    """What waits is carried out, as by the worker."""
    for run in Run.objects.filter(state="queued"):
        carried_out(run)


@pytest.mark.duty("P2")
@pytest.mark.duty("F1")
@pytest.mark.parametrize("javascript", [True, False])
def test_from_a_round_to_a_pair(
    cast: Cast, people: tuple[Application, Application], open_as: Open, javascript: bool
) -> None:
    page = open_as(cast.cleo, javascript=javascript)
    page.goto("/programmes/rounds/")
    page.get_by_role("button", name="Open a round: Spring cohort 2026").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The first round")
    page.get_by_role("button", name="Match this round").click()
    the_worker_works()
    page.reload()
    expect(page.get_by_text("Proved optimal.")).to_be_visible()
    expect(page.get_by_text("1 mentee has a proposed mentor; one has nobody yet")).to_be_visible()
    lock = page.get_by_role("button", name="Keep Ben Brown with Ada Aalto")
    expect(lock).to_have_attribute("aria-pressed", "false")
    lock.click()
    expect(page.get_by_role("button", name="Keep Ben Brown with Ada Aalto")).to_have_attribute("aria-pressed", "true")

    page.get_by_role("slider", name="Same site").fill("9")
    page.get_by_role("button", name="Try these weights").click()
    the_worker_works()
    page.reload()
    page.get_by_role("link", name="See the difference: Same site: more").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Same site: more")
    page.get_by_role("link", name="Keep the plan as it stands").click()

    page.get_by_role("link", name="Send 1 proposal").click()
    page.get_by_role("button", name="Send 1 proposal").click()
    expect(page.get_by_text("1 proposal is on its way.")).to_be_visible()
    row = Proposal.objects.get()

    page = open_as(cast.ben, javascript=javascript)
    page.goto(f"/programmes/proposals/{row.pk}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ada Aalto")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_text("You have said yes. As soon as the other has too, your room opens.")).to_be_visible()

    page = open_as(cast.ada, javascript=javascript)
    page.goto(f"/programmes/proposals/{row.pk}/")
    expect(page.get_by_text("I hope to read an old map")).to_be_visible()
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ben Brown & Ada Aalto")
    expect(page.get_by_text("Only you and Ben can open this room.")).to_be_visible()
    assert Pair.objects.get().proposal == row
    assert Application.objects.get(person__given_name="Dan").state == "waiting"


@pytest.mark.duty("P2")
@pytest.mark.parametrize("javascript", [True, False])
def test_ben_talks_first_and_then_says_no(
    cast: Cast, people: tuple[Application, Application], open_as: Open, javascript: bool
) -> None:
    row = sent(cast)
    page = open_as(cast.ben, javascript=javascript)
    page.goto(f"/programmes/proposals/{row.pk}/")
    expect(page.get_by_text("Prefers in person.")).to_have_count(0)
    page.get_by_role("button", name="I would like to talk first").click()
    expect(page.get_by_text("Prefers in person.")).to_be_visible()
    page.get_by_role("radio", name="The time is wrong for me").check()
    page.get_by_role("button", name="Decline").click()
    expect(page.get_by_text("You have said no. Your application is on the waiting list")).to_be_visible()

    page = open_as(cast.ada, javascript=javascript)
    page.goto(f"/programmes/proposals/{row.pk}/")
    expect(page.get_by_text("This proposal has ended.")).to_be_visible()
    expect(page.get_by_text("The time is wrong for me")).to_have_count(0)

    page = open_as(cast.cleo, javascript=javascript)
    page.goto(f"/programmes/rounds/{row.round_id}/")
    expect(page.get_by_text("Ben Brown declined: “The time is wrong for me”").first).to_be_visible()


def sent(cast: Cast) -> Proposal:
    """Ben and Ada, proposed to each other in a round that was sent."""
    actions.publish(round=matched(cast), by=cast.cleo, now=NOW)
    return Proposal.objects.get()


@pytest.mark.parametrize("javascript", [True, False])
def test_other_choices_open_in_place_and_are_tried(cast: Cast, open_as: Open, javascript: bool) -> None:
    mentor("Zoe", cast.cohort)
    round = matched(cast)
    page = open_as(cast.cleo, javascript=javascript)
    page.goto(f"/programmes/rounds/{round.pk}/")
    opener = page.get_by_role("link", name="Other choices for Ben Brown")
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.click()
    if javascript:
        expect(opener).to_have_attribute("aria-expanded", "true")
        expect(opener).to_be_focused()
    page.get_by_role("button", name="Try it: Ben Brown with").click()
    the_worker_works()
    page.reload()
    expect(page.get_by_role("link", name="See the difference: Ben Brown with")).to_be_visible()


LOOKS = [("en", "light", 1280), ("en", "dark", 1280), ("fr", "light", 390), ("en", "light", 320)]


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_every_page_of_a_round_is_sound(
    cast: Cast,
    people: tuple[Application, Application],
    open_as: Open,
    axe: Check,
    language: str,
    theme: str,
    width: int,
) -> None:
    round = matched(cast)
    row = round.proposals.get()
    page = open_as(cast.cleo, language=language, theme=theme, width=width)
    looks = [
        "rounds/",
        f"rounds/{round.pk}/",
        f"rounds/{round.pk}/?open={row.pk}",
        f"rounds/{round.pk}/?numbers&mentors=all&show=all",
        f"rounds/{round.pk}/send/",
        f"proposals/{row.pk}/choices/",
        f"runs/{round.standing_id}/",
        f"runs/{round.standing_id}/certificate/",
    ]
    for look in looks:
        sound(page, f"/programmes/{look}", axe)


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_every_page_of_the_two_is_sound(
    cast: Cast,
    people: tuple[Application, Application],
    open_as: Open,
    axe: Check,
    language: str,
    theme: str,
    width: int,
) -> None:
    row = sent(cast)
    page = open_as(cast.ben, language=language, theme=theme, width=width)
    sound(page, f"/programmes/proposals/{row.pk}/", axe)
    sound(page, "/rooms/", axe)
    pairs.accept(proposal=row, by=cast.ben, now=NOW)
    _row, pair = pairs.accept(proposal=row, by=cast.ada, now=NOW)
    assert pair is not None
    sound(page, f"/programmes/proposals/{row.pk}/", axe)
    sound(page, "/rooms/", axe)
    sound(page, f"/rooms/{pair.pk}/", axe)


def sound(page: Page, address: str, axe: Check) -> None:
    """It opens, the checker finds nothing, and nothing runs over the edge."""
    answer = page.goto(address)
    assert answer is not None
    assert (address, answer.status) == (address, 200)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address


def test_a_finished_plan_appears_by_itself(cast: Cast, open_as: Open) -> None:
    page = open_as(cast.cleo)
    round = opened(cast)
    page.goto(f"/programmes/rounds/{round.pk}/")
    page.get_by_role("button", name="Match this round").click()
    expect(page.get_by_text("Waiting for its turn.")).to_be_visible()
    the_worker_works()
    expect(page.get_by_text("Proved optimal.")).to_be_visible(timeout=10_000)
    assert Round.objects.get().standing is not None
