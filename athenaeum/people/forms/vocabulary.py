"""A term of the vocabulary, as a facilitator keeps it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from athenaeum.access.text import TextField
from athenaeum.people.models import Area

EACH = {"max_length": 120, "error_messages": {"required": _("Give the term a name in this language too.")}}


class KeepForm(forms.Form):
    """Both names, and the broader term it stands under."""

    label_en = TextField(label=_("In English"), **EACH)
    label_fr = TextField(label=_("In French"), **EACH)
    parent = forms.ModelChoiceField(
        label=_("Stands under"),
        queryset=Area.objects.none(),
        required=False,
        empty_label=_("at the top of the vocabulary"),
        error_messages={"invalid_choice": _("Choose a term from the list.")},
    )

    def __init__(self, *given: Any, area: Area, **more: Any) -> None:
        now = {"label_en": area.label_en, "label_fr": area.label_fr, "parent": area.parent_id}
        super().__init__(*given, **{**more, "initial": now})
        broader = Area.objects.filter(merged_into=None, own=False).exclude(pk=area.pk)
        self.fields["parent"].queryset = broader  # type: ignore[attr-defined]
        for language in ("en", "fr"):
            self.fields[f"label_{language}"].widget.attrs["lang"] = language
