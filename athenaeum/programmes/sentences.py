"""What the engine's codes say to a reader, in her language. Plans hold keys and codes; names are put in here.

An avoidance is never told (docs/decisions/0003): where a personal rule stands between two people, all such rules
share one sentence, and no name stands in it.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf.locale import LANG_INFO
from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_info, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from athenaeum.people.models import Area, Site, Unit
from athenaeum.people.models.reach import GoodHours

from .models import Application, Proposal

Reason = list[Any]  # [code, parameters], as JSON keeps it
FOR, AGAINST, UNKNOWN = "reasons", "concerns", "unknown"

# code → what it says. Codes without a line here are counted in the fit and not worth saying, or nobody's business
# (named.… tells of a private wish, and no plan holds it).
SAYINGS: Mapping[str, Promise | str] = {
    "subjects.first": gettext_lazy("offers %(terms)s, asked for first"),
    "subjects.asked": gettext_lazy("offers %(terms)s, as asked"),
    "subjects.near": gettext_lazy("offers %(offered)s, close to %(terms)s"),
    "subjects.not_glad": gettext_lazy("knows %(terms)s and would rather not teach it"),
    "subjects.missing": gettext_lazy("does not offer %(terms)s"),
    "subjects.unknown": gettext_lazy("subjects not given"),
    "channels.first": gettext_lazy("both prefer %(channel)s"),
    "channels.shared": gettext_lazy("both accept %(channel)s"),
    "channels.unknown": gettext_lazy("ways to meet not given"),
    "hours.shared": gettext_lazy("both are free on %(hours)s"),
    "hours.one": gettext_lazy("only %(hours)s suits both"),
    "hours.none": gettext_lazy("no good hours in common"),
    "hours.unknown": gettext_lazy("hours not given"),
    "language.first": gettext_lazy("both speak %(language)s"),
    "language.other": gettext_lazy("both speak %(language)s, not the first choice of the mentee"),
    "language.none": gettext_lazy("no language in common"),
    "language.unknown": gettext_lazy("languages not given"),
    "site.same": gettext_lazy("same site"),
    "site.other": gettext_lazy("two sites, %(mentee_site)s and %(mentor_site)s"),
    "site.unknown": gettext_lazy("site not given"),
    "experience.more": gettext_lazy("%(years)s more experience"),
    "experience.much": gettext_lazy("%(years)s more experience, a wide distance"),
    "experience.equal": gettext_lazy("about the same experience"),
    "experience.less": gettext_lazy("the mentor has %(years)s less experience"),
    "experience.unknown": gettext_lazy("years of experience not given"),
    "unit.other": gettext_lazy("another unit"),
    "unit.same": gettext_lazy("same unit"),
    "unit.unknown": gettext_lazy("unit not given"),
    "line.outside": gettext_lazy("outside the reporting line"),
    "line.unknown": gettext_lazy("reporting line not known"),
    "rule.reporting_line": gettext_lazy("one is in the reporting line of the other"),
    "rule.no_channel": gettext_lazy("they have no way to meet in common"),
    "rule.mentee_paused": gettext_lazy("the mentee has paused"),
    "rule.mentor_paused": gettext_lazy("the mentor has paused"),
    "rule.mentor_full": gettext_lazy("the mentor has no free place"),
    "nobody.mentors": gettext_lazy("there are no mentors in this round"),
    "nobody.paused": gettext_lazy("%(mentee)s has paused"),
    "nobody.full": gettext_lazy("all who could take %(mentee)s are full: %(mentors)s"),
    "nobody.forbidden": gettext_lazy("none of the %(count)s mentors can be proposed to %(mentee)s"),
    "nobody.offers": gettext_lazy("nobody offers %(terms)s"),
    "offers.count": gettext_lazy("%(people)s %(terms)s"),
    "offers.full": gettext_lazy("full: %(mentors)s"),
    "offers.reporting_line": gettext_lazy("in the reporting line: %(mentors)s"),
    "offers.no_channel": gettext_lazy("no way to meet in common with %(mentors)s"),
    "offers.paused": gettext_lazy("paused: %(mentors)s"),
    "rules.reporting_line": gettext_lazy("%(count)s in the reporting line"),
    "rules.no_channel": gettext_lazy("%(count)s without a way to meet in common"),
    "rules.paused": gettext_lazy("%(count)s paused"),
    "rules.full": gettext_lazy("%(count)s without a place from the start"),
    "help.place": gettext_lazy("Ask %(mentor)s for one more place"),
    "help.channel": gettext_lazy(
        "Ask %(mentee)s about %(channel)s: it would open the way to %(count)s with a free place"
    ),
    "help.conversation": gettext_lazy("Offer a single conversation with %(mentor)s"),
    "help.invite": gettext_lazy("Invite a new mentor for %(terms)s"),
    "help.resume": gettext_lazy("Ask whether %(mentee)s wishes to take part again"),
    "effect.free": gettext_lazy("%(mentor)s has a free place"),
    "effect.full": gettext_lazy("all places with %(mentor)s are taken"),
    "effect.takes": gettext_lazy("takes %(mentor)s from %(mentee)s, who falls to %(fit)s"),
    "effect.lifts": gettext_lazy("takes %(mentor)s from %(mentee)s, who rises to %(fit)s"),
    "effect.moves": gettext_lazy("%(mentee)s moves to %(mentor)s, %(fit)s"),
    "effect.others": gettext_lazy("%(people)s move besides"),
    "effect.leaves": gettext_lazy("leaves %(mentee)s without a mentor"),
    "effect.serves": gettext_lazy("gives %(mentee)s a mentor"),
    "effect.total": gettext_lazy("the round loses %(loss)s"),
    "effect.at_least": gettext_lazy("the round loses at least %(loss)s"),
    "effect.same": gettext_lazy("the round loses nothing"),
}
# Personal rules, and what is settled apart, share one sentence.
APART = gettext_lazy("these two cannot be proposed to each other")
PERSONAL = ("rule.personal", "rule.same_person")
PERSONAL_COUNTS = ("offers.other", "rules.other")
SHOWN = {FOR: 4, AGAINST: 1, UNKNOWN: 1}  # how many of each a line of the table holds


@dataclass(frozen=True)
class Words:
    """The names behind the keys of some reasons, fetched together."""

    areas: Mapping[str, Area]
    people: Mapping[str, Application]
    places: Mapping[str, Site | Unit]

    @classmethod
    def of(cls, *said: Any) -> "Words":
        """The words for everything that stands in some JSON of the engine's."""
        keys = set(keys_in(said))
        areas = Area.objects.in_bulk(keys)
        people = Application.objects.select_related("person").in_bulk(keys)
        places: dict[Any, Site | Unit] = {**Site.objects.in_bulk(keys), **Unit.objects.in_bulk(keys)}
        return cls(
            {str(key): area for key, area in areas.items()},
            {str(key): application for key, application in people.items()},
            {str(key): place for key, place in places.items()},
        )

    def name(self, key: Any) -> str:
        """The word for one parameter: an area, a person, a place, a language, an hour, a channel, or itself."""
        text = str(key)
        if text in self.areas:
            return within(self.areas[text].label)
        if text in self.people:
            return self.people[text].person.full_name
        if text in self.places:
            return self.places[text].name
        return text

    def value(self, name: str, value: Any) -> str:
        """A parameter as a sentence has it."""
        if name == "years":
            return ngettext("%(count)s year", "%(count)s years", value) % {"count": number(value)}
        if name == "count":
            return number(value)
        if name == "people":
            return ngettext("%(count)s other", "%(count)s others", value) % {"count": number(value)}
        if name == "channel":
            return channel(value)
        if name == "language":
            return language_name(value)
        if name == "hours":
            return listed([hour(one) for one in value])
        if isinstance(value, float):
            return str(localize(round(value)))
        if isinstance(value, list | tuple):
            return listed([self.name(one) for one in value])
        return self.name(value)


def keys_in(said: Any) -> Iterator[uuid.UUID]:
    """Every key of a row that stands anywhere in some JSON."""
    if isinstance(said, Mapping):
        said = said.values()
    elif isinstance(said, str):
        if len(said) == 36 and said.count("-") == 4:
            yield uuid.UUID(said)
        return
    elif not isinstance(said, Iterable):
        return
    for one in said:
        yield from keys_in(one)


def say(reason: Reason, words: Words) -> str:
    """One reason in words, without capital and full stop; empty where it is not worth saying."""
    code, params = reason[0], dict(reason[1]) if len(reason) > 1 else {}
    if code in PERSONAL:
        return str(APART)
    if code in PERSONAL_COUNTS:
        count = params["count"]
        return ngettext(
            "%(count)s cannot be proposed for a personal rule", "%(count)s cannot be proposed for personal rules", count
        ) % {"count": number(count)}
    if code == "offers.count":
        count = params["count"]
        offering = ngettext("%(count)s mentor offers", "%(count)s mentors offer", count)
        return f"{offering % {'count': number(count)}} {words.value('terms', params['terms'])}"
    if code not in SAYINGS:
        return ""
    return str(SAYINGS[code]) % {name: words.value(name, value) for name, value in params.items()}


def line(reasons: Iterable[Reason], words: Words) -> str:
    """Several reasons in one line: parted by semicolons, with a capital and a full stop."""
    said = "; ".join(text for text in (say(reason, words) for reason in reasons) if text)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def why(row: Proposal, words: Words) -> str:
    """Why a pair is proposed, as the facilitator's table says it: what speaks for it, against it, what is unknown."""
    return line([one for tone, most in SHOWN.items() for one in getattr(row, tone)[:most]], words)


@dataclass(frozen=True)
class ForPartner:
    """What one of the two reads about a proposal: a sentence each."""

    reasons: list[str]
    concerns: list[str]
    unknown: list[str]


def for_partner(row: Proposal) -> ForPartner:
    """What speaks for a proposal, against it, and what is unknown, for its two people."""
    tones = [getattr(row, tone) for tone in (FOR, AGAINST, UNKNOWN)]
    words = Words.of(tones)
    return ForPartner(*([text for one in tone if (text := line([one], words))] for tone in tones))


def within(label: str) -> str:
    """A term inside a sentence: "Linked data" becomes "linked data", "RDA" and "PhD" stay."""
    return label[:1].lower() + label[1:] if label[1:2].islower() or label[1:2] == " " else label


def channel(kind: str) -> str:
    """A way to meet, inside a sentence."""
    said = {
        "in_person": _("meeting in person"),
        "phone": _("the phone"),
        "email": _("e-mail"),
        "video": _("video"),
        "chat": _("chat"),
    }
    return said.get(kind, kind)


def language_name(code: str) -> str:
    """A language by its name; the code where Django knows none."""
    if code not in LANG_INFO:
        return code
    name = str(get_language_info(code)["name_translated"])
    return name.lower() if (get_language() or "").startswith("fr") else name  # English keeps its capital


def hour(slot: str) -> str:
    """ "mon-am" as "Monday morning"."""
    return str(dict(GoodHours.Slot.choices).get(slot, slot))


def number(count: int) -> str:
    """A whole number, in words up to twelve."""
    words = (
        _("none"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"), _("nine"),
        _("ten"), _("eleven"), _("twelve"),
    )  # fmt: skip
    return words[count] if 0 <= count < len(words) else str(localize(count))


def listed(words: list[str]) -> str:
    """ "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(most)s and %(last)s") % {"most": ", ".join(words[:-1]), "last": words[-1]}
