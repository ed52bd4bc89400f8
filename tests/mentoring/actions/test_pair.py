"""Two yeses make a pair; every other answer leaves both where they can go on."""

import pytest

from athenaeum.access.policy import SYSTEM
from athenaeum.access.refusals import Invisible, NotNow, NotYours
from athenaeum.mentoring import jobs
from athenaeum.mentoring.actions import pair as actions
from athenaeum.mentoring.models import Pair
from athenaeum.people.models import Openness
from athenaeum.post.models import Letter
from athenaeum.programmes.actions import proposal as answers
from athenaeum.programmes.actions import round as rounds
from athenaeum.programmes.models import Proposal, Request
from tests.faces import NOW, Cast, person
from tests.programmes.rounds import applies, matched


@pytest.fixture
def sent(cast: Cast) -> Proposal:
    """Ben and Ada have been proposed to each other."""
    rounds.publish(round=matched(cast), by=cast.cleo, now=NOW)
    return Proposal.objects.get()


def states(cast: Cast) -> tuple[str, str]:
    cast.ben_applies.refresh_from_db()
    cast.ada_applies.refresh_from_db()
    return cast.ben_applies.state, cast.ada_applies.state


def test_two_yeses_make_a_pair(cast: Cast, sent: Proposal) -> None:
    row, pair = actions.accept(proposal=sent, by=cast.ben, now=NOW)
    assert (row.state, pair) == ("sent", None)
    row, pair = actions.accept(proposal=sent, by=cast.ada, now=NOW)
    assert row.state == "agreed"
    assert pair is not None
    assert (pair.mentee, pair.mentor, pair.cohort) == (cast.ben, cast.ada, cast.cohort)
    assert Openness.objects.get(person=cast.ada).taken == 1
    assert states(cast) == ("paired", "paired")
    assert Letter.objects.filter(subject="You have both said yes").count() == 2


def test_a_double_click_gives_the_one_result(cast: Cast, sent: Proposal) -> None:
    actions.accept(proposal=sent, by=cast.ben, now=NOW)
    actions.accept(proposal=sent, by=cast.ben, now=NOW)
    first = actions.accept(proposal=sent, by=cast.ada, now=NOW)
    second = actions.accept(proposal=sent, by=cast.ada, now=NOW)
    assert first[1] == second[1]
    assert Pair.objects.count() == 1
    assert Openness.objects.get(person=cast.ada).taken == 1


def test_a_no_puts_both_on_the_waiting_list_and_names_nobody(cast: Cast, sent: Proposal) -> None:
    answers.decline(proposal=sent, reason="time", by=cast.ada, now=NOW)
    assert states(cast) == ("waiting", "waiting")
    letter = Letter.objects.get(subject="A proposal goes no further")
    assert letter.recipient == cast.ben
    assert "declin" not in letter.text
    assert "time is wrong" not in letter.text


def test_a_declined_pair_is_not_proposed_again_and_the_mentee_is(cast: Cast, sent: Proposal) -> None:
    answers.decline(proposal=sent, reason="none", by=cast.ben, now=NOW)
    round = matched(cast, sent.round)
    assert [row["mentee"] for row in round.standing.plan["unmatched"]] == [str(cast.ben_applies.pk)]
    assert round.standing.plan["pairs"] == []


def test_talk_first_tells_the_other_and_opens_the_way(cast: Cast, sent: Proposal) -> None:
    assert sent.may_talk is False
    row = answers.talk_first(proposal=sent, by=cast.ben, now=NOW)
    assert row.may_talk is True
    assert Letter.objects.get(subject="A word before the answer").recipient == cast.ada
    row, _pair = actions.accept(proposal=sent, by=cast.ben, now=NOW)
    assert row.mentee_answer == "yes"


def test_no_answer_after_the_end(cast: Cast, sent: Proposal) -> None:
    answers.decline(proposal=sent, reason="none", by=cast.ben, now=NOW)
    with pytest.raises(NotNow):
        actions.accept(proposal=sent, by=cast.ada, now=NOW)


def test_nobody_else_answers(cast: Cast, sent: Proposal) -> None:
    with pytest.raises(Invisible):
        actions.accept(proposal=sent, by=cast.olga, now=NOW)


def test_the_last_place_here_counts_too(cast: Cast) -> None:
    """Ada has two places in her door and offers one to this cohort."""
    dan = applies(person("Dan"), cast.cohort, "mentee")
    round = matched(cast)
    rounds.publish(round=round, by=cast.cleo, now=NOW)
    first = Proposal.objects.get()
    other = dan if first.mentee == cast.ben_applies else cast.ben_applies
    second = Proposal.objects.create(round=round, mentee=other, mentor=cast.ada_applies, fit=1, state="sent")
    other.state = "proposed"
    other.save()
    for row in (first, second):
        actions.accept(proposal=row, by=row.mentee.person, now=NOW)
        actions.accept(proposal=row, by=cast.ada, now=NOW)
    second.refresh_from_db()
    other.refresh_from_db()
    assert (second.state, other.state) == ("lapsed", "waiting")
    assert Openness.objects.get(person=cast.ada).taken == 1
    assert Letter.objects.get(subject="The place was just taken").recipient == other.person


def test_a_request_that_is_accepted_makes_a_pair_once(cast: Cast) -> None:
    row = Request.objects.create(mentee=cast.ben, mentor=cast.ada, kind="one_to_one", asked_at=NOW)
    pair = actions.begin_from_request(request=row, by=cast.ada, now=NOW)
    assert (pair.mentee, pair.mentor, pair.request) == (cast.ben, cast.ada, row)
    row.refresh_from_db()
    assert actions.begin_from_request(request=row, by=cast.ada, now=NOW) == pair
    assert Openness.objects.get(person=cast.ada).taken == 1


def test_only_the_mentor_accepts_a_request(cast: Cast) -> None:
    row = Request.objects.create(mentee=cast.ben, mentor=cast.ada, kind="one_to_one", asked_at=NOW)
    with pytest.raises(NotYours):
        actions.begin_from_request(request=row, by=cast.ben, now=NOW)
    assert Pair.objects.count() == 0


def test_a_missing_pair_is_made_good(cast: Cast, sent: Proposal) -> None:
    answers.accept(proposal=sent, by=cast.ben, now=NOW)
    answers.accept(proposal=sent, by=cast.ada, now=NOW)
    assert Pair.objects.count() == 0
    jobs.make_good.func()
    jobs.make_good.func()
    assert Pair.objects.count() == 1
    assert actions.make_good(by=SYSTEM, now=NOW) == []
