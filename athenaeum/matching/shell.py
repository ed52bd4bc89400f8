"""`athenaeum match`: the people of a spreadsheet in, their pairs out.

    athenaeum match PEOPLE.csv --out PAIRS.csv [--json REPORT.json] [--weights subjects=40,hours=0]
        [--areas AREAS.csv] [--by floor] [--excel]

Exit codes: 0 done; 1 a file cannot be read or written; 2 bad input, each fault with row, column and reason;
3 locked pairs contradict the rules, named; 130 stopped by hand. Unless the code is 0, nothing is written.
What the columns mean is in sheet.py, what the weights mean in score.py.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn, TypeVar

from . import book, explain, rules, sheet
from .features import features_of, from_people
from .plan import Plan
from .problem import Infeasible, Problem
from .progress import Bar
from .propose import propose
from .reasons import Reason, sentence
from .score import WEIGHTS, shares
from .sheet import Roster
from .table import BadSheetError

Loaded = TypeVar("Loaded")
DONE, NO_FILE, BAD_INPUT, BAD_LOCKS, STOPPED = 0, 1, 2, 3, 130


class ExitError(Exception):
    """Ends the command with a code and what to say."""

    def __init__(self, code: int, lines: Sequence[str]) -> None:
        self.code, self.lines = code, list(lines)
        super().__init__(*lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and give its exit code."""
    try:
        run(_parser().parse_args(argv))
    except ExitError as error:
        sys.stderr.writelines(f"{line}\n" for line in error.lines)
        return error.code
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. Nothing was written.\n")
        return STOPPED
    return DONE


def run(options: argparse.Namespace) -> None:
    """Read, match, explain, write.

    Raises:
        ExitError: whenever it cannot be done; nothing was written then.
    """
    _check_places(options)
    weights = _weights(options.weights)
    bar = Bar(sys.stderr)
    bar.stage("reading")
    tree = _read(options.areas, sheet.load_areas) if options.areas else {}
    roster = _read(options.people, sheet.load)
    bar.stage("fits")
    problem = from_people(roster.mentees, roster.mentors, tree=tree, weights=weights)
    plan = _propose(problem, roster, options, bar)
    told, left = _explain(problem, plan, bar)
    _write(options, problem, plan, told, left, roster, bar)
    bar.close()
    sys.stderr.writelines(f"Note: {note}\n" for note in roster.notes)
    sys.stdout.write(_summary(problem, plan))


def _read(path: Path, load: Callable[[bytes], Loaded]) -> Loaded:
    try:
        return load(path.read_bytes())
    except OSError as error:
        raise ExitError(NO_FILE, [f"{path} cannot be read: {error.strerror}."]) from error
    except BadSheetError as error:
        count = len(error.faults)
        last = f"{count} fault{'' if count == 1 else 's'}. Nothing was written."
        raise ExitError(BAD_INPUT, [*(f"{path.name}: {fault}" for fault in error.faults), last]) from error


def _propose(problem: Problem, roster: Roster, options: argparse.Namespace, bar: Bar) -> Plan:
    bar.stage("matching")
    try:
        return propose(problem, by=options.by, progress=bar.progress)
    except Infeasible as error:
        lines = [_bad_lock(problem, roster, *found) for found in zip(error.pairs, error.reasons, strict=True)]
        last = "Locked pairs contradict the rules. Nothing was written."
        raise ExitError(BAD_LOCKS, [*lines, last]) from error


def _bad_lock(problem: Problem, roster: Roster, pair: tuple[int, int], reason: str) -> str:
    features = features_of(problem)
    mentee, mentor = features.mentees[pair[0]], features.mentors[pair[1]]
    broken = features.why_not(*pair)
    said = [sentence(Reason(code)) for code in rules.told(broken)] if broken else [reason]
    who = f"{mentee.key} (row {roster.rows[mentee.key]}) and {mentor.key} (row {roster.rows[mentor.key]})"
    return f"{who}: {', '.join(said)}"


def _explain(problem: Problem, plan: Plan, bar: Bar) -> tuple[list[explain.Explanation], list[explain.Unmatched]]:
    bar.stage("explaining")
    return explain.pairs(problem, plan.pairs), explain.all_unmatched(problem, plan)


def _write(
    options: argparse.Namespace,
    problem: Problem,
    plan: Plan,
    told: list[explain.Explanation],
    left: list[explain.Unmatched],
    roster: Roster,
    bar: Bar,
) -> None:
    bar.stage("writing")
    features = features_of(problem)
    encoding = "utf-8-sig" if options.excel else "utf-8"
    files = {options.out.resolve(): book.pairs_text(features, told, roster.label).encode(encoding)}
    if options.json:
        report = book.report(features, plan, left, roster.label, bar.seconds())
        files[options.json.resolve()] = book.json_bytes(report)
    try:
        book.write(files)
    except OSError as error:
        raise ExitError(NO_FILE, [f"{error.filename} cannot be written: {error.strerror}."]) from error


def _summary(problem: Problem, plan: Plan) -> str:
    proof = "proved optimal" if plan.proved_optimal else f"no more than {plan.upper_bound:g} is possible"
    served = f"{len(plan.pairs)} of {problem.shape[0]} mentees have a mentor"
    return f"{served}. Total fit {plan.objective:g}, {proof}.\n"


def _check_places(options: argparse.Namespace) -> None:
    """Refuse places that would overwrite one another, and folders that are not there."""
    places = [path for path in (options.out, options.json) if path]
    if len({path.resolve() for path in (*places, options.people)}) <= len(places):
        raise ExitError(BAD_INPUT, ["The people, the pairs and the report must be three different files."])
    for path in places:
        if not path.parent.is_dir() or (path.exists() and not path.is_file()):
            raise ExitError(NO_FILE, [f"{path} cannot be written: its folder is not there, or it is no plain file."])


def _weights(text: str | None) -> dict[str, float] | None:
    """Weights given as name=number, parted by commas, or as a JSON file."""
    if not text:
        return None
    try:
        weights = _from_json(Path(text)) if text.endswith(".json") else _from_words(text)
        shares(weights)
    except (ValueError, TypeError, OSError) as error:
        raise ExitError(BAD_INPUT, [f"--weights: {error}. Nothing was written."]) from error
    return weights


def _from_words(text: str) -> dict[str, float]:
    pairs = (entry.partition("=") for entry in text.split(",") if entry.strip())
    return {name.strip(): float(number) for name, _, number in pairs}


def _from_json(path: Path) -> dict[str, float]:
    content = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict):
        raise TypeError("the file must hold one object of names and numbers")
    return {str(name): float(number) for name, number in content.items()}


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise ExitError(BAD_INPUT, [self.format_usage().strip(), message])


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="athenaeum match", description="Match the mentees and mentors of a spreadsheet.")
    parser.add_argument("people", type=Path, metavar="PEOPLE.csv", help="one row a person; columns in any order")
    parser.add_argument("--out", type=Path, required=True, metavar="PAIRS.csv", help="where the pairs go")
    parser.add_argument("--json", type=Path, metavar="REPORT.json", help="where the report goes")
    default = ", ".join(f"{name}={weight:g}" for name, weight in WEIGHTS.items())
    parser.add_argument("--weights", metavar="WEIGHTS", help=f"what matters, or a JSON file (now: {default})")
    parser.add_argument("--areas", type=Path, metavar="AREAS.csv", help="term,parent: a near area counts in part")
    choices = ("assignment", "floor", "stable")
    parser.add_argument("--by", choices=choices, default=choices[0], help="highest total, highest floor, or stable")
    parser.add_argument("--excel", action="store_true", help="mark the pairs as UTF-8, as Excel likes it")
    return parser


if __name__ == "__main__":
    sys.exit(main())
