"""The trail is read through the pages that ask it about oneself; nobody browses it."""

from athenaeum.access.record import Record

RECORDS = [
    Record(
        "access.AuditEvent",
        verbs={"see": "@nobody"},
        levels={"programme": "at actor_id actor_name verb label row fields"},
    ),
]
PAGES: dict[str, str] = {}
