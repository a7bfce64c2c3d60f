"""Forms of reports: start one, write and remark on a section, the steps, the checker's upload."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from mingjing.office.people.models import Person
from mingjing.office.reports.template import templates
from mingjing.office.web.inputs import DayInput


class StartForm(forms.Form):
    """Which year, after which template, and until which day its figures count."""

    year = forms.IntegerField(label="年度", min_value=2000, max_value=2100)
    shape = forms.ChoiceField(label="模板", help_text="章节按模板建立，各节由人撰写")
    until = forms.DateField(
        label="统计截止日",
        required=False,
        widget=DayInput(),
        help_text="不填则统计到 12 月 31 日；提前截止的，报告会写明统计期，文中不能称“全年”",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = {t.key: t for year in (2019, 2025) for t in templates(year)}
        field = self.fields["shape"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(t.key, f"{t.name}（{t.since} 年起）") for t in found.values()]

    def clean(self) -> dict[str, Any]:
        """An end within the year."""
        cleaned: dict[str, Any] = super().clean() or {}
        year, until = cleaned.get("year"), cleaned.get("until")
        if year and isinstance(until, date) and until.year != year:
            self.add_error("until", f"统计截止日应在 {year} 年之内")
        return cleaned


class SectionForm(forms.Form):
    """The text of one section; `base` is the version from which the writer began, `place` where
    the cursor stood."""

    body = forms.CharField(
        label="正文",
        required=False,
        strip=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": 16, "spellcheck": "false"}),
        help_text="一段一行。数字不要手写，用“插入数字”，插在光标处；也可以先写 {} 占位，"
        "或者直接写 {罚款金额 领域=燃气} 这样的引用",
    )
    base = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput())
    place = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput())
    keep = forms.BooleanField(label="仍然保存（有矛盾的报告不能送审和生成）", required=False)


class CommentForm(forms.Form):
    """A remark, with the words it is about."""

    quote = forms.CharField(
        label="针对的文字", required=False, max_length=200, help_text="从正文中复制，可以不填"
    )
    body = forms.CharField(label="意见", max_length=1000, widget=forms.Textarea({"rows": 3}))


class SettleForm(forms.Form):
    """How a remark was dealt with."""

    answer = forms.CharField(label="怎样处理", max_length=1000, widget=forms.Textarea({"rows": 2}))


class KeeperForm(forms.Form):
    """Who writes a section besides those who may write all."""

    person = forms.ModelChoiceField(
        label="执笔人", queryset=Person.objects.none(), required=False, empty_label="不指定"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Person.objects.filter(is_active=True).order_by("unit_id", "name")


class BareForm(forms.Form):
    """An act that asks nothing but the button."""


class ReviewForm(forms.Form):
    """Whether the review agrees, and its words."""

    passed = forms.TypedChoiceField(
        label="审核意见",
        choices=[("yes", "同意，送负责人签发"), ("no", "退回修改")],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect(),
    )
    opinion = forms.CharField(
        label="意见内容", required=False, max_length=2000, widget=forms.Textarea({"rows": 4}),
        help_text="退回的，逐条写明要改什么",
    )  # fmt: skip


class ReopenForm(forms.Form):
    """Why a report is opened again."""

    reason = forms.CharField(
        label="退回修改的理由", max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text="已公布的报告，理由随新的一版公开",
    )  # fmt: skip


STEP_FORMS: dict[str, type[forms.Form]] = {
    "submit_report": BareForm,
    "review_report": ReviewForm,
    "sign_report": BareForm,
    "publish_report": BareForm,
    "reopen_report": ReopenForm,
    "archive_report": BareForm,
}


MOST_BYTES = 10_000_000
_ACCEPT = ".txt,.docx,.pdf,.html,.htm"


def _file(label: str, help_text: str, *, required: bool) -> forms.FileField:
    return forms.FileField(
        label=label,
        required=required,
        help_text=help_text,
        error_messages={
            "required": "请选择要核对的报告文件",
            "missing": "请选择要核对的报告文件",
            "empty": "文件是空的：请打开原文件，确认有内容，重新保存后再选",
        },
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
