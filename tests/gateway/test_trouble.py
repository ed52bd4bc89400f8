"""What goes wrong unforeseen gets a calm page with a code and the typed text; the log gets places and no values."""

import logging
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from athenaeum.access.logs import Quiet
from athenaeum.gateway.accounts import actions
from tests.faces import Cast

SECRET = "a sentence for two"


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


def break_with(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(**_: Any) -> None:
        raise error

    monkeypatch.setattr(actions, "send_link", fail)


def test_a_fault_of_ours(cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    break_with(monkeypatch, ValueError(f"could not read {SECRET}"))
    answer = client.post("/come-in/", {"email": "ben@library.example", "password": "never", "hopes": SECRET})
    page = answer.content.decode()
    assert answer.status_code == 500
    assert SECRET in page
    assert "never" not in page
    code = page.split("<code>")[1].split("<")[0]
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("athenaeum")]
    assert [code in line for line in ours] == [True]


def test_a_locked_database_passes(cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    break_with(monkeypatch, OperationalError("database is locked"))
    answer = client.post("/come-in/", {"email": "ben@library.example", "hopes": SECRET})
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert SECRET in answer.content.decode()


def test_the_log_loses_the_message_and_keeps_the_place() -> None:
    try:
        raise ValueError(SECRET)
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "trouble", (), __import__("sys").exc_info())
    said = Quiet("%(message)s").format(record)
    assert SECRET not in said
    assert "ValueError" in said
    assert "test_trouble.py" in said
    record.exc_text = None
    assert SECRET in logging.Formatter("%(message)s").format(record)  # the control: the usual one tells it


def test_a_form_that_is_too_large_gets_the_limit(cast: Cast, client: Client) -> None:
    client.force_login(cast.ben)
    body = "theme=" + "x" * (2 * 2**20 + 10)
    answer = client.post("/theme/", body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413


def test_something_enormous_is_not_even_read(client: Client) -> None:
    assert client.post("/theme/", {}, CONTENT_LENGTH=str(50 * 2**20)).status_code == 413
    assert client.get("/account/login/", CONTENT_LENGTH="many").status_code == 413


POLICY = ("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")


@pytest.mark.parametrize("path", ["/", "/account/login/", "/absent/", "/letters/", "/ui/"])
def test_every_answer_carries_the_strict_policy(cast: Cast, client: Client, path: str) -> None:
    client.force_login(cast.ben)
    answer = client.get(path)
    header = answer["Content-Security-Policy"]
    assert [part in header for part in POLICY] == [True] * len(POLICY)
    assert "unsafe" not in header
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
