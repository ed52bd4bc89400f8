"""The gallery of parts is open to whoever is curious."""

from athenaeum.access.record import Record

RECORDS: list[Record] = []
PAGES: dict[str, str] = {}
