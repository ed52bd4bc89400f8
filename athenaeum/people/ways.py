"""How a person is reached, as a page says it: the preferred way first, each with the link that does it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .models import Channel, Person
from .models.reach import Channels

ICONS = {"in_person": "in-person", "phone": "phone", "email": "mail", "video": "video", "chat": "chat"}
PREFERS = {
    "in_person": _("Prefers in person."),
    "phone": _("Prefers the phone."),
    "email": _("Prefers e-mail."),
    "video": _("Prefers video."),
    "chat": _("Prefers chat."),
}
YOU_PREFER = {
    "in_person": _("You prefer in person."),
    "phone": _("You prefer the phone."),
    "email": _("You prefer e-mail."),
    "video": _("You prefer video."),
    "chat": _("You prefer chat."),
}
THEN = {
    "in_person": _("Then in person"),
    "phone": _("Then by phone"),
    "email": _("Then by e-mail"),
    "video": _("Then by video"),
    "chat": _("Then by chat"),
}
EXTENSION = re.compile(r"(?:ext|poste|extension|x)\.?\s*(\d+)\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Way:
    """One preference as it is drawn.

    Attributes:
        words: "Prefers the phone." or "Then by phone".
        detail: what stands behind it, such as "ext. 3310"; may be empty.
        href: the link that reaches the person, or "" where there is none.
        first: whether it is the one she likes best.
    """

    kind: str
    icon: str
    words: str
    detail: str
    href: str
    first: bool


def ways_of(person: Person, channels: Iterable[Channel] | None = None, *, reader: Person | None = None) -> list[Way]:
    """A person's preferences in order.

    Args:
        person: whose.
        channels: her channels where they are loaded already.
        reader: who reads; to herself the page says "you".
    """
    rows = sorted(person.channels.all() if channels is None else channels, key=lambda row: row.position)
    best = YOU_PREFER if reader == person else PREFERS
    return [one_way(person, row, str(best[row.kind] if not place else THEN[row.kind]), not place)
            for place, row in enumerate(rows)]  # fmt: skip


def one_way(person: Person, channel: Channel, words: str, first: bool) -> Way:
    detail = channel.detail or on_file(person, channel.kind)
    return Way(channel.kind, ICONS[channel.kind], words, detail, link(channel.kind, detail), first)


def on_file(person: Person, kind: str) -> str:
    """What the house knows already, where a person gave nothing else."""
    return {"phone": person.phone, "email": person.email or "", "in_person": person.place}.get(kind, "")


def link(kind: str, detail: str) -> str:
    """The address that reaches a person this way, or "" where a text is no address of its kind."""
    if kind == Channels.PHONE:
        return telephone(detail)
    if kind == Channels.EMAIL:
        return f"mailto:{detail}" if re.fullmatch(r"[^\s@?&]+@[^\s@?&]+", detail) else ""
    if kind in (Channels.VIDEO, Channels.CHAT):
        return detail if re.match(r"https://[^\s/]", detail) else ""
    return ""


def telephone(number: str) -> str:
    """A number as a link (RFC 3966): "tel:+19025550100;ext=4471"; an extension alone is dialled as it is."""
    extension = EXTENSION.search(number)
    main = number[: extension.start()] if extension else number
    digits = ("+" if main.strip().startswith("+") else "") + "".join(re.findall(r"[0-9]", main))
    if extension and digits.strip("+"):
        return f"tel:{digits};ext={extension[1]}"
    digits = extension[1] if extension else digits
    return f"tel:{digits}" if digits.strip("+") else ""
