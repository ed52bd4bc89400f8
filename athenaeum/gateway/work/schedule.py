"""Scheduled work: each room's `jobs.SCHEDULE` names its recurring tasks and how often they come."""

from datetime import datetime, timedelta
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.db import IntegrityError, transaction

from athenaeum.access.floors import ROOMS
from athenaeum.gateway.models import Turn

Entry = tuple[timedelta, Any]  # how often, and a django_tasks Task without arguments


def entries() -> dict[str, Entry]:
    """Every scheduled job of the house, by "room.name"."""
    found: dict[str, Entry] = {}
    for room in ROOMS:
        module = f"athenaeum.{room}.jobs"
        if find_spec(module):
            schedule: dict[str, Entry] = getattr(import_module(module), "SCHEDULE", {})
            found |= {f"{room}.{name}": entry for name, entry in schedule.items()}
    return found


def hand_out(now: datetime, schedule: dict[str, Entry] | None = None) -> list[str]:
    """Enqueue what is due and not yet handed out.

    A house that was asleep for a week gets one turn of each job when it wakes, not a week's worth: the jobs look
    at what stands undone, never at what the last turn did.

    Args:
        now: the moment.
        schedule: the jobs; those of the house, if None.

    Returns:
        The names that were handed out by this call.
    """
    handed = []
    for name, (every, task) in (entries() if schedule is None else schedule).items():
        number = int(now.timestamp() // every.total_seconds())
        if not Turn.objects.filter(name=name, number=number).exists() and give(name, number, task):
            handed.append(name)
    return handed


def give(name: str, number: int, task: Any) -> bool:
    """Hand out one turn, unless another worker was quicker."""
    try:
        with transaction.atomic():
            Turn.objects.create(name=name, number=number)
            Turn.objects.filter(name=name, number__lt=number - 10).delete()
            task.enqueue()
    except IntegrityError:
        return False
    return True
