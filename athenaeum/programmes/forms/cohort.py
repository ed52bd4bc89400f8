"""A cohort's title and dates."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from athenaeum.access.text import TextField
from athenaeum.programmes.actions.cohort import out_of_order
from athenaeum.programmes.models import Cohort
from athenaeum.ui.forms import DateBox

DAYS = ("opens_on", "closes_on", "starts_on", "ends_on")


class CohortForm(forms.Form):
    """Title and dates; dates out of order are told at the day that is out of order."""

    title_en = TextField(label=_("Title in English"), max_length=120)
    title_fr = TextField(
        label=_("Title in French"), max_length=120, required=False, help_text=_("Left empty, the English one is shown.")
    )
    opens_on = forms.DateField(label=_("Applications open on"), widget=DateBox)
    closes_on = forms.DateField(label=_("Applications close on"), widget=DateBox, help_text=_("That day included."))
    starts_on = forms.DateField(label=_("Relationships begin on"), widget=DateBox)
    ends_on = forms.DateField(label=_("They end on"), widget=DateBox)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if all(given.get(day) for day in DAYS):
            for day, sentence in out_of_order(**{day: given[day] for day in DAYS}).items():
                self.add_error(day, sentence)
        return given

    @classmethod
    def of(cls, cohort: Cohort) -> "CohortForm":
        """The form, filled in with what stands."""
        return cls(initial={name: getattr(cohort, name) for name in cls.base_fields})
