"""A worker killed with -9 while it takes a list in: the next turn goes on, and nobody is there twice."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bench.roster import make_file

ROWS = 6000
GO_ON = """
from athenaeum.people import jobs
from athenaeum.people.models import Person, Post, SearchEntry, StaffList
row = StaffList.objects.get()
print(row.state, Person.objects.count(), Post.objects.count())
jobs.take_in.func(str(row.pk))
row.refresh_from_db()
print(row.state, Person.objects.count(), Post.objects.count(), SearchEntry.objects.count())
"""


def django(home: Path, *words: str) -> subprocess.Popen[str]:
    """A command of the house in a process of its own, over a home of its own."""
    environment = os.environ | {"ATHENAEUM_HOME": str(home), "DJANGO_SETTINGS_MODULE": "athenaeum.config.settings"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "django", *words]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.long
def test_killed_in_the_middle(tmp_path: Path) -> None:
    home, place = tmp_path / "home", tmp_path / "staff.csv"
    make_file(place, ROWS)
    assert django(home, "migrate", "-v0").wait() == 0
    importing = django(home, "import-staff", str(place))
    assert importing.stderr is not None
    seen = ""
    while f"] {ROWS // 3} of" not in seen:
        letter = importing.stderr.read(1)
        assert letter, seen
        seen += letter
    time.sleep(0.05)  # into the middle of a chunk
    importing.send_signal(signal.SIGKILL)
    assert importing.wait() == -signal.SIGKILL
    told, complaint = django(home, "shell", "-v0", "-c", GO_ON).communicate()
    before, after = told.strip().splitlines()[-2:]
    assert before.startswith("applying "), complaint
    assert ROWS // 3 <= int(before.split()[1]) < ROWS
    assert after == f"applied {ROWS} {ROWS} {ROWS}"
