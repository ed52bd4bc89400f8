"""The words of a no."""

from django import forms
from django.utils.translation import gettext_lazy as _

from athenaeum.programmes.models import DeclineReason


class DeclineForm(forms.Form):
    """A reason to choose; none is needed."""

    reason = forms.ChoiceField(
        label=_("A reason, if you like"),
        choices=DeclineReason.choices,
        initial=DeclineReason.NONE,
        widget=forms.RadioSelect,
    )
