"""What there is to say of a staff list, in sentences: why a file is refused, what is doubtful, and how to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as now_in
from django.utils.translation import gettext_lazy as _

OUT, WITHOUT, NOTE = "out", "without", "note"

WEIGHTS = {
    OUT: _("Left out"),
    WITHOUT: _("Taken without this"),
    NOTE: _("To know"),
}

FIELD_NAMES = {
    "staff_id": _("Staff number"),
    "given_name": _("Given name"),
    "family_name": _("Family name"),
    "name": _("Whole name"),
    "email": _("E-mail address"),
    "title": _("Title"),
    "unit": _("Unit"),
    "site": _("Site"),
    "manager": _("Manager (number, name or address)"),
    "manager_email": _("Manager’s e-mail address"),
    "manager_name": _("Manager’s name"),
    "hired_on": _("Hired on"),
    "phone": _("Telephone"),
    "language": _("Language"),
    "fte": _("Share of full time"),
    "grade": _("Grade"),
}

REFUSALS = {
    "bytes": _("The file is larger than %(limit)s MB, which is the limit. Nothing was taken in. Leave out what is not "
               "about staff, or ask your operator to raise the limit."),
    "rows": _("The file has more than %(limit)s lines, which is the limit. Nothing was taken in. Divide it, or ask "
              "your operator to raise the limit."),
    "unpacked": _("The workbook unpacks to more than %(limit)s MB, which is the limit. Nothing was taken in. Save the "
                  "sheet with the staff list alone, or as CSV."),
    "empty": _("The file is empty. Nothing was taken in. Export the staff list again and choose the new file."),
    "only_headings": _("The file has headings and nobody below them. Nothing was changed, and nobody is taken to "
                       "have left. Export the staff list again and choose the new file."),
    "encoding": _("The letters of this file could not be read. Nothing was taken in. Save it as CSV UTF-8 and choose "
                  "the new file."),
    "no_workbook": _("This is an archive and no workbook. Nothing was taken in. Save the staff list as XLSX or CSV."),
    "damaged": _("The workbook is damaged; perhaps it was not copied whole. Nothing was taken in. Copy it once more."),
    "old_workbook": _("This is an old or locked workbook (XLS). Nothing was taken in. Save it without a password as "
                      "XLSX or CSV."),
    "pdf": _("This is a PDF. Nothing was taken in. Ask for the same list as CSV or XLSX."),
    "web_page": _("This is a web page, whatever its name says. Nothing was taken in. Open it in a spreadsheet and "
                  "save it as CSV or XLSX."),
    "no_names": _("No column says who the people are. Nothing was taken in. Choose the columns that hold their "
                  "names."),
    "no_headings": _("The file has no headings: its first line is a person already. Nothing was taken in, and nobody "
                     "is lost. Say what each column holds."),
    "file_gone": _("The file is no longer kept here. Nothing was changed. Choose it once more."),
    "changed": _("Somebody changed the same people at the same time. What was taken in so far stays. Take it in "
                 "again: nothing is done twice."),
    "broken": _("Something went wrong that we did not foresee. What was taken in so far stays. Take it in again: "
                "nothing is done twice."),
    "asked": _("Stopped, as you asked. What was taken in so far stays. You may go on at any time."),
    "leavers": _("Many of those who are here are not in this file. Nothing was changed yet. Look at the names and say "
                 "whether they have left."),
}  # fmt: skip


@dataclass(frozen=True)
class Words:
    """What is said of one kind of finding.

    Attributes:
        weight: OUT, the line is left out; WITHOUT, the person is taken without this; NOTE, all is taken.
        reason: what is the matter.
        mend: what to do about it.
        answers: (value, label) of what may be answered on the page; a value in brackets is filled from the finding.
        asks: what may be typed instead: "email" or "".
    """

    weight: str
    reason: Any
    mend: Any = ""
    answers: tuple[tuple[str, Any], ...] = ()
    asks: str = ""


IN_FILE = _("Mend it in the file and choose the file again, or leave the line out.")
SAME = ("same", _("Same person"))
OTHER = ("other", _("Another person"))
PERSON = ("person", _("It is a person"))
NO_MANAGER = ("none", _("No manager"))

FINDINGS = {
    # The file as a whole
    "macros": Words(NOTE, _("The workbook holds macros. They were not looked at; only values are read.")),
    "formula_values": Words(NOTE, _("%(count)s cells hold formulas. The values stored with them were taken; nothing "
                                    "was reckoned.")),
    "unused_columns": Words(NOTE, _("Columns that are not used: %(value)s.")),
    "heading_twice": Words(NOTE, _("Two columns are called “%(value)s”. The first one is used."),
                           _("Choose the other one under “Columns” if that is wrong.")),
    # Lines
    "stray_quote": Words(NOTE, _("A quotation mark is opened here and has no end. It was taken for an ordinary sign."),
                         _("Look at this line.")),
    "short_line": Words(NOTE, _("The line ends before the last column. The rest was taken for empty.")),
    "too_many_cells": Words(OUT, _("The line has %(cells)s cells under %(headings)s headings, so that something may "
                                   "have slipped."), IN_FILE),
    "unfit_out": Words(OUT, _("A character that cannot be kept: %(character)s."), IN_FILE),
    "unfit": Words(WITHOUT, _("A character that cannot be kept: %(character)s."), IN_FILE),
    "formula_out": Words(OUT, _("The cell holds a formula, and formulas are not reckoned."),
                         _("Save the values instead of the formulas.")),
    "formula": Words(WITHOUT, _("The cell holds a formula, and formulas are not reckoned."),
                     _("Save the values instead of the formulas.")),
    "formula_empty": Words(WITHOUT, _("The cell holds a formula without a stored value. Nothing is reckoned here."),
                           _("In the spreadsheet: copy, then paste as values, and save.")),
    "too_long_out": Words(OUT, _("Longer than %(limit)s characters, and a name is never cut."), IN_FILE),
    "too_long": Words(WITHOUT, _("Longer than %(limit)s characters, and a text is never cut."), IN_FILE),
    "repeated": Words(NOTE, _("The same as line %(line)s. Counted once.")),
    # Who is a person
    "no_name": Words(OUT, _("The line names nobody."), IN_FILE),
    "desk": Words(OUT, _("This looks like a service point and not like a person."), "", (PERSON,)),
    "vacancy": Words(OUT, _("This looks like a vacancy."), "", (PERSON,)),
    "no_given_name": Words(OUT, _("There is no given name, so this may be no person."), "", (PERSON,)),
    # Who is who
    "same_number": Words(OUT, _("The number %(value)s also stands on line %(line)s, for %(name)s."),
                         _("Give each person a number of their own, or say that it is one person."), (SAME,)),
    "same_number_first": Words(OUT, _("The number %(value)s stands for two people in this file, so it is not clear "
                                      "whose it is."),
                               _("Give each person a number of their own.")),
    "number_passed_on": Words(OUT, _("The number %(value)s belongs to %(name)s here. Nobody is renamed unasked."), "",
                              (("same", _("Same person, new name")),)),
    "same_address": Words(WITHOUT, _("Same address as line %(line)s, %(name)s. Until it is clear whose it is, neither "
                                     "is given it."), "", (SAME, ("other", _("It is the other’s")))),
    "same_address_out": Words(OUT, _("Same address as line %(line)s, %(name)s."), "", (SAME, OTHER)),
    "held_address": Words(WITHOUT, _("%(name)s has this address already and keeps it."), "", (SAME, OTHER)),
    "other_address": Words(NOTE, _("Another address than on line %(line)s. The one on line %(line)s is used: "
                                   "%(address)s.")),
    "same_name": Words(NOTE, _("The same name and unit as line %(line)s, and nothing else to tell them apart. Taken "
                               "for one person."), "", (SAME, OTHER)),
    "same_name_here": Words(NOTE, _("Somebody of this name is in %(unit)s already. Taken for the same person."), "",
                            (SAME, OTHER)),
    # Addresses
    "no_email": Words(WITHOUT, _("No e-mail address. The person can be invited later."), "",
                      (("none", _("Leave it")),), "email"),
    "bad_email": Words(WITHOUT, _("“%(value)s” is no e-mail address. The person can be invited later."), "",
                       (("none", _("Leave it")),), "email"),
    # Managers
    "manager_near": Words(WITHOUT, _("Reports to “%(value)s”; did you mean %(name)s?"), "",
                          (("[pk]", _("Yes, %(name)s")), NO_MANAGER)),
    "manager_twice": Words(WITHOUT, _("Reports to “%(value)s”, and there are several: %(names)s."),
                           _("Give the manager’s number in the file."), (NO_MANAGER,)),
    "manager_unknown": Words(WITHOUT, _("Reports to “%(value)s”, whom nobody here is."),
                             _("Mend it in the file, or take the post without a manager."), (NO_MANAGER,)),
    "manager_left_out": Words(WITHOUT, _("Reports to “%(value)s”, whose own line is left out."),
                              _("Mend that line, or take the post without a manager."), (NO_MANAGER,)),
    "own_manager": Words(WITHOUT, _("Nobody is their own manager. The post has none for now.")),
    "circle": Words(WITHOUT, _("The reporting line runs in a circle: %(names)s. Nobody in it is given this manager."),
                    _("Mend one of these lines in the file.")),
    # Small things
    "bad_date": Words(WITHOUT, _("“%(value)s” is no date that can be read in one way only."),
                      _("Write it as 2019-03-31.")),
    "day_number": Words(NOTE, _("%(value)s was read as a spreadsheet’s count of days: %(day)s.")),
    "future_date": Words(NOTE, _("The day lies ahead: %(value)s. Taken as it stands.")),
    "no_phone": Words(NOTE, _("“%(value)s” is no telephone number. None was taken.")),
    "bad_language": Words(WITHOUT, _("“%(value)s” is neither English nor French."), _("Write EN or FR.")),
    "bad_share": Words(WITHOUT, _("“%(value)s” is no share of full time."), _("Write 0.5 or 50 %%.")),
    "cut_title": Words(NOTE, _("The title is exactly 50 characters long; the personnel system may have cut it.")),
    "near_unit": Words(NOTE, _("“%(value)s” is much like %(name)s. Taken for another unit."), "",
                       (("[plain]", _("The same unit")), OTHER)),
    "near_site": Words(NOTE, _("“%(value)s” is much like %(name)s. Taken for another site."), "",
                       (("[plain]", _("The same site")), OTHER)),
    # The preview
    "add": Words(NOTE, _("New")),
    "change": Words(NOTE, "%(what)s"),
    "back": Words(NOTE, _("Was here before and comes back")),
    "leave": Words(NOTE, _("Is in this file no more")),
}  # fmt: skip


ALSO = 20  # further lines named in a sentence; the file to download has them all


def refusal(code: str, extra: Mapping[str, Any]) -> str:
    """Why a file is refused or a list stopped, as a sentence."""
    return str(REFUSALS.get(code, REFUSALS["broken"])) % extra


def filled(text: Any, finding: Any) -> str:
    """A sentence of the table with what this finding says."""
    extra = {**finding.extra, "value": finding.value}
    if "names" in extra:
        arrow = finding.code == "circle"
        names = [*extra["names"], extra["names"][0]] if arrow else extra["names"]
        extra["names"] = (" → " if arrow else now_in(" and ")).join(names)
    return str(text) % extra if text else ""


def reason(finding: Any) -> str:
    """What is the matter, and on which other lines too."""
    sentence = filled(FINDINGS[finding.code].reason, finding)
    also = finding.extra.get("also", [])
    if not also:
        return sentence
    lines = ", ".join(str(line) for line in also[:ALSO]) + (" …" if len(also) > ALSO else "")
    return now_in("%(sentence)s Also on: %(lines)s.") % {"sentence": sentence, "lines": lines}


def mend(finding: Any) -> str:
    """What to do about it: the table's sentence, else the answers there are."""
    words = FINDINGS[finding.code]
    if words.mend:
        return filled(words.mend, finding)
    return now_in(" / ").join(label for _value, label in answers(finding))


def answers(finding: Any) -> list[tuple[str, str]]:
    """(value, label) of what may be answered; two of one name may each be chosen."""
    if not finding.key:
        return []
    given = [
        (str(finding.extra.get(value[1:-1], "")) if value.startswith("[") else value, filled(label, finding))
        for value, label in FINDINGS[finding.code].answers
    ]
    if finding.code == "manager_twice":
        given = [*zip(finding.extra["pks"], finding.extra["names"], strict=True), *given]
    return given


def weight(finding: Any) -> str:
    return FINDINGS[finding.code].weight


def asks(finding: Any) -> str:
    return FINDINGS[finding.code].asks if finding.key else ""
