"""What a rehearsal of one's own begins with: procedure, party, item, days and people; or a file."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict

from mingjing.office.cases.fields import day, line
from mingjing.office.cases.finding import items_offered, told
from mingjing.office.items.models import AREA_LABELS, Item
from mingjing.office.learning.rehearsal.words import PARTY_LABELS, POST_LABELS, PROCEDURE_LABELS
from mingjing.office.web.inputs import DayInput
from mingjing.office.web.pieces import Piece

LARGEST = 200_000
"""Bytes of a scenario file; a long one has some ten thousand."""
SEATS = (
    ("演示甲", "officer", True),
    ("演示乙", "officer", True),
    ("演示丙", "officer", False),
    ("演示审", "legal_reviewer", False),
    ("演示复", "legal_reviewer", False),
    ("演示领导", "leader", False),
)
"""The people who are offered: name, post, and whether they hold a certificate."""
_CARD = timedelta(days=5 * 365)


class StartForm(forms.Form):
    """A situation of one's own. Asking to find an item (`kept`) keeps what was typed."""

    title = line("取个名字", help_text="例：夜间工地运输渣土。请不要写真实当事人的姓名")
    procedure = forms.ChoiceField(
        label="程序", choices=list(PROCEDURE_LABELS.items()), widget=forms.RadioSelect
    )
    kind = forms.ChoiceField(
        label="当事人类型", choices=list(PARTY_LABELS.items()), widget=forms.RadioSelect
    )
    born = day("当事人出生日期", required=False, help_text="公民的可填写：年龄决定能否处罚")
    since = day("违法行为开始日期", help_text="事项和法律依据按这一天选择")
    until = day("违法行为终了日期", required=False, help_text="有连续或者继续状态的填写")
    discovered = day("发现日期", required=False, help_text="不填的，以第一份记录为发现")
    area = forms.ChoiceField(
        label="领域", required=False, choices=[("", "全部领域"), *AREA_LABELS.items()]
    )
    item_q = forms.CharField(
        label="查找事项",
        required=False,
        max_length=60,
        help_text="违法行为中的几个字，例：烧烤、排水；或只选领域",
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    item = forms.ModelChoiceField(
        label="权责事项", queryset=Item.objects.none(), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(
        self, *args: Any, today: date, kept: QueryDict | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.kept = today, kept
        known: dict[str, Any] = {
            "procedure": "ordinary",
            "kind": "organisation",
            "since": today - timedelta(days=7),
        }
        for i in range(len(SEATS)):
            self._seat(i, known)
        for name, value in known.items():
            self.fields[name].initial = value
        if kept is not None:
            for name in self.fields:
                self.fields[name].initial = kept.get(name, "")
        self._offer_items()

    def _seat(self, i: int, known: dict[str, Any]) -> None:
        name, post, card = SEATS[i]
        self.fields[f"name{i}"] = line(f"第 {i + 1} 人", required=False)
        self.fields[f"post{i}"] = forms.ChoiceField(
            label="职务", choices=list(POST_LABELS.items()), required=False
        )
        self.fields[f"card{i}"] = forms.DateField(
            label="执法证有效至", required=False, widget=DayInput()
        )
        known |= {f"name{i}": name, f"post{i}": post}
        if card:
            known[f"card{i}"] = self.today.replace(month=12, day=31) + timedelta(days=365)

    def _now(self, name: str) -> str:
        typed = self.data if self.is_bound else self.kept
        value = typed.get(name, "") if typed is not None else self.fields[name].initial
        return "" if value is None else str(value)

    def _offer_items(self) -> None:
        field, typed, area = self.fields["item"], self._now("item_q"), self._now("area")
        assert isinstance(field, forms.ModelChoiceField)
        assert isinstance(field.widget, forms.RadioSelect)
        on = self._conduct_day()
        found, more = items_offered(words=typed, area=area, chosen=self._now("item"), day=on)
        field.queryset = Item.objects.in_force(on)
        field.widget.choices = found
        instead = "换几个字或领域，并核对违法行为开始日期"
        asked = bool(typed or area)
        field.help_text = told(found, more=more, asked=asked, what="事项", instead=instead)

    def _conduct_day(self) -> date:
        try:
            return date.fromisoformat(self._now("since")[:10])
        except ValueError:
            return self.today

    def first(self) -> Piece:
        """Title, procedure, party and days."""
        return Piece(self, ["title", "procedure", "kind", "born", "since", "until", "discovered"])

    def asked(self) -> Piece:
        """What finds the item."""
        return Piece(self, ["area", "item_q"])

    def found(self) -> Piece:
        """The items to choose from."""
        return Piece(self, ["item"])

    def seats(self) -> list[Piece]:
        """The people, one after the other."""
        return [Piece(self, [f"name{i}", f"post{i}", f"card{i}"]) for i in range(len(SEATS))]

    def clean(self) -> dict[str, Any]:
        """People are told apart by name."""
        data = super().clean() or {}
        names = [data.get(f"name{i}") for i in range(len(SEATS))]
        for i, name in enumerate(names):
            if name and name in names[:i]:
                self.add_error(f"name{i}", "两个人不能同名：人员按姓名区分")
        if not any(names):
            self.add_error("name0", "至少写一个人")
        return data

    def scenario(self) -> dict[str, Any]:
        """The scenario as its file would write it, without acts."""
        data = self.cleaned_data
        days = {"from": "since", "until": "until", "discovered": "discovered"}
        conduct = {to: data[name].isoformat() for to, name in days.items() if data.get(name)}
        party = {"kind": data["kind"]}
        if data.get("born"):
            party["born"] = data["born"].isoformat()
        return {
            "procedure": data["procedure"],
            "party": party,
            "conduct": {"item": data["item"].code, **conduct},
            "people": dict(self._people()),
            "acts": [],
        }

    def _people(self) -> list[tuple[str, dict[str, Any]]]:
        data, found = self.cleaned_data, []
        for i in range(len(SEATS)):
            name, card = data.get(f"name{i}"), data.get(f"card{i}")
            if name:
                row: dict[str, Any] = {"post": data.get(f"post{i}") or "officer"}
                if card:
                    row["certificate"] = [(card - _CARD).isoformat(), card.isoformat()]
                found.append((name, row))
        return found


class UploadForm(forms.Form):
    """A scenario file, as examination takes it and as a rehearsal gives it out."""

    file = forms.FileField(
        label="情景文件（JSON）",
        help_text="下载过的演练，或按“情景文件格式”写成的文件；不超过 200 KB",
        widget=forms.ClearableFileInput({"accept": ".json,application/json"}),
    )

    @property
    def name(self) -> str:
        """The file's name as the title of what is played."""
        return str(getattr(self.files.get("file"), "name", "")).removesuffix(".json")[:60]

    def clean_file(self) -> Any:
        """The file as plain data."""
        upload = self.cleaned_data["file"]
        if upload.size > LARGEST:
            raise forms.ValidationError("文件超过 200 KB：情景文件通常只有几 KB，请核对")
        try:
            return json.loads(upload.read().decode("utf-8-sig"))
        except (UnicodeDecodeError, ValueError, RecursionError) as error:
            sentence = "文件不是 UTF-8 编码的 JSON，无法读取"
            where = f"（第 {error.lineno} 行）" if isinstance(error, json.JSONDecodeError) else ""
            raise forms.ValidationError(sentence + where) from error
