"""What a staff list would change: persons to add, to change, to welcome back, their posts, and who has left."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any
from uuid import UUID, uuid5

from .columns import MANAGER_FIELDS, POST_FIELDS, plain
from .finding import Finding
from .identity import Entry, Identities
from .lines import CHOICES, Line, Lines
from .managers import Managers, by_height, circles
from .standing import Known, Standing

PERSON_FIELDS = ("given_name", "family_name", "email", "phone", "language", "hired_on")
HERS = ("phone", "language")  # a person's own from the day she is here, until the list changes its mind
NEAR_NAME = 0.88
NAMES_COMPARED = 400  # beyond that many units the column holds something else, and is not compared

Values = dict[str, Any]


@dataclass(slots=True)
class Change:
    """One person of the file against what stands.

    Attributes:
        pk: her key.
        line: the line of the file.
        who: her name as on a catalogue card.
        new, back: not yet here; here before and gone since.
        values: the fields to write; for a new person all of them.
        old: what stood in those fields; empty for a new person.
        listed: what the list says of her, remembered for the next one; None where that is unchanged.
        posts: (key, rank, the fields to write) of the posts to add or change.
        dropped: keys of posts that she holds no more.
    """

    pk: UUID
    line: int
    who: str
    new: bool
    back: bool
    values: Values
    old: Values
    listed: dict[str, str] | None
    posts: list[tuple[UUID, int, Values]] = field(default_factory=list)
    old_posts: dict[int, Values] = field(default_factory=dict)
    dropped: list[UUID] = field(default_factory=list)

    @property
    def any(self) -> bool:
        """Is there anything to write?"""
        return bool(self.new or self.back or self.values or self.listed is not None or self.posts or self.dropped)

    @property
    def seen(self) -> bool:
        """Is there anything to write that a reader would notice?"""
        return bool(self.values or self.posts or self.dropped)


@dataclass
class Plan:
    """Everything that would be written, managers before those who report to them, and everything to be said."""

    changes: list[Change] = field(default_factory=list)
    leavers: list[Known] = field(default_factory=list)
    units: dict[UUID, str] = field(default_factory=dict)
    sites: dict[UUID, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    keepers_go: list[str] = field(default_factory=list)

    @property
    def stops(self) -> bool:
        """Must somebody confirm the leavers first?"""
        return bool(self.leavers) and (self.counts["leave"] * 10 > self.counts["here"] or bool(self.keepers_go))


def make_plan(lines: Lines, standing: Standing, list_id: UUID, choices: CHOICES) -> Plan:
    """Compare a list with what stands.

    Args:
        lines: what the file says.
        standing: what the house knows.
        list_id: the staff list's key, from which the keys of new persons follow: a second turn finds the first one's.
        choices: the facilitator's answers, by the key of the finding they answer.
    """
    addresses = {line.staff_id.casefold(): line.email for line in lines.lines if line.staff_id}
    found = Identities(standing, list_id, choices, addresses)
    for line in lines.lines:
        found.place(line)
    found.settle_numbers()
    found.settle_addresses()
    plan = Plan(findings=[*lines.findings, *found.findings])
    units = places(plan, lines.lines, "unit", standing.units, list_id, choices)
    sites = places(plan, lines.lines, "site", standing.sites, list_id, choices)
    named = lines.ids | lines.addresses
    managers = reporting(plan, found.entries, Managers(found.entries, standing, choices, named))
    comparing = Comparing(lines.fields, standing, units, sites, managers)
    changes = {entry.pk: comparing.change(entry) for entry in found.entries}
    plan.changes = [changes[pk] for pk in heights(found.entries, managers, standing)]
    plan.leavers = leavers(lines, found, standing)
    gone = {known.pk for known in plan.leavers}
    plan.keepers_go = [role for role, people in sorted(standing.keepers.items()) if people and people <= gone]
    plan.findings.sort(key=lambda finding: finding.line)
    plan.counts = counts(plan, lines, found, standing)
    return plan


def places(
    plan: Plan, lines: Iterable[Line], name: str, here: Mapping[UUID, tuple[str, str]], list_id: UUID, choices: CHOICES
) -> dict[str, UUID]:
    """The key of every unit (or site) that the file names: those here, those spelled a little otherwise, new ones."""
    known = {plain(text): pk for pk, names in here.items() for text in reversed(names) if text}
    first: dict[str, Line] = {}
    for line in lines:
        first.setdefault(getattr(line, name), line)
    first.pop("", None)
    keys: dict[str, UUID] = {}
    made = plan.units if name == "unit" else plan.sites
    compared = len(first) <= NAMES_COMPARED
    for text, line in first.items():
        key = f"{name}:{text}"
        if plain(text) not in known and choices.get(key) in known:
            known[plain(text)] = known[choices[key]]
        elif plain(text) not in known:
            near = get_close_matches(plain(text), known, 1, NEAR_NAME) if compared else []
            if near and key not in choices and numbers(near[0]) == numbers(plain(text)):
                extra = {"name": spelled(near[0], here, made), "plain": near[0]}
                plan.findings.append(Finding(line.number, f"near_{name}", name, text, line.who, key, extra))
            pk = uuid5(list_id, key)
            known[plain(text)] = pk
            made[pk] = text
        keys[text] = known[plain(text)]
    return keys


def numbers(text: str) -> list[str]:
    """The numbers in a name: "unit 10" is not much like "unit 11"."""
    return [word for word in text.split() if word.isdigit()]


def spelled(text: str, here: Mapping[UUID, tuple[str, str]], made: Mapping[UUID, str]) -> str:
    """A name as it is written, from its plain form."""
    written = [*(name for names in here.values() for name in names), *made.values()]
    return next((name for name in written if plain(name) == text), text)


def reporting(plan: Plan, entries: list[Entry], managers: Managers) -> dict[int, UUID | None]:
    """Line number → manager of its post. Nobody in a circle gets the manager who closes it."""
    said: list[Finding] = []
    chosen = {line.number: managers.of(line, entry, said) for entry in entries for line in entry.lines}
    for circle in circles(lines_of_command(entries, chosen, managers.standing)):
        names = [managers.name_of(pk) for pk in circle]
        members = set(circle)
        for entry in entries:
            for line in entry.lines if entry.pk in members else ():
                if chosen[line.number] in members:
                    chosen[line.number] = None
                    extra = {"names": names}
                    said.append(Finding(line.number, "circle", "manager", line.managers[0], line.who, "", extra))
    plan.findings += together(said)
    return chosen


def together(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for each manager and each circle, with the other lines it is about."""
    first: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        what = " ".join(finding.extra["names"]) if finding.code == "circle" else finding.value
        told = first.setdefault((finding.code, what), finding._replace(extra={**finding.extra, "also": []}))
        if told.line != finding.line:
            told.extra["also"].append(finding.line)
    return list(first.values())


def lines_of_command(
    entries: Iterable[Entry], chosen: Mapping[int, UUID | None], standing: Standing
) -> dict[UUID, set[UUID]]:
    """Person → her managers: as the file has it, and as it stands for those whom the file does not name."""
    above = {entry.pk: {pk for line in entry.lines if (pk := chosen[line.number])} for entry in entries}
    for person, posts in standing.posts.items():
        if person not in above:
            above[person] = {post.manager for post in posts if post.manager}
    return above


def heights(entries: list[Entry], chosen: Mapping[int, UUID | None], standing: Standing) -> list[UUID]:
    """The persons of the file, managers first."""
    above = {entry.pk: {pk for line in entry.lines if (pk := chosen[line.number])} for entry in entries}
    return by_height(above)


@dataclass
class Comparing:
    """Compares each person of the file with what stands."""

    fields: frozenset[str]
    standing: Standing
    units: Mapping[str, UUID]
    sites: Mapping[str, UUID]
    managers: Mapping[int, UUID | None]

    def __post_init__(self) -> None:
        self.names_posts = bool(self.fields & {*POST_FIELDS, *MANAGER_FIELDS})
        self.names_managers = bool(self.fields & set(MANAGER_FIELDS))

    def change(self, entry: Entry) -> Change:
        """What the list would write of one person."""
        known, first = entry.known, entry.first
        said = self.said(entry)
        listed = {name: text_of(value) for name, value in said.items()}
        if known is None:
            values = {name: value for name, value in said.items() if value}
            change = Change(entry.pk, first.number, first.who, True, False, values, {}, listed)
        else:
            change = self.against(known, said, listed, first)
        if self.names_posts:
            self.compare_posts(entry, change)
        return change

    def said(self, entry: Entry) -> Values:
        """What the file says of the person, field by field; what it leaves empty is not said."""
        line = entry.first
        said: Values = {"given_name": line.given_name, "family_name": line.family_name}
        said |= {"staff_id": line.staff_id, "email": entry.email}
        said |= {name: getattr(line, name) for name in ("phone", "language", "hired_on")}
        return {name: value for name, value in said.items() if value or name in ("given_name", "family_name")}

    def against(self, known: Known, said: Values, listed: dict[str, str], line: Line) -> Change:
        """A field is written where the list says something else than the last time, and than what stands."""
        values = {}
        for name, value in said.items():
            stands = getattr(known, name)
            own = name in HERS and stands and name not in known.listed
            if value != stands and known.listed.get(name) != listed[name] and not own:
                values[name] = value
        old = {name: getattr(known, name) for name in values}
        remembered = None if known.listed.items() >= listed.items() else {**known.listed, **listed}
        back = not known.is_active
        return Change(known.pk, line.number, line.who, False, back, values, old, remembered)

    def compare_posts(self, entry: Entry, change: Change) -> None:
        """Posts in the order of the lines; each is compared with the one that stands at its rank."""
        here = {post.rank: post for post in self.standing.posts.get(entry.pk, ())}
        wanted = [self.post(line) for line in entry.lines]
        for rank, values in enumerate(wanted):
            stands = here.pop(rank, None)
            if stands is None:
                if any(values.values()) or rank:
                    change.posts.append((uuid5(entry.pk, f"post {rank}"), rank, values))
                continue
            differs = {name: value for name, value in values.items() if value != getattr(stands, name)}
            if differs:
                change.posts.append((stands.pk, rank, differs))
                change.old_posts[rank] = {name: getattr(stands, name) for name in differs}
        change.dropped = [post.pk for post in here.values()]

    def post(self, line: Line) -> Values:
        """A line's post, in the fields that the file has columns for."""
        values: Values = {name: getattr(line, name) for name in ("title", "fte", "grade") if name in self.fields}
        if "unit" in self.fields:
            values["unit"] = self.units.get(line.unit)
        if "site" in self.fields:
            values["site"] = self.sites.get(line.site)
        if self.names_managers:
            values["manager"] = self.managers[line.number]
        return values


def text_of(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def leavers(lines: Lines, found: Identities, standing: Standing) -> list[Known]:
    """Those whom a list named before and this one names no more, also not on a line that is left out.

    A list with numbers tells by number; one without, by address.
    """
    named = {entry.pk for entry in found.entries}
    gone = []
    for known in standing.people.values():
        if not known.is_active or not known.listed or known.pk in named:
            continue
        if "staff_id" in lines.fields:
            told, here = known.staff_id, known.staff_id.casefold() in lines.ids
        else:
            told, here = known.email, False
        if told and not here and known.email.lower() not in lines.addresses:
            gone.append(known)
    return sorted(gone, key=lambda known: (known.family_name, known.given_name, known.pk))


def counts(plan: Plan, lines: Lines, found: Identities, standing: Standing) -> dict[str, int]:
    """The figures of the preview."""
    changes = plan.changes
    return {
        "lines": len(lines.lines) + lines.out,
        "out": lines.out + found.out,
        "people": len(changes),
        "add": sum(change.new for change in changes),
        "back": sum(change.back for change in changes),
        "change": sum(change.seen and not change.new for change in changes),
        "same": sum(not change.seen and not change.new and not change.back for change in changes),
        "posts": sum(len(change.posts) for change in changes),
        "posts_dropped": sum(len(change.dropped) for change in changes),
        "units": len(plan.units),
        "sites": len(plan.sites),
        "leave": len(plan.leavers),
        "here": sum(known.is_active for known in standing.people.values()),
        "findings": len(plan.findings),
    }
