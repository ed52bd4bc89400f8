"""Forms about coming in."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from athenaeum.people.models import Person


class LinkForm(forms.Form):
    """Ask for a link."""

    email = forms.EmailField(
        label=_("Work e-mail"),
        help_text=_("We send a link that works once, for ten minutes."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class PasswordForm(forms.Form):
    """Choose a password."""

    password = forms.CharField(
        label=_("New password"),
        help_text=_("Twelve characters or more. A few words you can remember do well."),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password, self.person)
        return password
