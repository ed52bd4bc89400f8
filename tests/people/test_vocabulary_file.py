"""The shipped vocabulary of areas of expertise keeps the laws of a thesaurus.

Two facets, one preferred label per language, no word that leads to two terms, a tree of at most three levels.
"""

import csv
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

import athenaeum

FILE = Path(athenaeum.__file__).parent / "people" / "vocabulary" / "areas.csv"
COLUMNS = ["key", "parent", "facet", "notation", "label_en", "label_fr", "alt_en", "alt_fr"]
LANGUAGES = ("en", "fr")


def read_terms() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


TERMS = read_terms()
BY_KEY = {term["key"]: term for term in TERMS}


def words(term: dict[str, str], language: str) -> list[str]:
    """The preferred label and every synonym of one term in one language."""
    return [term[f"label_{language}"], *term[f"alt_{language}"].split("; ")]


def ancestors(term: dict[str, str], by_key: dict[str, dict[str, str]]) -> list[str]:
    """The keys above a term, nearest first; stops where a key comes back."""
    above: list[str] = []
    while (parent := term["parent"]) and parent not in above:
        above.append(parent)
        term = by_key[parent]
    return above


def said_twice(terms: list[dict[str, str]], language: str) -> list[str]:
    spoken = Counter(word.casefold() for term in terms for word in words(term, language))
    return [word for word, times in spoken.items() if times > 1]


def test_columns() -> None:
    assert list(TERMS[0]) == COLUMNS
    assert all(None not in term and None not in term.values() for term in TERMS)


def test_keys_are_unique_slugs() -> None:
    assert len(BY_KEY) == len(TERMS)
    assert [key for key in BY_KEY if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key) or len(key) > 40] == []


def test_about_three_hundred_terms_in_two_facets() -> None:
    facets = Counter(term["facet"] for term in TERMS)
    tops = Counter(term["facet"] for term in TERMS if not term["parent"])
    assert set(facets) == {"function", "subject"}
    assert 230 <= facets["function"] <= 270
    assert 45 <= facets["subject"] <= 70
    assert tops == {"function": 16, "subject": 21}


def test_every_function_has_room_below_it() -> None:
    under = Counter(ancestors(term, BY_KEY)[-1] for term in TERMS if term["parent"] and not term["notation"])
    assert len(under) == 16
    assert min(under.values()) >= 10
    assert max(under.values()) <= 20


def test_parents_come_first_and_share_the_facet() -> None:
    seen: set[str] = set()
    for term in TERMS:
        if term["parent"]:
            assert term["parent"] in seen, term["key"]
            assert BY_KEY[term["parent"]]["facet"] == term["facet"]
        seen.add(term["key"])


def test_at_most_three_levels() -> None:
    depths = {len(ancestors(term, BY_KEY)) + 1 for term in TERMS}
    assert depths == {1, 2, 3}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_leads_to_two_terms(language: str) -> None:
    assert said_twice(TERMS, language) == []


def test_a_word_said_twice_would_be_found() -> None:
    doubled = [*TERMS, {**TERMS[0], "label_en": "WEEDING"}]
    assert "weeding" in said_twice(doubled, "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_well_set(language: str) -> None:
    for term in TERMS:
        for word in words(term, language):
            assert word == word.strip() != "", term["key"]
            assert word == unicodedata.normalize("NFC", word)
            assert not set(word) & set("'\"|\t\n"), word
            assert len(word) <= 60, word


def test_notation_belongs_to_subjects_and_starts_with_the_letter_above() -> None:
    for term in TERMS:
        assert bool(term["notation"]) == (term["facet"] == "subject"), term["key"]
        if term["facet"] == "subject" and term["parent"]:
            assert term["notation"].startswith(BY_KEY[term["parent"]]["notation"])
    letters = [term["notation"] for term in TERMS if term["facet"] == "subject" and not term["parent"]]
    assert letters == list("ABCDEFGHJKLMNPQRSTUVZ")


def test_words_that_librarians_search_for_are_there() -> None:
    english = {word.casefold() for term in TERMS for word in words(term, "en")}
    french = {word.casefold() for term in TERMS for word in words(term, "fr")}
    assert english >= {
        "rda", "bibframe", "linked data", "wikidata", "kbart", "counter", "openurl", "interlibrary loan",
        "liaison work", "systematic reviews", "storytime", "readers’ advisory", "digitisation", "doi",
        "orcid", "research data management", "open access", "copyright", "consortial licensing", "weeding",
        "disaster planning", "tenure and promotion file", "first supervision", "budgeting", "grant writing",
    }  # fmt: skip
    assert french >= {
        "élagage", "désherbage", "prêt entre bibliothèques", "heure du conte", "libre accès",
        "droit d’auteur", "dépôts institutionnels", "gestion des données de recherche",
        "vedettes-matière", "bibliobus", "sigb",
    }  # fmt: skip
