"""Letters reach a real SMTP peer, each once, whatever happens to the worker between."""

import email
import socket
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from athenaeum.post import delivery
from athenaeum.post.actions import letter
from athenaeum.post.message import Message
from athenaeum.post.models import Letter
from tests.faces import NOW, Cast


class Peer:
    """A mail server that keeps what it gets, and may refuse."""

    def __init__(self) -> None:
        self.got: list[Any] = []
        self.refuse: dict[str, str] = {}

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.got.append(email.message_from_bytes(envelope.content))
        return "250 OK"


@pytest.fixture
def peer(settings: Any) -> Iterator[Peer]:
    handler = Peer()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield handler
    server.stop()


def write(cast: Cast, count: int = 1) -> list[Letter]:
    message = Message(subject="Été à Port-Clair", paragraphs=["Something new awaits you."])
    rows = [
        letter.write(event=f"e:{n}:sent", name="hello", to=cast.ben, say=lambda: message, now=NOW) for n in range(count)
    ]
    return [row for row in rows if row]


def test_a_letter_arrives_whole(cast: Cast, peer: Peer) -> None:
    (row,) = write(cast)
    assert delivery.deliver_due(lambda: NOW) == 1
    (mail,) = peer.got
    row.refresh_from_db()
    assert (row.state, row.sent_at) == ("sent", NOW)
    assert mail["To"] == cast.ben.email
    assert mail["Message-ID"] == f"<{row.pk}@localhost>"
    assert str(email.header.make_header(email.header.decode_header(mail["Subject"]))) == "Été à Port-Clair"
    assert [part.get_content_type() for part in mail.walk()][1:] == ["text/plain", "text/html"]


def test_nothing_is_sent_twice(cast: Cast, peer: Peer) -> None:
    write(cast, 20)
    assert delivery.deliver_due(lambda: NOW) == 20
    assert delivery.deliver_due(lambda: NOW) == 0
    assert len({mail["Message-ID"] for mail in peer.got}) == 20


def test_a_claimed_letter_is_left_to_its_worker_until_the_lease_ends(cast: Cast, peer: Peer) -> None:
    (row,) = write(cast)
    claimed = delivery.claim(NOW)
    assert claimed == row
    assert delivery.deliver_due(lambda: NOW + timedelta(minutes=4)) == 0
    assert delivery.deliver_due(lambda: NOW + timedelta(minutes=6)) == 1
    assert [mail["Message-ID"] for mail in peer.got] == [f"<{row.pk}@localhost>"]


def test_a_refused_address_is_kept_and_shown_as_bouncing(cast: Cast, peer: Peer) -> None:
    (row,) = write(cast)
    peer.refuse[str(cast.ben.email)] = "550 no such box"
    delivery.deliver_due(lambda: NOW)
    row.refresh_from_db()
    cast.ben.refresh_from_db()
    assert row.state == "failed"
    assert cast.ben.email_state == "bouncing"


def test_a_silent_server_is_tried_six_times_over_a_day(cast: Cast, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    (row,) = write(cast)
    moment, tried = NOW, 0
    while True:
        tried += delivery.deliver_due(lambda: moment)  # noqa: B023  called at once
        row.refresh_from_db()
        if row.state == "failed":
            break
        moment = row.due_at
    assert (tried, row.tries) == (6, 6)
    assert moment - NOW > timedelta(hours=23)


def test_a_letter_without_an_address_waits(cast: Cast, peer: Peer) -> None:
    cast.ben.email = None
    cast.ben.save()
    (row,) = write(cast)
    assert delivery.deliver_due(lambda: NOW) == 0
    row.refresh_from_db()
    assert row.state == "waiting"


def test_what_waited_for_a_person_who_left_is_not_sent(cast: Cast, peer: Peer) -> None:
    write(cast)
    cast.ben.is_active = False
    cast.ben.save()
    assert delivery.deliver_due(lambda: NOW) == 0
    assert peer.got == []
