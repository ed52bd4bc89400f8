"""`athenaeum docs`"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from athenaeum.gateway.generated import states, who_may

PLACE = Path("docs/generated")


class Command(BaseCommand):
    help = "Print the pages under docs/generated from the tables in the code."

    def handle(self, *args: Any, **options: Any) -> None:
        PLACE.mkdir(parents=True, exist_ok=True)
        (PLACE / "who-may.md").write_text(who_may())
        (PLACE / "states.md").write_text(states())
        self.stdout.write(f"Printed {PLACE}/who-may.md and {PLACE}/states.md.")
