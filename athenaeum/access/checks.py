"""Start-up checks of the policy table: nothing runs while a model, a field or a path has been forgotten."""

from typing import Any

from django.apps import apps
from django.core import checks
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from .record import GROUPS, LEVELS, Path, Record
from .rules import RECORDS


def our_models() -> list[type[Model]]:
    """The models of the house; those of libraries are reached by no page of ours."""
    return [model for model in apps.get_models() if model.__module__.startswith("athenaeum.")]


@checks.register("policy")
def check_table(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Every model has a line, every field a level, every path ends at a person."""
    complaints = [f"The policy table names no model {label}." for label in RECORDS if not exists(label)]
    for model in our_models():
        record = RECORDS.get(model._meta.label)
        if record is None:
            complaints.append(f"{model._meta.label} has no line in the policy table.")
            continue
        complaints += forgotten_levels(model, record) + broken_paths(model, record)
    return [checks.Error(text, id="access.E001") for text in complaints]


def exists(label: str) -> bool:
    try:
        apps.get_model(label)
    except LookupError:
        return False
    return True


def forgotten_levels(model: type[Model], record: Record) -> list[str]:
    """Fields without a level, levels without a field, levels nobody defined."""
    names = {f.name for f in model._meta.get_fields() if not f.auto_created and f.name != "id"}
    said = [name for text in record.levels.values() for name in text.split()]
    label = model._meta.label
    return [
        *(f"{label}.{name} has no level." for name in sorted(names - set(said))),
        *(f"{label} has a level for {name}, which is no field." for name in sorted(set(said) - names - {"id"})),
        *(f"{label}: {level} is no level." for level in record.levels if level not in LEVELS),
        *(f"{label}.{name} has two levels." for name in sorted(set(said)) if said.count(name) > 1),
    ]


def broken_paths(model: type[Model], record: Record) -> list[str]:
    """Paths that do not end at a person, groups and conditions that nobody defined."""
    problems = []
    for verb in record.verbs:
        for path in record.paths(verb):
            if path.condition and path.condition not in record.conditions:
                problems.append(f"{record.label} {verb}: the condition “{path.condition}” is not defined.")
            if not ends_at_person(model, path):
                problems.append(f"{record.label} {verb}: {path.way} does not end at a person.")
    return problems


def ends_at_person(model: type[Model], path: Path) -> bool:
    """Follow the chain of fields to its end."""
    if path.is_group:
        return path.way in GROUPS
    if path.way == "self":
        return model._meta.label == "people.Person"
    here: Any = model
    try:
        for step in path.way.split("."):
            here = here._meta.get_field(step).related_model
    except (FieldDoesNotExist, AttributeError):
        return False
    return bool(here is not None and here._meta.label == "people.Person")
