"""Workbooks that mean harm, or are odd: refused with a sentence, and never unpacked beyond the limit."""

import io
import zipfile
from pathlib import Path

import pytest

from athenaeum.people.staff_list import words, workbook
from athenaeum.people.staff_list.read import read
from athenaeum.people.staff_list.refusal import Unreadable

FILES = Path(__file__).parent / "files"
LIMITS = {"max_bytes": 10 * 2**20, "max_rows": 50_000}


def repacked(change: dict[str, bytes | None], name: str = "plain.xlsx") -> bytes:
    """A clean workbook with parts put in another's place, added, or (None) taken out."""
    made = io.BytesIO()
    with zipfile.ZipFile(FILES / name) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part not in change:
                new.writestr(part, old.read(part))
        for part, content in change.items():
            if content is not None:
                new.writestr(part, content)
    return made.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as error:
        read(data, **LIMITS)
    assert words.refusal(error.value.code, error.value.extra)
    return error.value.code


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "UNPACKED", 4 * 2**20)
    assert refused(repacked({"xl/media/picture.bin": b"\0" * (8 * 2**20)})) == "unpacked"
    # The control: under the limit the same workbook is read.
    assert len(read(repacked({"xl/media/picture.bin": b"\0" * 2**20}), **LIMITS)) == 6


def test_a_million_rows_are_refused_before_they_are_read() -> None:
    sheet = b"<worksheet><sheetData>" + b"<row/>" * 120_000 + b"</sheetData></worksheet>"
    assert refused(repacked({"xl/worksheets/sheet1.xml": sheet})) == "rows"


def test_entities_are_not_followed() -> None:
    evil = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    sheet = (
        evil
        + b'<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row>'
        + (b"</sheetData></worksheet>")
    )
    try:
        table = read(repacked({"xl/worksheets/sheet1.xml": sheet}), **LIMITS)
    except Unreadable:
        return
    assert "root:" not in repr(table)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"])
def test_a_workbook_without_its_parts_is_refused(part: str) -> None:
    assert refused(repacked({part: None})) in ("no_workbook", "damaged", "empty")


def test_an_archive_and_an_old_workbook_are_named() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("staff.csv", "a,b")
    assert refused(made.getvalue()) == "no_workbook"
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "old_workbook"
    assert refused(b"%PDF-1.7 and so on") == "pdf"


def test_bytes_that_are_no_text_are_refused() -> None:
    assert refused(bytes(range(256)) * 40) == "encoding"
