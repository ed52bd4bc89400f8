"""Work of this room that outlives a request."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from athenaeum.access.policy import SYSTEM

from .actions import openness
from .actions import staff_list as deeds
from .models import StaffList
from .search import index


@task()
def look_at(staff_list_id: str) -> None:
    """Read a large staff list and make its preview."""
    staff_list = StaffList.objects.get(pk=staff_list_id)
    if staff_list.state == StaffList.State.UPLOADED:
        deeds.read_file(staff_list=staff_list)
    elif staff_list.state in (StaffList.State.READ, StaffList.State.PREVIEWED, StaffList.State.STOPPED):
        deeds.preview(staff_list=staff_list, now=timezone.now())


@task()
def take_in(staff_list_id: str) -> None:
    """Take a staff list in, or go on where a killed worker left off."""
    deeds.carry_out(staff_list=StaffList.objects.get(pk=staff_list_id), now=timezone.now())


@task()
def reindex_everybody() -> None:
    """Bring the whole search index up to date: what an action forgot is found at the latest by tomorrow."""
    index.reindex()


@task()
def sweep_staff_lists() -> None:
    """Let go of the files of lists that nobody has gone on with."""
    deeds.sweep(now=timezone.now())


@task()
def open_doors_again() -> None:
    """Those who paused until today are open again."""
    openness.come_back(today=timezone.localdate(), by=SYSTEM, now=timezone.now())


SCHEDULE = {
    "reindex": (timedelta(days=1), reindex_everybody),
    "sweep_staff_lists": (timedelta(days=1), sweep_staff_lists),
    "doors": (timedelta(hours=1), open_doors_again),
}
