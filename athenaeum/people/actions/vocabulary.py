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
from athenaeum.people.search import index
from athenaeum.people.search.words import folded

FILE = Path(__file__).parent.parent / "vocabulary" / "areas.csv"
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
    return area


def free_key(label: str) -> str:
    """A key that no term has yet."""
    stem = f"own-{slugify(folded(label))[:60]}"
    key, number = stem, 2
    while Area.objects.filter(key=key).exists():
        key, number = f"{stem}-{number}", number + 1
    return key


def keep(*, area: Area, label_en: str, label_fr: str, parent: Area | None, by: Actor, now: datetime) -> Area:
    """Keep somebody's own term, with both its names and its place in the vocabulary."""
    policy.demand(by, "change", area)
    with transaction.atomic():
        area.label_en, area.label_fr, area.parent, area.own = label_en, label_fr, parent, False
        if parent is not None:
            area.facet = parent.facet
        area.save()
        audit.record("change", area, by=by, now=now, fields=["label_en", "label_fr", "parent", "own"])
    return area


def merge(*, area: Area, into: Area, by: Actor, now: datetime) -> Area:
    """Let a term become a synonym of another. What people said of it moves along; said of both, the stronger holds.

    Rows of upper floors that name the old term keep naming it and read `Area.current` (decision 0004).

    Raises:
        NotNow: the two are one, or the target was itself merged away.
    """
    policy.demand(by, "change", area)
    if area == into or into.merged_into_id is not None or area.narrower.exists():
        raise NotNow(_("These two cannot be joined: choose another term to keep. Nothing was changed."))
    with transaction.atomic():
        move(Expertise, "strength", area, into)
        move(LearningArea, "importance", area, into)
        area.merged_into, area.own = into, False
        area.save(update_fields=["merged_into", "own"])
        into.alt_en = "; ".join(filter(None, [into.alt_en, area.label_en]))[:500]
        into.alt_fr = "; ".join(filter(None, [into.alt_fr, area.label_fr]))[:500]
        into.save(update_fields=["alt_en", "alt_fr"])
        audit.record("merge", area, by=by, now=now, fields=["merged_into"])
        index.reindex(Expertise.objects.filter(area=into).values_list("person_id", flat=True))
    return into


def move(model: type[Expertise] | type[LearningArea], degree: str, area: Area, into: Area) -> None:
    """Move what people said of one area to another."""
    for row in model._default_manager.filter(area=area):
        same = model._default_manager.filter(person_id=row.person_id, area=into).first()
        if same is None:
            row.area = into
            row.save(update_fields=["area"])
        else:
            setattr(same, degree, max(getattr(same, degree), getattr(row, degree)))
            same.save(update_fields=[degree])
            row.delete()
