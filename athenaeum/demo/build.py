"""Build the demonstration library through the actions that people use: whatever they refuse cannot be in it."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from athenaeum.access.policy import SYSTEM
from athenaeum.gateway import set_up
from athenaeum.mentoring.actions import pair as pairs
from athenaeum.people.actions import about, expertise, learning, openness, reach, staff_list
from athenaeum.people.actions import person as persons
from athenaeum.people.models import Area, Organisation, Person, Site, Unit
from athenaeum.people.search import index
from athenaeum.programmes import jobs
from athenaeum.programmes.actions import application as applications
from athenaeum.programmes.actions import cohort as cohorts
from athenaeum.programmes.actions import programme as programmes
from athenaeum.programmes.actions import round as rounds
from athenaeum.programmes.actions import settled
from athenaeum.programmes.models import Application, Cohort, Programme

from . import files

FACILITATOR = ("Dorothea", "Wynn", "d.wynn@portclair.example")
DIRECTOR = "PC1219"
Say = Callable[[str], None]


@dataclass
class Library:
    """What the steps share."""

    now: datetime
    facilitator: Person
    people: dict[str, Person] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.now.date()


def build(now: datetime, say: Say) -> Library:
    """Build it all.

    Args:
        now: the moment at which the library stands; its past lies before it.
        say: told, in a few words, what is being done.
    """
    say("The house and its staff")
    library = Library(now, house(now))
    staff(library)
    say("What people say of themselves")
    profiles(library)
    say("A cohort that is running")
    running_cohort(library)
    say("A cohort that is open")
    open_cohort(library)
    other_programmes(library)
    index.reindex()
    return library


def house(now: datetime) -> Person:
    """The first run, as an operator does it."""
    given, family, email = FACILITATOR
    place = next(row for row in files.rows("places", now.date()) if row["kind"] == "organisation")
    made = set_up.House(
        name_en=place["name_en"],
        name_fr=place["name_fr"],
        time_zone="America/Halifax",
        given_name=given,
        family_name=family,
        email=email,
        password="",
    )
    facilitator = set_up.set_up(house=made, now=now - timedelta(days=120))
    facilitator.set_unusable_password()
    facilitator.save(update_fields=["password"])
    return facilitator


def staff(library: Library) -> None:
    """The staff list, taken in as any other, and the names of units and sites in French."""
    with tempfile.TemporaryDirectory() as folder:
        path = files.staff_list(library.today, Path(folder))
        staff_list.take(path=path, by=library.facilitator, now=library.now - timedelta(days=119))
    for row in files.rows("places", library.today):
        model = {"unit": Unit, "site": Site, "organisation": Organisation}[row["kind"]]
        model._default_manager.filter(name_en=row["name_en"]).update(name_fr=row["name_fr"])
    library.people = {str(person.staff_id): person for person in Person.objects.exclude(staff_id=None)}
    library.areas = {area.key: area for area in Area.objects.all()}
    persons.give_role(person=library.people[DIRECTOR], name="directorate", by=SYSTEM, now=library.now)


def profiles(library: Library) -> None:
    """What about seventy people have said of themselves."""
    for row in files.rows("profiles", library.today):
        profile(library, library.people[row["staff_id"]], row)


def profile(library: Library, person: Person, row: dict[str, str]) -> None:
    """One profile, part by part."""
    now = library.now - timedelta(days=100)
    known = [(library.areas[key], int(depth), glad == "glad") for key, depth, glad in files.triples(row["offers"])]
    wanted = [(library.areas[p[0]], int(p[1]), "shown" in p[2:]) for p in files.triples(row["learning"])]
    expertise.state_expertise(person=person, areas=known, by=person, now=now)
    learning.state_learning(person=person, areas=wanted, by=person, now=now)
    channels = [(kind, "") for kind in row["channels"].split()]
    reach.prefer_channels(person=person, channels=channels, by=person, now=now)
    reach.state_hours(person=person, slots=row["hours"].split(), place=row["place"], by=person, now=now)
    reach.state_languages(person=person, codes=row["languages"].split(), by=person, now=now)
    about.say_about_me(person=person, bio=row["bio"], bio_language=row["bio_lang"] or "", by=person, now=now)
    if int(row["places"] or 0):
        kinds = row["kinds"].split()
        openness.open_door(person=person, places=int(row["places"]), kinds=kinds, by=person, now=now)
    if row["openness"] == "paused":
        back = date.fromisoformat(row["back_on"]) if row["back_on"] else None
        openness.pause(person=person, back_on=back, by=person, now=now)


def one_to_one(library: Library) -> Programme:
    """The programme whose cohorts the demonstration shows."""
    standing = Programme.objects.filter(template="one-to-one").first()
    if standing is not None:
        return standing
    now = library.now - timedelta(days=118)
    made = programmes.open_programme(template="one-to-one", by=library.facilitator, now=now)
    return programmes.offer_programme(programme=made, by=library.facilitator, now=now)


def running_cohort(library: Library) -> None:
    """Twenty-three pairs that have been at work since the autumn: applied, matched by hand, agreed on both sides."""
    listed = list(files.rows("running", library.today))
    began = date.fromisoformat(listed[0]["agreed_on"])
    moment = library.now - (library.today - began) - timedelta(days=10)
    cohort = cohorts.add_cohort(
        programme=one_to_one(library),
        title_en=f"Autumn cohort {began.year}",
        title_fr=f"Cohorte d’automne {began.year}",
        opens_on=began - timedelta(days=40),
        closes_on=began - timedelta(days=8),
        starts_on=began,
        ends_on=began + timedelta(days=180),
        by=library.facilitator,
        now=moment,
    )
    cohort = cohorts.open_cohort(cohort=cohort, by=library.facilitator, now=moment)
    couples = [
        (
            apply(library, cohort, row["mentee_id"], "mentee", moment),
            apply(library, cohort, row["mentor_id"], "mentor", moment),
        )
        for row in listed
    ]
    cohort = cohorts.match_cohort(cohort=cohort, by=library.facilitator, now=moment)
    agree(library, cohort, couples, moment + timedelta(days=10))
    cohort.refresh_from_db()
    cohorts.start_cohort(cohort=cohort, by=library.facilitator, now=moment + timedelta(days=10))


def agree(library: Library, cohort: Cohort, couples: list[tuple[Application, Application]], now: datetime) -> None:
    """A round in which the facilitator pins every couple, and all of them say yes."""
    by = library.facilitator
    round_ = rounds.open_round(cohort=cohort, by=by, now=now)
    for mentee, mentor in couples:
        settled.pin(round=round_, mentee=mentee, mentor=mentor, by=by, now=now)
    run = rounds.ask_for_run(round=round_, by=by, now=now)
    jobs.carry_out.func(str(run.pk))
    round_.refresh_from_db()
    for proposal in rounds.publish(round=round_, by=by, now=now):
        pairs.accept(proposal=proposal, by=proposal.mentee.person, now=now)
        proposal.refresh_from_db()
        pairs.accept(proposal=proposal, by=proposal.mentor.person, now=now)


def apply(
    library: Library, cohort: Cohort, staff_id: str, side: str, now: datetime, row: dict[str, str] | None = None
) -> Application:
    """An application as its author hands it in: from the profile, with hopes, wishes and avoidances."""
    by, row = library.people[staff_id], row or {}
    standing = Application.objects.filter(cohort=cohort, person=by, side=side).exclude(state="draft").first()
    if standing is not None:
        return standing
    made = applications.start_application(cohort=cohort, side=side, by=by, now=now)
    made = applications.save_application(
        application=made,
        hopes=row.get("hopes", ""),
        places=int(row.get("places") or 1),
        areas=[(one.area, one.weight) for one in made.areas.select_related("area")],
        wishes=[library.people[key] for key in row.get("wishes", "").split()],
        avoidances=[library.people[key] for key in row.get("avoid", "").split()],
        by=by,
        now=now,
    )
    return applications.submit_application(application=made, by=by, now=now)


def open_cohort(library: Library) -> None:
    """Twenty-four mentees and nineteen mentors who wait for a round."""
    now, today = library.now - timedelta(days=3), library.today
    cohort = cohorts.add_cohort(
        programme=one_to_one(library),
        title_en=f"Spring cohort {(today + timedelta(days=60)).year}",
        title_fr=f"Cohorte du printemps {(today + timedelta(days=60)).year}",
        opens_on=today - timedelta(days=20),
        closes_on=today + timedelta(days=7),
        starts_on=today + timedelta(days=30),
        ends_on=today + timedelta(days=210),
        by=library.facilitator,
        now=now,
    )
    cohort = cohorts.open_cohort(cohort=cohort, by=library.facilitator, now=now)
    for row in files.rows("applications", today):
        apply(library, cohort, row["staff_id"], row["role"], now, row)


def other_programmes(library: Library) -> None:
    """Two more ways to begin."""
    for template in ("conversations", "new-librarians"):
        made = programmes.open_programme(template=template, by=library.facilitator, now=library.now)
        programmes.offer_programme(programme=made, by=library.facilitator, now=library.now)
