"""The drawings: what they say, what they hide, where they stop."""

import pytest

from athenaeum.ui.icons import ICONS
from athenaeum.ui.templatetags.ui import bar, icon, initials, pips, squares, timebar, word_of


def test_an_icon_is_hidden_unless_it_stands_alone() -> None:
    assert 'aria-hidden="true"' in icon("lock")
    assert 'role="img" aria-label="Locked"' in icon("lock", "Locked")


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(KeyError):
        icon("rocket")


@pytest.mark.parametrize("name", ICONS)
def test_icons_keep_to_the_line(name: str) -> None:
    """One weight of line and one colour: nothing of their own."""
    assert "stroke" not in ICONS[name]
    assert "#" not in ICONS[name]


@pytest.mark.parametrize(
    ("value", "width"), [(0, "0.0%"), (62, "62.0%"), (100, "100.0%"), (140, "100.0%"), (-3, "0.0%")]
)
def test_a_bar_stays_in_its_frame(value: int, width: str) -> None:
    assert f'width="{width}"' in bar(value)


def test_a_bar_of_nothing_is_empty() -> None:
    assert 'width="0.0%"' in bar(3, 0)


@pytest.mark.parametrize(("used", "amber"), [(150, False), (151, True), (180, True), (0, False)])
def test_time_turns_amber_under_a_sixth(used: int, amber: bool) -> None:
    assert ("bar-amber" in timebar(used, 180)) is amber


def test_boxes_are_as_many_as_said() -> None:
    assert pips(3, 5).count('class="on"') == 3
    assert pips(3, 5).count('class="off"') == 2
    assert squares(10, 12, 1).count('class="gap"') == 1
    assert squares(10, 12, 1).count("<rect") == 12


@pytest.mark.parametrize(
    ("name", "letters"), [("Marguerite Delorme", "MD"), ("Inès", "I"), ("Élise de la Tour", "ÉT"), ("", "")]
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_words_of_a_weight() -> None:
    assert [word_of("never|a little|much", step) for step in (0, 1, 2, 9, "")] == [
        "never", "a little", "much", "much", "never",
    ]  # fmt: skip
