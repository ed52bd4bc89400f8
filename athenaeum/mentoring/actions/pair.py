"""A pair begins: in the transaction of the last yes, or made good later. The fact below is never without it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from athenaeum.access import audit
from athenaeum.access.policy import SYSTEM, Actor, demand
from athenaeum.mentoring import letters
from athenaeum.mentoring.models import Pair
from athenaeum.people.models import Person
from athenaeum.programmes.actions import proposal as proposals
from athenaeum.programmes.models import Proposal


@transaction.atomic
def accept(*, proposal: Proposal, by: Person, now: datetime) -> tuple[Proposal, Pair | None]:
    """Say yes to a proposal; the second yes begins the pair.

    Returns:
        The proposal as it stands (sent, agreed, lapsed), and the pair once both have said yes.

    Raises:
        NotNow: the proposal has ended.
    """
    proposal = proposals.accept(proposal=proposal, by=by, now=now)
    if proposal.state != Proposal.State.AGREED:
        return proposal, None
    return proposal, begin_from_proposal(proposal=proposal, by=SYSTEM, now=now)


@transaction.atomic
def begin_from_proposal(*, proposal: Proposal, by: Actor, now: datetime) -> Pair:
    """The pair of a proposal that both have said yes to; where it stands already, that one."""
    demand(by, "begin", Pair)
    cohort = proposal.round.cohort
    return _begin(
        Pair(
            mentee=proposal.mentee.person,
            mentor=proposal.mentor.person,
            kind=cohort.programme.kind,
            cohort=cohort,
            proposal=proposal,
            begun_at=now,
            ends_on=cohort.ends_on if cohort.ends_on > timezone.localdate(now) else None,
        ),
        now,
    )


def _begin(pair: Pair, now: datetime) -> Pair:
    """Write a new pair with its letters, unless these two are a pair already."""
    between = Pair.objects.filter(mentee=pair.mentee, mentor=pair.mentor, state=Pair.State.ACTIVE)
    if standing := between.first():
        return standing
    pair.save(force_insert=True)
    audit.record("begin", pair, by=SYSTEM, now=now)
    for person in (pair.mentee, pair.mentor):
        letters.tell_of_room(pair, to=person, now=now)
    return pair


def make_good(*, by: Actor, now: datetime) -> list[Pair]:
    """Begin the pairs that are missing: both said yes, and no pair came of it."""
    agreed = Proposal.objects.filter(state=Proposal.State.AGREED, pair=None)
    rows = agreed.select_related("mentee__person", "mentor__person", "round__cohort__programme")
    return [begin_from_proposal(proposal=row, by=by, now=now) for row in rows if not were_paired(row, row.sent_at)]


def were_paired(row: Proposal, since: datetime | None) -> bool:
    """Have these two been a pair since? Then the yes led there, by whichever way."""
    pairs = Pair.objects.filter(mentee=row.mentee.person, mentor=row.mentor.person)
    return pairs.filter(begun_at__gte=since).exists() if since else pairs.exists()
