"""Answers to a proposal. Two yeses take the mentor's place; whatever else happens, nobody is left with a no alone."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from athenaeum.access import audit
from athenaeum.access.policy import Actor, demand
from athenaeum.access.refusals import NotNow
from athenaeum.people.actions.openness import NoPlace, take_place
from athenaeum.programmes.letters import proposal as letters
from athenaeum.programmes.models import Answer, Application, DeclineReason, Proposal

State = Proposal.State


@transaction.atomic
def accept(*, proposal: Proposal, by: Actor, now: datetime) -> Proposal:
    """Say yes. When both have, the mentor's place is taken; where it was taken a moment before, the proposal lapses
    and the mentee goes on the waiting list.

    Called by `mentoring.actions.pair.accept`, which makes the pair in the same transaction. A second click gives
    the result of the first.

    Returns:
        The proposal: still sent (the other has not answered), agreed, or lapsed.

    Raises:
        NotNow: the proposal has ended.
    """
    demand(by, "answer", proposal)
    proposal = locked(proposal)
    if proposal.state in (State.AGREED, State.LAPSED):
        return proposal
    demand_sent(proposal)
    if proposal.answer_of(by) == Answer.YES:
        return proposal
    keep_answer(proposal, by, Answer.YES)
    audit.record("accept", proposal, by=by, now=now)
    if proposal.mentee_answer == proposal.mentor_answer == Answer.YES:
        agree(proposal, by=by, now=now)
    return proposal


@transaction.atomic
def decline(*, proposal: Proposal, reason: str, by: Actor, now: datetime) -> Proposal:
    """Say no, with a reason to choose or none. Both go back on the waiting list; the other learns only that it goes
    no further.

    Args:
        reason: a value of DeclineReason.

    Raises:
        NotNow: the proposal has ended, or both have said yes.
    """
    demand(by, "answer", proposal)
    proposal = locked(proposal)
    if proposal.state == State.DECLINED and proposal.answer_of(by) == Answer.NO:
        return proposal
    demand_sent(proposal)
    keep_answer(proposal, by, Answer.NO, DeclineReason(reason))
    end(proposal, State.DECLINED, now)
    audit.record("decline", proposal, by=by, now=now)
    letters.tell_of_end(proposal, to=proposal.other(proposal.application_of(by)), now=now)
    return proposal


@transaction.atomic
def talk_first(*, proposal: Proposal, by: Actor, now: datetime) -> Proposal:
    """Ask to talk before answering: both then see how the other likes to be reached.

    Raises:
        NotNow: the proposal has ended, or she has said yes already.
    """
    demand(by, "answer", proposal)
    proposal = locked(proposal)
    demand_sent(proposal)
    if proposal.answer_of(by) == Answer.TALK:
        return proposal
    if proposal.answer_of(by) == Answer.YES:
        raise NotNow(_("You have said yes already. As soon as both have, you see how to reach each other."))
    keep_answer(proposal, by, Answer.TALK)
    audit.record("talk first", proposal, by=by, now=now)
    letters.tell_of_talk(proposal, to=proposal.other(proposal.application_of(by)), now=now)
    return proposal


def locked(proposal: Proposal) -> Proposal:
    """The row as it stands, held until the transaction ends, so that two answers come one after the other."""
    rows = Proposal.objects.select_for_update(of=("self",))
    return rows.select_related("mentee__person", "mentor__person", "mentee__cohort", "round").get(pk=proposal.pk)


def demand_sent(proposal: Proposal) -> None:
    """Raises:
    NotNow: it is not open for answers.
    """
    if proposal.state == State.AGREED:
        raise NotNow(_("You have both said yes already. Your room is among your rooms."))
    if proposal.state != State.SENT:
        raise NotNow(_("This proposal has ended. You need not do anything: your application is kept."))


def keep_answer(proposal: Proposal, by: Actor, answer: Answer, reason: str = "") -> None:
    """Write the answer of one side."""
    side = proposal.application_of(by).side
    setattr(proposal, f"{side}_answer", answer)
    setattr(proposal, f"{side}_reason", reason)
    proposal.save(update_fields=[f"{side}_answer", f"{side}_reason"])


def agree(proposal: Proposal, *, by: Actor, now: datetime) -> None:
    """Take the place and settle both applications, or let the proposal lapse."""
    try:
        with transaction.atomic():
            take_place(person=proposal.mentor.person, by=by, now=now)
            demand_place_here(proposal)
    except NoPlace:
        lapse(proposal, by=by, now=now)
        return
    proposal.state, proposal.ended_at = State.AGREED, now
    proposal.save(update_fields=["state", "ended_at"])
    Application.objects.filter(pk__in=(proposal.mentee_id, proposal.mentor_id)).update(state=Application.State.PAIRED)
    audit.record("agree", proposal, by=by, now=now, fields=["state"])


def demand_place_here(proposal: Proposal) -> None:
    """The mentor's places in this cohort; asked after `take_place`, whose row lock makes racers wait.

    Raises:
        NoPlace: all are in use.
    """
    mentor = proposal.mentor
    used = Proposal.objects.filter(mentor=mentor, state=State.AGREED).count()
    if used >= mentor.places:
        raise NoPlace


def lapse(proposal: Proposal, *, by: Actor, now: datetime) -> None:
    """The place is gone: say so, and keep the application."""
    end(proposal, State.LAPSED, now)
    audit.record("lapse", proposal, by=by, now=now, fields=["state"])
    letters.tell_of_lapse(proposal, now=now)


def end(proposal: Proposal, state: str, now: datetime) -> None:
    """End a proposal that came to nothing; who has no other one goes back on the waiting list."""
    proposal.state, proposal.ended_at = state, now
    proposal.save(update_fields=["state", "ended_at"])
    for side in ("mentee", "mentor"):
        application = Application.objects.filter(pk=getattr(proposal, f"{side}_id"), state=Application.State.PROPOSED)
        alive = Proposal.objects.filter(**{side: getattr(proposal, f"{side}_id")}, state=State.SENT)
        if not alive.exists():
            application.update(state=Application.State.WAITING)
