"""Five thousand people taken in by the worker's task, killed with -9 ten times, are the same as without a kill."""

import random
import time
from pathlib import Path

import pytest
from django.utils import timezone

from athenaeum.access.policy import SYSTEM
from athenaeum.people.actions import staff_list as deeds
from athenaeum.people.models import Person, Post, SearchEntry, StaffList
from tests.bench.roster import make_file
from tests.processes import environment, running

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]
ROWS, KILLS = 5000, 10
TURN = """
from athenaeum.people import jobs
jobs.take_in.func("{key}")
"""


def handed_in(place: Path, where: Path) -> StaffList:
    """The list, read and looked at, and marked as being taken in; its file where the worker looks for it."""
    row = deeds.upload(name="staff.csv", data=place.read_bytes(), by=SYSTEM, now=timezone.now())
    row.refresh_from_db()
    if row.state == StaffList.State.UPLOADED:
        row = deeds.read_file(staff_list=row)
    row = deeds.preview(staff_list=row, now=timezone.now())
    deeds.begin(staff_list=row, leavers="", by=SYSTEM, now=timezone.now())
    other = where / "files" / row.path
    other.parent.mkdir(parents=True, exist_ok=True)
    other.write_bytes(place.read_bytes())
    return row


def killed_in_the_middle(row: StaffList, where: Path, after: int, chance: random.Random) -> bool:
    """Let a turn take in so many people more, then kill it; was there one to kill?"""
    end = time.monotonic() + 60
    with running(TURN.format(key=row.pk), environment(where)) as turn:
        while turn.poll() is None and Person.objects.count() < after and time.monotonic() < end:
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.1))
        return turn.poll() is None


def everybody() -> list[tuple[object, ...]]:
    """Who is here with which post under whom, without the keys, which are made anew each time."""
    fields = ("person__staff_id", "person__email", "person__given_name", "person__family_name", "person__is_active")
    posts = Post.objects.values_list(*fields, "title", "unit__name_en", "site__name_en", "manager__staff_id", "rank")
    return sorted(posts, key=repr)


def test_ten_kills_change_nothing(tmp_path: Path) -> None:
    place, chance = tmp_path / "staff.csv", random.Random(10)
    make_file(place, ROWS)
    row = handed_in(place, tmp_path)
    step = ROWS // (KILLS + 1)
    killed = sum(killed_in_the_middle(row, tmp_path, Person.objects.count() + step, chance) for _ in range(KILLS))
    with running(TURN.format(key=row.pk), environment(tmp_path)) as turn:
        assert turn.wait(120) == 0
    row.refresh_from_db()
    after_kills = everybody()
    assert (killed >= KILLS // 2, row.state) == (True, "applied")
    assert (Person.objects.count(), SearchEntry.objects.count()) == (ROWS, ROWS)
    for model in (StaffList, Post, SearchEntry, Person):
        model._default_manager.all().delete()
    again = handed_in(place, tmp_path)
    deeds.carry_out(staff_list=again, now=timezone.now())
    assert everybody() == after_kills
    # The control: the comparison sees a single post less.
    Post.objects.first().delete()  # type: ignore[union-attr]
    assert everybody() != after_kills
