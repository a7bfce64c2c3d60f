"""One finding at many premises: a form for what they share, and a line for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django import forms

from mingjing.office.inspections.forms import colleagues_of, offer_officers
from mingjing.office.inspections.models import KIND_LABELS, RESULT_LABELS, Kind
from mingjing.office.inspections.spoken_fields import SpokenFields
from mingjing.office.intake.forms import CHOOSE
from mingjing.office.items.models import AREA_LABELS, Item
from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.parties.access import visible_places
from mingjing.office.parties.models import Place
from mingjing.office.people.models import Person
from mingjing.office.registers.finding import key
from mingjing.office.web.inputs import DayInput, FoldedChoices

MOST = 200
_LINE = re.compile(
    r"^(?P<what>.+?)\s+(?P<start>\d{1,2}[:：]\d{2})\s*[-—–~至到\s]\s*(?P<end>\d{1,2}[:：]\d{2})$"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One premises: which, from when to when."""

    place: Place
    start: datetime
    end: datetime


class ManyForm(SpokenFields):
    """What all of them share, and the list."""

    area = forms.ChoiceField(label="领域", choices=[CHOOSE, *AREA_LABELS.items()])
    day = forms.DateField(label="检查日期", widget=DayInput())
    kind = forms.ChoiceField(
        label="检查类型", initial=Kind.DAILY.value,
        choices=[(str(k), v) for k, v in KIND_LABELS.items() if k in {Kind.DAILY, Kind.SPECIAL}],
    )  # fmt: skip
    campaign = forms.CharField(label="专项名称", max_length=60, required=False)
    officers = forms.ModelMultipleChoiceField(
        label="检查人员", queryset=Person.objects.none(), widget=FoldedChoices
    )
    identity_shown = forms.BooleanField(label="在每一处都出示了执法证件", required=False)
    kept = forms.ModelMultipleChoiceField(
        label="符合的事项", queryset=Item.objects.none(), required=False,
        widget=FoldedChoices, help_text="每一处都检查过、都符合的",
    )  # fmt: skip
    broken = forms.ModelMultipleChoiceField(
        label="不符合的事项", queryset=Item.objects.none(), required=False,
        widget=FoldedChoices, help_text="每一处都相同的问题",
    )  # fmt: skip
    finding = forms.CharField(
        label="发现的问题", max_length=500, required=False, widget=forms.Textarea({"rows": 3}),
        help_text="每一处都相同；不相同的请分别登记",
    )  # fmt: skip
    result = forms.ChoiceField(
        label="检查结果", choices=list(RESULT_LABELS.items()), widget=forms.RadioSelect
    )
    fixed = forms.IntegerField(label="每一处当场改正（处）", min_value=0, initial=0, required=False)
    lines = forms.CharField(
        label="检查对象和时间", widget=forms.Textarea({"rows": 10}),
        help_text="每行一处：场所编号或者完整名称，开始和结束时间。例：CS000012 9:10-9:25",
    )  # fmt: skip

    def __init__(self, *args: Any, person: Person, area: str, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        items = Item.objects.filter(area=area).in_force(day).order_by("code")
        for name, rows in (("kept", items), ("broken", items)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelMultipleChoiceField)
            field.queryset = rows
        for name in ("kept", "broken"):
            self._list(name, items)
        offer_officers(self.fields["officers"], colleagues_of(person), day, person.unit)
        self.fields["with_whom"].help_text = "各处不是同一个人的，写身份，例：现场负责人"
        self.fields[
            "spoken_kind"
        ].help_text = "对每一处都作了的才选，每一处各计一次；选了的，下面三项都要填"
        self.put_spoken_before("result")

    def clean(self) -> dict[str, Any]:
        """The lines as premises and times, all faults told with their line."""
        said = dict(super().clean() or {})
        day, told = said.get("day"), said.get("lines") or ""
        rows = [line.strip() for line in told.splitlines() if line.strip()]
        if len(rows) > MOST:
            self.add_error("lines", f"一次最多 {MOST} 处，请分几次登记")
        elif day:
            found = [self._line(n, text, day) for n, text in enumerate(rows, 1)]
            self.found = [line for line in found if line]
        return said

    def parts(self) -> list[tuple[Line, Mapping[str, Any]]]:
        """What the act is told of each of the premises."""
        said = self.cleaned_data
        checks = [*((i, True) for i in said["kept"]), *((i, False) for i in said["broken"])]
        return [
            (line, {
                "kind": said["kind"], "area": said["area"], "unit": self.person.unit,
                "place": line.place, "party": None, "address": "", "street": line.place.street,
                "started_at": line.start, "ended_at": line.end, "officers": list(said["officers"]),
                "checks": checks, "finding": said["finding"], "result": said["result"],
                "fixed_on_the_spot": said["fixed"] or 0,
                "campaign": said["campaign"], "identity_shown": said["identity_shown"],
                "spoken": self.spoken(),
            })
            for line in self.found
        ]  # fmt: skip

    def _line(self, n: int, text: str, day: date) -> Line | None:
        said = _LINE.match(text)
        if said is None:
            self.add_error("lines", f"第 {n} 行看不懂：请写“编号或名称 开始-结束”")
            return None
        place = self._place(said["what"].strip())
        start, end = (_moment(day, said[name]) for name in ("start", "end"))
        if place is None:
            self.add_error("lines", f"第 {n} 行：没有或者不止一个“{said['what'].strip()}”")
        if start is None or end is None:
            self.add_error("lines", f"第 {n} 行：时间不对")
        return Line(place, start, end) if place and start and end else None

    def _place(self, what: str) -> Place | None:
        rows = visible_places(self.person).select_related("street", "party")
        found = list((rows.filter(pk=key(what)) if key(what) else rows.filter(name=what))[:2])
        return found[0] if len(found) == 1 else None

    def _list(self, name: str, items: Iterable[Item]) -> None:
        """The items of each statute, folded: most of them are never ticked."""
        by_statute: dict[str, list[tuple[int, str]]] = {}
        for item in items:
            by_statute.setdefault(item.penalty_statute, []).append((item.pk, item.choice))
        widget = self.fields[name].widget
        assert isinstance(widget, FoldedChoices)
        widget.lone, widget.choices = True, list(by_statute.items())


def _moment(day: date, text: str) -> datetime | None:
    hour, minute = (int(part) for part in re.split("[:：]", text))
    if hour > 23 or minute > 59:
        return None
    return datetime.combine(day, time(hour, minute), OFFICE_ZONE)
