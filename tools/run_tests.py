"""Run the tests on SQLite, then on a PostgreSQL of their own, and close with one summary of both.

    python tools/run_tests.py [pytest options]

The PostgreSQL server lives in a temporary folder, listens on a Unix socket alone, and ends with the run.
"""

import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

COUNTED = re.compile(r"(\d+) (passed|failed|skipped|error)")


def binaries() -> Path:
    """The folder of the newest PostgreSQL on this machine."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    elsewhere = shutil.which("initdb")
    if elsewhere is None:
        sys.exit("PostgreSQL is missing: run `make test`, which installs it, or install it yourself.")
    return Path(elsewhere).resolve().parent


@contextmanager
def postgresql() -> Iterator[dict[str, str]]:
    """A throw-away server; yields the environment that leads to it. As root it runs as the user postgres."""
    folder = Path(tempfile.mkdtemp(prefix="athenaeum-pg-"))
    as_server: dict[str, Any] = {"stdout": subprocess.DEVNULL}
    if os.geteuid() == 0:
        server_user = pwd.getpwnam("postgres")
        os.chown(folder, server_user.pw_uid, server_user.pw_gid)
        as_server |= {"user": server_user.pw_uid, "group": server_user.pw_gid, "extra_groups": [], "cwd": "/"}
    tools, data = binaries(), folder / "data"
    make = [tools / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
    # Synchronous commit and full pages stay on, as the product demands of its server at start.
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c max_connections=200 -c fsync=on"
    control = [tools / "pg_ctl", "-w", "-D", data, "-l", folder / "log"]
    subprocess.run(make, check=True, **as_server)
    subprocess.run([*control, "-o", options, "start"], check=True, **as_server)
    try:
        yield {"DATABASE_URL": "postgres://postgres@/postgres", "PGHOST": str(folder)}
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, **as_server)
        shutil.rmtree(folder, ignore_errors=True)


def run(name: str, options: list[str], environment: dict[str, str]) -> tuple[int, dict[str, int]]:
    """One run of pytest, shown as it goes; returns its exit code and what its summary counted."""
    print(f"== {name}", flush=True)
    command = [sys.executable, "-m", "pytest", *options]
    counted: dict[str, int] = {}
    with subprocess.Popen(command, env=os.environ | environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            print(line, end="", flush=True)
            if " in " in line and (found := COUNTED.findall(line)):
                counted = {word: int(number) for number, word in found}
    return process.returncode, counted


def main(options: list[str]) -> int:
    code, total = run("SQLite", options, {})
    with postgresql() as environment:
        second, more = run("PostgreSQL", options, environment)
    sums = {word: total.get(word, 0) + more.get(word, 0) for word in ("passed", "failed", "skipped", "error")}
    print(
        f"Both databases: {sums['passed']} passed, {sums['failed'] + sums['error']} failed, {sums['skipped']} skipped"
    )
    print(f"{sums['passed']} passed, {sums['failed'] + sums['error']} failed, {sums['skipped']} skipped")
    return code or second


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
