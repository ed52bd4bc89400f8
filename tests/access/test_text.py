"""Strange characters are named; ordinary text of any language passes."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from athenaeum.access.text import TextField, no_strange_characters


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hello\x00there", "U+0000"),
        ("Hello\ud800there", "U+D800"),
        ("Hello\u202ethere", "U+202E, RIGHT-TO-LEFT OVERRIDE"),
        ("Hello\ufffdthere", "U+FFFD, REPLACEMENT CHARACTER"),
    ],
)
def test_a_strange_character_is_named(text: str, name: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        no_strange_characters(text)
    assert refusal.value.messages == [
        f"After “Hello” stands a character that cannot be kept ({name}). Take it out and save again."
    ]


@pytest.mark.parametrize("text", ["", "L’été à Moncton,\r\nπάντα\tשלום 图书馆 👩‍🏫"])
def test_ordinary_text_passes(text: str) -> None:
    no_strange_characters(text)


def test_a_field_names_it_once() -> None:
    form = type("F", (forms.Form,), {"hopes": TextField()})({"hopes": "a\x00"})
    assert len(form.errors["hopes"]) == 1
    assert "U+0000" in form.errors["hopes"][0]
