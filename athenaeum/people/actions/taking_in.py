"""Write what a staff list's plan says: in chunks, each in a short transaction of its own.

Every key follows from the list and the line, and every write names its row by its key, so that a second turn after a
kill finds what the first one wrote and goes on from there.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.crypto import get_random_string

from athenaeum.access import audit
from athenaeum.access.policy import Actor

from ..models import Person, Post, Site, StaffList, Unit
from ..search import index
from ..staff_list.plan import Change, Plan
from .person import see_off

CHUNK = 1000
PERSON_FIELDS = (
    "staff_id", "given_name", "family_name", "email", "email_state", "phone", "language", "hired_on", "listed",
    "is_active", "left_at",
)  # fmt: skip
POST_FIELDS = ("title", "unit", "site", "manager", "fte", "grade")
Watch = Callable[[int, int], None]


class StopAsked(Exception):
    """Somebody asked the list to stop, or it is not being taken in any more."""


def write(plan: Plan, staff_list: StaffList, *, leave: bool, by: Actor, now: datetime, watch: Watch) -> None:
    """Carry a plan out.

    Args:
        plan: what to write, managers before those who report to them.
        staff_list: the list; its progress is kept with each chunk.
        leave: whether those who are in the file no more are deactivated.
        by, now: who and when.
        watch: told (done, total) after each chunk.

    Raises:
        StopAsked: between two chunks; what was written so far stays.
    """
    changes = [change for change in plan.changes if change.any]
    leavers = [known.pk for known in plan.leavers] if leave else []
    progress = Progress(staff_list, len(changes) + len(leavers), watch)
    with transaction.atomic():
        make_places(plan)
        move_addresses(changes)
    for chunk in chunks(changes):
        with transaction.atomic():
            write_people(chunk, by=by, now=now)
            write_posts(chunk)
            index.write([change.pk for change in chunk])
            progress.add(len(chunk))
    for gone in chunks(leavers):
        with transaction.atomic():
            see_off(gone, by=by, now=now)
            progress.add(len(gone))


class Progress:
    """How far it is, kept on the list's row, where the page reads it and the wish to stop is found."""

    def __init__(self, staff_list: StaffList, total: int, watch: Watch) -> None:
        self.row = StaffList.objects.filter(pk=staff_list.pk, state=StaffList.State.APPLYING, stop_asked=False)
        self.done, self.total, self.watch = 0, total, watch
        self.add(0)

    def add(self, count: int) -> None:
        """Raises:
        StopAsked: nobody waits for this any more; the chunk is rolled back with it.
        """
        self.done += count
        if not self.row.update(done=self.done, total=self.total):
            raise StopAsked
        self.watch(self.done, self.total)


def chunks(rows: Sequence[Any]) -> Iterator[list[Any]]:
    rest = iter(rows)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def make_places(plan: Plan) -> None:
    """Units and sites first, since posts point at them."""
    both: tuple[tuple[type[Any], dict[UUID, str]], ...] = ((Unit, plan.units), (Site, plan.sites))
    for model, names in both:
        model.objects.bulk_create([model(pk=pk, name_en=name) for pk, name in names.items()], ignore_conflicts=True)


def move_addresses(changes: Sequence[Change]) -> None:
    """Addresses that pass from one person to another go in one step, so that no two ever hold the same."""
    wanted = {change.values["email"]: change for change in changes if change.values.get("email") and not change.new}
    taken = {change.values["email"] for change in changes if change.values.get("email")}
    holders = dict(Person.objects.filter(email__in=taken).values_list("email", "pk")) if taken else {}
    giving = {pk for address, pk in holders.items() if address not in wanted or wanted[address].pk != pk}
    if not giving:
        return
    moving = {change.pk: change.values["email"] for change in changes if change.pk in giving and not change.new}
    Person.objects.filter(pk__in=moving).update(email=None)
    for pk, address in moving.items():
        if address not in holders or holders[address] in moving:
            Person.objects.filter(pk=pk).update(email=address, email_state=Person.EmailState.UNVERIFIED)


def write_people(chunk: Sequence[Change], *, by: Actor, now: datetime) -> None:
    """Add and change the persons of a chunk in one statement's worth of rows."""
    here = Person.objects.select_for_update().in_bulk([change.pk for change in chunk if not change.new])
    rows = []
    for change in chunk:
        touched = change.new or change.back or change.values or change.listed is not None
        if touched and (person := newcomer(change, now) if change.new else here.get(change.pk)):
            rows.append(changed(person, change))
    keep(Person, rows, PERSON_FIELDS)
    back = [change.pk for change in chunk if change.back]
    audit.record_all("reactivate", Person._meta.label, back, by=by, now=now)


def newcomer(change: Change, now: datetime) -> Person:
    """A person without a password; she comes in by invitation. The "!" is Django's sign of an unusable one."""
    return Person(pk=change.pk, password=f"!{get_random_string(40)}", created_at=now)


def changed(person: Person, change: Change) -> Person:
    for name, value in change.values.items():
        setattr(person, name, value)
    if "email" in change.values:
        person.email_state = Person.EmailState.UNVERIFIED
    if change.listed is not None:
        person.listed = change.listed
    if change.back:
        person.is_active, person.left_at = True, None
    return person


def write_posts(chunk: Sequence[Change]) -> None:
    """Add, change and take away the posts of a chunk."""
    dropped = [pk for change in chunk for pk in change.dropped]
    if dropped:
        Post.objects.filter(pk__in=dropped).delete()
    wanted = [(change.pk, *post) for change in chunk for post in change.posts]
    known = [pk for change in chunk for pk, rank, _values in change.posts if rank in change.old_posts]
    here = Post.objects.select_for_update().in_bulk(known)
    rows = [
        filled(here.get(pk) or Post(pk=pk, person_id=person, rank=rank), values) for person, pk, rank, values in wanted
    ]
    keep(Post, rows, POST_FIELDS)


def filled(post: Post, values: dict[str, Any]) -> Post:
    for name, value in values.items():
        setattr(post, f"{name}_id" if isinstance(value, UUID) or name in ("unit", "site", "manager") else name, value)
    return post


def keep(model: type[Any], rows: list[Any], fields: Sequence[str]) -> None:
    """Insert rows, and overwrite the named fields of those that are there under the same key."""
    if rows:
        model.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=fields)
