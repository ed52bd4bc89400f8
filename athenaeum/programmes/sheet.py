"""A round's proposals as lines of a spreadsheet. What could be taken for a formula is escaped."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from .round_table import RoundTable

FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def plain(value: object) -> str:
    """A cell that no spreadsheet evaluates: what begins like a formula gets an apostrophe before it."""
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def lines(table: RoundTable) -> Iterator[list[str]]:
    """The head, then a line for each proposal, then those who have nobody yet."""
    yield [_("Mentee"), _("Mentor"), _("Fit of 100"), _("Why"), _("State")]
    for row in table.told(list(table.proposals())):
        one = row.proposal
        names = (one.mentee.person.full_name, one.mentor.person.full_name)
        yield [plain(cell) for cell in (*names, row.fit, row.why, one.get_state_display())]
    for left in table.left:
        yield [plain(cell) for cell in (left.application.person.full_name, "", "", left.why, _("nobody yet"))]
