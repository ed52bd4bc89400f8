"""What stands around every page for this person; the base page draws itself from it (see ui/chrome.py)."""

from functools import cache
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from athenaeum.people.models import Organisation
from athenaeum.ui.chrome import Chrome, Language, Link

from .hats import HATS, Hat

LANGUAGES = {"en": ("fr", "Français"), "fr": ("en", "English")}


def chrome(request: HttpRequest) -> dict[str, Any]:
    """The context processor: {"chrome": Chrome}."""
    here = request.path
    signed_in = getattr(request, "user", None) is not None and request.user.is_authenticated
    hat = HATS[request.session.get("hat", "mentee")] if signed_in else None
    links = nav(hat, here) if hat else ()
    return {
        "chrome": Chrome(
            house=house_name(),
            person=request.user.get_full_name() if signed_in else None,  # type: ignore[union-attr]
            nav=links,
            shortcuts=shortcuts(links, here) if links else (),
            roles=roles(request, hat) if hat else (),
            account=account(here) if signed_in else (),
            theme=request.COOKIES.get("theme", "") if request.COOKIES.get("theme") in ("light", "dark") else "",
            letterforms=request.COOKIES.get("letterforms") == "easier",
            other_language=other_language(request),
            foot=foot(signed_in),
            home_url=address("gateway:today"),
            search_url=address("people:directory"),
            suggest_url=address("people:suggest") if signed_in else "",
            menu_url=address("gateway:menu"),
            theme_url=address("gateway:theme"),
            letterforms_url=address("gateway:letterforms"),
            sign_out_url=address("account_logout"),
        )
    }


@cache
def address(name: str) -> str:
    """The address of a page, or "" while its room is not built; looked up once in the life of the process."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def house_name() -> str:
    """The name of the organisation in the page's language; looked up once in half a minute."""
    names = caches["process"].get("house")
    if names is None:
        house = Organisation.objects.first()
        names = (house.name_en, house.name_fr) if house else ("", "")
        caches["process"].set("house", names, 30)
    return (names[1] if (get_language() or "en").startswith("fr") else "") or str(names[0])


def nav(hat: Hat, here: str) -> tuple[Link, ...]:
    """The main navigation of a hat; the longest address that leads here is the current one."""
    links = [(label, address(name), icon) for label, name, icon in hat.pages]
    fits = [url for _label, url, _icon in links if url and leads(url, here)]
    now = max(fits, key=len, default="/" if here.startswith("/desk/") else "")
    return tuple(Link(label, url, url == now, icon) for label, url, icon in links if url)


def leads(url: str, here: str) -> bool:
    """Does the page at hand lie under this address? One's own profile lies under none, though its address does."""
    own = address("people:me")
    return here == url or (url != "/" and here.startswith(url) and not (own and here.startswith(own)))


def shortcuts(links: tuple[Link, ...], here: str) -> tuple[Link, ...]:
    """The phone's bar: the first three, and the rest behind "More"."""
    more = Link(_("More"), address("gateway:menu"), here == address("gateway:menu"), "more")
    return (*links[:3], more)


def roles(request: HttpRequest, worn: Hat) -> tuple[Link, ...]:
    """The hats of the session, each leading to its desk."""
    names = request.session.get("hats", [worn.name])
    return tuple(Link(HATS[n].word, reverse("gateway:desk", args=[n]), n == worn.name) for n in names if n in HATS)


def account(here: str) -> tuple[Link, ...]:
    """What lies under the person's name."""
    pages = (
        (_("My profile"), "people:me"),
        (_("My letters"), "post:letters"),
        (_("Who can see what about me"), "people:who-sees-what"),
        (_("Password"), "gateway:password"),
        (_("Second factor"), "mfa_index"),
    )
    return tuple(Link(label, url, url == here) for label, name in pages if (url := address(name)))


def other_language(request: HttpRequest) -> Language | None:
    """The language not shown now."""
    code, label = LANGUAGES[(get_language() or "en")[:2]]
    path = reverse("gateway:language", args=[code])
    return Language(code=code, label=label, url=f"{path}?next={request.get_full_path()}")


def foot(signed_in: bool) -> tuple[Link, ...]:
    """The links under every page."""
    pages = [(_("Who sees what"), "gateway:who-sees-what"), (_("Accessibility"), "gateway:accessibility")]
    if signed_in:
        pages.insert(1, (_("Ask a facilitator"), "gateway:facilitators"))
    if settings.DEMO:
        pages.append((_("Letters of this demonstration"), "demo:letters"))
    return tuple(Link(label, url) for label, name in pages if (url := address(name)))
