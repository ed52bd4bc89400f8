"""The reporting line: any height, both directions, all posts, loops and all."""

from typing import Any

from athenaeum.people.models import Post
from athenaeum.people.queries import in_line_with
from tests.faces import Cast


def reports_to(person: Any, manager: Any, rank: int = 1) -> None:
    Post.objects.create(person=person, manager=manager, rank=rank)


def line(person: Any, cast: Cast) -> set[str]:
    """Who of the cast stands above or below a person."""
    keys = in_line_with(person, [who.pk for who in cast.everyone])
    return {who.given_name for who in cast.everyone if who.pk in keys}


def test_a_line_goes_up_and_down_at_any_height(cast: Cast) -> None:
    reports_to(cast.sam, cast.dora)
    assert line(cast.ben, cast) == {"Sam", "Dora"}
    assert line(cast.sam, cast) == {"Ben", "Dora"}
    assert line(cast.dora, cast) == {"Ben", "Sam"}
    assert line(cast.ada, cast) == set()


def test_colleagues_under_one_head_are_not_in_line(cast: Cast) -> None:
    reports_to(cast.ada, cast.sam)
    assert line(cast.ada, cast) == {"Sam"}


def test_a_second_post_counts(cast: Cast) -> None:
    reports_to(cast.ben, cast.ada)
    assert line(cast.ben, cast) == {"Sam", "Ada"}


def test_a_loop_ends(cast: Cast) -> None:
    reports_to(cast.sam, cast.dora)
    reports_to(cast.dora, cast.ben)
    assert line(cast.ben, cast) == {"Sam", "Dora"}


def test_climbing_asks_once_a_step(cast: Cast, django_assert_num_queries: Any) -> None:
    reports_to(cast.sam, cast.dora)
    with django_assert_num_queries(1):
        in_line_with(cast.ben, [who.pk for who in cast.everyone])
    with django_assert_num_queries(3):
        in_line_with(cast.ben, [cast.ada.pk])
