"""`athenaeum worker`"""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand

from athenaeum.gateway.work.threads import Crew


class Command(BaseCommand):
    help = "Carry out tasks, keep the schedule, send the letters, until told to stop."

    def handle(self, *args: Any, **options: Any) -> None:
        ended = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: ended.set())
        crew = Crew().start()
        self.stdout.write("The worker is at work. End it with Ctrl+C.")
        ended.wait()
        crew.stop()
