"""The files of the demonstration library agree with one another and with the shipped vocabulary."""

from collections import Counter

from .library import HOUSE, IDS, JOINED_SINCE, LIBRARY, MANAGERS, NAMES, PEOPLE, Row, in_one_line, line_above, read

AREAS = {row["key"] for row in read(HOUSE / "people" / "vocabulary" / "areas.csv")}
PROFILES = {row["staff_id"]: row for row in read(LIBRARY / "profiles.csv")}
APPLICATIONS = read(LIBRARY / "applications.csv")
RUNNING = read(LIBRARY / "running.csv")
MENTEES = [row for row in APPLICATIONS if row["role"] == "mentee"]
MENTORS = {row["staff_id"]: row for row in APPLICATIONS if row["role"] == "mentor"}

HALF_DAYS = {f"{day}-{half}" for day in ("mon", "tue", "wed", "thu", "fri", "sat") for half in ("am", "pm")}
CHANNELS = {"in_person", "phone", "email", "video", "chat"}
KINDS = {"one_to_one", "conversation", "circle", "peer", "reverse"}
LANGUAGE = {row["staff_id"]: row["language"] for row in PEOPLE}


def areas(text: str) -> list[list[str]]:
    """Entries such as linked-data:3:glad, joined by semicolons, as lists of parts."""
    return [entry.split(":") for entry in text.split("; ") if entry]


def lawful_mentors(mentee: Row) -> set[str]:
    """The mentors of the open cohort whom no rule forbids for this mentee."""
    person, found = mentee["staff_id"], set()
    for mentor, row in MENTORS.items():
        shared = set(PROFILES[person]["channels"].split()) & set(PROFILES[mentor]["channels"].split())
        unwished = mentor in mentee["avoid"].split() or person in row["avoid"].split()
        if shared and not unwished and not in_one_line(person, mentor):
            found.add(mentor)
    return found


def most_paired() -> int:
    """How many mentees can have a mentor at all, by augmenting paths."""
    places = [(mentor, number) for mentor, row in MENTORS.items() for number in range(int(row["places"]))]
    lawful = {row["staff_id"]: lawful_mentors(row) for row in MENTEES}
    holder: dict[tuple[str, int], str] = {}

    def seat(mentee: str, tried: set[tuple[str, int]]) -> bool:
        for place in places:
            if place[0] in lawful[mentee] and place not in tried:
                tried.add(place)
                if place not in holder or seat(holder[place], tried):
                    holder[place] = mentee
                    return True
        return False

    return sum(seat(mentee, set()) for mentee in lawful)


def test_profiles_speak_the_vocabulary() -> None:
    assert 70 <= len(PROFILES) <= 80
    for row in PROFILES.values():
        offered, learning = areas(row["offers"]), areas(row["learning"])
        assert {entry[0] for entry in offered + learning} <= AREAS, row["name"]
        assert {entry[1] for entry in offered + learning} <= {"1", "2", "3"}
        assert {entry[2] for entry in offered} <= {"glad", "know"}
        assert {part for entry in learning for part in entry[2:]} <= {"shown"}
        assert len({entry[0] for entry in offered}) == len(offered)
        assert len({entry[0] for entry in learning}) == len(learning) >= 1


def test_profiles_are_of_people_on_the_list_and_well_formed() -> None:
    for staff_id, row in PROFILES.items():
        assert row["name"] == NAMES[staff_id]
        assert set(row["channels"].split()) <= CHANNELS
        assert row["channels"]
        assert set(row["hours"].split()) <= HALF_DAYS
        assert set(row["kinds"].split()) <= KINDS
        assert row["openness"] in {"open", "paused"}
        assert bool(row["back_on"]) == (row["openness"] == "paused")
        assert row["places"] in {"0", "1", "2", "3"}
        assert row["bio_lang"] == LANGUAGE[staff_id]
        assert 40 <= len(row["bio"]) <= 240
        assert row["bio_lang"] in row["languages"].split()


def test_texts_are_well_set() -> None:
    written = [(row["bio"], row["bio_lang"]) for row in PROFILES.values()]
    written += [(row["hopes"], row["hopes_lang"]) for row in APPLICATIONS]
    for text, language in written:
        assert not set(text) & set("'\"!"), text
        assert text == text.strip()
        assert text.endswith((".", "?"))
        if language == "fr":
            assert not {" :", " ;", " ?"} & {text[n : n + 2] for n in range(len(text))}, text


def test_three_mentors_pause() -> None:
    paused = {staff_id for staff_id, row in PROFILES.items() if row["openness"] == "paused"}
    assert len(paused) == 3
    assert not paused & {row["staff_id"] for row in APPLICATIONS}


def test_the_open_cohort_is_that_of_the_picture() -> None:
    assert len(MENTEES) == 24
    assert len(MENTORS) == 19
    assert sum(int(row["places"]) for row in MENTORS.values()) == 27
    assert len({row["staff_id"] for row in APPLICATIONS}) == 43


def test_every_applicant_has_a_profile_that_fits_the_role() -> None:
    for row in APPLICATIONS:
        profile = PROFILES[row["staff_id"]]
        assert row["name"] == profile["name"]
        assert row["hopes_lang"] == LANGUAGE[row["staff_id"]]
        assert len(areas(profile["offers"])) >= 3 or row["role"] == "mentee"
        assert "one_to_one" in profile["kinds"].split()


def test_wishes_name_somebody_of_the_other_side() -> None:
    mentees = {row["staff_id"] for row in MENTEES}
    for row in APPLICATIONS:
        others = mentees if row["role"] == "mentor" else set(MENTORS)
        wishes, avoided = row["wishes"].split(), row["avoid"].split()
        assert set(wishes) | set(avoided) <= others, row["name"]
        assert not set(wishes) & set(avoided)
        assert not [wish for wish in wishes if in_one_line(row["staff_id"], wish)]


def test_all_who_just_joined_have_applied() -> None:
    joined = {row["staff_id"] for row in PEOPLE if row["hired_on"] >= JOINED_SINCE.isoformat()}
    assert joined <= {row["staff_id"] for row in MENTEES}


def test_two_mentees_stay_without_a_mentor() -> None:
    assert most_paired() == 22


def test_nils_shares_no_channel_with_any_mentor() -> None:
    nils = next(row for row in MENTEES if row["name"] == "Nils Eriksen")
    assert lawful_mentors(nils) == set()


def test_chantal_finds_budgeting_in_her_line_or_wanted_by_others() -> None:
    offering = {person for person in MENTORS if "budgeting:" in PROFILES[person]["offers"]}
    above = line_above(IDS["Chantal Lavoie"], MANAGERS)
    two = {IDS["Gwendolyn Pryce"], IDS["Rolf Zimmermann"]}
    assert offering == {IDS["Laurent Pichon"]} | two
    assert offering & above == {IDS["Laurent Pichon"]}
    three = [row for row in MENTEES if row["name"] in {"Chantal Lavoie", "Callum Reid", "Lachlan Ross"}]
    assert [lawful_mentors(row) for row in three] == [two, two, two]
    assert [MENTORS[person]["places"] for person in two] == ["1", "1"]


def test_the_running_cohort() -> None:
    mentees, mentors = ({row[f"{side}_id"] for row in RUNNING} for side in ("mentee", "mentor"))
    assert len(RUNNING) == len(mentees) == len(mentors) == 23
    assert not mentees & mentors
    for row in RUNNING:
        assert (row["mentee"], row["mentor"]) == (NAMES[row["mentee_id"]], NAMES[row["mentor_id"]])
        assert not in_one_line(row["mentee_id"], row["mentor_id"]), row["mentee"]
        assert row["agreed_on"] == "2026-09-14"
    assert not mentees & {row["staff_id"] for row in MENTEES}


def test_nobody_has_more_mentees_than_places() -> None:
    used = Counter(row["mentor_id"] for row in RUNNING)
    used.update({person: int(row["places"]) for person, row in MENTORS.items()})
    assert [NAMES[person] for person, places in used.items() if places > int(PROFILES[person]["places"])] == []
