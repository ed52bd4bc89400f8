"""The pages of the staff list: handed in, columns, preview, answers, progress, files, and who may open them."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from athenaeum.people import jobs
from athenaeum.people.models import Person, StaffList
from tests.faces import Cast

FILES = Path(__file__).parent / "files"
HEAD = "staff_id,given_name,family_name,email,unit,manager\r\n"


@pytest.fixture
def cleo(cast: Cast, client: Client) -> Client:
    client.force_login(cast.cleo)
    return client


def hand_in(client: Client, data: bytes | str, name: str = "staff.csv") -> StaffList:
    """Cleo chooses a file."""
    content = data.encode() if isinstance(data, str) else data
    answer = client.post(reverse("people:staff-lists"), {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, answer.content[-800:]
    return StaffList.objects.latest("uploaded_at")


def to_preview(client: Client, data: bytes | str, name: str = "staff.csv") -> StaffList:
    """Cleo chooses a file and agrees with the columns."""
    row = hand_in(client, data, name)
    page = client.get(reverse("people:staff-list-columns", args=[row.pk]))
    form = page.context["form"]
    chosen = {name: field.initial for name, field in form.fields.items()}
    assert client.post(reverse("people:staff-list-columns", args=[row.pk]), chosen).status_code == 302
    row.refresh_from_db()
    return row


def page(client: Client, row: StaffList) -> str:
    answer = client.get(reverse("people:staff-list", args=[row.pk]))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def take_in(client: Client, row: StaffList, **more: str) -> None:
    """Cleo takes the list in, and the worker does its work."""
    assert client.post(reverse("people:staff-list-apply", args=[row.pk]), more).status_code == 302
    jobs.take_in.func(str(row.pk))
    row.refresh_from_db()


def test_from_file_to_people(cleo: Client) -> None:
    row = to_preview(cleo, (FILES / "utf8-bom.csv").read_bytes())
    assert row.state == "previewed"
    before = Person.objects.count()
    text = page(cleo, row)
    assert "6 new people" in text
    assert "Fairweather, Ada" in text
    assert Person.objects.count() == before
    take_in(cleo, row)
    assert row.state == "applied"
    assert "The list is taken in" in page(cleo, row)
    assert Person.objects.get(staff_id="101").full_name == "Ada Fairweather"
    # The same file once more: it says that nothing changes.
    again = to_preview(cleo, (FILES / "utf8-bom.csv").read_bytes())
    assert "Taking it in changes nothing." in page(cleo, again)


def test_columns_are_corrected_and_remembered(cleo: Client) -> None:
    odd = "Kennung;Rufname;Sippe\r\n7;Ada;Weber\r\n"
    row = hand_in(cleo, odd)
    address = reverse("people:staff-list-columns", args=[row.pk])
    empty = cleo.post(address, {"column_0": "staff_id", "column_1": "-", "column_2": "-"})
    assert empty.status_code == 422
    assert "Say which column holds the names" in empty.content.decode()
    twice = cleo.post(address, {"column_0": "family_name", "column_1": "family_name", "column_2": "-"})
    assert "Two columns are named the same" in twice.content.decode()
    cleo.post(address, {"column_0": "staff_id", "column_1": "given_name", "column_2": "family_name"})
    row.refresh_from_db()
    take_in(cleo, row)
    assert Person.objects.get(staff_id="7").full_name == "Ada Weber"
    assert hand_in(cleo, odd).mapping == {"Kennung": "staff_id", "Rufname": "given_name", "Sippe": "family_name"}


def test_an_unknown_manager_is_answered_with_a_near_name(cleo: Client) -> None:
    row = to_preview(
        cleo, HEAD + "1,Léa,Thibault,l@a.example,Reference,\r\n2,Joséphine,Roy,j@a.example,Reference,L. Thibeault\r\n"
    )
    text = page(cleo, row)
    assert "Reports to “L. Thibeault”; did you mean Léa Thibault?" in text
    assert "Yes, Léa Thibault" in text
    doubt = row.rows.get(code="manager_near")
    answer = reverse("people:staff-list-answer", args=[row.pk])
    assert cleo.post(answer, {"key": doubt.key, "answer": doubt.extra["pk"]}).status_code == 302
    row.refresh_from_db()
    assert "did you mean" not in page(cleo, row)
    take_in(cleo, row)
    assert Person.objects.get(staff_id="2").posts.get().manager == Person.objects.get(staff_id="1")


def test_an_address_is_typed(cleo: Client) -> None:
    row = to_preview(cleo, HEAD + "1,Nils,Eriksen,see directory,Reference,\r\n")
    doubt = row.rows.get(code="bad_email")
    answer = reverse("people:staff-list-answer", args=[row.pk])
    fragment = cleo.post(answer, {"key": doubt.key, "typed": "N.Eriksen@a.example"}, headers={"HX-Request": "true"})
    assert fragment.status_code == 200
    assert b"<html" not in fragment.content
    row.refresh_from_db()
    take_in(cleo, row)
    assert Person.objects.get(staff_id="1").email == "n.eriksen@a.example"


def test_many_leavers_are_named_and_asked_about(cleo: Client) -> None:
    rows = [f"{n},Ada{n},Weber{n},a{n}@a.example,Reference,\r\n" for n in range(10)]
    take_in(cleo, to_preview(cleo, HEAD + "".join(rows)))
    row = to_preview(cleo, HEAD + "".join(rows[3:]))
    text = page(cleo, row)
    assert "3 of the 17 people here are not in this file." in text
    assert "Yes, these 3 have left" in text
    take_in(cleo, row)
    assert row.state == "stopped"
    assert Person.objects.filter(is_active=False).count() == 0
    take_in(cleo, row, leavers="left")
    assert row.state == "applied"
    assert set(Person.objects.filter(is_active=False).values_list("staff_id", flat=True)) == {"0", "1", "2"}


def test_the_rest_is_taken_in_where_nobody_has_left(cleo: Client) -> None:
    rows = [f"{n},Ada{n},Weber{n},a{n}@a.example,Reference,\r\n" for n in range(10)]
    take_in(cleo, to_preview(cleo, HEAD + "".join(rows)))
    row = to_preview(cleo, HEAD + "".join(rows[3:]) + "11,New,Comer,n@a.example,Reference,\r\n")
    take_in(cleo, row, leavers="stay")
    assert row.state == "applied"
    assert Person.objects.filter(is_active=False).count() == 0
    assert Person.objects.filter(staff_id="11").exists()


def test_the_file_to_mend_by_is_harmless(cleo: Client) -> None:
    row = to_preview(cleo, (FILES / "formula-cells.csv").read_bytes())
    answer = cleo.get(reverse("people:staff-list-to-mend", args=[row.pk]))
    text = answer.content.decode("utf-8-sig")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "'=cmd|'/C calc'!A0" in text
    assert ",=cmd" not in text
    assert text.splitlines()[0] == "Line,Person,Column,Value,What becomes of it,Reason,Mend"


def test_every_change_is_in_the_other_file(cleo: Client) -> None:
    row = to_preview(cleo, (FILES / "utf8-bom.csv").read_bytes())
    lines = cleo.get(reverse("people:staff-list-changes", args=[row.pk])).content.decode("utf-8-sig").splitlines()
    assert len(lines) == 7
    assert lines[1].startswith('2,"Fairweather, Ada",new,')


def test_progress_leads_on_when_it_is_done(cleo: Client) -> None:
    row = to_preview(cleo, (FILES / "utf8-bom.csv").read_bytes())
    cleo.post(reverse("people:staff-list-apply", args=[row.pk]))
    bar = cleo.get(reverse("people:staff-list-progress", args=[row.pk]))
    assert b"<progress" in bar.content
    jobs.take_in.func(str(row.pk))
    done = cleo.get(reverse("people:staff-list-progress", args=[row.pk]))
    assert done["HX-Redirect"] == reverse("people:staff-list", args=[row.pk])


def test_a_file_that_cannot_be_read_says_why(cleo: Client) -> None:
    row = hand_in(cleo, (FILES / "web-page-named.xls").read_bytes(), "staff.xls")
    assert row.state == "failed"
    assert "This is a web page, whatever its name says." in page(cleo, row)
    assert "Choose another file" in page(cleo, row)


def test_no_file_and_a_file_that_is_too_large(cleo: Client, settings: Any) -> None:
    settings.STAFF_LIST_MAX_BYTES = 2**20
    none = cleo.post(reverse("people:staff-lists"), {})
    assert (none.status_code, b"Choose the file first." in none.content) == (422, True)
    large = cleo.post(reverse("people:staff-lists"), {"file": SimpleUploadedFile("a.csv", b"x" * (2**20 + 1))})
    assert (large.status_code, b"larger than 1 MB" in large.content) == (422, True)


def test_another_sheet(cleo: Client) -> None:
    row = hand_in(cleo, (FILES / "two-sheets.xlsx").read_bytes(), "staff.xlsx")
    assert row.sheet == "Staff"
    assert cleo.post(reverse("people:staff-list-sheet", args=[row.pk]), {"sheet": "Read me"}).status_code == 302
    row.refresh_from_db()
    assert (row.sheet, row.state) == ("Read me", "read")


def test_a_list_given_up_leaves_no_file(cleo: Client, django_capture_on_commit_callbacks: Any) -> None:
    from athenaeum.people.actions.staff_list import file_of

    row = to_preview(cleo, (FILES / "utf8-bom.csv").read_bytes())
    assert file_of(row).exists()
    with django_capture_on_commit_callbacks(execute=True):
        cleo.post(reverse("people:staff-list-drop", args=[row.pk]))
    row.refresh_from_db()
    assert (row.state, file_of(row).exists()) == ("dropped", False)
    assert "given up" in page(cleo, row)


@pytest.mark.parametrize("who", ["ada", "ben", "sam", "olga", "dora"])
def test_nobody_else_finds_it(cleo: Client, cast: Cast, who: str) -> None:
    row = to_preview(cleo, (FILES / "utf8-bom.csv").read_bytes())
    cleo.force_login(getattr(cast, who))
    for name in ("staff-list", "staff-list-columns", "staff-list-to-mend", "staff-list-changes", "staff-list-progress"):
        assert cleo.get(reverse(f"people:{name}", args=[row.pk])).status_code == 403
    assert cleo.get(reverse("people:staff-lists")).status_code == 403
    for name in ("apply", "answer", "stop", "drop", "sheet"):
        assert cleo.post(reverse(f"people:staff-list-{name}", args=[row.pk])).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_preview_asks_as_much_for_three_as_for_one(
    cleo: Client, count: int, django_assert_max_num_queries: Any
) -> None:
    rows = "".join(f"{n},Ada{n},Weber{n},none,Reference,Nobody {n}\r\n" for n in range(count))
    row = to_preview(cleo, HEAD + rows)
    with django_assert_max_num_queries(22):
        page(cleo, row)
