"""The form that founds a case, filled in from the inspection or complaint that led to it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.http import QueryDict

from mingjing.office.cases.actions import Opening
from mingjing.office.cases.forms import line, tick, words
from mingjing.office.inspections.access import visible_inspections
from mingjing.office.inspections.models import Inspection
from mingjing.office.intake.access import visible_complaints
from mingjing.office.intake.models import Complaint
from mingjing.office.items.models import Item
from mingjing.office.parties.access import visible_parties
from mingjing.office.parties.models import Party
from mingjing.office.people.forms import ColleagueField
from mingjing.office.people.models import Person, Unit, UnitKind
from mingjing.office.web.inputs import DayInput, MomentInput

SOURCES = (
    ("inspection", "检查发现"),
    ("complaint", "投诉举报"),
    ("transfer", "其他部门移送"),
    ("superior", "上级交办"),
    ("other", "其他"),
)


class OpeningForm(forms.Form):
    """Whom, what, where and when; everything known is filled in."""

    party = forms.ModelChoiceField(
        label="当事人",
        queryset=Party.objects.none(),
        help_text="列表里没有的，请先在“管理 · 当事人”登记",
    )
    conduct_from = forms.DateField(
        label="违法行为发生日", widget=DayInput(), help_text="事项和法律依据按这一天选择"
    )
    conduct_until = forms.DateField(
        label="违法行为终了日",
        widget=DayInput(),
        required=False,
        help_text="有连续或者继续状态的填写",
    )
    item = forms.ModelChoiceField(
        label="权责事项",
        queryset=Item.objects.none(),
        help_text="只列出行为发生日有效的事项；分单位和个人",
    )
    conduct = words("违法行为（事实）", rows=2)
    place = line("发生地点")
    street = forms.ModelChoiceField(label="所在街道", queryset=Unit.objects.none())
    source = forms.ChoiceField(label="来源", choices=SOURCES)
    identity_shown = tick("已出示执法证件并告知权利")
    content = words("现场记录", rows=4)
    opinion = words("登记说明", required=False, rows=2)
    colleague = ColleagueField()
    at = forms.DateTimeField(label="办理时间", widget=MomentInput())

    def __init__(
        self,
        *args: Any,
        person: Person,
        params: QueryDict,
        now: datetime,
        summary: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.person, self.now, self.summary = person, now, summary
        self.inspection = _found(visible_inspections(person), params.get("inspection"))
        self.complaint = _found(visible_complaints(person), params.get("complaint"))
        for name in ("opinion",) if summary else ("identity_shown", "content", "colleague"):
            del self.fields[name]
        self._choices()
        self._fill()

    def _choices(self) -> None:
        day = self._conduct_day()
        self._offer("party", visible_parties(self.person).order_by("name"))
        self._offer("item", Item.objects.in_force(day).order_by("area", "code"))
        self._offer("street", Unit.objects.filter(kind=UnitKind.STREET).order_by("code"))
        if self.summary:
            colleague = self.fields["colleague"]
            assert isinstance(colleague, ColleagueField)
            colleague.offer(self.now.date(), but=self.person)

    def _offer(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows

    def _conduct_day(self) -> date:
        if self.is_bound:
            try:
                return date.fromisoformat(str(self.data.get("conduct_from", "")))
            except ValueError:
                return self.now.date()
        return self.inspection.day if self.inspection else self.now.date()

    def _fill(self) -> None:
        known: dict[str, Any] = {"at": self.now, "conduct_from": self._conduct_day()}
        if self.inspection:
            known |= {
                "party": self.inspection.party_id,
                "place": self.inspection.address,
                "street": self.inspection.street_id,
                "source": "inspection",
                "conduct": self.inspection.finding,
                "content": self.inspection.finding,
            }
        elif self.complaint:
            known |= {
                "place": self.complaint.place,
                "street": self.complaint.street_id,
                "source": "complaint",
                "conduct": self.complaint.content,
            }
        for name, value in known.items():
            if name in self.fields:
                self.fields[name].initial = value

    def people(self) -> list[Person]:
        """Who registers, and the colleague on the spot."""
        colleague = self.cleaned_data.get("colleague")
        return [self.person, *([colleague] if colleague else [])]

    def typed(self) -> dict[str, Any]:
        """What was typed beside the case's own columns."""
        return {
            k: v
            for k, v in self.cleaned_data.items()
            if k in {"identity_shown", "content", "opinion"}
        }

    def opening(self) -> Opening:
        """The case as it starts."""
        data = self.cleaned_data
        return Opening(
            party=data["party"],
            item=data["item"],
            unit=self.person.unit,
            street=data["street"],
            place=data["place"],
            conduct=data["conduct"][:300],
            conduct_from=data["conduct_from"],
            conduct_until=data["conduct_until"],
            source=data["source"],
            inspection=self.inspection,
            complaint=self.complaint,
        )


def _found(rows: Any, number: str | None) -> Any:
    """The visible record of this number, or None."""
    found: Inspection | Complaint | None = rows.filter(number=number).first() if number else None
    return found
