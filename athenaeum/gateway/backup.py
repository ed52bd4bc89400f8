"""Back up a house that is open, and bring a backup back. SQLite; PostgreSQL has its own tools.

A backup is made by SQLite itself, page by page within one reading transaction, and looked through before it gets its
name. What is brought back is looked through first, and nothing is touched where it does not fit.
"""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection
from django.db.migrations.loader import MigrationLoader

OURS = ("people", "0001_initial")


class Refused(Exception):
    """A backup that cannot be made, or must not be brought back; the sentence says why."""


def standing() -> Path:
    """The database of this installation.

    Raises:
        Refused: it is no SQLite file.
    """
    if connection.vendor != "sqlite":
        raise Refused("This house keeps its data in PostgreSQL. Use pg_dump and pg_restore.")
    return Path(connection.settings_dict["NAME"])


def write(source: Path, target: Path) -> None:
    """Make a backup of a database that may be in use.

    Raises:
        Refused: there is such a file already, there is no database, or the copy is not sound.
    """
    if target.exists():
        raise Refused(f"{target} is there already. Choose another name; nothing was overwritten.")
    if not source.exists():
        raise Refused(f"There is no database at {source}.")
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_WRONLY, 0o600))
    try:
        copy(source, part)
        check(part)
        keep(part)
        os.replace(part, target)
        keep(target.parent)
    finally:
        part.unlink(missing_ok=True)


def copy(source: Path, target: Path) -> None:
    """Copy a database in one reading transaction; the copy is one file, without a log beside it."""
    with closing(sqlite3.connect(source, timeout=20)) as old, closing(sqlite3.connect(target, timeout=20)) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE")


def keep(place: Path) -> None:
    """Let the disk have written it."""
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def check(file: Path) -> None:
    """Look a backup through without writing to it.

    Raises:
        Refused: it is damaged, of something else, or of a newer version.
    """
    if not file.is_file():
        raise Refused(f"There is no file {file}.")
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as database:
            demand_sound(database)
            demand_known(database)
    except sqlite3.DatabaseError as error:
        raise Refused("This file is damaged, or is no backup of Athenaeum.") from error


def demand_sound(database: sqlite3.Connection) -> None:
    """Raises:
    Refused: SQLite finds something broken in it.
    """
    sound = database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    if not sound or database.execute("PRAGMA foreign_key_check").fetchone():
        raise Refused("This backup is damaged.")


def demand_known(database: sqlite3.Connection) -> None:
    """Raises:
    Refused: it is of something else, or of a version that this one does not know.
    """
    if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'django_migrations'").fetchone():
        raise Refused("This file is a database of something else.")
    steps = set(database.execute("SELECT app, name FROM django_migrations"))
    if OURS not in steps:
        raise Refused("This file is a database of something else.")
    loader = MigrationLoader(None)
    rooms = {app for app, _name in loader.disk_migrations}
    if newer := sorted(step for step in steps - set(loader.disk_migrations) if step[0] in rooms):
        raise Refused(f"This backup is of a newer Athenaeum ({'.'.join(newer[0])}). Install that version first.")


def restore(file: Path, place: Path) -> Path | None:
    """Bring a backup back, with the house closed.

    Args:
        file: the backup.
        place: the database of the installation.

    Returns:
        Where the database that stood before now lies; None where there was none.

    Raises:
        Refused: the backup does not fit, or the house is open; nothing was touched.
    """
    check(file)
    before = place.with_name(place.name + ".before-restore")
    if before.exists():
        raise Refused(f"{before} is still there from the last time. Move it away first; nothing was changed.")
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write(file, place)
        return None
    demand_closed(place)
    shutil.copyfile(place, before)
    os.chmod(before, 0o600)
    new = place.with_name(place.name + ".new")
    new.unlink(missing_ok=True)
    write(file, new)
    for end in ("-wal", "-shm"):  # left only by a database that could not be closed in order
        place.with_name(place.name + end).unlink(missing_ok=True)
    os.replace(new, place)
    keep(place.parent)
    return before


def demand_closed(place: Path) -> None:
    """Raises:
    Refused: somebody else has the database open.
    """
    try:
        with closing(sqlite3.connect(place, timeout=1)) as database:
            # Leaving the log mode takes that nobody else has the file open.
            database.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        raise Refused(
            "The house is open. End `athenaeum serve` and every worker first; nothing was changed."
        ) from error
    except sqlite3.DatabaseError:
        return  # what stands is broken: all the more reason to bring a backup back
