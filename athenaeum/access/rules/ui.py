"""The gallery of parts is open to whoever is curious: it shows made-up people only."""

from athenaeum.access.record import Record

RECORDS: list[Record] = []
SHOWN = (
    "gallery", "parts", "motifs", "tables", "fields", "icons", "today", "room", "directory", "round", "sign-in",
    "first-run", "steps", "menu", "dialog", "letter",
)  # fmt: skip
PAGES = {f"ui:{page}": "@anyone" for page in SHOWN}
