"""The staff list of Port-Clair is one that a personnel office could export, and a believable house."""

from collections import Counter, defaultdict
from datetime import date

from .library import IDS, JOINED_SINCE, LIBRARY, MANAGERS, NAMES, PEOPLE, STAFF, STAFF_IDS, TODAY, line_above, read


def test_columns_of_the_staff_list() -> None:
    assert ",".join(STAFF[0]) == (
        "staff_id,given_name,family_name,email,title,unit,site,manager_id,hired_on,phone,language,fte,grade"
    )


def test_size_of_the_house() -> None:
    assert 115 <= len(STAFF_IDS) <= 125
    assert len({row["unit"] for row in STAFF}) == 8
    assert {row["site"] for row in STAFF} == {"Central campus", "Harbour", "Eastgate"}
    assert {row["language"] for row in STAFF} == {"en", "fr"}


def test_eight_people_hold_two_posts_in_two_units() -> None:
    posts = Counter(row["staff_id"] for row in STAFF)
    twice = [staff_id for staff_id, times in posts.items() if times > 1]
    assert len(twice) == 8
    assert max(posts.values()) == 2
    for staff_id in twice:
        first, second = (row for row in PEOPLE if row["staff_id"] == staff_id)
        assert first["unit"] != second["unit"]
        assert first["email"] == second["email"]
        assert round(float(first["fte"]) + float(second["fte"]), 2) == 1.0


def test_two_desks_and_two_vacancies() -> None:
    nobody = Counter(row["family_name"] for row in STAFF if not row["given_name"])
    assert nobody == {"Information desk": 2, "Vacant": 2}


def test_one_address_one_person() -> None:
    holders = defaultdict(set)
    for row in PEOPLE:
        holders[row["email"]].add(row["staff_id"])
    assert {len(ids) for ids in holders.values()} == {1}
    assert all(address.isascii() and address.endswith("@portclair.example") for address in holders)
    assert len(IDS) == len(STAFF_IDS)


def test_the_reporting_line_reaches_the_director_from_everywhere() -> None:
    director = IDS["Honora MacLellan"]
    assert [NAMES[person] for person in STAFF_IDS if not MANAGERS[person]] == ["Honora MacLellan"]
    for person in STAFF_IDS - {director}:
        above = line_above(person, MANAGERS)
        assert person not in above, NAMES[person]
        assert director in above
        assert above <= STAFF_IDS


def test_a_loop_would_be_found() -> None:
    looped = {**MANAGERS, IDS["Honora MacLellan"]: {IDS["Marguerite Delorme"]}}
    assert IDS["Helen Adeyemi"] in line_above(IDS["Helen Adeyemi"], looped)


def test_every_unit_has_one_head_below_the_director() -> None:
    director = IDS["Honora MacLellan"]
    heads = {row["unit"] for row in STAFF if row["title"].startswith("Head") and row["manager_id"] == director}
    assert heads == {row["unit"] for row in STAFF}


def test_eight_people_have_just_joined() -> None:
    hired = {row["staff_id"]: date.fromisoformat(row["hired_on"]) for row in reversed(PEOPLE)}
    assert max(hired.values()) < TODAY
    assert len([day for day in hired.values() if day >= JOINED_SINCE]) == 8


def test_the_people_of_the_pictures_are_there() -> None:
    posts = {NAMES[row["staff_id"]]: (row["title"], row["unit"], row["phone"]) for row in reversed(PEOPLE)}
    assert posts["Marguerite Delorme"] == ("Metadata librarian", "Science & Engineering Library", "4471")
    assert posts["Inès Haddad"] == ("Head of Rare Books Cataloguing", "Special Collections", "2058")
    assert posts["Samuel Okafor"] == ("Systems librarian, Discovery", "Discovery and Systems", "3310")
    for name in [
        "Dorothea Wynn",
        "Yuki Tanabe",
        "Léa Thibault",
        "Joséphine Roy",
        "Owen Price",
        "Leïla Benali",
        "Grace Abernathy",
        "Tomás Arrieta",
        "Laurent Pichon",
        "Fatoumata Diallo",
        "Kenji Mori",
        "Beatriz Nunes",
        "Hannah Goldberg",
        "Mehwish Qureshi",
        "Daniel Osei",
        "Adwoa Mensah",
        "Sofia Lindgren",
        "Nils Eriksen",
        "Chantal Lavoie",
        "Rosalie Lavigne",
        "Ruth Feldman",
        "Piotr Zieliński",
        "Helen Adeyemi",
        "Callum Reid",
        "Henrik Aalto",
    ]:
        assert name in posts


def test_helen_supervises_the_five_of_her_desk() -> None:
    five = {NAMES[person] for person in STAFF_IDS if IDS["Helen Adeyemi"] in MANAGERS[person]}
    assert five == {"Marguerite Delorme", "Mehwish Qureshi", "Yuki Tanabe", "Piotr Zieliński", "Callum Reid"}
    assert MANAGERS[IDS["Marguerite Delorme"]] == {IDS["Helen Adeyemi"], IDS["Henrik Aalto"]}


def test_units_and_sites_have_a_name_in_both_languages() -> None:
    places = read(LIBRARY / "places.csv")
    english = {kind: {row["name_en"] for row in places if row["kind"] == kind} for kind in ("unit", "site")}
    assert english["unit"] == {row["unit"] for row in STAFF}
    assert english["site"] == {row["site"] for row in STAFF}
    assert all(row["name_fr"] for row in places)
