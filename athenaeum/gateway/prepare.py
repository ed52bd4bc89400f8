"""Make an installation ready: tables, vocabulary, static files. Safe to run again, and quick when nothing is to do."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.db import connection

import athenaeum

STAMP = "made-for.txt"


def tables() -> None:
    """Bring the database to this version, the cache table and the vocabulary included."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("load-vocabulary", verbosity=0)


def static_files() -> None:
    """Collect the static files once for each state of the package."""
    if not hasattr(staticfiles_storage, "manifest_name"):
        return
    stamp = Path(settings.STATIC_ROOT) / STAMP
    state = package_state()
    if stamp.exists() and stamp.read_text() == state:
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=stamp.parent.exists())
    stamp.write_text(state)


def package_state() -> str:
    """A word that changes whenever a static file of the package does."""
    package = Path(athenaeum.__file__).parent
    files = [path for folder in ("static", "static_vendor") for path in (package / folder).rglob("*") if path.is_file()]
    newest = max((path.stat().st_mtime_ns for path in files), default=0)
    return f"{package} {len(files)} {newest}"


def durable() -> None:
    """Refuse to run where "saved" would not be saved.

    Raises:
        SystemExit: PostgreSQL has fsync, full_page_writes or synchronous_commit off.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for name in ("fsync", "full_page_writes", "synchronous_commit"):
            cursor.execute(f"SHOW {name}")
            if cursor.fetchone()[0] == "off":
                raise SystemExit(f"PostgreSQL runs with {name} off, so that saved work could be lost. Turn it on.")


def everything() -> None:
    """All of it, in order."""
    durable()
    tables()
    static_files()
