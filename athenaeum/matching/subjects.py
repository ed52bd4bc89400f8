"""Areas wanted and offered, as two sparse tables whose product is the points for subjects."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .columns import Ints, expand, flat, starts_of, word_index
from .entries import Entries
from .people import Person
from .score import NEAR, SAME, SIBLING, level

Tree = Mapping[str, str]  # term -> its parent
LEVELS = np.array([[level(strength, glad) for glad in (False, True)] for strength in range(4)])


@dataclass(frozen=True)
class Wants:
    """What mentees want: terms with their importance, ragged as in CSR; `share` is what each is worth."""

    starts: Ints
    terms: Ints
    importance: Ints
    share: Ints

    @classmethod
    def of(cls, mentees: Sequence[Person], index: Mapping[str, int], share: int) -> "Wants":
        """Each area's share of the criterion, by importance, rounded down to whole numbers."""
        wants = [person.wants for person in mentees]
        starts = starts_of(wants)
        size = int(starts[-1])
        terms = np.fromiter(map(index.__getitem__, flat(wants)), np.int64, size)
        importance = _one_to_three(flat(w.values() for w in wants), size, "importance")
        total = np.bincount(np.repeat(np.arange(len(wants)), np.diff(starts)), importance, len(wants))
        total = np.repeat(total.astype(np.int64), np.diff(starts))
        return cls(starts, terms, importance, share * importance // np.maximum(total, 1))

    def entries(self, width: int) -> Entries:
        """(mentees, terms) -> share."""
        size = len(self.starts) - 1
        rows = np.repeat(np.arange(size), np.diff(self.starts))
        return Entries(rows, self.terms, self.share.astype(np.float32), (size, width))


@dataclass(frozen=True)
class Worth:
    """What each mentor's best offer is worth, 0 to 100, for each wanted term; sorted by term, then mentor."""

    keys: Ints  # term * mentors + mentor
    values: Ints
    via: Ints  # which offered term that is, a number in `offered`
    offered: list[str]
    mentors: int

    @classmethod
    def of(cls, mentors: Sequence[Person], index: Mapping[str, int], tree: Tree) -> "Worth":
        """Spread every offer over its kin among the wanted terms and keep the best for each."""
        offers = [person.offers for person in mentors]
        starts = starts_of(offers)
        offered = word_index(offers)
        who = np.repeat(np.arange(len(mentors)), np.diff(starts))
        what = np.fromiter(map(offered.__getitem__, flat(offers)), np.int64, len(who))
        kin_starts, kin_terms, kin = kinship(list(offered), index, tree)
        origin, entry = expand(kin_starts, what)
        keys = kin_terms[entry] * len(mentors) + who[origin]
        values = kin[entry] * offer_levels(mentors)[origin]
        best = _best(keys, values, what[origin])
        return cls(keys[best], values[best], what[origin][best], list(offered), len(mentors))

    def at(self, terms: Ints, mentors: Ints) -> tuple[Ints, Ints]:
        """Worth of these mentors for these terms, and by way of which offered term (-1: none), pair by pair."""
        keys = terms * self.mentors + mentors
        if not len(self.keys):
            return np.zeros(len(keys), dtype=np.int64), np.full(len(keys), -1)
        place = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        found = self.keys[place] == keys
        return np.where(found, self.values[place], 0), np.where(found, self.via[place], -1)

    def of_term(self, term: int) -> tuple[Ints, Ints]:
        """The mentors who offer one term or something akin, and by way of which offered term."""
        mine = slice(*np.searchsorted(self.keys, [term * self.mentors, (term + 1) * self.mentors]))
        return self.keys[mine] - term * self.mentors, self.via[mine]

    @cached_property
    def number(self) -> dict[str, int]:
        """Offered terms by name."""
        return {term: place for place, term in enumerate(self.offered)}

    def entries(self, width: int) -> Entries:
        """(mentors, terms) -> worth."""
        terms, mentors = np.divmod(self.keys, max(self.mentors, 1))
        return Entries(mentors, terms, self.values.astype(np.float32), (self.mentors, width))


def _best(keys: Ints, values: Ints, via: Ints) -> Ints:
    """Places of the most worthy entry of each key, in order of keys; among equals the first offered term."""
    order = np.lexsort((via, -values, keys))
    first = np.ones(len(order), dtype=bool)
    first[1:] = keys[order[1:]] != keys[order[:-1]]
    return order[first]


def offer_levels(mentors: Sequence[Person]) -> Ints:
    """The level of every offer of every mentor, in the order they are listed."""
    offers = [person.offers for person in mentors]
    strength = _one_to_three(flat(o.values() for o in offers), sum(map(len, offers)), "strength")
    if not any(person.not_glad for person in mentors):
        return LEVELS[strength, 1]
    glad = np.fromiter((term not in p.not_glad for p in mentors for term in p.offers), np.int64, len(strength))
    return LEVELS[strength, glad]


def _one_to_three(values: Iterable[int], size: int, what: str) -> Ints:
    numbers = np.fromiter(values, np.int64, size)
    if size and not 1 <= numbers.min() <= numbers.max() <= 3:
        raise ValueError(f"{what} is 1, 2 or 3")
    return numbers


def kinship(offered: Sequence[str], wanted: Mapping[str, int], tree: Tree) -> tuple[Ints, Ints, Ints]:
    """For each offered term its kin among the wanted terms: starts, terms, and tenths of worth."""
    children: dict[str, list[str]] = {}
    for term in wanted:
        if term in tree:
            children.setdefault(tree[term], []).append(term)
    rows = [_kin_of(term, wanted, tree, children) for term in offered]
    size = sum(map(len, rows))
    terms = np.fromiter(flat(rows), np.int64, size)
    return starts_of(rows), terms, np.fromiter(flat(row.values() for row in rows), np.int64, size)


def _kin_of(term: str, wanted: Mapping[str, int], tree: Tree, children: Mapping[str, list[str]]) -> dict[int, int]:
    parent = tree.get(term)
    kin = dict.fromkeys((wanted[t] for t in children.get(parent, ())), SIBLING) if parent is not None else {}
    kin |= dict.fromkeys((wanted[t] for t in children.get(term, ())), NEAR)
    if parent is not None and parent in wanted:
        kin[wanted[parent]] = NEAR
    if term in wanted:
        kin[wanted[term]] = SAME
    return kin
