"""Reasons without a language: a code, what it is about, and what it is worth; and the English for them.

Codes are stable. Whoever speaks another language keeps a table of their own for the same codes and parameters.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

FOR, AGAINST, UNKNOWN, PLAIN = "for", "against", "unknown", "plain"

# code -> (tone, English). PLAIN is counted in the fit but not worth saying.
CODES: Mapping[str, tuple[str, str]] = {
    "named.mentee": (FOR, "named by the mentee as {rank} choice"),
    "named.mentor": (FOR, "named by the mentor as {rank} choice"),
    "named.other_mentee": (AGAINST, "the mentee named somebody else"),
    "named.other_mentor": (AGAINST, "the mentor named somebody else"),
    "named.free": (PLAIN, "no wish named"),
    "subjects.first": (FOR, "offers {terms}, asked for first"),
    "subjects.asked": (FOR, "offers {terms}, as asked"),
    "subjects.near": (FOR, "offers {offered}, close to {terms}"),
    "subjects.not_glad": (AGAINST, "would rather not teach {terms}"),
    "subjects.missing": (AGAINST, "does not offer {terms}"),
    "subjects.unknown": (UNKNOWN, "subjects not given by {who}"),
    "subjects.unasked": (PLAIN, "nobody gave subjects"),
    "channels.first": (FOR, "both prefer {channel}"),
    "channels.shared": (FOR, "both accept {channel}"),
    "channels.unknown": (UNKNOWN, "ways of meeting not given by {who}"),
    "channels.unasked": (PLAIN, "nobody gave ways of meeting"),
    "hours.shared": (FOR, "both free on {hours}"),
    "hours.one": (AGAINST, "only {hours} suit both"),
    "hours.none": (AGAINST, "no good hours in common"),
    "hours.unknown": (UNKNOWN, "hours not given by {who}"),
    "hours.unasked": (PLAIN, "nobody gave hours"),
    "language.first": (FOR, "both speak {language}"),
    "language.other": (FOR, "both speak {language}, not the mentee’s first choice"),
    "language.none": (AGAINST, "no language in common"),
    "language.unknown": (UNKNOWN, "languages not given by {who}"),
    "language.unasked": (PLAIN, "nobody gave languages"),
    "site.same": (FOR, "same site"),
    "site.other": (AGAINST, "two sites, {mentee_site} and {mentor_site}"),
    "site.unknown": (UNKNOWN, "site not given by {who}"),
    "site.unasked": (PLAIN, "nobody gave a site"),
    "experience.more": (FOR, "{years} more experience"),
    "experience.much": (FOR, "{years} more experience, a wide distance"),
    "experience.equal": (AGAINST, "about the same experience"),
    "experience.less": (AGAINST, "{years} less experience than the mentee"),
    "experience.unknown": (UNKNOWN, "years of experience not given by {who}"),
    "experience.unasked": (PLAIN, "nobody gave years of experience"),
    "unit.other": (FOR, "another unit"),
    "unit.same": (AGAINST, "same unit"),
    "unit.unknown": (UNKNOWN, "unit not given by {who}"),
    "unit.unasked": (PLAIN, "nobody gave a unit"),
    "line.outside": (FOR, "outside the reporting line"),
    "line.unknown": (UNKNOWN, "the mentee’s manager not given"),
    "line.unasked": (PLAIN, "nobody gave a manager"),
    "rule.same_person": (AGAINST, "one and the same person"),
    "rule.reporting_line": (AGAINST, "within the reporting line"),
    "rule.mentee_paused": (AGAINST, "the mentee is paused"),
    "rule.mentor_paused": (AGAINST, "the mentor is paused"),
    "rule.mentor_full": (AGAINST, "the mentor has no place"),
    "rule.no_channel": (AGAINST, "no way of meeting in common"),
    "rule.personal": (AGAINST, "these two cannot be proposed to each other"),
    "nobody.mentors": (AGAINST, "there are no mentors in this round"),
    "nobody.paused": (AGAINST, "{mentee} is paused"),
    "nobody.full": (AGAINST, "{count} could take {mentee}: no place left"),
    "nobody.forbidden": (AGAINST, "out of reach for {mentee} by the rules: {count}"),
    "nobody.offers": (AGAINST, "nobody offers {terms}"),
    "offers.count": (AGAINST, "{count} with {terms} on offer"),
    "offers.full": (AGAINST, "full: {mentors}"),
    "offers.reporting_line": (AGAINST, "within the reporting line: {mentors}"),
    "offers.no_channel": (AGAINST, "no way of meeting in common with {mentors}"),
    "offers.paused": (AGAINST, "paused: {mentors}"),
    "offers.other": (AGAINST, "cannot be proposed: {count}"),
    "rules.reporting_line": (AGAINST, "{count} within the reporting line"),
    "rules.no_channel": (AGAINST, "{count} with no way of meeting in common"),
    "rules.paused": (AGAINST, "{count} paused"),
    "rules.full": (AGAINST, "{count} without a place from the start"),
    "rules.other": (AGAINST, "{count} who cannot be proposed"),
    "help.place": (FOR, "one more place with {mentor} could serve {mentee}"),
    "help.channel": (FOR, "ask {mentee} about {channel}: {count} with a free place could then meet"),
    "help.conversation": (FOR, "offer a single conversation with {mentor}"),
    "help.invite": (FOR, "invite a new mentor for {terms}"),
    "help.resume": (FOR, "ask whether {mentee} wishes to take part again"),
    "effect.free": (PLAIN, "{mentor} has a free place"),
    "effect.full": (PLAIN, "all places with {mentor} are taken"),
    "effect.takes": (AGAINST, "takes {mentor} from {mentee}, who falls to {fit}"),
    "effect.lifts": (PLAIN, "takes {mentor} from {mentee}, who rises to {fit}"),
    "effect.moves": (PLAIN, "{mentee} moves to {mentor}, {fit}"),
    "effect.others": (PLAIN, "{people} besides would change mentor"),
    "effect.leaves": (AGAINST, "leaves {mentee} without a mentor"),
    "effect.serves": (FOR, "gives {mentee} a mentor"),
    "effect.total": (PLAIN, "the round loses {loss}"),
    "effect.at_least": (PLAIN, "the round loses at least {loss}"),
    "effect.same": (PLAIN, "the round loses nothing"),
}


NONE: Mapping[str, Any] = {}


class Reason(NamedTuple):
    """One thing to say.

    Attributes:
        code: a key of `CODES`.
        params: what the sentence names: terms, channels and other words as the people gave them, names of
            people, whole numbers.
        points: what it adds to the fit, in points of 100.
    """

    code: str
    params: Mapping[str, Any] = NONE
    points: float = 0.0

    @property
    def tone(self) -> str:
        """ "for", "against", "unknown" or "plain"."""
        return CODES[self.code][0]


Label = Callable[[str], str]
DAYS = {"mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday"}
DAYS |= {"sat": "Saturday", "sun": "Sunday"}
PARTS = {"am": "mornings", "noon": "middays", "pm": "afternoons", "eve": "evenings"}
RANKS = ("first", "second", "third", "fourth", "fifth")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NAMES = ("mentee", "mentor", "mentors")  # parameters that hold people's names, never translated
WHO = {"mentee": "the mentee", "mentor": "the mentor", "both": "either"}


def sentence(reason: Reason, label: Label = str) -> str:
    """The English for a reason, without capital and full stop.

    Args:
        label: turns a term or channel into what people call it.
    """
    english = CODES[reason.code][1]
    if "{" not in english:
        return english
    return english.format(**{name: _word(name, value, label) for name, value in reason.params.items()})


def sentences(reasons: Iterable[Reason], label: Label = str, *, start: str = "") -> str:
    """Several reasons in one line after a `start`, parted by semicolons, with a capital."""
    line = start + "; ".join(sentence(reason, label) for reason in reasons)
    return line[:1].upper() + line[1:]


class Sayer:
    """Says many reasons; those that many pairs share are put in words once."""

    def __init__(self, label: Label = str) -> None:
        self._label = label
        self._said: dict[int, tuple[Reason, str]] = {}  # the reason is kept, so that its id stays its own

    def line(self, reasons: Iterable[Reason]) -> str:
        """What `sentences` gives."""
        line = "; ".join(map(self._sentence, reasons))
        return line[:1].upper() + line[1:]

    def _sentence(self, reason: Reason) -> str:
        known = self._said.get(id(reason))
        if known is None:
            known = self._said[id(reason)] = (reason, sentence(reason, self._label))
        return known[1]


def _word(name: str, value: Any, label: Label) -> str:
    if name in NAMES:
        return value if isinstance(value, str) else listed(value)
    if name == "years":
        return f"{number(value)} year{'' if value == 1 else 's'}"
    if name == "people":
        return "one person" if value == 1 else f"{number(value)} people"
    if name == "rank":
        return RANKS[value - 1] if value <= len(RANKS) else f"{value}th"
    if name == "who":
        return WHO[value]
    if name == "count":
        return f"{number(value)} mentor{'' if value == 1 else 's'}"
    if name == "hours":
        return listed([slot(hour) for hour in value])
    if isinstance(value, tuple):
        return listed([label(word) for word in value])
    return label(value) if isinstance(value, str) else f"{value:g}"


def number(value: int) -> str:
    """A whole number, in words up to twelve."""
    return NUMBERS[value] if value < len(NUMBERS) else str(value)


def slot(hour: str) -> str:
    """ "mon-am" as "Monday mornings"; anything else as it is."""
    day, _, part = hour.partition("-")
    return f"{DAYS[day]} {PARTS[part]}" if day in DAYS and part in PARTS else hour


def listed(words: Sequence[str]) -> str:
    """ "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
