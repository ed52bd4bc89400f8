"""`athenaeum demo`"""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from athenaeum.demo.build import build
from athenaeum.gateway import prepare, set_up
from athenaeum.gateway.server import HouseServer


class Command(BaseCommand):
    help = "Build the demonstration library, if it is not there, and serve it at a local address."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--bind", default="127.0.0.1:8000", help="address and port (%(default)s)")
        parser.add_argument("--build-only", action="store_true", help="build it and do not serve it")

    def handle(self, *args: Any, **options: Any) -> None:
        prepare.everything()
        self.check()
        if set_up.needed():
            began = time.monotonic()
            build(timezone.now(), lambda words: self.stdout.write(f"  {words}…"))
            self.stdout.write(f"The demonstration library stands, after {time.monotonic() - began:.0f} s.")
        if options["build_only"]:
            return
        port = options["bind"].rsplit(":", 1)[-1]
        self.stdout.write(f"Open http://localhost:{port} in a browser, and come in as one of five. End with Ctrl+C.")
        HouseServer(bind=options["bind"], processes=1, threads=8, with_worker=True).run()
