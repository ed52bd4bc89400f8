"""Text that was sent after the session had ended waits for the same person, sealed with a key that only her browser
holds, and is offered to her after she has signed in again."""

import base64
import hashlib
import json
from datetime import datetime, timedelta

from cryptography.fernet import Fernet, InvalidToken
from django.http import HttpRequest, HttpResponse

from athenaeum.gateway.models import Parked

COOKIE = "parked"
KEPT = timedelta(days=1)
LEFT_OUT = ("csrfmiddlewaretoken", "password", "code")


def park(request: HttpRequest, person: str, now: datetime) -> str:
    """Keep what a request carried.

    Returns:
        The key, for the browser's cookie; "" where there was nothing to keep.
    """
    fields = [(name, value) for name, values in request.POST.lists() if name not in LEFT_OUT for value in values]
    if not fields:
        return ""
    key = Fernet.generate_key()
    text = json.dumps({"path": request.get_full_path(), "fields": fields, "files": len(request.FILES)})
    Parked.objects.filter(parked_at__lt=now - KEPT).delete()
    Parked.objects.create(mark=mark(key), person=person, sealed=Fernet(key).encrypt(text.encode()), parked_at=now)
    return key.decode()


def mark(key: bytes) -> str:
    """What the row is found by; the key cannot be worked out from it."""
    return base64.urlsafe_b64encode(hashlib.sha256(key).digest()).decode()


def row_of(request: HttpRequest) -> Parked | None:
    """What waits for this person under the key in her browser."""
    key = request.COOKIES.get(COOKIE, "").encode()
    if not key or request.user.pk is None:
        return None
    return Parked.objects.filter(mark=mark(key), person=request.user.pk).first()


def unpark(request: HttpRequest) -> dict[str, object] | None:
    """The parked text, opened: {"path", "fields", "files"}; None where there is none for this person."""
    row = row_of(request)
    if row is None:
        return None
    try:
        opened: dict[str, object] = json.loads(Fernet(request.COOKIES[COOKIE].encode()).decrypt(bytes(row.sealed)))
    except (InvalidToken, ValueError):
        return None
    return opened


def forget(request: HttpRequest, response: HttpResponse) -> None:
    """The text was sent, or is not wanted: nothing of it stays."""
    row = row_of(request)
    if row is not None:
        row.delete()
    response.delete_cookie(COOKIE)


def hand_key(response: HttpResponse, key: str, *, secure: bool) -> None:
    """Give the browser the key, out of reach of scripts."""
    response.set_cookie(COOKIE, key, max_age=int(KEPT.total_seconds()), httponly=True, secure=secure, samesite="Lax")
