"""`athenaeum load-vocabulary`"""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from athenaeum.access.policy import SYSTEM
from athenaeum.people.actions import vocabulary


class Command(BaseCommand):
    help = "Bring the terms of our vocabulary into the database. Terms that are there stay as they are."

    def handle(self, *args: Any, **options: Any) -> None:
        new = vocabulary.load(by=SYSTEM, now=timezone.now())
        if options["verbosity"]:
            self.stdout.write(f"{new} new terms.")
