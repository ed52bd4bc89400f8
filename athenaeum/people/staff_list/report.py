"""What is to be mended, and what would change, as CSV files that a spreadsheet opens without reckoning."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from . import words
from .plan import Plan

RECKONED = tuple("=+-@\t\r＝＋－＠")


def safe(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text.startswith(RECKONED) else text


def written(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A CSV file with a byte order mark, since spreadsheets guess the encoding otherwise."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(headings)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return "\ufeff" + file.getvalue()


def to_mend(rows: Iterable[Any]) -> str:
    """The doubts of a list, a line each, also for the further lines that one doubt is about.

    Args:
        rows: the StaffListRows of the doubts.
    """
    headings = [_("Line"), _("Person"), _("Column"), _("Value"), _("What becomes of it"), _("Reason"), _("Mend")]
    return written(headings, (line for row in rows for line in told(row)))


def told(row: Any) -> list[list[Any]]:
    name = words.FIELD_NAMES.get(row.field, "")
    rest = [name, row.value, words.WEIGHTS[words.weight(row)], words.reason(row), words.mend(row)]
    return [[row.line or "", row.who, *rest], *([line, "", *rest] for line in row.extra.get("also", []))]


def changes(plan: Plan) -> str:
    """Everything that a plan would do, a line a person."""
    headings = [_("Line"), _("Person"), _("What happens"), _("Fields")]
    rows: list[list[Any]] = []
    for change in sorted(plan.changes, key=lambda change: change.line):
        if change.any and (change.seen or change.new or change.back):
            fields = [*change.values, *(name for _pk, _rank, values in change.posts for name in values)]
            named = [str(words.FIELD_NAMES.get(name, name)) for name in dict.fromkeys(fields)]
            rows.append([change.line, change.who, deed(change), ", ".join(named)])
    rows += [["", f"{known.family_name}, {known.given_name}", _("left"), ""] for known in plan.leavers]
    return written(headings, rows)


def deed(change: Any) -> str:
    if change.new:
        return _("new")
    return _("back") if change.back else _("changed")
