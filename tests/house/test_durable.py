"""Athenaeum refuses to run where "saved" would not be saved, and asks its database for the careful settings."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from athenaeum.gateway import prepare

TABLE = """
/dev/sda1 / ext4 rw 0 0
server:/homes /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
//files/share /srv/library\\040files cifs rw 0 0
me@host: /mnt/there fuse.sshfs rw 0 0
/dev/sdc1 /mnt/twice ext4 rw 0 0
server:/other /mnt/twice nfs rw 0 0
"""


class Server:
    """A cursor of a PostgreSQL with one setting off."""

    def __init__(self, off: str) -> None:
        self.off = off
        self.asked = ""

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def execute(self, query: str) -> None:
        self.asked = query.removeprefix("SHOW ")

    def fetchone(self) -> tuple[str]:
        return ("off" if self.asked == self.off else "on",)


def as_postgresql(monkeypatch: pytest.MonkeyPatch, off: str) -> None:
    monkeypatch.setattr(
        prepare, "connection", type("Link", (), {"vendor": "postgresql", "cursor": lambda: Server(off)})
    )


@pytest.mark.parametrize("name", ["fsync", "full_page_writes", "synchronous_commit"])
def test_a_careless_server_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    as_postgresql(monkeypatch, name)
    with pytest.raises(SystemExit, match=name):
        prepare.durable()


def test_a_careful_server_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    as_postgresql(monkeypatch, "nothing")
    prepare.durable()


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="asks a real PostgreSQL")
def test_a_real_server_that_became_careless_is_refused() -> None:
    prepare.durable()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
    with pytest.raises(SystemExit, match="synchronous_commit"):
        prepare.durable()


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/var/lib/athenaeum/a.sqlite3", "ext4"),
        ("/home/cleo/a.sqlite3", "nfs4"),
        ("/home/local/a.sqlite3", "ext4"),
        ("/homestead/a.sqlite3", "ext4"),
        ("/srv/library files/a.sqlite3", "cifs"),
        ("/mnt/there/deep/a.sqlite3", "fuse.sshfs"),
        ("/mnt/twice/a.sqlite3", "nfs"),
    ],
)
def test_the_kind_of_file_system_is_found_out(place: str, kind: str) -> None:
    assert prepare.file_system_of(Path(place), TABLE) == kind


@pytest.mark.parametrize(("place", "refused"), [("/home/a.sqlite3", True), ("/var/a.sqlite3", False)])
def test_sqlite_on_a_network_is_refused(place: str, refused: bool, tmp_path: Path, monkeypatch: Any) -> None:
    table = tmp_path / "mounts"
    table.write_text(TABLE)
    monkeypatch.setattr(prepare, "MOUNTS", table)
    link = type("Link", (), {"vendor": "sqlite", "settings_dict": {"NAME": place}})
    monkeypatch.setattr(prepare, "connection", link)
    if not refused:
        prepare.durable()
        return
    with pytest.raises(SystemExit, match="network file system"):
        prepare.durable()


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="settings of SQLite")
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("secure_delete", 1), ("foreign_keys", 1)],
)
def test_a_fresh_connection_is_careful(pragma: str, value: object) -> None:
    fresh = connection.copy()
    try:
        with fresh.cursor() as cursor:
            assert cursor.execute(f"PRAGMA {pragma}").fetchone()[0] == value
    finally:
        fresh.close()
