"""Coming in by password and by link; sessions that end; text that is kept meanwhile."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from athenaeum.gateway.accounts import actions, link
from athenaeum.gateway.models import Parked
from athenaeum.people.models import Person
from athenaeum.post.models import Letter
from tests.faces import NOW, PASSWORD, Cast

LETTERS = "/letters/"


@pytest.fixture(autouse=True)
def now_is_march() -> Any:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def empty_cache(db: Any) -> None:
    from django.core.cache import cache

    cache.clear()


def sign_in(client: Client, person: Person, password: str = PASSWORD) -> Any:
    return client.post("/account/login/", {"login": person.email, "password": password})


def test_by_password(cast: Cast, client: Client) -> None:
    assert sign_in(client, cast.ben).status_code == 302
    assert client.get(LETTERS).status_code == 200


def test_a_wrong_password_says_what_to_do(cast: Cast, client: Client) -> None:
    answer = sign_in(client, cast.ben, "not the right words")
    assert answer.status_code == 200
    assert client.get(LETTERS).status_code == 302


def test_somebody_who_left_does_not_come_in(cast: Cast, client: Client) -> None:
    Person.objects.filter(pk=cast.ben.pk).update(is_active=False)
    sign_in(client, cast.ben)
    assert client.get(LETTERS).status_code == 302


def test_leaving_ends_the_session_with_the_next_page(cast: Cast, client: Client) -> None:
    sign_in(client, cast.ben)
    assert client.get(LETTERS).status_code == 200
    Person.objects.filter(pk=cast.ben.pk).update(is_active=False)
    assert client.get(LETTERS).status_code == 302


def test_five_wrong_passwords_bring_a_pause_and_no_lock_out(cast: Cast, client: Client, now_is_march: Any) -> None:
    for _ in range(5):
        sign_in(client, cast.ben, "not the right words")
    sign_in(client, cast.ben)
    assert client.get(LETTERS).status_code == 302
    now_is_march.shift(timedelta(minutes=16))
    sign_in(client, cast.ben)
    assert client.get(LETTERS).status_code == 200


def test_by_link_once(cast: Cast, client: Client) -> None:
    client.post(reverse("gateway:send-link"), {"email": str(cast.ben.email).upper()})
    letter = Letter.objects.get(recipient=cast.ben)
    path = letter.text.split("http://localhost:8000")[1].split()[0]
    assert "Come in" in client.get(path).content.decode()
    assert client.get(LETTERS).status_code == 302
    assert client.post(path).status_code == 302
    assert client.get(LETTERS).status_code == 200
    assert Client().post(path).status_code == 410
    cast.ben.refresh_from_db()
    assert cast.ben.email_state == "verified"


def test_the_answer_is_the_same_for_an_unknown_address(cast: Cast, client: Client) -> None:
    known = client.post(reverse("gateway:send-link"), {"email": cast.ben.email})
    unknown = client.post(reverse("gateway:send-link"), {"email": "nobody@library.example"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert Letter.objects.count() == 1


def test_too_many_links_bring_a_pause(cast: Cast, client: Client) -> None:
    codes = [client.post(reverse("gateway:send-link"), {"email": cast.ben.email}) for _ in range(6)]
    assert [answer.status_code for answer in codes] == [302] * 5 + [429]
    assert codes[-1]["Retry-After"] == "900"


def test_a_link_ends_after_ten_minutes(cast: Cast, now_is_march: Any) -> None:
    token = link.make(cast.ben, "sign-in")
    assert link.read(token, "sign-in") == cast.ben
    now_is_march.shift(timedelta(minutes=10, seconds=1))
    assert link.read(token, "sign-in") is None


def test_a_link_of_one_kind_is_none_of_the_other(cast: Cast) -> None:
    assert link.read(link.make(cast.ben, "sign-in"), "invitation") is None


def test_a_changed_link_is_refused(cast: Cast) -> None:
    token = link.make(cast.ben, "sign-in")
    assert link.read(token[:-1] + ("A" if token[-1] != "A" else "B"), "sign-in") is None


def test_an_invitation_is_written_once_a_day(cast: Cast) -> None:
    for _ in range(2):
        actions.invite(person=cast.ben, by=cast.cleo, now=NOW)
    assert Letter.objects.filter(recipient=cast.ben, template="invitation").count() == 1


def test_olga_invites_nobody(cast: Cast) -> None:
    from athenaeum.access.refusals import NotYours

    with pytest.raises(NotYours):
        actions.invite(person=cast.ben, by=cast.olga, now=NOW)


def test_a_password_is_chosen_only_after_a_link(cast: Cast, client: Client) -> None:
    sign_in(client, cast.ben)
    assert client.get(reverse("gateway:password"))["Location"] == reverse("gateway:send-link")


@pytest.mark.parametrize(
    ("given", "said"),
    [("short", "12 characters"), ("password1234", "too common")],
)
def test_weak_passwords_are_refused_in_words(cast: Cast, given: str, said: str) -> None:
    from athenaeum.gateway.accounts.forms import PasswordForm

    form = PasswordForm({"password": given}, person=cast.ben)
    assert form.is_valid() is False
    assert said in str(form.errors)


@pytest.mark.parametrize(("pause", "still"), [(59, True), (61, False)])
def test_an_hour_of_quiet_ends_a_session(
    cast: Cast, client: Client, now_is_march: Any, pause: int, still: bool
) -> None:
    sign_in(client, cast.ben)
    client.get(LETTERS)
    now_is_march.shift(timedelta(minutes=pause))
    assert (client.get(LETTERS).status_code == 200) is still


def test_twelve_hours_end_a_session_however_busy(cast: Cast, client: Client, now_is_march: Any) -> None:
    sign_in(client, cast.ben)
    answers = []
    for _ in range(25):
        answers.append(client.get(LETTERS).status_code)
        now_is_march.shift(timedelta(minutes=30))
    assert answers[:24] == [200] * 24
    assert client.get(LETTERS).status_code == 302


def send_too_late(client: Client, cast: Cast, now_is_march: Any) -> Any:
    sign_in(client, cast.ben)
    client.get(LETTERS)
    now_is_march.shift(timedelta(minutes=90))
    return client.post("/letters/?x=1", {"hopes": "To read maps.", "csrfmiddlewaretoken": "x"})


def test_text_sent_too_late_waits_for_its_author(cast: Cast, client: Client, now_is_march: Any) -> None:
    answer = send_too_late(client, cast, now_is_march)
    assert answer.status_code == 302
    assert "kept" in answer["Location"]
    sign_in(client, cast.ben)
    page = client.get(reverse("gateway:kept")).content.decode()
    assert "To read maps." in page
    assert 'action="/letters/?x=1"' in page


def test_nobody_else_gets_it_from_the_same_browser(cast: Cast, client: Client, now_is_march: Any) -> None:
    send_too_late(client, cast, now_is_march)
    sign_in(client, cast.olga)
    assert client.get(reverse("gateway:kept")).status_code == 302


def test_the_database_does_not_tell_it(cast: Cast, client: Client, now_is_march: Any) -> None:
    send_too_late(client, cast, now_is_march)
    row = Parked.objects.get()
    assert b"To read maps" not in bytes(row.sealed)
    assert client.cookies["parked"].value not in (row.mark, bytes(row.sealed).decode())


def test_a_form_without_its_token_gives_the_text_back(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.ben)
    answer = strict.post("/letters/", {"hopes": "To read maps."})
    assert answer.status_code == 403
    assert "To read maps." in answer.content.decode()


def test_a_foreign_next_is_not_followed(cast: Cast, client: Client) -> None:
    answer = client.post("/theme/", {"theme": "dark", "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"
    assert client.cookies["theme"].value == "dark"
