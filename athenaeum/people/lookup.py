"""Areas for the form in which one names them: by a word of theirs, or by what stands in a title."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language

from .models import Area, Person, Post
from .search.near import holds
from .search.words import folded, words_of

MOST = 12
SUGGESTED = 6
STEM = 6
# Words of titles and units that say nothing of what somebody knows.
SAY_NOTHING = """
    and the of for in at a de la le les des du et en aux library libraries librarian bibliotheque bibliotheques
    bibliothecaire assistant assistante head chef cheffe responsable manager director directeur directrice senior
    junior associate coordinator coordonnatrice coordonnateur officer specialist technician technicien technicienne
    services service department departement branch campus central main university office unit team staff
    clerk commis agent agente student general
"""
EMPTY_WORDS = frozenset(SAY_NOTHING.split())


@dataclass(frozen=True)
class Hit:
    """An area that was found, with the synonym by which it was, if its label does not show why."""

    area: Area
    also: str = ""


def names_of(area: Area) -> list[str]:
    """All names of an area, that in the reader's language first."""
    labels = [area.label, area.label_en, area.label_fr]
    return [name for name in (*labels, *area.alt_en.split("; "), *area.alt_fr.split("; ")) if name]


def find_areas(text: str, *, without: Iterable[str] = (), most: int = MOST) -> list[Hit]:
    """Areas one of whose names holds every word typed, the last perhaps unfinished; names that begin so come first.

    Args:
        text: as typed.
        without: keys of areas that are chosen already.
        most: how many at most.
    """
    words = words_of(text)
    if not words:
        return []
    left_out = set(without)
    found = []
    for area in Area.objects.filter(merged_into=None):
        name = next((one for one in names_of(area) if holds(folded(one), words)), None)
        if name is not None and str(area.pk) not in left_out:
            shown = name in (area.label,)
            begins = folded(name).startswith(words[0])
            found.append((not shown, not begins, len(name), area.label, Hit(area, "" if shown else name)))
    return [hit for *_, hit in sorted(found, key=lambda row: row[:4])[:most]]


def named_so(text: str) -> bool:
    """Does an area bear exactly this name already?"""
    wanted = folded(text)
    return any(wanted == folded(name) for area in Area.objects.filter(merged_into=None) for name in names_of(area))


def title_words(posts: Iterable[Post]) -> set[str]:
    """The telling words of titles and units, in both languages."""
    texts = [post.title for post in posts]
    texts += [name for post in posts if post.unit for name in (post.unit.name_en, post.unit.name_fr)]
    return {word for text in texts for word in folded(text).replace("-", " ").split() if telling(word)}


def telling(word: str) -> bool:
    return len(word) > 3 and word.isalpha() and word not in EMPTY_WORDS


def akin(word: str, other: str) -> bool:
    """The same word, or two of one stem: "cataloguer" and "cataloguing"."""
    return word == other or (min(len(word), len(other)) >= STEM and word[:STEM] == other[:STEM])


def suggest_areas(person: Person, *, without: Iterable[str] = ()) -> list[Area]:
    """Areas that a person's titles and units speak of, those with the most words in common first."""
    words = title_words(list(person.posts.select_related("unit")))
    left_out = set(without)
    found = []
    for area in Area.objects.filter(merged_into=None, own=False) if words else ():
        score = max(shared(name, words) for name in names_of(area))
        if score and str(area.pk) not in left_out:
            found.append((-score, area.label, area))
    return [area for *_, area in sorted(found, key=lambda row: row[:2])[:SUGGESTED]]


def shared(name: str, words: set[str]) -> float:
    """The share of a name's words that a title has, so that "Metadata" comes before "Metadata for maps"."""
    parts = [part for part in folded(name).replace("-", " ").split() if telling(part)]
    both = sum(any(akin(part, word) for word in words) for part in parts)
    return both / len(parts) if parts else 0.0


def in_french() -> bool:
    """Does the reader read French?"""
    return (get_language() or "en").startswith("fr")
