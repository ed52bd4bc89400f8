"""Days as letters and pages say them."""

from datetime import date

from django.utils.formats import date_format


def said(day: date) -> str:
    """ "12 March 2026", in the reader's language; day and month do not part at a line's end."""
    return date_format(day, "j\xa0F Y")
