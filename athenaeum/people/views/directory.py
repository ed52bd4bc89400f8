"""The directory, and the suggestions under the masthead's box."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template import loader
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from athenaeum.people.directory import MOST_PAGES, Asked, have_said, look
from athenaeum.people.models.openness import Kinds
from athenaeum.people.models.reach import Channels
from athenaeum.people.search.find import suggestions
from athenaeum.people.search.near import meant, terms


def directory(request: HttpRequest) -> HttpResponse:
    """Who knows about this? The same view answers the page and, while one types, its results."""
    asked = read(request.GET)
    page = look(asked, request.user)  # type: ignore[arg-type]
    template = "people/_results.html" if request.htmx else "people/directory.html"  # type: ignore[attr-defined]
    context = {
        "asked": asked,
        "page": page,
        "have_said": have_said(),
        "address_more": address(request.GET, page=page.more),
        "address_before": address(request.GET, page=page.before),
        "address_sort": address(request.GET, page=None, sort="" if asked.by_name else "name"),
    }
    answer = render(request, template, context)
    patch_vary_headers(answer, ["HX-Request"])
    return answer


def read(query: QueryDict) -> Asked:
    """What an address asks for; what is not in it or makes no sense is left out."""
    page = query.get("page", "1")
    return Asked(
        text=query.get("q", "").replace("\x00", "")[:200],
        kinds=tuple(value for value in query.getlist("kind") if value in Kinds.values),
        channels=tuple(value for value in query.getlist("channel") if value in Channels.values),
        units=tuple(value for value in query.getlist("unit") if is_key(value)),
        languages=tuple(value[:8] for value in query.getlist("language"))[:20],
        by_name=query.get("sort") == "name",
        page=min(max(int(page), 1), MOST_PAGES) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
    )


def is_key(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True


def address(query: QueryDict, **changes: object) -> str:
    """This address with other parameters; one that is None or empty goes."""
    kept = [(name, value) for name, values in query.lists() if name not in changes for value in values]
    kept += [(name, str(value)) for name, value in changes.items() if value]
    return "?" + urlencode(kept)


def suggest(request: HttpRequest) -> HttpResponse:
    """People and subjects for what stands in the box so far. Drawn without the page around it, which it is not."""
    text = request.GET.get("q", "").replace("\x00", "")[:200].strip()
    context = {"text": text, "areas": subjects(text), "people": suggestions(text) if len(text) > 1 else []}
    answer = HttpResponse(loader.render_to_string("people/_suggestions.html", context))
    patch_vary_headers(answer, ["Cookie"])
    return answer


def subjects(text: str) -> list[str]:
    """The names of up to four areas that may be meant, in the reader's language."""
    if len(text) < 2:
        return []
    french, known = (get_language() or "en").startswith("fr"), terms()
    return sorted(known[key].label_fr or known[key].label_en if french else known[key].label_en for key in meant(text))[
        :4
    ]
