"""The fit of one pair in plain Python, read off the table in score.py: slow, and obviously right."""

from collections.abc import Mapping, Sequence

from athenaeum.matching.people import Person

GRADE = 10
LEVEL = {(1, True): 6, (2, True): 8, (3, True): 10, (1, False): 4, (2, False): 6, (3, False): 8}


def fit(
    mentee: Person,
    mentor: Person,
    shares: Mapping[str, int],
    tree: Mapping[str, str],
    mentees: Sequence[Person],
    mentors: Sequence[Person],
) -> dict[str, int]:
    """Whole numbers by criterion, as if the pair were allowed."""
    named = wish(mentee, mentor, mentors, [7, 5, 3, 1], 7) + wish(mentor, mentee, mentees, [3, 2, 1, 1], 3)
    return {
        "subjects": subjects(mentee, mentor, shares["subjects"], tree),
        "channels": GRADE * shares["channels"] * (channels(mentee.channels, mentor.channels) or 0),
        "hours": GRADE * shares["hours"] * hours(mentee.hours, mentor.hours),
        "language": GRADE * shares["language"] * language(mentee.languages, mentor.languages),
        "site": GRADE * shares["site"] * same(mentee.site, mentor.site, 10, 0),
        "experience": GRADE * shares["experience"] * experience(mentee.years, mentor.years),
        "named": GRADE * shares["named"] * named,
        "other_unit": GRADE * shares["other_unit"] * same(mentee.unit, mentor.unit, 0, 10),
    }


def subjects(mentee: Person, mentor: Person, share: int, tree: Mapping[str, str]) -> int:
    if not mentee.wants or not mentor.offers:
        return 30 * share
    total = sum(mentee.wants.values())
    return sum(
        share * importance // total * max(worth(term, offered, mentor, tree) for offered in mentor.offers)
        for term, importance in mentee.wants.items()
    )


def worth(wanted: str, offered: str, mentor: Person, tree: Mapping[str, str]) -> int:
    if wanted == offered:
        kin = 10
    elif tree.get(wanted) == offered or tree.get(offered) == wanted:
        kin = 5
    elif wanted in tree and tree[wanted] == tree.get(offered):
        kin = 3
    else:
        kin = 0
    return kin * LEVEL[mentor.offers[offered], offered not in mentor.not_glad]


def channels(first: Sequence[str], second: Sequence[str]) -> int | None:
    if not first or not second:
        return 5
    common = [first.index(c) + second.index(c) for c in first if c in second]
    return max(10 - 2 * min(common), 4) if common else None


def hours(first: frozenset[str], second: frozenset[str]) -> int:
    return min(5 * len(first & second), 10) if first and second else 5


def language(first: Sequence[str], second: Sequence[str]) -> int:
    if not first or not second:
        return 5
    if first[0] in second:
        return 10
    return 5 if set(first) & set(second) else 0


def same(first: str | None, second: str | None, if_same: int, if_not: int) -> int:
    if first is None or second is None:
        return 5
    return if_same if first == second else if_not


def experience(mentee: float | None, mentor: float | None) -> int:
    if mentee is None or mentor is None:
        return 5
    more = min(int(mentor), 60) - min(int(mentee), 60)
    if more < 0:
        return 0
    if more < 2:
        return 3
    return 10 if 5 <= more <= 25 else 7


def wish(person: Person, other: Person, others: Sequence[Person], by_rank: list[int], free: int) -> int:
    here = {o.key for o in others}
    named = [key for key in dict.fromkeys(person.prefers) if key in here and key != person.key]
    if not named:
        return free
    return by_rank[min(named.index(other.key), 3)] if other.key in named else 0


def forbidden(mentee: Person, mentor: Person, people: Sequence[Person]) -> set[str]:
    """Codes of the rules a pair breaks."""
    managers = {}
    for person in people:
        managers.setdefault(person.key, set()).update(person.managers)
    again = mentor.key in mentee.prefers and mentee.key in mentor.prefers
    broken = {
        "rule.same_person": mentee.key == mentor.key,
        "rule.reporting_line": mentor.key in above(mentee.key, managers) or mentee.key in above(mentor.key, managers),
        "rule.avoided": mentee.key != mentor.key and (mentor.key in mentee.avoid or mentee.key in mentor.avoid),
        "rule.ended": mentee.key != mentor.key
        and (mentor.key in mentee.ended or mentee.key in mentor.ended)
        and not again,
        "rule.mentee_paused": mentee.paused,
        "rule.mentor_paused": mentor.paused,
        "rule.mentor_full": not mentor.paused and mentor.capacity < 1,
        "rule.no_channel": channels(mentee.channels, mentor.channels) is None,
    }
    return {code for code, true in broken.items() if true}


def above(key: str, managers: Mapping[str, set[str]]) -> set[str]:
    """Everybody over a person, at any height."""
    found: set[str] = set()
    ahead = list(managers.get(key, ()))
    while ahead:
        manager = ahead.pop()
        if manager not in found:
            found.add(manager)
            ahead.extend(managers.get(manager, ()))
    return found
