"""Scheduled work of the room."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from athenaeum.access.policy import SYSTEM

from .actions import pair


@task()
def make_good() -> None:
    """Begin pairs that both have said yes to and that a fault left missing."""
    pair.make_good(by=SYSTEM, now=timezone.now())


SCHEDULE = {"missing pairs": (timedelta(hours=1), make_good)}
