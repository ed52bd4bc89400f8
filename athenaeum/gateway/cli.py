"""The `athenaeum` command."""

import os
import sys


def main() -> None:
    """Run a command of the house; `athenaeum help` lists them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "athenaeum.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
