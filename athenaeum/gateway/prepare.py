"""Make an installation ready: tables, vocabulary, static files. Safe to run again, and quick when nothing is to do."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.db import connection

import athenaeum

STAMP = "made-for.txt"
MOUNTS = Path("/proc/mounts")
# Their locks are not to be trusted, and SQLite's safety rests on locks.
NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "fuse.glusterfs", "ceph", "9p", "afs")


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
        SystemExit: PostgreSQL has fsync, full_page_writes or synchronous_commit off, or SQLite lies on a network file
            system.
    """
    if connection.vendor == "postgresql":
        demand_careful_server()
    else:
        demand_local_disk(Path(connection.settings_dict["NAME"]))


def demand_careful_server() -> None:
    """Raises:
    SystemExit: a setting of PostgreSQL would lose acknowledged work.
    """
    with connection.cursor() as cursor:
        for name in ("fsync", "full_page_writes", "synchronous_commit"):
            cursor.execute(f"SHOW {name}")
            if cursor.fetchone()[0] == "off":
                raise SystemExit(f"PostgreSQL runs with {name} off, so that saved work could be lost. Turn it on.")


def demand_local_disk(database: Path) -> None:
    """Raises:
    SystemExit: the database would lie on a network file system.
    """
    kind = file_system_of(database.resolve(), MOUNTS.read_text() if MOUNTS.exists() else "")
    if kind in NETWORK:
        raise SystemExit(
            f"{database} lies on a network file system ({kind}), where saved work could be lost. Move ATHENAEUM_HOME "
            "to a local disk, or use PostgreSQL."
        )


def file_system_of(place: Path, mounts: str) -> str:
    """The kind of file system a place lies on.

    Args:
        place: an absolute path.
        mounts: a table as in /proc/mounts, where a blank in a path is written \\040.

    Returns:
        Its name there, "" where the table does not say. Of two mounts at one point the later holds.
    """
    kinds = [line.split()[1:3] for line in mounts.splitlines() if len(line.split()) > 2]
    around = [(len(Path(point).parts), kind) for point, kind in unescaped(kinds) if place.is_relative_to(point)]
    deepest = max((depth for depth, _kind in around), default=0)
    return next((kind for depth, kind in reversed(around) if depth == deepest), "")


def unescaped(kinds: list[list[str]]) -> list[tuple[str, str]]:
    """Mount points as paths: blanks and the like stand as octal numbers in the table."""
    return [(re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point), kind) for point, kind in kinds]


def everything() -> None:
    """All of it, in order."""
    durable()
    tables()
    static_files()
