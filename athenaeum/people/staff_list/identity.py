"""Which lines are one person, and is she here already? By staff id, else by e-mail, else by name and unit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID, uuid5

from .columns import plain
from .finding import Finding
from .lines import CHOICES, Line
from .standing import Known, Standing


@dataclass(slots=True)
class Entry:
    """One person of the file: the key she has or will have, what is known of her, her lines, her address."""

    pk: UUID
    known: Known | None
    lines: list[Line]
    staff_id: str
    email: str
    disputed: bool = False

    @property
    def first(self) -> Line:
        return self.lines[0]


@dataclass
class Identities:
    """Gathers lines into persons, in the order of the file."""

    standing: Standing
    list_id: UUID
    choices: CHOICES
    addresses: Mapping[str, str] = field(default_factory=dict)  # staff id in small letters → address in this file
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    out: int = 0

    def __post_init__(self) -> None:
        self.by_id: dict[str, Entry] = {}
        self.by_email: dict[str, Entry] = {}
        self.by_pk: dict[UUID, Entry] = {}

    @cached_property
    def here_by_name(self) -> Mapping[tuple[str, str], Known]:
        return self.standing.by_name_and_unit()

    @cached_property
    def listed_by_name(self) -> dict[tuple[str, str], Entry]:
        """The persons of the file that have neither id nor address, who can only be told by name and unit."""
        return {}

    def place(self, line: Line) -> None:
        """Give the line to its person, known or new, or leave it out."""
        entry = self.same_number(line)
        if entry is not None:
            self.join(entry, line)
            return
        known = self.standing.by_id.get(line.staff_id.casefold()) if line.staff_id else None
        if known is not None and self.number_passed_on(line, known):
            self.out += 1
            return
        address, holder = line.email, self.by_email.get(line.email) if line.email else None
        if holder is not None:
            answer = self.about_address(line, holder, known)
            if answer == "same":
                self.join(holder, line, sure=True)
                self.by_id.setdefault(line.staff_id.casefold(), holder)
                return
            if answer == "out":
                self.out += 1
                return
            address = ""
        if known is None and address:
            known, address = self.here_by_address(line)
        if known is None and not address:
            if self.join_by_name(line):
                return
            known = self.here_already(line)
        self.open(line, known, address)

    def same_number(self, line: Line) -> Entry | None:
        return self.by_id.get(line.staff_id.casefold()) if line.staff_id else None

    def open(self, line: Line, known: Known | None, address: str) -> None:
        """A person of the file, met for the first time."""
        pk = known.pk if known else uuid5(self.list_id, f"line {line.number}")
        if pk in self.by_pk:
            self.join(self.by_pk[pk], line)
            return
        # Taken in by an earlier, interrupted turn of this very list.
        known = known or self.standing.people.get(pk)
        entry = Entry(pk, known, [line], line.staff_id or (known.staff_id if known else ""), address)
        self.entries.append(entry)
        self.by_pk[pk] = entry
        if line.staff_id:
            self.by_id[line.staff_id.casefold()] = entry
        if address:
            self.by_email[address] = entry
        if not line.staff_id and not address:
            self.listed_by_name[name_and_unit(line)] = entry

    def join(self, entry: Entry, line: Line, *, sure: bool = False) -> None:
        """Another line of a person: a further post, a repetition, or another person under her number."""
        first = entry.first
        if strangers(first, line) and line.staff_id and not sure:
            key = f"number:{line.staff_id} {line.who}"
            if self.choices.get(key) != "same":
                self.note(line, "same_number", "staff_id", line.staff_id, key, line=first.number, name=first.who)
                self.out += 1
                # One whom the house knows by this name keeps her number; else it is nobody's until somebody says.
                entry.disputed = entry.disputed or entry.known is None
                return
        if any(same_post(line, other) for other in entry.lines):
            self.note(line, "repeated", "", "", line=first.number)
            return
        if line.email and entry.email and line.email != entry.email:
            self.note(line, "other_address", "email", line.email, line=first.number, address=entry.email)
        entry.lines.append(line)
        if line.email and not entry.email and line.email not in self.by_email:
            entry.email = line.email
            self.by_email[line.email] = entry

    def about_address(self, line: Line, holder: Entry, known: Known | None) -> str:
        """An address that an earlier line has: "same" person, "other" person without it, or "out"."""
        first = holder.first
        if not (line.staff_id and holder.staff_id) and same_name(first, line):
            return "same"
        key = f"address:{line.email} {line.who}"
        answer = self.choices.get(key) or ("other" if line.staff_id and first.staff_id else "out")
        if key not in self.choices:
            code = "same_address" if answer == "other" else "same_address_out"
            self.note(line, code, "email", line.email, key, line=first.number, name=plain_order(first))
            if answer == "other" and not (holder.known and holder.known.email.lower() == line.email):
                # Whose it is nobody has said: an address is a way in, so it goes to neither.
                holder.email = ""
        return answer

    def number_passed_on(self, line: Line, known: Known) -> bool:
        """Does the list give a known person's number to somebody of another name? Nobody is renamed unasked."""
        named = known.listed.get("given_name"), known.listed.get("family_name")
        if not strangers(known, line) or named == (line.given_name, line.family_name):
            return False
        key = f"passed:{line.staff_id} {line.who}"
        if self.choices.get(key) == "same":
            return False
        name = f"{known.given_name} {known.family_name}"
        self.note(line, "number_passed_on", "staff_id", line.staff_id, key, name=name)
        return True

    def settle_numbers(self) -> None:
        """Leave out whoever shares a number with somebody else of the same file."""
        for entry in [entry for entry in self.entries if entry.disputed]:
            self.entries.remove(entry)
            del self.by_pk[entry.pk]
            self.out += len(entry.lines)
            line = entry.first
            self.note(line, "same_number_first", "staff_id", line.staff_id)

    def here_by_address(self, line: Line) -> tuple[Known | None, str]:
        """A person of the house with this address: she, or somebody else whose address stays hers."""
        here = self.standing.by_email.get(line.email)
        if here is None:
            return None, line.email
        if not (line.staff_id and here.staff_id) and not strangers(here, line):
            return here, line.email
        if self.addresses.get(here.staff_id.casefold(), line.email) not in ("", line.email):
            return None, line.email  # its holder gets another one by this same file
        key = f"held:{line.email} {line.who}"
        answer = self.choices.get(key)
        if answer is None:
            self.note(line, "held_address", "email", line.email, key, name=f"{here.given_name} {here.family_name}")
        return (here, line.email) if answer == "same" else (None, "")

    def join_by_name(self, line: Line) -> bool:
        """Two lines without id and address, of one name in one unit, are taken for one person."""
        entry = None if line.staff_id else self.listed_by_name.get(name_and_unit(line))
        if entry is None:
            return False
        key = f"name:{line.who} {line.unit} {line.number}"
        if self.choices.get(key) == "other":
            return False
        if not any(same_post(line, other) for other in entry.lines):
            self.note(line, "same_name", "family_name", line.who, key, line=entry.first.number)
        self.join(entry, line)
        return True

    def here_already(self, line: Line) -> Known | None:
        """A person of the house of this name in this unit; asked about, unless nothing else could tell her."""
        here = self.here_by_name.get(name_and_unit(line))
        if here is None or here.pk in self.by_pk or (line.staff_id and here.staff_id):
            return None
        key = f"here:{line.who} {line.unit}"
        if self.choices.get(key) == "other":
            return None
        if key not in self.choices and (here.staff_id or here.email or line.staff_id):
            self.note(line, "same_name_here", "family_name", line.who, key, unit=line.unit)
        return here

    def settle_addresses(self) -> None:
        """An address changes hands only when the one who has it gets another by this same file."""
        moved = True
        while moved:
            moved = False
            for entry in self.entries:
                holder = self.standing.by_email.get(entry.email) if entry.email else None
                if holder is None or holder.pk == entry.pk or self.gives_up(holder, entry.email):
                    continue
                line = entry.first
                name = f"{holder.given_name} {holder.family_name}"
                self.note(line, "held_address", "email", entry.email, name=name)
                entry.email, moved = "", True

    def gives_up(self, holder: Known, address: str) -> bool:
        """Does the file give the holder of an address another one?"""
        entry = self.by_pk.get(holder.pk)
        return entry is not None and entry.email not in ("", address)

    def note(self, line: Line, code: str, name: str, value: str, key: str = "", /, **extra: object) -> None:
        self.findings.append(Finding(line.number, code, name, value, line.who, key, extra))


def name_and_unit(line: Line) -> tuple[str, str]:
    return plain(f"{line.given_name} {line.family_name}"), plain(line.unit)


def plain_order(line: Line) -> str:
    return f"{line.given_name} {line.family_name}".strip()


def same_name(one: Line | Known, other: Line | Known) -> bool:
    mine, hers = (plain(f"{who.given_name} {who.family_name}") for who in (one, other))
    return mine == hers


def strangers(one: Line | Known, other: Line | Known) -> bool:
    """Do neither given nor family names agree?"""
    return plain(one.family_name) != plain(other.family_name) and plain(one.given_name) != plain(other.given_name)


def same_post(one: Line, other: Line) -> bool:
    parts = ("title", "unit", "site", "managers", "fte", "grade")
    return all(getattr(one, part) == getattr(other, part) for part in parts)
