"""Template tags of the look: drawings and small helpers the components share."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django import forms, template
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from ..icons import ICONS
from ..sprigs import SPRIGS

register = template.Library()

PIP_WIDTH, PIP_HEIGHT, PIP_GAP = 22, 8, 3
SQUARE = 12


@register.simple_tag
@cache
def icon(name: str, label: str = "") -> SafeString:
    """One of our icons; hidden from screen readers unless it stands alone and so has a label.

    Drawn once and kept: a page of fifty rows asks for some two hundred of them.

    Raises:
        KeyError: there is no icon of this name.
    """
    said = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    drawing = mark_safe(ICONS[name])  # noqa: S308 (our own drawing)
    return format_html('<svg class="icon icon-{}" viewBox="0 0 20 20" {}>{}</svg>', name, said, drawing)


@register.simple_tag
def sprig(kind: str = "small", extra: str = "") -> SafeString:
    """The olive sprig: "small" with five leaves, "fine" with veins. An ornament, so always hidden from readers."""
    width, height, drawing = SPRIGS[kind]
    return format_html(
        '<svg class="sprig sprig-{} {}" width="{}" height="{}" viewBox="0 0 {} {}" aria-hidden="true">{}</svg>',
        kind, extra, width, height, *drawing.box, mark_safe(drawing.paths),  # noqa: S308 (our own drawing)
    )  # fmt: skip


@register.simple_tag
def bar(value: float, most: float = 100, tone: str = "") -> SafeString:
    """A bar filled to `value` of `most`; its words stand beside it, so it is hidden from readers.

    Args:
        tone: "" for green, "amber" when nearly used up.
    """
    value, most = float(value), float(most)
    share = max(0.0, min(1.0, value / most)) if most else 0.0
    return format_html(
        '<svg class="bar{}" aria-hidden="true"><rect width="{}%" height="100%"/></svg>',
        f" bar-{tone}" if tone else "", f"{share * 100:.1f}",
    )  # fmt: skip


def boxes(on: int, of: int, gap: int, width: int, height: int, between: int) -> SafeString:
    """`of` boxes in a row, the first `on` of them filled and the last `gap` of them missing."""
    kinds = ["on"] * on + ["off"] * (of - on - gap) + ["gap"] * gap
    drawn = format_html_join(
        "",
        '<rect class="{}" x="{}" y=".5" width="{}" height="{}"/>',
        ((kind, number * (width + between) + 0.5, width - 1, height - 1) for number, kind in enumerate(kinds)),
    )
    across = max(0, of * (width + between) - between)
    return format_html(
        '<svg class="pips" width="{}" height="{}" viewBox="0 0 {} {}" aria-hidden="true">{}</svg>',
        across, height, across, height, drawn,
    )  # fmt: skip


@register.simple_tag
def pips(on: int, of: int) -> SafeString:
    """Milestones: flat boxes, the reached ones filled."""
    return boxes(int(on), int(of), 0, PIP_WIDTH, PIP_HEIGHT, PIP_GAP)


@register.simple_tag
def squares(on: int, of: int, gap: int = 0, size: int = SQUARE) -> SafeString:
    """Places: squares, the taken ones filled; `gap` of them are drawn as missing."""
    return boxes(int(on), int(of), int(gap), int(size), int(size), 3)


@register.filter
def initials(name: str) -> str:
    """ "MD" for "Marguerite Delorme": the first letters of the first and the last word."""
    words = [word for word in str(name).split() if word[0].isalpha()]
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))


@register.filter
def first_id(field: forms.BoundField) -> str:
    """The id of the control a link to this field should reach: in a group, the first of its choices."""
    if field.id_for_label:
        return str(field.id_for_label)
    return f"{field.auto_id}_0"


@register.filter
def error_lines(form: Any) -> list[dict[str, str]]:
    """What is to be corrected, in the order of the fields.

    Args:
        form: a form, a formset, or a list of either.

    Returns:
        `{"text": sentence, "id": id of the control or ""}`, one per error.
    """
    return [{"text": text, "id": place} for text, place in _errors(form)]


def _errors(form: Any) -> Iterator[tuple[str, str]]:
    if not form:
        return
    if isinstance(form, forms.BaseForm):
        yield from ((str(error), "") for error in form.non_field_errors())
        for field in form:
            place = "" if field.is_hidden else first_id(field)
            yield from ((_line(field, error), place) for error in field.errors.as_data())
        return
    if isinstance(form, forms.BaseFormSet):
        yield from ((str(error), "") for error in form.non_form_errors())
    for one in form:
        yield from _errors(one)


def _line(field: forms.BoundField, error: ValidationError) -> str:
    """A sentence of our own stands as it is; one of Django's names the field first, or it could be any."""
    sentence = str(error.messages[0])
    usual = forms.Field.default_error_messages["required"]
    ours = not error.code or (error.code == "required" and error.message != usual)
    if ours:
        return sentence
    label = str(field.label)
    return f"{label}{' ' if label[-1:] in '?.' else ': '}{sentence}"


@register.simple_tag
def timebar(used: float, of: float) -> SafeString:
    """The bar of protected time: amber when less than a sixth is left."""
    used, of = float(used), float(of)
    return bar(used, of, "amber" if of and (of - used) < of / 6 else "")


@register.filter
def to_int(value: Any) -> int:
    """A number given as text in a component's attribute, for counting words."""
    return int(value or 0)


@register.filter
def word_of(words: str, value: Any) -> str:
    """The word of step `value` in "never|a little|much"."""
    steps = words.split("|")
    return steps[max(0, min(len(steps) - 1, int(float(value or 0))))]


@register.filter
def last_step(words: str) -> int:
    """The highest step of "never|a little|much": 2."""
    return len(words.split("|")) - 1


@register.filter
def words(text: str) -> list[str]:
    """The words of a text, for short lists written in a template."""
    return text.split()
