"""A thousand letters, and a worker that is killed with -9 fifty times: nobody gets none, and a repeat can be known."""

import asyncio
import email
import random
import socket
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from athenaeum.post.actions import letter
from athenaeum.post.message import Message
from athenaeum.post.models import Letter
from tests.faces import NOW, Cast
from tests.processes import environment, running

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]
LETTERS, KILLS, WITHIN = 1000, 50, 300
# The worker of the product, with a lease that ends before a test grows old.
WORKER = """
import threading
from datetime import timedelta
from athenaeum.post import delivery
delivery.LEASE = timedelta(seconds=1)
from athenaeum.gateway.work.threads import Crew
{change}
Crew().start()
threading.Event().wait()
"""
# The control: a postman who writes "sent" before he has sent.
TOO_EARLY = """
claim = delivery.claim
def claim_and_call_it_sent(now):
    letter = claim(now)
    if letter:
        delivery.Letter.objects.filter(pk=letter.pk).update(state="sent", sent_at=now)
    return letter
delivery.claim = claim_and_call_it_sent
"""


class SlowPeer:
    """A mail server that takes its time before and after a letter, so that a kill falls there."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str]] = []

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        await asyncio.sleep(0.004)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        mail = email.message_from_bytes(envelope.content)
        self.got.append((mail["Message-ID"], mail["Subject"]))
        await asyncio.sleep(0.004)
        return "250 OK"


@pytest.fixture
def peer() -> Iterator[tuple[SlowPeer, int]]:
    handler = SlowPeer()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    yield handler, port
    server.stop()


def write(cast: Cast, count: int) -> None:
    for number in range(count):
        message = Message(subject=f"Letter {number}", paragraphs=["Something new awaits you."])
        letter.write(event=f"e:{number}:sent", name="hello", to=cast.ben, say=lambda said=message: said, now=NOW)


def wait_for(peer: SlowPeer, more: int) -> None:
    """Until so many more letters have come, or none is left to come."""
    wanted, end = len(peer.got) + more, time.monotonic() + 30
    while len(peer.got) < wanted and time.monotonic() < end and Letter.objects.filter(state="waiting").exists():
        time.sleep(0.002)


def kill_again_and_again(peer: SlowPeer, where: dict[str, str], kills: int, change: str) -> int:
    """Kill the worker so often, each time in the middle of its letters; returns how often there was one to kill."""
    killed, chance = 0, random.Random(50)
    for _turn in range(kills):
        with running(WORKER.format(change=change), where) as worker:
            wait_for(peer, chance.randint(3, LETTERS // KILLS))
            time.sleep(chance.uniform(0, 0.02))
            killed += worker.poll() is None
    return killed


def finish(where: dict[str, str], change: str) -> None:
    """Let a worker that nobody kills carry the rest."""
    end = time.monotonic() + WITHIN
    with running(WORKER.format(change=change), where):
        while Letter.objects.filter(state="waiting").exists() and time.monotonic() < end:
            time.sleep(0.1)
        time.sleep(1)


def missing(peer: SlowPeer, count: int) -> set[str]:
    """The letters that never came."""
    return {f"Letter {number}" for number in range(count)} - {subject for _key, subject in peer.got}


def test_fifty_kills_lose_no_letter(cast: Cast, peer: tuple[SlowPeer, int], tmp_path: Path) -> None:
    server, port = peer
    where = environment(tmp_path, EMAIL_URL=f"smtp://127.0.0.1:{port}")
    write(cast, LETTERS)
    killed = kill_again_and_again(server, where, KILLS, "")
    finish(where, "")
    assert killed == KILLS
    assert missing(server, LETTERS) == set()
    assert dict(Counter(Letter.objects.values_list("state", flat=True))) == {"sent": LETTERS}
    # Whatever came twice is the same letter under the same Message-ID: one for each, never two.
    assert len(set(server.got)) == LETTERS
    assert {key for key, _ in server.got} == {f"<{pk}@localhost>" for pk in Letter.objects.values_list("pk", flat=True)}


def test_a_postman_who_says_sent_too_early_is_found_out(cast: Cast, peer: tuple[SlowPeer, int], tmp_path: Path) -> None:
    server, port = peer
    where = environment(tmp_path, EMAIL_URL=f"smtp://127.0.0.1:{port}")
    write(cast, 300)
    kill_again_and_again(server, where, 20, TOO_EARLY)
    finish(where, TOO_EARLY)
    assert missing(server, 300) != set()
