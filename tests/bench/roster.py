"""A staff list of 50,000 lines, taken in from the file to the last post, beside a bare bulk insert of the same rows.

    python -m tests.bench.roster            on SQLite
    DATABASE_URL=postgres://… python -m tests.bench.roster

The import reads, compares, previews, writes, keeps its trail and lets everybody be found in the search; the bare
counterpart has the rows in memory, makes the model objects and hands them to `bulk_create` in the same chunks. Both run
in one process on one empty database. The second import of the same file must find nothing to change.
"""

import csv
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROWS = 50_000
AIM = 5.0
HEADINGS = "staff_id,given_name,family_name,email,title,unit,site,manager_id,hired_on,phone,language,fte,grade"
GIVEN = ("Ada", "Ben", "Cleo", "Dora", "Émile", "Fatoumata", "Grace", "Henrik", "Inès", "Joséphine", "Kenji", "Léa")
FAMILY = ("Aalto", "Brown", "Clark", "Diaz", "Eriksen", "Feldman", "Goldberg", "Haddad", "Iyer", "Keane", "Lavoie")


def make_file(path: Path, count: int) -> None:
    """A clean list: 60 units in 20 sites, one manager for about 25 people."""
    pick = random.Random(7)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS.split(","))
        for n in range(count):
            given, family = pick.choice(GIVEN), f"{pick.choice(FAMILY)}-{n % 977}"
            manager = f"P{pick.randrange(0, n // 25 + 1):06d}" if n else ""
            writer.writerow(
                [
                    f"P{n:06d}", given, family, f"p{n}@library.example", f"Librarian {n % 40}", f"Unit {n % 60}",
                    f"Site {n % 20}", manager, f"20{n % 20:02d}-03-{n % 28 + 1:02d}", str(2000 + n % 7000),
                    "fr" if n % 3 == 0 else "en", "1.0", f"LIB{n % 5}",
                ]
            )  # fmt: skip


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def bare(rows: list[tuple[dict[str, Any], list[dict[str, Any]]]], units: list[Any], sites: list[Any]) -> None:
    """What any program must do at the least: objects, and `bulk_create` in chunks of 1,000."""
    from athenaeum.people.models import Person, Post, Site, Unit

    Unit.objects.bulk_create([Unit(**row) for row in units])
    Site.objects.bulk_create([Site(**row) for row in sites])
    for at in range(0, len(rows), 1000):
        chunk = rows[at : at + 1000]
        Person.objects.bulk_create([Person(**person) for person, _posts in chunk])
        Post.objects.bulk_create([Post(**post) for _person, posts in chunk for post in posts])


def stored() -> tuple[list[Any], list[Any], list[Any]]:
    """The rows that the import wrote, as plain values."""
    from athenaeum.people.models import Person, Post, Site, Unit

    posts: dict[Any, list[Any]] = {}
    for post in Post.objects.order_by().values():
        posts.setdefault(post["person_id"], []).append(post)
    managers = {post["manager_id"] for some in posts.values() for post in some}
    people = sorted(Person.objects.order_by().values(), key=lambda person: person["staff_id"])
    assert managers - {None} <= {person["id"] for person in people}
    rows = [(person, posts.get(person["id"], [])) for person in people]
    return rows, list(Unit.objects.values()), list(Site.objects.values())


def empty() -> None:
    from athenaeum.people.models import Person, Post, SearchEntry, Site, StaffList, Unit

    for model in (SearchEntry, Post, StaffList, Person, Unit, Site):
        model.objects.all()._raw_delete(model.objects.db)


def peak() -> float:
    """The most memory this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(count: int) -> dict[str, Any]:
    """Import, import again, empty, insert barely."""
    from django.db import connection
    from django.utils import timezone

    from athenaeum.access.policy import SYSTEM
    from athenaeum.people.actions.staff_list import take

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "staff.csv"
        make_file(path, count)
        before = peak()
        seconds, first = timed(lambda: take(path=path, by=SYSTEM, now=timezone.now()))
        held = peak()
        again, second = timed(lambda: take(path=path, by=SYSTEM, now=timezone.now()))
    assert (first.state, first.counts["add"], second.counts["same"]) == ("applied", count, count)
    assert (second.done, second.total) == (0, 0)
    rows, units, sites = stored()
    empty()
    plain, _ = timed(lambda: bare(rows, units, sites))
    return {
        "database": connection.vendor,
        "rows": count,
        "import_seconds": round(seconds, 2),
        "again_seconds": round(again, 2),
        "bare_seconds": round(plain, 2),
        "ratio": round(seconds / plain, 2),
        "memory_before_mb": round(before),
        "memory_peak_mb": round(held),
    }


def run(count: int = ROWS) -> dict[str, Any]:
    """Measure on a database made for it, and print one line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from django.test.runner import DiscoverRunner

    runner = DiscoverRunner(verbosity=0, interactive=False)
    made = runner.setup_databases()
    try:
        found = measure(count)
    finally:
        runner.teardown_databases(made)
    print(
        f"import of {found['rows']:,} lines ÷ bare bulk insert ({found['database']}): {found['ratio']} "
        f"(aim ≤ {AIM:g}); {found['import_seconds']} s ÷ {found['bare_seconds']} s; the same file again "
        f"{found['again_seconds']} s; memory {found['memory_before_mb']} → {found['memory_peak_mb']} MB at most"
    )
    return found


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
