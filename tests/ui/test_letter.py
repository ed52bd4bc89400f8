"""A letter as it leaves the house."""

import re

from django.template.loader import render_to_string

from athenaeum.ui.samples import LETTER


def test_the_plain_part_holds_all_that_the_other_says() -> None:
    text = render_to_string("ui/letter.txt", LETTER)
    assert text.startswith("Athenaeum, Libraries of Port-Clair\n\nTHURSDAY AT 14:00\n")
    assert "Open my room: https://mentoring.portclair.example/room/" in text
    assert "Stop with one click: https://mentoring.portclair.example/letters/stop/" in text


def test_the_plain_part_keeps_signs_as_they_are() -> None:
    assert "L’équipe & “vous”" in render_to_string("ui/letter.txt", {**LETTER, "paragraphs": ["L’équipe & “vous”"]})


def test_no_picture_and_no_counted_link_is_in_it() -> None:
    html = render_to_string("ui/letter.html", LETTER)
    assert "<img" not in html
    assert "url(" not in html
    assert set(re.findall(r'href="([^"]+)"', html)) == {LETTER["button"]["url"], LETTER["stop_url"]}


def test_what_people_wrote_is_escaped() -> None:
    html = render_to_string("ui/letter.html", {**LETTER, "title": "<b>x</b>"})
    assert "<b>x</b>" not in html
