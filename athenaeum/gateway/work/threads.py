"""The threads of a working process: one carries tasks out, one keeps house, one carries letters."""

import logging
import threading
from collections.abc import Callable

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from athenaeum.post import delivery

from . import schedule
from .worker import BEAT, HouseWorker, take_over

log = logging.getLogger(__name__)


class Crew:
    """The threads of one process; `stop` ends them after what they are at."""

    def __init__(self) -> None:
        self.worker = HouseWorker()
        self.ended = threading.Event()

    def start(self) -> "Crew":
        for name, work in (("tasks", self.carry_out), ("house", self.keep_house), ("post", self.carry_letters)):
            threading.Thread(target=work, name=f"athenaeum-{name}", daemon=True).start()
        return self

    def stop(self) -> None:
        self.worker.running = False
        self.ended.set()

    def carry_out(self) -> None:
        self.again_and_again(self.worker.run, seconds=1)

    def keep_house(self) -> None:
        self.again_and_again(self.one_round_of_the_house, seconds=BEAT.total_seconds())

    def carry_letters(self) -> None:
        # In the demonstration nothing leaves the house: the letters are read on their page.
        if not settings.DEMO:
            self.again_and_again(lambda: delivery.deliver_due(timezone.now), seconds=1)

    def one_round_of_the_house(self) -> None:
        self.worker.beat()
        take_over()
        schedule.hand_out(timezone.now())

    def again_and_again(self, work: Callable[[], object], *, seconds: float) -> None:
        """Do it until the crew is stopped. A database that is away for a while ends no thread."""
        while not self.ended.is_set():
            try:
                close_old_connections()
                work()
            except Exception as error:  # the thread must outlive whatever went wrong this time
                log.error("A turn of the worker failed: %s", type(error).__name__)
            self.ended.wait(seconds)
