"""The policy table is whole: every model a line, every field a level, every path a person at its end."""

from dataclasses import replace

from django.core import checks
from django.db.models import Model

from athenaeum.access import rules
from athenaeum.access.checks import broken_paths, check_table, forgotten_levels, our_models
from athenaeum.access.record import Record
from athenaeum.programmes.models import Application


def test_the_table_is_whole() -> None:
    assert [message.msg for message in check_table(None)] == []


def test_the_check_runs_at_start_up() -> None:
    assert check_table in checks.registry.registry.get_checks()


def test_every_model_of_the_house_is_named() -> None:
    assert {model._meta.label for model in our_models()} == set(rules.RECORDS)


def broken(model: type[Model], **change: object) -> Record:
    return replace(rules.RECORDS[model._meta.label], **change)  # type: ignore[arg-type]


def test_a_forgotten_field_is_noticed() -> None:
    short = broken(Application, levels={"programme": "cohort person"})
    assert "programmes.Application.hopes has no level." in forgotten_levels(Application, short)


def test_a_path_that_ends_nowhere_is_noticed() -> None:
    wrong = broken(Application, verbs={"see": "cohort.programme"})
    assert broken_paths(Application, wrong) == [
        "programmes.Application see: cohort.programme does not end at a person."
    ]


def test_an_unknown_condition_is_noticed() -> None:
    wrong = broken(Application, verbs={"see": "person if pleased"})
    assert broken_paths(Application, wrong) == ["programmes.Application see: the condition “pleased” is not defined."]
