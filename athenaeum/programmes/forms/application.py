"""What an applicant types, as one sheet: words and numbers as fields, people and areas as lists with buttons.

Every press of a button first keeps the draft, so that the page needs no script to find and add people.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from athenaeum.access import policy
from athenaeum.access.policy import Actor
from athenaeum.access.text import TextField
from athenaeum.people.models import Area, Person
from athenaeum.programmes.models import Application

PLACES_AT_MOST = 5
WEIGHTS = (3, 2, 1)
WANTED = {3: _("first of all"), 2: _("soon"), 1: _("some time")}
OFFERED = {3: _("I know it deeply"), 2: _("I know it well"), 1: _("I know it")}


class ApplicationForm(forms.Form):
    """The words and numbers. Hopes may be empty while it is a draft and afterwards: areas say enough for a matching."""

    hopes = TextField(max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 5}))
    places = forms.IntegerField(
        label=_("How many mentees in this cohort?"),
        min_value=1,
        max_value=PLACES_AT_MOST,
        error_messages={"required": _("Enter a number from 1 to 5.")},
    )

    def __init__(self, *args: Any, side: str, **more: Any) -> None:
        super().__init__(*args, **more)
        mentor = side == Application.Side.MENTOR
        self.fields["hopes"].label = (
            _("What would you like to give, and to whom?") if mentor else _("What do you hope for?")
        )
        if not mentor:
            del self.fields["places"]


@dataclass
class Sheet:
    """What stands in an application, whether it comes from the database or from the browser.

    Attributes:
        areas: (area, weight) in the order shown.
        wishes: the first wish first.
        base, window: which state the writer began from, and in which browser window.
    """

    hopes: str = ""
    places: int = 1
    areas: list[tuple[Area, int]] = field(default_factory=list)
    wishes: list[Person] = field(default_factory=list)
    avoidances: list[Person] = field(default_factory=list)
    base: datetime | None = None
    window: str = ""

    @property
    def lists(self) -> dict[str, Any]:
        """What `save_application` takes besides words and numbers."""
        return {
            "areas": self.areas, "wishes": self.wishes, "avoidances": self.avoidances,
            "base": self.base, "window": self.window,
        }  # fmt: skip


def sheet_of(application: Application) -> Sheet:
    """An application as it stands, in a window of its own."""
    return Sheet(
        hopes=application.hopes,
        places=application.places,
        areas=[(row.area, row.weight) for row in application.areas.select_related("area")],
        wishes=[row.person for row in application.wishes.select_related("person")],
        avoidances=[row.person for row in application.avoidances.select_related("person").order_by("pk")],
        base=application.saved_at,
        window=str(uuid.uuid4()),
    )


def sheet_from(post: QueryDict, reader: Actor) -> Sheet:
    """The lists as the browser sent them, with what the pressed button adds, takes out or moves up."""
    areas = changed(post, "area")
    return Sheet(
        areas=[(area, weight_of(post, area)) for area in found(Area.objects.filter(merged_into=None), areas)],
        wishes=found(policy.visible(reader, Person), moved(post, changed(post, "wish"))),
        avoidances=found(policy.visible(reader, Person), changed(post, "avoid")),
        base=moment(post.get("base", "")),
        window=post.get("window", "") if is_key(post.get("window", "")) else "",
    )


def moment(text: str) -> datetime | None:
    """The moment that a page wrote into its form; None where something else came back."""
    try:
        return parse_datetime(text)
    except ValueError:
        return None


def changed(post: QueryDict, name: str) -> list[str]:
    """The keys of a list, with `add_…` put at its end and `drop_…` taken out; each once."""
    keys = [key for key in post.getlist(name) if key != post.get(f"drop_{name}")]
    return list(dict.fromkeys([*keys, *filter(None, [post.get(f"add_{name}")])]))


def moved(post: QueryDict, keys: list[str]) -> list[str]:
    """The wishes, with the one of `raise_wish` a place further up."""
    raised = post.get("raise_wish", "")
    place = keys.index(raised) if raised in keys else 0
    if place:
        keys[place - 1], keys[place] = keys[place], keys[place - 1]
    return keys


def found(rows: Any, keys: Iterable[str]) -> list[Any]:
    """The rows of the keys, in the order of the keys; what is no key of a row is left out."""
    sound = [key for key in keys if is_key(key)]
    by_key = {str(row.pk): row for row in rows.filter(pk__in=sound)}
    return [by_key[key] for key in sound if key in by_key]


def is_key(text: str) -> bool:
    """Is this the text of a UUID, as the page wrote it?"""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def weight_of(post: QueryDict, area: Area) -> int:
    """The weight chosen for an area; the middle one where none came."""
    given = post.get(f"weight-{area.pk}", "")
    return int(given) if given in ("1", "2", "3") else 2
