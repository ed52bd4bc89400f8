"""`athenaeum import-staff`: the same report, a bar on the error stream, and codes that a script can read."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from athenaeum.people.models import Person, StaffList

FILES = Path(__file__).parent / "files"


def run(*words: Any) -> tuple[int, str, str]:
    """Exit code, what was said, and what went to the error stream."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import-staff", *map(str, words), stdout=out, stderr=err)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_trying_then_taking_in_then_nothing(db: Any) -> None:
    code, said, _ = run(FILES / "two-posts.csv", "--dry-run")
    assert (code, Person.objects.count()) == (0, 0)
    assert "6 new" in said
    assert said.endswith("Only tried: nothing was changed.\n")
    code, said, bar = run(FILES / "two-posts.csv")
    assert (code, Person.objects.count()) == (0, 6)
    assert said.endswith("Taken in.\n")
    assert "] 6 of 6 people" in bar
    code, said, _ = run(FILES / "two-posts.csv")
    assert said.endswith("Nothing changed: everybody in this list was here already, just as it says.\n")


def test_the_report_names_line_column_person_reason(db: Any) -> None:
    _code, said, _ = run(FILES / "own-manager.csv")
    first = said.splitlines()[0]
    assert first == (
        "line 6, Manager (number, name or address) (Nowak, Olga): "
        "Nobody is their own manager. The post has none for now. [Taken without this]"
    )


@pytest.mark.parametrize("name", ["empty.csv", "cut-off.xlsx", "missing-column.csv", "no-such-file.csv"])
def test_a_bad_file_leaves_with_two(db: Any, name: str) -> None:
    code, _said, complaint = run(FILES / name)
    assert (code, Person.objects.count()) == (2, 0)
    assert complaint.strip()


def test_columns_can_be_named(db: Any, tmp_path: Path) -> None:
    place = tmp_path / "odd.csv"
    place.write_text("Kennung;Rufname;Sippe\n7;Ada;Weber\n", encoding="utf-8")
    assert run(place)[0] == 2
    code, _said, _ = run(
        place, "--map", "Kennung=staff_id", "--map", "Rufname=given_name", "--map", "Sippe=family_name"
    )
    assert (code, Person.objects.get().full_name) == (0, "Ada Weber")
    assert run(place, "--map", "Kennung=shoe_size")[0] == 2


def test_many_leavers_leave_with_three(db: Any) -> None:
    run(FILES / "one-bad-row-in-thirty.csv")
    code, said, complaint = run(FILES / "utf8-bom.csv")
    assert code == 3
    assert said.count("in this file no more: ") == 29 - len(shared())
    assert "--yes-leavers" in complaint
    assert Person.objects.filter(is_active=False).count() == 0
    assert set(StaffList.objects.values_list("state", flat=True)) == {"applied", "dropped"}
    assert run(FILES / "utf8-bom.csv", "--yes-leavers")[0] == 0
    assert Person.objects.filter(is_active=True).count() == 6


def shared() -> set[str]:
    """The numbers that stand in both files."""
    both = [
        {line.split(",")[0] for line in (FILES / name).read_text("utf-8-sig").splitlines()[1:]}
        for name in ("one-bad-row-in-thirty.csv", "utf8-bom.csv")
    ]
    return both[0] & both[1]
