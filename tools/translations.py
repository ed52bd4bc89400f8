"""Are all texts translated? Collect them and compare.

    python tools/translations.py            complain about texts that are missing, unclear or no longer used
    python tools/translations.py --update   write the collected texts into the French catalogue

Collecting needs GNU gettext; what is compared is the catalogue, with Babel.
"""

import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "athenaeum" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
PLACES = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}|%[sd]")
TAGS = re.compile(r"</?[a-z]+[^>]*>")
# French sets a no-break space before these, U+00A0, since our fonts hold no narrower one.
TALL = re.compile(r"[^\u00a0\s][?!;:»](?=\s|$)|«(?!\u00a0)")


def collected() -> Catalog:
    """The catalogue as it would stand after collecting; the file itself is put back."""
    before = CATALOGUE.read_bytes() if CATALOGUE.exists() else None
    collect()
    after = CATALOGUE.read_bytes()
    if before is None:
        CATALOGUE.unlink()
    else:
        CATALOGUE.write_bytes(before)
    return read_po(BytesIO(after), locale="fr")


def collect() -> None:
    """Collect the texts of code and templates into the catalogue."""
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    command = [
        sys.executable,
        "-m",
        "django",
        "makemessages",
        "-l",
        "fr",
        "--no-location",
        "--no-wrap",
        "--no-obsolete",
    ]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "athenaeum.config.settings", "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=ROOT / "athenaeum", check=True, env=environment, stdout=subprocess.DEVNULL)


def complaints(wanted: Catalog, have: Catalog) -> list[str]:
    """What is wrong with the catalogue, a line a text."""
    texts = {message.id: message for message in wanted if message.id}
    said = {message.id: message for message in have if message.id}
    found = [f"not in the catalogue: {short(key)}" for key in texts if key not in said]
    found += [f"no longer used: {short(key)}" for key in said if key not in texts]
    return found + [line for message in said.values() for line in faults(message)]


def faults(message: Message) -> list[str]:
    """What is wrong with one translation."""
    source = message.id if isinstance(message.id, tuple) else (message.id,)
    target = message.string if isinstance(message.string, tuple) else (message.string,)
    if message.fuzzy:
        return [f"marked as unclear: {short(message.id)}"]
    if not all(target):
        return [f"not translated: {short(message.id)}"]
    found = []
    # The singular may say "one" instead of a number; the plural, which stands last, holds every variable.
    if names(" ".join(target)) - names(" ".join(source)) or names(source[-1]) - names(target[-1]):
        found.append(f"other variables than the source: {short(message.id)}")
    for text in target:
        if TALL.search(TAGS.sub("", PLACES.sub("x", text)).replace("http:", "")) and "://" not in text:
            found.append(f"a space is missing before a tall sign: {short(text)}")
    return found


def names(text: str) -> set[str]:
    """The variables a text holds."""
    return {match.group(0) for match in PLACES.finditer(text)}


def short(text: str | tuple[str, ...]) -> str:
    return (text if isinstance(text, str) else text[0]).replace("\n", " ")[:90]


def main(words: list[str]) -> int:
    if "--update" in words:
        collect()
        return 0
    with CATALOGUE.open("rb") as file:
        have = read_po(file, locale="fr")
    found = complaints(collected(), have)
    print("\n".join(found) or f"{len([m for m in have if m.id])} texts, all in French.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
