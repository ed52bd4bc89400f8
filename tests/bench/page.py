"""A page of somebody signed in beside an empty template page of bare Django, on the same web server.

    python -m tests.bench.page

Both sides are gunicorn with one process and eight threads, as `athenaeum serve` starts it, on loopback; the pages are
asked for over kept connections, by one asker and by eight at once. SQLite, a house of 120 people.
"""

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from . import table
from .table import Row

AIM = 3.0
REQUESTS, WARM = 240, 24
PAGES = {"the desk": "/", "letters": "/letters/"}
PEOPLE = 120
NOTE = (
    "The bare page has no session, no person, no language and no policy. Most of the difference of the letters is the "
    "session, the person, her roles and the middleware around every page; of the desk, the queries it asks to find "
    "what waits, whose making in Django costs several times what the database takes to answer them."
)
BARE = '''
"""Bare Django: one address, one template, nothing around it."""
import sys
from django.conf import settings
settings.configure(
    SECRET_KEY="bare", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, MIDDLEWARE=[],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [sys.argv[2]]}],
)
import django
django.setup()
from django.shortcuts import render
from django.urls import path
urlpatterns = [path("", lambda request: render(request, "empty.html"))]
from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication
class Server(BaseApplication):
    def load_config(self):
        given = {"bind": sys.argv[1], "workers": 1, "threads": 8, "worker_class": "gthread", "loglevel": "warning",
                 "control_socket_disable": True}
        for name, value in given.items():
            self.cfg.set(name, value)
    def load(self):
        return get_wsgi_application()
Server().run()
'''
FURNISH = """
import django
django.setup()
from tests.bench import crowd
from athenaeum.people.models import Person
crowd.fill({people})
print(crowd.session_of(Person.objects.order_by("email")[0]))
"""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextlib.contextmanager
def serving(command: list[str], port: int, env: dict[str, str]) -> Iterator[int]:
    """A web server for the time of the bench."""
    process = subprocess.Popen(command, env=env)
    try:
        wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Wait until a server answers.

    Raises:
        RuntimeError: it ended, or did not answer within two minutes.
    """
    until = time.monotonic() + 120
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.2)
    raise RuntimeError("The web server did not come up.")


def ask(port: int, path: str, cookie: str, times: int) -> list[float]:
    """The seconds of each of several requests over one kept connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    took = []
    for _ in range(times):
        start = time.perf_counter()
        connection.request("GET", path, headers={"Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
        took.append(time.perf_counter() - start)
        assert answer.status == 200, (path, answer.status)
    connection.close()
    return took


def alone(port: int, path: str, cookie: str = "") -> float:
    """The quickest tenth of the requests of one asker, at its slow end: seconds a page, when little else runs."""
    ask(port, path, cookie, WARM)
    took = sorted(ask(port, path, cookie, REQUESTS))
    return took[len(took) // 10]


def together(port: int, path: str, cookie: str = "", askers: int = 8) -> float:
    """Seconds a page, with eight asking at once."""
    threads = [threading.Thread(target=ask, args=(port, path, cookie, REQUESTS // askers)) for _ in range(askers)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return (time.perf_counter() - start) / REQUESTS


def furnished(env: dict[str, str]) -> str:
    """Make the installation ready, with people in it.

    Returns:
        The key of a session.
    """
    subprocess.run([sys.executable, "-m", "django", "prepare"], env=env, check=True, stdout=subprocess.DEVNULL)
    code = FURNISH.format(people=PEOPLE)
    done = subprocess.run([sys.executable, "-c", code], env=env, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def run() -> list[Row]:
    """Measure, and print the table."""
    with tempfile.TemporaryDirectory(prefix="athenaeum-bench-") as folder:
        env = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {
            "DJANGO_SETTINGS_MODULE": "athenaeum.config.settings", "ATHENAEUM_HOME": folder, "ATHENAEUM_LOG": "ERROR",
            "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]),
        }  # fmt: skip
        cookie = f"sessionid={furnished(env)}"
        (Path(folder) / "empty.html").write_text("")
        (Path(folder) / "bare.py").write_text(BARE)
        ours, bare = free_port(), free_port()
        serve = [sys.executable, "-m", "django", "serve", "--without-worker", "--bind", f"127.0.0.1:{ours}"]
        plain = [sys.executable, f"{folder}/bare.py", f"127.0.0.1:{bare}", folder]
        with serving(serve, ours, env), serving(plain, bare, env):
            rows = []
            for how, measure in (("one asker", alone), ("eight at once", together)):
                empty = measure(bare, "/")
                rows += [Row(f"{what}, {how}", measure(ours, path, cookie), empty, AIM) for what, path in PAGES.items()]
    table.show("A signed-in page ÷ an empty template page of bare Django, gunicorn, sqlite", rows, NOTE)
    return rows


if __name__ == "__main__":
    run()
