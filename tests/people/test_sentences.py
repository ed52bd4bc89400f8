"""What pages say of a person in words."""

from datetime import date

import pytest

from athenaeum.people.models import Openness
from athenaeum.people.sentences import also_words, door_words, hours_words


def door(state: str = "open", places: int = 1, taken: int = 0, back_on: date | None = None) -> Openness:
    return Openness(state=state, places=places, taken=taken, back_on=back_on)


@pytest.mark.parametrize(
    ("openness", "kinds", "words"),
    [
        (None, (), ""),
        (door(), ("one_to_one",), "Open to one more mentee"),
        (door(places=3, taken=1), (), "Open to two more mentees"),
        (door(places=2, taken=2), ("one_to_one",), "Mentors two people; full"),
        (door(taken=1), (), "Mentors one person; full"),
        (door("paused"), (), "Paused for now"),
        (door("paused", back_on=date(2031, 5, 3)), (), "Paused until 3 May 2031"),
        (door(), ("conversation", "circle"), "Open to single conversations and a circle"),
    ],
)
def test_doors(openness: Openness | None, kinds: tuple[str, ...], words: str) -> None:
    assert door_words(openness, kinds) == words


def test_what_else_a_door_lets_in() -> None:
    assert also_words(door(), ("one_to_one", "conversation")) == "Also open to single conversations"
    assert also_words(door("paused"), ("one_to_one", "conversation")) == ""


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ([], ""),
        (["mon-am", "mon-pm", "tue-am"], "Mondays and Tuesday mornings"),
        (["wed-pm"], "Wednesday afternoons"),
        (["mon-am", "tue-am", "wed-am", "thu-am", "fri-am"], "Mornings"),
        (["mon-pm", "tue-pm", "wed-pm", "thu-pm", "fri-pm"], "Afternoons"),
    ],
)
def test_hours(slots: list[str], words: str) -> None:
    assert hours_words(slots) == words
