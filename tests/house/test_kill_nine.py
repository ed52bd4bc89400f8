"""What was acknowledged is there after kill -9."""

import random
import threading
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from athenaeum.people.models import Person
from athenaeum.programmes.models import Application
from tests.faces import NOW, Cast
from tests.processes import environment, running

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]
ROUNDS = 20
WRITER = """
from django.utils import timezone
from athenaeum.programmes.actions.application import save_application
from athenaeum.programmes.models import Application
rows = list(Application.objects.filter(person__family_name="Writer").select_related("person"))
number = {first}
while True:
    for row in rows:
        number += 1
        {begin}
        saved = save_application(application=row, hopes=f"hope {{number}}", places=1, areas=[], wishes=[],
                                 avoidances=[], by=row.person, now=timezone.now())
        print(row.pk, number, flush=True)
"""
# The control: acknowledged before it is written.
TOO_EARLY = "print(row.pk, number, flush=True)"


def writers(cast: Cast) -> None:
    for number in range(10):
        someone = Person.objects.create(given_name=f"No{number}", family_name="Writer", created_at=NOW)
        Application.objects.create(cohort=cast.cohort, person=someone, side="mentee", started_at=NOW, saved_at=NOW)


def acknowledged(lines: Iterable[str]) -> dict[str, int]:
    """The last number acknowledged for each application; a last line that was cut off is none."""
    whole = [line.split() for line in lines if line.endswith("\n")]
    return {key: int(number) for key, number in whole}


def lost(said: dict[str, int]) -> list[str]:
    """The applications that hold less than what was acknowledged for them."""
    held = dict(Application.objects.values_list("pk", "hopes"))
    by_key = {str(pk): int(hopes.removeprefix("hope ") or 0) for pk, hopes in held.items() if hopes.startswith("hope")}
    return [f"{key}: {number}, held {by_key.get(key)}" for key, number in said.items() if by_key.get(key, 0) < number]


def killed_while_writing(home: Path, first: int, chance: random.Random, begin: str = "pass") -> dict[str, int]:
    """What a writer acknowledged before it was killed."""
    lines: list[str] = []
    code = WRITER.format(first=first, begin=begin)
    with running(code, environment(home)) as writer:
        assert writer.stdout is not None
        reader = threading.Thread(target=lambda: lines.extend(iter(writer.stdout.readline, "")))  # type: ignore[union-attr]
        reader.start()
        end = time.monotonic() + 60
        while len(lines) < 20 and time.monotonic() < end:
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.3))
        writer.kill()
        reader.join(30)
    assert len(lines) >= 20
    return acknowledged(lines)


def test_nothing_acknowledged_is_lost(cast: Cast, tmp_path: Path) -> None:
    writers(cast)
    chance, losses = random.Random(9), []
    for turn in range(ROUNDS):
        losses += lost(killed_while_writing(tmp_path, (turn + 1) * 100_000, chance))
    assert losses == []


def test_a_word_given_too_early_is_found_out(cast: Cast, tmp_path: Path) -> None:
    writers(cast)
    chance, losses = random.Random(9), []
    for turn in range(ROUNDS):
        losses += lost(killed_while_writing(tmp_path, (turn + 1) * 100_000, chance, begin=TOO_EARLY))
        if losses:
            break
    assert losses != []
