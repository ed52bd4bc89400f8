"""The vocabulary as a tree, for the pages that show it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count
from django.utils.functional import Promise

from .models import Area, Expertise
from .search.near import begin, names_of
from .search.words import folded, words_of

FEWEST = 5  # no figure is about fewer people
MOST_FOUND = 12


@dataclass
class Node:
    """A term, how many know it, and its narrower terms.

    Attributes:
        knowers: how many people who are here; None for a few, who are not counted out; 0 for nobody.
    """

    area: Area
    knowers: int | None
    narrower: list["Node"] = field(default_factory=list)
    broader: Area | None = None

    def all(self) -> Iterator["Node"]:
        """The term and everything below it."""
        yield self
        for node in self.narrower:
            yield from node.all()


def tree() -> list[Node]:
    """The top terms of both facets in the reader's alphabet; two queries."""
    areas = sorted(Area.objects.filter(merged_into=None), key=lambda one: folded(one.label))
    counts = dict(
        Expertise.objects.filter(person__is_active=True).values_list("area").annotate(n=Count("pk")).order_by()
    )
    nodes = {area.pk: Node(area, said(counts.get(area.pk, 0))) for area in areas}
    roots = []
    for node in nodes.values():
        above = nodes.get(node.area.parent_id) if node.area.parent_id else None
        if above is None:
            roots.append(node)
        else:
            above.narrower.append(node)
            node.broader = above.area
    return roots


def said(number: int) -> int | None:
    """A count as it may be shown: none about fewer than five people."""
    return number if number == 0 or number >= FEWEST else None


def by_facet(roots: list[Node]) -> list[tuple[str | Promise, list[Node]]]:
    """Each facet with the terms at its top; own terms that have no place yet are shown elsewhere."""
    return [
        (label, [node for node in roots if node.area.facet == value and not node.area.own])
        for value, label in Area.Facet.choices
    ]


def found(roots: list[Node], text: str) -> list[Node]:
    """The terms one of whose names holds every word; those whose label begins with the text first."""
    words = words_of(text)
    if not words:
        return []
    hits = [node for root in roots for node in root.all() if any(begin(name, words) for name in names_of(node.area))]
    return sorted(hits, key=lambda node: not folded(node.area.label).startswith(folded(text)))[:MOST_FOUND]


def like(area: Area) -> list[Node]:
    """Terms that share a word of some length with this one: likely what its author meant."""
    words = [word for word in words_of(area.label) if len(word) > 3]
    hits = [node for root in tree() for node in root.all() if node.area != area and shares(node.area, words)]
    return hits[:MOST_FOUND]


def shares(area: Area, words: list[str]) -> bool:
    return any(begin(name, [word[:6]]) for name in names_of(area) for word in words)


def chosen(key: str) -> Area | None:
    """The term behind a key from a form, if it holds now."""
    try:
        return Area.objects.filter(merged_into=None, pk=UUID(key)).first()
    except ValueError:
        return None
