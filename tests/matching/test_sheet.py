"""Bad sheets get row, column and reason; good ones are read the same however they are written."""

import random

import pytest

from athenaeum.matching.sheet import Roster, load
from athenaeum.matching.table import BadSheetError
from tests.matching.people import as_csv, make_people

HEADER = "id,name,email,role,capacity,offers,wants,unit,manager,site,channels,languages,years,new,prefers,avoid"
GOOD = (
    f"{HEADER},locked_with\n"
    "ada,Ada Lovelace,ada@example.org,mentor,2,Maps:3;Grants,,Rare books,cleo,East,video;phone,English,12,,,,\n"
    "ben,Ben Été,,mentee,,,maps:1;children:3,Law,Ada Lovelace,Pier,Video,french,'2,5',oui,ada@example.org,,\n"
    "cleo,Cleo,cleo@example.org,both,,grants:1,maps,Head office,The Director,,,,,no,,ben,\n"
).replace("'", '"')


def faults(text: str | bytes) -> list[str]:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(BadSheetError) as caught:
        load(data)
    return [str(fault) for fault in caught.value.faults]


def people(roster: Roster) -> list[object]:
    return [roster.mentees, roster.mentors, roster.spelling]


def test_a_good_sheet_becomes_people():
    roster = load(GOOD.encode())
    assert [person.key for person in roster.mentees] == ["ben", "cleo"]
    assert [person.key for person in roster.mentors] == ["ada", "cleo"]
    ben, cleo = roster.mentees
    assert (ben.wants, ben.years, ben.new) == ({"maps": 1, "children": 3}, 2.5, True)
    assert (ben.managers, ben.prefers, cleo.avoid) == (("ada",), ("ada",), frozenset({"ben"}))
    assert (cleo.wants, cleo.channels, cleo.site, cleo.years) == ({"maps": 2}, (), None, None)
    assert (cleo.managers, cleo.capacity) == (("outside the file: the director",), 1)
    ada = roster.mentors[0]
    assert (ada.offers, ada.capacity, ada.channels) == ({"maps": 3, "grants": 2}, 2, ("video", "phone"))
    assert roster.label("maps") == "Maps"
    assert roster.notes == ["1 managers are not in the file; they count for the reporting line only"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters_are_found_out(encoding, delimiter):
    rows = [["ID", "Name", "ROLE", "offers", "wants"], ["ada", "Ada", "Mentor", '"maps;grants"', ""]]
    rows.append(["ben", '"Été, Ben"', "mentee", "", "maps"])
    text = "\r\n".join(delimiter.join(row) for row in rows)
    roster = load(text.encode(encoding))
    assert roster.mentees[0].name == "Été, Ben"
    assert roster.mentors[0].offers == {"maps": 2, "grants": 2}


def test_the_line_in_which_excel_names_the_delimiter_is_not_counted():
    assert load(b"sep=|\nid|role|name\nben|mentee|a,b;c\n").mentees[0].name == "a,b;c"
    assert faults("sep=;\nid;role\nben;x\n") == ["row 2, column role: “x” is not mentor, mentee or both"]


def test_columns_come_in_any_order_and_case_and_unknown_ones_are_left_aside():
    roster = load(b"Locked With,WANTS,Shoe size,Role,ID\n,maps,38,mentee,ben\n")
    assert roster.mentees[0].wants == {"maps": 2}
    assert roster.notes == ["column shoe_size is not known and was left aside"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("ben,,,boss,,,,,,,,,,,,", "row 2, column role: “boss” is not mentor, mentee or both"),
        ("ben,,,,,,,,,,,,,,,", "row 2, column role: the role is missing"),
        (",,,mentee,,,,,,,,,,,,", "row 2, column id: the id is missing"),
        (
            "ben,,,mentor,two,,,,,,,,,,,",
            "row 2, column capacity: “two” is not a whole number of places, 0 or more",
        ),
        (
            "ben,,,mentor,-1,,,,,,,,,,,",
            "row 2, column capacity: “-1” is not a whole number of places, 0 or more",
        ),
        (
            "ben,,,mentor,1.5,,,,,,,,,,,",
            "row 2, column capacity: “1.5” is not a whole number of places, 0 or more",
        ),
        ("ben,,,mentor,9999,,,,,,,,,,,", "row 2, column capacity: 9999 places are more than 1000"),
        (
            "ben,,,mentor,,maps:4,,,,,,,,,,",
            "row 2, column offers: “maps:4” ends in 4; the number after the colon is 1, 2 or 3",
        ),
        (
            "ben,,,mentee,,,maps:0,,,,,,,,,",
            "row 2, column wants: “maps:0” ends in 0; the number after the colon is 1, 2 or 3",
        ),
        ("ben,,,mentee,,,,,,,,,old,,,", "row 2, column years: “old” is not a number of years from 0 to 80"),
        ("ben,,,mentee,,,,,,,,,-3,,,", "row 2, column years: “-3” is not a number of years from 0 to 80"),
        ("ben,,,mentee,,,,,,,,,nan,,,", "row 2, column years: “nan” is not a number of years from 0 to 80"),
        ("ben,,,mentee,,,,,,,,,,maybe,,", "row 2, column new: “maybe” is neither yes nor no"),
        ("ben,,,mentee,,,,,,,,,,,ghost,", "row 2, column prefers: “ghost” is nobody in this file"),
        ("ben,,,mentee,,,,,,,,,,,,ghost", "row 2, column avoid: “ghost” is nobody in this file"),
        ("ben,,,mentee,,,,,,,,,,,ben,", "row 2, column prefers: “ben” is the same person"),
        ("ben,,,mentee,,,,,ben,,,,,,,", "row 2, column manager: “ben” is the same person"),
        ("ben,,,mentee,,,,,,,,,,,,,x", "row 2: 17 cells, but the header has 16"),
        ("be\x00n,,,mentee,,,,,,,,,,,,", "there is a hidden character (U+0000); please type it again"),
        (
            "ben,B\u202een,,mentee,,,,,,,,,,,,",
            "row 2, column name: there is a hidden character (U+202E); please type it again",
        ),
    ],
)
def test_a_bad_cell_is_named_by_row_column_and_reason(row, expected):
    (found,) = faults(f"{HEADER}\n{row}\n")
    assert found.endswith(expected)
    assert found.startswith("row 2")


def test_all_faults_are_found_at_once_in_order_of_rows_and_columns():
    text = "wants,role,id,capacity\nmaps:9,boss,ben,x\n\nmaps,mentee,ben,1\n,mentor,ada,0\n"
    assert faults(text) == [
        "row 2, column wants: “maps:9” ends in 9; the number after the colon is 1, 2 or 3",
        "row 2, column role: “boss” is not mentor, mentee or both",
        "row 2, column capacity: “x” is not a whole number of places, 0 or more",
        "row 4, column id: “ben” is already in row 2",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["row 1: the file is empty"]),
        ("\n \n", ["row 1: the file is empty"]),
        ("\ufeff", ["row 1: the file is empty"]),
        ("id,role\n", ["row 2: there are no people under the header"]),
        ("id,role\n,\n,\n", ["row 2: there are no people under the header"]),
        ("name,role\nAda,mentor\n", ["row 1, column id: the column is missing"]),
        ("Ada;Ben\n", ["row 1, column id: the column is missing", "row 1, column role: the column is missing"]),
        ("id,role,ID\n", ["row 1, column id: the column is there twice"]),
        (b"PK\x03\x04etc", ["row 1: this is a workbook, not a text file; please save it as CSV"]),
        (b"id,role\nada,mentor\x81\n", ["row 2: byte 0x81 is no text; save the file as UTF-8"]),
        (
            'id,role\nada,"mentor\n',
            ["row 2: the quotation marks or cells cannot be read (unexpected end of data)"],
        ),
    ],
)
def test_files_that_are_no_sheet(text, expected):
    assert faults(text) == expected


def test_a_loop_in_the_line_is_named_once():
    text = "id,role,manager\nada,mentor,ben\nben,mentee,cleo\ncleo,both,ada\nolga,mentee,ada\n"
    assert faults(text) == [
        "row 2, column manager: the reporting line is a loop: “ada” reports to “ben” reports to “cleo” reports to “ada”"
    ]


def test_names_are_understood_when_only_one_has_them():
    text = "id,name,email,role,prefers\n1,Ada,a@x.org,mentor,\n2,Ada,b@x.org,mentor,\n3,Ben,,mentee,{}\n"
    assert load(text.format("A@X.org").encode()).mentees[0].prefers == ("1",)
    assert faults(text.format("ada")) == [
        "row 4, column prefers: “ada” could be 1 or 2; please give the id",
    ]


def test_locks_stand_on_the_mentee_from_either_row():
    text = "id,role,locked_with\nada,mentor,ben\nben,mentee,\ncleo,both,sam\nsam,both,\n"
    roster = load(text.encode())
    assert {person.key: person.locked_with for person in roster.mentees} == {
        "ben": ("ada",),
        "cleo": ("sam",),
        "sam": (),
    }
    assert all(person.locked_with == () for person in roster.mentors)
    assert faults("id,role,locked_with\nada,mentor,cleo\ncleo,mentor,\n") == [
        "row 2, column locked_with: “cleo” is a mentor too; a pair is a mentee and a mentor"
    ]


def test_the_order_of_rows_changes_nothing():
    header, *rows = as_csv(*make_people(60, 40, seed=1)[:2]).splitlines()
    expected = people(load("\n".join([header, *rows]).encode()))
    random.Random(4).shuffle(rows)
    assert people(load("\n".join([header, *rows]).encode())) == expected


def test_fifty_thousand_rows_are_read():
    rows = [f"p{number},mentee,maps:{number % 3 + 1}" for number in range(50_000)]
    assert len(load("\n".join(["id,role,wants", *rows]).encode()).mentees) == 50_000
