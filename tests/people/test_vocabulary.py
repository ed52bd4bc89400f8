"""The vocabulary is loaded once, grows by people's own terms, and is tidied without losing what anybody said."""

import pytest

from athenaeum.access.policy import SYSTEM
from athenaeum.access.refusals import NotYours
from athenaeum.people.actions import expertise, vocabulary
from athenaeum.people.models import Area, Expertise
from tests.faces import NOW, Cast


def test_it_loads_once(db: object) -> None:
    first = vocabulary.load(by=SYSTEM, now=NOW)
    assert first == Area.objects.count() > 250
    assert vocabulary.load(by=SYSTEM, now=NOW) == 0


def test_a_changed_wording_stays(db: object) -> None:
    vocabulary.load(by=SYSTEM, now=NOW)
    Area.objects.filter(key="collections").update(label_en="Holdings")
    vocabulary.load(by=SYSTEM, now=NOW)
    assert Area.objects.get(key="collections").label_en == "Holdings"


def test_own_words_find_the_term_that_is_there(cast: Cast) -> None:
    vocabulary.load(by=SYSTEM, now=NOW)
    for words in ("collection development", "Développement  des collections", "Selection"):
        found = vocabulary.add_own(label=words, language="en", by=cast.ben, now=NOW)
        assert found.key == "collection-development"


def test_an_own_term_is_merged_and_nobody_loses_an_area(cast: Cast) -> None:
    maps = Area.objects.create(key="maps", label_en="Maps", label_fr="Cartes")
    own = vocabulary.add_own(label="Old maps", language="en", by=cast.ben, now=NOW)
    expertise.state_expertise(person=cast.ben, areas=[(own, 3, True)], by=cast.ben, now=NOW)
    expertise.state_expertise(person=cast.ada, areas=[(own, 3, True), (maps, 1, True)], by=cast.ada, now=NOW)
    vocabulary.merge(area=own, into=maps, by=cast.cleo, now=NOW)
    said = {(row.person.given_name, row.area.key, row.strength) for row in Expertise.objects.all()}
    assert said == {("Ben", "maps", 3), ("Ada", "maps", 3)}
    maps.refresh_from_db()
    assert maps.alt_en == "Old maps"
    assert vocabulary.term_for("old maps") == maps


def test_only_a_facilitator_merges(cast: Cast) -> None:
    one, two = (Area.objects.create(key=key, label_en=key, label_fr=key) for key in ("one", "two"))
    with pytest.raises(NotYours):
        vocabulary.merge(area=one, into=two, by=cast.ben, now=NOW)
