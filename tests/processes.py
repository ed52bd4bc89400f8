"""Processes of their own over the database of the test: started, killed with -9, started again."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

BEGIN = "import django; django.setup()\n"


def environment(home: Path, **more: str) -> dict[str, str]:
    """What leads a process to the database of this test."""
    name = connection.settings_dict["NAME"]
    where = f"sqlite:///{name}" if connection.vendor == "sqlite" else f"postgres://postgres@/{name}"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "athenaeum.config.settings",
        "ATHENAEUM_HOME": str(home),
        "DATABASE_URL": where,
        "ATHENAEUM_LOG": "ERROR",
        **more,
    }


@contextmanager
def running(code: str, environment: dict[str, str]) -> Iterator["subprocess.Popen[str]"]:
    """A Python process that runs the code with the house set up; killed with -9 at the end, whatever it is at."""
    process = subprocess.Popen(
        [sys.executable, "-c", BEGIN + code],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        process.wait(30)
        if process.stdout:
            process.stdout.close()
