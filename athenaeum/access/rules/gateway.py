"""The doors of the house."""

from athenaeum.access.record import Record

RECORDS = [
    Record("gateway.Turn", verbs={"see": "@nobody"}, levels={"public": "name number"}),
]
PAGES = {"gateway:today": "@staff"}
