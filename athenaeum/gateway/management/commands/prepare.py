"""`athenaeum prepare`"""

from typing import Any

from django.core.management.base import BaseCommand

from athenaeum.gateway import prepare


class Command(BaseCommand):
    help = "Make tables, vocabulary and static files ready."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        prepare.everything()
        self.stdout.write("Ready.")
