"""Whatever is sent into a form: never an error of the server, and where it is refused the text is there again."""

from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import quote_plus

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from athenaeum.access.policy import SYSTEM
from athenaeum.gateway import set_up
from athenaeum.people.actions import staff_list
from athenaeum.people.models import Organisation, Person, StaffList
from athenaeum.programmes.models import Application
from tests.faces import Cast

pytestmark = [pytest.mark.long, pytest.mark.django_db]
ODD = st.sampled_from(
    ["\x00", "a\x00b", "\ud800", "x\udfffy", "\u202eabc", "a\u2066b\u2069", "\ufffd", "Ω" * 50_000, "x" * 100_000, "-1",
     "1e9", "NaN", "99999999999999999999", "true", "null", "[]", "{}", "' OR 1=1 --", "<script>x</script>", "{{ 7 }}",
     "2026-13-40", "0000-00-00", "9999-12-31T23:59:60", "00000000-0000-4000-8000-000000000000", " ", "\r\n\r\n", ""]
)  # fmt: skip
SOUND = st.sampled_from(
    ["en", "neutral", "open", "paused", "one_to_one", "1", "3", "email", "own:Herons", "name", "stay"]
)
VALUES = st.one_of(ODD, SOUND, st.text(max_size=200), st.integers().map(str))
FIELDS = {
    "programmes:application": ("hopes", "places", "area", "wish", "avoid", "add_area", "raise_wish", "base", "window"),
    "people:my-about": ("bio", "bio_language", "phone", "language", "address", "given_name", "years"),
    "people:my-door": ("state", "places", "kinds", "back_on"),
    "people:my-hours": ("slots", "place"),
    "people:my-languages": ("first", "more"),
    "people:my-reach": ("order", "email", "phone", "video", "in_person", "chat"),
    "people:my-areas": ("area", "add", "drop", "q", "do"),
    "people:my-learning": ("area", "add", "drop", "q", "do"),
    "programmes:ask": ("kind", "area"),
    "people:staff-list-columns": ("column_0", "column_1", "column_2", "column_9"),
    "gateway:set-up": ("name_en", "name_fr", "time_zone", "given_name", "family_name", "email", "password"),
}
# The fields in which a person writes freely: a refusal must give these back.
WORDS = {
    "programmes:application": "hopes",
    "people:my-about": "bio",
    "people:my-hours": "place",
    "gateway:set-up": "name_en",
}
FEW = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def body(fields: dict[str, list[str]]) -> bytes:
    """As a browser would send it, and as no browser would: lone halves of character pairs go out as their bytes."""
    pairs = [(name, value) for name, values in fields.items() for value in values]
    return "&".join(f"{quote_plus(n)}={quote_plus(v.encode('utf-8', 'surrogatepass'))}" for n, v in pairs).encode()


def forms_of(name: str) -> st.SearchStrategy[dict[str, list[str]]]:
    """Known fields, some missing, some several times, and now and then one that nobody asked for."""
    names = st.sampled_from((*FIELDS[name], "nobody_asked", "do", "csrfmiddlewaretoken"))
    return st.dictionaries(names, st.lists(VALUES, min_size=1, max_size=3), max_size=6)


def send(client: Client, path: str, fields: dict[str, list[str]]) -> HttpResponse:
    return client.post(path, body(fields), content_type="application/x-www-form-urlencoded")  # type: ignore[return-value]


@pytest.fixture
def place_of(cast: Cast) -> Callable[[str], tuple[str, Person | None]]:
    """Where each form stands, and who fills it in."""
    Application.objects.filter(pk=cast.ben_applies.pk).update(state="draft")
    row = staff_list.upload(
        name="s.csv", data=b"Name;Email;Unit\nNova Nash;nova@library.example;Maps\n", by=SYSTEM, now=timezone.now()
    )

    def where(name: str) -> tuple[str, Person | None]:
        if name == "programmes:application":
            return reverse(name, args=[cast.ben_applies.pk]), cast.ben
        if name == "programmes:ask":
            return reverse(name, args=[cast.ada.pk]), cast.olga
        if name == "people:staff-list-columns":
            StaffList.objects.filter(pk=row.pk).update(state="read")
            return reverse(name, args=[row.pk]), cast.odile
        if name == "gateway:set-up":
            Organisation.objects.update(set_up_at=None)
            return f"{reverse(name)}?key={set_up.key()}", None
        return reverse(name), cast.ben

    return where


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_no_form_breaks_the_server(name: str, place_of: Callable[[str], tuple[str, Person | None]]) -> None:
    refused = []

    @FEW
    @given(fields=forms_of(name))
    def check(fields: dict[str, list[str]]) -> None:
        client = Client(raise_request_exception=False)
        path, reader = place_of(name)
        if reader is not None:
            client.force_login(reader)
        response = send(client, path, fields)
        assert response.status_code < 500, fields
        refused.append(response.status_code == 422)
        demand_typed(response, fields.get(WORDS.get(name, ""), [""])[-1])

    check()
    assert any(refused) or name not in WORDS


def demand_typed(response: HttpResponse, text: str) -> None:
    """Where a form was refused, what was typed stands in it again."""
    if response.status_code == 422 and text.strip() and kept_by_browsers(text):
        assert text.split()[0][:500] in unescape(response.content.decode()), text[:80]


def kept_by_browsers(text: str) -> bool:
    """Half a character pair has no bytes of its own, so a page cannot show it again."""
    return not any("\ud800" <= letter <= "\udfff" or letter in "\x00&" for letter in text)


def test_a_form_that_breaks_is_found_out(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: an action without care for its text shows as an error of the server."""

    def careless(**more: Any) -> None:
        raise UnicodeError

    monkeypatch.setattr("athenaeum.people.actions.about.say_about_me", careless)
    client = Client(raise_request_exception=False)
    client.force_login(cast.ben)
    assert send(client, reverse("people:my-about"), {"language": ["en"], "address": ["neutral"]}).status_code == 500
