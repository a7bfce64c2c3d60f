"""The fields with which a penalty is weighed: which text applies, factors, reason, what is counted.

A form keeps only those that the case needs: no choice of law where the law did not change, no
quantity where the fine is not by the piece.
"""

from __future__ import annotations

from datetime import date

from django import forms
from django.urls import reverse

from mingjing.law.discretion import WAY_LABELS, Factor, factors, factors_on
from mingjing.law.fines import FineBasis
from mingjing.law.intime import Choice, Comparison, choices
from mingjing.office.cases.fields import ActForm, line, words
from mingjing.office.cases.models import Case
from mingjing.office.cases.weighing.judging import earlier_fines
from mingjing.office.cases.weighing.readings import choice_of, readings
from mingjing.office.items.norms import norm_of
from mingjing.office.parties.models import PartyKind
from mingjing.office.web.inputs import MoneyInput

OF_PERSONS = frozenset({"aged_14_to_18", "partly_incapable"})
"""Factors that only a human being can have."""
WEIGHED = ("fine", "factors", "quantity", "fine_base", "law_choice")
"""What moves the picture of the weighing while one types."""


class WeighingForm(ActForm):
    """What the forms of notice, decision and decision on the spot share."""

    law_choice = forms.ChoiceField(
        label="适用的规定（从旧兼从轻）", required=False, widget=forms.RadioSelect
    )
    law_reason = words(
        "选择这一规定的理由",
        required=False,
        rows=2,
        help_text="轻重不能只凭数额判断，或者新规定没有读到的，须写明（行政处罚法第三十七条）",
    )
    quantity = forms.IntegerField(label="数量", required=False, min_value=1)
    fine_base = forms.IntegerField(label="计罚基数（元）", required=False, min_value=1,
                                   widget=MoneyInput())  # fmt: skip
    factors = forms.MultipleChoiceField(
        label="裁量情节",
        required=False,
        choices=[(f.name, f.label) for f in factors()],
        widget=forms.CheckboxSelectMultiple,
        help_text="有证据证明的才勾选；都没有的不勾选",
    )
    weighing_reason = words(
        "裁量理由",
        required=False,
        rows=2,
        help_text="罚款不在裁量基准档次内的须写明，写入决定书（行政处罚法第三十四条）",
    )
    also = line(
        "同一行为还违反的事项",
        required=False,
        help_text="填权责清单编码，几项用顿号分开；按罚款数额高的规定处罚（行政处罚法第二十九条）",
    )
    another_act = line("不是同一违法行为的理由", required=False)

    def ask(self, case: Case, day: date, *, weighed: bool) -> None:
        """Keeps the fields that this case needs, and fills in what the notice said."""
        self.found = readings(case, day)
        self._ask_law(case, self.found)
        self._ask_counted(case, self.found)
        self._ask_factors(case, day, weighed=weighed)
        self._ask_others(case, day)

    def _ask_law(self, case: Case, found: tuple[Comparison, ...]) -> None:
        if not found:
            self._drop("law_choice", "law_reason")
            return
        field = self.fields["law_choice"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(c.key, choice_words(c, found)) for c in choices(found)]
        now = choice_of(case, {}, found)
        field.initial = now.key if now else None
        self.fields["law_reason"].initial = case.law_reason
        if not any(c.needs_reason for c in found):
            self._drop("law_reason")

    def _ask_counted(self, case: Case, found: tuple[Comparison, ...]) -> None:
        bases = [norm_of(case.item).fine, *(c.newer.fine for c in found if c.newer)]
        self._count("quantity", case.quantity, [b for b in bases if b.needs_quantity])
        self._count("fine_base", case.fine_base, [b for b in bases if b.needs_base])

    def _count(self, name: str, known: int | None, bases: list[FineBasis]) -> None:
        if not bases:
            self._drop(name)
            return
        unit = "元" if bases[0].needs_base else bases[0].of
        what = bases[0].of if bases[0].needs_base else "数量"
        self.fields[name].label = f"{what}（{unit}）"
        self.fields[name].initial = known

    def _ask_factors(self, case: Case, day: date, *, weighed: bool) -> None:
        if not weighed:
            self._drop("factors", "weighing_reason")
            return
        field = self.fields["factors"]
        assert isinstance(field, forms.MultipleChoiceField)
        person = case.party.kind != PartyKind.ORGANISATION
        known = [f for f in factors_on(day) if person or f.name not in OF_PERSONS]
        field.choices = [(f.name, factor_words(f)) for f in known]
        field.initial = case.factors
        self.fields["weighing_reason"].initial = case.weighing_reason

    def _ask_others(self, case: Case, day: date) -> None:
        self.fields["also"].initial = case.also
        found = earlier_fines(case, day)
        if not found:
            self._drop("another_act")
            return
        self.fields["another_act"].initial = case.another_act
        self.fields["another_act"].help_text = (
            f"同一当事人在同一时间已因案件 {'、'.join(f.number for f in found)} 被罚款；"
            "同一违法行为不得罚款两次（行政处罚法第二十九条）"
        )

    def _drop(self, *names: str) -> None:
        for name in names:
            del self.fields[name]

    def draw(self, case: Case) -> None:
        """Lets the picture of the weighing follow what is typed."""
        asked = {
            "hx-get": reverse("case-weighing", args=[case.number]),
            "hx-trigger": "change, input changed delay:400ms",
            "hx-target": "#weighing",
            "hx-swap": "outerHTML",
            "hx-include": ",".join(f"[name={name}]" for name in WEIGHED),
        }
        for name in WEIGHED:
            if name in self.fields:
                self.fields[name].widget.attrs.update(asked)


def choice_words(choice: Choice, found: tuple[Comparison, ...]) -> str:
    """A lawful choice in words: which text, its range, and where the new one has a condition."""
    comparison = next(c for c in found if c.key == choice.against)
    norm = next(n for n in comparison.lawful if n.code == choice.applied)
    newer = comparison.newer
    which = "旧规定" if norm is comparison.older else "新规定"
    when = f"{newer.condition}的：" if newer and newer.condition else ""
    if not when and len(found) > 1:
        when = "没有下列情形的："
    return f"{when}适用{which}，{norm.basis}"


def factor_words(factor: Factor) -> str:
    """A factor with its direction, its article and, where it is our own setting, the mark."""
    mark = "，本办设定" if factor.citation.mark == "D" else ""
    return f"{factor.label}（{WAY_LABELS[factor.way]}，{factor.citation.text}{mark}）"
