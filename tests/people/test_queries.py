"""The reporting line: any height, both directions, all posts, loops and all."""

from typing import Any

from athenaeum.people.models import Post
from athenaeum.people.queries import in_line_with, reporting_lines
from tests.faces import Cast


def reports_to(person: Any, manager: Any, rank: int = 1) -> None:
    Post.objects.create(person=person, manager=manager, rank=rank)


def test_a_line_goes_up_and_down_at_any_height(cast: Cast) -> None:
    reports_to(cast.sam, cast.dora)
    lines = reporting_lines([cast.ben, cast.sam, cast.dora, cast.ada])
    assert lines[cast.ben.pk] == {cast.sam.pk, cast.dora.pk}
    assert lines[cast.sam.pk] == {cast.ben.pk, cast.dora.pk}
    assert lines[cast.dora.pk] == {cast.ben.pk, cast.sam.pk}
    assert lines[cast.ada.pk] == set()


def test_colleagues_under_one_head_are_not_in_line(cast: Cast) -> None:
    reports_to(cast.ada, cast.sam)
    assert reporting_lines([cast.ada])[cast.ada.pk] == {cast.sam.pk}


def test_a_second_post_counts(cast: Cast) -> None:
    reports_to(cast.ben, cast.ada)
    assert reporting_lines([cast.ben])[cast.ben.pk] == {cast.sam.pk, cast.ada.pk}


def test_a_loop_ends(cast: Cast) -> None:
    reports_to(cast.sam, cast.ben)
    assert reporting_lines([cast.ben])[cast.ben.pk] == {cast.sam.pk}


def test_one_query_for_everybody(cast: Cast, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        reporting_lines([who.pk for who in cast.everyone])


def test_those_in_line_are_found_by_climbing(cast: Cast) -> None:
    reports_to(cast.sam, cast.dora)
    keys = [who.pk for who in cast.everyone]
    assert in_line_with(cast.ben, keys) == {cast.sam.pk, cast.dora.pk}
    assert in_line_with(cast.dora, keys) == {cast.ben.pk, cast.sam.pk}
    assert in_line_with(cast.ada, keys) == set()


def test_climbing_agrees_with_the_whole_line_in_a_loop(cast: Cast) -> None:
    reports_to(cast.sam, cast.dora)
    reports_to(cast.dora, cast.ben)
    keys = [who.pk for who in cast.everyone]
    for who in cast.everyone:
        assert in_line_with(who, keys) == reporting_lines([who])[who.pk]


def test_climbing_asks_once_a_step(cast: Cast, django_assert_num_queries: Any) -> None:
    reports_to(cast.sam, cast.dora)
    with django_assert_num_queries(1):
        in_line_with(cast.ben, [who.pk for who in cast.everyone])
    with django_assert_num_queries(3):
        in_line_with(cast.ben, [cast.ada.pk])
