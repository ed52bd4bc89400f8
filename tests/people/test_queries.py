"""The reporting line: any height, both directions, all posts, loops and all."""

from typing import Any

from athenaeum.people.models import Post
from athenaeum.people.queries import reporting_lines
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
