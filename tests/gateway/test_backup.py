"""Every backup can be brought back; what does not fit is refused before anything is touched."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from athenaeum.gateway import backup
from tests.faces import Cast

pytestmark = pytest.mark.django_db(transaction=True)
sqlite_only = pytest.mark.skipif(connection.vendor != "sqlite", reason="a file of SQLite")


@pytest.fixture
def house(cast: Cast, tmp_path: Path) -> Iterator[Path]:
    """The database of a house of its own, with the cast in it, in the mode of the product."""
    place = tmp_path / "house.sqlite3"
    backup.write(backup.standing(), place)
    with closing(sqlite3.connect(place)) as database:
        database.execute("PRAGMA journal_mode=WAL")
    return place


def names(place: Path) -> list[str]:
    with closing(sqlite3.connect(place)) as database:
        return [row[0] for row in database.execute("SELECT given_name FROM people_person ORDER BY given_name")]


def rename_ada(place: Path) -> None:
    with closing(sqlite3.connect(place)) as database, database:
        database.execute("UPDATE people_person SET given_name = 'Zora' WHERE given_name = 'Ada'")


@sqlite_only
def test_what_was_backed_up_comes_back(house: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.sqlite3"
    backup.write(house, kept)
    rename_ada(house)
    before = backup.restore(kept, house)
    assert before is not None
    assert names(house) == ["Ada", "Ben", "Cleo", "Dora", "Odile", "Olga", "Sam"]
    assert "Zora" in names(before)
    assert (kept.stat().st_mode & 0o777, before.stat().st_mode & 0o777) == (0o600, 0o600)


@sqlite_only
def test_it_comes_back_into_an_empty_house(house: Path, tmp_path: Path) -> None:
    empty = tmp_path / "new" / "house.sqlite3"
    assert backup.restore(house, empty) is None
    assert names(empty) == names(house)


@sqlite_only
def test_nothing_is_overwritten(house: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")
    with pytest.raises(backup.Refused, match="already"):
        backup.write(house, taken)
    assert taken.read_text() == "mine"


def of_something_else(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("CREATE TABLE books (title TEXT)")


def no_database(file: Path) -> None:
    file.write_text("Dear Cleo, here is the backup.")


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def scratched(file: Path) -> None:
    data = bytearray(file.read_bytes())
    for start in range(4096 * 3, len(data), 4096 * 4):
        data[start : start + 600] = b"\xa5" * 600
    file.write_bytes(bytes(data))


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('people', '0999_x', '2030-01-01')")


def orphaned(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("DELETE FROM people_person WHERE given_name = 'Ada'")


def gone(file: Path) -> None:
    file.unlink()


@sqlite_only
@pytest.mark.parametrize("harm", [of_something_else, no_database, cut_off, scratched, newer, orphaned, gone])
def test_what_does_not_fit_is_refused_and_nothing_touched(harm: object, house: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.sqlite3"
    backup.write(house, kept)
    backup.check(kept)  # the control: as it was, it would have been taken
    assert callable(harm)
    harm(kept)
    before, others = house.read_bytes(), sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(backup.Refused):
        backup.restore(kept, house)
    assert house.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == others


@sqlite_only
def test_a_broken_house_is_mended_by_a_backup(house: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.sqlite3"
    backup.write(house, kept)
    no_database(house)
    assert backup.restore(kept, house) is not None
    assert "Ada" in names(house)


@sqlite_only
def test_an_open_house_is_left_alone(house: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.sqlite3"
    backup.write(house, kept)
    with closing(sqlite3.connect(house)) as somebody:
        somebody.execute("SELECT 1 FROM people_person").fetchone()
        with pytest.raises(backup.Refused, match="open"):
            backup.restore(kept, house)
    assert backup.restore(kept, house) is not None


@sqlite_only
def test_a_backup_under_load_holds_what_was_acknowledged_before(house: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(house)) as database, database:
        database.execute("CREATE TABLE load (number INTEGER PRIMARY KEY)")
    acknowledged, ended, begun = [0], threading.Event(), threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(house, timeout=20, isolation_level=None)) as database:
            while not ended.is_set():
                database.execute("INSERT INTO load VALUES (?)", (acknowledged[0] + 1,))
                acknowledged[0] += 1
                begun.set()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        begun.wait(20)
        for number in range(5):
            before = acknowledged[0]
            kept, empty = tmp_path / f"{number}.kept", tmp_path / f"{number}.new"
            backup.write(house, kept)
            backup.restore(kept, empty)
            with closing(sqlite3.connect(empty)) as database:
                assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                held = [row[0] for row in database.execute("SELECT number FROM load ORDER BY number")]
            assert held == list(range(1, len(held) + 1))
            assert len(held) >= before
    finally:
        ended.set()
        writer.join(20)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="what PostgreSQL is told")
@pytest.mark.parametrize("command", ["backup", "restore"])
def test_postgresql_is_sent_to_its_own_tools(command: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="pg_dump"):
        call_command(command, str(tmp_path / "file"))


@sqlite_only
def test_the_commands_say_it(cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "kept"
    call_command("backup", str(kept))
    assert "found sound" in capsys.readouterr().out
    with pytest.raises(CommandError, match="already"):
        call_command("backup", str(kept))
    no_database(kept)
    with pytest.raises(CommandError, match="damaged"):
        call_command("restore", str(kept))
