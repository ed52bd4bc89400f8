"""Who reports to whom: managers by id, address or name; near names suggested; lines that run in a circle cut."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from .columns import plain
from .finding import Finding
from .identity import Entry
from .lines import CHOICES, Line
from .standing import Standing

NEAR = 0.8  # likeness of family names from which one is suggested for the other
ASKED = 500  # unknown managers for whom a near name is looked for; beyond that the column itself is wrong


class Name(NamedTuple):
    given: str
    family: str
    pk: UUID


class Managers:
    """Finds the person behind the text in a manager cell, among the file first, then among those here."""

    def __init__(
        self, entries: Iterable[Entry], standing: Standing, choices: CHOICES, named: Collection[str] = ()
    ) -> None:
        self.entries = {entry.pk: entry for entry in entries}
        self.standing = standing
        self.choices = choices
        self.named = named  # every staff number and address in the file, also on lines left out
        self.by_id: dict[str, UUID] = {}
        self.by_email: dict[str, UUID] = {}
        for known in standing.people.values():
            if known.is_active:
                self.index(known.pk, known.staff_id, known.email)
        for entry in self.entries.values():
            self.index(entry.pk, entry.staff_id, entry.email)
            for line in entry.lines[1:]:
                self.index(entry.pk, line.staff_id, "")
        self.cache: dict[str, UUID | None] = {}
        self.looked_for = 0

    def index(self, pk: UUID, staff_id: str, email: str) -> None:
        if staff_id:
            self.by_id[staff_id.casefold()] = pk
        if email:
            self.by_email[email.lower()] = pk

    @cached_property
    def names(self) -> list[Name]:
        """Everybody who may manage somebody, by plain name."""
        here = [
            (known.given_name, known.family_name, known.pk)
            for known in self.standing.people.values()
            if known.is_active and known.pk not in self.entries
        ]
        listed = [(entry.first.given_name, entry.first.family_name, entry.pk) for entry in self.entries.values()]
        return [Name(plain(given), plain(family), pk) for given, family, pk in listed + here]

    @cached_property
    def by_name(self) -> Mapping[str, list[UUID]]:
        found: defaultdict[str, list[UUID]] = defaultdict(list)
        for name in self.names:
            for text in {f"{name.given} {name.family}".strip(), f"{name.family} {name.given}".strip()}:
                found[text].append(name.pk)
        return found

    @cached_property
    def by_initials(self) -> Mapping[tuple[str, str], list[Name]]:
        found: defaultdict[tuple[str, str], list[Name]] = defaultdict(list)
        for name in self.names:
            found[name.given[:1], name.family[:1]].append(name)
        return found

    def find(self, text: str) -> UUID | None:
        """The one person a cell names, or None."""
        if text not in self.cache:
            self.cache[text] = self.look_for(text)
        return self.cache[text]

    def look_for(self, text: str) -> UUID | None:
        folded = text.casefold()
        chosen = self.choices.get(f"manager:{text}", "")
        if chosen not in ("", "none"):
            return self.reachable(chosen)
        if (pk := self.by_id.get(folded) or self.by_email.get(folded)) is not None:
            return pk
        named = self.by_name.get(plain(text), []) if any(c.isalpha() for c in text) else []
        return named[0] if len(named) == 1 else None

    def reachable(self, chosen: str) -> UUID | None:
        """The person the facilitator pointed at, if she is still there."""
        try:
            pk = UUID(chosen)
        except ValueError:
            return None
        here = self.standing.people.get(pk)
        return pk if pk in self.entries or (here is not None and here.is_active) else None

    def of(self, line: Line, entry: Entry, findings: list[Finding]) -> UUID | None:
        """The manager of a line's post; what is doubtful about her is noted."""
        if not line.managers:
            return None
        pk = next((found for text in line.managers if (found := self.find(text)) is not None), None)
        if pk == entry.pk:
            findings.append(Finding(line.number, "own_manager", "manager", line.managers[0], line.who))
            return None
        text = line.managers[0]
        if pk is None and self.choices.get(f"manager:{text}") != "none":
            findings.append(self.unknown(text, line))
        return pk

    def unknown(self, text: str, line: Line) -> Finding:
        """What to say of a manager who is not found: two of that name, a near name, or nobody."""
        key = f"manager:{text}"
        if len(named := self.by_name.get(plain(text), [])) > 1:
            both = {"names": [self.numbered_name(pk) for pk in named], "pks": [str(pk) for pk in named]}
            return Finding(line.number, "manager_twice", "manager", text, line.who, key, both)
        near = self.near(text)
        if near is None and text.casefold() in self.named:
            return Finding(line.number, "manager_left_out", "manager", text, line.who, key)
        if near is None:
            return Finding(line.number, "manager_unknown", "manager", text, line.who, key)
        extra = {"name": self.numbered_name(near) if text.isdigit() else self.name_of(near), "pk": str(near)}
        return Finding(line.number, "manager_near", "manager", text, line.who, key, extra)

    def near(self, text: str) -> UUID | None:
        """The person whose name comes nearest: the same initials, and a family name much alike; for a number, the one
        whose number differs only by the zeros before it."""
        if text.isdigit():
            return self.by_bare_id.get(text.lstrip("0"))
        self.looked_for += 1
        parts = plain(text).split()
        if len(parts) < 2 or self.looked_for > ASKED or any(part.isdigit() for part in parts):
            return None
        best: UUID | None = None
        likeness = NEAR
        for given, family in ((parts[0], " ".join(parts[1:])), (" ".join(parts[1:]), parts[0])):
            for name in self.by_initials.get((given[:1], family[:1]), ()):
                alike = (
                    SequenceMatcher(None, family, name.family).ratio()
                    + (len(given) > 1) * (SequenceMatcher(None, given, name.given).ratio() - 1) / 2
                )
                if alike >= likeness:
                    best, likeness = name.pk, alike
        return best

    @cached_property
    def by_bare_id(self) -> Mapping[str, UUID]:
        return {number.lstrip("0"): pk for number, pk in self.by_id.items() if number.startswith("0")}

    def numbered_name(self, pk: UUID) -> str:
        entry, here = self.entries.get(pk), self.standing.people.get(pk)
        number = entry.staff_id if entry else here.staff_id if here else ""
        return f"{self.name_of(pk)} ({number})" if number else self.name_of(pk)

    def name_of(self, pk: UUID) -> str:
        entry, here = self.entries.get(pk), self.standing.people.get(pk)
        who = entry.first if entry else here
        return f"{who.given_name} {who.family_name}".strip() if who else ""


def circles(above: Mapping[UUID, set[UUID]]) -> list[list[UUID]]:
    """The groups of persons who stand above one another in a circle.

    Args:
        above: person → her managers.

    Returns:
        The strongly connected components of more than one person (Tarjan 1972), each along the line upwards as far
        as one walk follows it.
    """
    rest = {pk: set(managers) & above.keys() for pk, managers in above.items()}
    peel(rest)
    return [walk(group, rest) for group in components(rest) if len(group) > 1]


def peel(above: dict[UUID, set[UUID]]) -> None:
    """Take away, again and again, everybody who has nobody above her: what remains is circles and those below."""
    below: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for pk, managers in above.items():
        for manager in managers:
            below[manager].append(pk)
    free = [pk for pk, managers in above.items() if not managers]
    while free:
        pk = free.pop()
        del above[pk]
        for report in below[pk]:
            above[report].discard(pk)
            if not above[report]:
                free.append(report)


def components(above: Mapping[UUID, set[UUID]]) -> list[list[UUID]]:
    """Strongly connected components, without recursion (Tarjan 1972)."""
    number: dict[UUID, int] = {}
    low: dict[UUID, int] = {}
    stack: list[UUID] = []
    on_stack: set[UUID] = set()
    found: list[list[UUID]] = []
    for root in above:
        if root in number:
            continue
        work = [(root, iter(sorted(above[root])))]
        number[root] = low[root] = len(number)
        stack.append(root)
        on_stack.add(root)
        while work:
            pk, managers = work[-1]
            for manager in managers:
                if manager not in number:
                    number[manager] = low[manager] = len(number)
                    stack.append(manager)
                    on_stack.add(manager)
                    work.append((manager, iter(sorted(above[manager]))))
                    break
                if manager in on_stack:
                    low[pk] = min(low[pk], number[manager])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[pk])
                if low[pk] == number[pk]:
                    group = stack[stack.index(pk) :]
                    del stack[stack.index(pk) :]
                    on_stack.difference_update(group)
                    found.append(group)
    return found


def walk(group: list[UUID], above: Mapping[UUID, set[UUID]]) -> list[UUID]:
    """The members of a circle in the order in which one reports to the next."""
    members, path = set(group), [group[0]]
    while len(path) < len(group):
        following = sorted((above[path[-1]] & members) - set(path))
        if not following:
            break
        path.append(following[0])
    return path + sorted(members - set(path))


def by_height(above: Mapping[UUID, set[UUID]]) -> list[UUID]:
    """Everybody, managers before those who report to them. The circles must have been cut."""
    waiting = {pk: len(managers & above.keys()) for pk, managers in above.items()}
    below: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for pk, managers in above.items():
        for manager in managers:
            if manager in waiting:
                below[manager].append(pk)
    order = [pk for pk, count in waiting.items() if not count]
    for pk in order:
        for report in below[pk]:
            waiting[report] -= 1
            if not waiting[report]:
                order.append(report)
    return order
