"""The French catalogue is whole: nothing empty, nothing unclear, the same variables as the source."""

from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

import athenaeum
from tools.translations import faults

CATALOGUE = Path(athenaeum.__file__).parent / "locale" / "fr" / "LC_MESSAGES" / "django.po"


def test_every_text_is_in_french() -> None:
    with CATALOGUE.open("rb") as file:
        messages = [message for message in read_po(file, locale="fr") if message.id]
    assert len(messages) > 1500
    assert [line for message in messages for line in faults(message)] == []


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("Open", "", "not translated"),
        ("Hello %(name)s", "Bonjour %(nom)s", "other variables"),
        ("Why", "Pourquoi?", "a space is missing"),
        ("“It”", "« Cela »", "a space is missing"),
    ],
)
def test_a_fault_is_noticed(source: str, target: str, said: str) -> None:
    assert [said in line for line in faults(Message(source, target))] == [True]
