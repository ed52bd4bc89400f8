"""The access matrix: every record that has a page, opened by everybody, answers as the policy says. What somebody may
not see answers exactly as what does not exist."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from athenaeum.access import policy
from athenaeum.access.rules import RECORDS
from athenaeum.mentoring.models import Pair
from athenaeum.people.models import Person, StaffList
from athenaeum.post.actions import letter
from athenaeum.post.message import Message
from athenaeum.post.models import Letter
from athenaeum.programmes.actions import round as rounds
from athenaeum.programmes.models import Application, Cohort, Programme, Proposal, Request, Round, Run
from tests.faces import NOW, Cast, person
from tests.programmes.rounds import matched, says

# The page of a record, its model, and the verb that opens it.
PAGES: tuple[tuple[str, type[Model], str], ...] = (
    ("programmes:application", Application, "see"),
    ("programmes:proposal", Proposal, "answer"),
    ("programmes:round", Round, "see"),
    ("programmes:runs", Round, "see"),
    ("programmes:run", Run, "see"),
    ("programmes:request", Request, "see"),
    ("programmes:cohort", Cohort, "change"),
    ("programmes:programme", Programme, "see"),
    ("mentoring:room", Pair, "enter"),
    ("people:person", Person, "see"),
    ("people:staff-list", StaffList, "see"),
    ("post:letter", Letter, "see"),
)
pytestmark = pytest.mark.long
EVERY_TIME_ANEW = re.compile(r'nonce-[\w+/=-]+|nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"')


@pytest.fixture
def world(cast: Cast) -> tuple[Person | None, ...]:
    """Rows of every kind, of the cast and of strangers. Who looks: the cast, strangers, one who left, nobody."""
    says(cast.ada_applies, catalogues=2)
    says(cast.ben_applies, catalogues=3)
    rounds.publish(round=matched(cast), by=cast.cleo, now=NOW)
    zoe, yves, lena = person("Zoe"), person("Yves"), person("Lena", is_active=False, left_at=NOW)
    hidden = Programme.objects.create(template="x", title_en="Hidden", kind="one_to_one", state="draft", created_at=NOW)
    hidden.facilitators.add(zoe)
    days = [NOW.date() + timedelta(days=number) for number in range(4)]
    planned = Cohort.objects.create(
        programme=hidden, title_en="Planned", opens_on=days[0], closes_on=days[1], starts_on=days[2], ends_on=days[3],
        state="planned", created_at=NOW,
    )  # fmt: skip
    for who, state in ((zoe, "draft"), (yves, "submitted"), (lena, "submitted")):
        Application.objects.create(
            cohort=planned, person=who, side="mentee", state=state, started_at=NOW, saved_at=NOW, submitted_at=NOW
        )
    now = timezone.now()
    for mentee, mentor in ((cast.ben, cast.ada), (zoe, yves), (lena, cast.ada)):
        Request.objects.create(mentee=mentee, mentor=mentor, kind="one_to_one", asked_at=now)
        Pair.objects.create(mentee=mentee, mentor=mentor, kind="one_to_one", begun_at=now)
    message = Message(subject="For you", paragraphs=["Something new awaits you."])
    for who in (cast.ben, zoe):
        letter.write(event="e:1:sent", name="hello", to=who, say=lambda: message, now=NOW)
    StaffList.objects.create(name="staff.csv", uploaded_at=NOW, state="dropped", path="x", size=1)
    return (*cast.everyone, zoe, yves, lena, None)


def answer(client: Client, name: str, key: object) -> tuple[int, str]:
    """Status and page, without what is different every time and without the key itself."""
    response: HttpResponse = client.get(reverse(name, args=[key]))
    text = response.content.decode() + response.get("Location", "")
    return response.status_code, EVERY_TIME_ANEW.sub("", text).replace(str(key), "KEY")


def deviations(readers: tuple[Person | None, ...]) -> Iterator[str]:
    """Where a page answers otherwise than the policy says."""
    for reader in readers:
        client = Client()
        for name, model, verb in PAGES:
            if reader is not None:
                client.force_login(reader)
            absent = answer(client, name, uuid.uuid4())
            for row in model._default_manager.all():
                got = answer(client, name, row.pk)
                if wrong := said_otherwise(reader, verb, row, got, absent):
                    yield f"{name} of {row} for {reader}: {wrong}"


def said_otherwise(reader: Person | None, verb: str, row: Model, got: tuple[int, str], absent: tuple[int, str]) -> str:
    """What the policy says against this answer; "" where they agree."""
    knows = reader is not None and policy.may(reader, "see", row)
    if reader is not None and policy.may(reader, verb, row):
        return "" if got[0] in (200, 302) and got != absent else f"allowed, got {got[0]}"
    if knows:
        return "" if got[0] == 403 else f"visible and not hers, got {got[0]}"
    return "" if got == absent else f"invisible, got {got[0]}, absent gives {absent[0]}"


def test_every_page_answers_as_the_policy_says(world: tuple[Person | None, ...]) -> None:
    assert list(deviations(world)) == []


def test_every_record_has_rows_that_somebody_may_not_see(world: tuple[Person | None, ...], cast: Cast) -> None:
    """The matrix could find something: of each record Olga sees fewer rows than there are."""
    models = {model for _name, model, _verb in PAGES}
    open_to_all = {
        model for model in models if policy.visible(cast.olga, model).count() == model._default_manager.count()
    }
    assert open_to_all == set()


@pytest.mark.parametrize("label", ["post.Letter", "programmes.Application", "mentoring.Pair", "programmes.Request"])
def test_a_page_that_is_looser_than_the_policy_is_found_out(
    label: str, world: tuple[Person | None, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: pages ask a table with one line open to all, the matrix asks the true one."""
    line = RECORDS[label]
    opened = replace(line, verbs={**line.verbs, "see": "@staff", "enter": "@staff"})
    find = policy.find

    def loose(*args: object, **more: object) -> object:
        with monkeypatch.context() as patch:
            patch.setitem(RECORDS, label, opened)
            return find(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(policy, "find", loose)
    assert list(deviations(world)) != []
