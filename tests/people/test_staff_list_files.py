"""What the import says of every dirty file: the row, the column, the reason; and how many people are ready."""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from athenaeum.people.staff_list import words
from athenaeum.people.staff_list.columns import guess, tells_names
from athenaeum.people.staff_list.lines import read_lines
from athenaeum.people.staff_list.plan import Plan, make_plan
from athenaeum.people.staff_list.read import Table, read
from athenaeum.people.staff_list.refusal import Unreadable
from athenaeum.people.staff_list.standing import Standing

FILES = Path(__file__).parent / "files"
LIST = UUID(int=1)
TODAY = date(2026, 11, 24)
LIMITS = {"max_bytes": 10 * 2**20, "max_rows": 50_000}


def table_of(name: str) -> Table:
    return read((FILES / name).read_bytes(), **LIMITS)


def plan_of(name: str, choices: dict[str, str] | None = None, **more: Any) -> Plan:
    """The plan for a file in a house that knows nobody yet."""
    table = table_of(name)
    mapping = guess(table.headings, table.columns) | more
    lines = read_lines(table, mapping, choices or {}, TODAY)
    return make_plan(lines, Standing(), LIST, choices or {})


def said(plan: Plan) -> list[tuple[int, str, str]]:
    """(line, field, code) of every finding."""
    return [(finding.line, finding.field, finding.code) for finding in plan.findings]


CLEAN = {
    "utf8-bom.csv": ("utf-8-sig", ","),
    "utf16-le-bom-tabs.csv": ("utf-16", "\t"),
    "utf16-be-bom.csv": ("utf-16", ","),
    "windows-1252.csv": ("cp1252", ","),
    "latin-1.csv": ("cp1252", ","),
    "tabs-named.csv": ("utf-8", "\t"),
    "semicolons.csv": ("utf-8", ";"),
    "pipes.csv": ("utf-8", "|"),
    "old-mac-line-ends.csv": ("utf-8", ","),
    "french-headers.csv": ("utf-8", ";"),
    "hr-export-headers.csv": ("utf-8", ","),
    "two-posts.csv": ("utf-8", ","),
    "manager-by-name.csv": ("utf-8", ","),
    "manager-by-email.csv": ("utf-8", ","),
    "ids-sorted-as-text.csv": ("utf-8", ","),
    "text-named.xlsx": ("utf-8", ","),
    "plain.xlsx": ("", ""),
    "two-sheets.xlsx": ("", ""),
    "hidden-sheet.xlsx": ("", ""),
}
FIVE = {"windows-1252.csv", "latin-1.csv", "french-headers.csv"}


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_list_is_read_without_a_word(name: str) -> None:
    table, plan = table_of(name), plan_of(name)
    assert (table.encoding, table.delimiter) == CLEAN[name]
    assert said(plan) == []
    assert plan.counts["people"] == plan.counts["add"] == (5 if name in FIVE else 6)


# file → people ready, and what is said: (line, field, code)
DIRTY: dict[str, tuple[int, list[tuple[int, str, str]]]] = {
    "mixed-encodings.csv": (5, [(5, "family_name", "unfit_out")]),
    "lone-surrogate.csv": (5, [(4, "family_name", "unfit_out"), (5, "manager", "manager_left_out")]),
    "nul-byte.csv": (5, [(6, "given_name", "unfit_out"), (7, "manager", "manager_left_out")]),
    "bidi-override.csv": (
        4,
        [(3, "given_name", "unfit_out"), (6, "given_name", "unfit_out"), (7, "manager", "manager_left_out")],
    ),
    "control-characters.csv": (6, [(3, "title", "unfit")]),
    "extra-column.csv": (6, [(0, "", "unused_columns")]),
    "header-twice.csv": (6, [(0, "", "unused_columns"), (0, "", "heading_twice")]),
    "service-desk.csv": (6, [(5, "family_name", "desk")]),
    "vacancies.csv": (6, [(6, "family_name", "vacancy"), (9, "family_name", "vacancy")]),
    "email-in-words.csv": (6, [(5, "email", "bad_email"), (6, "email", "bad_email"), (7, "email", "bad_email")]),
    "stray-quotes-and-spaces.csv": (6, [(4, "", "stray_quote")]),
    "quote-never-closed.csv": (6, [(5, "", "stray_quote")]),
    "phone-zero.csv": (6, [(3, "phone", "no_phone"), (5, "phone", "no_phone"), (7, "phone", "no_phone")]),
    "titles-cut-at-50.csv": (6, [(3, "title", "cut_title"), (5, "title", "cut_title")]),
    "one-address-two-people.csv": (6, [(3, "email", "same_address")]),
    "one-id-two-names.csv": (
        5,
        [(4, "staff_id", "same_number_first"), (5, "manager", "manager_left_out"), (8, "staff_id", "same_number")],
    ),
    "same-row-twice.csv": (6, [(8, "", "repeated")]),
    "manager-missing.csv": (6, [(5, "manager", "manager_unknown"), (6, "manager", "manager_unknown")]),
    "manager-name-ambiguous.csv": (7, [(5, "manager", "manager_twice")]),
    "loop-of-two.csv": (6, [(4, "manager", "circle")]),
    "loop-of-three.csv": (6, [(4, "manager", "circle")]),
    "own-manager.csv": (6, [(6, "manager", "own_manager")]),
    "formula-cells.csv": (5, [(3, "title", "formula"), (5, "title", "formula"), (7, "given_name", "formula_out")]),
    "formulas-with-values.xlsx": (6, [(0, "", "formula_values")]),
    "formulas-without-values.xlsx": (6, [(line, "email", "formula_empty") for line in range(2, 8)]),
    "macros.xlsm": (6, [(0, "", "macros")]),
    "macros-renamed.xlsx": (6, [(0, "", "macros")]),
    "ragged-rows.csv": (5, [(5, "", "short_line"), (6, "", "too_many_cells"), (7, "manager", "manager_left_out")]),
    "blank-lines-and-total.csv": (6, [(12, "family_name", "no_name"), (13, "family_name", "no_name")]),
    "bad-dates.csv": (
        6,
        [
            (2, "hired_on", "day_number"),
            (3, "hired_on", "bad_date"),
            (4, "hired_on", "bad_date"),
            (5, "hired_on", "bad_date"),
            (6, "hired_on", "bad_date"),
            (7, "hired_on", "future_date"),
        ],
    ),
    "one-bad-row-in-thirty.csv": (29, [(18, "family_name", "no_name")]),
    "leading-zeros.csv": (6, [(5, "manager", "manager_near")]),
}
REFUSED = {
    "empty.csv": "empty",
    "header-only.csv": "only_headings",
    "cut-off.xlsx": "damaged",
    "web-page-named.xls": "web_page",
}
UNNAMED = {"missing-column.csv": False, "no-header.csv": True}


@pytest.mark.parametrize("name", DIRTY)
def test_a_dirty_list_says_row_column_and_reason(name: str) -> None:
    people, findings = DIRTY[name]
    plan = plan_of(name)
    assert said(plan) == findings
    assert plan.counts["people"] == people
    # Every one of them has its sentence.
    assert all(words.reason(finding) for finding in plan.findings)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_list_is_refused_whole(name: str) -> None:
    with pytest.raises(Unreadable) as refused:
        table_of(name)
    assert refused.value.code == REFUSED[name]
    assert words.refusal(refused.value.code, refused.value.extra)


@pytest.mark.parametrize("name", UNNAMED)
def test_a_list_without_names_waits_for_its_columns(name: str) -> None:
    table = table_of(name)
    assert table.bare is UNNAMED[name]
    assert not tells_names(guess(table.headings, table.columns))


def test_every_file_is_tried() -> None:
    tried = {*CLEAN, *DIRTY, *REFUSED, *UNNAMED}
    assert tried == {path.name for path in FILES.iterdir()} - {"README.md", ".gitattributes"}


# What stands in a few of them, more closely ---------------------------------------------------------------------


def names(plan: Plan) -> dict[str, str]:
    return {change.values.get("staff_id", ""): change.who for change in plan.changes}


def manager_of(plan: Plan, staff_id: str) -> list[str]:
    numbers = {change.pk: change.values.get("staff_id", "") for change in plan.changes}
    change = next(change for change in plan.changes if change.values.get("staff_id") == staff_id)
    return [numbers.get(values["manager"], "") for _pk, _rank, values in change.posts]


def test_letters_of_windows_are_read_right() -> None:
    assert {"Lecœur, François", "L’Écuyer, Gisèle"} <= set(names(plan_of("windows-1252.csv")).values())


def test_a_character_that_cannot_be_kept_is_named() -> None:
    reasons = {
        name: words.reason(plan_of(name).findings[0])
        for name in ("lone-surrogate.csv", "nul-byte.csv", "mixed-encodings.csv", "control-characters.csv")
    }
    assert reasons == {
        "lone-surrogate.csv": "A character that cannot be kept: U+D800 LONE SURROGATE.",
        "nul-byte.csv": "A character that cannot be kept: U+0000 NULL.",
        "mixed-encodings.csv": "A character that cannot be kept: byte E8.",
        "control-characters.csv": "A character that cannot be kept: U+0007 BELL.",
    }
    second = plan_of("bidi-override.csv").findings[1]
    assert words.reason(second) == "A character that cannot be kept: U+202E RIGHT-TO-LEFT OVERRIDE."


def test_two_posts_and_two_managers() -> None:
    plan = plan_of("two-posts.csv")
    assert plan.counts["posts"] == 7
    assert manager_of(plan, "104") == ["103", "105"]


def test_a_circle_is_told_as_a_chain_and_nobody_in_it_has_that_manager() -> None:
    plan = plan_of("loop-of-three.csv")
    assert words.reason(plan.findings[0]) == (
        "The reporting line runs in a circle: Samuel Björk → Benoît Lefèvre → Olga Nowak → Samuel Björk. "
        "Nobody in it is given this manager. Also on: 5, 6."
    )
    assert [manager_of(plan, number) for number in ("103", "104", "105", "102")] == [[""], [""], [""], ["101"]]


def test_a_circle_would_be_written_without_the_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    # The control: without the search for circles the same managers are given.
    monkeypatch.setattr("athenaeum.people.staff_list.plan.circles", lambda above: [])
    monkeypatch.setattr("athenaeum.people.staff_list.plan.heights", lambda entries, *_: [e.pk for e in entries])
    assert manager_of(plan_of("loop-of-two.csv"), "103") == ["104"]


def test_unknown_managers_are_named_once_each() -> None:
    assert [words.reason(finding) for finding in plan_of("manager-missing.csv").findings] == [
        "Reports to “940”, whom nobody here is. Also on: 7.",
        "Reports to “917”, whom nobody here is.",
    ]


def test_two_of_one_name_are_named_with_their_numbers() -> None:
    finding = plan_of("manager-name-ambiguous.csv").findings[0]
    assert words.reason(finding) == (
        "Reports to “Samuel Björk”, and there are several: Samuel Björk (103) and Samuel Björk (107)."
    )
    assert [label for _value, label in words.answers(finding)] == [
        "Samuel Björk (103)",
        "Samuel Björk (107)",
        "No manager",
    ]


def test_the_manager_without_her_zero_is_suggested() -> None:
    finding = plan_of("leading-zeros.csv").findings[0]
    assert words.reason(finding) == "Reports to “103”; did you mean Samuel Björk (0103)?"


def test_the_address_of_two_goes_to_neither_until_somebody_says() -> None:
    plan = plan_of("one-address-two-people.csv")
    assert [change.values.get("email") for change in plan.changes if change.line in (2, 3)] == [None, None]
    key = plan.findings[0].key
    answered = plan_of("one-address-two-people.csv", {key: "other"})
    assert said(answered) == []
    held = {change.line: change.values.get("email") for change in answered.changes}
    assert (held[2], held[3]) == ("a.fairweather@anse.example", None)
    assert plan_of("one-address-two-people.csv", {key: "same"}).counts["people"] == 5


def test_a_desk_is_a_person_where_somebody_says_so() -> None:
    key = plan_of("service-desk.csv").findings[0].key
    assert plan_of("service-desk.csv", {key: "person"}).counts["people"] == 7


def test_dates_are_read_in_the_one_way_they_can_be() -> None:
    plan = plan_of("french-headers.csv")
    assert date(2008, 2, 4) in {change.values.get("hired_on") for change in plan.changes}
    dates = {change.line: change.values.get("hired_on") for change in plan_of("bad-dates.csv").changes}
    assert dates == {2: date(2009, 3, 2), 3: None, 4: None, 5: None, 6: None, 7: date(2031, 1, 1)}


def test_numbers_of_a_workbook_stay_text() -> None:
    assert set(names(plan_of("plain.xlsx"))) == {"101", "102", "103", "104", "105", "106"}


def test_a_title_broken_over_two_lines_stands_on_one() -> None:
    titles = [values["title"] for change in plan_of("control-characters.csv").changes for _, _, values in change.posts]
    assert [title for title in titles if "\n" in title] == []


def test_spaces_make_no_second_site() -> None:
    plan = plan_of("stray-quotes-and-spaces.csv")
    assert len([name for name in plan.sites.values() if name.startswith("Quayside")]) == 1


def test_limits_are_said() -> None:
    lines = b"staff_id,family_name,given_name\r\n" + b"1,Aalto,Ada\r\n" * 4
    with pytest.raises(Unreadable) as rows:
        read(lines, max_bytes=1000, max_rows=3)
    assert words.refusal(rows.value.code, rows.value.extra).startswith("The file has more than 3 lines")
    with pytest.raises(Unreadable) as size:
        read(lines, max_bytes=10, max_rows=3)
    assert size.value.code == "bytes"
    assert len(read(lines, max_bytes=1000, max_rows=4)) == 4
