"""What holds for every template of the house, by reading them."""

import re
from pathlib import Path

import pytest

from athenaeum.ui.icons import ICONS

ROOT = Path(__file__).parents[2] / "athenaeum"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
MAIL = {"ui/letter.html"}
INLINE = re.compile(r"""<[^>]*\s(style|on[a-z]+)\s*=\s*["']|<style\b|<script(?![^>]*\bsrc=)[^>]*>""", re.IGNORECASE)
ICON = re.compile(
    r"""{%\s*icon\s+"([a-z-]+)"|<c-(?:icon|fact|way|certificate|advice)[^>]*?\s(?:name|icon)="([a-z-]+)\""""
)


def name(path: Path) -> str:
    return path.relative_to(ROOT / "templates").as_posix()


PAGES = [path for path in TEMPLATES if name(path) not in MAIL]


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_no_template_has_an_inline_style_or_script(path: Path) -> None:
    """The content policy would refuse it."""
    assert [found.group() for found in INLINE.finditer(path.read_text())] == []


def test_the_search_for_inline_styles_finds_one() -> None:
    """Control."""
    for bad in ('<p style="x">', "<b onclick='x'>", "<script>x</script>", "<style>"):
        assert INLINE.search(bad)
    assert not INLINE.search('<script src="x.js" defer></script>')


def test_every_icon_that_a_template_names_exists() -> None:
    named = {a or b for path in TEMPLATES for a, b in ICON.findall(path.read_text())}
    assert named - set(ICONS) == set()
    assert "lock" in named


def test_pages_load_nothing_from_elsewhere() -> None:
    """No request leaves the installation."""
    outside = re.compile(r"""(?:src|href)=["'](?:https?:)?//""")
    assert [name(path) for path in PAGES if outside.search(path.read_text())] == []
    for css in (ROOT / "static").rglob("*.css"):
        assert not re.search(r"url\([\"']?(?:https?:)?//|@import", css.read_text()), css
