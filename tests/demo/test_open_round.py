"""The open cohort, through the engine: the round that the demonstration shows."""

from datetime import date

from athenaeum.matching.features import from_people
from athenaeum.matching.people import Person
from athenaeum.matching.propose import propose

from .library import HOUSE, JOINED_SINCE, LIBRARY, MANAGERS, NAMES, PEOPLE, TODAY, Row, read

TREE = {row["key"]: row["parent"] for row in read(HOUSE / "people" / "vocabulary" / "areas.csv") if row["parent"]}
PROFILES = {row["staff_id"]: row for row in read(LIBRARY / "profiles.csv")}
FIRST_POST = {row["staff_id"]: row for row in reversed(PEOPLE)}
APPLICATIONS = read(LIBRARY / "applications.csv")


def strengths(text: str) -> dict[str, int]:
    return {entry.split(":")[0]: int(entry.split(":")[1]) for entry in text.split("; ") if entry}


def applicant(application: Row) -> Person:
    """One application and the profile behind it, as the engine takes it."""
    key = application["staff_id"]
    profile, post = PROFILES[key], FIRST_POST[key]
    hired = date.fromisoformat(post["hired_on"])
    known = {entry.split(":")[0] for entry in profile["offers"].split("; ") if entry.endswith(":know")}
    return Person(
        key=key,
        offers=strengths(profile["offers"]) if application["role"] == "mentor" else {},
        not_glad=frozenset(known),
        wants=strengths(profile["learning"]) if application["role"] == "mentee" else {},
        channels=tuple(profile["channels"].split()),
        hours=frozenset(profile["hours"].split()),
        site=post["site"],
        unit=post["unit"],
        languages=tuple(profile["languages"].split()),
        managers=tuple(sorted(MANAGERS[key])),
        years=(TODAY - hired).days / 365.25,
        new=hired >= JOINED_SINCE,
        prefers=tuple(application["wishes"].split()),
        avoid=frozenset(application["avoid"].split()),
        capacity=int(application["places"] or 1),
    )


def test_the_round_tells_the_story_of_the_picture() -> None:
    mentees = [applicant(row) for row in APPLICATIONS if row["role"] == "mentee"]
    mentors = [applicant(row) for row in APPLICATIONS if row["role"] == "mentor"]
    plan = propose(from_people(mentees, mentors, tree=TREE, managers=MANAGERS))
    pairs = {NAMES[mentees[i].key]: NAMES[mentors[j].key] for i, j in plan.mentor_of().items()}
    assert plan.proved_optimal
    assert len(pairs) == 22
    assert {NAMES[mentees[i].key] for i in plan.unmatched.tolist()} == {"Nils Eriksen", "Chantal Lavoie"}
    assert (
        pairs.items()
        >= {
            "Joséphine Roy": "Léa Thibault",
            "Owen Price": "Samuel Okafor",
            "Leïla Benali": "Grace Abernathy",
            "Tomás Arrieta": "Laurent Pichon",
            "Fatoumata Diallo": "Yuki Tanabe",
            "Kenji Mori": "Beatriz Nunes",
            "Hannah Goldberg": "Mehwish Qureshi",
            "Daniel Osei": "Adwoa Mensah",
            "Sofia Lindgren": "Inès Haddad",
            "Marguerite Delorme": "Inès Haddad",
        }.items()
    )
