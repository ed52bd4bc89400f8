"""What the policy table says can be said to people: nothing that leads to a person is without words."""

from django.apps import apps
from django.db.models import Model

from athenaeum.access.record import Record
from athenaeum.access.rules import RECORDS
from athenaeum.access.words import (
    CHAPTERS,
    CONDITIONS_IN_WORDS,
    FIELDS_IN_WORDS,
    GROUPS_IN_WORDS,
    LEVELS_IN_WORDS,
    PATHS_IN_WORDS,
    RECORDS_IN_WORDS,
)


def leads_to_a_person(record: Record) -> bool:
    """By a path of the table, or by a field of its own."""
    model: type[Model] = apps.get_model(record.label)
    pointed = {field.related_model for field in model._meta.get_fields() if not field.auto_created}
    by_path = any(not path.is_group for verb in record.verbs for path in record.paths(verb))
    return by_path or apps.get_model("people.Person") in pointed


def wordless(records: dict[str, Record]) -> list[str]:
    return sorted(
        label for label, record in records.items() if leads_to_a_person(record) and label not in RECORDS_IN_WORDS
    )


def test_every_record_that_leads_to_a_person_has_words() -> None:
    assert wordless(RECORDS) == []


def test_a_record_without_words_is_noticed(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.delitem(RECORDS_IN_WORDS, "mentoring.Pair")
    assert wordless(RECORDS) == ["mentoring.Pair"]


def test_no_words_are_left_over() -> None:
    assert set(RECORDS_IN_WORDS) - set(RECORDS) == set()


def test_every_group_condition_and_path_has_words() -> None:
    missing = []
    for label, words in RECORDS_IN_WORDS.items():
        for path in RECORDS[label].paths("see") if words.about else ():
            own = path.way in words.about and len(words.about) == 1
            if path.condition and not own and (label, path.condition) not in CONDITIONS_IN_WORDS:
                missing.append(f"{label}: if {path.condition}")
            if path.is_group and path.way not in GROUPS_IN_WORDS:
                missing.append(f"{label}: {path.way}")
            if not path.is_group and not own and path.way not in PATHS_IN_WORDS:
                missing.append(f"{label}: {path.way}")
    assert missing == []


def test_every_field_with_a_level_of_its_own_has_words() -> None:
    several = [
        RECORDS[label] for label, words in RECORDS_IN_WORDS.items() if words.about and len(RECORDS[label].levels) > 1
    ]
    named = {name for record in several for names in record.levels.values() for name in names.split()}
    assert named - set(FIELDS_IN_WORDS) == set()
    assert {level for record in several for level in record.levels} - set(LEVELS_IN_WORDS) == set()


def test_every_chapter_exists() -> None:
    assert {words.chapter for words in RECORDS_IN_WORDS.values()} - set(CHAPTERS) == set()
