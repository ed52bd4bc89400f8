"""The door of the demonstration; each view answers 404 in a real installation."""

from athenaeum.access.record import Record

RECORDS: list[Record] = []
PAGES = {
    "demo:door": "@anyone",
    "demo:come-in": "@anyone",
    "demo:letters": "@staff",
    "demo:letter": "@staff",
}
