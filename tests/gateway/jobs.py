"""Tasks for the tests of the worker. Each writes what it did into the table of turns."""

from django_tasks import task

from athenaeum.gateway.models import Turn


@task()
def note(name: str) -> None:
    """Leave a note."""
    Turn.objects.create(name=name, number=Turn.objects.filter(name=name).count())


@task()
def fail_twice(name: str) -> None:
    """Fail twice, then succeed."""
    note.func(name)
    if Turn.objects.filter(name=name).count() < 3:
        raise ValueError("a secret that somebody typed")


@task()
def tick() -> None:
    """A scheduled job."""
    note.func("ticked")
