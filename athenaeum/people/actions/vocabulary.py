"""The vocabulary of areas: loaded from our own file, added to by people, tidied by facilitators."""

import csv
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from athenaeum.access import audit, policy
from athenaeum.access.policy import Actor
from athenaeum.access.refusals import NotNow
from athenaeum.people.models import Area, Expertise, LearningArea
from athenaeum.people.search import index, near
from athenaeum.people.search.words import folded

FILE = Path(__file__).parent.parent / "vocabulary" / "areas.csv"
MOST_SYNONYMS: int = Area._meta.get_field("alt_en").max_length or 0
COLUMNS = ("facet", "notation", "label_en", "label_fr", "alt_en", "alt_fr")


def load(*, by: Actor, now: datetime) -> int:
    """Bring the terms of our file into the database. A term that a facilitator changed keeps her wording.

    Returns:
        How many terms were new.
    """
    policy.demand(by, "change", Area)
    with FILE.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    with transaction.atomic():
        standing = set(Area.objects.values_list("key", flat=True))
        new = [row for row in rows if row["key"] not in standing]
        Area.objects.bulk_create(Area(key=row["key"], **{name: row[name] for name in COLUMNS}) for row in new)
        hang(new)
        if new:
            audit.record("load", Area.objects.get(key=new[0]["key"]), by=by, now=now)
    return len(new)


def hang(rows: list[dict[str, str]]) -> None:
    """Hang each new term under its broader one."""
    by_key = {area.key: area for area in Area.objects.all()}
    changed = []
    for row in rows:
        if row["parent"]:
            by_key[row["key"]].parent = by_key[row["parent"]]
            changed.append(by_key[row["key"]])
    Area.objects.bulk_update(changed, ["parent"], batch_size=200)


def term_for(words: str) -> Area | None:
    """The term that these words already name, as a label or a synonym, in either language."""
    wanted = folded(words)
    for area in Area.objects.all():
        names = [area.label_en, area.label_fr, *area.alt_en.split("; "), *area.alt_fr.split("; ")]
        if wanted in {folded(name) for name in names if name}:
            return area.merged_into or area
    return None


def add_own(*, label: str, language: str, by: Actor, now: datetime) -> Area:
    """Add a person's own term, unless the vocabulary has it already.

    Args:
        label: the term in her words.
        language: "en" or "fr"; it stands for both until a facilitator gives the other.

    Returns:
        The new term, or the one that was there.

    Raises:
        NotNow: there are no words.
    """
    policy.demand(by, "propose", Area)
    label = " ".join(label.split())[:120]
    if not label:
        raise NotNow(_("Write the area in a word or two. Nothing was changed."))
    if standing := term_for(label):
        return standing
    with transaction.atomic():
        area = Area.objects.create(
            key=free_key(label), label_en=label, label_fr=label if language == "fr" else "", own=True
        )
        audit.record("propose", area, by=by, now=now)
    near.forget()
    return area


def free_key(label: str) -> str:
    """A key that no term has yet."""
    stem = f"own-{slugify(folded(label))[:60]}"
    key, number = stem, 2
    while Area.objects.filter(key=key).exists():
        key, number = f"{stem}-{number}", number + 1
    return key


def keep(*, area: Area, label_en: str, label_fr: str, parent: Area | None, by: Actor, now: datetime) -> Area:
    """Keep a term with both its names and its place in the vocabulary; somebody's own term is the house's from now on.

    Raises:
        NotNow: another term has one of these names, or the place lies below the term itself.
    """
    policy.demand(by, "change", area)
    if area.merged_into_id is not None or (parent is not None and area in line_of(parent)):
        raise NotNow(_("A term cannot stand below itself: choose another broader term. Nothing was changed."))
    for label in (label_en, label_fr):
        if (standing := term_for(label)) and standing != area:
            raise NotNow(
                _("“%(label)s” already names a term. Let this one become a synonym of it. Nothing was changed.")
                % {"label": label}
            )
    with transaction.atomic():
        area.label_en, area.label_fr, area.parent, area.own = label_en, label_fr, parent, False
        if parent is not None:
            area.facet = parent.facet
        area.save()
        audit.record("change", area, by=by, now=now, fields=["label_en", "label_fr", "parent", "own"])
        reindex_knowers(area)
    near.forget()
    return area


def line_of(area: Area) -> list[Area]:
    """A term and all above it."""
    line = [area]
    while line[-1].parent is not None and line[-1].parent not in line:
        line.append(line[-1].parent)
    return line


def merge(*, area: Area, into: Area, by: Actor, now: datetime) -> Area:
    """Let a term become a synonym of another, with its own synonyms and with the terms merged into it before.

    What people said of it moves along. Said of both, the stronger holds, and what was glad or shown stays so.
    Rows of upper floors that name the old term keep naming it and read `Area.current` (decision 0004).

    Raises:
        NotNow: the two are one, one of them was itself merged away, the term has narrower ones, or the synonyms
            of the other have no room left.
    """
    policy.demand(by, "change", area)
    with transaction.atomic():
        rows = Area.objects.select_for_update().in_bulk([area.pk, into.pk])
        area, into = rows[area.pk], rows[into.pk]
        may_merge(area, into)
        carry_synonyms(area, into)
        move(Expertise, area, into, degree="strength", word="glad")
        move(LearningArea, area, into, degree="importance", word="shown")
        Area.objects.filter(merged_into=area).update(merged_into=into)
        area.merged_into, area.own = into, False
        area.save(update_fields=["merged_into", "own"])
        audit.record("merge", area, by=by, now=now, fields=["merged_into"])
        reindex_knowers(into)
    near.forget()
    return into


def may_merge(area: Area, into: Area) -> None:
    """Is this step allowed as things stand?"""
    if area == into or area.merged_into_id is not None or into.merged_into_id is not None:
        raise NotNow(_("These two cannot be joined: choose another term to keep. Nothing was changed."))
    if area.narrower.filter(merged_into=None).exists():
        raise NotNow(_("Other terms stand below this one. Move them first. Nothing was changed."))


def carry_synonyms(area: Area, into: Area) -> None:
    """Give the kept term every name of the other, each once; none is cut."""
    into.alt_en = joined([into.label_en], [into.alt_en, area.label_en, area.alt_en])
    into.alt_fr = joined([into.label_fr], [into.alt_fr, area.label_fr, area.alt_fr])
    if max(len(into.alt_en), len(into.alt_fr)) > MOST_SYNONYMS:
        raise NotNow(
            _("“%(label)s” has no room for more synonyms. Nothing was changed; choose a neighbouring term.")
            % {"label": into.label}
        )
    into.save(update_fields=["alt_en", "alt_fr"])


def joined(labels: list[str], names: list[str]) -> str:
    """Synonyms in one line: those that are not labels already, each once, in the order they came."""
    seen = {folded(label) for label in labels}
    kept = []
    for name in "; ".join(names).split("; "):
        if folded(name) not in seen and name.strip():
            seen.add(folded(name))
            kept.append(name.strip())
    return "; ".join(kept)


def move(model: type[Expertise] | type[LearningArea], area: Area, into: Area, *, degree: str, word: str) -> None:
    """Move what people said of one area to another; where somebody said both, the higher degree and a yes hold."""
    rows = model._default_manager.filter(area=area)
    both = model._default_manager.filter(area=into, person__in=list(rows.values_list("person_id", flat=True)))
    standing = {row.person_id: row for row in both}
    for row in rows.filter(person__in=list(standing)):
        same = standing[row.person_id]
        setattr(same, degree, max(getattr(same, degree), getattr(row, degree)))
        setattr(same, word, getattr(same, word) or getattr(row, word))
        same.save(update_fields=[degree, word])
        row.delete()
    rows.update(area=into)


def reindex_knowers(area: Area) -> None:
    """Let those who know an area be found under its names as they are now."""
    index.reindex(Expertise.objects.filter(area=area).values_list("person_id", flat=True))
