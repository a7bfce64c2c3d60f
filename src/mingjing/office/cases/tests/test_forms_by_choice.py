"""A field that only one choice asks for waits for that choice; each names a choice that is there.

The page does it with a rule of its style alone, so every pair of field and choice has its rule.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from mingjing.office.cases.forms import FORMS
from tests.cast import Office, walk_to

STYLE = Path(__file__).parents[2] / "web/static/web/parts.css"
WAITING = [
    (step, name, asked)
    for step, form in FORMS.items()
    for name, field in form.base_fields.items()
    for asked in str(field.widget.attrs.get("data-when", "")).split()
]


def test_the_long_forms_wait_for_their_choice() -> None:
    assert {"serve", "notify_penalty", "decide_no_penalty", "hold_hearing"} <= {
        step for step, _, _ in WAITING
    }


@pytest.mark.parametrize(("step", "name", "asked"), WAITING)
def test_what_a_field_waits_for_is_a_choice_of_the_same_form(
    step: str, name: str, asked: str
) -> None:
    chooser, _, value = asked.partition("-")
    fields = FORMS[step].base_fields
    assert value in dict(getattr(fields[chooser], "choices", ()))
    assert not fields[name].required, "what may stay hidden is never required by the form"


def test_every_choice_has_its_rule_and_every_rule_its_choice() -> None:
    style = STYLE.read_text()
    asked = {asked for _, _, asked in WAITING}
    assert all(f".when-{choice}," in style or f".when-{choice} {{" in style for choice in asked)
    rules = set(re.findall(r"\.when-([\w-]+)", style))
    # A draw's source is the one other choice; its form stands above cases and has its own test.
    assert {rule for rule in rules if not rule.startswith("kind-")} == asked


ASKED = {
    "review_penalty": {"points"},
    "discuss_collectively": {"voters", "minutes"},
    "notify_penalty": {"mode", "receipt"},
    "waive_defence": {"waiver"},
    "notify_hearing": {"chair"},
    "decide_no_penalty": {"ground", "education"},
    "let_off": {"ground", "education"},
    "serve": {"receipt"},
    "hand_over": {"receipt"},
    "pay": {"receipt"},
    "collect_on_the_spot": {"receipt"},
}


@pytest.mark.parametrize("step", sorted(ASKED))
def test_what_the_law_refuses_without_is_not_shown_as_optional(step: str) -> None:
    for name in ASKED[step]:
        field = FORMS[step].base_fields[name]
        assert "data-asked" in field.widget.attrs and not field.required


def test_the_page_says_that_chair_and_minutes_are_necessary(office: Office, client: Client) -> None:
    case = walk_to(office, "review_penalty")
    client.force_login(office.leader)
    page = client.get(reverse("act", args=[case.number, "discuss_collectively"])).content.decode()
    assert "讨论记录（各人意见） <i>必填" in page
    assert "参加讨论并表决的负责人 <i>必填" in page
    assert "汇报人、列席人员 <i>选填" in page


def test_the_page_marks_the_fields(office: Office, client: Client) -> None:
    case = walk_to(office, "decide_penalty")
    client.force_login(office.investigator)
    page = client.get(reverse("act", args=[case.number, "serve"])).content.decode()
    assert 'class="field when when-mode-post when-mode-electronic when-mode-entrusted"' in page
