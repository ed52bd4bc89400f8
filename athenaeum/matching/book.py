"""What the shell writes: pairs as a spreadsheet, the report as JSON; both whole or not at all."""

import csv
import io
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .explain import Explanation, Unmatched, sentences
from .features import Features
from .plan import Plan
from .reasons import Label, Sayer

PAIRS = ("mentee_id", "mentee", "mentor_id", "mentor", "score", "reasons", "concerns")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def pairs_text(features: Features, told: Iterable[Explanation], label: Label) -> str:
    """The pairs as CSV, in order of mentees. Concerns are what speaks against a pair and what was unknown."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(PAIRS)
    say = Sayer(label)
    for one in told:
        mentee, mentor = features.mentees[one.mentee], features.mentors[one.mentor]
        people = (mentee.key, mentee.name, mentor.key, mentor.name)
        words = (say.line(one.speaks_for), say.line([*one.against, *one.unknown]))
        writer.writerow([*map(safe, people), one.fit, *map(safe, words)])
    return out.getvalue()


def report(
    features: Features, plan: Plan, left: Iterable[Unmatched], label: Label, seconds: Mapping[str, float]
) -> dict[str, Any]:
    """The report: how many, how good, how sure, who has nobody and why, how long."""
    return {
        "mentees": features.shape[0],
        "paired": len(plan.pairs),
        "objective": plan.objective,
        "upper_bound": plan.upper_bound,
        "proved_optimal": plan.proved_optimal,
        "unmatched": [{"id": features.mentees[one.mentee].key, "why": why(one, label)} for one in left],
        "seconds": {stage: round(time, 4) for stage, time in seconds.items()},
    }


def why(one: Unmatched, label: Label) -> str:
    """Why somebody has nobody, and what would help, in two sentences."""
    told = sentences(one.reasons, label) + "."
    return f"{told} {sentences(one.helps, label, start='What would help: ')}." if one.helps else told


def write(files: Mapping[Path, bytes]) -> None:
    """Write all files or none: each beside its place first, then put there by renaming.

    Raises:
        OSError: a place that cannot be written; nothing was changed.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, data in files.items():
            temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
            with temporary.open("xb") as file:
                waiting.append((temporary, path))
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        for temporary, path in waiting:
            os.replace(temporary, path)
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)


def json_bytes(content: Mapping[str, Any]) -> bytes:
    """JSON as people can read it."""
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
