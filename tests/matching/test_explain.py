"""Reasons add up, say what is so, and what another choice does to the others is what it does."""

import string
from dataclasses import replace

import numpy as np
import pytest

from athenaeum.matching import explain
from athenaeum.matching.explain import Reason, sentence, sentences
from athenaeum.matching.features import Features, from_people
from athenaeum.matching.people import Person
from athenaeum.matching.problem import Problem
from athenaeum.matching.propose import propose
from athenaeum.matching.reasons import AGAINST, CODES, FOR, PLAIN, UNKNOWN
from athenaeum.matching.score import WEIGHTS
from tests.matching.people import make_people

ADA = Person(
    "ada",
    "Ada",
    offers={"children": 3, "grants": 2, "linked data": 2},
    channels=("in person", "video"),
    hours=frozenset({"mon-am", "thu-pm"}),
    site="Eastgate",
    languages=("French", "English"),
    unit="Children",
    years=12,
    capacity=1,
)
BEN = Person(
    "ben",
    "Ben",
    wants={"children": 3, "catalogues": 1, "maps": 1},
    channels=("in person",),
    hours=frozenset({"mon-am"}),
    site="Harbour",
    languages=("French",),
    unit="Law",
    managers=("sam",),
    years=3,
    prefers=("ada",),
)
TREE = {"catalogues": "description", "linked data": "description"}


def test_a_pair_says_what_speaks_for_it_what_against_and_what_was_unknown():
    why = explain.pair(from_people([BEN], [ADA], tree=TREE), 0, 0)
    assert sentences(why.speaks_for) == (
        "Named by the mentee as first choice; offers children, asked for first; "
        "offers linked data, close to catalogues; both prefer in person; both speak French; "
        "nine years more experience; another unit; outside the reporting line"
    )
    assert sentences(why.against) == (
        "Does not offer maps; only Monday mornings suit both; two sites, Harbour and Eastgate"
    )
    assert why.unknown == []


def test_unknown_is_said_once_somebody_was_asked():
    problem = from_people([Person("ben"), Person("sam", hours=frozenset({"mon-am"}))], [Person("ada")])
    assert "hours.unknown" in [reason.code for reason in explain.pair(problem, 0, 0).unknown]
    assert sentence(explain.pair(problem, 1, 0).unknown[0]) == "hours not given by the mentor"
    silent = explain.pair(from_people([Person("ben")], [Person("ada")]), 0, 0)
    assert silent.unknown == []


def test_a_forbidden_pair_has_no_fit_and_names_the_rules():
    sam = Person("sam", "Sam", avoid=frozenset({"ben"}))
    why = explain.pair(from_people([BEN], [sam]), 0, 0)
    assert why.fit is None
    assert [reason.code for reason in why.reasons] == ["rule.reporting_line"]


def test_a_wish_not_to_be_paired_reads_like_every_other_personal_rule():
    for other in (Person("olga", avoid=frozenset({"ben"})), Person("olga", ended=frozenset({"ben"}))):
        why = explain.pair(from_people([BEN], [other]), 0, 0)
        assert sentences(why.reasons) == "These two cannot be proposed to each other"


@pytest.mark.parametrize("weights", [None, {"subjects": 7, "hours": 0, "named": 1.5}])
def test_reasons_add_up_to_the_fit_of_every_pair(weights):
    mentees, mentors, tree = make_people(120, 50, seed=11)
    problem = from_people(mentees, mentors, tree=tree, weights=weights)
    every = np.argwhere(np.isfinite(problem.scores.block(0, 120)))
    fits = problem.scores.pairs(*every.T) * problem.unit
    for one, fit in zip(explain.pairs(problem, every), fits, strict=True):
        assert one.fit == pytest.approx(fit, abs=1e-9)
        assert sum(reason.points for reason in one.reasons) == pytest.approx(fit, abs=1e-9)


def test_every_pair_alone_says_the_same_as_among_many():
    mentees, mentors, tree = make_people(30, 20, seed=2)
    problem = from_people(mentees, mentors, tree=tree)
    every = np.array([(i, j) for i in range(30) for j in range(20)])
    for one in explain.pairs(problem, every):
        assert explain.pair(problem, one.mentee, one.mentor) == one


def test_every_code_has_a_tone_and_a_sentence_for_its_parameters():
    for code, (tone, english) in CODES.items():
        assert tone in (FOR, AGAINST, UNKNOWN, PLAIN)
        names = [name for _, name, _, _ in string.Formatter().parse(english) if name]
        sample = {"who": "both", "rank": 1, "years": 3, "count": 2, "people": 2, "loss": 1.5, "fit": 60}
        params = {name: sample.get(name, ("x", "y")) for name in names}
        assert sentence(Reason(code, params))


def test_every_reason_that_is_made_can_be_said():
    mentees, mentors, tree = make_people(60, 25, seed=4, capacity=1)
    problem = from_people(mentees, mentors, tree=tree)
    plan = propose(problem)
    every = [(i, j) for i in range(60) for j in range(25)]
    made = [reason for one in explain.pairs(problem, np.array(every)) for reason in one.reasons]
    for told in explain.all_unmatched(problem, plan):
        assert told == explain.unmatched(problem, plan, told.mentee)
        made += [*told.reasons, *told.helps]
    for mentee in plan.pairs[:5, 0].tolist():
        made += [reason for one in explain.alternatives(problem, plan, mentee) for reason in one.reasons]
    assert len({reason.code for reason in made}) > 25
    assert all("{" not in sentence(reason) for reason in made)


def round_of_two(capacity: int = 1) -> Problem:
    """Ben and Cleo both want Ada, who fits Ben better; Olga has no subject for either."""
    wants = {"maps": 3}
    mentees = [Person("ben", "Ben", wants=wants, site="a"), Person("cleo", "Cleo", wants=wants, site="b")]
    ada = Person("ada", "Ada", offers={"maps": 3}, site="a", capacity=capacity)
    return from_people(mentees, [ada, Person("olga", "Olga", offers={"grants": 3}, site="a")])


def test_an_alternative_tells_whom_it_moves_and_what_the_round_loses():
    problem = round_of_two()
    plan = propose(problem)
    assert plan.pairs.tolist() == [[0, 0], [1, 1]]
    (other,) = explain.alternatives(problem, plan, 1)
    assert (other.mentor, other.loss, other.unserved) == (0, 0, 0)
    assert [(move.mentee, move.before, move.after) for move in other.moves] == [(0, 0, 1)]
    assert sentences(other.reasons) == "Takes Ada from Ben, who falls to 37.5; the round loses nothing"


def test_an_alternative_with_a_free_place_says_so():
    problem = round_of_two(capacity=2)
    plan = propose(problem)
    assert plan.pairs.tolist() == [[0, 0], [1, 0]]
    (other,) = explain.alternatives(problem, plan, 1)
    assert sentences(other.reasons) == "Olga has a free place; the round loses 40"


def test_without_a_new_plan_the_least_loss_is_told():
    problem = round_of_two()
    (other,) = explain.alternatives(problem, propose(problem), 1, exact=False)
    assert other.loss <= explain.alternatives(problem, propose(problem), 1)[0].loss
    assert sentences(other.reasons) == "All places with Ada are taken; the round loses at least 0"


def test_losses_are_what_a_new_plan_with_the_pair_loses():
    mentees, mentors, tree = make_people(40, 20, seed=8, capacity=1)
    problem = from_people(mentees, mentors, tree=tree)
    plan = propose(problem)
    for mentee in plan.pairs[:6, 0].tolist():
        found = explain.alternatives(problem, plan, mentee, k=3)
        assert len(found) == 3
        for one in found:
            again = {**plan.mentor_of(), mentee: one.mentor}
            for move in one.moves:
                again[move.mentee] = move.after
            pairs = np.array([pair for pair in again.items() if pair[1] is not None])
            assert np.bincount(pairs[:, 1], minlength=20).max() == 1
            total = problem.scores.pairs(*pairs.T).sum() * problem.unit
            assert plan.objective - total == pytest.approx(one.loss, abs=1e-3)
            bound = plan.mentee_prices[mentee] + plan.prices[one.mentor] - one.fit
            assert one.loss >= bound - 1e-3 or one.unserved


def test_the_locked_and_the_unmatched_have_no_alternatives():
    problem = from_people([Person("ben", locked_with=("ada",)), Person("sam")], [Person("ada")])
    plan = propose(problem)
    assert explain.alternatives(problem, plan, 0) == []
    assert explain.alternatives(problem, plan, 1) == []


def why(problem: Problem, mentee: int) -> tuple[str, str]:
    told = explain.unmatched(problem, propose(problem), mentee)
    return sentences(told.reasons), sentences(told.helps)


def test_the_unmatched_hear_that_all_are_full_and_who_could_help():
    mentees = [Person("ben", "Ben", new=True, wants={"maps": 1}), Person("cleo", "Cleo", wants={"maps": 2})]
    problem = from_people(mentees, [Person("ada", "Ada", offers={"maps": 3})])
    assert why(problem, 1) == (
        "One mentor with maps on offer; full: Ada; one mentor could take Cleo: no place left",
        "One more place with Ada could serve Cleo; offer a single conversation with Ada; invite a new mentor for maps",
    )


def test_the_unmatched_hear_which_rules_stand_against_those_who_offer():
    mentees = [
        Person("ben", "Ben", wants={"budgets": 1}, managers=("sam",), avoid=frozenset({"olga"})),
        Person("cleo", new=True, channels=("phone",)),
    ]
    mentors = [
        Person("sam", "Sam", offers={"budgets": 3}),
        Person("olga", "Olga", offers={"budgets": 3}),
        Person("ada", "Ada", offers={"budgets": 2}, paused=True),
    ]
    told, helps = why(from_people(mentees[:1], mentors), 0)
    assert told == (
        "Three mentors with budgets on offer; within the reporting line: Sam; paused: Ada; "
        "cannot be proposed: one mentor; out of reach for Ben by the rules: three mentors; "
        "one mentor within the reporting line; one mentor paused; one mentor who cannot be proposed"
    )
    assert helps == "Invite a new mentor for budgets"


def test_a_way_of_meeting_that_would_help_is_named():
    nils = Person("nils", "Nils", channels=("phone",))
    mentors = [Person("ada", "Ada", channels=("video", "in person")), Person("olga", channels=("video",))]
    told, helps = why(from_people([nils], mentors), 0)
    assert told == "Out of reach for Nils by the rules: two mentors; two mentors with no way of meeting in common"
    assert helps == "Ask Nils about video: two mentors with a free place could then meet"


def test_the_paused_and_those_without_any_mentor():
    assert why(from_people([Person("ben", "Ben", paused=True)], [Person("ada")]), 0) == (
        "Ben is paused",
        "Ask whether Ben wishes to take part again",
    )
    assert why(from_people([Person("ben", wants={"maps": 1})], []), 0) == (
        "There are no mentors in this round",
        "Invite a new mentor for maps",
    )
    assert why(from_people([Person("ben")], [Person("ben")]), 0)[0] == "There are no mentors in this round"


def test_bare_numbers_cannot_be_explained():
    problem = Problem.from_scores([[1.0]], [1])
    with pytest.raises(TypeError, match="made of people"):
        explain.pair(problem, 0, 0)
    assert set(Features([], []).criteria) == set(WEIGHTS)


class SetAside:
    """Scores of which one pair was taken out afterwards."""

    def __init__(self, inner: Features, pair: tuple[int, int]) -> None:
        self.inner, self.shape, self.pair = inner, inner.shape, pair

    def block(self, start: int, stop: int) -> np.ndarray:
        fits = self.inner.block(start, stop)
        if start <= self.pair[0] < stop:
            fits[self.pair[0] - start, self.pair[1]] = -np.inf
        return fits

    def pairs(self, mentees: np.ndarray, mentors: np.ndarray) -> np.ndarray:
        fits = self.inner.pairs(mentees, mentors)
        return np.where((mentees == self.pair[0]) & (mentors == self.pair[1]), -np.inf, fits)


def test_a_pair_set_aside_by_hand_is_told_as_such():
    whole = from_people([Person("ben", "Ben", wants={"maps": 1})], [Person("ada", offers={"maps": 1})])
    problem = replace(whole, scores=SetAside(whole.scores, (0, 0)))
    assert [reason.code for reason in explain.pair(problem, 0, 0).reasons] == ["rule.personal"]
    assert why(problem, 0)[0] == (
        "One mentor with maps on offer; cannot be proposed: one mentor; "
        "out of reach for Ben by the rules: one mentor; one mentor who cannot be proposed"
    )
