"""Is anything wrong with the locked dependencies? Known vulnerabilities, addresses in lock files, licences.

    python tools/audit_dependencies.py

Where the service of vulnerability reports cannot be reached, that is said, and the rest is still checked.
"""

import re
import subprocess
import sys
from importlib.metadata import distribution, requires
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = [*ROOT.glob("requirements/*.txt"), ROOT / "package-lock.json", ROOT / "package.json", ROOT / ".npmrc"]
ADDRESS = re.compile(r"https?://(?!github\.com/sponsors|opencollective\.com)\S+")
# The AGPL takes these along; another licence needs a decision first.
FREE = re.compile(r"MIT|BSD|Apache|ISC|PSF|Python|MPL|LGPL|Zlib|0BSD|CC0|OFL|Unlicense|CNRI", re.IGNORECASE)


def addresses() -> list[str]:
    """Lock files that name where something is fetched from."""
    return [f"{path.name} names an address: {found}" for path in LOCKS for found in ADDRESS.findall(path.read_text())]


def licences() -> list[str]:
    """Runtime dependencies whose licence is not plainly free."""
    found = []
    for line in requires("athenaeum-mentoring") or []:
        if "extra ==" in line:
            continue
        name = re.split(r"[\s\[<>=!~;(]", line)[0]
        data = distribution(name).metadata
        said = " ".join(
            [data.get("License-Expression", ""), data.get("License", "")[:200], *data.get_all("Classifier", [])]
        )
        if not FREE.search(said):
            found.append(f"{name}: its licence is not among the known free ones")
    return found


def vulnerabilities() -> list[str]:
    """What pip-audit knows about the runtime lock."""
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "--disable-pip",
        "--no-deps",
        "-r",
        str(ROOT / "requirements/run.txt"),
    ]
    done = subprocess.run([*command, "--progress-spinner", "off"], capture_output=True, text=True, timeout=300)
    if done.returncode == 0:
        return []
    if "found" in done.stderr.lower() and "vulnerabilit" in done.stderr.lower():
        return [done.stdout.strip()]
    print("The vulnerability reports could not be reached; they were not checked this time.")
    return []


def main() -> int:
    found = addresses() + licences() + vulnerabilities()
    print("\n".join(found) or "Dependencies: no address in the locks, free licences, nothing reported.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
