"""The vocabulary is loaded once, grows by people's own terms, and is tidied without losing what anybody said."""

import pytest
from django.test import Client

from athenaeum.access.policy import SYSTEM
from athenaeum.access.refusals import NotNow, NotYours
from athenaeum.people import terms
from athenaeum.people.actions import expertise, vocabulary
from athenaeum.people.models import Area, Expertise, LearningArea
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


@pytest.fixture
def maps(db: object) -> Area:
    return Area.objects.create(key="maps", label_en="Maps", label_fr="Cartes")


def own(label: str, cast: Cast) -> Area:
    return vocabulary.add_own(label=label, language="en", by=cast.ben, now=NOW)


def test_a_term_merged_twice_leads_to_the_last_one(cast: Cast, maps: Area) -> None:
    atlases = Area.objects.create(key="atlases", label_en="Atlases", label_fr="Atlas")
    old = own("Old maps", cast)
    vocabulary.merge(area=old, into=maps, by=cast.cleo, now=NOW)
    vocabulary.merge(area=maps, into=atlases, by=cast.cleo, now=NOW)
    old.refresh_from_db()
    assert old.current == atlases
    assert vocabulary.term_for("old maps") == atlases


def test_synonyms_come_along_each_once(cast: Cast, maps: Area) -> None:
    Area.objects.filter(pk=maps.pk).update(alt_en="plans; charts")
    charts = Area.objects.create(key="charts", label_en="Charts", label_fr="Cartes", alt_en="sea maps; maps; Plans")
    vocabulary.merge(area=charts, into=maps, by=cast.cleo, now=NOW)
    maps.refresh_from_db()
    assert (maps.alt_en, maps.alt_fr) == ("plans; charts; sea maps", "")


def test_a_term_full_of_synonyms_says_so_and_loses_none(cast: Cast, maps: Area) -> None:
    Area.objects.filter(pk=maps.pk).update(alt_en="; ".join(f"map number {n}" for n in range(34)))
    old = own("Old maps of the harbour and of the islands before it", cast)
    with pytest.raises(NotNow):
        vocabulary.merge(area=old, into=maps, by=cast.cleo, now=NOW)
    old.refresh_from_db()
    assert (old.merged_into, old.own) == (None, True)


def test_what_was_glad_or_shown_stays_so(cast: Cast, maps: Area) -> None:
    old = own("Old maps", cast)
    expertise.state_expertise(person=cast.ada, areas=[(old, 1, True), (maps, 3, False)], by=cast.ada, now=NOW)
    LearningArea.objects.create(person=cast.ben, area=old, importance=1, shown=True)
    LearningArea.objects.create(person=cast.ben, area=maps, importance=3, shown=False)
    vocabulary.merge(area=old, into=maps, by=cast.cleo, now=NOW)
    assert list(Expertise.objects.values_list("area", "strength", "glad")) == [(maps.pk, 3, True)]
    assert list(LearningArea.objects.values_list("area", "importance", "shown")) == [(maps.pk, 3, True)]


def test_a_term_is_merged_once_and_never_into_one_that_is_gone(cast: Cast, maps: Area) -> None:
    old, older = own("Old maps", cast), own("Older maps", cast)
    vocabulary.merge(area=old, into=maps, by=cast.cleo, now=NOW)
    for area, into in ((old, maps), (older, old), (maps, maps)):
        with pytest.raises(NotNow):
            vocabulary.merge(area=area, into=into, by=cast.cleo, now=NOW)


def test_a_kept_term_has_a_place_that_is_not_below_itself(cast: Cast, maps: Area) -> None:
    old = own("Old maps", cast)
    names = {"label_en": "Old maps", "label_fr": "Cartes anciennes"}
    vocabulary.keep(area=old, parent=maps, by=cast.cleo, now=NOW, **names)
    old.refresh_from_db()
    assert (old.own, old.parent, old.label_fr) == (False, maps, "Cartes anciennes")
    with pytest.raises(NotNow):
        vocabulary.keep(area=maps, label_en="Maps", label_fr="Cartes", parent=old, by=cast.cleo, now=NOW)
    with pytest.raises(NotNow):
        vocabulary.keep(area=old, label_en="Maps", label_fr="Cartes", parent=None, by=cast.cleo, now=NOW)


def test_cleo_keeps_one_own_term_and_joins_another_in_the_browser_without_script(
    cast: Cast, maps: Area, client: Client
) -> None:
    old, sea = own("Old maps", cast), own("Sea charts", cast)
    client.force_login(cast.cleo)
    assert b"Old maps" in client.get("/people/vocabulary/").content
    assert b"Maps" in client.get(f"/people/vocabulary/{sea.pk}/?into=cart").content
    form = {"label_en": "Old maps", "label_fr": "", "parent": ""}
    assert client.post(f"/people/vocabulary/{old.pk}/", form).status_code == 422
    form = {"label_en": "Old maps", "label_fr": "Cartes anciennes", "parent": str(maps.pk)}
    assert client.post(f"/people/vocabulary/{old.pk}/", form).status_code == 302
    assert client.post(f"/people/vocabulary/{sea.pk}/join/", {"into": str(maps.pk)}).status_code == 302
    old.refresh_from_db()
    sea.refresh_from_db()
    assert (old.own, old.parent, sea.merged_into) == (False, maps, maps)
    client.force_login(cast.ben)
    assert client.get("/people/vocabulary/").status_code == 403


def test_no_figure_is_about_fewer_than_five(cast: Cast, maps: Area) -> None:
    for number, who in enumerate(cast.everyone[:5], 1):
        expertise.state_expertise(person=who, areas=[(maps, 2, True)], by=who, now=NOW)
        assert [node.knowers for node in terms.tree()] == [number if number == 5 else None]
