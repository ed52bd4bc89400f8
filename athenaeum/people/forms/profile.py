"""The short forms of a profile."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from athenaeum.access.text import TextField
from athenaeum.people import languages
from athenaeum.people.models import GoodHours, Openness, Person
from athenaeum.people.models.openness import Kinds
from athenaeum.people.models.person import LANGUAGES
from athenaeum.people.models.reach import Channels
from athenaeum.people.ways import link
from athenaeum.ui.forms import ChoiceRows, DateBox, InlineRadios, InOrderField

PLACES_AT_MOST = 12
CHANNELS = (
    (Channels.IN_PERSON, gettext_lazy("In person")),
    (Channels.PHONE, gettext_lazy("Phone")),
    (Channels.EMAIL, gettext_lazy("E-mail")),
    (Channels.VIDEO, gettext_lazy("Video")),
    (Channels.CHAT, gettext_lazy("Chat")),
)
KINDS = (
    (Kinds.ONE_TO_ONE, gettext_lazy("One to one")),
    (Kinds.CONVERSATION, gettext_lazy("A single conversation")),
    (Kinds.CIRCLE, gettext_lazy("A circle")),
    (Kinds.PEER, gettext_lazy("Learning together as peers")),
    (Kinds.REVERSE, gettext_lazy("Reverse mentoring")),
)


class ReachForm(forms.Form):
    """Channels in order, and what each needs; a detail left empty is taken from the staff list."""

    order = InOrderField(
        label=gettext_lazy("How do you like to be reached?"),
        help_text=gettext_lazy("The one you like best first. Leave out what you would rather not use."),
        choices=CHANNELS,
        places=len(CHANNELS),
        error_messages={"required": gettext_lazy("Choose at least one way in which people can reach you.")},
    )
    phone = TextField(label=gettext_lazy("Phone number or extension"), max_length=200, required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=200, required=False)
    in_person = TextField(label=gettext_lazy("Where people find you"), max_length=200, required=False)
    video = TextField(label=gettext_lazy("Video address"), max_length=200, required=False)
    chat = TextField(label=gettext_lazy("Chat name or address"), max_length=200, required=False)

    def __init__(self, *args: Any, person: Person, **more: Any) -> None:
        super().__init__(*args, **more)
        self.person = person
        self.fields["video"].help_text = _("It begins with https://. Leave it empty if you send one each time.")
        for name, known in (("phone", person.phone), ("email", person.email), ("in_person", person.place)):
            if known:
                self.fields[name].help_text = _("Leave it empty to use “%(known)s”.") % {"known": known}

    def clean_phone(self) -> str:
        number: str = self.cleaned_data["phone"]
        if number and not link(Channels.PHONE, number):
            raise forms.ValidationError(_("Enter a number with digits, such as 902 555 0100 or ext. 3310."))
        return number

    def clean_video(self) -> str:
        address: str = self.cleaned_data["video"]
        if address and not link(Channels.VIDEO, address):
            raise forms.ValidationError(_("Enter an address that begins with https://, or leave it empty."))
        return address

    def clean(self) -> dict[str, Any]:
        """A phone that nobody can ring and an address that is none are asked for."""
        said = super().clean() or {}
        needed = {
            "phone": (self.person.phone, _("Enter a phone number, or leave the phone out.")),
            "email": (self.person.email, _("Enter an e-mail address, or leave e-mail out.")),
        }
        for kind, (known, sentence) in needed.items():
            if kind in said.get("order", []) and kind not in self.errors and not (said.get(kind) or known):
                self.add_error(kind, sentence)
        return said

    @property
    def channels(self) -> list[tuple[str, str]]:
        """(kind, detail) in order, as the action takes them."""
        return [(kind, self.cleaned_data.get(kind, "")) for kind in self.cleaned_data["order"]]


class HoursForm(forms.Form):
    """Half-days of the week, and a place."""

    slots = forms.MultipleChoiceField(label=gettext_lazy("Good hours"), choices=GoodHours.Slot.choices, required=False)
    place = TextField(
        label=gettext_lazy("Where you are to be found"),
        help_text=gettext_lazy("A room, a desk, a floor."),
        max_length=200,
        required=False,
    )

    @property
    def days(self) -> list[dict[str, Any]]:
        """The grid: a day with the boxes of its two halves."""
        chosen = {str(slot) for slot in self["slots"].value() or []}
        boxes = [
            {"value": value, "label": label, "checked": value in chosen} for value, label in GoodHours.Slot.choices
        ]
        return [{"name": name, "boxes": boxes[2 * n : 2 * n + 2]} for n, name in enumerate(day_names())]


def day_names() -> list[str]:
    return [_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday")]


class LanguagesForm(forms.Form):
    """The languages in which one can mentor or learn."""

    first = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"), widget=forms.CheckboxSelectMultiple, required=False
    )
    more = forms.MultipleChoiceField(
        label=gettext_lazy("Other languages"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["first"].choices = [(code, languages.name_of(code)) for code in languages.FIRST]  # type: ignore[attr-defined]
        self.fields["more"].choices = languages.others()  # type: ignore[attr-defined]

    @property
    def codes(self) -> list[str]:
        return [*self.cleaned_data["first"], *self.cleaned_data["more"]]


class DoorForm(forms.Form):
    """Open or paused, how many, which kinds."""

    state = forms.ChoiceField(
        label=gettext_lazy("Are you open to mentoring?"),
        choices=((Openness.State.OPEN, gettext_lazy("Open")), (Openness.State.PAUSED, gettext_lazy("Paused"))),
        widget=ChoiceRows(
            {
                "open": gettext_lazy(
                    "People may ask you, and a round may propose somebody to you. You decide each time."
                ),
                "paused": gettext_lazy("What is under way goes on. Nobody new is proposed, and nobody can ask."),
            }
        ),
        error_messages={"required": gettext_lazy("Choose whether you are open or pause.")},
    )
    back_on = forms.DateField(
        label=gettext_lazy("Paused until"),
        help_text=gettext_lazy("Your page says so, and your door opens again by itself on that day."),
        widget=DateBox,
        required=False,
        error_messages={"invalid": gettext_lazy("Enter a day such as 2026-05-03.")},
    )
    places = forms.IntegerField(
        label=gettext_lazy("How many mentees in all?"),
        help_text=gettext_lazy("Those you mentor now count too."),
        min_value=1,
        max_value=PLACES_AT_MOST,
        error_messages={
            "required": gettext_lazy("Enter a number from 1 to 12."),
            "invalid": gettext_lazy("Enter a number from 1 to 12."),
            "min_value": gettext_lazy("Enter a number from 1 to 12."),
            "max_value": gettext_lazy("Enter a number from 1 to 12."),
        },
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("What do you say yes to?"),
        choices=KINDS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one kind.")},
    )

    def clean_back_on(self) -> Any:
        day = self.cleaned_data["back_on"]
        if day and self.cleaned_data.get("state") == Openness.State.PAUSED and day <= timezone.localdate():
            raise forms.ValidationError(_("Enter a day after today, or leave it empty."))
        return day


class AboutForm(forms.Form):
    """A few words, and how the house speaks to one."""

    bio = TextField(
        label=gettext_lazy("About me"),
        help_text=gettext_lazy("Three sentences are enough: what you do, what you like to be asked."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=2000,
        required=False,
    )
    bio_language = forms.ChoiceField(
        label=gettext_lazy("Written in"),
        choices=(("", gettext_lazy("another language, or several")), *LANGUAGES),
        widget=InlineRadios,
        required=False,
    )
    years = forms.IntegerField(
        label=gettext_lazy("Years of experience in libraries"),
        min_value=0,
        max_value=70,
        required=False,
        error_messages={
            "invalid": gettext_lazy("Enter a number of years from 0 to 70."),
            "min_value": gettext_lazy("Enter a number of years from 0 to 70."),
            "max_value": gettext_lazy("Enter a number of years from 0 to 70."),
        },
    )
    phone = TextField(label=gettext_lazy("Phone"), max_length=40, required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Language of your letters and pages"),
        choices=LANGUAGES,
        widget=InlineRadios,
    )
    address = forms.ChoiceField(
        label=gettext_lazy("How French speaks of you"),
        choices=(
            (Person.Address.NEUTRAL, gettext_lazy("neutral form")),
            (Person.Address.FEMININE, gettext_lazy("feminine form")),
            (Person.Address.MASCULINE, gettext_lazy("masculine form")),
        ),
        widget=InlineRadios,
    )
