"""Pages that come with the libraries we use. Those not named here do not exist for anybody."""

from athenaeum.access.record import Record

RECORDS: list[Record] = []
PAGES = {
    "account_login": "@anyone",
    "account_logout": "@anyone",
}
