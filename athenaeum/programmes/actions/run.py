"""Runs of the engine as the worker carries them out, and what becomes of their plans."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from athenaeum.access import audit
from athenaeum.access.policy import Actor, demand
from athenaeum.access.refusals import NotNow
from athenaeum.programmes.matching_input import FREE, TAKING_PART
from athenaeum.programmes.models import Application, Pin, Proposal, Round, Run

State, Purpose = Run.State, Run.Purpose
UNDER_WAY = (State.QUEUED, State.RUNNING)


@transaction.atomic
def begin_run(*, run: Run, by: Actor, now: datetime) -> Run | None:
    """Take a run into work, again where its worker was killed.

    Returns:
        The run, or None where it is over already.
    """
    demand(by, "change", run)
    if not Run.objects.filter(pk=run.pk, state__in=UNDER_WAY).update(state=State.RUNNING, done=0, stage=""):
        return None
    run.refresh_from_db()
    return run


def tell_progress(*, run: Run, stage: str, done: float, best: float | None, bound: float | None) -> bool:
    """Write how far a run is. No audit line: it is no deed, and there are two a second.

    Returns:
        Whether it may go on.
    """
    going = Run.objects.filter(pk=run.pk, state=State.RUNNING)
    going.update(stage=stage[:40], done=min(max(done, 0.0), 1.0), best=best, bound=bound)
    return going.filter(stop_asked=False).exists()


@transaction.atomic
def finish_run(
    *, run: Run, plan: dict[str, Any], certificate: dict[str, Any], stopped: bool, by: Actor, now: datetime
) -> Run:
    """Keep what a run brought; the standing one becomes the round's proposals. A second finish changes nothing."""
    demand(by, "change", run)
    state = State.STOPPED if stopped else State.DONE
    going = Run.objects.filter(pk=run.pk, state=State.RUNNING)
    if not going.update(
        state=state,
        plan=plan,
        certificate=certificate,
        done=1,
        best=certificate["objective"],
        bound=certificate["bound"],
        finished_at=now,
    ):
        run.refresh_from_db()
        return run
    run.refresh_from_db()
    audit.record("finish", run, by=by, now=now)
    if run.purpose == Purpose.STANDING:
        let_stand(run)
    return run


@transaction.atomic
def fail_run(*, run: Run, trouble: dict[str, Any], by: Actor, now: datetime) -> Run:
    """Keep why a run could not finish; the plan that stood before stays."""
    demand(by, "change", run)
    if Run.objects.filter(pk=run.pk, state=State.RUNNING).update(state=State.FAILED, trouble=trouble, finished_at=now):
        audit.record("fail", run, by=by, now=now)
    run.refresh_from_db()
    return run


@transaction.atomic
def adopt_run(*, run: Run, by: Actor, now: datetime) -> Run:
    """Make a trial the standing plan, with its weights, and its tried pairs as pins.

    Raises:
        NotNow: it is not finished, or what was settled since would be broken by it.
    """
    demand(by, "change", run)
    round = Round.objects.select_for_update().get(pk=run.round_id)
    if run.state not in (State.DONE, State.STOPPED) or not run.plan:
        raise NotNow(_("This trial has no plan yet. Wait until it is done."))
    if round.state == Round.State.CLOSED:
        raise NotNow(_("This round is closed. Its plan stays as it was; open the next round to match again."))
    if out_of_date(run):
        raise NotNow(_("People, pins or exclusions have changed since this trial. Nothing is lost: try it once more."))
    round.weights = run.weights
    round.save(update_fields=["weights"])
    for mentee, mentor in run.pins:
        Pin.objects.update_or_create(round=round, mentee_id=mentee, defaults={"mentor_id": mentor, "settled_at": now})
    run.round = round
    let_stand(run)
    audit.record("adopt", run, by=by, now=now)
    return run


def out_of_date(run: Run) -> bool:
    """Would this plan break something that was settled, or use somebody who is no longer free?"""
    pairs = {(UUID(row["mentee"]), UUID(row["mentor"])) for row in run.plan["pairs"]}
    if len(lasting(run)) < len(pairs):
        return True
    tried = {UUID(mentee) for mentee, _mentor in run.pins}
    mentees = {mentee for mentee, _mentor in pairs} | {UUID(row["mentee"]) for row in run.plan["unmatched"]}
    pins = set(run.round.pins.values_list("mentee_id", "mentor_id"))
    return any(pin not in pairs for pin in pins if pin[0] in mentees and pin[0] not in tried)


def let_stand(run: Run) -> None:
    """Make a run's plan the round's: its pairs become the draft proposals in place of those before."""
    round = run.round
    round.standing = run
    round.save(update_fields=["standing"])
    round.proposals.filter(state=Proposal.State.DRAFT).delete()
    Proposal.objects.bulk_create(
        Proposal(
            round=round,
            mentee_id=row["mentee"],
            mentor_id=row["mentor"],
            fit=row["fit"],
            **{name: row.get(name, []) for name in ("reasons", "concerns", "unknown", "alternatives")},
        )
        for row in lasting(run)
    )


def lasting(run: Run) -> list[dict[str, Any]]:
    """The pairs of a plan whose people are still free and were not settled apart since it was reckoned."""
    rows = run.plan["pairs"]
    mentees = free(rows, "mentee", FREE)
    mentors = free(rows, "mentor", TAKING_PART)
    apart = set(run.round.exclusions.values_list("mentee_id", "mentor_id"))
    apart |= set(run.round.proposals.exclude(state=Proposal.State.DRAFT).values_list("mentee_id", "mentor_id"))
    keys = [(row, UUID(row["mentee"]), UUID(row["mentor"])) for row in rows]
    return [
        row for row, mentee, mentor in keys if mentee in mentees and mentor in mentors and (mentee, mentor) not in apart
    ]


def free(rows: list[dict[str, Any]], side: str, states: Iterable[str]) -> set[UUID]:
    """Which applications of one side of a plan are still in these states."""
    keys = [row[side] for row in rows]
    return set(Application.objects.filter(pk__in=keys, state__in=states).values_list("pk", flat=True))
