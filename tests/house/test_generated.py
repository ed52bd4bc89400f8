"""The printed pages say what the tables say now."""

from pathlib import Path

from athenaeum.gateway.generated import states, who_may

PLACE = Path(__file__).parent.parent.parent / "docs" / "generated"


def test_who_may_is_printed_anew() -> None:
    assert (PLACE / "who-may.md").read_text() == who_may(), "run `make docs`"


def test_states_are_printed_anew() -> None:
    assert (PLACE / "states.md").read_text() == states(), "run `make docs`"
