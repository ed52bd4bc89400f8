"""A programme's words and lengths."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from athenaeum.access.text import TextField
from athenaeum.people.models import Person
from athenaeum.people.models.openness import Kinds
from athenaeum.programmes.actions.programme import EDITABLE, SHAPE
from athenaeum.programmes.models import Programme
from athenaeum.programmes.template import templates
from athenaeum.ui.forms import ChoiceRows

LINES = forms.Textarea(attrs={"rows": 4})


class TemplateForm(forms.Form):
    """Which template to begin from, and a title of one's own where the template's will not do."""

    template = forms.ChoiceField(label=_("Begin from"), widget=ChoiceRows)
    title_en = TextField(
        label=_("Title in English"), max_length=120, required=False, help_text=_("Left empty, the template’s own.")
    )
    title_fr = TextField(label=_("Title in French"), max_length=120, required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        rows: Any = self.fields["template"]
        rows.choices = [(one.key, one.title) for one in templates()]
        rows.widget.descriptions = {one.key: one.line for one in templates()}
        rows.initial = templates()[0].key


class ProgrammeForm(forms.Form):
    """What a facilitator may change of a programme; who meets whom only while it is a draft."""

    title_en = TextField(label=_("Title in English"), max_length=120)
    title_fr = TextField(
        label=_("Title in French"), max_length=120, required=False, help_text=_("Left empty, the English one is shown.")
    )
    purpose_en = TextField(label=_("What it is for, in English"), max_length=2000, required=False, widget=LINES)
    purpose_fr = TextField(label=_("What it is for, in French"), max_length=2000, required=False, widget=LINES)
    months = forms.IntegerField(label=_("Length in months"), min_value=1, max_value=36)
    every_days = forms.IntegerField(label=_("Days from one meeting to the next"), min_value=1, max_value=120)
    minutes = forms.IntegerField(label=_("Minutes a meeting takes"), min_value=10, max_value=480)
    needs_agreement = forms.BooleanField(label=_("Each pair settles an agreement"), required=False)

    kind = forms.ChoiceField(label=_("Form of relationship"), choices=Kinds.choices)
    pairing = forms.ChoiceField(label=_("How people find each other"), choices=Programme.Pairing.choices)
    symmetric = forms.BooleanField(label=_("All are peers: there is no mentor and no mentee"), required=False)
    members_min = forms.IntegerField(label=_("People in a group, at least"), min_value=2, max_value=30)
    members_max = forms.IntegerField(label=_("People in a group, at most"), min_value=2, max_value=30)
    newcomers_only = forms.BooleanField(label=_("Only newcomers are mentored"), required=False)

    def __init__(self, data: Any = None, *, programme: Programme) -> None:
        stands = {name: getattr(programme, name) for name in (*EDITABLE, *SHAPE)}
        super().__init__(data, initial=stands)
        self.in_draft = programme.state == Programme.State.DRAFT
        if not self.in_draft:
            for name in SHAPE:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("members_min", 0) > given.get("members_max", 99):
            self.add_error("members_max", _("The largest group is smaller than the smallest. Enter a larger number."))
        return given


class FacilitatorForm(forms.Form):
    """Somebody of the house's facilitators to look after the programme too."""

    person = forms.ModelChoiceField(label=_("Add a facilitator"), queryset=Person.objects.none())

    def __init__(self, *args: Any, programme: Programme, **more: Any) -> None:
        super().__init__(*args, **more)
        people = Person.objects.filter(roles__name="facilitator", is_active=True)
        choice: Any = self.fields["person"]
        choice.queryset = people.exclude(pk__in=programme.facilitators.values("pk"))
