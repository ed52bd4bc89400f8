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
from athenaeum.programmes.actions import request as requests
from athenaeum.programmes.models import Proposal, Request


@transaction.atomic
def accept(*, proposal: Proposal, by: Actor, now: datetime) -> tuple[Proposal, Pair | None]:
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


@transaction.atomic
def begin_from_request(*, request: Request, by: Actor, now: datetime) -> Pair:
    """The mentor says yes to a request: a place is taken and the pair begins, together or not at all.

    Raises:
        NotNow: it was answered or taken back before.
        NoPlace: she has no free place; the request waits on.
    """
    demand(by, "answer", request)
    if request.state != Request.State.ACCEPTED:
        request = requests.accept(request=request, by=by, now=now)
    return from_request(request, now)


def from_request(request: Request, now: datetime) -> Pair:
    """The pair of an accepted request; where it stands already, that one."""
    if standing := Pair.objects.filter(request=request).first():
        return standing
    row = Pair(mentee=request.mentee, mentor=request.mentor, kind=request.kind, request=request, begun_at=now)
    return _begin(row, now)


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
    demand(by, "begin", Pair)
    agreed = Proposal.objects.filter(state=Proposal.State.AGREED, pair=None)
    rows = agreed.select_related("mentee__person", "mentor__person", "round__cohort__programme")
    asked = Request.objects.filter(state=Request.State.ACCEPTED, pair=None).select_related("mentee", "mentor")
    return [
        *(
            begin_from_proposal(proposal=row, by=by, now=now)
            for row in rows
            if not were_paired(row.mentee.person, row.mentor.person, row.ended_at)
        ),
        *(from_request(row, now) for row in asked if not were_paired(row.mentee, row.mentor, row.answered_at)),
    ]


def were_paired(mentee: Person, mentor: Person, agreed_at: datetime | None) -> bool:
    """Were these two a pair when they agreed, or have they been since? Then nothing is missing."""
    pairs = Pair.objects.filter(mentee=mentee, mentor=mentor)
    alive = pairs.filter(state=Pair.State.ACTIVE).exists()
    return alive or (agreed_at is not None and pairs.filter(begun_at__gte=agreed_at).exists())
