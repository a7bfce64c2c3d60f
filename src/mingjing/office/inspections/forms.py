"""What is typed about field work: an inspection with its checklist, a sortie, an order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from mingjing.office.inspections.access import visible_sorties
from mingjing.office.inspections.frequency import counts_of, is_enterprise
from mingjing.office.inspections.models import (
    KIND_LABELS,
    MEASURE_LABELS,
    RESULT_LABELS,
    Measure,
    Sortie,
)
from mingjing.office.inspections.spoken_fields import SPOKEN, SpokenFields
from mingjing.office.intake.forms import CHOOSE, streets_for, units_for
from mingjing.office.items.models import AREA_LABELS, Item
from mingjing.office.parties.access import visible_places
from mingjing.office.parties.models import Place
from mingjing.office.people.access import Reach, own_branch, reach
from mingjing.office.people.models import Person, Unit
from mingjing.office.people.queries import certificates_on
from mingjing.office.plans.access import tasks_in_force
from mingjing.office.plans.models import Task
from mingjing.office.web.filters import key_of
from mingjing.office.web.inputs import DayInput, FoldedChoices, MomentInput

SHOWN_PLACES = 50


def colleagues_of(person: Person) -> QuerySet[Person]:
    """Who can have gone out: one's own unit, or everybody for who sees all."""
    rows = Person.objects.filter(is_active=True).select_related("unit").order_by("unit__code", "pk")
    match reach(person):
        case Reach.ALL:
            return rows
        case Reach.BRANCH:
            return rows.filter(own_branch(person))
    return rows.filter(unit_id=person.unit_id)


def offer_officers(field: forms.Field, rows: QuerySet[Person], day: date, own: Unit) -> None:
    """Offers persons with what speaks against them on this day, so that nobody is chosen
    unawares."""
    valid = set(certificates_on(day).values_list("person_id", flat=True))
    offer_people(field, rows, own, lambda p: _remark(p, certified=p.pk in valid))


def offer_people(
    field: forms.Field, rows: QuerySet[Person], own: Unit, remark: Callable[[Person], str]
) -> None:
    """Offers persons unit by unit, one's own unit open."""
    assert isinstance(field, forms.ModelMultipleChoiceField)
    field.queryset = rows
    by_unit: dict[str, list[tuple[int, str]]] = {}
    for p in rows:
        by_unit.setdefault(p.unit.short, []).append((p.pk, f"{p.name}{remark(p)}"))
    widget = field.widget
    assert isinstance(widget, FoldedChoices)
    widget.own, widget.choices = own.short, list(by_unit.items())


def _remark(person: Person, *, certified: bool) -> str:
    if person.is_assistant:
        return "（辅助人员，不得检查）"
    return "" if certified else "（当日没有有效执法证）"


def place_choices(places: Sequence[Place], day: date) -> list[tuple[int, str]]:
    """Places with how often their keeper was visited this year, so that the cap is seen before."""
    counts = counts_of([p.party_id for p in places if p.party_id and is_enterprise(p.party)], day)
    return [
        (p.pk, f"{p.name} · {p.address}{_visited(counts.get(p.party_id or 0, ''))}") for p in places
    ]


def _visited(count: str) -> str:
    return f"（{count}）" if count else ""


def found_places(person: Person, *, street: str, q: str) -> list[Place]:
    """The places that street and words narrow down to, few enough for a list."""
    rows = visible_places(person).select_related("street", "party")
    if key := key_of(street):
        rows = rows.filter(street_id=key)
    for word in q.split():
        rows = rows.filter(name__contains=word)
    return list(rows.order_by("name")[:SHOWN_PLACES]) if street or q else []


class FinderForm(forms.Form):
    """What narrows the registration down: the area for the checklist, street and name for the
    object. Asked by GET, so it works without script."""

    area = forms.ChoiceField(label="领域", choices=[CHOOSE, *AREA_LABELS.items()])
    street = forms.ModelChoiceField(
        label="街道", queryset=Unit.objects.none(), empty_label="请选择"
    )
    q = forms.CharField(
        label="对象名称", required=False, max_length=60, help_text="填名称中的几个字，例：餐饮"
    )
    day = forms.DateField(
        label="检查日期", widget=DayInput(), help_text="检查事项按这一天有效的权责清单列出"
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        street = self.fields["street"]
        assert isinstance(street, forms.ModelChoiceField)
        street.queryset = streets_for(person)


OUTCOME = frozenset({"finding", "fixed_on_the_spot", "result", *SPOKEN})


class Part:
    """Some fields of a form, drawn by themselves."""

    def __init__(self, form: forms.Form, *, outcome: bool) -> None:
        self._form, self._outcome = form, outcome

    def hidden_fields(self) -> list[forms.BoundField]:
        """The hidden fields stand in the first part."""
        return [] if self._outcome else self._form.hidden_fields()

    def visible_fields(self) -> list[forms.BoundField]:
        """The fields of this part, in the form's order."""
        return [f for f in self._form.visible_fields() if (f.name in OUTCOME) is self._outcome]


class InspectionForm(SpokenFields):
    """One inspection but its checklist."""

    area = forms.ChoiceField(choices=list(AREA_LABELS.items()), widget=forms.HiddenInput)
    street = forms.ModelChoiceField(queryset=Unit.objects.none(), widget=forms.HiddenInput)
    place = forms.ModelChoiceField(
        label="检查对象",
        queryset=Place.objects.none(),
        required=False,
        help_text="上面按街道和名称找；没有登记的场所不选，在下面填地点",
    )
    address = forms.CharField(
        label="地点",
        max_length=200,
        required=False,
        help_text="选了检查对象的可不填，例：示例路 12 号门前",
    )
    kind = forms.ChoiceField(label="检查类型", choices=[CHOOSE, *KIND_LABELS.items()])
    campaign = forms.CharField(label="专项名称", max_length=60, required=False)
    ground = forms.CharField(
        label="不计入年度次数的依据",
        max_length=200,
        required=False,
        help_text="投诉举报核查、个案检查填：线索、案件或者交办的编号；其他类型不填",
    )
    started_at = forms.DateTimeField(label="开始时间", widget=MomentInput())
    ended_at = forms.DateTimeField(label="结束时间", widget=MomentInput())
    tasks = forms.ModelMultipleChoiceField(
        label="完成哪些计划任务",
        queryset=Task.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="综合查一次：同一对象的几项任务可以合并，各项都算完成，年度次数只算一次",
    )
    unit = forms.ModelChoiceField(
        label="检查单位", queryset=Unit.objects.none(), empty_label="请选择"
    )
    officers = forms.ModelMultipleChoiceField(
        label="检查人员",
        queryset=Person.objects.none(),
        widget=FoldedChoices,
        help_text="不少于两名，检查当日执法证有效；辅助人员不得列为检查人员",
    )
    identity_shown = forms.BooleanField(
        label="已向当事人出示执法证件",
        required=False,
        help_text="没有出示的不能登记为检查（行政处罚法第五十五条）",
    )
    finding = forms.CharField(
        label="发现的问题",
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text="写看到的事实，不写推断；未发现问题的可不填",
    )
    fixed_on_the_spot = forms.IntegerField(
        label="当场改正（处）", min_value=0, initial=0, required=False
    )
    sortie = forms.ModelChoiceField(
        label="所属出动",
        queryset=Sortie.objects.none(),
        required=False,
        empty_label="不属于某次出动",
    )
    result = forms.ChoiceField(
        label="检查结果", choices=list(RESULT_LABELS.items()), widget=forms.RadioSelect
    )

    def __init__(
        self, *args: Any, person: Person, day: date, places: Sequence[Place], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (
            ("street", streets_for(person)),
            ("place", visible_places(person)),
            ("unit", units_for(person)),
            ("sortie", visible_sorties(person).filter(day=day)),
            ("tasks", tasks_in_force().filter(first__lte=day, last__gte=day).order_by("code")),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows
        # What is shown is less than what is lawful to post: fifty places, people with remarks.
        self._show(
            "place",
            [("", "没有登记，见下面的地点"), *place_choices(places, day)],
        )
        offer_officers(self.fields["officers"], colleagues_of(person), day, person.unit)
        for name in ("sortie", "tasks"):
            if not self.fields[name].queryset.exists():  # type: ignore[attr-defined]
                del self.fields[name]
        self.put_spoken_before("result")

    def visit(self) -> Part:
        """Who, what, where, when: asked before the checklist."""
        return Part(self, outcome=False)

    def outcome(self) -> Part:
        """What came of it: asked after the checklist."""
        return Part(self, outcome=True)

    def _show(self, name: str, choices: list[Any]) -> None:
        widget = self.fields[name].widget
        assert isinstance(widget, forms.Select | forms.CheckboxSelectMultiple)
        widget.choices = choices

    def record(self) -> dict[str, Any]:
        """What the act is told: the columns, and the lenient act where one was done."""
        said = {k: v for k, v in self.cleaned_data.items() if k not in SPOKEN}
        return {**said, "spoken": self.spoken()}

    def clean_fixed_on_the_spot(self) -> int:
        """An empty count is none."""
        return int(self.cleaned_data.get("fixed_on_the_spot") or 0)


CHECK_CHOICES = (("", "未检查"), ("kept", "符合"), ("broken", "不符合"))


@dataclass(frozen=True, slots=True)
class Group:
    """The items of one statute: folded, unless something in it was answered."""

    name: str
    rest: str
    rest_kept: bool
    answered: int
    rows: list[tuple[Item, list[tuple[str, str, bool]]]]


class Checklist:
    """The items of an area in force on the day, each unasked, kept or broken.

    Few items of an area are ever broken, so a statute's items can be declared checked and kept at
    once: each of them is then recorded as checked, but for those answered one by one.
    """

    def __init__(self, items: Sequence[Item], given: QueryDict) -> None:
        self.items = items
        self._given = given

    def value(self, item: Item) -> str:
        """What was answered for an item; anything unknown counts as unasked."""
        given = self._one(item)
        if not given and self._given.get(self._rest(item)):
            return "kept"
        return given

    def _one(self, item: Item) -> str:
        given = self._given.get(f"check-{item.pk}", "")
        return given if given in ("kept", "broken") else ""

    def _rest(self, item: Item) -> str:
        """The name of the declaration for the statute of an item: its first item's key."""
        first = next(i for i in self.items if i.penalty_statute == item.penalty_statute)
        return f"rest-{first.pk}"

    def groups(self) -> list[Group]:
        """The items by statute, in the order of the list."""
        by_statute: dict[str, list[Item]] = {}
        for item in self.items:
            by_statute.setdefault(item.penalty_statute, []).append(item)
        return [self._group(name, items) for name, items in by_statute.items()]

    def _group(self, name: str, items: list[Item]) -> Group:
        rest = self._rest(items[0])
        return Group(
            name,
            rest,
            rest_kept=bool(self._given.get(rest)),
            answered=sum(bool(self._one(item)) for item in items),
            rows=[(item, self._choices(item)) for item in items],
        )

    def _choices(self, item: Item) -> list[tuple[str, str, bool]]:
        now = self._one(item)
        return [(value, label, value == now) for value, label in CHECK_CHOICES]

    def answers(self) -> list[tuple[Item, bool]]:
        """The items that were checked, and whether each was kept."""
        return [(item, self.value(item) == "kept") for item in self.items if self.value(item)]


class SortieForm(forms.Form):
    """One going-out."""

    area = forms.ChoiceField(label="领域", choices=[CHOOSE, *AREA_LABELS.items()])
    purpose = forms.CharField(
        label="事由", max_length=120, help_text="例：沿街餐饮场所用气安全巡查"
    )
    at = forms.DateTimeField(label="出动时间", widget=MomentInput())
    unit = forms.ModelChoiceField(label="单位", queryset=Unit.objects.none(), empty_label="请选择")
    vehicles = forms.IntegerField(label="车辆（辆次）", min_value=0, initial=0)
    officers = forms.ModelMultipleChoiceField(
        label="出动人员",
        queryset=Person.objects.none(),
        widget=FoldedChoices,
        help_text="每人计一人次",
    )
    places_visited = forms.IntegerField(
        label=MEASURE_LABELS[Measure.PLACES_VISITED], min_value=0, required=False
    )
    traps_rechecked = forms.IntegerField(
        label=MEASURE_LABELS[Measure.TRAPS_RECHECKED], min_value=0, required=False
    )
    vehicles_moved = forms.IntegerField(
        label=MEASURE_LABELS[Measure.VEHICLES_MOVED], min_value=0, required=False
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ModelChoiceField)
        unit.queryset = units_for(person)
        offer_people(self.fields["officers"], colleagues_of(person), person.unit, lambda p: "")

    def tallies(self) -> dict[str, int]:
        """The counts that were brought home."""
        return {str(m): self.cleaned_data[m] for m in MEASURE_LABELS if self.cleaned_data.get(m)}


class CloseForm(forms.Form):
    """The summary that a yearly plan is closed with."""

    summary = forms.CharField(
        label="年度总结",
        widget=forms.Textarea({"rows": 8}),
        help_text="已按登记的检查列出各任务的数；写明没有完成的原因，总结随计划公布",
    )
    at = forms.DateTimeField(label="办理时间", widget=MomentInput())


class OrderForm(forms.Form):
    """A written order to correct, upon an inspection."""

    at = forms.DateTimeField(label="作出时间", widget=MomentInput())
    conduct = forms.CharField(
        label="要求改正的行为", max_length=200, widget=forms.Textarea({"rows": 3})
    )
    due_on = forms.DateField(label="改正期限", widget=DayInput())
