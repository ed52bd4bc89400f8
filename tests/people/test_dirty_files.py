"""The dirty staff lists hold the dirt that their README tells of, byte for byte.

What the importer makes of them is tested with the importer; here an editor or git that "mends" a file is caught.
"""

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest

FILES = Path(__file__).parent / "files"
README = (FILES / "README.md").read_text(encoding="utf-8")
TOLD = re.findall(r"^\| `([^`]+)` \|", README, flags=re.MULTILINE)
LARGEST = 8 * 1024


def raw(name: str) -> bytes:
    return (FILES / name).read_bytes()


def rows(name: str, encoding: str = "utf-8", delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw(name).decode(encoding), newline=""), delimiter=delimiter))


def part(name: str, inner: str) -> bytes:
    with zipfile.ZipFile(FILES / name) as workbook:
        return workbook.read(inner)


def test_readme_tells_of_every_file_once() -> None:
    there = {path.name for path in FILES.iterdir()} - {"README.md", ".gitattributes"}
    assert len(TOLD) == len(set(TOLD)) >= 25
    assert set(TOLD) == there


def test_files_are_small_and_their_people_invented() -> None:
    assert [name for name in TOLD if len(raw(name)) > LARGEST] == []
    for name in TOLD:
        text = raw(name).replace(b"\x00", b"").decode("utf-8", "replace")
        assert set(re.findall(r"@[a-z0-9-]+\.([a-z]+)", text)) <= {"example"}, name


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("utf8-bom.csv", b"\xef\xbb\xbfstaff_id,"),
        ("utf16-le-bom-tabs.csv", b"\xff\xfes\x00"),
        ("utf16-be-bom.csv", b"\xfe\xff\x00s"),
        ("no-header.csv", b"101,Ada,"),
        ("text-named.xlsx", b"staff_id,"),
        ("web-page-named.xls", b"<html>"),
        ("cut-off.xlsx", b"PK\x03\x04"),
    ],
)
def test_first_bytes(name: str, start: bytes) -> None:
    assert raw(name).startswith(start)


@pytest.mark.parametrize(
    ("name", "dirt"),
    [
        ("windows-1252.csv", b"Lec\x9cur"),
        ("windows-1252.csv", b"L\x92\xc9cuyer"),
        ("latin-1.csv", b"Ana\xefs"),
        ("mixed-encodings.csv", b"Lef\xe8vre"),
        ("mixed-encodings.csv", "Benoît".encode()),
        ("lone-surrogate.csv", b"\xed\xa0\x80"),
        ("nul-byte.csv", b"Ol\x00ga"),
        ("bidi-override.csv", "\u202e".encode()),
        ("control-characters.csv", b"\x07"),
        ("stray-quotes-and-spaces.csv", "Quayside\u00a0,".encode()),
        ("formula-cells.csv", b"=cmd|'/C calc'!A0"),
    ],
)
def test_the_dirt_is_there(name: str, dirt: bytes) -> None:
    assert dirt in raw(name)


def test_text_is_read_in_no_other_way() -> None:
    with pytest.raises(UnicodeDecodeError):
        raw("windows-1252.csv").decode("utf-8")
    with pytest.raises(UnicodeDecodeError):
        raw("mixed-encodings.csv").decode("utf-8")
    assert b"\n" not in raw("old-mac-line-ends.csv")


@pytest.mark.parametrize(
    ("name", "encoding", "delimiter"),
    [
        ("utf8-bom.csv", "utf-8-sig", ","),
        ("utf16-le-bom-tabs.csv", "utf-16", "\t"),
        ("utf16-be-bom.csv", "utf-16", ","),
        ("tabs-named.csv", "utf-8", "\t"),
        ("pipes.csv", "utf-8", "|"),
        ("old-mac-line-ends.csv", "utf-8", ","),
    ],
)
def test_the_same_six_people_under_another_coat(name: str, encoding: str, delimiter: str) -> None:
    plain = rows("utf8-bom.csv", "utf-8-sig")
    assert len(plain) == 7
    assert rows(name, encoding, delimiter) == plain


def test_rows_that_the_readme_names() -> None:
    vacancies, cut, thirty = rows("vacancies.csv"), rows("titles-cut-at-50.csv"), rows("one-bad-row-in-thirty.csv")
    assert [n for n, row in enumerate(vacancies, 1) if "vacant" in row[2].casefold()] == [6, 9]
    assert [n for n, row in enumerate(cut, 1) if len(row[4].strip()) == 50] == [3, 5]
    assert [n for n, row in enumerate(thirty, 1) if not row[0]] == [18]
    assert len(thirty) == 31
    assert raw("empty.csv") == b""
    assert len(rows("header-only.csv")) == 1


def test_workbooks() -> None:
    sheet, macro = "xl/worksheets/sheet1.xml", "xl/vbaProject.bin"
    assert part("formulas-without-values.xlsx", sheet).count(b"<f>") == 6
    assert b"a.fairweather@anse.example" not in part("formulas-without-values.xlsx", sheet)
    assert b"<v>a.fairweather@anse.example</v>" in part("formulas-with-values.xlsx", sheet)
    assert part("macros.xlsm", macro) == part("macros-renamed.xlsx", macro)
    assert b'state="hidden"' in part("hidden-sheet.xlsx", "xl/workbook.xml")
    assert part("two-sheets.xlsx", "xl/workbook.xml").index(b"Read me") < part(
        "two-sheets.xlsx", "xl/workbook.xml"
    ).index(b'"Staff"')
    with pytest.raises(zipfile.BadZipFile):
        part("cut-off.xlsx", sheet)
