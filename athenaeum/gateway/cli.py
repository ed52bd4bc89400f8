"""The `athenaeum` command.

The engine answers without Django, so that `athenaeum match` starts at once; everything else is a command of the
installation in ATHENAEUM_HOME.
"""

import os
import sys

import athenaeum

COMMANDS = {
    "demo": "the demonstration library at a local address",
    "serve": "pages and worker of a small house in one process",
    "worker": "a worker of its own; start as many as wanted",
    "prepare": "make tables, vocabulary and static files ready",
    "import-staff": "take a staff list, or look at it first with --dry-run",
    "match": "match the people of a spreadsheet: PEOPLE.csv --out PAIRS.csv --json REPORT.json",
    "backup": "back up the database while the house is open: FILE",
    "restore": "bring a backup back, with the house closed: FILE",
    "create-operator": "the first account, from the shell",
    "docs": "print the pages under docs/generated",
    "check": "start-up checks: policy table, settings",
}


def main() -> None:
    """Run a command of the house; `athenaeum help` lists them."""
    words = sys.argv[1:] or ["help"]
    if words[0] in ("help", "--help", "-h"):
        print_help()
    elif words[0] == "--version":
        print(athenaeum.__version__)
    elif words[0] == "match":
        from athenaeum.matching.shell import main as match

        sys.exit(match(words[1:]))
    else:
        run(words)


def print_help() -> None:
    print("athenaeum COMMAND [OPTIONS]\n")
    for name, purpose in COMMANDS.items():
        print(f"  {name:16} {purpose}")
    print("\nEach says more with --help. An installation lives in ATHENAEUM_HOME (now: ./var).")


def run(words: list[str]) -> None:
    """Run a command of the installation."""
    if words[0] == "demo":
        os.environ["ATHENAEUM_DEMO"] = "1"
        os.environ.setdefault("ATHENAEUM_HOME", os.path.join("var", "demo"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "athenaeum.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["athenaeum", *words])
