"""What is typed about a training."""

from __future__ import annotations

from typing import Any

from django import forms

from mingjing.office.learning.models import TRAINING_LABELS
from mingjing.office.people.access import Reach, own_branch, reach
from mingjing.office.people.models import Person
from mingjing.office.web.inputs import DayInput


class TrainingForm(forms.Form):
    """One training and who was there."""

    kind = forms.ChoiceField(label="类别", choices=[("", "请选择"), *TRAINING_LABELS.items()])
    title = forms.CharField(label="主题", max_length=120, help_text="例：行政处罚程序与证据")
    held_on = forms.DateField(label="举办日期", widget=DayInput())
    place = forms.CharField(label="地点", max_length=120, required=False)
    attendees = forms.ModelMultipleChoiceField(
        label="参加人员",
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="按人登记；只记是否参加，不记学时，不排名次",
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Person.objects.filter(is_active=True).select_related("unit")
        if reach(person) is Reach.BRANCH:
            rows = rows.filter(own_branch(person))
        elif reach(person) is not Reach.ALL:
            rows = rows.filter(unit_id=person.unit_id)
        rows = rows.order_by("unit__code", "pk")
        field = self.fields["attendees"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = rows
        assert isinstance(field.widget, forms.CheckboxSelectMultiple)
        field.widget.choices = [(p.pk, f"{p.name} · {p.unit.short}") for p in rows]
