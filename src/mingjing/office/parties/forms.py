"""What is typed about parties and places."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q

from mingjing.office.parties.access import told_name, visible_parties
from mingjing.office.parties.actions import PartyData, PlaceData
from mingjing.office.parties.models import PARTY_LABELS, PLACE_KINDS, Party, PartyKind
from mingjing.office.parties.numbers import compact, masked_phone
from mingjing.office.people.access import Reach, reach
from mingjing.office.people.models import Person, Unit, UnitKind

_CHOOSE = ("", "请选择")


class PartyForm(forms.Form):
    """A party; which number is needed follows from its kind."""

    kind = forms.ChoiceField(label="主体类型", choices=[_CHOOSE, *PARTY_LABELS.items()])
    name = forms.CharField(label="名称或姓名", max_length=120, help_text="与营业执照或身份证件一致")
    credit_code = forms.CharField(
        label="统一社会信用代码",
        max_length=24,
        required=False,
        help_text="18 位，见营业执照；法人、其他组织和个体工商户填写，无照经营的留空",
    )
    id_number = forms.CharField(
        label="居民身份证号码",
        max_length=24,
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "data-no-draft": ""}),
        help_text="自然人填写；个体工商户填经营者的号码。登记后只显示前 6 位和末位",
    )
    legal_representative = forms.CharField(
        label="法定代表人或经营者", max_length=40, required=False
    )
    phone = forms.CharField(
        label="联系电话",
        max_length=30,
        required=False,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "off", "data-no-draft": ""}),
        help_text="登记后只显示前几位",
    )
    address = forms.CharField(
        label="住所", max_length=200, required=False, help_text="文书送达的地址，写到门牌号"
    )

    def as_party(self) -> PartyData:
        """The typed party as one value."""
        typed = self.cleaned_data
        return PartyData(
            kind=PartyKind(typed["kind"]), **{k: v for k, v in typed.items() if k != "kind"}
        )


class AmendPartyForm(PartyForm):
    """A party that is known; its number and telephone are kept unless new ones are typed."""

    def __init__(self, *args: Any, party: Party, **kwargs: Any) -> None:
        self.party = party
        kwargs["initial"] = {
            "kind": party.kind,
            "name": party.name,
            "credit_code": party.credit_code,
            "legal_representative": party.legal_representative,
            "address": party.address,
        }
        super().__init__(*args, **kwargs)
        self.fields["id_number"].help_text = (
            "已登记，不显示；只在更正时重新填写"
            if party.id_number
            else "自然人填写；个体工商户填经营者的号码"
        )
        if party.phone:
            self.fields[
                "phone"
            ].help_text = f"已登记 {masked_phone(party.phone)}；只在更正时重新填写"

    def as_party(self) -> PartyData:
        """The typed party; an empty number or telephone keeps the one that is known."""
        self.cleaned_data["phone"] = self.cleaned_data["phone"] or self.party.phone
        if not self.cleaned_data["id_number"] and self.cleaned_data["kind"] == self.party.kind:
            self.cleaned_data["id_number"] = self.party.id_number
        return super().as_party()


class PurposeForm(forms.Form):
    """What a full identity is read for."""

    purpose = forms.CharField(label="查看用途", max_length=100, help_text="例：制作处罚决定书")


class PlaceForm(forms.Form):
    """A place on the ground of a street."""

    name = forms.CharField(label="场所名称", max_length=120, help_text="与门头或项目名称一致")
    kind = forms.ChoiceField(label="场所类型", choices=[_CHOOSE, *PLACE_KINDS.items()])
    street = forms.ModelChoiceField(
        label="所在街道（镇）", queryset=Unit.objects.none(), empty_label="请选择"
    )
    address = forms.CharField(label="地址", max_length=200, help_text="写到门牌号或路口")
    party = forms.CharField(
        label="经营者或管理者",
        max_length=120,
        required=False,
        help_text="填统一社会信用代码，或已登记当事人的完整名称；尚不清楚的留空",
    )
    longitude = forms.DecimalField(
        label="经度", required=False, min_value=-180, max_value=180, decimal_places=6,
        help_text="十进制度数；有经纬度的场所出现在地图和当日路线中",
    )  # fmt: skip
    latitude = forms.DecimalField(
        label="纬度", required=False, min_value=-90, max_value=90, decimal_places=6
    )

    def __init__(
        self, *args: Any, person: Person, owner: Party | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.owner = owner
        if owner:
            self.fields["party"].initial = self._told_owner()
        streets = Unit.objects.filter(kind=UnitKind.STREET).order_by("code")
        if reach(person) is Reach.STREET:
            streets = streets.filter(pk=person.unit_id)
        self.fields["street"].queryset = streets  # type: ignore[attr-defined]
        self.parties = visible_parties(person)

    def _told_owner(self) -> str:
        """The known owner as this reader may read it."""
        return (self.owner.credit_code or told_name(self.owner)) if self.owner else ""

    def clean_party(self) -> Party | None:
        """The registered party of this code or name, when it is the only one."""
        typed = self.cleaned_data["party"].strip()
        if not typed:
            return None
        if typed == self._told_owner():
            return self.owner
        found = list(self.parties.filter(Q(credit_code=compact(typed)) | Q(name=typed))[:2])
        if not found:
            raise forms.ValidationError("没有登记过这个当事人：请先登记当事人，或留空")
        if len(found) > 1:
            raise forms.ValidationError("有几个当事人同名：请改填统一社会信用代码")
        return found[0]

    def as_place(self) -> PlaceData:
        """The typed place as one value."""
        return PlaceData(**self.cleaned_data)
