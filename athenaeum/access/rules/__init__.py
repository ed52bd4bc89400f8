"""The policy table, a file a room: its records (who may do what with a row) and its pages (who may open them).

RECORDS: model label → Record. PAGES: URL name → the groups that may open it; the rows on it are then found
through the records.
"""

from athenaeum.access.record import Record

from . import access, demo, gateway, libraries, mentoring, people, post, programmes, ui

ROOM_RULES = (access, ui, people, post, programmes, mentoring, gateway, demo, libraries)

RECORDS: dict[str, Record] = {record.label: record for room in ROOM_RULES for record in room.RECORDS}
PAGES: dict[str, str] = {name: rule for room in ROOM_RULES for name, rule in room.PAGES.items()}
