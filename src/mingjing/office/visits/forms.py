"""What is typed in a visit, act by act; what is known is filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.db.models import Q

from mingjing.law.numbers import number
from mingjing.office.inspections.models import RESPONSE_LABELS
from mingjing.office.parties.access import visible_parties
from mingjing.office.parties.numbers import compact
from mingjing.office.people.models import Person
from mingjing.office.people.queries import officers_on
from mingjing.office.registers.queries import points_by_power
from mingjing.office.visits.effects import summary
from mingjing.office.visits.facts import findings_of, open_findings, unhanded
from mingjing.office.visits.models import Finding, Visit
from mingjing.office.web.inputs import DayInput, MomentInput
from mingjing.office.web.pieces import Piece

_AT = "现在办理的不填；补录的按实际办理的时间填写，登记时间由系统另记"
_SHOWN = "已出示执法证件，说明来意，请对方扫码核对身份"


def words(
    label: str, help_text: str = "", *, rows: int = 3, required: bool = True
) -> forms.CharField:
    """A field for sentences."""
    return forms.CharField(label=label, max_length=1000, required=required, help_text=help_text,
                           widget=forms.Textarea({"rows": rows}))  # fmt: skip


def line(label: str, help_text: str = "", *, required: bool = True) -> forms.CharField:
    """A field for a line."""
    return forms.CharField(label=label, max_length=200, required=required, help_text=help_text)


class VisitForm(forms.Form):
    """Common to all acts of a visit: when it was done, empty for now."""

    at = forms.DateTimeField(label="办理时间", widget=MomentInput(), help_text=_AT, required=False)

    def __init__(
        self, *args: Any, visit: Visit, person: Person, now: datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.visit, self.person, self.now = visit, person, now
        self.prepare()
        self.order_fields([*(n for n in self.fields if n != "at"), "at"])

    def prepare(self) -> None:
        """Fills in what is known."""

    @property
    def main(self) -> Piece:
        """Everything but the time."""
        return Piece(self, [name for name in self.fields if name != "at"])

    @property
    def moment(self) -> Piece:
        """The time, for what is told late."""
        return Piece(self, ["at"])

    def people(self) -> list[Person]:
        """Who came, where the form asks; empty where it does not."""
        return list(self.cleaned_data.get("officers") or ())

    def typed(self) -> dict[str, Any]:
        """What was typed as the act reads it: plain values, without who and when."""
        return {k: v for k, v in self.cleaned_data.items() if k not in {"at", "officers"}}

    def _offer(self, name: str, found: Sequence[Finding], *, ticked: bool) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(f.item.code, summary([f])) for f in found]
        field.initial = [f.item.code for f in found] if ticked else []
        if not found:
            del self.fields[name]


def breaches(label: str, help_text: str = "") -> forms.MultipleChoiceField:
    """Which breaches an act answers."""
    return forms.MultipleChoiceField(label=label, required=False, help_text=help_text,
                                     widget=forms.CheckboxSelectMultiple)  # fmt: skip


class ApproveForm(VisitForm):
    """Yes, or no with the reason."""

    passed = forms.TypedChoiceField(
        label="意见", choices=[("yes", "批准"), ("no", "不批准")], initial="yes",
        coerce=lambda v: v == "yes", widget=forms.RadioSelect,
    )  # fmt: skip
    reason = words("理由", "不批准的须写明", rows=2, required=False)


class ReasonForm(VisitForm):
    """Why."""

    reason = words("理由", rows=2)


class NotifyForm(VisitForm):
    """Whom, and how."""

    receipt = line("通知的对象和方式", "例：5 月 11 日电话通知负责人演示某，并送达通知书")


class BeginForm(VisitForm):
    """Who came, and that they showed who they are."""

    officers = forms.ModelMultipleChoiceField(
        label="到场执法人员", queryset=Person.objects.none(), widget=forms.CheckboxSelectMultiple,
        help_text="不少于两名；没有到场的去掉",
    )  # fmt: skip
    also = forms.ModelChoiceField(
        label="另有到场人员", queryset=Person.objects.none(), required=False, empty_label="没有",
        help_text="临时换人的，去掉没有到场的，在这里选到场的",
    )  # fmt: skip
    identity_shown = forms.BooleanField(label=_SHOWN, required=False)
    vehicle = line("车辆", "车牌或者编号；没有用车的不填", required=False)

    def prepare(self) -> None:
        """The planned team is filled in; so is the vehicle of its last visit of the day."""
        field, also = self.fields["officers"], self.fields["also"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        assert isinstance(also, forms.ModelChoiceField)
        team = list(self.visit.officers.all())
        field.queryset = self.visit.officers.all()
        field.initial = [p.pk for p in team]
        free = officers_on(self.now.date()).filter(unit=self.person.unit_id)
        also.queryset = free.exclude(pk__in=field.initial).order_by("name")
        before = Visit.objects.filter(officers__in=team, started_at__date=self.now.date())
        last = before.exclude(vehicle="").order_by("-started_at").first()
        self.fields["vehicle"].initial = last.vehicle if last else ""

    def people(self) -> list[Person]:
        """Those who were planned and came, and who came instead."""
        also = self.cleaned_data.get("also")
        return [*super().people(), *([also] if also else [])]

    def typed(self) -> dict[str, Any]:
        """Who came stands in the deed."""
        return {k: v for k, v in super().typed().items() if k != "also"}


class RefusalForm(VisitForm):
    """What happened at the door, and who saw it."""

    content = words("拒绝、阻挠的经过")
    witness = line("见证", "见证人的姓名和单位，或者录音录像的说明")
    identity_shown = forms.BooleanField(label=_SHOWN, required=False)


class ChecksForm(VisitForm):
    """The checklist: each item kept or broken, with the fact and its photograph."""

    def prepare(self) -> None:
        """Three fields an item, those already found left out."""
        known = {f.item_id for f in findings_of(self.visit)}
        self.items = [i for i in self.visit.items.order_by("code") if i.pk not in known]
        for item in self.items:
            self.fields[f"kept-{item.code}"] = forms.ChoiceField(
                label=item.violation, required=False, widget=forms.RadioSelect,
                choices=[("yes", "符合"), ("no", "不符合")],
            )  # fmt: skip
            self.fields[f"fact-{item.code}"] = words("看到的事实", rows=2, required=False)

    def typed(self) -> dict[str, Any]:
        """The items that were answered; the rest too, where the officer says that it was kept."""
        rest = "rest" in self.data
        checks = []
        for item in self.items:
            said = self.cleaned_data.get(f"kept-{item.code}", "")
            if said or rest:
                fact = self.cleaned_data.get(f"fact-{item.code}", "")
                checks.append([item.code, said != "no", fact if said == "no" else ""])
        return {"checks": checks}

    def rows(self) -> list[dict[str, Any]]:
        """Item, its two fields, and what stands in them, as the page draws the list."""
        points = points_by_power(self.items, self.now.date())
        return [
            {"item": item, "kept": self[f"kept-{item.code}"], "fact": self[f"fact-{item.code}"],
             "said": self[f"kept-{item.code}"].value() or "", "code": item.code,
             "points": points.get(item.pk, [])}
            for item in self.items
        ]  # fmt: skip


class FixForm(VisitForm):
    """What was put right before their eyes."""

    findings = breaches("已经改正的问题")
    content = words("改正前后的情况", rows=2)

    def prepare(self) -> None:
        """All open breaches are ticked."""
        self._offer("findings", open_findings(self.visit), ticked=True)


class OrderForm(VisitForm):
    """What has to be corrected until when."""

    findings = breaches("责令改正的问题")
    due_on = forms.DateField(label="改正期限（复查日）", widget=DayInput())
    party = line("当事人", "统一社会信用代码，或者已登记当事人的完整名称；没有登记的先登记")
    conduct = words(
        "改正的要求", "不填的，按所选问题的事项和事实写入通知书", rows=2, required=False
    )

    def prepare(self) -> None:
        """All open breaches are ticked; the day is the office's usual one."""
        self._offer("findings", open_findings(self.visit), ticked=True)
        days = number("field_visit.correction_days", on=self.now.date()).value
        self.fields["due_on"].initial = self.now.date() + timedelta(days=days)
        if self.visit.party:
            del self.fields["party"]

    def clean_party(self) -> int:
        """The one registered party of this code or name."""
        typed = self.cleaned_data["party"].strip()
        rows = visible_parties(self.person)
        found = list(rows.filter(Q(credit_code=compact(typed)) | Q(name=typed))[:2])
        if len(found) != 1:
            raise forms.ValidationError(
                "有几个当事人同名：请改填统一社会信用代码" if found else
                "没有登记过这个当事人：请先登记当事人"
            )  # fmt: skip
        return found[0].pk


class SoftForm(VisitForm):
    """Whom one spoke to, what was said, and how it was taken."""

    findings = breaches("以此处理的问题", "勾选的视为已经处理；另作责令改正或者立案的不勾")
    with_whom = line("对象", "姓名和身份，例：店长演示某")
    content = words("内容", "讲了哪些规定、指出什么问题、提出什么要求")
    response = forms.ChoiceField(
        label="对方的答复", choices=list(RESPONSE_LABELS.items()), widget=forms.RadioSelect
    )

    def prepare(self) -> None:
        """No breach is ticked: whether a lenient act is enough is a judgement."""
        self._offer("findings", open_findings(self.visit), ticked=False)

    def typed(self) -> dict[str, Any]:
        """A talk that names no breach answers none."""
        return {"findings": [], **super().typed()}


class TalkForm(SoftForm):
    """A talk is held on the spot, or later in the office."""

    where = line("约谈地点", "例：本机关第二会议室；在检查现场的可不填", required=False)
    agreed = words("约定的事项", "什么时候以前做到什么；没有的不填", rows=2, required=False)


class HandForm(VisitForm):
    """Which breaches go on to a case."""

    findings = breaches("移交立案的问题")

    def prepare(self) -> None:
        """Every breach that has not been handed on."""
        self._offer("findings", unhanded(self.visit), ticked=True)


class TellForm(VisitForm):
    """Who took the result."""

    receipt = line("签收情况", "例：负责人演示某当场签收；拒绝签收的写明，并写明见证情况")


class RecheckForm(VisitForm):
    """Whether it was corrected."""

    identity_shown = forms.BooleanField(label="已出示执法证件", required=False)
    passed = forms.TypedChoiceField(
        label="复查结果", choices=[("yes", "已改正"), ("no", "未改正")],
        coerce=lambda v: v == "yes", widget=forms.RadioSelect,
    )  # fmt: skip
    content = words("复查的情况", rows=2)


FORMS: Mapping[str, type[VisitForm]] = {
    "approve_visit": ApproveForm,
    "approve_afterwards": ApproveForm,
    "notify_visit": NotifyForm,
    "go_unannounced": ReasonForm,
    "withdraw_visit": ReasonForm,
    "begin_visit": BeginForm,
    "record_refusal": RefusalForm,
    "record_checks": ChecksForm,
    "correct_on_the_spot": FixForm,
    "order_correction": OrderForm,
    "educate": SoftForm,
    "admonish": SoftForm,
    "hold_talk": TalkForm,
    "give_guidance": SoftForm,
    "hand_to_case": HandForm,
    "tell_findings": TellForm,
    "end_visit": VisitForm,
    "end_to_follow": VisitForm,
    "recheck_order": RecheckForm,
    "close_visit": VisitForm,
    "end_refused": ReasonForm,
}
