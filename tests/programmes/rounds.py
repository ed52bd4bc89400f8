"""A round for the tests: people with something to say, matched in this process."""

from datetime import datetime

from athenaeum.people.models import Area, Channel, Openness, Person
from athenaeum.programmes import jobs
from athenaeum.programmes.actions import round as actions
from athenaeum.programmes.models import Application, ApplicationArea, Cohort, Round, Run
from tests.faces import NOW, Cast, person


def area(key: str, french: str = "") -> Area:
    """A term of the vocabulary."""
    return Area.objects.get_or_create(
        key=key, defaults={"label_en": key.capitalize(), "label_fr": (french or key).capitalize()}
    )[0]


def applies(who: Person, cohort: Cohort, side: str, **areas: int) -> Application:
    """An application that was handed in; areas by key with their weight."""
    row = Application.objects.create(
        cohort=cohort, person=who, side=side, state="submitted", started_at=NOW, saved_at=NOW, submitted_at=NOW
    )
    says(row, **areas)
    return row


def says(row: Application, **areas: int) -> None:
    """Give an application its areas."""
    for key, weight in areas.items():
        ApplicationArea.objects.create(application=row, area=area(key), weight=weight)


def mentor(given: str, cohort: Cohort, places: int = 1, **areas: int) -> Application:
    """Another mentor, open for some."""
    who = person(given)
    Openness.objects.create(person=who, places=places)
    row = applies(who, cohort, "mentor", **areas)
    row.places = places
    row.save(update_fields=["places"])
    return row


def meets(who: Person, *kinds: str) -> None:
    """How somebody likes to meet, in order."""
    for position, kind in enumerate(kinds, start=1):
        Channel.objects.create(person=who, kind=kind, position=position)


def carried_out(run: Run) -> Run:
    """Carry a run out here and now, as the worker does."""
    jobs.carry_out.func(str(run.pk))
    run.refresh_from_db()
    return run


def opened(cast: Cast, now: datetime = NOW) -> Round:
    """Cleo opens a round in the cast's cohort."""
    return actions.open_round(cohort=cast.cohort, by=cast.cleo, now=now)


def matched(cast: Cast, round: Round | None = None, now: datetime = NOW) -> Round:
    """A round with a standing plan."""
    row = round or opened(cast)
    carried_out(actions.ask_for_run(round=row, by=cast.cleo, now=now))
    row.refresh_from_db()
    return row
