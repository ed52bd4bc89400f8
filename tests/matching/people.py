"""Made-up people for tests and benches: the same seed gives the same people."""

import csv
import io
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from athenaeum.matching.people import Person

CHANNELS = ("in person", "video", "phone", "writing")
LANGUAGES = ("English", "French", "Spanish")
HOURS = tuple(f"{day}-{part}" for day in ("mon", "tue", "wed", "thu", "fri") for part in ("am", "noon", "pm"))
SITES = tuple(f"site {number}" for number in range(1, 7))
UNITS = tuple(f"unit {number}" for number in range(1, 41))


def make_tree(groups: int = 30, leaves: int = 9) -> dict[str, str]:
    """A vocabulary of two levels, about 300 terms: term -> parent."""
    return {f"area {g}.{leaf}": f"area {g}" for g in range(groups) for leaf in range(leaves)}


def make_people(
    n: int, m: int, seed: int = 0, *, capacity: int = 2, gaps: float = 0.1
) -> tuple[list[Person], list[Person], dict[str, str]]:
    """n mentees, m mentors and the tree of their terms.

    Args:
        capacity: places of each mentor.
        gaps: share of questions left unanswered.
    """
    rng = random.Random(seed)
    tree = make_tree()
    terms = sorted({*tree, *tree.values()})
    mentees = [_person(rng, f"e{number:06}", terms, gaps, mentor=False) for number in range(n)]
    mentors = [_person(rng, f"m{number:06}", terms, gaps, mentor=True, capacity=capacity) for number in range(m)]
    return _with_wishes(rng, mentees, mentors), _with_wishes(rng, mentors, mentees, share=0.05), tree


def _person(
    rng: random.Random, key: str, terms: Sequence[str], gaps: float, *, mentor: bool, capacity: int = 1
) -> Person:
    def given(value: Any, missing: Any) -> Any:
        return missing if rng.random() < gaps else value

    chosen = {term: rng.randint(1, 3) for term in rng.sample(terms, rng.randint(1, 6))}
    return Person(
        key=key,
        name=f"Person {key}",
        offers=given(chosen, {}) if mentor else {},
        wants={} if mentor else given(chosen, {}),
        channels=given(tuple(rng.sample(CHANNELS, rng.randint(1, 4))), ()),
        hours=given(frozenset(rng.sample(HOURS, rng.randint(1, 6))), frozenset()),
        site=given(rng.choice(SITES), None),
        languages=given(tuple(rng.sample(LANGUAGES, rng.choice((1, 1, 2, 3)))), ()),
        unit=given(rng.choice(UNITS), None),
        years=given(rng.randint(0, 12) if not mentor else rng.randint(3, 35), None),
        new=not mentor and rng.random() < 0.3,
        capacity=capacity if mentor else 1,
    )


def _with_wishes(rng: random.Random, people: list[Person], others: list[Person], share: float = 0.2) -> list[Person]:
    """Some name people, some a person to avoid, and some report to somebody on the other side."""
    result = []
    for person in people:
        if others and rng.random() < share:
            wished = rng.sample(others, min(len(others), rng.randint(1, 3)))
            person = replace(person, prefers=tuple(other.key for other in wished))
        if others and rng.random() < share / 2:
            person = replace(person, avoid=frozenset({rng.choice(others).key}))
        if others and rng.random() < share and person.key.startswith("e"):
            person = replace(person, managers=(rng.choice(others).key,))
        result.append(person)
    return result


def as_csv(mentees: list[Person], mentors: list[Person]) -> str:
    """The same people as the spreadsheet command reads them."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for role, people in (("mentee", mentees), ("mentor", mentors)):
        for person in people:
            writer.writerow(_row(person, role))
    return out.getvalue()


COLUMNS = (
    *("id", "name", "email", "role", "capacity", "offers", "wants", "unit", "manager", "site", "channels"),
    *("languages", "years", "new", "prefers", "avoid", "locked_with", "hours"),
)


def _row(person: Person, role: str) -> list[object]:
    def terms(rated: Mapping[str, int]) -> str:
        return ";".join(f"{term}:{rate}" for term, rate in rated.items())

    return [
        *(person.key, person.name, f"{person.key}@example.org", role, person.capacity),
        *(terms(person.offers), terms(person.wants), person.unit, ";".join(person.managers), person.site),
        *(";".join(person.channels), ";".join(person.languages), person.years, "yes" if person.new else ""),
        *(";".join(person.prefers), ";".join(sorted(person.avoid)), ";".join(person.locked_with)),
        ";".join(sorted(person.hours)),
    ]
