"""Imports and foreign keys point down the floors of the house, never up, never sideways."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

import athenaeum
from athenaeum.access.floors import FLOORS, floor_of

PACKAGE = Path(athenaeum.__file__).parent
# What a room may be asked for from anywhere above; the floor tables themselves are read by the settings.
NO_DJANGO = ("matching",)


def room_of(module: str) -> str | None:
    """The room a dotted module lies in, or None outside the house."""
    parts = module.split(".")
    return parts[1] if parts[0] == "athenaeum" and len(parts) > 1 else None


def imports(path: Path) -> Iterator[str]:
    """The absolute modules a file imports, wherever in it."""
    package = ["athenaeum", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            yield stem
            yield from (f"{stem}.{alias.name}" for alias in node.names)


def climbs(here: str, there: str) -> bool:
    """Does an arrow from one room to another climb, or go sideways?"""
    return here != there and floor_of(there) >= floor_of(here)


def arrows() -> Iterator[tuple[str, str, str]]:
    """Every (room, room it imports, file)."""
    for path in PACKAGE.rglob("*.py"):
        here = path.relative_to(PACKAGE).parts[0]
        if path.parent == PACKAGE:
            continue
        for module in imports(path):
            there = room_of(module)
            if there is not None:
                yield here, there, str(path.relative_to(PACKAGE))


def test_every_folder_has_a_floor() -> None:
    rooms = {room for floor in FLOORS for room in floor}
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert folders - rooms == set()


def test_no_import_climbs() -> None:
    # config is the roof that names the floors; it may be read by nobody, and reads the table of floors itself.
    climbing = sorted({f"{file}: {here} → {there}" for here, there, file in arrows() if climbs(here, there)})
    assert climbing == []


def test_the_check_sees_an_import_that_climbs() -> None:
    assert climbs("people", "programmes")
    assert climbs("mentoring", "mentoring") is False
    assert climbs("access", "ui")


def test_no_foreign_key_climbs() -> None:
    climbing = []
    for model in apps.get_models():
        if not model.__module__.startswith("athenaeum."):
            continue
        for field in model._meta.get_fields():
            target = getattr(field, "remote_field", None) and field.related_model
            if field.auto_created or not target or not target.__module__.startswith("athenaeum."):
                continue
            here, there = model._meta.app_label, target._meta.app_label
            if climbs(here, there):
                climbing.append(f"{model._meta.label}.{field.name} → {there}")
    assert climbing == []


def test_the_engine_knows_no_django() -> None:
    wrong = [
        str(path)
        for room in NO_DJANGO
        for path in (PACKAGE / room).rglob("*.py")
        for module in imports(path)
        if module.split(".")[0] in ("django", "allauth")
    ]
    assert wrong == []
