"""How forms are drawn: our renderer, and the few widgets Django has not."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _


class Renderer(TemplatesSetting):
    """Every form and field through our own templates: label above, hint, what is wrong, control."""

    form_template_name = "ui/forms/form.html"
    formset_template_name = "ui/forms/formset.html"
    field_template_name = "ui/forms/field.html"


class DateBox(forms.DateInput):
    """A day, with the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class InlineRadios(forms.RadioSelect):
    """A few short choices side by side."""

    template_name = "ui/forms/choices_inline.html"


class InlineCheckboxes(forms.CheckboxSelectMultiple):
    """A few short choices side by side, any number of them."""

    template_name = "ui/forms/choices_inline.html"


class ChoiceRows(forms.RadioSelect):
    """Choices with a title and a sentence each, in two columns.

    Args:
        descriptions: the sentence under each choice, by its value.
    """

    template_name = "ui/forms/choice_rows.html"

    def __init__(self, descriptions: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.descriptions = dict(descriptions or {})

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["description"] = self.descriptions.get(str(value), "")
        return option


class FileBox(forms.ClearableFileInput):
    """A row to choose a file in, or to drop one on."""

    template_name = "ui/forms/file.html"


class Weight(forms.NumberInput):
    """A slider that says in words what it stands at.

    Args:
        words: what each step means, lowest first; the value is the number of the step, from 0.
        number: show a number field too, for those who prefer one.
    """

    input_type = "range"
    template_name = "ui/forms/weight.html"

    def __init__(self, words: Sequence[Any], number: bool = False, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"min": 0, "max": len(words) - 1, "step": 1, **(attrs or {})})
        self.words = list(words)
        self.number = number

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        step = int(float(value)) if str(value or "").replace(".", "", 1).isdigit() else 0
        word = self.words[min(step, len(self.words) - 1)]
        context["widget"] |= {"words": "|".join(str(word) for word in self.words), "word": word, "number": self.number}
        return context


class InOrder(forms.Widget):
    """The same choices several times, first to last: a list in an order of preference, made without script."""

    template_name = "ui/forms/in_order.html"
    use_fieldset = True

    def __init__(self, choices: Sequence[tuple[Any, Any]] = (), places: int = 3, attrs: Any = None) -> None:
        super().__init__(attrs)
        self.choices = list(choices)
        self.places = places

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        chosen = [*(value or []), *[""] * self.places][: self.places]
        context["places"] = [self._place(name, number, str(one), attrs or {}) for number, one in enumerate(chosen)]
        return context

    def _place(self, name: str, number: int, value: str, attrs: dict[str, Any]) -> dict[str, Any]:
        select = forms.Select(choices=[("", "–"), *self.choices])
        html_id = f"{attrs.get('id', 'id_' + name)}_{number}"
        return {"select": select.get_context(f"{name}_{number}", value, {**attrs, "id": html_id}), "id": html_id}

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:
        given = (data.get(f"{name}_{number}", "") for number in range(self.places))
        return [value for value in given if value]

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return f"{name}_0" not in data

    def id_for_label(self, id_: str) -> str:
        return ""


class InOrderField(forms.Field):
    """Several of the given choices, in an order; nothing twice.

    Args:
        choices: `(value, label)` pairs.
        places: how many may be named.
    """

    default_error_messages = {
        "twice": _("Choose each one only once; %(label)s stands twice."),
        "unknown": _("Choose from the list; “%(value)s” is not in it."),
    }

    def __init__(self, *, choices: Sequence[tuple[Any, Any]], places: int = 3, **kwargs: Any) -> None:
        super().__init__(widget=InOrder(choices=choices, places=places), **kwargs)
        self.labels = {str(value): label for value, label in choices}

    def to_python(self, value: Any) -> list[str]:
        return [str(one) for one in value or []]

    def validate(self, value: list[str]) -> None:
        super().validate(value)
        for one in value:
            if one not in self.labels:
                raise ValidationError(self.error_messages["unknown"], params={"value": one})
            if value.count(one) > 1:
                raise ValidationError(self.error_messages["twice"], params={"label": self.labels[one]})
