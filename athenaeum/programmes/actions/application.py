"""Applications: started, saved as they are typed, handed in, taken back."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from athenaeum.access import audit
from athenaeum.access.policy import Actor, demand
from athenaeum.access.refusals import NotNow
from athenaeum.access.steps import next_state
from athenaeum.people.actions.openness import open_door
from athenaeum.people.models import Area, Openness, Person
from athenaeum.programmes.days import said
from athenaeum.programmes.letters.application import thank
from athenaeum.programmes.models import Application, ApplicationArea, Avoidance, Cohort, Wish
from athenaeum.programmes.queries import is_newcomer, sides_of

WISHES = 3
Side = Application.Side


class Changed(NotNow):
    """The draft was saved elsewhere since this page was shown. `application` is as it stands now."""

    def __init__(self, application: Application) -> None:
        super().__init__(
            _("This application was changed in another window. Nothing is lost: both are shown, and you choose.")
        )
        self.application = application


@transaction.atomic
def start_application(*, cohort: Cohort, side: str, by: Actor, now: datetime) -> Application:
    """Begin an application, filled in from the profile; where there is one already, that one.

    Args:
        cohort: where to.
        side: "mentee", "mentor", or "peer" where the programme is symmetric.
        by: the applicant.
        now: when.

    Raises:
        NotNow: the cohort takes no applications now, or the side is not one of its sides for this person.
    """
    demand(by, "apply", cohort)
    if standing := Application.objects.filter(cohort=cohort, person=by, side=side).first():
        return standing
    demand_open(cohort, now)
    if side not in sides_of(cohort, by, timezone.localdate(now)):
        raise NotNow(_("One cannot apply to this programme in that way. Its page says who may take part."))
    application = Application.objects.create(cohort=cohort, person=by, side=side, started_at=now, saved_at=now)
    ApplicationArea.objects.bulk_create(areas_from_profile(application))
    audit.record("start", application, by=by, now=now)
    return application


def areas_from_profile(application: Application) -> list[ApplicationArea]:
    """What the profile says already: a mentor's expertise that she is glad to help with, else the learning areas."""
    person = application.person
    if application.side == Side.MENTOR:
        known = person.expertise.filter(glad=True)
        return [ApplicationArea(application=application, area_id=one.area_id, weight=one.strength) for one in known]
    wanted = person.learning_areas.all()
    return [ApplicationArea(application=application, area_id=one.area_id, weight=one.importance) for one in wanted]


def demand_open(cohort: Cohort, now: datetime) -> None:
    """Raises:
    NotNow: the cohort takes no applications today; says since when or until when.
    """
    today = timezone.localdate(now)
    if cohort.takes_applications(today):
        return
    if cohort.state == Cohort.State.OPEN and today < cohort.opens_on:
        raise NotNow(_("Applications open on %(day)s.") % {"day": said(cohort.opens_on)})
    raise NotNow(
        _("Applications closed on %(day)s. What you have written is kept; the facilitators can open the call again.")
        % {"day": said(cohort.closes_on)}
    )


@transaction.atomic
def save_application(
    *,
    application: Application,
    hopes: str,
    places: int,
    areas: Iterable[tuple[Area, int]],
    wishes: Sequence[Person],
    avoidances: Iterable[Person],
    by: Actor,
    now: datetime,
    base: datetime | None = None,
    window: str = "",
) -> Application:
    """Keep a draft as it stands.

    Args:
        hopes: in the applicant's words.
        places: how many a mentor would take on in this cohort.
        areas: each with its weight, 1 to 3.
        wishes: persons in order, the first wish first; at most three.
        avoidances: persons never to be proposed.
        base: the `saved_at` that the writer had before her; None to write in any case.
        window: a name for the browser window she writes in. A window may always follow up on its own last save,
            so that an answer that got lost on the way does not look like another's change.

    Raises:
        Changed: the draft was saved since `base`.
        NotNow: it is no draft any more, or the wishes contradict themselves.
    """
    demand(by, "change", application)
    demand_sense(wishes, avoidances, by)
    standing = Application.objects.select_for_update().get(pk=application.pk)
    if standing.state != Application.State.DRAFT:
        raise NotNow(_("This application is no draft any more, so it was not changed. Take it back first."))
    if base is not None and standing.saved_at != base and (not window or standing.saved_in != window):
        raise Changed(standing)
    standing.hopes, standing.places, standing.saved_at, standing.saved_in = hopes, places, now, window
    standing.save(update_fields=["hopes", "places", "saved_at", "saved_in"])
    keep_areas(standing, dict(areas))
    keep_people(standing, wishes, avoidances)
    audit.record("save", standing, by=by, now=now)
    return standing


def demand_sense(wishes: Sequence[Person], avoidances: Iterable[Person], by: Actor) -> None:
    """Raises:
    NotNow: too many wishes, oneself among them, or one person both wished for and avoided.
    """
    avoided = {person.pk for person in avoidances}
    if len(wishes) > WISHES:
        raise NotNow(_("You can wish for three people at most. Take one out, then add the other."))
    if by in wishes or by.pk in avoided:
        raise NotNow(_("That is you. Choose somebody else."))
    if both := next((person for person in wishes if person.pk in avoided), None):
        raise NotNow(_("%(name)s stands in both lists. Take the name out of one of them.") % {"name": both.full_name})


def keep_areas(application: Application, weights: dict[Area, int]) -> None:
    """Write the areas anew where they differ."""
    standing = {row.area_id: row.weight for row in application.areas.all()}
    if standing == {area.pk: weight for area, weight in weights.items()}:
        return
    application.areas.all().delete()
    ApplicationArea.objects.bulk_create(
        ApplicationArea(application=application, area=area, weight=weight) for area, weight in weights.items()
    )


def keep_people(application: Application, wishes: Sequence[Person], avoidances: Iterable[Person]) -> None:
    """Write wishes and avoidances anew where they differ."""
    wanted, avoided = [person.pk for person in wishes], {person.pk for person in avoidances}
    if [row.person_id for row in application.wishes.all()] != wanted:
        application.wishes.all().delete()
        Wish.objects.bulk_create(
            Wish(application=application, person_id=key, rank=rank) for rank, key in enumerate(wanted, start=1)
        )
    if {row.person_id for row in application.avoidances.all()} != avoided:
        application.avoidances.all().delete()
        Avoidance.objects.bulk_create(Avoidance(application=application, person_id=key) for key in avoided)


@transaction.atomic
def submit_application(*, application: Application, by: Actor, now: datetime) -> Application:
    """Hand an application in; the facilitators can read it from now on.

    Raises:
        NotNow: it was handed in before, or the call is over.
    """
    demand(by, "change", application)
    demand_open(application.cohort, now)
    newcomer = is_newcomer(application.person, timezone.localdate(now))
    said_already = _("This application was handed in already.")
    _step(application, "submit", said_already, by=by, now=now, submitted_at=now, newcomer=newcomer)
    if application.side == Side.MENTOR:
        open_first_door(application, by=by, now=now)
    thank(application, now=now)
    return application


def open_first_door(application: Application, *, by: Actor, now: datetime) -> None:
    """Offering to mentor opens the mentor's door, with as many places; a door that she has set herself stays so."""
    person = application.person
    if Openness.objects.filter(person=person).exists():
        return
    kinds = [*person.kinds.values_list("kind", flat=True), application.cohort.programme.kind]
    open_door(person=person, places=application.places, kinds=kinds, by=by, now=now)


@transaction.atomic
def withdraw_application(*, application: Application, by: Actor, now: datetime) -> Application:
    """Take an application back. No reason is asked.

    Raises:
        NotNow: a proposal was sent for it already, or it is no longer handed in.
    """
    demand(by, "change", application)
    otherwise = _("This application cannot be taken back now. If a proposal was sent to you, you may say no to it.")
    return _step(application, "withdraw", otherwise, by=by, now=now)


@transaction.atomic
def resume_application(*, application: Application, by: Actor, now: datetime) -> Application:
    """Make a draft of an application that was taken back.

    Raises:
        NotNow: it was not taken back, or the call is over.
    """
    demand(by, "change", application)
    demand_open(application.cohort, now)
    return _step(application, "resume", _("This application was not taken back."), by=by, now=now, saved_at=now)


@transaction.atomic
def discard_application(*, application: Application, by: Actor, now: datetime) -> None:
    """Throw a draft away, with all that was typed in it.

    Raises:
        NotNow: it is no draft.
    """
    demand(by, "change", application)
    standing = Application.objects.select_for_update().get(pk=application.pk)
    if standing.state != Application.State.DRAFT:
        raise NotNow(_("Only a draft can be thrown away. This application was handed in; you can take it back."))
    audit.record("discard", standing, by=by, now=now)
    standing.delete()


def _step(
    application: Application, verb: str, otherwise: str, *, by: Actor, now: datetime, **more: object
) -> Application:
    """Take one step of STEPS, once, whatever else happens at the same moment."""
    state = next_state(application, verb, otherwise)
    still = Application.objects.filter(pk=application.pk, state=application.state)
    if not still.update(state=state, **more):
        raise NotNow(otherwise)
    for name, value in {"state": state, **more}.items():
        setattr(application, name, value)
    audit.record(verb, application, by=by, now=now, fields=["state", *more])
    return application
