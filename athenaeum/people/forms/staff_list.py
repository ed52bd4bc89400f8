"""A staff list: the file, and which column is what."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from athenaeum.ui.forms import FileBox

from ..staff_list.columns import FIELDS
from ..staff_list.words import FIELD_NAMES

ASIDE = "-"


class UploadForm(forms.Form):
    """The file from the personnel office."""

    file = forms.FileField(
        label=_("Staff list"),
        help_text=_("CSV or XLSX, with one line a post. Nothing is changed before you have looked at it."),
        widget=FileBox(attrs={"accept": ".csv,.txt,.tsv,.xlsx,.xlsm"}),
        allow_empty_file=True,
        error_messages={"required": _("Choose the file first.")},
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > settings.STAFF_LIST_MAX_BYTES:
            limit = settings.STAFF_LIST_MAX_BYTES // 2**20
            raise forms.ValidationError(
                _("The file is larger than %(limit)s MB, which is the limit. Leave out what is not about staff."),
                params={"limit": limit},
            )
        return file


class ColumnsForm(forms.Form):
    """A choice for every column of the file."""

    def __init__(self, form: Mapping[str, Any], mapping: Mapping[str, str], data: Any = None) -> None:
        super().__init__(data)
        self.headings: list[str] = form["headings"]
        choices = [(ASIDE, _("Leave aside")), *((name, FIELD_NAMES[name]) for name in FIELDS)]
        for number, (heading, sample) in enumerate(zip(self.headings, form["samples"], strict=True)):
            self.fields[f"column_{number}"] = forms.ChoiceField(
                label=heading,
                choices=choices,
                initial=mapping.get(heading) or ASIDE,
                help_text=" · ".join(sample) or _("This column is empty."),
            )

    def mapping(self) -> dict[str, str]:
        """Heading → field."""
        said = {heading: self.cleaned_data[f"column_{number}"] for number, heading in enumerate(self.headings)}
        return {heading: "" if name == ASIDE else name for heading, name in said.items()}
