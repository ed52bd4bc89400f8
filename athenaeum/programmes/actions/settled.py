"""What the facilitator settles beforehand: two kept together, two never proposed."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from athenaeum.access import audit
from athenaeum.access.policy import Actor, demand
from athenaeum.access.refusals import NotNow
from athenaeum.programmes.models import Application, Exclusion, Pin, Proposal, Round

from .round import demand_open


@transaction.atomic
def pin(*, round: Round, mentee: Application, mentor: Application, by: Actor, now: datetime) -> Pin:
    """Keep two together in every plan of this round; a pin of the mentee with somebody else gives way.

    Raises:
        NotNow: the round is closed, or the two are settled apart, or not of this cohort.
    """
    demand(by, "change", round)
    demand_open(round)
    demand_of_round(round, mentee, mentor)
    if round.exclusions.filter(mentee=mentee, mentor=mentor).exists():
        raise NotNow(_("These two are set apart in this round. Allow them again first, then pin them."))
    row, made = Pin.objects.get_or_create(round=round, mentee=mentee, defaults={"mentor": mentor, "settled_at": now})
    if not made and row.mentor_id != mentor.pk:
        row.mentor, row.settled_at = mentor, now
        row.save(update_fields=["mentor", "settled_at"])
    audit.record("pin", round, by=by, now=now, fields=["pins"])
    return row


@transaction.atomic
def unpin(*, round: Round, mentee: Application, by: Actor, now: datetime) -> None:
    """Let a mentee's pair be moved again. Without a pin nothing happens."""
    demand(by, "change", round)
    demand_open(round)
    round.pins.filter(mentee=mentee).delete()
    audit.record("unpin", round, by=by, now=now, fields=["pins"])


@transaction.atomic
def exclude(*, round: Round, mentee: Application, mentor: Application, by: Actor, now: datetime) -> Exclusion:
    """Never propose these two in this round. Their draft proposal and their pin go at once; the plan of the others
    stands until the round is matched again.

    Raises:
        NotNow: the round is closed, or the proposal was sent already.
    """
    demand(by, "change", round)
    demand_open(round)
    demand_of_round(round, mentee, mentor)
    pair: dict[str, Any] = {"mentee": mentee, "mentor": mentor}
    if round.proposals.filter(**pair).exclude(state=Proposal.State.DRAFT).exists():
        raise NotNow(_("This proposal was sent already. The two can say no to it."))
    row, _made = Exclusion.objects.get_or_create(round=round, **pair, defaults={"settled_at": now})
    round.pins.filter(**pair).delete()
    round.proposals.filter(state=Proposal.State.DRAFT, **pair).delete()
    audit.record("exclude", round, by=by, now=now, fields=["exclusions"])
    return row


@transaction.atomic
def include(*, exclusion: Exclusion, by: Actor, now: datetime) -> None:
    """Allow two to be proposed again."""
    demand(by, "change", exclusion)
    demand_open(exclusion.round)
    audit.record("include", exclusion.round, by=by, now=now, fields=["exclusions"])
    exclusion.delete()


def demand_of_round(round: Round, mentee: Application, mentor: Application) -> None:
    """Raises:
    NotNow: somebody is not of this cohort, or not on this side of it.
    """
    sides = ((mentee, Application.Side.MENTEE), (mentor, Application.Side.MENTOR))
    if any(row.cohort_id != round.cohort_id or row.side != side for row, side in sides):
        raise NotNow(_("These two do not belong to this round. Choose a mentee and a mentor of its cohort."))
