"""Each criterion in reasons: for many pairs at once, made once for pairs that share everything relevant."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

import numpy as np

from . import score
from .columns import Ints, expand
from .criteria import Criterion, Flags, Kinds, Same
from .features import Features
from .reasons import Reason
from .rules import present
from .score import POINTS

Reasons = tuple[Reason, ...]
Made = list[Reasons]
SLOTS = 3  # good hours named in one sentence
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY = ("am", "noon", "pm", "eve")


def once(keys: Ints, make: Callable[[int], Reasons]) -> Made:
    """Reasons per pair, made once for all pairs with the same key; `make` gets the number of one such pair."""
    _, first, which = np.unique(keys, return_index=True, return_inverse=True)
    made = [make(number) for number in first.tolist()]
    return [made[number] for number in which.tolist()]


def points_of(criterion: Criterion, mentees: Ints, mentors: Ints) -> list[float]:
    """What a criterion adds to each fit, in points."""
    return np.round(criterion.at(mentees, mentors) * POINTS, 4).tolist()


@lru_cache(maxsize=256)
def unknown(name: str, mentee: bool, mentor: bool, asked: bool, points: float) -> Reasons:
    """What to say when one side or both gave nothing; where nobody in the round did, it is not worth saying."""
    if not asked:
        return (Reason(f"{name}.unasked", {}, points),)
    who = "both" if not mentee and not mentor else "mentor" if mentee else "mentee"
    return (Reason(f"{name}.unknown", {"who": who}, points),)


def known(value: Any) -> bool:
    """Whether a question was answered."""
    return value is not None and value != () and value != frozenset()


def asked(features: Features, field: str) -> bool:
    """Whether anybody in the round answered a question."""
    return any(known(getattr(p, field)) for people in (features.mentees, features.mentors) for p in people)


def by_kind(
    features: Features,
    sides: tuple[Ints, Ints],
    criterion: Kinds | Same,
    field: str,
    name: str,
    read: Callable[[Any, Any, float], Reason],
) -> Made:
    """Reasons of a criterion that looks at one answer of each side; `read` words two known answers."""
    mentees, mentors = sides
    points = points_of(criterion, mentees, mentors)
    anybody = asked(features, field)

    def make(number: int) -> Reasons:
        mine = getattr(features.mentees[mentees[number]], field)
        theirs = getattr(features.mentors[mentors[number]], field)
        if known(mine) and known(theirs):
            return (read(mine, theirs, points[number]),)
        return unknown(name, known(mine), known(theirs), anybody, points[number])

    width = int(criterion.columns.max(initial=0)) + 1
    return once(criterion.rows[mentees] * width + criterion.columns[mentors], make)


def channels(features: Features, mentees: Ints, mentors: Ints) -> Made:
    """How they would meet."""

    def read(mine: Sequence[str], theirs: Sequence[str], points: float) -> Reason:
        common = [channel for channel in mine if channel in theirs]
        if not common:
            return Reason("rule.no_channel")
        best = min(common, key=lambda channel: mine.index(channel) + theirs.index(channel))
        first = mine[0] == best == theirs[0]
        return Reason("channels.first" if first else "channels.shared", {"channel": best}, points)

    return by_kind(features, (mentees, mentors), features.channels, "channels", "channels", read)


def language(features: Features, mentees: Ints, mentors: Ints) -> Made:
    """What they would speak."""

    def read(mine: Sequence[str], theirs: Sequence[str], points: float) -> Reason:
        best = next((word for word in mine if word in theirs), None)
        if best is None:
            return Reason("language.none", {}, points)
        return Reason("language.first" if best == mine[0] else "language.other", {"language": best}, points)

    return by_kind(features, (mentees, mentors), features.languages, "languages", "language", read)


def site(features: Features, mentees: Ints, mentors: Ints) -> Made:
    """Where they work."""

    def read(mine: str, theirs: str, points: float) -> Reason:
        if mine == theirs:
            return Reason("site.same", {"site": mine}, points)
        return Reason("site.other", {"mentee_site": mine, "mentor_site": theirs}, points)

    return by_kind(features, (mentees, mentors), features.site, "site", "site", read)


def unit(features: Features, mentees: Ints, mentors: Ints) -> Made:
    """Whether they work in different units."""

    def read(mine: str, theirs: str, points: float) -> Reason:
        if mine == theirs:
            return Reason("unit.same", {"unit": mine}, points)
        return Reason("unit.other", {"mentee_unit": mine, "mentor_unit": theirs}, points)

    return by_kind(features, (mentees, mentors), features.unit, "unit", "unit", read)


def experience(features: Features, mentees: Ints, mentors: Ints) -> Made:
    """How much longer the mentor has been at it."""

    def read(mine: float, theirs: float, points: float) -> Reason:
        more = score.whole_years(theirs) - score.whole_years(mine)
        if more < 0:
            return Reason("experience.less", {"years": -more}, points)
        codes = ("experience.equal", "experience.more", "experience.much")
        return Reason(codes[(more > 1) + (more > 25)], {"years": more}, points)

    return by_kind(features, (mentees, mentors), features.experience, "years", "experience", read)


def hours(features: Features, mentees: Ints, mentors: Ints) -> Made:
    """When they could meet."""
    criterion = features.hours
    points = points_of(criterion, mentees, mentors)
    anybody = asked(features, "hours")

    def make(number: int) -> Reasons:
        mine, theirs = features.mentees[mentees[number]].hours, features.mentors[mentors[number]].hours
        if not mine or not theirs:
            return unknown("hours", bool(mine), bool(theirs), anybody, points[number])
        common = sorted(mine & theirs, key=in_week)
        code = ("hours.none", "hours.one", "hours.shared")[min(len(common), 2)]
        return (Reason(code, {"hours": tuple(common[:SLOTS]), "count": len(common)}, points[number]),)

    return once(_hour_keys(features, mentees, mentors), make)


def _hour_keys(features: Features, mentees: Ints, mentors: Ints) -> Ints:
    """A number for the moments two people share and for who gave none."""
    criterion = features.hours
    moments = criterion.rows.shape[1]
    if moments > 48:
        return np.arange(len(mentees))
    common = criterion.rows[mentees] * criterion.columns[mentors]
    who = 2 * criterion.known.mentees[mentees] + criterion.known.mentors[mentors]
    return (common @ 2.0 ** np.arange(moments)).astype(np.int64) * 4 + who


def in_week(hour: str) -> tuple[int, int, str]:
    """Order of good hours: by weekday, then part of the day, then as written."""
    day, _, part = hour.partition("-")
    return (
        WEEK.index(day) if day in WEEK else len(WEEK),
        DAY.index(part) if part in DAY else len(DAY),
        hour,
    )


def wishes(features: Features, mentees: Ints, mentors: Ints) -> Made:
    """Who named whom."""
    criterion = features.wishes
    quiet = criterion.mentee_quiet[mentees] & criterion.mentor_quiet[mentors]

    def make(number: int) -> Reasons:
        mentee, mentor = features.mentees[mentees[number]], features.mentors[mentors[number]]
        mine = present(mentee, criterion.mentors, "prefers")
        theirs = present(mentor, criterion.mentees, "prefers")
        return (
            _wish("mentee", mine, mentor.key, score.mentee_wish_grade, score.MENTEE_FREE, criterion.worth),
            _wish("mentor", theirs, mentee.key, score.mentor_wish_grade, score.MENTOR_FREE, criterion.worth),
        )

    return once(np.where(quiet, -1, np.arange(len(mentees))), make)


def _wish(who: str, named: list[str], key: str, grade: Callable[[Any], Any], free: int, worth: int) -> Reason:
    if not named:
        return Reason("named.free", {"who": who}, round(free * worth * POINTS, 4))
    if key not in named:
        return Reason(f"named.other_{who}")
    rank = named.index(key)
    return Reason(f"named.{who}", {"rank": rank + 1}, round(int(grade(rank)) * worth * POINTS, 4))


def line(features: Features, mentees: Ints, mentors: Ints) -> Made:
    """That the mentor stands outside the mentee's reporting line, as far as it is known."""
    answers = ((Reason("line.unknown"),), (Reason("line.outside"),))
    if not features.lines:
        return [(Reason("line.unasked"),)] * len(mentees)
    return [answers[features.mentees[number].key in features.lines] for number in mentees.tolist()]


def subjects(features: Features, mentees: Ints, mentors: Ints) -> Made:
    """Which wanted areas the mentor offers, in full or in part, and which not."""
    both = features.subjects.known.both(mentees, mentors)
    told: dict[int, Reasons] = dict(_areas(features, mentees, mentors, both))
    missing = _subjects_unknown(features)
    return [
        told[number] if number in told else missing(i, j)
        for number, (i, j) in enumerate(zip(mentees.tolist(), mentors.tolist(), strict=True))
    ]


def _subjects_unknown(features: Features) -> Callable[[int, int], Reasons]:
    known_areas = features.subjects.known
    points = round(known_areas.worth * POINTS, 4)
    anybody = bool(known_areas.mentees.any() or known_areas.mentors.any())
    return lambda i, j: unknown("subjects", bool(known_areas.mentees[i]), bool(known_areas.mentors[j]), anybody, points)


OFFERED = ("first", "asked", "near", "missing")


def _areas(features: Features, mentees: Ints, mentors: Ints, both: Flags) -> Iterator[tuple[int, Reasons]]:
    """The areas of each pair, gathered by how they are offered; within that the most important first."""
    criterion = features.subjects
    wants, offered = criterion.wants, [*criterion.worth.offered, ""]
    pairs = np.flatnonzero(both)
    origin, entry = expand(wants.starts, mentees[pairs])
    worth, via = criterion.worth.at(wants.terms[entry], mentors[pairs][origin])
    how = _how_offered(features, mentees[pairs], origin, entry, via)
    order = np.lexsort((wants.terms[entry], -wants.importance[entry], how, origin))
    origin, entry, how = origin[order], entry[order], how[order]
    starts = np.flatnonzero(np.diff(origin * len(OFFERED) + how, prepend=-1))
    units = np.add.reduceat((worth[order] * wants.share[entry]), starts) if len(starts) else starts
    names = list(criterion.terms)
    terms = [names[term] for term in wants.terms[entry].tolist()]
    offers = [offered[term] for term in via[order].tolist()]
    groups = zip(
        origin[starts].tolist(),
        how[starts].tolist(),
        starts.tolist(),
        np.append(starts, len(terms))[1:].tolist(),
        np.round(units * POINTS, 4).tolist(),
        strict=True,
    )
    for number, mine in groupby(groups, key=itemgetter(0)):
        reasons = [_area(code, terms[a:b], offers[a:b], points) for _, code, a, b, points in mine]
        unwilling = features.mentors[mentors[pairs[number]]].not_glad
        yield int(pairs[number]), tuple(reasons + _unwilling(reasons, unwilling) if unwilling else reasons)


def _how_offered(features: Features, mentees: Ints, origin: Ints, entry: Ints, via: Ints) -> Ints:
    """For each wanted area its place in `OFFERED`."""
    criterion = features.subjects
    wants = criterion.wants
    number = criterion.worth.number
    itself = np.array([number.get(term, -2) for term in criterion.terms], dtype=np.int64)
    top = criterion.top[mentees][origin] == wants.importance[entry]
    first = top & criterion.graded[mentees][origin]
    return np.select([via < 0, via != itself[wants.terms[entry]], first], [3, 2, 0], 1)


def _area(code: int, terms: list[str], offers: list[str], points: float) -> Reason:
    params: dict[str, Any] = {"terms": tuple(terms)}
    if OFFERED[code] == "near":
        params["offered"] = tuple(dict.fromkeys(offers))
    return Reason(f"subjects.{OFFERED[code]}", params, points)


def _unwilling(reasons: list[Reason], not_glad: frozenset[str]) -> list[Reason]:
    """Areas that count, but that the mentor would rather not teach."""
    named = [term for r in reasons if r.points for term in r.params.get("offered", r.params["terms"])]
    terms = tuple(term for term in dict.fromkeys(named) if term in not_glad)
    return [Reason("subjects.not_glad", {"terms": terms})] if terms else []


TELLERS = (wishes, subjects, channels, hours, language, site, experience, unit, line)
