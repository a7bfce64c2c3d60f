"""What is typed about a change of the registers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from mingjing.office.items.models import AREA_LABELS
from mingjing.office.registers.models import RISK_LABELS
from mingjing.office.web.inputs import MomentInput

_AT = "按实际办理的时间填写；登记时间由系统另记"


def words(label: str, help_text: str = "", *, required: bool = True) -> forms.CharField:
    """A field for sentences."""
    return forms.CharField(label=label, max_length=300, required=required, help_text=help_text,
                           widget=forms.Textarea({"rows": 3}))  # fmt: skip


def line(label: str, help_text: str = "", *, required: bool = True) -> forms.CharField:
    """A field for a line."""
    return forms.CharField(label=label, max_length=200, required=required, help_text=help_text)


class ChangeForm(forms.Form):
    """Common to all changes of a register: the reason and the day."""

    reason = words("理由", "例：年度更新名录；已注销；调离执法岗位。理由公开")
    at = forms.DateTimeField(label="办理时间", widget=MomentInput(), help_text=_AT)


class ListObjectsForm(ChangeForm):
    """Places to be listed, all of a kind or by their numbers."""

    codes = forms.CharField(
        label="场所编号", widget=forms.Textarea({"rows": 4}), required=False,
        help_text="每行一个，例：CS000012；留空则列入下面所选类别中还没有列入的全部场所",
    )  # fmt: skip
    kind = forms.ChoiceField(label="场所类别", required=False)
    area = forms.ChoiceField(label="抽查领域", choices=list(AREA_LABELS.items()))
    risk = forms.ChoiceField(label="风险等级", choices=list(RISK_LABELS.items()), initial="general")
    risk_reason = line("定为这一等级的理由", "例：上年度信用等级为 B")
    field_order = ("codes", "kind", "area", "risk", "risk_reason", "reason", "at")

    def __init__(self, *args: Any, kinds: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "不按类别"), *kinds.items()]


class UnlistObjectsForm(ChangeForm):
    """Places to be taken out."""

    codes = forms.CharField(label="对象编号", widget=forms.Textarea({"rows": 4}),
                            help_text="每行一个，例：CS000012")  # fmt: skip
    field_order = ("codes", "reason", "at")


class ListInspectorsForm(ChangeForm):
    """Officers to be listed."""

    people = forms.MultipleChoiceField(label="执法人员", widget=forms.CheckboxSelectMultiple)
    area = forms.ChoiceField(label="只抽派到哪个领域", required=False,
                             choices=[("", "各领域"), *AREA_LABELS.items()])  # fmt: skip
    field_order = ("people", "area", "reason", "at")

    def __init__(self, *args: Any, offered: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["people"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(offered.items())


class UnlistInspectorsForm(ListInspectorsForm):
    """Officers to be taken out."""

    area = None  # type: ignore[assignment]


class ImportForm(ChangeForm):
    """A table file with the reason of its coming."""

    file = forms.FileField(
        label="表格文件",
        allow_empty_file=True,
        help_text="CSV（UTF-8 或 GB18030）或 XLSX，第一行是列名",
        widget=forms.FileInput({"accept": ".csv,.xlsx,.xls,.ods"}),
    )
    field_order = ("file", "reason", "at")
