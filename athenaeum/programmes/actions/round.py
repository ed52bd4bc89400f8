"""Rounds: opened, weighed, reckoned, published, closed. Nothing is sent before a round is published."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from athenaeum.access import audit
from athenaeum.access.policy import Actor, demand
from athenaeum.access.refusals import NotNow
from athenaeum.access.steps import next_state
from athenaeum.programmes import jobs, weights
from athenaeum.programmes.letters import proposal as letters
from athenaeum.programmes.matching_input import FREE, TAKING_PART, Pair
from athenaeum.programmes.models import Application, Cohort, Proposal, Round, Run

from .run import UNDER_WAY, Purpose, State

SOLVERS = ("assignment", "floor", "stable")
MATCHED_IN = (Cohort.State.OPEN, Cohort.State.MATCHING, Cohort.State.RUNNING)


@transaction.atomic
def open_round(*, cohort: Cohort, by: Actor, now: datetime) -> Round:
    """Begin a round of matching in a cohort; where one is being prepared already, that one.

    Raises:
        NotNow: the cohort has not begun or has ended, or its people are peers.
    """
    demand(by, "change", cohort)
    if standing := cohort.rounds.filter(state=Round.State.DRAFT).first():
        return standing
    if cohort.state not in MATCHED_IN:
        raise NotNow(_("A round needs a cohort that is open. Open the cohort first, then match."))
    if cohort.programme.symmetric:
        raise NotNow(_("Rounds match mentees with mentors. Peers cannot be matched in rounds yet; they ask each other"))
    last = cohort.rounds.aggregate(last=Max("number"))["last"] or 0
    round = Round.objects.create(cohort=cohort, number=last + 1, opened_at=now)
    audit.record("open", round, by=by, now=now)
    return round


@transaction.atomic
def set_weights(*, round: Round, chosen: Mapping[str, float], by: Actor, now: datetime) -> Round:
    """Keep what matters in this round; the next standing plan follows it.

    Args:
        chosen: places of the criteria, 0 to 10; those left out stand where they begin.
    """
    demand(by, "change", round)
    demand_open(round)
    round.weights = weights.moved(chosen)
    round.save(update_fields=["weights"])
    audit.record("weigh", round, by=by, now=now, fields=["weights"])
    return round


def demand_open(round: Round) -> None:
    """Raises:
    NotNow: the round is closed.
    """
    if round.state == Round.State.CLOSED:
        raise NotNow(_("This round is closed. Its plan stays as it was; open the next round to match again."))


@transaction.atomic
def ask_for_run(
    *,
    round: Round,
    by: Actor,
    now: datetime,
    what_if: str = "",
    chosen: Mapping[str, float] | None = None,
    solver: str = "",
    pins: Iterable[Pair] = (),
) -> Run:
    """Ask the worker for a plan.

    Args:
        round: for which round.
        what_if: the title of a trial beside the standing plan; empty asks for the standing plan itself.
        chosen: places of the criteria for a trial; the standing plan always uses the round's own.
        solver: "assignment" (greatest total), "floor" (highest lowest fit), "stable"; empty goes on with the aim of
            the plan that stands.
        pins: pairs of applications kept together in this run, besides the round's own pins.

    Raises:
        NotNow: the round is closed, or the same is being reckoned already.
    """
    demand(by, "change", round)
    demand_open(round)
    solver = solver or (round.standing.by if round.standing else SOLVERS[0])
    if solver not in SOLVERS:
        raise ValueError(solver)
    purpose = Purpose.WHAT_IF if what_if else Purpose.STANDING
    if purpose == Purpose.STANDING and round.runs.filter(purpose=purpose, state__in=UNDER_WAY).exists():
        raise NotNow(_("The plan is being worked out already. Wait for it, or stop it first."))
    run = Run.objects.create(
        round=round,
        purpose=purpose,
        title=what_if[:200],
        weights=weights.moved(chosen or {}) if what_if else round.weights,
        pins=[[str(mentee), str(mentor)] for mentee, mentor in pins],
        by=solver,
        asked_at=now,
    )
    audit.record("ask", run, by=by, now=now)
    jobs.carry_out.enqueue(str(run.pk))
    return run


@transaction.atomic
def stop_run(*, run: Run, by: Actor, now: datetime) -> Run:
    """Say stop. The worker hears it within a second and keeps the best plan so far; a run that has not begun ends here.

    Saying it twice, or too late, changes nothing.
    """
    demand(by, "change", run)
    if not Run.objects.filter(pk=run.pk, state__in=UNDER_WAY, stop_asked=False).update(stop_asked=True):
        run.refresh_from_db()
        return run
    Run.objects.filter(pk=run.pk, state=State.QUEUED).update(state=State.STOPPED, finished_at=now)
    audit.record("stop", run, by=by, now=now)
    run.refresh_from_db()
    return run


@transaction.atomic
def publish(*, round: Round, by: Actor, now: datetime) -> list[Proposal]:
    """Send the draft proposals: a letter to each side, and a kind one to those who have nobody yet.

    Those without a mentor, and mentors without a mentee, go on the waiting list. Twice the same click sends once.

    Returns:
        The proposals that were sent.

    Raises:
        NotNow: there is no plan, it is being worked out anew, or somebody in it is no longer free.
    """
    demand(by, "change", round)
    rows = Round.objects.select_for_update(of=("self",)).select_related("cohort__programme", "standing")
    round = rows.get(pk=round.pk)
    state = next_state(round, "publish", _("This round is closed. Its proposals were sent before."))
    if round.standing is None:
        raise NotNow(_("There is no plan yet. Match this round first, then look at it, then send."))
    if round.runs.filter(purpose=Purpose.STANDING, state__in=UNDER_WAY).exists():
        raise NotNow(_("The plan is being worked out anew. Wait for it, look at it, then send."))
    drafts = list(round.proposals.filter(state=Proposal.State.DRAFT).select_related("mentee__person", "mentor__person"))
    if not drafts and round.published_at:
        return []
    demand_free(drafts)
    send(drafts, now)
    round.state, round.published_at = state, round.published_at or now
    round.save(update_fields=["state", "published_at"])
    put_on_waiting_list(round, now)
    audit.record("publish", round, by=by, now=now, fields=["state"])
    return drafts


def demand_free(drafts: list[Proposal]) -> None:
    """Raises:
    NotNow: somebody withdrew, or was proposed elsewhere, since the plan was made.
    """
    gone = [row.mentee.person.full_name for row in drafts if row.mentee.state not in FREE]
    gone += [row.mentor.person.full_name for row in drafts if row.mentor.state not in TAKING_PART]
    if gone:
        raise NotNow(
            _("%(names)s can no longer be proposed. Nothing was sent. Match again, then send.")
            % {"names": ", ".join(sorted(set(gone)))}
        )


def send(drafts: list[Proposal], now: datetime) -> None:
    """Make drafts into sent proposals, with their letters."""
    Proposal.objects.filter(pk__in=[row.pk for row in drafts]).update(state=Proposal.State.SENT, sent_at=now)
    people = {row.mentee_id for row in drafts} | {row.mentor_id for row in drafts}
    applications = Application.objects.filter(pk__in=people)
    applications.filter(state__in=FREE).update(state=Application.State.PROPOSED)
    for row in drafts:
        row.state, row.sent_at = Proposal.State.SENT, now
        letters.tell_mentee(row, now=now)
        letters.tell_mentor(row, now=now)


def put_on_waiting_list(round: Round, now: datetime) -> None:
    """Those who have nobody this time wait, and get a kind letter: once in a round."""
    left = Application.objects.filter(cohort=round.cohort_id, state=Application.State.SUBMITTED, submitted_at__lte=now)
    left = left.exclude(side=Application.Side.PEER).select_related("person", "cohort")
    for application in list(left):
        letters.comfort(application, round, now=now)
    left.update(state=Application.State.WAITING)


@transaction.atomic
def close_round(*, round: Round, by: Actor, now: datetime) -> Round:
    """End a round. Proposals that were sent can still be answered; nothing is matched in it any more."""
    demand(by, "change", round)
    round.state = next_state(round, "close", _("Send the proposals of this round first; then it can be closed."))
    round.save(update_fields=["state"])
    audit.record("close", round, by=by, now=now, fields=["state"])
    return round
