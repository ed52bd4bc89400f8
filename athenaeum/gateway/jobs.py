"""Work of the doors that outlives a request."""

from django.utils import timezone
from django_tasks import task

from athenaeum.people import roll
from athenaeum.people.models import Person

from .accounts import actions


@task()
def invite_everybody(by_id: str) -> None:
    """Write to everybody who has not been written to; a person at a time, so that a killed worker goes on where it
    left off."""
    by = Person.objects.here().get(pk=by_id)
    for person in roll.not_written_to().iterator(chunk_size=500):
        actions.invite(person=person, by=by, now=timezone.now())
