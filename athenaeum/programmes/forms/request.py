"""What a request asks, and how a mentor answers. Choices only:
nothing confidential is typed before a room is sealed.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from athenaeum.people.models import Area, Person
from athenaeum.people.models.openness import Kinds
from athenaeum.programmes.models import DeclineReason
from athenaeum.programmes.queries import kinds_accepted

KIND_WORDS = dict(Kinds.choices)


class AskForm(forms.Form):
    """The kind, and what it is about."""

    kind = forms.ChoiceField(label=_("What would you like?"), widget=forms.RadioSelect)
    area = forms.ModelChoiceField(
        label=_("What would it be about?"),
        queryset=Area.objects.none(),
        required=False,
        empty_label=_("That is not clear yet"),
    )

    def __init__(self, *args: Any, mentor: Person, **more: Any) -> None:
        super().__init__(*args, **more)
        kind: Any = self.fields["kind"]
        kind.choices = [(value, KIND_WORDS[value]) for value in kinds_accepted(mentor)]
        area: Any = self.fields["area"]
        area.queryset = Area.objects.filter(known_by__person=mentor, known_by__glad=True)


class DeclineForm(forms.Form):
    """A reason to choose, or none."""

    reason = forms.ChoiceField(
        label=_("A reason, if you like"),
        choices=DeclineReason.choices,
        widget=forms.RadioSelect,
        initial=DeclineReason.NONE,
        required=False,
    )
    suggested = forms.ModelChoiceField(queryset=Person.objects.filter(is_active=True), required=False)

    def clean_reason(self) -> str:
        return self.cleaned_data["reason"] or DeclineReason.NONE
