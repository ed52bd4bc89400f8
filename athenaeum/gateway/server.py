"""The web server of a small house: gunicorn with threads, and the worker's crew beside it."""

from typing import Any

from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication

from .work.threads import Crew


class HouseServer(BaseApplication):
    """gunicorn, set up in code so that one command serves pages and does the work."""

    def __init__(self, *, bind: str, processes: int, threads: int, with_worker: bool) -> None:
        self.options: dict[str, Any] = {
            "bind": bind,
            "workers": processes,
            "threads": threads,
            "worker_class": "gthread",
            "control_socket_disable": True,
            "max_requests": 0,
            "accesslog": None,
            "errorlog": "-",
            "loglevel": "warning",
            "proc_name": "athenaeum",
        }
        if with_worker:
            self.options["post_worker_init"] = lambda worker: Crew().start()
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        return get_wsgi_application()
