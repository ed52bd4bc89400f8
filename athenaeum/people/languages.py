"""The languages people name: those that staff of libraries speak, with their names in the reader's language."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FIRST = ("en", "fr", "mic")
LANGUAGES: dict[str, str | Promise] = {
    "en": _("English"),
    "fr": _("French"),
    "mic": _("Mi’kmaq"),
    "sq": _("Albanian"),
    "am": _("Amharic"),
    "ar": _("Arabic"),
    "hy": _("Armenian"),
    "eu": _("Basque"),
    "bn": _("Bengali"),
    "bg": _("Bulgarian"),
    "my": _("Burmese"),
    "ca": _("Catalan"),
    "zh": _("Chinese"),
    "cr": _("Cree"),
    "hr": _("Croatian"),
    "cs": _("Czech"),
    "da": _("Danish"),
    "nl": _("Dutch"),
    "et": _("Estonian"),
    "tl": _("Filipino"),
    "fi": _("Finnish"),
    "ff": _("Fula"),
    "ka": _("Georgian"),
    "de": _("German"),
    "el": _("Greek"),
    "gu": _("Gujarati"),
    "ht": _("Haitian Creole"),
    "ha": _("Hausa"),
    "he": _("Hebrew"),
    "hi": _("Hindi"),
    "hu": _("Hungarian"),
    "is": _("Icelandic"),
    "ig": _("Igbo"),
    "id": _("Indonesian"),
    "iu": _("Inuktitut"),
    "ga": _("Irish"),
    "it": _("Italian"),
    "ja": _("Japanese"),
    "ko": _("Korean"),
    "ku": _("Kurdish"),
    "lv": _("Latvian"),
    "ln": _("Lingala"),
    "lt": _("Lithuanian"),
    "ms": _("Malay"),
    "mt": _("Maltese"),
    "mi": _("Māori"),
    "mr": _("Marathi"),
    "ne": _("Nepali"),
    "no": _("Norwegian"),
    "oj": _("Ojibwe"),
    "ps": _("Pashto"),
    "fa": _("Persian"),
    "pl": _("Polish"),
    "pt": _("Portuguese"),
    "pa": _("Punjabi"),
    "ro": _("Romanian"),
    "ru": _("Russian"),
    "gd": _("Scottish Gaelic"),
    "sr": _("Serbian"),
    "sn": _("Shona"),
    "sk": _("Slovak"),
    "sl": _("Slovenian"),
    "so": _("Somali"),
    "es": _("Spanish"),
    "sw": _("Swahili"),
    "sv": _("Swedish"),
    "ta": _("Tamil"),
    "te": _("Telugu"),
    "th": _("Thai"),
    "ti": _("Tigrinya"),
    "to": _("Tongan"),
    "tr": _("Turkish"),
    "tw": _("Twi"),
    "uk": _("Ukrainian"),
    "ur": _("Urdu"),
    "vi": _("Vietnamese"),
    "cy": _("Welsh"),
    "wo": _("Wolof"),
    "xh": _("Xhosa"),
    "yi": _("Yiddish"),
    "yo": _("Yoruba"),
    "zu": _("Zulu"),
}


def name_of(code: str) -> str:
    """The name of a language in the reader's language; its code where we have no name."""
    return str(LANGUAGES.get(code, code))


def names_of(codes: Iterable[str]) -> str:
    """Several names, joined: "Arabic, English, French"."""
    return ", ".join(name_of(code) for code in codes)


def others() -> list[tuple[str, str]]:
    """All languages but the first few, as choices, in the reader's alphabet."""
    rest = [(code, name_of(code)) for code in LANGUAGES if code not in FIRST]
    return sorted(rest, key=lambda choice: choice[1].casefold())
