"""One cell: characters that cannot stand, dates, addresses, languages, shares of full time, names."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from .columns import plain

# Control characters, marks that turn the direction of writing, halves of characters, and the sign of a lost letter.
UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ufffd\ufffe\uffff\ud800-\udfff]"
)
# A sign alone is a telephone number or a dash; with a bracket, bar or exclamation mark behind it, it is a formula.
FORMULA = re.compile(r"^\s*(?:[=＝]|[+\-@＋－＠]\S*[A-Za-z]\S*[(|!])")
ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
DIGITS = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[T ].*)?")
FIRST_DAY_OF_SHEETS = date(1899, 12, 30)

DESK_WORDS = (
    "desk desks counter helpdesk hotline reception service services team equipe accueil comptoir guichet info "
    "information circulation office mailbox generic shared reference loans loan pret prets enquiries enquiry it "
    "technical support general public account test kiosk room salle and the of et du de la le des renseignements "
    "documents interlibrary boite courriel bureau point aide archives"
)
DESK = frozenset(DESK_WORDS.split())
LITTLE = frozenset(("and", "the", "of", "et", "du", "de", "la", "le", "des", "it"))
VACANCY = (
    "vacant", "vacancy", "tbd", "tba", "tbc", "to be filled", "to be confirmed", "to be hired", "to be announced",
    "unfilled", "open position", "a pourvoir", "poste vacant", "poste a pourvoir", "a combler", "poste a combler",
    "a determiner", "vacance", "vacante", "n n",
)  # fmt: skip
VACANT = re.compile(rf"^(?:{'|'.join(VACANCY)})(?: \w+){{0,3}}$|^(?:position|post|poste) (?:{'|'.join(VACANCY)})$")
LANGUAGES = {
    "en": "en", "eng": "en", "english": "en", "anglais": "en", "anglaise": "en", "e": "en", "a": "en",
    "fr": "fr", "fra": "fr", "fre": "fr", "french": "fr", "francais": "fr", "francaise": "fr", "f": "fr",
}  # fmt: skip


def tidy(value: str) -> str:
    """A cell without the spaces around and doubled spaces in it, its letters in composed form."""
    value = " ".join(value.split())
    return value if value.isascii() else unicodedata.normalize("NFC", value)


def unfit(value: str) -> str:
    """The name of the first character that cannot stand in a text, or ""."""
    found = UNFIT.search(value)
    if found is None:
        return ""
    character = found.group()
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"byte {code - 0xDC00:02X}"
    name = unicodedata.name(character, "") or CONTROL_NAMES.get(code, "")
    if 0xD800 <= code <= 0xDFFF:
        name = "LONE SURROGATE"
    return f"U+{code:04X} {name}".strip()


CONTROL_NAMES = {0: "NULL", 7: "BELL", 8: "BACKSPACE", 0x1B: "ESCAPE", 0x7F: "DELETE"}


def is_formula(value: str) -> bool:
    """Would a spreadsheet reckon with this cell?"""
    return bool(FORMULA.match(value))


def read_address(value: str) -> str:
    """The e-mail address in a cell, in small letters; "" where it holds none."""
    value = value.removeprefix("mailto:")
    if value.endswith(">") and "<" in value:
        value = value[value.rindex("<") + 1 : -1]
    value = value.strip().rstrip(".;,")
    whole = ADDRESS.fullmatch(value) is not None and ".." not in value and len(value) <= 254
    return value.lower() if whole else ""


def day_comes_first(values: Iterable[str]) -> bool:
    """In a column of dates such as 03/04/2019, does the day stand first? The ones that can only be read one way
    decide; where none does, the day is taken to."""
    for value in values:
        found = DIGITS.fullmatch(value)
        if found and len(found[1]) <= 2:
            first, second = int(found[1]), int(found[2])
            if first > 12 >= second:
                return True
            if second > 12 >= first:
                return False
    return True


def read_date(value: str, day_first: bool = True) -> date | None:
    """The date in a cell: year first, day or month first, or a spreadsheet's count of days."""
    if value.isdigit() and len(value) == 5:
        return FIRST_DAY_OF_SHEETS + timedelta(days=int(value))
    if value.isdigit() and len(value) == 8:
        value = f"{value[:4]}-{value[4:6]}-{value[6:]}"
    found = DIGITS.fullmatch(value)
    if not found:
        return None
    one, two, three = (int(part) for part in found.groups())
    if len(found[1]) == 4:
        year, month, day = one, two, three
    elif len(found[3]) == 4:
        year, month, day = (three, two, one) if day_first else (three, one, two)
    else:
        return None
    try:
        return date(year, month, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None


def read_share(value: str) -> Decimal | None:
    """A share of full time: 0.5, 0,5 or 50 %."""
    percent = value.endswith("%")
    try:
        share = Decimal(value.rstrip("% ").replace(",", "."))
    except InvalidOperation:
        return None
    share = share / 100 if percent or share > 2 else share
    return share.quantize(Decimal("0.01")) if share.is_finite() and 0 <= share <= 2 else None


def read_language(value: str) -> str:
    """ "en" or "fr", or "" for anything else."""
    return LANGUAGES.get(plain(value).partition(" ")[0], "")


def split_name(value: str) -> tuple[str, str]:
    """A whole name as given and family name: "Roy, Joséphine", "ROY Joséphine" and "Joséphine Roy"."""
    family, comma, given = value.partition(",")
    if comma:
        return given.strip(), family.strip()
    words = value.split()
    loud = [word for word in words if len(word) > 1 and word.isupper()]
    if loud and len(loud) < len(words) and words[: len(loud)] == loud:
        return " ".join(words[len(loud) :]), " ".join(loud)
    return " ".join(words[:-1]), words[-1] if words else ""


def nobody(given: str, family: str, title: str) -> str:
    """ "vacancy" or "desk" where a row names no person, else ""."""
    name = plain(f"{given} {family}")
    if VACANT.match(name) or (not given and VACANT.match(plain(title))):
        return "vacancy"
    words = set(name.split())
    if words and words <= DESK and not words <= LITTLE and (not given or len(words) > 1):
        return "desk"
    if not given:
        return "desk" if (words & DESK) - LITTLE else "no_given_name"
    return ""
