"""An application: begun from the profile, kept as it is typed, handed in, taken back."""

from datetime import timedelta

import pytest

from athenaeum.access.refusals import Invisible, NotNow, NotYours
from athenaeum.people.models import Area, Expertise, LearningArea, Openness
from athenaeum.post.models import Letter
from athenaeum.programmes.actions import application as act
from athenaeum.programmes.models import Application, Cohort
from tests.faces import NOW, Cast, person


@pytest.fixture
def maps(db: None) -> Area:
    return Area.objects.create(key="maps", label_en="Maps", label_fr="Cartes")


def draft(cast: Cast, side: str = "mentee") -> Application:
    return act.start_application(cohort=cast.cohort, side=side, by=cast.olga, now=NOW)


def save(row: Application, cast: Cast, **more: object) -> Application:
    given = {"hopes": "To read maps", "places": 1, "areas": [], "wishes": [], "avoidances": []}
    return act.save_application(application=row, **given | more, by=cast.olga, now=NOW)  # type: ignore[arg-type]


def test_it_begins_with_what_the_profile_says(cast: Cast, maps: Area) -> None:
    LearningArea.objects.create(person=cast.olga, area=maps, importance=3)
    assert [(one.area, one.weight) for one in draft(cast).areas.all()] == [(maps, 3)]


def test_a_mentor_offers_what_she_is_glad_to_help_with(cast: Cast, maps: Area) -> None:
    other = Area.objects.create(key="law", label_en="Law", label_fr="Droit")
    Expertise.objects.create(person=cast.olga, area=maps, strength=3)
    Expertise.objects.create(person=cast.olga, area=other, glad=False)
    assert [(one.area, one.weight) for one in draft(cast, "mentor").areas.all()] == [(maps, 3)]


def test_beginning_twice_gives_the_one_application(cast: Cast) -> None:
    assert draft(cast) == draft(cast)


def test_one_person_may_apply_from_both_sides(cast: Cast) -> None:
    assert {draft(cast).side, draft(cast, "mentor").side} == {"mentee", "mentor"}


def test_a_peer_side_belongs_to_symmetric_programmes(cast: Cast) -> None:
    with pytest.raises(NotNow):
        draft(cast, "peer")
    cast.programme.symmetric = True
    cast.programme.save()
    cast.cohort.refresh_from_db()
    assert draft(cast, "peer").side == "peer"


def test_a_programme_for_newcomers_mentors_newcomers(cast: Cast) -> None:
    cast.programme.newcomers_only = True
    cast.programme.save()
    cast.cohort.refresh_from_db()
    with pytest.raises(NotNow):
        draft(cast)
    nina = person("Nina", hired_on=NOW.date() - timedelta(days=30))
    begun = act.start_application(cohort=cast.cohort, side="mentee", by=nina, now=NOW)
    assert act.submit_application(application=begun, by=nina, now=NOW).newcomer is True


def test_a_closed_call_says_when_it_closed(cast: Cast) -> None:
    with pytest.raises(NotNow) as refusal:
        act.start_application(cohort=cast.cohort, side="mentee", by=cast.olga, now=NOW + timedelta(days=10))
    assert "19\xa0March 2026" in str(refusal.value)


def test_a_planned_cohort_does_not_exist_for_staff(cast: Cast) -> None:
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="planned")
    with pytest.raises(Invisible):
        draft(cast)


def test_a_draft_keeps_what_was_typed(cast: Cast, maps: Area) -> None:
    save(draft(cast), cast, areas=[(maps, 2)], wishes=[cast.ada, cast.dora], avoidances=[cast.sam])
    kept = Application.objects.get(person=cast.olga)
    assert kept.hopes == "To read maps"
    assert [(one.area, one.weight) for one in kept.areas.all()] == [(maps, 2)]
    assert [(one.person, one.rank) for one in kept.wishes.all()] == [(cast.ada, 1), (cast.dora, 2)]
    assert [one.person for one in kept.avoidances.all()] == [cast.sam]


def test_wishes_can_change_their_order(cast: Cast) -> None:
    row = save(draft(cast), cast, wishes=[cast.ada, cast.dora])
    save(row, cast, wishes=[cast.dora, cast.ada])
    assert [one.person for one in row.wishes.all()] == [cast.dora, cast.ada]


def test_a_name_in_both_lists_is_refused_by_name(cast: Cast) -> None:
    with pytest.raises(NotNow) as refusal:
        save(draft(cast), cast, wishes=[cast.ada], avoidances=[cast.ada])
    assert "Ada Aalto" in str(refusal.value)


def test_nobody_wishes_for_herself_or_for_four(cast: Cast) -> None:
    row = draft(cast)
    with pytest.raises(NotNow):
        save(row, cast, wishes=[cast.olga])
    with pytest.raises(NotNow):
        save(row, cast, wishes=[cast.ada, cast.ben, cast.sam, cast.dora])


def test_a_second_window_overwrites_nothing(cast: Cast) -> None:
    row = draft(cast)
    first = act.save_application(
        application=row, hopes="first", places=1, areas=[], wishes=[], avoidances=[], by=cast.olga, base=NOW,
        now=NOW + timedelta(seconds=5),
    )  # fmt: skip
    with pytest.raises(act.Changed) as refusal:
        save(row, cast, hopes="second", base=NOW)
    assert refusal.value.application.hopes == "first"
    assert Application.objects.get(pk=row.pk).hopes == "first"
    assert save(row, cast, hopes="second", base=first.saved_at).hopes == "second"


def test_handing_in_thanks_once(cast: Cast) -> None:
    row = act.submit_application(application=draft(cast), by=cast.olga, now=NOW)
    assert (row.state, row.submitted_at, row.newcomer) == ("submitted", NOW, False)
    assert [letter.recipient for letter in Letter.objects.all()] == [cast.olga]
    with pytest.raises(NotNow):
        act.submit_application(application=row, by=cast.olga, now=NOW)


def test_offering_to_mentor_opens_a_door_that_was_never_set(cast: Cast) -> None:
    row = save(draft(cast, "mentor"), cast, places=2)
    act.submit_application(application=row, by=cast.olga, now=NOW)
    door = Openness.objects.get(person=cast.olga)
    assert (door.state, door.places, [kind.kind for kind in cast.olga.kinds.all()]) == ("open", 2, ["one_to_one"])


def test_a_door_that_she_set_stays_as_it_is(cast: Cast) -> None:
    Openness.objects.create(person=cast.olga, state="paused")
    act.submit_application(application=save(draft(cast, "mentor"), cast, places=2), by=cast.olga, now=NOW)
    assert Openness.objects.get(person=cast.olga).state == "paused"


def test_a_stale_row_cannot_be_handed_in_twice(cast: Cast) -> None:
    row = draft(cast)
    stale = Application.objects.get(pk=row.pk)
    act.submit_application(application=row, by=cast.olga, now=NOW)
    with pytest.raises(NotNow):
        act.submit_application(application=stale, by=cast.olga, now=NOW)
    assert Letter.objects.count() == 1


def test_handed_in_is_not_changed_unseen(cast: Cast) -> None:
    row = act.submit_application(application=draft(cast), by=cast.olga, now=NOW)
    with pytest.raises(NotNow):
        save(row, cast)


def test_taken_back_and_taken_up_again(cast: Cast) -> None:
    row = act.submit_application(application=save(draft(cast), cast), by=cast.olga, now=NOW)
    act.withdraw_application(application=row, by=cast.olga, now=NOW)
    assert act.resume_application(application=row, by=cast.olga, now=NOW).state == "draft"
    assert Application.objects.get(pk=row.pk).hopes == "To read maps"


def test_a_draft_can_be_thrown_away_and_nothing_else(cast: Cast) -> None:
    row = draft(cast)
    act.discard_application(application=row, by=cast.olga, now=NOW)
    assert Application.objects.filter(person=cast.olga).exists() is False
    with pytest.raises(NotNow):
        act.discard_application(application=cast.ben_applies, by=cast.ben, now=NOW)


def test_nobody_else_touches_it(cast: Cast) -> None:
    row = draft(cast)
    for other in (cast.ada, cast.ben, cast.cleo, cast.sam, cast.dora, cast.odile):
        with pytest.raises(Invisible):
            act.submit_application(application=row, by=other, now=NOW)
    with pytest.raises(NotYours):
        act.withdraw_application(application=cast.ben_applies, by=cast.cleo, now=NOW)
