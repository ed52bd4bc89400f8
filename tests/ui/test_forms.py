"""What a field says to eyes and to a screen reader."""

from django import forms
from django.template import engines

from athenaeum.ui.forms import ChoiceRows, DateBox, InlineRadios, InOrderField, Weight
from athenaeum.ui.templatetags.ui import error_lines


class Visit(forms.Form):
    day = forms.DateField(
        label="Day", widget=DateBox, help_text="A day after today.", error_messages={"required": "Enter a day."}
    )
    note = forms.CharField(label="A note", required=False)
    way = forms.ChoiceField(label="How", choices=[("a", "In person"), ("b", "By phone")], widget=InlineRadios)
    order = InOrderField(label="In order", choices=[("p", "Phone"), ("m", "E-mail")], places=2, required=False)


def drawn(field: forms.BoundField) -> str:
    return " ".join(str(field.as_field_group()).split())


def test_label_hint_and_control_belong_together() -> None:
    out = drawn(Visit()["day"])
    assert '<label for="id_day">Day</label>' in out
    assert '<div class="hint" id="id_day_helptext">A day after today.</div>' in out
    assert 'aria-describedby="id_day_helptext"' in out
    assert 'type="date"' in out
    assert "aria-invalid" not in out


def test_a_wrong_field_says_so_before_its_control() -> None:
    out = drawn(Visit({})["day"])
    assert 'class="field field-wrong"' in out
    assert 'aria-invalid="true"' in out
    assert 'aria-describedby="id_day_helptext id_day_error"' in out
    assert out.index('id="id_day_error"') < out.index("<input")
    assert "Enter a day." in out


def test_optional_fields_say_so_and_required_ones_say_nothing() -> None:
    assert 'A note <span class="optional">(optional)</span>' in drawn(Visit()["note"])
    assert "optional" not in drawn(Visit()["day"])


def test_choices_are_a_fieldset_with_a_legend() -> None:
    out = drawn(Visit({})["way"])
    assert out.startswith('<fieldset class="field field-wrong" aria-describedby="id_way_error">')
    assert "<legend>How</legend>" in out
    assert '<label class="choice" for="id_way_1">' in out


def test_choice_rows_carry_a_sentence() -> None:
    class Start(forms.Form):
        kind = forms.ChoiceField(choices=[("pair", "Pairs")], widget=ChoiceRows({"pair": "Two people."}))

    assert "<b>Pairs</b><span>Two people.</span>" in drawn(Start()["kind"])


def test_what_people_type_is_kept_and_escaped() -> None:
    out = drawn(Visit({"note": "<script>alert(1)</script>"})["note"])
    assert 'value="&lt;script&gt;alert(1)&lt;/script&gt;"' in out


def test_the_summary_leads_to_each_field() -> None:
    assert error_lines(Visit({"order_0": "p", "order_1": "p"})) == [
        {"text": "Enter a day.", "id": "id_day"},
        {"text": "How: Fill in this field.", "id": "id_way_0"},
        {"text": "Choose each one only once; Phone stands twice.", "id": "id_order_0"},
    ]
    assert error_lines(Visit()) == []
    assert error_lines(None) == []


def test_the_summary_takes_several_forms() -> None:
    assert [line["id"] for line in error_lines([Visit({}, prefix="a"), Visit({}, prefix="b")])] == [
        "id_a-day", "id_a-way_0", "id_b-day", "id_b-way_0",
    ]  # fmt: skip


def test_the_summary_is_an_alert_that_counts() -> None:
    template = engines["django"].from_string('{% load cotton %}{% cotton errors :form="form" %}{% endcotton %}')
    out = template.render({"form": Visit({})})
    assert 'role="alert"' in out
    assert "2 things to correct" in out
    assert '<a href="#id_day">Enter a day.</a>' in out
    one = template.render({"form": Visit({"way": "a"})})
    assert "One thing to correct" in one
    assert template.render({"form": Visit({"way": "a", "day": "2026-03-12"})}).strip() == ""


def test_an_order_is_read_from_its_selects() -> None:
    form = Visit({"day": "2026-03-12", "way": "a", "order_0": "m", "order_1": "p"})
    assert form.is_valid()
    assert form.cleaned_data["order"] == ["m", "p"]
    assert '<option value="m" selected>' in str(form["order"])


def test_a_weight_says_its_step_in_words() -> None:
    class What(forms.Form):
        site = forms.IntegerField(widget=Weight(["never", "a little", "much"]), initial=2)

    out = drawn(What()["site"])
    assert 'type="range"' in out
    assert 'aria-valuetext="much"' in out
    assert ">much</output>" in out
    assert 'max="2"' in out
