"""`athenaeum serve`"""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from athenaeum.gateway import prepare, set_up
from athenaeum.gateway.server import HouseServer


class Command(BaseCommand):
    help = "Serve the pages and, in the same process, do the work of the worker."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--bind", default="127.0.0.1:8000", help="address and port (%(default)s)")
        parser.add_argument("--processes", type=int, default=1)
        parser.add_argument("--threads", type=int, default=8)
        parser.add_argument("--without-worker", action="store_true", help="only the pages")

    def handle(self, *args: Any, **options: Any) -> None:
        prepare.everything()
        self.check()
        self.stdout.write(f"Athenaeum is at {settings.SITE_URL} (listening on {options['bind']}).")
        if set_up.needed():
            self.stdout.write(f"Set up your library at {settings.SITE_URL}/set-up/?key={set_up.key()}")
        HouseServer(
            bind=options["bind"],
            processes=options["processes"],
            threads=options["threads"],
            with_worker=not options["without_worker"],
        ).run()
