"""A staff list: handed in, read, its columns named, its doubts answered, taken in, stopped, given up."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, IntegrityError, OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from athenaeum.access import audit
from athenaeum.access.policy import SYSTEM, Actor, demand
from athenaeum.access.refusals import NotNow
from athenaeum.access.steps import next_state

from ..models import StaffList, StaffListRow
from ..staff_list.columns import FIELDS, guess, tells_names
from ..staff_list.lines import read_lines
from ..staff_list.plan import Change, Plan, make_plan
from ..staff_list.read import Table, read
from ..staff_list.refusal import Unreadable
from ..staff_list.standing import look
from . import taking_in

log = logging.getLogger(__name__)
State = StaffList.State
SHOWN = 200  # people of each kind that the preview names; the file to download has them all
KEPT = timedelta(days=30)  # for a list that was neither taken in nor given up
SMALL = 200 * 1024  # bytes up to which a list is read while the page waits


def quiet(done: int, total: int) -> None:
    """Nobody watches."""


# Handing in and reading -----------------------------------------------------------------------------------------


def upload(*, name: str, data: bytes, by: Actor, now: datetime) -> StaffList:
    """Keep a file, and read it at once where it is small; a large one is read by the worker.

    Raises:
        NotNow: the file is larger than the limit; says so.
    """
    demand(by, "upload", StaffList)
    if len(data) > settings.STAFF_LIST_MAX_BYTES:
        limit = settings.STAFF_LIST_MAX_BYTES // 2**20
        raise NotNow(
            _("The file is larger than %(limit)s MB, which is the limit. Nothing was taken in.") % {"limit": limit}
        )
    staff_list = StaffList(name=Path(name).name[:200] or "staff list", size=len(data), uploaded_at=now)
    staff_list.by = by if by is not SYSTEM else None
    staff_list.path = f"staff-lists/{staff_list.pk}"
    put_by(staff_list, data)
    with transaction.atomic():
        staff_list.save(force_insert=True)
        audit.record("upload", staff_list, by=by, now=now)
        if not is_small(staff_list):
            wait_for_worker(staff_list)
    if is_small(staff_list):
        read_file(staff_list=staff_list)
    return staff_list


def is_small(staff_list: StaffList) -> bool:
    return staff_list.size <= SMALL


def put_by(staff_list: StaffList, data: bytes) -> None:
    """Write the file where no web server reaches it."""
    place = file_of(staff_list)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    place.touch(mode=0o600)
    place.write_bytes(data)


def file_of(staff_list: StaffList) -> Path:
    return Path(settings.MEDIA_ROOT) / staff_list.path


def wait_for_worker(staff_list: StaffList) -> None:
    """Let the worker read, or make the preview."""
    from ..jobs import look_at

    staff_list.form = {**staff_list.form, "waits": True}
    staff_list.save(update_fields=["form"])
    look_at.enqueue(str(staff_list.pk))


def open_table(staff_list: StaffList) -> Table:
    """Raises:
    Unreadable: the file cannot be read, or is gone.
    """
    try:
        data = file_of(staff_list).read_bytes()
    except OSError as error:
        raise Unreadable("file_gone") from error
    return read(
        data,
        sheet=staff_list.sheet,
        max_bytes=settings.STAFF_LIST_MAX_BYTES,
        max_rows=settings.STAFF_LIST_MAX_ROWS,
    )


def read_file(*, staff_list: StaffList) -> StaffList:
    """Find out what the file is and which column is what."""
    try:
        table = open_table(staff_list)
    except Unreadable as error:
        return fail(staff_list, error.code, error.extra)
    staff_list.state = next_state(staff_list, "read", "")
    staff_list.sheet = table.sheet[:100]
    staff_list.form = form_of(table)
    staff_list.mapping = guess(table.headings, table.columns, remembered("mapping"))
    staff_list.choices = remembered("choices")
    staff_list.save()
    return staff_list


def form_of(table: Table) -> dict[str, Any]:
    """What the page about the columns shows: how the file was read, and a few cells of each column."""
    return {
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "sheets": table.sheets,
        "headings": table.headings,
        "samples": [[cell[:60] for cell in column[:50] if cell.strip()][:3] for column in table.columns],
        "rows": len(table),
        "bare": table.bare,
    }


def remembered(name: str) -> dict[str, str]:
    """What was said of the list taken in last: its mapping, or its answers."""
    last = StaffList.objects.filter(state=State.APPLIED).order_by("-applied_at").values_list(name, flat=True).first()
    return last or {}


def fail(staff_list: StaffList, code: str, extra: Mapping[str, Any] | None = None) -> StaffList:
    """The file cannot be taken in; the sentence says why."""
    staff_list.state = next_state(staff_list, "fail", "")
    staff_list.trouble = {"code": code, "extra": dict(extra or {})}
    staff_list.form = {**staff_list.form, "waits": False}
    staff_list.save(update_fields=["state", "trouble", "form"])
    if not staff_list.form.get("headings"):
        file_of(staff_list).unlink(missing_ok=True)  # no list at all: there is nothing to go on with
    return staff_list


# Columns, preview and answers -----------------------------------------------------------------------------------


def map_columns(*, staff_list: StaffList, mapping: Mapping[str, str], by: Actor, now: datetime) -> StaffList:
    """Say which column is what. The preview follows: at once for a small file, by the worker for a large one.

    Args:
        mapping: heading → field, "" for a column left aside.

    Raises:
        NotNow: the list is beyond that, a field was given to two columns, or no column holds names.
    """
    demand(by, "change", staff_list)
    staff_list.state = next_state(
        staff_list, "map", _("This list is being taken in, or was. Its columns stay as they are.")
    )
    given = [field for field in mapping.values() if field]
    twice = sorted({field for field in given if given.count(field) > 1 or field not in FIELDS})
    if twice:
        raise NotNow(_("Two columns are named the same. Choose one of them; nothing was changed."))
    if not tells_names(mapping):
        raise NotNow(_("Say which column holds the names: the family name, or the whole name. Nothing was changed."))
    staff_list.mapping = {heading: mapping.get(heading, "") for heading in staff_list.form["headings"]}
    staff_list.trouble = {}
    with transaction.atomic():
        staff_list.save()
        audit.record("map", staff_list, by=by, now=now)
    return look_again(staff_list, now)


def look_again(staff_list: StaffList, now: datetime) -> StaffList:
    """Make the preview anew, or let the worker make it."""
    if is_small(staff_list):
        return preview(staff_list=staff_list, now=now)
    with transaction.atomic():
        wait_for_worker(staff_list)
    return staff_list


def choose_sheet(*, staff_list: StaffList, sheet: str, by: Actor, now: datetime) -> StaffList:
    """Read another sheet of the workbook."""
    demand(by, "change", staff_list)
    next_state(staff_list, "map", _("This list is being taken in, or was. Its columns stay as they are."))
    staff_list.sheet, staff_list.state = sheet, State.UPLOADED
    staff_list.save(update_fields=["sheet", "state"])
    return read_file(staff_list=staff_list)


def plan_of(staff_list: StaffList, today: Any) -> Plan:
    """What the file would change now.

    Raises:
        Unreadable: the file cannot be read, or no column holds names.
    """
    table = open_table(staff_list)
    if not tells_names(staff_list.mapping):
        raise Unreadable("no_headings" if table.bare else "no_names")
    lines = read_lines(table, staff_list.mapping, staff_list.choices, today)
    return make_plan(lines, look(), staff_list.pk, staff_list.choices)


def preview(*, staff_list: StaffList, now: datetime) -> StaffList:
    """Set down what taking the list in would do. Nothing of it is done."""
    try:
        plan = plan_of(staff_list, timezone.localdate(now))
    except Unreadable as error:
        return fail(staff_list, error.code, error.extra)
    staff_list.state = next_state(staff_list, "preview", _("This list is being taken in, or was."))
    staff_list.counts = {**plan.counts, "stops": plan.stops, "keepers": plan.keepers_go}
    staff_list.form = {**staff_list.form, "waits": False}
    staff_list.trouble = {}
    with transaction.atomic():
        staff_list.rows.all().delete()
        StaffListRow.objects.bulk_create(rows_of(plan, staff_list), batch_size=1000)
        staff_list.save(update_fields=["state", "counts", "form", "trouble"])
    return staff_list


def rows_of(plan: Plan, staff_list: StaffList) -> list[StaffListRow]:
    """The rows of the preview: every doubt and every leaver, and the first of those to add and to change."""
    rows = [
        StaffListRow(
            staff_list=staff_list, kind="doubt", line=f.line, code=f.code, field=f.field, value=f.value[:400],
            who=f.who[:250], key=f.key[:700], extra=f.extra,
        )
        for f in plan.findings
    ]  # fmt: skip
    rows += [
        StaffListRow(
            staff_list=staff_list, kind="leave", code="leave", who=known_name(known), extra={"pk": str(known.pk)}
        )
        for known in plan.leavers
    ]
    in_order = sorted(plan.changes, key=lambda change: change.line)
    for kind, some in (
        ("add", [c for c in in_order if c.new]),
        ("back", [c for c in in_order if c.back]),
        ("change", [c for c in in_order if c.seen and not c.new]),
    ):
        rows += [
            StaffListRow(staff_list=staff_list, kind=kind, line=c.line, code=kind, who=c.who[:250], extra=told(c))
            for c in some[:SHOWN]
        ]
    return rows


def known_name(known: Any) -> str:
    return f"{known.family_name}, {known.given_name}"[:250] if known.given_name else known.family_name[:250]


def told(change: Change) -> dict[str, Any]:
    """What changes, as [field, old, new]; of a post's keys only the name of the field."""
    parts = [[name, str(change.old.get(name) or ""), str(value or "")] for name, value in change.values.items()]
    if change.new:
        return {"posts": len(change.posts)}
    for _pk, rank, values in change.posts:
        old = change.old_posts.get(rank)
        if old is None:
            parts.append(["post", "", str(values.get("title") or "")])
            continue
        parts += [
            [name, "", ""] if name in ("unit", "site", "manager") else [name, str(old[name] or ""), str(value or "")]
            for name, value in values.items()
        ]
    parts += [["post_dropped", "", ""] for _pk in change.dropped]
    return {"parts": parts}


def choose(*, staff_list: StaffList, key: str, answer: str, by: Actor, now: datetime) -> StaffList:
    """Answer a doubt. The preview follows anew, and the answer holds for the lists to come.

    Raises:
        NotNow: the list is beyond that, or the doubt is there no more.
    """
    demand(by, "change", staff_list)
    next_state(staff_list, "choose", _("This list is being taken in, or was. Its answers stay as they are."))
    if not staff_list.rows.filter(key=key).exists():
        raise NotNow(_("This was answered already. Nothing was changed."))
    staff_list.choices = {**staff_list.choices, key: answer[:254]}
    with transaction.atomic():
        staff_list.save(update_fields=["choices"])
        audit.record("choose", staff_list, by=by, now=now)
    return look_again(staff_list, now)


# Taking in ------------------------------------------------------------------------------------------------------


def apply(*, staff_list: StaffList, by: Actor, now: datetime, leavers: str = "") -> StaffList:
    """Let the worker take the list in.

    Args:
        leavers: "left" where somebody looked at the names and confirms that they have left, "stay" where nobody
            has; "" where nothing was asked.

    Raises:
        NotNow: the moment is wrong, or another list is being taken in.
    """
    from ..jobs import take_in

    begin(staff_list=staff_list, leavers=leavers, by=by, now=now)
    take_in.enqueue(str(staff_list.pk))
    return staff_list


def begin(*, staff_list: StaffList, leavers: str, by: Actor, now: datetime) -> None:
    """Mark the list as being taken in."""
    demand(by, "apply", staff_list)
    staff_list.state = next_state(
        staff_list, "apply", _("This list cannot be taken in now. Look at its preview first.")
    )
    if leavers:
        staff_list.leavers = StaffList.Leavers(leavers)
    if leavers == StaffList.Leavers.LEFT:
        staff_list.agreed = [row["pk"] for row in staff_list.rows.filter(kind="leave").values_list("extra", flat=True)]
    staff_list.stop_asked, staff_list.done, staff_list.total, staff_list.trouble = False, 0, 0, {}
    staff_list.by = by if by is not SYSTEM else staff_list.by
    try:
        with transaction.atomic():
            staff_list.save()
            audit.record("apply", staff_list, by=by, now=now)
    except IntegrityError as error:
        raise NotNow(_("Another staff list is being taken in. Wait until it is done; nothing was changed.")) from error


def carry_out(*, staff_list: StaffList, now: datetime, watch: taking_in.Watch = quiet) -> StaffList:
    """Take the list in, from wherever an earlier turn left off. Called by the worker, and by `take`."""
    if staff_list.state != State.APPLYING:
        return staff_list
    by: Actor = staff_list.by or SYSTEM
    try:
        plan = plan_of(staff_list, timezone.localdate(now))
        if must_ask(plan, staff_list):
            return stop_for_leavers(staff_list, plan)
        leave = staff_list.leavers != StaffList.Leavers.STAY
        taking_in.write(plan, staff_list, leave=leave, by=by, now=now, watch=watch)
    except Unreadable as error:
        return fail(staff_list, error.code, error.extra)
    except taking_in.StopAsked:
        return stopped(staff_list, "asked")
    except OperationalError:
        raise  # the database is away; the worker comes back to it
    except IntegrityError:
        return fail(staff_list, "changed")
    except DatabaseError as error:
        log.error("A staff list could not be taken in: %s", type(error).__name__)
        return fail(staff_list, "broken")
    return finish(staff_list, by=by, now=now)


def must_ask(plan: Plan, staff_list: StaffList) -> bool:
    """Would more leave than may go unasked, and not all of them were agreed to?"""
    if staff_list.leavers == StaffList.Leavers.STAY or not plan.stops:
        return False
    return not {str(known.pk) for known in plan.leavers} <= set(staff_list.agreed)


def stop_for_leavers(staff_list: StaffList, plan: Plan) -> StaffList:
    """Stop, and list who would go."""
    with transaction.atomic():
        staff_list.rows.all().delete()
        StaffListRow.objects.bulk_create(rows_of(plan, staff_list), batch_size=1000)
        staff_list.counts = {**plan.counts, "stops": True, "keepers": plan.keepers_go}
        staff_list.leavers = StaffList.Leavers.UNSAID
        staff_list.save(update_fields=["counts", "leavers"])
        return stopped(staff_list, "leavers")


def stopped(staff_list: StaffList, why: str) -> StaffList:
    """End a turn. Where somebody gave the list up meanwhile, that stays."""
    StaffList.objects.filter(pk=staff_list.pk, state=State.APPLYING).update(
        state=State.STOPPED, stop_asked=False, trouble={"code": why, "extra": {}}
    )
    staff_list.refresh_from_db()
    return staff_list


@transaction.atomic
def finish(staff_list: StaffList, *, by: Actor, now: datetime) -> StaffList:
    """The list is taken in: the file goes, the mapping and the answers stay for the next one."""
    staff_list.refresh_from_db()
    staff_list.state = next_state(staff_list, "finish", "")
    staff_list.applied_at = now
    staff_list.save(update_fields=["state", "applied_at"])
    StaffListRow.objects.filter(
        staff_list__in=StaffList.objects.exclude(pk=staff_list.pk).filter(state=State.APPLIED)
    ).delete()
    audit.record("taken in", staff_list, by=by, now=now, fields=[name for name, n in staff_list.counts.items() if n])
    transaction.on_commit(lambda: file_of(staff_list).unlink(missing_ok=True))
    return staff_list


@transaction.atomic
def stop(*, staff_list: StaffList, by: Actor, now: datetime) -> StaffList:
    """Stop taking in after the chunk that is being written. Asked twice, it stops without waiting for the worker."""
    demand(by, "change", staff_list)
    staff_list = StaffList.objects.select_for_update().get(pk=staff_list.pk)
    next_state(staff_list, "stop", _("This list is not being taken in now. Nothing was changed."))
    audit.record("stop", staff_list, by=by, now=now)
    if staff_list.stop_asked:
        return stopped(staff_list, "asked")
    staff_list.stop_asked = True
    staff_list.save(update_fields=["stop_asked"])
    return staff_list


@transaction.atomic
def drop(*, staff_list: StaffList, by: Actor, now: datetime) -> StaffList:
    """Give a list up; its file goes."""
    demand(by, "change", staff_list)
    staff_list.state = next_state(staff_list, "drop", _("This list is being taken in, or was. Stop it first."))
    staff_list.save(update_fields=["state"])
    staff_list.rows.all().delete()
    audit.record("drop", staff_list, by=by, now=now)
    transaction.on_commit(lambda: file_of(staff_list).unlink(missing_ok=True))
    return staff_list


def sweep(*, now: datetime) -> int:
    """Give up the lists that nobody has gone on with for a month: their files name everybody on the staff.

    Returns:
        How many were given up.
    """
    old = StaffList.objects.filter(uploaded_at__lt=now - KEPT).exclude(state__in=(State.APPLIED, State.APPLYING))
    lists = list(old.exclude(state=State.DROPPED))
    for staff_list in lists:
        drop(staff_list=staff_list, by=SYSTEM, now=now)
    return len(lists)


# All at once ----------------------------------------------------------------------------------------------------


def take(
    *,
    path: str | Path,
    by: Actor,
    now: datetime,
    mapping: Mapping[str, str] | None = None,
    dry_run: bool = False,
    yes_leavers: bool = False,
    watch: taking_in.Watch = quiet,
) -> StaffList:
    """Hand in, read, preview and take in, in one go; for the shell and for building the demonstration.

    Args:
        path: the file.
        by, now: who and when.
        mapping: heading → field, where the guess is to be corrected.
        dry_run: stop at the preview.
        yes_leavers: those who are in the file no more have left, however many.
        watch: told (done, total) while it is being taken in.

    Returns:
        The list: applied; previewed, if only tried; stopped, if many would leave; failed, if it cannot be read.
    """
    place = Path(path)
    staff_list = upload(name=place.name, data=place.read_bytes(), by=by, now=now)
    if staff_list.state == State.UPLOADED:
        read_file(staff_list=staff_list)
    if staff_list.state == State.READ:
        if mapping:
            staff_list.mapping = guess(staff_list.form["headings"], (), {**staff_list.mapping, **mapping})
        preview(staff_list=staff_list, now=now)
    if dry_run or staff_list.state != State.PREVIEWED:
        return staff_list
    begin(staff_list=staff_list, leavers="left" if yes_leavers else "", by=by, now=now)
    return carry_out(staff_list=staff_list, now=now, watch=watch)
