"""Facilitators and operators come in with a second factor; others may."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client

from tests.faces import PASSWORD, Cast


@pytest.fixture(autouse=True)
def required(settings: Any, db: Any) -> None:
    from django.core.cache import cache

    cache.clear()
    settings.SECOND_FACTOR_REQUIRED = True


def code_for(secret: str) -> str:
    """What an authenticator shows now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def test_a_facilitator_without_one_is_led_to_set_it_up(cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)
    assert client.get("/letters/")["Location"] == "/account/2fa/totp/activate/"
    client.force_login(cast.ben)
    assert client.get("/letters/").status_code == 200


def test_with_one_she_is_asked_for_the_code_after_the_password(cast: Cast, client: Client) -> None:
    secret = generate_totp_secret()
    TOTP.activate(cast.cleo, secret)
    answer = client.post("/account/login/", {"login": cast.cleo.email, "password": PASSWORD})
    assert answer["Location"] == "/account/2fa/authenticate/"
    assert client.get("/letters/").status_code == 302
    assert client.post("/account/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert client.get("/letters/").status_code == 302
    client.post("/account/2fa/authenticate/", {"code": code_for(secret)})
    assert client.get("/letters/").status_code == 200


def test_the_secret_is_sealed_at_rest(cast: Cast) -> None:
    secret = generate_totp_secret()
    TOTP.activate(cast.cleo, secret)
    stored = str(Authenticator.objects.get(user=cast.cleo).data)
    assert secret not in stored
