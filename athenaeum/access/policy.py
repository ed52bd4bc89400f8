"""The one place that answers "who may".

Every list comes from `visible`, every row from `find`, every button from `may`, every action begins with
`demand`, and the line on the page that names the readers is `who_may`: five questions to one table
(`access/rules/`), so they cannot disagree.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from .record import Path, Record
from .refusals import Invisible, NotYours
from .rules import RECORDS

Row = TypeVar("Row", bound=Model)
HOUSE_GROUPS = {
    "@facilitators": "facilitator",
    "@operators": "operator",
    "@directorate": "directorate",
}


class System:
    """The house itself, where scheduled work or the operator at the shell acts. It may what @system may."""

    pk = None
    is_active = True
    name = "Athenaeum"

    def __str__(self) -> str:
        return self.name


SYSTEM = System()
Actor = Any  # a people.Person or SYSTEM; this floor knows models by label only


@dataclass(frozen=True)
class Readers:
    """Who may: the persons a row leads to, and the groups that may besides."""

    persons: tuple[Any, ...]
    groups: tuple[str, ...]


def record_of(model: type[Model] | Model) -> Record:
    """The table's line for a model.

    Raises:
        LookupError: the model has none; start-up checks make sure that this cannot ship.
    """
    return RECORDS[model._meta.label]


def groups_of(person: Actor) -> frozenset[str]:
    """The groups a person belongs to now; asked once per request, since the person is loaded once per request."""
    if person is SYSTEM:
        return frozenset({"@system"})
    if not getattr(person, "is_active", False) or person.pk is None:
        return frozenset()
    if not hasattr(person, "_groups"):
        held = set(apps.get_model("people.Role")._default_manager.filter(person=person).values_list("name", flat=True))
        person._groups = frozenset({"@staff", *(g for g, role in HOUSE_GROUPS.items() if role in held)})
    groups: frozenset[str] = person._groups
    return groups


def visible(person: Actor, model: type[Row], verb: str = "see") -> QuerySet[Row]:
    """The rows of a model on which a person may do the verb; the queryset behind every list.

    Args:
        person: a people.Person or SYSTEM.
        model: the model class.
        verb: a verb of the model's line; a verb the line does not name gives no rows.
    """
    return model._default_manager.filter(allowed(person, model, verb))


def allowed(person: Actor, model: type[Model], verb: str) -> Q:
    """The condition under which a row of the model allows the verb to the person."""
    record, groups = record_of(model), groups_of(person)
    tried = [one_way(person, model, record, path, groups) for path in record.paths(verb)]
    ways = [way for way in tried if way is not None]
    if not ways:
        return Q(pk__in=[])
    # A way without any condition is open to the whole group: the others can add nothing.
    if any(not way for way in ways):
        return Q()
    union = ways[0]
    for way in ways[1:]:
        union |= way
    return union


def one_way(person: Actor, model: type[Model], record: Record, path: Path, groups: frozenset[str]) -> Q | None:
    """What one path asks of a row, or None where it is closed to this person."""
    condition = record.conditions[path.condition] if path.condition else Q()
    if path.is_group:
        if path.way not in groups:
            return None
        return condition if is_local(model, condition) else held_by(model, condition)
    if "@staff" not in groups:
        return None
    if is_column(model, path.lookup) and is_local(model, condition):
        return Q(**{path.lookup: person.pk}) & condition
    return held_by(model, condition, **{path.lookup: person.pk})


def held_by(model: type[Model], condition: Q, **lookups: Any) -> Q:
    """A condition that may join other tables, as one on the key alone, so that no row comes twice."""
    return Q(pk__in=model._default_manager.filter(condition, **lookups).values("pk"))


def is_local(model: type[Model], condition: Q) -> bool:
    """Does a condition stay within the row's own columns?"""
    parts = condition.children
    return all(
        is_local(model, p) if isinstance(p, Q) else isinstance(p, tuple) and is_column(model, p[0]) for p in parts
    )


@cache
def is_column(model: type[Model], lookup: str) -> bool:
    """Does a lookup stay within the row's own columns? Then it can join nothing and double no row."""
    return lookup == "pk" or lookup in {field.name for field in model._meta.concrete_fields}


def find(person: Actor, verb: str, model: type[Row], pk: Any, within: QuerySet[Row] | None = None) -> Row:
    """The row, for a person who may do the verb with it.

    Args:
        person: who asks.
        verb: what for.
        model: the model class.
        pk: the key from the address.
        within: where to look instead of all rows, for `select_related` and the like.

    Raises:
        Invisible: absent, or the person may not see it: the same 404.
        NotYours: the person may see it and may not do this: 403.
    """
    rows = model._default_manager.all() if within is None else within
    row = rows.filter(either(allowed(person, model, "see"), allowed(person, model, verb)), pk=pk).first()
    if row is None:
        raise Invisible
    if verb != "see" and not may(person, verb, row):
        raise NotYours
    return row


def either(one: Q, other: Q) -> Q:
    """One or the other; what is open to everything stays open, where Django's | would drop the empty condition."""
    return one | other if one and other else Q()


def may(person: Actor, verb: str, row: Model | type[Model]) -> bool:
    """May this person do this? For a model class: may she do it before there is a row ("open" a programme)?"""
    if isinstance(row, type):
        paths = record_of(row).paths(verb)
        return any(path.way in groups_of(person) for path in paths if not path.condition)
    # Not type(row): the person of a request is a lazy stand-in that only its __class__ sees through.
    return visible(person, row.__class__, verb).filter(pk=row.pk).exists()


def demand(person: Actor, verb: str, row: Model | type[Model]) -> None:
    """The first line of every action.

    Raises:
        Invisible: the person may not even see the row.
        NotYours: she may see it and may not do this.
    """
    if may(person, verb, row):
        return
    if isinstance(row, type) or may(person, "see", row):
        raise NotYours
    raise Invisible


def who_may(verb: str, row: Model) -> Readers:
    """The persons and groups that may do the verb with this row, as the page says it and as `visible` acts."""
    record, model = record_of(row), row.__class__
    persons: set[Any] = set()
    groups: list[str] = []
    for path in record.paths(verb):
        condition = record.conditions[path.condition] if path.condition else Q()
        rows = model._default_manager.filter(condition, pk=row.pk)
        if path.is_group:
            if path.way not in ("@nobody", "@system") and rows.exists():
                groups.append(path.way)
        else:
            persons.update(rows.values_list(path.lookup, flat=True))
    return Readers(persons=tuple(active_persons(persons)), groups=tuple(groups))


def active_persons(keys: Iterable[Any]) -> QuerySet[Any]:
    """The persons behind keys who have not left, by name."""
    people = apps.get_model("people.Person")
    rows = people._default_manager.filter(pk__in=[key for key in keys if key], is_active=True)
    return rows.order_by("family_name", "given_name", "pk")
