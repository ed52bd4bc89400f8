"""Rows of a bench: what was measured, ours, the bare counterpart in the same run, their ratio, the aim."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One comparison.

    Attributes:
        what: what was measured, in words.
        ours, bare: seconds.
        aim: the ratio that should not be passed; None where none was set.
    """

    what: str
    ours: float
    bare: float
    aim: float | None = None

    @property
    def ratio(self) -> float:
        return self.ours / self.bare

    @property
    def verdict(self) -> str:
        if self.aim is None:
            return "no aim"
        return "met" if self.ratio <= self.aim else f"missed by {self.ratio / self.aim - 1:.0%}"


def show(title: str, rows: list[Row], note: str = "") -> None:
    """Print a table."""
    width = max(len(row.what) for row in rows)
    lines = [title, f"{'what':<{width}} | {'ours':>10} | {'bare':>10} | {'ratio':>6} | {'aim':>5} | met"]
    for row in rows:
        aim = "" if row.aim is None else f"{row.aim:g}"
        lines.append(
            f"{row.what:<{width}} | {said(row.ours):>10} | {said(row.bare):>10} | {row.ratio:>6.2f} | {aim:>5} | "
            f"{row.verdict}"
        )
    sys.stdout.write("\n".join([*lines, note, ""]) + "\n")
    sys.stdout.flush()


def said(seconds: float) -> str:
    """Seconds, in the unit that reads best."""
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1e3:.2f} ms"


def quickest(deed: Callable[[], object], times: int = 20) -> float:
    """The shortest time of a deed in seconds, after one that is not counted: what it takes when nothing else runs."""
    deed()
    return min(clocked(deed) for _ in range(times))


def clocked(deed: Callable[[], object]) -> float:
    """The seconds a deed takes."""
    start = time.perf_counter()
    deed()
    return time.perf_counter() - start
