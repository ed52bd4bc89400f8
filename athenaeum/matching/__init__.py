"""Who fits whom: mentees, mentors, and the best lawful plan between them, with its proof.

The public list: `Person`, `from_people`, `Problem`, `Plan`, `propose`, `check`, `explain` (a module: `pair`,
`pairs`, `alternatives`, `unmatched`, `sentence`), `Infeasible`, `Stopped`. Floor 0: plain Python with NumPy and
SciPy; knows no Django, no clock and no chance. Only the worker and the shell load it, so names are fetched when
first used and importing the package itself costs nothing.

Blocks are small, so threads inside one product cost far more than they save: unless told otherwise, one is used.
"""

from __future__ import annotations

import sys
from importlib import import_module
from os import environ
from types import ModuleType
from typing import TYPE_CHECKING, Any

environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read by NumPy and SciPy when they are first loaded

if TYPE_CHECKING:
    from . import explain
    from .check import check
    from .features import from_people
    from .people import Person
    from .plan import Plan
    from .problem import Infeasible, Problem
    from .propose import Stopped, propose

__all__ = [
    "Infeasible",
    "Person",
    "Plan",
    "Problem",
    "Stopped",
    "check",
    "explain",
    "from_people",
    "propose",
]

_HOMES = {
    "Infeasible": "problem",
    "Person": "people",
    "Plan": "plan",
    "Problem": "problem",
    "Stopped": "propose",
    "check": "check",
    "from_people": "features",
    "propose": "propose",
}


class _Front(ModuleType):
    """`check` and `propose` are modules too; whoever loads them first, here the function keeps the name."""

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Front


def __getattr__(name: str) -> Any:
    if name == "explain":
        return import_module(".explain", __name__)
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = found
    return found
