"""Programme templates: data that a facilitator begins from. No code asks for a template's name afterwards."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

DATA = Path(__file__).with_name("templates.json")


@dataclass(frozen=True)
class Template:
    """One template of `templates.json`.

    Attributes:
        key: its name in the data, kept in `Programme.template`.
        titles, lines, purposes: language → text; the line is the one sentence of the choice.
        fields: fields of the Programme model and their values.
        call_days, matching_days: lengths of the first two stages, in days.
    """

    key: str
    titles: dict[str, str]
    lines: dict[str, str]
    purposes: dict[str, str]
    fields: dict[str, Any]
    call_days: int
    matching_days: int

    @property
    def title(self) -> str:
        return self.titles[reading()]

    @property
    def line(self) -> str:
        return self.lines[reading()]


@dataclass(frozen=True)
class Dates:
    """The dates of a cohort, each day included."""

    opens_on: date
    closes_on: date
    starts_on: date
    ends_on: date


def reading() -> str:
    """The language the data is read in."""
    return "fr" if (get_language() or "en").startswith("fr") else "en"


@cache
def templates() -> tuple[Template, ...]:
    """Every template, in the order of the choice."""
    return tuple(
        Template(row["key"], row["title"], row["line"], row["purpose"], row["fields"], **row["stages"])
        for row in json.loads(DATA.read_text(encoding="utf-8"))
    )


def template(key: str) -> Template:
    """The template of that name.

    Raises:
        LookupError: there is none.
    """
    found = next((one for one in templates() if one.key == key), None)
    if found is None:
        raise LookupError(key)
    return found


def later(day: date, months: int) -> date:
    """The same day of the month, so many months later; the last one of that month where it has fewer days."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))


def suggested_dates(template_key: str, months: int, today: date) -> Dates:
    """Dates to begin from: a call, then the matching, then the relationships, one after the other.

    Args:
        template_key: a key of the data; where it names no template any more, the first one's stages count.
        months: the length of the relationships.
        today: the first day of the call.
    """
    form = next((one for one in templates() if one.key == template_key), templates()[0])
    closes = today + timedelta(days=form.call_days - 1)
    starts = closes + timedelta(days=form.matching_days + 1)
    return Dates(today, closes, starts, later(starts, months) - timedelta(days=1))
