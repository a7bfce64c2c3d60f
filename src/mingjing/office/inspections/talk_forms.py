"""What is typed about a talk after an inspection, act by act."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms

from mingjing.office.inspections.forms import offer_officers
from mingjing.office.inspections.models import RESPONSE_LABELS, Inspection, Talk
from mingjing.office.people.models import Person
from mingjing.office.people.queries import officers_on
from mingjing.office.web.inputs import FoldedChoices, MomentInput


class TalkForm(forms.Form):
    """Common to all acts of a talk: when it was done, empty for now."""

    at = forms.DateTimeField(
        label="办理时间", widget=MomentInput(), required=False,
        help_text="现在办理的不填；补录的按实际办理的时间填写，登记时间由系统另记",
    )  # fmt: skip

    def __init__(
        self, *args: Any, inspection: Inspection, talk: Talk | None, person: Person, now: datetime,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.inspection, self.talk, self.person, self.now = inspection, talk, person, now
        self.prepare()
        self.order_fields([*(n for n in self.fields if n != "at"), "at"])

    def prepare(self) -> None:
        """Fills in what is known."""

    def people(self) -> list[Person]:
        """Who acts: the one signed in, and who sat beside where the form asks."""
        return [
            self.person,
            *(p for p in self.cleaned_data.get("officers", ()) if p != self.person),
        ]

    def typed(self) -> dict[str, Any]:
        """What was typed as the act reads it, without who and when."""
        return {k: v for k, v in self.cleaned_data.items() if k not in {"at", "officers"}}


class InviteForm(TalkForm):
    """Whom, when, where, about what."""

    with_whom = forms.CharField(
        label="请谁", max_length=100, help_text="姓名和身份，例：店长演示某"
    )
    appointed_at = forms.DateTimeField(label="约定的时间", widget=MomentInput())
    where = forms.CharField(label="地点", max_length=100, help_text="例：本机关第二会议室")
    topic = forms.CharField(label="谈什么", max_length=300, widget=forms.Textarea({"rows": 3}))

    def prepare(self) -> None:
        """What was found is what is talked about."""
        self.fields["topic"].initial = self.inspection.finding[:300]


class PutOffForm(TalkForm):
    """The new time, and why."""

    appointed_at = forms.DateTimeField(label="改到什么时间", widget=MomentInput())
    reason = forms.CharField(label="理由", max_length=300, widget=forms.Textarea({"rows": 2}))


class RecordForm(TalkForm):
    """Who talked with whom, what was said, how it was taken, what was agreed."""

    officers = forms.ModelMultipleChoiceField(
        label="约谈人员", queryset=Person.objects.none(), widget=FoldedChoices,
        help_text="不少于两名，持当日有效的执法证件",
    )  # fmt: skip
    with_whom = forms.CharField(label="谁来了", max_length=100, help_text="姓名和身份")
    where = forms.CharField(label="地点", max_length=100, required=False)
    content = forms.CharField(label="谈话内容", max_length=1000, widget=forms.Textarea({"rows": 4}))
    response = forms.ChoiceField(
        label="对方的答复", choices=list(RESPONSE_LABELS.items()), widget=forms.RadioSelect
    )
    agreed = forms.CharField(
        label="约定的事项", max_length=500, required=False, widget=forms.Textarea({"rows": 2}),
        help_text="什么时候以前做到什么；没有约定的不填",
    )  # fmt: skip

    def prepare(self) -> None:
        """The officers of the inspection first, then those of its unit; the invitation's words."""
        day, row = self.now.date(), self.inspection
        here = officers_on(day).filter(unit=row.unit) | officers_on(day).filter(inspections=row)
        rows = here.distinct().select_related("unit").order_by("unit__code", "pk")
        field = self.fields["officers"]
        offer_officers(field, rows, day, row.unit)
        field.initial = [p.pk for p in row.officers.all()]
        if self.talk:
            self.fields["with_whom"].initial = self.talk.with_whom
            self.fields["where"].initial = self.talk.where


class AbsenceForm(TalkForm):
    """How they were told, how long one waited, what they said."""

    content = forms.CharField(
        label="没有到场的情况", max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text="怎样通知的，等到什么时候，对方有什么说明",
    )  # fmt: skip


class CallOffForm(TalkForm):
    """Why it is not held."""

    reason = forms.CharField(label="理由", max_length=300, widget=forms.Textarea({"rows": 2}))


FORMS: Mapping[str, type[TalkForm]] = {
    "invite_to_talk": InviteForm,
    "put_off_talk": PutOffForm,
    "record_talk": RecordForm,
    "record_absence": AbsenceForm,
    "call_off_talk": CallOffForm,
}
