"""Requests: somebody asks a mentor directly; the mentor says yes, says no kindly, or names somebody who fits better."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from athenaeum.access import audit
from athenaeum.access.policy import Actor, demand
from athenaeum.access.refusals import NotNow
from athenaeum.access.steps import next_state
from athenaeum.people.actions.openness import NoPlace, take_place
from athenaeum.people.models import Area, Openness, Person
from athenaeum.people.queries import in_line_with
from athenaeum.programmes.days import said
from athenaeum.programmes.letters import request as letters
from athenaeum.programmes.models import DeclineReason, Request
from athenaeum.programmes.queries import kinds_accepted

OPEN_AT_MOST = 5


class NotThisOne(NotNow):
    """This mentor cannot be asked by this person now. The page offers others."""


@transaction.atomic
def ask(*, mentor: Person, kind: str, area: Area | None = None, by: Actor, now: datetime) -> Request:
    """Ask a mentor for a relationship or a conversation. Asking twice gives the one request.

    Args:
        mentor: who is asked.
        kind: one of people.models.KINDS that the mentor accepts.
        area: what it is about, if that is clear already.
        by: the mentee.
        now: when.

    Raises:
        NotThisOne: the mentor is paused or full, in the reporting line, or does not accept the kind.
        NotNow: five requests wait for an answer already.
    """
    demand(by, "ask", Request)
    demand(by, "see", mentor)
    Person.objects.select_for_update().get(pk=by.pk)  # one request of a person at a time, so that five stay five
    demand_fit(mentor, by)
    if standing := Request.objects.filter(mentee=by, mentor=mentor, state=Request.State.WAITING).first():
        return standing
    demand_open_door(mentor, kind)
    if Request.objects.filter(mentee=by, state=Request.State.WAITING).count() >= OPEN_AT_MOST:
        raise NotNow(
            _("%(most)s of your requests wait for an answer. Wait for one, or take one back, and ask then.")
            % {"most": OPEN_AT_MOST}
        )
    made = Request.objects.create(mentee=by, mentor=mentor, kind=kind, area=area, asked_at=now)
    audit.record("ask", made, by=by, now=now)
    letters.asked(made, now=now)
    return made


def refusal_to_ask(mentor: Person, by: Actor) -> str:
    """Why this person cannot ask this mentor now, as a sentence; empty where she can."""
    if standing := Request.objects.filter(mentee=by, mentor=mentor, state=Request.State.WAITING).first():
        asked = {"name": mentor.full_name, "day": said(timezone.localdate(standing.asked_at))}
        return _("You asked %(name)s on %(day)s. The answer will come by letter.") % asked
    try:
        demand_fit(mentor, by)
        demand_open_door(mentor)
    except NotThisOne as refusal:
        return str(refusal)
    return ""


def demand_fit(mentor: Person, by: Person) -> None:
    """Raises:
    NotThisOne: it is oneself, somebody above or below in the reporting line, or somebody who has left.
    """
    if mentor == by:
        raise NotThisOne(_("That is you. Look in the directory for somebody else who knows the field."))
    if not mentor.is_active:
        raise NotThisOne(_("%(name)s is not in the house any more.") % {"name": mentor.full_name})
    if in_line_with(by, [mentor.pk]):
        raise NotThisOne(
            _("%(name)s stands in your reporting line. A mentor never does, so that you can speak freely.")
            % {"name": mentor.full_name}
        )


def demand_open_door(mentor: Person, kind: str | None = None) -> None:
    """Raises:
    NotThisOne: the mentor has not opened a door, paused, is full, or does not accept the kind.
    """
    door = Openness.objects.filter(person=mentor).first()
    name = {"name": mentor.full_name}
    if door is None:
        raise NotThisOne(_("%(name)s has not said whether requests are welcome, so none can be sent.") % name)
    if door.state == Openness.State.PAUSED:
        raise NotThisOne(_("%(name)s takes a pause from mentoring just now.") % name)
    if not door.is_open:
        raise NotThisOne(_("%(name)s has no free place just now.") % name)
    if kind is not None and kind not in kinds_accepted(mentor):
        raise NotThisOne(_("%(name)s does not take part in this kind of mentoring.") % name)


@transaction.atomic
def accept(*, request: Request, by: Actor, now: datetime) -> Request:
    """Say yes: a place is taken, and the mentee gets a letter. The pair is made above, in the same transaction.

    Raises:
        NotNow: it was answered or taken back before.
        NoPlace: the mentor has no free place; the request waits on.
    """
    demand(by, "answer", request)
    _step(request, "accept", by=by, now=now)
    try:
        take_place(person=request.mentor, by=by, now=now)
    except NoPlace as full:
        raise NoPlace(
            _("All your places are taken, or you have paused. The request waits: open a place in your profile, or "
              "name somebody who fits better.")
        ) from full  # fmt: skip
    letters.accepted(request, now=now)
    return request


@transaction.atomic
def decline(
    *,
    request: Request,
    reason: str = DeclineReason.NONE,
    suggested: Person | None = None,
    by: Actor,
    now: datetime,
) -> Request:
    """Say no kindly, perhaps naming somebody who fits better. The mentee decides whether to ask that person.

    Args:
        reason: one of DeclineReason; the mentee reads it, unless it is NONE.
        suggested: "someone else fits better".

    Raises:
        NotNow: it was answered or taken back before, or the one suggested could not be asked by the mentee.
    """
    demand(by, "answer", request)
    if suggested is not None:
        demand_suggestable(suggested, request)
    _step(request, "decline", by=by, now=now, reason=reason, suggested=suggested)
    letters.declined(request, now=now)
    return request


def demand_suggestable(suggested: Person, request: Request) -> None:
    """Raises:
    NotNow: the one suggested is one of the two, has left, or stands in the mentee's reporting line.
    """
    one_of_the_two = suggested.pk in (request.mentee_id, request.mentor_id)
    if one_of_the_two or not suggested.is_active or in_line_with(request.mentee, [suggested.pk]):
        raise NotNow(
            _("%(name)s cannot be suggested to this colleague. Choose somebody else.") % {"name": suggested.full_name}
        )


@transaction.atomic
def withdraw(*, request: Request, by: Actor, now: datetime) -> Request:
    """Take a request back. No reason is asked.

    Raises:
        NotNow: it was answered before.
    """
    demand(by, "withdraw", request)
    return _step(request, "withdraw", by=by, now=now)


def _step(request: Request, verb: str, *, by: Actor, now: datetime, **more: object) -> Request:
    """Take one step of STEPS, once, whatever else happens at the same moment."""
    otherwise = _("This request has its answer already, or was taken back. Nothing was changed.")
    written = {"state": next_state(request, verb, otherwise), "answered_at": now, **more}
    if not Request.objects.filter(pk=request.pk, state=request.state).update(**written):
        raise NotNow(otherwise)
    for name, value in written.items():
        setattr(request, name, value)
    audit.record(verb, request, by=by, now=now, fields=written)
    return request
