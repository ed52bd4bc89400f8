"""The worker: takes tasks from the database, tries again what failed, takes over from a worker that died."""

import logging
import random
import uuid
from datetime import timedelta

from django.utils import timezone
from django_tasks_db.compat import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

log = logging.getLogger(__name__)
TRIES = 5
FIRST_PAUSE = timedelta(seconds=5)
# A running task is touched every BEAT by its worker; untouched for a LEASE, its worker is taken for dead.
BEAT = timedelta(seconds=15)
LEASE = timedelta(minutes=2)


class HouseWorker(Worker):
    """django-tasks-db's worker, with retries. Tasks must be safe to run again: a killed one is."""

    def __init__(self, *, interval: float = 0.5, until_empty: bool = False) -> None:
        super().__init__(
            queue_names=["*"],
            interval=interval,
            batch=until_empty,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=uuid.uuid4().hex,
            excluded_queue_names=[],
        )
        self.current: uuid.UUID | None = None

    def run_task(self, db_task_result: DBTaskResult) -> None:
        """Run one task; where it failed, let it wait for its next try."""
        self.current = db_task_result.pk
        try:
            super().run_task(db_task_result)
        finally:
            self.current = None
        if db_task_result.status == TaskResultStatus.FAILED:
            try_again(db_task_result)

    def beat(self) -> None:
        """Say that the current task is still being worked on."""
        if self.current is not None:
            DBTaskResult.objects.filter(pk=self.current, status=TaskResultStatus.RUNNING).update(
                started_at=timezone.now()
            )


def try_again(result: DBTaskResult) -> None:
    """Put a failed task back for its next try, after a pause that doubles; give up after the fifth.

    The stored traceback keeps its places and loses its messages, which might quote what somebody typed.
    """
    places = "\n".join(line for line in result.traceback.splitlines() if line.startswith("  File "))
    tries = len(result.worker_ids)
    log.warning("Task %s failed (%s), try %s of %s", result.task_path, result.exception_class_path, tries, TRIES)
    DBTaskResult.objects.filter(pk=result.pk).update(traceback=places)
    if tries < TRIES:
        pause = FIRST_PAUSE * 2 ** (tries - 1) * random.uniform(0.8, 1.2)  # noqa: S311  a jitter, no secret
        DBTaskResult.objects.filter(pk=result.pk).update(
            status=TaskResultStatus.READY, run_after=timezone.now() + pause, finished_at=None
        )


def take_over() -> int:
    """Make tasks of dead workers ready again.

    Returns:
        How many there were.
    """
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=timezone.now() - LEASE)
    return running.update(status=TaskResultStatus.READY, run_after=timezone.now())
