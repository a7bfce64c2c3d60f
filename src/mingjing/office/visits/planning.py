"""The form that founds a visit: whom, what, why, when, with whom; approved first, or at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict

from mingjing.office.inspections.forms import (
    colleagues_of,
    found_places,
    offer_officers,
    place_choices,
)
from mingjing.office.inspections.models import KIND_LABELS, DrawnObject, Kind
from mingjing.office.intake.access import visible_complaints
from mingjing.office.intake.forms import CHOOSE, streets_for
from mingjing.office.intake.models import Complaint
from mingjing.office.items.models import AREA_LABELS, Item
from mingjing.office.parties.access import visible_places
from mingjing.office.parties.models import Place
from mingjing.office.people.models import Person, Unit
from mingjing.office.plans.access import tasks_in_force
from mingjing.office.plans.models import Task
from mingjing.office.registers.models import InspectionItem
from mingjing.office.registers.queries import powers_of
from mingjing.office.visits.actions import Planned
from mingjing.office.web.filters import key_of
from mingjing.office.web.inputs import DayInput, FoldedChoices, MomentInput
from mingjing.office.web.pieces import Piece

ASKED = ("area", "street", "q")


class PlanForm(forms.Form):
    """Area, street and words find the object and list the items; then the rest is filled in."""

    area = forms.ChoiceField(label="领域", choices=[CHOOSE, *AREA_LABELS.items()])
    street = forms.ModelChoiceField(
        label="街道", queryset=Unit.objects.none(), empty_label="请选择"
    )
    q = forms.CharField(
        label="对象名称", required=False, max_length=60, help_text="填名称中的几个字，例：餐饮"
    )
    place = forms.ModelChoiceField(
        label="检查对象", queryset=Place.objects.none(), required=False,
        help_text="没有登记的场所不选，在下面填地点",
    )  # fmt: skip
    address = forms.CharField(
        label="地点", max_length=200, required=False, help_text="选了检查对象的可不填"
    )
    items = forms.ModelMultipleChoiceField(
        label="检查事项", queryset=Item.objects.none(), widget=forms.CheckboxSelectMultiple,
        help_text="只列出计划日有效的已公布事项；检查单由所选事项组成",
    )  # fmt: skip
    kind = forms.ChoiceField(label="检查类型", choices=list(KIND_LABELS.items()))
    ground = forms.CharField(label="由来", max_length=300, widget=forms.Textarea({"rows": 2}),
                             required=False)  # fmt: skip
    tasks = forms.ModelMultipleChoiceField(
        label="完成哪些计划任务", queryset=Task.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="综合查一次：同一对象的几项任务可以合并，各项都算完成，年度次数只算一次；"
        "选好任务后点“重新列出”，任务的检查事项一并列出并勾选",
    )  # fmt: skip
    planned_on = forms.DateField(label="计划日", widget=DayInput())
    officers = forms.ModelMultipleChoiceField(
        label="检查人员", queryset=Person.objects.none(), widget=FoldedChoices,
        help_text="不少于两名，持当日有效的执法证件；参加检查的人不得批准本次检查",
    )  # fmt: skip
    identity_shown = forms.BooleanField(
        label="已出示执法证件，说明来意，请对方扫码核对身份", required=False
    )
    vehicle = forms.CharField(label="车辆", max_length=20, required=False)
    at = forms.DateTimeField(label="办理时间", widget=MomentInput(), required=False,
                             help_text="现在办理的不填")  # fmt: skip

    def __init__(
        self, *args: Any, person: Person, params: QueryDict, now: datetime, at_once: bool,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.person, self.params, self.at_once, self.now = person, params, at_once, now
        self.complaint = _complaint(person, params.get("complaint"))
        self.drawn = _drawn(params.get("drawn"))
        for name in ("planned_on",) if at_once else ("identity_shown", "vehicle"):
            del self.fields[name]
        self._words()
        self._start()
        self._offer(now.date())

    def asked(self) -> Piece:
        """What finds the object."""
        return Piece(self, ASKED)

    def rest(self) -> Piece:
        """Everything else."""
        return Piece(self, [name for name in self.fields if name not in ASKED])

    @property
    def ready(self) -> bool:
        """Whether area and street are known, so that objects and items can be listed."""
        return bool(self._now("area") in AREA_LABELS and self._now("street"))

    def planned(self) -> Planned:
        """The visit as it starts."""
        said = self.cleaned_data
        return Planned(
            kind=said["kind"], area=said["area"], ground=said["ground"], unit=self.person.unit,
            street=said["street"], planned_on=said.get("planned_on") or self.now.date(),
            officers=list(said["officers"]), items=list(said["items"]), place=said["place"],
            address=said["address"], complaint=self.complaint, drawn=self.drawn,
            tasks=list(said.get("tasks") or ()),
        )  # fmt: skip

    def _words(self) -> None:
        ground = self.fields["ground"]
        if self.at_once:
            ground.label = "为什么要即时检查"
            ground.help_text = "投诉举报、正在发生的违法或者安全隐患；检查企业的，事后由负责人补批"
        else:
            ground.help_text = "例：2026 年度燃气用户日常检查计划；专项写专项名称，个案写案号"

    def _now(self, name: str) -> str:
        """What stands in a field at this moment, typed or known."""
        if self.is_bound:
            return str(self.data.get(name, ""))
        value = self.initial.get(name, self.fields[name].initial)
        return "" if value is None else str(value)

    def _start(self) -> None:
        lead, drawn = self.complaint, self.drawn
        known: dict[str, Any] = {
            "kind": Kind.DAILY, "planned_on": self.now.date(), "officers": [self.person.pk],
        }  # fmt: skip
        if lead:
            known |= {"area": lead.area, "street": lead.street_id, "kind": Kind.COMPLAINT,
                      "address": lead.place, "ground": lead.content[:300]}  # fmt: skip
        if drawn:
            known |= {"area": drawn.area, "street": drawn.place.street_id, "kind": Kind.RANDOM,
                      "place": drawn.place_id, "q": drawn.place.name,
                      "ground": f"双随机抽取 {drawn.draw}"}  # fmt: skip
        if drawn and drawn.inspectors:
            known["officers"] = drawn.inspectors
        asked = {n: self.params[n] for n in self.fields
                 if n in self.params and n not in {"officers", "items", "tasks"}}  # fmt: skip
        self.initial = {**known, **asked, "tasks": self.params.getlist("tasks")}

    def _offer(self, day: date) -> None:
        people = colleagues_of(self.person)
        if self.drawn and self.drawn.inspectors:  # drawn from whatever unit
            people |= Person.objects.filter(pk__in=self.drawn.inspectors)
            self.fields[
                "officers"
            ].help_text = "已选好抽中的检查人员；有利害关系的先在抽取中登记回避，由下一签递补"
        self._set("street", streets_for(self.person))
        self._set("place", visible_places(self.person))
        found = self._found()
        self._show("place", [("", "没有登记，见下面的地点"),
                             *place_choices(found, day)])  # fmt: skip
        offer_officers(self.fields["officers"], people, day, self.person.unit)
        tasks = tasks_in_force().filter(plan__year=day.year, last__gte=day).order_by("code")
        self._set("tasks", tasks)
        if not tasks:
            del self.fields["tasks"]
        self._list_items(tasks, day)

    def _list_items(self, tasks: QuerySet[Task], day: date) -> None:
        """The items of the area, and those that the published checklists of the served tasks point
        to, which are ticked."""
        keys = [key_of(key) for key in self.params.getlist("tasks")]
        checks = InspectionItem.objects.filter(tasks__in=tasks.filter(pk__in=keys))
        served = powers_of(checks, day)
        mine = Q(area=self._now("area")) | Q(pk__in=served)
        items = Item.objects.filter(mine).in_force(day).order_by("code")
        self._set("items", items)
        ticked = {key_of(key) for key in self.params.getlist("items")}
        ticked |= served
        first = sorted(items, key=lambda i: (i.pk not in ticked, i.code))
        self._show("items", [(i.pk, i.choice) for i in first])
        self.initial["items"] = [i.pk for i in first if i.pk in ticked]

    def _found(self) -> Sequence[Place]:
        if not self.ready:
            return ()
        return found_places(self.person, street=self._now("street"), q=self._now("q"))

    def _set(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows

    def _show(self, name: str, choices: Sequence[Any]) -> None:
        widget = self.fields[name].widget
        assert isinstance(widget, forms.Select | forms.CheckboxSelectMultiple)
        widget.choices = choices


def _complaint(person: Person, number: str | None) -> Complaint | None:
    return visible_complaints(person).filter(number=number).first() if number else None


def _drawn(key: str | None) -> DrawnObject | None:
    if not (key and key.isdecimal()):
        return None
    return DrawnObject.objects.select_related("place").filter(pk=key, inspection=None).first()
