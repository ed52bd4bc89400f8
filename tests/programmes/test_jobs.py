"""A run in the worker: it tells how far it is, hears stop, and answers with the best plan so far."""

from typing import Any

import pytest

from athenaeum import matching
from athenaeum.programmes import jobs, reckoning
from athenaeum.programmes.actions import round as actions
from athenaeum.programmes.actions import run as runs
from athenaeum.programmes.models import Proposal, Run
from tests.faces import NOW, Cast, person
from tests.programmes.rounds import applies, carried_out, matched, mentor, opened, says


@pytest.fixture
def talkative(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every word of progress is written."""
    monkeypatch.setattr(jobs, "PAUSE", 0.0)


def test_progress_is_written(cast: Cast, talkative: None, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, float]] = []
    real = jobs.actions.tell_progress

    def listen(**said: Any) -> bool:
        told.append((said["stage"], said["done"]))
        return real(**said)

    monkeypatch.setattr(jobs.actions, "tell_progress", listen)
    run = carried_out(actions.ask_for_run(round=opened(cast), by=cast.cleo, now=NOW))
    assert told != []
    assert [done for _stage, done in told] == sorted(done for _stage, done in told)
    assert run.done == 1


def test_at_most_twice_a_second(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([100.0, 100.0, 100.2, 100.4, 100.6, 100.6, 100.9])
    monkeypatch.setattr(jobs, "monotonic", lambda: next(moments))
    written: list[float] = []
    monkeypatch.setattr(jobs.actions, "tell_progress", lambda **said: written.append(said["done"]) or True)
    watch = jobs.Watch(Run())
    for share in (0.1, 0.2, 0.3, 0.4, 0.5):
        watch("look", share, None, None)
    assert written == [0.1, 0.4]


def test_stop_is_heard_and_the_best_so_far_is_kept(
    cast: Cast, talkative: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    round = opened(cast)
    run = actions.ask_for_run(round=round, by=cast.cleo, now=NOW)
    real = reckoning.propose

    def slow(problem: Any, *, by: str, progress: Any = None) -> Any:
        if progress is not None:  # somebody says stop while it looks
            actions.stop_run(run=Run.objects.get(pk=run.pk), by=cast.cleo, now=NOW)
            with pytest.raises(matching.Stopped):
                progress("look", 0.5, None, None)
        return real(problem, by=by)

    monkeypatch.setattr(reckoning, "propose", slow)
    carried_out(run)
    assert run.state == Run.State.STOPPED
    assert run.stop_asked is True
    assert Proposal.objects.count() == 1


def test_a_plan_that_fails_its_check_is_not_kept(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reckoning, "check", lambda problem, plan: ["mentor 0 has 2 mentees and room for 1"])
    run = carried_out(actions.ask_for_run(round=opened(cast), by=cast.cleo, now=NOW))
    assert (run.state, run.trouble, run.plan) == (Run.State.FAILED, {"code": "check"}, {})
    assert Proposal.objects.count() == 0


def test_the_fairer_plan_stands_beside_with_its_price_and_can_be_chosen(cast: Cast, client: Any) -> None:
    """Ben would get Ada, who is best for him; then the lowest fit would be lower than it need be."""
    round = lopsided(cast)
    proof = round.standing.certificate
    floor = proof["beside"]["floor"]
    assert floor["floor"] > proof["floor"]
    assert floor["objective"] < proof["objective"]
    client.force_login(cast.cleo)
    page = client.get(f"/programmes/runs/{round.standing_id}/certificate/").content.decode()
    assert "Lifting it as high as coverage allows costs" in page
    trial = carried_out(
        actions.ask_for_run(round=round, by=cast.cleo, now=NOW, what_if="The lowest fit", solver="floor")
    )
    assert trial.certificate["floor"] == floor["floor"]
    runs.adopt_run(run=trial, by=cast.cleo, now=NOW)
    round.refresh_from_db()
    again = carried_out(actions.ask_for_run(round=round, by=cast.cleo, now=NOW))
    assert again.by == "floor"  # matching again keeps the aim that was chosen


def lopsided(cast: Cast) -> Any:
    """Two mentees, two mentors: the greatest total pairs one well and one badly, the fair plan both middling."""
    says(cast.ada_applies, catalogues=3)
    says(cast.ben_applies, catalogues=3)
    mentor("Zoe", cast.cohort, catalogues=1)
    applies(person("Dan"), cast.cohort, "mentee", gardening=3, catalogues=1)
    return matched(cast)
