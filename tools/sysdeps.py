"""Install the Debian packages that the tests need, where they are missing.

    python3 tools/sysdeps.py chromium postgresql gettext

A program that is already there is never touched. Elsewhere than on Debian, install them by your own means:
any `chromium`, any PostgreSQL of version 14 or later with its contrib modules, GNU gettext.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def chromium() -> bool:
    return bool(shutil.which("chromium"))


def postgresql() -> bool:
    return any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or bool(shutil.which("initdb"))


def gettext() -> bool:
    return bool(shutil.which("xgettext")) and bool(shutil.which("msgmerge"))


PRESENT = {"chromium": chromium, "postgresql": postgresql, "gettext": gettext}


def main(names: list[str]) -> int:
    missing = [name for name in names if not PRESENT[name]()]
    if not missing:
        return 0
    if not shutil.which("apt-get"):
        print(f"Please install first: {', '.join(missing)}.")
        return 1
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*prefix, "apt-get", "update", "-qq"], check=True, env=environment)
    install = [*prefix, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
    subprocess.run(install, check=True, env=environment, stdout=subprocess.DEVNULL)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
