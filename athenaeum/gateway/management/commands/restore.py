"""`athenaeum restore FILE`"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from athenaeum.gateway import backup


class Command(BaseCommand):
    help = "Bring a backup back, with the house closed. What stood before is kept beside it."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a file that `athenaeum backup` made")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            before = backup.restore(options["file"], backup.standing())
        except (backup.Refused, OSError) as refused:
            raise CommandError(str(refused)) from refused
        kept = f" What stood before lies at {before}; take it away once all is well." if before else ""
        self.stdout.write(f"Brought back.{kept} `athenaeum serve` brings it to this version.")
