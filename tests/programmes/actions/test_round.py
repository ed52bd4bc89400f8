"""From applications to published proposals: the thin line, and what holds it."""

from datetime import timedelta

import pytest

from athenaeum.access.refusals import Invisible, NotNow, NotYours
from athenaeum.post.models import Letter
from athenaeum.programmes.actions import round as actions
from athenaeum.programmes.actions import settled
from athenaeum.programmes.models import Proposal, Run
from tests.faces import NOW, Cast, person
from tests.programmes.rounds import applies, carried_out, matched, mentor, opened, says


def proposed(cast: Cast) -> list[tuple[str, str]]:
    rows = Proposal.objects.select_related("mentee__person", "mentor__person").order_by("mentee__person__given_name")
    return [(row.mentee.person.given_name, row.mentor.person.given_name) for row in rows]


def test_a_round_proposes_and_sends_nothing(cast: Cast) -> None:
    round = matched(cast)
    assert proposed(cast) == [("Ben", "Ada")]
    assert round.standing.state == Run.State.DONE
    assert round.standing.certificate["proved"] is True
    assert Letter.objects.count() == 0


def test_publishing_writes_to_both_sides(cast: Cast) -> None:
    round = matched(cast)
    sent = actions.publish(round=round, by=cast.cleo, now=NOW)
    assert [row.state for row in sent] == ["sent"]
    letters = Letter.objects.order_by("recipient__given_name").values_list("recipient__given_name", "subject")
    assert list(letters) == [("Ada", "A mentee is proposed to you"), ("Ben", "A mentor is proposed to you")]
    cast.ben_applies.refresh_from_db()
    assert cast.ben_applies.state == "proposed"


def test_publishing_twice_sends_once(cast: Cast) -> None:
    round = matched(cast)
    actions.publish(round=round, by=cast.cleo, now=NOW)
    assert actions.publish(round=round, by=cast.cleo, now=NOW) == []
    assert Letter.objects.count() == 2


def test_who_has_nobody_gets_a_kind_letter_and_waits(cast: Cast) -> None:
    dan = applies(person("Dan"), cast.cohort, "mentee")
    eve = applies(person("Eve"), cast.cohort, "mentee")
    round = matched(cast)  # Ada has two places in her door, and offers one to this cohort
    actions.publish(round=round, by=cast.cleo, now=NOW)
    waiting = [row for row in (cast.ben_applies, dan, eve) if not row.refresh_from_db() and row.state == "waiting"]
    assert len(waiting) == 2
    subjects = Letter.objects.filter(recipient__in=[row.person for row in waiting]).values_list("subject", flat=True)
    assert list(subjects) == ["Your mentor is still being looked for"] * 2


def test_newcomers_first(cast: Cast) -> None:
    says(cast.ada_applies, catalogues=3)
    says(cast.ben_applies, catalogues=3)
    dan = applies(person("Dan"), cast.cohort, "mentee", gardening=1)
    dan.newcomer = True
    dan.save()
    matched(cast)
    assert proposed(cast) == [("Dan", "Ada")]


def test_a_supervisor_is_never_proposed_at_any_height(cast: Cast) -> None:
    cast.sam.posts.update(manager=cast.ada)  # Ada manages Sam, who manages Ben
    matched(cast)
    assert proposed(cast) == []


def test_an_avoidance_from_either_side_holds(cast: Cast) -> None:
    cast.ada_applies.avoidances.create(person=cast.ben)
    matched(cast)
    assert proposed(cast) == []


def test_the_control_without_the_avoidance(cast: Cast) -> None:
    matched(cast)
    assert proposed(cast) == [("Ben", "Ada")]


def test_a_pin_is_kept_by_the_next_run(cast: Cast) -> None:
    zoe = mentor("Zoe", cast.cohort, gardening=1)
    says(cast.ada_applies, catalogues=3)
    says(cast.ben_applies, catalogues=3)
    round = matched(cast)
    assert proposed(cast) == [("Ben", "Ada")]
    settled.pin(round=round, mentee=cast.ben_applies, mentor=zoe, by=cast.cleo, now=NOW)
    matched(cast, round)
    assert proposed(cast) == [("Ben", "Zoe")]
    settled.unpin(round=round, mentee=cast.ben_applies, by=cast.cleo, now=NOW)
    matched(cast, round)
    assert proposed(cast) == [("Ben", "Ada")]


def test_two_set_apart_are_gone_at_once_and_stay_apart(cast: Cast) -> None:
    zoe = mentor("Zoe", cast.cohort)
    round = matched(cast)
    settled.exclude(round=round, mentee=cast.ben_applies, mentor=cast.ada_applies, by=cast.cleo, now=NOW)
    settled.exclude(round=round, mentee=cast.ben_applies, mentor=zoe, by=cast.cleo, now=NOW)
    assert proposed(cast) == []
    matched(cast, round)
    assert proposed(cast) == []
    settled.include(exclusion=round.exclusions.get(mentor=zoe), by=cast.cleo, now=NOW)
    matched(cast, round)
    assert proposed(cast) == [("Ben", "Zoe")]


def test_a_pin_against_a_rule_is_named_and_the_plan_stays(cast: Cast) -> None:
    zoe = mentor("Zoe", cast.cohort)
    round = matched(cast)
    before = proposed(cast)
    cast.ben_applies.avoidances.create(person=zoe.person)
    settled.pin(round=round, mentee=cast.ben_applies, mentor=zoe, by=cast.cleo, now=NOW)
    run = carried_out(actions.ask_for_run(round=round, by=cast.cleo, now=NOW + timedelta(minutes=1)))
    assert run.state == Run.State.FAILED
    assert run.trouble == {"code": "pins", "pairs": [[str(cast.ben_applies.pk), str(zoe.pk)]]}
    assert proposed(cast) == before


def test_a_paused_mentor_is_left_alone(cast: Cast) -> None:
    cast.ada.openness.state = "paused"
    cast.ada.openness.save()
    matched(cast)
    assert proposed(cast) == []


def test_a_killed_run_begins_again_and_a_finished_one_stays(cast: Cast) -> None:
    run = actions.ask_for_run(round=opened(cast), by=cast.cleo, now=NOW)
    Run.objects.filter(pk=run.pk).update(state=Run.State.RUNNING, done=0.5)  # its worker was killed here
    carried_out(run)
    assert run.state == Run.State.DONE
    finished = run.finished_at
    carried_out(run)
    assert run.finished_at == finished
    assert Proposal.objects.count() == 1


def test_stop_before_it_begins(cast: Cast) -> None:
    run = actions.ask_for_run(round=opened(cast), by=cast.cleo, now=NOW)
    actions.stop_run(run=run, by=cast.cleo, now=NOW)
    carried_out(run)
    assert run.state == Run.State.STOPPED
    assert run.plan == {}


def test_only_one_standing_run_at_a_time(cast: Cast) -> None:
    round = opened(cast)
    actions.ask_for_run(round=round, by=cast.cleo, now=NOW)
    with pytest.raises(NotNow):
        actions.ask_for_run(round=round, by=cast.cleo, now=NOW)


def test_olga_opens_no_round(cast: Cast) -> None:
    with pytest.raises(NotYours):
        actions.open_round(cohort=cast.cohort, by=cast.olga, now=NOW)
    round = opened(cast)
    with pytest.raises(Invisible):
        actions.publish(round=round, by=cast.olga, now=NOW)
