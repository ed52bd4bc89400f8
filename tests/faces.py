"""The cast. Ada mentors, Ben is her mentee, Cleo facilitates, Sam supervises Ben, Olga has no business here,
Dora speaks for the organisation, Odile operates the installation."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from athenaeum.people.models import Openness, Organisation, Person, Post, Role, Site, Unit
from athenaeum.programmes.models import Application, Cohort, Programme

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
PASSWORD = "a quiet reading room"


def person(given: str, family: str = "Test", **more: object) -> Person:
    """A person with an account, hired long ago."""
    made = Person(
        given_name=given,
        family_name=family,
        email=f"{given.lower()}.{family.lower()}@library.example",
        created_at=NOW,
        hired_on=(NOW - timedelta(days=2000)).date(),
    )
    for name, value in more.items():
        setattr(made, name, value)
    made.set_password(PASSWORD)
    made.save()
    return made


@dataclass
class Cast:
    """The people, their unit and their cohort."""

    ada: Person
    ben: Person
    cleo: Person
    sam: Person
    olga: Person
    dora: Person
    odile: Person
    unit: Unit
    site: Site
    programme: Programme
    cohort: Cohort
    ada_applies: Application
    ben_applies: Application

    @property
    def everyone(self) -> tuple[Person, ...]:
        return (self.ada, self.ben, self.cleo, self.sam, self.olga, self.dora, self.odile)


def make_cast() -> Cast:
    """The cast in a house of one unit, with an open cohort to which Ada and Ben have applied."""
    Organisation.objects.create(name_en="The Test Library", name_fr="La bibliothèque d’essai", set_up_at=NOW)
    site, unit = Site.objects.create(name_en="Main"), Unit.objects.create(name_en="Reference", name_fr="Référence")
    ada, ben, cleo, sam = person("Ada", "Aalto"), person("Ben", "Brown"), person("Cleo", "Clark"), person("Sam", "Sato")
    olga, dora, odile = person("Olga", "Orlova"), person("Dora", "Diaz"), person("Odile", "Ott")
    for someone in (ada, cleo, sam, olga, dora, odile):
        Post.objects.create(person=someone, title="Librarian", unit=unit, site=site)
    Post.objects.create(person=ben, title="Library assistant", unit=unit, site=site, manager=sam)
    for someone, role in ((cleo, "facilitator"), (odile, "operator"), (dora, "directorate")):
        Role.objects.create(person=someone, name=role, given_at=NOW)
    Openness.objects.create(person=ada, places=2)
    programme = Programme.objects.create(
        template="one-to-one",
        title_en="One to one",
        title_fr="Un à un",
        kind="one_to_one",
        state="open",
        created_at=NOW,
    )
    programme.facilitators.add(cleo)
    today = NOW.date()
    cohort = Cohort.objects.create(
        programme=programme,
        title_en="Spring cohort 2026",
        title_fr="Cohorte du printemps 2026",
        opens_on=today - timedelta(days=9),
        closes_on=today + timedelta(days=9),
        starts_on=today + timedelta(days=30),
        ends_on=today + timedelta(days=210),
        state="open",
        created_at=NOW,
    )
    ada_applies, ben_applies = (
        Application.objects.create(
            cohort=cohort, person=who, side=side, state="submitted", started_at=NOW, saved_at=NOW, submitted_at=NOW
        )
        for who, side in ((ada, "mentor"), (ben, "mentee"))
    )
    return Cast(ada, ben, cleo, sam, olga, dora, odile, unit, site, programme, cohort, ada_applies, ben_applies)
