"""The doors of the house."""

from athenaeum.access.record import Record

RECORDS: list[Record] = []
PAGES = {"gateway:today": "@staff"}
