"""What a phone types, read by forms: the visit by the page's own, the record on the spot here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from mingjing.office.cases.actions import Opening
from mingjing.office.cases.opening import SOURCES
from mingjing.office.inspections.forms import InspectionForm, colleagues_of
from mingjing.office.inspections.models import KIND_LABELS, DrawnObject, Inspection, Kind
from mingjing.office.intake.forms import streets_for
from mingjing.office.items.models import AREA_LABELS, Item
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.parties.access import visible_parties, visible_places
from mingjing.office.parties.actions import PartyData, find_or_register_party
from mingjing.office.parties.models import PARTY_LABELS, Party, PartyKind, Place
from mingjing.office.people.forms import ColleagueField
from mingjing.office.people.models import Person, Unit, UnitKind
from mingjing.office.visits.actions import Planned

VisitForm = InspectionForm
"""The visit is read by the form of the page: one set of questions, one set of sentences."""


class CheckList:
    """The items that were checked, by code, each kept or broken."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        self._told = told

    def answers(self) -> list[tuple[Item, bool]]:
        """Each item with whether it was kept; an unknown code is Invalid."""
        found = {i.code: i for i in Item.objects.filter(code__in=list(self._told))}
        if lost := [code for code in self._told if code not in found]:
            raise Invalid(
                {"checks": f"权责清单中没有这些事项：{'、'.join(lost)}，请更新后重新选择"}
            )
        return [(found[code], kept is True) for code, kept in self._told.items()]


class PartyForm(forms.Form):
    """Who the party is: one that is known, or one that is described and may be new."""

    party = forms.ModelChoiceField(label="当事人", queryset=Party.objects.none(), required=False)
    party_kind = forms.ChoiceField(
        label="当事人类型", required=False, choices=[("", ""), *PARTY_LABELS.items()]
    )
    party_name = forms.CharField(label="当事人名称或姓名", required=False, max_length=120)
    credit_code = forms.CharField(label="统一社会信用代码", required=False, max_length=18)
    id_number = forms.CharField(label="身份证号码", required=False, max_length=18)
    party_address = forms.CharField(label="当事人地址", required=False, max_length=200)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        party = self.fields["party"]
        assert isinstance(party, forms.ModelChoiceField)
        party.queryset = visible_parties(person)

    def whom(self, deed: Deed) -> Party | None:
        """The party; one that is described is registered by the same deed, a nameless one not."""
        data = self.cleaned_data
        if data["party"] or not (data["party_kind"] and data["party_name"]):
            known: Party | None = data["party"]
            return known
        return find_or_register_party(self._described(), deed=deed)

    def _described(self) -> PartyData:
        data = self.cleaned_data
        return PartyData(
            kind=PartyKind(data["party_kind"]),
            name=data["party_name"],
            credit_code=data["credit_code"],
            id_number=data["id_number"],
            address=data["party_address"],
        )


class AtOnceForm(PartyForm):
    """A visit that begins without approval beforehand: whom, where, and why at once."""

    area = forms.ChoiceField(label="领域", choices=list(AREA_LABELS.items()))
    street = forms.ModelChoiceField(label="街道", queryset=Unit.objects.none())
    place = forms.ModelChoiceField(label="场所", queryset=Place.objects.none(), required=False)
    address = forms.CharField(label="地点", max_length=200, required=False)
    kind = forms.ChoiceField(label="检查类型", choices=list(KIND_LABELS.items()))
    ground = forms.CharField(label="由来", max_length=300)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, person=person, **kwargs)
        for name, rows in (("street", streets_for(person)), ("place", visible_places(person))):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows

    def planned(self, deed: Deed, team: Sequence[Person], items: Sequence[Item]) -> Planned:
        """The visit as it starts."""
        said = self.cleaned_data
        return Planned(
            kind=said["kind"], area=said["area"], ground=said["ground"], unit=self.person.unit,
            street=said["street"], planned_on=deed.day, officers=team, items=items,
            place=said["place"], address=said["address"], party=self.whom(deed),
        )  # fmt: skip


class AskForm(forms.Form):
    """The visit that a draw calls for, as it is asked for: when, and who goes."""

    planned_on = forms.DateField(label="计划日")
    officers = forms.ModelMultipleChoiceField(label="检查人员", queryset=Person.objects.none())

    def __init__(self, *args: Any, person: Person, drawn: DrawnObject, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person, self.drawn = person, drawn
        officers = self.fields["officers"]
        assert isinstance(officers, forms.ModelMultipleChoiceField)
        picked = Person.objects.filter(pk__in=drawn.inspectors)  # drawn from whatever unit
        officers.queryset = (colleagues_of(person) | picked).distinct()

    def planned(self, items: Sequence[Item]) -> Planned:
        """The visit as it waits for approval."""
        said, drawn, place = self.cleaned_data, self.drawn, self.drawn.place
        return Planned(
            kind=Kind.RANDOM, area=drawn.area, ground=f"双随机抽取 {drawn.draw}", drawn=drawn,
            unit=self.person.unit, street=place.street, place=place, address=place.address,
            planned_on=said["planned_on"], officers=list(said["officers"]), items=items,
        )  # fmt: skip


class SpotForm(PartyForm):
    """The record on the spot: whom, what, where; who the party is may be new to the office."""

    colleague = ColleagueField()
    item = forms.ModelChoiceField(
        label="权责事项", queryset=Item.objects.all(), to_field_name="code"
    )
    place = forms.CharField(label="发生地点", max_length=200)
    street = forms.ModelChoiceField(
        label="所在街道", queryset=Unit.objects.filter(kind=UnitKind.STREET)
    )
    conduct = forms.CharField(label="违法行为（事实）", max_length=300)
    conduct_from = forms.DateField(label="违法行为发生日")
    source = forms.ChoiceField(label="来源", choices=SOURCES, required=False)
    identity_shown = forms.BooleanField(label="已出示执法证件并告知权利", required=False)
    content = forms.CharField(label="现场记录", max_length=2000)

    def __init__(
        self,
        *args: Any,
        person: Person,
        inspection: Inspection | None,
        known: Party | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, person=person, **kwargs)
        self.inspection, self.known = inspection, known

    def clean(self) -> dict[str, Any]:
        """A party is one that is known, or one that is described."""
        data = super().clean() or {}
        if not self.known and not data.get("party"):
            for name in ("party_kind", "party_name"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, "没有选择已登记的当事人，请填写这一项")
        return data

    def recorded(self) -> dict[str, Any]:
        """What stands in the record beside the case's own columns."""
        return {name: self.cleaned_data[name] for name in ("identity_shown", "content")}

    def opening(self, deed: Deed) -> Opening:
        """The case as it starts; a party new to the office is registered by the same deed."""
        data = self.cleaned_data
        party = self.known or self.whom(deed)
        assert party is not None  # clean() asks for one
        return Opening(
            party=party,
            item=data["item"],
            unit=self.person.unit,
            street=data["street"],
            place=data["place"],
            conduct=data["conduct"],
            conduct_from=data["conduct_from"],
            source=data["source"] or "inspection",
            inspection=self.inspection,
        )
