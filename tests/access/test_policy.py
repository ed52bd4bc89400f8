"""The five questions agree, and nothing is allowed that the table does not allow."""

import pytest

from athenaeum.access import policy
from athenaeum.access.refusals import Invisible, NotYours
from athenaeum.people.models import LearningArea, Openness, Person
from athenaeum.programmes.models import Application, Programme, Wish
from tests.faces import NOW, Cast


def test_a_wish_is_its_authors_alone(cast: Cast) -> None:
    wish = Wish.objects.create(application=cast.ben_applies, person=cast.ada, rank=1)
    seen = [who for who in cast.everyone if policy.visible(who, Wish).filter(pk=wish.pk).exists()]
    assert seen == [cast.ben]


def test_an_application_is_seen_by_its_author_and_the_facilitator(cast: Cast) -> None:
    seen = [who for who in cast.everyone if policy.may(who, "see", cast.ben_applies)]
    assert seen == [cast.ben, cast.cleo]


def test_a_draft_is_its_authors_alone(cast: Cast) -> None:
    Application.objects.filter(pk=cast.ben_applies.pk).update(state="draft")
    seen = [who for who in cast.everyone if policy.may(who, "see", cast.ben_applies)]
    assert seen == [cast.ben]


def test_absent_and_foreign_are_the_same_404(cast: Cast) -> None:
    for key in (cast.ben_applies.pk, cast.programme.pk):
        with pytest.raises(Invisible):
            policy.find(cast.olga, "see", Application, key)


def test_seen_but_not_yours_is_403(cast: Cast) -> None:
    assert policy.find(cast.cleo, "see", Application, cast.ben_applies.pk) == cast.ben_applies
    with pytest.raises(NotYours):
        policy.find(cast.cleo, "change", Application, cast.ben_applies.pk)


def test_demand_before_there_is_a_row(cast: Cast) -> None:
    policy.demand(cast.cleo, "open", Programme)
    with pytest.raises(NotYours):
        policy.demand(cast.olga, "open", Programme)


def test_a_verb_that_the_table_does_not_name_is_denied(cast: Cast) -> None:
    assert list(policy.visible(cast.cleo, Programme, "burn")) == []


def test_a_person_who_left_sees_nothing(cast: Cast) -> None:
    cast.ben.is_active = False
    cast.ben.save()
    assert list(policy.visible(cast.ben, Application)) == []
    assert list(policy.visible(cast.ben, Person)) == []


def test_who_may_names_the_readers(cast: Cast) -> None:
    assert policy.who_may("see", cast.ben_applies).persons == (cast.ben, cast.cleo)
    assert policy.who_may("see", Openness.objects.get(person=cast.ada)).groups == ("@staff",)


def test_who_may_agrees_with_visible(cast: Cast) -> None:
    readers = policy.who_may("see", cast.ben_applies)
    by_list = {who for who in cast.everyone if policy.visible(who, Application).filter(pk=cast.ben_applies.pk)}
    assert set(readers.persons) == by_list


def test_a_condition_opens_a_path_to_a_group(cast: Cast) -> None:
    from athenaeum.people.models import Area

    area = Area.objects.create(key="a", label_en="Maps", label_fr="Cartes")
    wish = LearningArea.objects.create(person=cast.ben, area=area)
    assert policy.may(cast.olga, "see", wish) is False
    LearningArea.objects.filter(pk=wish.pk).update(shown=True)
    assert policy.may(cast.olga, "see", wish) is True


def test_the_house_itself_may_only_what_the_table_says(cast: Cast) -> None:
    assert policy.may(policy.SYSTEM, "see", cast.ben_applies) is False
    assert policy.may(policy.SYSTEM, "deactivate", cast.ben) is True


def test_audit_names_fields_and_never_values(cast: Cast) -> None:
    from athenaeum.access import audit

    event = audit.record("change", cast.ben_applies, by=cast.ben, now=NOW, fields=["hopes", "places"])
    assert (event.actor_name, event.verb, event.label) == ("Ben Brown", "change", "programmes.Application")
    assert event.fields == "hopes places"


def test_what_a_group_sees_whole_is_403_and_not_404(cast: Cast) -> None:
    cast.olga.roles.create(name="facilitator", given_at=NOW)
    with pytest.raises(NotYours):
        policy.find(cast.olga, "change", Programme, cast.programme.pk)
