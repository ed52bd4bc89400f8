"""Text as it came in: characters that no keyboard writes are named, never silently replaced."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext as _

# They turn the reading direction of what follows, so that a text can look unlike what it holds.
BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# What a reader of bytes leaves behind where it could not read.
UNREADABLE = "\ufffd"
LINES = frozenset("\n\r\t")


def is_strange(character: str) -> bool:
    """A control character, half of a character pair, a turn of direction, or the mark of an unreadable one."""
    if character in LINES:
        return False
    return character in BIDI or character == UNREADABLE or unicodedata.category(character) in ("Cc", "Cs")


def name_of(character: str) -> str:
    """A character as a person can look it up: "U+202E, RIGHT-TO-LEFT OVERRIDE"."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f", {name}" if name else "")


def no_strange_characters(text: str) -> None:
    """A validator for every text a person types.

    Raises:
        ValidationError: naming the first strange character and what stands before it.
    """
    place = next((number for number, character in enumerate(text) if is_strange(character)), None)
    if place is None:
        return
    before = text[max(0, place - 12) : place].strip()
    sentence = (
        _("After “%(before)s” stands a character that cannot be kept (%(name)s). Take it out and save again.")
        if before
        else _("The text begins with a character that cannot be kept (%(name)s). Take it out and save again.")
    )
    raise ValidationError(sentence, params={"before": before, "name": name_of(text[place])}, code="strange")


class TextField(forms.CharField):
    """A text field of a form that names strange characters instead of merely refusing the worst of them."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        ours = [check for check in self.validators if not isinstance(check, ProhibitNullCharactersValidator)]
        self.validators = [*ours, no_strange_characters]
