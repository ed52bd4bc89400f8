"""Reads that serve several pages of the room."""

from datetime import date, timedelta

from athenaeum.people.models import Person
from athenaeum.programmes.models import Application, Cohort

NEW_FOR = timedelta(days=365)


# Applications ------------------------------------------------------------------------------------------------
def is_newcomer(person: Person, today: date) -> bool:
    """Was this person hired within the last twelve months?"""
    return person.hired_on is not None and today - NEW_FOR < person.hired_on


def sides_of(cohort: Cohort, person: Person, today: date) -> list[str]:
    """The sides from which this person may apply to a cohort; in a programme for newcomers only they are mentored."""
    programme = cohort.programme
    if programme.symmetric:
        return [Application.Side.PEER]
    if programme.newcomers_only and not is_newcomer(person, today):
        return [Application.Side.MENTOR]
    return [Application.Side.MENTEE, Application.Side.MENTOR]
