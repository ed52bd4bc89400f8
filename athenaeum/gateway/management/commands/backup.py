"""`athenaeum backup FILE`"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from athenaeum.gateway import backup


class Command(BaseCommand):
    help = "Make a backup of the database while the house is open, and look it through."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="where to; a name that is not taken yet")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            backup.write(backup.standing(), options["file"])
        except (backup.Refused, OSError) as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"Backed up to {options['file']}, and found sound. Keep secret.key and files/ too, apart.")
