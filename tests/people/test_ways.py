"""How a person is reached: order, words and links."""

import pytest

from athenaeum.people.actions import reach
from athenaeum.people.ways import link, telephone, ways_of
from tests.faces import NOW, Cast


@pytest.mark.parametrize(
    ("number", "href"),
    [
        ("ext. 3310", "tel:3310"),
        ("3310", "tel:3310"),
        ("+1 902 555-0100", "tel:+19025550100"),
        ("+1 (902) 555-0100 ext. 4471", "tel:+19025550100;ext=4471"),
        ("902 555 0100, poste 12", "tel:9025550100;ext=12"),
        ("ask at the desk", ""),
        ("", ""),
    ],
)
def test_numbers_become_links(number: str, href: str) -> None:
    assert telephone(number) == href


@pytest.mark.parametrize(
    ("kind", "detail", "href"),
    [
        ("video", "https://meet.library.example/ada", "https://meet.library.example/ada"),
        ("video", "http://meet.library.example/ada", ""),
        ("video", "javascript:alert(1)", ""),
        ("chat", "@ada", ""),
        ("email", "ada@library.example", "mailto:ada@library.example"),
        ("email", "ada@library.example?bcc=all@library.example", ""),
        ("in_person", "https://not.a.room.example", ""),
    ],
)
def test_only_sound_addresses_become_links(kind: str, detail: str, href: str) -> None:
    assert link(kind, detail) == href


def test_the_first_is_preferred_and_what_is_on_file_fills_in(cast: Cast) -> None:
    cast.ada.phone = "ext. 3310"
    cast.ada.save()
    reach.prefer_channels(person=cast.ada, channels=[("phone", ""), ("email", "a@b.example")], by=cast.ada, now=NOW)
    said = [(way.words, way.detail, way.href, way.first) for way in ways_of(cast.ada, reader=cast.ben)]
    assert said == [
        ("Prefers the phone.", "ext. 3310", "tel:3310", True),
        ("Then by e-mail", "a@b.example", "mailto:a@b.example", False),
    ]


def test_to_herself_the_page_says_you(cast: Cast) -> None:
    reach.prefer_channels(person=cast.ada, channels=[("in_person", "Room 3")], by=cast.ada, now=NOW)
    assert [way.words for way in ways_of(cast.ada, reader=cast.ada)] == ["You prefer in person."]
