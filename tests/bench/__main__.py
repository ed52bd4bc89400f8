"""Every bench in turn, each in a process of its own, so that none disturbs another and one that fails hides nothing."""

import subprocess
import sys
from importlib.util import find_spec

BENCHES = ("engine", "page", "directory", "roster")


def main() -> int:
    """Run them all.

    Returns:
        0 where every bench ran; 1 where one failed or is not there. A missed aim is no failure: its row says so.
    """
    failed = [name for name in BENCHES if not ran(name)]
    sys.stdout.write("Every bench ran.\n" if not failed else f"Did not run to the end: {', '.join(failed)}.\n")
    return 1 if failed else 0


def ran(name: str) -> bool:
    """Run one, and say so where it fails."""
    sys.stdout.write(f"\n== {name}\n")
    sys.stdout.flush()
    module = f"tests.bench.{name}"
    if find_spec(module) is None:
        sys.stdout.write("There is no such bench.\n")
        return False
    code = subprocess.run([sys.executable, "-m", module], check=False).returncode
    if code:
        sys.stdout.write(f"The bench {name} failed (exit {code}).\n")
    return code == 0


if __name__ == "__main__":
    sys.exit(main())
