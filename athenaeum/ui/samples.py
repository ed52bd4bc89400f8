"""Made-up people and forms for the gallery."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from .chrome import Chrome, Language, Link
from .forms import ChoiceRows, DateBox, FileBox, InlineRadios, InOrderField, Weight
from .icons import ICONS

WORDS = ("not at all", "a little", "somewhat", "much", "most of all")
FOOT = ("Who sees what", "Ask a facilitator", "Raise a concern", "Accessibility")
DESKS = {
    "mentee": ("Today", "My room", "Growth", "Directory", "Circles", "Training", "Snippets"),
    "mentor": ("Today", "My rooms", "What I offer", "Directory", "Circles", "Training", "Snippets"),
    "facilitator": ("Desk", "Programmes", "Matching", "Evaluation", "Training", "Snippets", "People"),
}
SHORT = {
    "mentee": (("Today", "today"), ("Room", "room"), ("Growth", "leaf"), ("More", "more")),
    "mentor": (("Today", "today"), ("Room", "room"), ("Offer", "leaf"), ("More", "more")),
    "facilitator": (("Desk", "today"), ("Matching", "people"), ("Evaluation", "paper"), ("More", "more")),
}
PEOPLE = {"mentee": "Marguerite Delorme", "mentor": "Inès Haddad", "facilitator": "Dorothea Wynn"}
WHERE = {
    "room": ("mentor", "My rooms"),
    "directory": ("mentee", "Directory"),
    "round": ("facilitator", "Matching"),
    "first-run": ("facilitator", "Desk"),
}


def chrome(request: HttpRequest, page: str) -> Chrome:
    """What stands around a page of the gallery, as the person whom the pictures show there."""
    role, here = WHERE.get(page, ("mentee", "Today"))
    return Chrome(
        house="Libraries of Port-Clair",
        person=PEOPLE[role],
        nav=tuple(Link(label, "#", label == here) for label in DESKS[role]),
        shortcuts=tuple(Link(label, "#", here.find(label) >= 0, icon) for label, icon in SHORT[role]),
        roles=tuple(Link(name, "#", name == role) for name in PEOPLE),
        account=(Link("My data", "#"), Link("Notices", "#")),
        search_url=reverse("ui:directory"),
        menu_url=reverse("ui:menu"),
        theme_url=request.path,
        letterforms_url=request.path,
        **_common(request),
    )


def stranger(request: HttpRequest) -> Chrome:
    """What stands around a page before anybody is known."""
    return Chrome(house="Libraries of Port-Clair", letterforms_url=request.path, **_common(request))


def _common(request: HttpRequest) -> dict[str, Any]:
    theme = request.GET.get("theme", "")
    return {
        "theme": theme if theme in ("light", "dark") else "",
        "letterforms": request.GET.get("letterforms") == "easier",
        "other_language": Language("fr", "Français", "#"),
        "foot": tuple(Link(label, "#") for label in FOOT),
        "home_url": reverse("ui:gallery"),
    }


class Goal(forms.Form):
    """One field of each kind."""

    can_do = forms.CharField(label="What will you be able to do?", help_text="One sentence, in your own words.")
    first_step = forms.CharField(label="The first step", required=False)
    hours = forms.IntegerField(label="Hours it needs", min_value=1)
    by = forms.DateField(label="By when", widget=DateBox)
    sure = forms.ChoiceField(
        label="How sure are you?",
        choices=[("no", "Not yet"), ("fair", "Fairly"), ("yes", "Very")],
        widget=InlineRadios,
        initial="fair",
    )
    subject = forms.ChoiceField(
        label="Subject", choices=[("", "Choose one"), ("ld", "Linked data"), ("rb", "Rare-book description")]
    )
    note = forms.CharField(label="A note to yourself", widget=forms.Textarea, required=False)
    kinds = forms.MultipleChoiceField(
        label="How you like to meet",
        choices=[("person", "In person"), ("phone", "By phone"), ("video", "By video")],
        widget=forms.CheckboxSelectMultiple,
        help_text="As many as you like.",
    )
    channels = InOrderField(
        label="How people reach you, in order",
        choices=[("person", "In person"), ("phone", "Phone"), ("mail", "E-mail"), ("video", "Video")],
        required=False,
    )
    weight = forms.IntegerField(label="Same site", widget=Weight(WORDS), initial=2)
    plan = forms.FileField(label="Your plan", widget=FileBox, required=False)
    programme = forms.ChoiceField(
        label="A first programme",
        choices=[("pair", "One-to-one cohort"), ("new", "New librarians")],
        widget=ChoiceRows(
            {
                "pair": "Pairs for six months, matched in rounds, with a beginning and an end.",
                "new": "A companion in the first fortnight, a mentor from the next cohort.",
            }
        ),
        initial="pair",
    )
    agree = forms.BooleanField(label="I have read the pledge", help_text="It is one page.")


WRONG = {
    "goal-hours": "0",
    "goal-by": "2026-03-09",
    "goal-sure": "fair",
    "goal-channels_0": "phone",
    "goal-channels_1": "phone",
}


class Library(forms.Form):
    """The organisation of the first run."""

    name_en = forms.CharField(label="Name in English")
    name_fr = forms.CharField(label="Name in French", error_messages={"required": "Enter the name in French"})
    zone = forms.ChoiceField(label="Time zone", choices=[("h", "Halifax, Atlantic time")])
    who = forms.EmailField(label="Who looks after mentoring?")


FIRST_RUN = {"name_en": "Libraries of Port-Clair", "zone": "h", "who": "d.wynn@portclair.example", "name_fr": ""}


def of(request: HttpRequest, page: str) -> dict[str, Any]:
    """What this page of the gallery shows beside its template."""
    if page == "fields":
        return {"plain": Goal(prefix="plain"), "form": Goal(WRONG, prefix="goal"), "words": "|".join(WORDS)}
    if page == "first-run":
        return {"form": Library(FIRST_RUN)}
    if page == "icons":
        return {"icons": ICONS}
    if page == "letter":
        return {"letter_text": render_to_string("ui/letter.txt", LETTER)}
    if page == "tables":
        return {"stages": STAGES, "marks": MARKS, "months": MONTHS}
    return {
        "words": "|".join(WORDS),
        "tab_links": TABS,
        "crumb_links": [Link("My rooms", "#")],
        "steps": STEPS,
        **FACETS,
    }


LETTER = {
    "house": "Libraries of Port-Clair",
    "title": "Thursday at 14:00",
    "paragraphs": [
        "You have a meeting tomorrow, 12 March, at 14:00.",
        "Where, with whom and about what is in your room.",
    ],
    "button": {"label": "Open my room", "url": "https://mentoring.portclair.example/room/"},
    "reason": "Reminders follow your preference: e-mail, one day before.",
    "stop_url": "https://mentoring.portclair.example/letters/stop/",
}
TABS = [
    {"label": "Overview", "url": "#", "current": True},
    {"label": "Agreement", "url": "#"},
    {"label": "Meetings", "url": "#", "count": 5},
    {"label": "Goals", "url": "#", "count": 3},
    {"label": "Notes", "url": "#"},
    {"label": "Messages", "url": "#", "news": "1 new"},
    {"label": "Network", "url": "#"},
]
STEPS = [
    {"label": "What you would like to learn", "url": "#", "done": True},
    {"label": "How you like to meet", "url": "#", "current": True},
    {"label": "Whom you have in mind", "url": "#"},
]


def _options(*pairs: tuple[str, int]) -> list[dict[str, Any]]:
    return [{"label": label, "value": label.lower(), "count": count} for label, count in pairs]


FACETS = {
    "open_to": _options(
        ("A mentee", 6), ("A single conversation", 9), ("A talk or an hour", 3), ("Learning together", 4)
    ),
    "prefers": _options(("In person", 6), ("Phone", 3), ("E-mail", 2), ("Video", 3)),
    "library": _options(
        ("Science & Engineering", 4), ("Special Collections", 3), ("City branches", 4), ("Law, Health, Music", 3)
    ),
    "speaks": _options(("English", 13), ("French", 8), ("Five others", 5)),
}


MONTHS = [
    {"label": label, "at": round(number * 100 / 12, 2)}
    for number, label in enumerate(
        ("Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct")
    )
]
STAGES = [
    {"label": "Plan", "at": 0.8, "wide": 10.4},
    {"label": "Invite, match", "at": 11.2, "wide": 12.3},
    {"label": "Relationships", "at": 23.5, "wide": 45.4, "now": True},
    {"label": "Learn, decide", "at": 68.9, "wide": 15.3},
    {"label": "Plan the next", "at": 84.2, "wide": 15.8},
]
MARKS = [
    {"title": "Before", "when": "41 of 46", "at": 19.7, "past": True},
    {"title": "First pulse", "when": "33 of 46", "at": 29.3, "past": True},
    {"title": "Midway", "when": "open until 20 March", "at": 38.1, "now": True},
    {"title": "Second pulse", "when": "11 May", "at": 52.3},
    {"title": "After", "when": "6 to 17 July", "at": 67.7},
    {"title": "Next aims", "when": "October", "at": 99.4},
]
