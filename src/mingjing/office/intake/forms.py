"""What is typed when a lead is taken in or answered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from mingjing.office.intake.models import CHANNEL_LABELS
from mingjing.office.items.models import AREA_LABELS
from mingjing.office.people.access import Reach, own_branch, reach
from mingjing.office.people.models import Person, Unit, UnitKind
from mingjing.office.web.inputs import MomentInput

CHOOSE = ("", "请选择")
_HANDLERS = (UnitKind.DETACHMENT, UnitKind.BRIGADE, UnitKind.STREET)


def streets_for(person: Person) -> QuerySet[Unit]:
    """The streets a person may name: a street only itself."""
    rows = Unit.objects.filter(kind=UnitKind.STREET).order_by("code")
    return rows.filter(pk=person.unit_id) if reach(person) is Reach.STREET else rows


def units_for(person: Person) -> QuerySet[Unit]:
    """The units in whose name a person may register work: their own, or any for who sees all."""
    rows = Unit.objects.filter(kind__in=_HANDLERS).order_by("code")
    match reach(person):
        case Reach.ALL:
            return rows
        case Reach.BRANCH:
            return rows.filter(own_branch(person, ""))
    return rows.filter(pk=person.unit_id)


class ComplaintForm(forms.Form):
    """One complaint as it came."""

    channel = forms.ChoiceField(label="来源", choices=[CHOOSE, *CHANNEL_LABELS.items()])
    received_at = forms.DateTimeField(label="收到时间", widget=MomentInput())
    area = forms.ChoiceField(label="领域", choices=[CHOOSE, *AREA_LABELS.items()])
    content = forms.CharField(
        label="反映问题",
        max_length=500,
        widget=forms.Textarea({"rows": 4}),
        help_text="按来件如实记录，例：店外污水流入雨水井",
    )
    street = forms.ModelChoiceField(
        label="所在街道", queryset=Unit.objects.none(), empty_label="请选择"
    )
    place = forms.CharField(
        label="地点", max_length=200, help_text="写到能找到的程度，例：示例路 12 号门前"
    )
    unit = forms.ModelChoiceField(
        label="承办单位", queryset=Unit.objects.none(), empty_label="请选择"
    )
    complainant = forms.CharField(
        label="反映人",
        max_length=40,
        required=False,
        help_text="只有承办单位看得到；不愿留名的不填",
    )
    contact = forms.CharField(label="联系方式", max_length=40, required=False)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("street", streets_for(person)), ("unit", units_for(person))):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows


class AnswerForm(forms.Form):
    """The answer to a complaint."""

    at = forms.DateTimeField(label="答复时间", widget=MomentInput())
    answer = forms.CharField(
        label="核查结果和处理情况", max_length=500, widget=forms.Textarea({"rows": 5})
    )
