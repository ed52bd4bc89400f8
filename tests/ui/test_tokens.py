"""The ratios that the language of the look states, computed again from the stylesheet."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[2] / "athenaeum/static/ui/foundation.css").read_text()
PAIRS = re.compile(r"--([a-z0-9]+): light-dark\((#[0-9A-F]{6}), (#[0-9A-F]{6})\);")
TOKENS = {token: (light, dark) for token, light, dark in PAIRS.findall(CSS)}
GROUNDS = ("paper", "leaf", "board", "tint")
# Least contrast on paper, leaf, board, tint: by day, by lamp.
STATED = {
    "ink": ((15.8, 17.1, 14.2, 14.2), (14.7, 13.5, 15.7, 11.9)),
    "ink2": ((8.8, 9.4, 7.9, 7.9), (10.4, 9.5, 11.0, 8.4)),
    "ink3": ((6.1, 6.6, 5.5, 5.5), (6.8, 6.3, 7.3, 5.5)),
    "rule": ((3.9, 4.2, 3.5, 3.5), (4.4, 4.0, 4.7, 3.5)),
    "accent": ((8.4, 9.1, 7.6, 7.5), (10.2, 9.4, 10.9, 8.2)),
    "accent2": ((11.5, 12.4, 10.4, 10.4), (12.7, 11.7, 13.5, 10.2)),
}
ON = [
    ("on", "accent", 0, 9.1), ("on", "accent2", 0, 12.4), ("on", "accent", 1, 9.8), ("on", "accent2", 1, 12.2),
    ("rubric", "paper", 0, 7.2), ("rubric", "leaf", 0, 7.8), ("rubric", "rtint", 0, 6.5),
    ("rubric", "paper", 1, 8.8), ("rubric", "leaf", 1, 8.1), ("rubric", "rtint", 1, 7.5),
    ("amber", "paper", 0, 7.0), ("amber", "leaf", 0, 7.5), ("amber", "atint", 0, 6.4),
    ("amber", "paper", 1, 10.1), ("amber", "leaf", 1, 9.2), ("amber", "atint", 1, 8.2),
]  # fmt: skip


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return round((high + 0.05) / (low + 0.05), 1)


def test_contrast_of_black_on_white() -> None:
    """Control."""
    assert contrast("#000000", "#FFFFFF") == 21.0


@pytest.mark.parametrize("token", STATED)
@pytest.mark.parametrize("theme", [0, 1], ids=["day", "lamp"])
def test_ratios_on_the_four_grounds(token: str, theme: int) -> None:
    found = [contrast(TOKENS[token][theme], TOKENS[ground][theme]) for ground in GROUNDS]
    assert [ratio < least for ratio, least in zip(found, STATED[token][theme], strict=True)] == [False] * 4, found


@pytest.mark.parametrize(("token", "ground", "theme", "least"), ON)
def test_ratios_on_their_own_ground(token: str, ground: str, theme: int, least: float) -> None:
    assert contrast(TOKENS[token][theme], TOKENS[ground][theme]) >= least


def test_components_name_no_colour() -> None:
    """Tokens only; a backdrop and the white of paper in print aside."""
    for name in ("parts.css", "forms.css"):
        text = (Path(__file__).parents[2] / "athenaeum/static/ui" / name).read_text()
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{]*{)", text) == [], name
