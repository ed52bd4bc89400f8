"""From bytes to text. A mark at the start decides; else UTF-8, then Windows-1252, then a guess over the whole file."""

import codecs
import re

import charset_normalizer

from .refusal import Unreadable

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
LOST = re.compile(r"[\udc80-\udcff]")
FOREIGN = re.compile(r"[^\x00-\x7f]")


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file and the name of its encoding.

    Bytes that belong to no letter stay in the text as lone surrogates, so that their line alone is refused.

    Raises:
        Unreadable: "encoding" where no encoding gives text.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return bear(data, name), name
    if name := wide(data):
        return bear(data, name), name
    for attempt in (utf8, windows, guessed):
        if found := attempt(data):
            return found
    raise Unreadable("encoding")


def bear(data: bytes, name: str) -> str:
    """Decode in a known encoding and keep what is broken in sight."""
    try:
        return data.decode(name, "surrogatepass")
    except UnicodeDecodeError:
        return data.decode(name, "surrogateescape" if name == "utf-8-sig" else "replace")


def wide(data: bytes) -> str:
    """The name of a two-byte encoding without its mark: every other byte of plain text is then zero."""
    sample = data[:4096]
    if len(sample) < 8:
        return ""
    if sample[1::2].count(0) > len(sample) * 0.4:
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) > len(sample) * 0.4 else ""


def utf8(data: bytes) -> tuple[str, str] | None:
    """UTF-8, also with a few broken lines among many good ones."""
    try:
        return data.decode("utf-8", "surrogatepass"), "utf-8"
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape")
    lost = len(LOST.findall(text))
    return (text, "utf-8") if len(FOREIGN.findall(text)) - lost > 2 * lost else None


def windows(data: bytes) -> tuple[str, str] | None:
    """Windows-1252, unless what comes out is no text."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return None if len(CONTROL.findall(text)) * 20 > len(text) else (text, "cp1252")


def guessed(data: bytes) -> tuple[str, str] | None:
    """What a look at the frequencies of letters suggests."""
    best = charset_normalizer.from_bytes(data[:200_000]).best()
    if best is None:
        return None
    try:
        return data.decode(best.encoding), best.encoding
    except UnicodeDecodeError:
        return None
