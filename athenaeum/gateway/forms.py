"""Forms of the doors."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from athenaeum.people.models import Person

ZONES = sorted(
    zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "posix", "right"))
)


class SetUpForm(forms.Form):
    """The organisation and the person who looks after mentoring."""

    name_en = forms.CharField(label=_("Name in English"), max_length=200)
    name_fr = forms.CharField(
        label=_("Name in French"),
        max_length=200,
        required=False,
        help_text=_("With it, the house speaks French too."),
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=[(zone, zone.replace("_", " ")) for zone in ZONES])
    given_name = forms.CharField(label=_("Your given name"), max_length=100)
    family_name = forms.CharField(label=_("Your family name"), max_length=100)
    email = forms.EmailField(label=_("Your work e-mail"))
    password = forms.CharField(
        label=_("A password"),
        help_text=_("Twelve characters or more. A few words you can remember do well."),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=False),
    )
    staff_list = forms.FileField(
        label=_("Your staff list"),
        required=False,
        help_text=_("CSV or XLSX, 10 MB at most. You see every line before anything is written, and may do it later."),
    )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password, Person())
        return password

    def house_fields(self) -> dict[str, Any]:
        """What `set_up.House` takes."""
        return {name: value for name, value in self.cleaned_data.items() if name != "staff_list"}
