"""Who fits whom: mentees, mentors, and the best lawful plan between them, with its proof.

The public list: `Problem`, `Plan`, `propose`, `check`, `explain`, `Infeasible`, `Stopped`. Floor 0: plain
Python with NumPy and SciPy; knows no Django, no clock and no chance. Only the worker and the shell load it, so
names are fetched when first used and importing the package itself costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .check import check
    from .explain import explain
    from .plan import Plan
    from .problem import Infeasible, Problem
    from .propose import Stopped, propose

__all__ = ["Infeasible", "Plan", "Problem", "Stopped", "check", "explain", "propose"]

_HOMES = {
    "Infeasible": "problem",
    "Plan": "plan",
    "Problem": "problem",
    "Stopped": "propose",
    "check": "check",
    "explain": "explain",
    "propose": "propose",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = found  # `check`, `explain` and `propose` are modules too: the function takes the name
    return found
