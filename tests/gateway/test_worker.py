"""Tasks are carried out, tried again, taken over, and handed out once."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from athenaeum.gateway.models import Turn
from athenaeum.gateway.work import schedule, worker
from tests.faces import NOW
from tests.gateway.jobs import fail_twice, note, tick

pytestmark = pytest.mark.django_db(transaction=True)


def work() -> None:
    """Carry out what is ready, and end."""
    worker.HouseWorker(interval=0, until_empty=True).run()


def make_ready() -> None:
    """Let the pause before the next try be over."""
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())


def test_a_task_of_a_transaction_that_failed_was_never_there() -> None:
    with transaction.atomic():
        note.enqueue("rolled back")
        transaction.set_rollback(True)
    work()
    assert Turn.objects.count() == 0


def test_a_task_is_carried_out_once() -> None:
    note.enqueue("once")
    work()
    work()
    assert Turn.objects.filter(name="once").count() == 1


def test_what_failed_is_tried_again_after_a_pause() -> None:
    fail_twice.enqueue("again")
    work()
    assert Turn.objects.filter(name="again").count() == 1
    for _ in range(4):
        make_ready()
        work()
    assert Turn.objects.filter(name="again").count() == 3
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


def test_the_stored_trouble_quotes_nobody() -> None:
    fail_twice.enqueue("quiet")
    work()
    stored = DBTaskResult.objects.get()
    assert "a secret" not in stored.traceback
    assert "jobs.py" in stored.traceback


def test_a_dead_workers_task_is_taken_over_after_its_lease() -> None:
    note.enqueue("orphan")
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now())
    assert worker.take_over() == 0
    DBTaskResult.objects.update(started_at=timezone.now() - worker.LEASE - timedelta(seconds=1))
    assert worker.take_over() == 1
    work()
    assert Turn.objects.filter(name="orphan").count() == 1


def test_a_turn_is_handed_out_once_to_eight_clocks() -> None:
    daily = {"test.daily": (timedelta(days=1), tick)}
    start = threading.Barrier(8)

    def look_at_the_clock() -> None:
        start.wait()
        schedule.hand_out(NOW, daily)
        connection.close()

    clocks = [threading.Thread(target=look_at_the_clock) for _ in range(8)]
    for clock in clocks:
        clock.start()
    for clock in clocks:
        clock.join()
    work()
    assert Turn.objects.filter(name="ticked").count() == 1


def test_a_week_of_sleep_gives_one_turn() -> None:
    daily = {"test.daily": (timedelta(days=1), tick)}
    assert schedule.hand_out(NOW, daily) == ["test.daily"]
    assert schedule.hand_out(NOW + timedelta(hours=1), daily) == []
    assert schedule.hand_out(NOW + timedelta(days=7), daily) == ["test.daily"]
    work()
    assert Turn.objects.filter(name="ticked").count() == 2
