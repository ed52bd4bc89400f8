"""Who can see what about a person, from the policy table, and what has been done, from the trail.

Only rows that the person may see herself name anybody: a proposal that a facilitator still weighs stays unseen here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Model, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from athenaeum.access import policy
from athenaeum.access.models import AuditEvent
from athenaeum.access.record import Path, Record
from athenaeum.access.rules import RECORDS
from athenaeum.access.words import (
    CHAPTERS,
    CONDITIONS_IN_WORDS,
    FIELDS_IN_WORDS,
    GROUPS_IN_WORDS,
    LEVELS_IN_WORDS,
    PATHS_IN_WORDS,
    RECORDS_IN_WORDS,
    VERBS_IN_WORDS,
    Words,
)

from .models import Person

Text = str | Promise
NEWEST = 60
SILENT = ("@system",)


@dataclass
class Reader:
    """One way in which somebody may see: who, under which condition, and by name where the way leads to persons."""

    words: Text
    condition: Text = ""
    keys: set[Any] = field(default_factory=set)
    names: list[str] = field(default_factory=list)


@dataclass
class Line:
    """One record: what it is, who sees it, and where its fields differ, which."""

    label: str
    chapter: str
    title: Text
    readers: list[Reader]
    levels: list[tuple[Text, str]]
    keys: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Done:
    """One line of the trail."""

    at: datetime
    who: str
    what: Text
    where: Text
    fields: str


def lines_about(person: Person) -> list[Line]:
    """Every record that can be about a person, with who sees it."""
    said = [(words, line_of(person, RECORDS[label], words)) for label, words in RECORDS_IN_WORDS.items() if words.about]
    found = [line for words, line in said if line.keys or not words.if_any]
    named = {key for line in found for reader in line.readers for key in reader.keys}
    names = {row.pk: row.full_name for row in Person.objects.filter(pk__in=named, is_active=True).by_name()}
    for line in found:
        for reader in line.readers:
            reader.names = [name for key, name in names.items() if key in reader.keys]
    return found


def chapters(found: Iterable[Line]) -> list[tuple[Text, list[Line]]]:
    """The lines under their headings."""
    rows = list(found)
    return [(title, [row for row in rows if row.chapter == key]) for key, title in CHAPTERS.items()]


def line_of(person: Person, record: Record, words: Words) -> Line:
    model = apps.get_model(record.label)
    paths = [path for path in record.paths("see") if path.way not in SILENT]
    mine = [path for path in paths if path.way in words.about]
    others = [path for path in paths if path.way not in words.about or len(words.about) > 1]
    asked = words.if_any or any(not path.is_group for path in others)
    keys = keys_about(person, model, words) if asked else []
    readers = [Reader(_("you"))] if mine and not open_to_all(paths) else []
    readers += [reader_of(person, model, record, path, keys) for path in others]
    for reader, path in zip(readers[-len(others) :], others, strict=True) if len(words.about) > 1 else ():
        reader.words = _("the other of the two") if path.way in words.about else reader.words
    return Line(record.label, words.chapter, words.title, merged(readers), levels_of(record), [str(k) for k in keys])


def open_to_all(paths: Iterable[Path]) -> bool:
    """Do all staff see it always, oneself among them?"""
    return any(str(path) == "@staff" for path in paths)


def keys_about(person: Person, model: type[Model], words: Words) -> list[Any]:
    """The rows that are about a person and that she may see herself."""
    about = Q()
    for way in words.about:
        about |= Q(**{way.replace(".", "__"): person.pk})
    return list(policy.visible(person, model).filter(about).values_list("pk", flat=True).distinct())


def reader_of(person: Person, model: type[Model], record: Record, path: Path, keys: list[Any]) -> Reader:
    """One path in words, and whom it leads to from the rows at hand."""
    condition = CONDITIONS_IN_WORDS.get((record.label, path.condition), path.condition)
    if path.is_group:
        return Reader(GROUPS_IN_WORDS[path.way], condition)
    reader = Reader(PATHS_IN_WORDS.get(path.way, path.way), condition)
    if keys:
        only = record.conditions[path.condition] if path.condition else Q()
        rows = model._default_manager.filter(only, pk__in=keys)
        reader.keys = {key for key in rows.values_list(path.lookup, flat=True).distinct() if key} - {person.pk}
    return reader


def merged(readers: list[Reader]) -> list[Reader]:
    """Readers that the page would name in the same words become one."""
    kept: dict[tuple[str, str], Reader] = {}
    for reader in readers:
        same = kept.setdefault((str(reader.words), str(reader.condition)), reader)
        same.keys |= reader.keys
    return list(kept.values())


def levels_of(record: Record) -> list[tuple[Text, str]]:
    """Where a record's fields have several levels: each level with its fields in words."""
    if len(record.levels) < 2:
        return []
    return [(LEVELS_IN_WORDS[level], field_words(names.split())) for level, names in record.levels.items()]


def field_words(names: Iterable[str]) -> str:
    """Names of fields in words, joined."""
    return ", ".join(str(FIELDS_IN_WORDS.get(name, name.replace("_", " "))) for name in names)


def done_about(person: Person, found: Iterable[Line]) -> list[Done]:
    """What has been done with the records about a person: who, when and which fields; never what they held."""
    keys = [str(person.pk), *(key for line in found for key in line.keys)]
    events = AuditEvent.objects.filter(label__in=RECORDS_IN_WORDS, row__in=keys)[:NEWEST]
    return [done(event) for event in events]


def done(event: AuditEvent) -> Done:
    return Done(
        at=event.at,
        who=event.actor_name,
        what=VERBS_IN_WORDS.get(event.verb, event.verb),
        where=RECORDS_IN_WORDS[event.label].title,
        fields=field_words(event.fields.split()),
    )


def page_readers(reader: Person, person: Person) -> str:
    """Who can see a person's page, as a sentence that is true for the row at hand."""
    groups = policy.who_may("see", person).groups
    if "@staff" in groups:
        return _("All staff can see this page.")
    said = ", ".join(str(GROUPS_IN_WORDS[group]) for group in groups)
    return _("%(name)s is not here any more. Only %(groups)s still see this page.") % {
        "name": person.full_name,
        "groups": said,
    }


def page_levels() -> list[tuple[Text, str]]:
    """Which fields of a person are for whom, in words."""
    return levels_of(RECORDS["people.Person"])
