"""The fast fits equal the slow ones, and the rules hold."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from athenaeum.matching import score
from athenaeum.matching.features import Features, from_people
from athenaeum.matching.people import Person
from tests.matching import slow_score
from tests.matching.people import make_people

TREE = {"catalogues": "description", "linked data": "description", "children": "outreach", "grants": "money"}
TERMS = sorted({*TREE, *TREE.values(), "maps"})
KEYS = [f"p{number}" for number in range(8)]


def people(keys: list[str]) -> st.SearchStrategy[list[Person]]:
    levels = st.dictionaries(st.sampled_from(TERMS), st.integers(1, 3), max_size=4)
    some = st.lists(st.sampled_from(KEYS), max_size=2, unique=True)

    def lists(words: str) -> st.SearchStrategy[tuple[str, ...]]:
        return st.lists(st.sampled_from(words), max_size=3, unique=True).map(tuple)

    def person(key: str) -> st.SearchStrategy[Person]:
        return st.builds(
            Person,
            key=st.just(key),
            offers=levels,
            wants=levels,
            not_glad=st.frozensets(st.sampled_from(TERMS), max_size=2),
            channels=lists("pvw"),
            hours=st.frozensets(st.sampled_from("123456"), max_size=4),
            site=st.sampled_from([None, "a", "b"]),
            unit=st.sampled_from([None, "u", "v"]),
            languages=lists("efs"),
            managers=some.map(tuple),
            years=st.one_of(st.none(), st.floats(0, 70)),
            prefers=some.map(tuple),
            avoid=some.map(frozenset),
            ended=some.map(frozenset),
            capacity=st.integers(0, 2),
            paused=st.sampled_from([False, False, False, True]),
        )

    return st.tuples(*map(person, keys)).map(list)


sides = st.tuples(
    st.integers(0, 5).flatmap(lambda n: people(KEYS[:n])),
    st.integers(0, 5).flatmap(lambda m: people(KEYS[3 : 3 + m])),
)
some_weights = st.fixed_dictionaries({name: st.integers(0, 9) for name in score.WEIGHTS}).filter(
    lambda weights: sum(weights.values()) > 0
)


@settings(deadline=None, max_examples=80)
@given(sides, some_weights)
def test_fits_and_rules_equal_the_slow_reference(sides, weights):
    mentees, mentors = sides
    features = Features(mentees, mentors, tree=TREE, weights=weights)
    block = features.block(0, len(mentees))
    for i, mentee in enumerate(mentees):
        for j, mentor in enumerate(mentors):
            broken = slow_score.forbidden(mentee, mentor, [*mentees, *mentors])
            assert set(features.why_not(i, j)) == broken
            parts = slow_score.fit(mentee, mentor, features.shares, TREE, mentees, mentors)
            assert block[i, j] == (-np.inf if broken else sum(parts.values()))
            if not broken:
                fast = features.parts(np.array([i]), np.array([j]))
                assert {name: int(values[0]) for name, values in fast.items()} == parts


def test_all_ways_of_asking_agree_on_many_people():
    mentees, mentors, tree = make_people(333, 150, seed=3)
    features = Features(mentees, mentors, tree=tree)
    whole = features.block(0, 333)
    assert whole.dtype == np.float32
    assert np.array_equal(whole[100:300], features.block(100, 300))
    rows, columns = np.indices(whole.shape)
    assert np.array_equal(features.pairs(rows.ravel(), columns.ravel()), whole.ravel())
    mentees_asked, mentors_asked = np.array([300, 2, 17]), np.array([149, 0, 77, 3])
    assert np.array_equal(features.grid(mentees_asked, mentors_asked), whole[np.ix_(mentees_asked, mentors_asked)])


def test_every_way_of_multiplying_gives_the_same_fits(monkeypatch):
    mentees, mentors, tree = make_people(60, 40, seed=5)
    expected = Features(mentees, mentors, tree=tree).block(0, 60)
    for dense, rows in ((0, 0), (2, 0), (2, 2)):
        monkeypatch.setattr("athenaeum.matching.stack.MENTEES_SHARE", dense)
        monkeypatch.setattr("athenaeum.matching.stack.MENTORS_SHARE", rows)
        assert np.array_equal(Features(mentees, mentors, tree=tree).block(0, 60), expected)


def test_a_perfect_pair_has_100_points_and_the_worst_none():
    ada = Person(
        "ada",
        offers={"maps": 3},
        channels=("video",),
        hours=frozenset({"mon-am", "tue-am"}),
        site="a",
        unit="u",
        languages=("fr",),
        years=10,
        prefers=("ben",),
    )
    ben = Person(
        "ben",
        wants={"maps": 1},
        channels=("video",),
        hours=ada.hours,
        site="a",
        unit="v",
        languages=("fr",),
        years=1,
        prefers=("ada",),
    )
    assert Features([ben], [ada]).block(0, 1)[0, 0] == score.FULL


def one(mentee: Person, mentor: Person, **options: object) -> dict[str, float]:
    """Grades of one pair, by criterion."""
    features = Features([mentee], [mentor], **options)
    parts = features.parts(np.array([0]), np.array([0]))
    return {name: values[0] / (10 * features.shares[name]) for name, values in parts.items()}


def test_unknown_is_neutral():
    grades = one(Person("ben"), Person("ada"))
    assert grades == {
        "subjects": 3,
        "channels": 5,
        "hours": 5,
        "language": 5,
        "site": 5,
        "experience": 5,
        "named": 10,
        "other_unit": 5,
    }


@pytest.mark.parametrize(
    ("offered", "grade"), [("catalogues", 10), ("description", 5), ("linked data", 3), ("children", 0)]
)
def test_kin_counts_in_part(offered, grade):
    ben = Person("ben", wants={"catalogues": 2})
    assert one(ben, Person("ada", offers={offered: 3}), tree=TREE)["subjects"] == grade


def test_strength_importance_and_gladness_weigh():
    ben = Person("ben", wants={"maps": 3, "grants": 1})
    assert one(ben, Person("ada", offers={"maps": 3}))["subjects"] == 7.5
    assert one(ben, Person("ada", offers={"grants": 3}))["subjects"] == 2.5
    assert one(ben, Person("ada", offers={"maps": 1}))["subjects"] == 4.5
    assert one(ben, Person("ada", offers={"maps": 3}, not_glad=frozenset({"maps"})))["subjects"] == 6


def test_reporting_line_at_any_height_through_people_outside_the_round():
    mentees = [Person("ben", managers=("sam",)), Person("olga")]
    mentors = [Person("head"), Person("ada", managers=("olga",))]
    features = Features(mentees, mentors, managers={"sam": ["kim"], "kim": ["head"]})
    assert features.why_not(0, 0) == ["rule.reporting_line"]
    assert features.why_not(0, 1) == []
    assert features.why_not(1, 1) == ["rule.reporting_line"]
    assert np.isneginf(features.block(0, 2)).tolist() == [[True, False], [False, True]]


def test_a_loop_in_the_line_ends():
    mentees = [Person("ben", managers=("ada",))]
    mentors = [Person("ada", managers=("cleo",)), Person("cleo", managers=("ben",))]
    features = Features(mentees, mentors)
    assert [features.why_not(0, j) for j in (0, 1)] == [["rule.reporting_line"]] * 2


def test_an_ended_pair_meets_again_only_when_both_wish():
    ada = Person("ada", ended=frozenset({"ben"}), prefers=("ben",))
    ben = Person("ben")
    assert Features([ben], [ada]).why_not(0, 0) == ["rule.ended"]
    willing = Person("ben", prefers=("ada",))
    assert Features([willing], [ada]).why_not(0, 0) == []


def test_shares_sum_and_follow_the_weights():
    assert sum(score.shares().values()) == score.SHARES
    assert score.shares({"subjects": 1, **dict.fromkeys(set(score.WEIGHTS) - {"subjects"}, 0)})["subjects"] == 10_000
    assert sum(score.shares({"hours": 1 / 3, "site": 7.77}).values()) == score.SHARES


@pytest.mark.parametrize(
    "weights", [{"charm": 1}, {"site": -1}, {"site": float("nan")}, dict.fromkeys(score.WEIGHTS, 0)]
)
def test_bad_weights_are_refused(weights):
    with pytest.raises(ValueError, match=r"criterion|numbers from 0"):
        score.shares(weights)


def test_the_problem_carries_places_newcomers_and_locks():
    ada = Person("ada", capacity=2)
    cleo = Person("cleo", capacity=3, paused=True)
    ben = Person("ben", new=True, locked_with=("ada",))
    sam = Person("sam")
    problem = from_people([ben, sam], [ada, cleo])
    assert problem.capacity.tolist() == [2, 0]
    assert problem.priority.tolist() == [1, 0]
    assert problem.locked == ((0, 0),)
    assert problem.points(score.FULL) == 100


@pytest.mark.parametrize(
    ("given", "said"), [({"offers": {"maps": 4}}, "strength"), ({"wants": {"a": 0}}, "importance")]
)
def test_levels_beyond_three_are_refused(given, said):
    with pytest.raises(ValueError, match=f"{said} is 1, 2 or 3"):
        Features([Person("ben", **given)], [Person("ada", **given)])


def test_strangers_and_doubles_are_refused():
    with pytest.raises(ValueError, match="not in the round: olga"):
        from_people([Person("ben", locked_with=("olga",))], [Person("ada")])
    with pytest.raises(ValueError, match="same mentor twice: ada"):
        from_people([], [Person("ada"), Person("ada")])
