"""Areas by a word of theirs, and by what stands in a title."""

from typing import Any

import pytest

from athenaeum.access.policy import SYSTEM
from athenaeum.people.actions import vocabulary
from athenaeum.people.lookup import find_areas, named_so, suggest_areas
from athenaeum.people.models import Area, Post
from tests.faces import NOW, Cast


@pytest.fixture
def areas(db: Any) -> None:
    vocabulary.load(by=SYSTEM, now=NOW)


def labels(text: str) -> list[str]:
    return [hit.area.label for hit in find_areas(text)]


def test_a_label_comes_before_a_synonym(areas: None) -> None:
    assert labels("linked data")[0] == "Linked data"


def test_a_synonym_says_why(areas: None) -> None:
    hit = find_areas("DDA")[0]
    assert (hit.area.label, hit.also) == ("Patron-driven acquisition", "DDA")


def test_french_words_find_too(areas: None) -> None:
    assert "Collection development" in labels("développement des collections")


def test_what_is_chosen_is_not_offered_again(areas: None) -> None:
    known = Area.objects.get(label_en="Linked data")
    assert "Linked data" not in [hit.area.label for hit in find_areas("linked", without=[str(known.pk)])]


def test_nothing_is_found_for_nothing(areas: None) -> None:
    assert (find_areas("  "), find_areas("\x00")) == ([], [])


def test_a_name_that_stands_is_known(areas: None) -> None:
    assert (named_so("LINKED  data"), named_so("Linked")) == (True, False)


def test_a_title_suggests(cast: Cast, areas: None) -> None:
    Post.objects.filter(person=cast.ada).update(title="Metadata cataloguer")
    assert any("atalog" in area.label for area in suggest_areas(cast.ada))


def test_an_empty_title_suggests_nothing(cast: Cast, areas: None) -> None:
    Post.objects.filter(person=cast.ada).update(title="Librarian", unit=None)
    assert suggest_areas(cast.ada) == []
