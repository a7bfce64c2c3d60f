"""Forms of reports: start one, write a section, sign, open again."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from mingjing.office.web.inputs import DayInput


class StartForm(forms.Form):
    """Which year, and until which day its figures count."""

    year = forms.IntegerField(label="年度", min_value=2000, max_value=2100)
    until = forms.DateField(
        label="统计截止日",
        required=False,
        widget=DayInput(),
        help_text="不填则统计到 12 月 31 日；提前截止的，报告会写明统计期",
    )

    def clean(self) -> dict[str, Any]:
        """An end within the year."""
        cleaned: dict[str, Any] = super().clean() or {}
        year, until = cleaned.get("year"), cleaned.get("until")
        if year and isinstance(until, date) and until.year != year:
            self.add_error("until", f"统计截止日应在 {year} 年之内")
        return cleaned


class SectionForm(forms.Form):
    """The text of one section; keeping a draft is offered where the text contradicts itself."""

    body = forms.CharField(
        label="正文",
        required=False,
        strip=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": 16, "spellcheck": "false"}),
        help_text="一段一行。数字不要手写，写引用：{指标 维度=值}，例如 {fines area=gas as=wan}",
    )
    keep = forms.BooleanField(label="仍保存为草稿（有矛盾的报告不能签发和生成）", required=False)


class SignForm(forms.Form):
    """Signing asks nothing but the button."""


class ReopenForm(forms.Form):
    """Why a signed report is opened again."""

    reason = forms.CharField(
        label="退回修改的理由", max_length=500, widget=forms.Textarea({"rows": 3})
    )


MOST_BYTES = 10_000_000
_ACCEPT = ".txt,.docx,.pdf,.html,.htm"


def _file(label: str, help_text: str, *, required: bool) -> forms.FileField:
    return forms.FileField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.FileInput({"accept": _ACCEPT}),
    )


class CheckForm(forms.Form):
    """A finished report, and last year's where two years are to be compared."""

    file = _file("报告文件", "TXT、DOCX、有文字的 PDF 或 HTML，10 MB 以内", required=True)
    previous = _file("上一年的报告", "附上后，同时核对两年的数字是否衔接", required=False)

    def clean(self) -> dict[str, Any]:
        """No file larger than a report ever is."""
        cleaned: dict[str, Any] = super().clean() or {}
        for name in ("file", "previous"):
            given = cleaned.get(name)
            if isinstance(given, UploadedFile) and (given.size or 0) > MOST_BYTES:
                self.add_error(name, "文件超过 10 MB：请去掉图片，或者另存为 TXT 后再试")
        return cleaned
