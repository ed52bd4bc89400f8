"""The reporting line at any height, with several posts, with loops."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from athenaeum.matching.lines import find_loops, reporting_pairs
from tests.matching.slow_score import above

PEOPLE = [f"p{number}" for number in range(7)]
lines = st.dictionaries(st.sampled_from(PEOPLE), st.sets(st.sampled_from(PEOPLE), max_size=2))


def pairs(managers: dict[str, set[str]]) -> set[tuple[str, str]]:
    index = {key: number for number, key in enumerate(PEOPLE)}
    found = [tuple(row) for row in reporting_pairs(managers, index).tolist()]
    assert len(found) == len(set(found))
    return {(PEOPLE[below], PEOPLE[over]) for below, over in found}


@given(lines)
def test_everybody_above_is_found_once(managers):
    assert pairs(managers) == {(key, over) for key in PEOPLE for over in above(key, managers)}


@given(lines)
def test_a_loop_is_found_where_somebody_stands_above_herself(managers):
    loops = find_loops(managers)
    assert bool(loops) == any(key in above(key, managers) for key in PEOPLE)
    for loop in loops:
        assert loop[0] == min(loop)
        assert all(over in managers[below] for below, over in zip(loop, [*loop[1:], loop[0]], strict=True))


def test_a_very_high_line_is_climbed():
    keys = [str(number) for number in range(1500)]
    managers = {below: [over] for below, over in pairwise(keys)}
    assert len(reporting_pairs(managers, {key: number for number, key in enumerate(keys)})) == 1500 * 1499 // 2
    assert find_loops(managers) == []
