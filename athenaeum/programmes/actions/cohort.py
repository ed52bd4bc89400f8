"""Cohorts: planned, opened for applications, matched, run, ended."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from athenaeum.access import audit
from athenaeum.access.policy import Actor, demand
from athenaeum.access.refusals import NotNow
from athenaeum.access.steps import next_state
from athenaeum.programmes.models import Cohort, Programme


def out_of_order(opens_on: date, closes_on: date, starts_on: date, ends_on: date) -> dict[str, str]:
    """What is wrong with a cohort's dates: field → a sentence; empty where they are in order."""
    wrong = {}
    if closes_on < opens_on:
        wrong["closes_on"] = _("Applications close before they open. Enter a day on or after the opening.")
    if starts_on < closes_on:
        wrong["starts_on"] = _("The relationships begin before applications close. Enter a day after the closing.")
    if ends_on <= starts_on:
        wrong["ends_on"] = _("The end comes before the beginning. Enter a day after the relationships begin.")
    return wrong


def demand_order(cohort: Cohort) -> None:
    """Raises:
    NotNow: the dates are out of order; says which and what to enter.
    """
    wrong = out_of_order(cohort.opens_on, cohort.closes_on, cohort.starts_on, cohort.ends_on)
    if wrong:
        raise NotNow(next(iter(wrong.values())))


@transaction.atomic
def add_cohort(
    *,
    programme: Programme,
    title_en: str,
    title_fr: str = "",
    opens_on: date,
    closes_on: date,
    starts_on: date,
    ends_on: date,
    by: Actor,
    now: datetime,
) -> Cohort:
    """Plan a cohort of a programme; nobody but facilitators sees it before it is opened.

    Args:
        opens_on, closes_on: first and last day of applications.
        starts_on, ends_on: first and last day of the relationships.

    Raises:
        NotNow: the dates are out of order.
    """
    demand(by, "change", programme)
    cohort = Cohort(
        programme=programme,
        title_en=title_en,
        title_fr=title_fr,
        opens_on=opens_on,
        closes_on=closes_on,
        starts_on=starts_on,
        ends_on=ends_on,
        created_at=now,
    )
    demand_order(cohort)
    cohort.save()
    audit.record("add", cohort, by=by, now=now)
    return cohort


@transaction.atomic
def change_cohort(
    *,
    cohort: Cohort,
    title_en: str,
    title_fr: str,
    opens_on: date,
    closes_on: date,
    starts_on: date,
    ends_on: date,
    by: Actor,
    now: datetime,
) -> Cohort:
    """Write changed titles and dates.

    Raises:
        NotNow: the cohort has ended, or the dates are out of order.
    """
    demand(by, "change", cohort)
    if cohort.state == Cohort.State.ENDED:
        raise NotNow(_("This cohort has ended. Its dates stay as they were."))
    given = {"title_en": title_en, "title_fr": title_fr, "opens_on": opens_on, "closes_on": closes_on}
    given |= {"starts_on": starts_on, "ends_on": ends_on}
    changed = [name for name, value in given.items() if getattr(cohort, name) != value]
    for name in changed:
        setattr(cohort, name, given[name])
    demand_order(cohort)
    if changed:
        cohort.save(update_fields=changed)
        audit.record("change", cohort, by=by, now=now, fields=changed)
    return cohort


@transaction.atomic
def open_cohort(*, cohort: Cohort, by: Actor, now: datetime) -> Cohort:
    """Let people apply, from `opens_on` on.

    Raises:
        NotNow: the programme is not offered, or the cohort was opened before.
    """
    demand(by, "change", cohort)
    if cohort.programme.state != Programme.State.OPEN:
        raise NotNow(_("Nobody can see this programme. Offer it to all staff first, then open the cohort."))
    return _step(cohort, "open", _("This cohort was opened before."), by=by, now=now)


@transaction.atomic
def match_cohort(*, cohort: Cohort, by: Actor, now: datetime) -> Cohort:
    """End the call for applications and begin to match."""
    return _step(cohort, "match", _("Only a cohort that is open can go on to matching."), by=by, now=now)


@transaction.atomic
def reopen_cohort(*, cohort: Cohort, by: Actor, now: datetime) -> Cohort:
    """Take applications again."""
    return _step(cohort, "reopen", _("Only a cohort that is being matched can be opened again."), by=by, now=now)


@transaction.atomic
def start_cohort(*, cohort: Cohort, by: Actor, now: datetime) -> Cohort:
    """The relationships begin."""
    return _step(cohort, "start", _("Match the cohort first; then it can begin."), by=by, now=now)


@transaction.atomic
def end_cohort(*, cohort: Cohort, by: Actor, now: datetime) -> Cohort:
    """The cohort is over. Relationships that wish to go on do so."""
    return _step(cohort, "end", _("Only a cohort that is running can end."), by=by, now=now)


def _step(cohort: Cohort, verb: str, otherwise: str, *, by: Actor, now: datetime) -> Cohort:
    demand(by, "change", cohort)
    cohort.state = next_state(cohort, verb, otherwise)
    cohort.save(update_fields=["state"])
    audit.record(verb, cohort, by=by, now=now, fields=["state"])
    return cohort
