"""`athenaeum import-staff FILE`: take a staff list in from the shell, with the same report as in the browser."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from athenaeum.access.policy import SYSTEM
from athenaeum.access.refusals import NotNow
from athenaeum.people.actions.staff_list import drop, take
from athenaeum.people.models import StaffList
from athenaeum.people.staff_list import words
from athenaeum.people.staff_list.columns import FIELDS

BAD_FILE, STOPPED = 2, 3
WIDTH = 40
SUMS = (
    ("lines", "lines read"),
    ("people", "people in them"),
    ("add", "new"),
    ("change", "changed"),
    ("back", "back again"),
    ("same", "the same as here"),
    ("leave", "in this file no more"),
    ("posts", "posts written"),
    ("units", "new units"),
    ("sites", "new sites"),
    ("out", "lines left out"),
)


class Command(BaseCommand):
    help = "Take in a staff list (CSV or XLSX). Exit 0: done; 2: the file cannot be read; 3: stopped, many would leave."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the list")
        parser.add_argument("--dry-run", action="store_true", help="show what would change, and change nothing")
        parser.add_argument(
            "--map", action="append", default=[], metavar="COLUMN=FIELD",
            help=f"what a column holds, where the guess is wrong; fields: {', '.join(FIELDS)}; nothing leaves it aside",
        )  # fmt: skip
        parser.add_argument(
            "--yes-leavers", action="store_true", help="those who are in the file no more have left, however many"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            staff_list = take(
                path=options["file"],
                by=SYSTEM,
                now=timezone.now(),
                mapping=self.mapping(options["map"]),
                dry_run=options["dry_run"],
                yes_leavers=options["yes_leavers"],
                watch=self.bar,
            )
        except (OSError, NotNow) as error:
            self.give_up(str(error))
        self.report(staff_list)
        self.leave(staff_list, options["dry_run"])

    def mapping(self, said: list[str]) -> dict[str, str]:
        """Heading → field, from the options."""
        pairs = [text.rpartition("=") for text in said]
        for heading, equals, field in pairs:
            if not equals or not heading or (field and field not in FIELDS):
                self.give_up(f"--map {heading}{equals}{field}: write COLUMN=FIELD; fields are {', '.join(FIELDS)}")
        return {heading: field for heading, _equals, field in pairs}

    def give_up(self, sentence: str) -> None:
        self.stderr.write(sentence)
        sys.exit(BAD_FILE)

    def bar(self, done: int, total: int) -> None:
        """A bar on the error stream, so that the report can be kept in a file."""
        full = WIDTH * done // total if total else WIDTH
        end = "\n" if done == total else ""
        self.stderr.write(f"\r[{'#' * full}{'.' * (WIDTH - full)}] {done} of {total} people", ending=end)
        self.stderr.flush()

    def report(self, staff_list: StaffList) -> None:
        """What was found, a line each; then the sums."""
        for row in staff_list.rows.filter(kind="doubt").iterator():
            where = f"line {row.line}" if row.line else "the file"
            field = f", {words.FIELD_NAMES[row.field]}" if row.field in words.FIELD_NAMES else ""
            who = f" ({row.who})" if row.who else ""
            said = f"{words.reason(row)} {words.mend(row) if not words.answers(row) else ''}".strip()
            self.stdout.write(f"{where}{field}{who}: {said} [{words.WEIGHTS[words.weight(row)]}]")
        for name, label in SUMS:
            if staff_list.counts.get(name):
                self.stdout.write(f"{staff_list.counts[name]:>8} {label}")

    def leave(self, staff_list: StaffList, dry_run: bool) -> None:
        """The last line, and the code to leave with."""
        if staff_list.state == StaffList.State.FAILED:
            drop(staff_list=staff_list, by=SYSTEM, now=timezone.now())
            self.give_up(words.refusal(staff_list.trouble["code"], staff_list.trouble["extra"]))
        if dry_run or staff_list.state == StaffList.State.STOPPED:
            self.name_leavers(staff_list)
        if staff_list.state == StaffList.State.STOPPED:
            drop(staff_list=staff_list, by=SYSTEM, now=timezone.now())
            self.stderr.write("Stopped before anything was changed. If they have left, run again with --yes-leavers.")
            sys.exit(STOPPED)
        if dry_run:
            drop(staff_list=staff_list, by=SYSTEM, now=timezone.now())
            self.stdout.write("Only tried: nothing was changed.")
        elif staff_list.changes_nothing:
            self.stdout.write("Nothing changed: everybody in this list was here already, just as it says.")
        else:
            self.stdout.write("Taken in.")

    def name_leavers(self, staff_list: StaffList) -> None:
        for row in staff_list.rows.filter(kind="leave").iterator():
            self.stdout.write(f"in this file no more: {row.who}")
