"""Forms: every label, help and error is tied to its field, in words."""

from datetime import date

from django import forms
from django.template import Context, Template

from mingjing.office.web.inputs import DayInput, MoneyInput
from mingjing.office.web.sample import SampleForm


def draw(source: str, form: forms.Form) -> str:
    return Template("{% load kit %}" + source).render(Context({"form": form}))


def test_help_and_error_are_tied_to_the_input() -> None:
    html = draw("{% form_fields form %}", SampleForm({"party": ""}))
    assert 'aria-describedby="id_party_help id_party_fault"' in html
    assert 'id="id_party_help"' in html and 'id="id_party_fault"' in html
    assert 'aria-invalid="true"' in html


def test_required_and_optional_are_words() -> None:
    html = draw("{% form_fields form %}", SampleForm())
    assert html.count("必填") == 5, "a check box that must be ticked needs no such word"
    assert html.count("选填") == 1


def test_the_summary_links_to_each_field_and_takes_the_focus() -> None:
    html = draw("{% error_summary form %}", SampleForm({"party": "示例店"}))
    assert "data-focus" in html and 'role="alert"' in html
    assert 'href="#id_day"' in html and 'href="#id_party"' not in html


def test_an_empty_field_says_what_to_do() -> None:
    class Asking(forms.Form):
        words = forms.CharField()
        day = forms.DateField()
        one = forms.ChoiceField(choices=[("a", "甲")])
        some = forms.MultipleChoiceField(choices=[("a", "甲")])
        sure = forms.BooleanField()
        file = forms.FileField()

    assert {name: told for name, (told, *_) in Asking({}).errors.items()} == {
        "words": "请填写这一项",
        "day": "请填写这一项",
        "one": "请选择一项",
        "some": "请选择一项",
        "sure": "请核对后勾选",
        "file": "请选择一个文件",
    }


def test_a_clean_form_has_no_summary() -> None:
    assert draw("{% error_summary form %}", SampleForm()).strip() == ""


def test_typed_text_comes_back_escaped() -> None:
    html = draw("{% form_fields form %}", SampleForm({"party": '"><script>'}))
    assert "<script>" not in html


def test_inputs_offer_their_hints() -> None:
    html = draw("{% form_fields form %}", SampleForm(initial={"day": date(2026, 1, 2), "fine": 5}))
    assert '<output class="hint" for="id_fine">' in html
    assert 'type="date"' in html and 'value="2026-01-02"' in html
    assert MoneyInput({"max": "9"}).attrs["max"] == "9"
    assert DayInput().attrs["data-day"] == ""
