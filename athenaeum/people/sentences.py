"""What pages say of a person, in words: her door, her hours, her areas."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from .models import Expertise, Openness
from .models.openness import Kinds

DAYS = {
    "mon": (gettext_lazy("Mondays"), gettext_lazy("Monday mornings"), gettext_lazy("Monday afternoons")),
    "tue": (gettext_lazy("Tuesdays"), gettext_lazy("Tuesday mornings"), gettext_lazy("Tuesday afternoons")),
    "wed": (gettext_lazy("Wednesdays"), gettext_lazy("Wednesday mornings"), gettext_lazy("Wednesday afternoons")),
    "thu": (gettext_lazy("Thursdays"), gettext_lazy("Thursday mornings"), gettext_lazy("Thursday afternoons")),
    "fri": (gettext_lazy("Fridays"), gettext_lazy("Friday mornings"), gettext_lazy("Friday afternoons")),
    "sat": (gettext_lazy("Saturdays"), gettext_lazy("Saturday mornings"), gettext_lazy("Saturday afternoons")),
}
WORKDAYS = ("mon", "tue", "wed", "thu", "fri")
ACCEPTS = {
    Kinds.ONE_TO_ONE: pgettext_lazy("accepts", "one to one"),
    Kinds.CONVERSATION: pgettext_lazy("accepts", "single conversations"),
    Kinds.CIRCLE: pgettext_lazy("accepts", "a circle"),
    Kinds.PEER: pgettext_lazy("accepts", "learning together as peers"),
    Kinds.REVERSE: pgettext_lazy("accepts", "reverse mentoring"),
}
I_KNOW: dict[int, Any] = {
    Expertise.Strength.DEEPLY: gettext_lazy("I know it deeply"),
    Expertise.Strength.WELL: gettext_lazy("I know it well"),
    Expertise.Strength.KNOWS: gettext_lazy("I know it"),
}
NUMBERS = {
    1: gettext_lazy("one"),
    2: gettext_lazy("two"),
    3: gettext_lazy("three"),
    4: gettext_lazy("four"),
    5: gettext_lazy("five"),
    6: gettext_lazy("six"),
}


def in_words(number: int) -> str:
    """Small numbers as words, as a sentence wants them."""
    return str(NUMBERS.get(number, number))


def joined(parts: Iterable[object]) -> str:
    """ "Mondays, Tuesdays and Wednesday mornings"."""
    *most, last = [str(part) for part in parts] or [""]
    return _("%(most)s and %(last)s") % {"most": ", ".join(most), "last": last} if most else last


def capital(words: str) -> str:
    """The words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def hours_words(slots: Iterable[str]) -> str:
    """Half-days in words: "Mornings", "Mondays and Tuesday mornings"; nothing where none is said."""
    said = set(slots)
    for half, words in (("am", _("Mornings")), ("pm", _("Afternoons"))):
        if said == {f"{day}-{half}" for day in WORKDAYS}:
            return words
    if said == {f"{day}-{half}" for day in WORKDAYS for half in ("am", "pm")}:
        return _("Any working day")
    return capital(joined(part for day in DAYS if (part := day_words(day, said))))


def day_words(day: str, said: set[str]) -> str:
    """One day of the week: the whole of it, a half, or nothing."""
    whole, morning, afternoon = DAYS[day]
    halves = (f"{day}-am" in said, f"{day}-pm" in said)
    return str({(True, True): whole, (True, False): morning, (False, True): afternoon}.get(halves, ""))


def door_words(door: Openness | None, kinds: Iterable[str] = ()) -> str:
    """Openness in words: open to one more, full, or paused; nothing where a person has said nothing.

    Args:
        door: her openness, if she has said any.
        kinds: the kinds she accepts.
    """
    if door is None:
        return ""
    if door.state == Openness.State.PAUSED:
        return paused_words(door)
    if door.free <= 0:
        return full_words(door)
    kinds = set(kinds)
    if kinds and Kinds.ONE_TO_ONE not in kinds:
        return _("Open to %(kinds)s") % {"kinds": joined(ACCEPTS[kind] for kind in Kinds if kind in kinds)}
    return ngettext("Open to one more mentee", "Open to %(free)s more mentees", door.free) % {
        "free": in_words(door.free)
    }


def paused_words(door: Openness) -> str:
    if door.back_on is None:
        return _("Paused for now")
    form = "j F" if door.back_on.year == timezone.localdate().year else "j F Y"
    return _("Paused until %(day)s") % {"day": date_format(door.back_on, form)}


def full_words(door: Openness) -> str:
    if not door.taken:
        return _("Takes no mentees now")
    return ngettext("Mentors one person; full", "Mentors %(taken)s people; full", door.taken) % {
        "taken": in_words(door.taken)
    }


def also_words(door: Openness | None, kinds: Iterable[str]) -> str:
    """What else an open door lets in, besides one to one: "Also: single conversations, a circle"."""
    kinds = set(kinds) - {Kinds.ONE_TO_ONE}
    if door is None or door.state == Openness.State.PAUSED or not kinds:
        return ""
    return _("Also open to %(kinds)s") % {"kinds": joined(ACCEPTS[kind] for kind in Kinds if kind in kinds)}
