"""How a paper reached the party: the fields of every mode, each with what it asks."""

from __future__ import annotations

from django import forms

from mingjing.office.cases.fields import ActForm, asked, day, line, only, words
from mingjing.office.cases.service import MODES


def how_served() -> forms.ChoiceField:
    """How a letter reached the party: the proof of service names it."""
    return asked(
        forms.ChoiceField(
            label="送达方式",
            required=False,
            choices=[("", "请选择"), *MODES],
            help_text="公告送达的，送达日期填公告期满之日",
        )
    )


def consent_day() -> forms.DateField:
    """When the party agreed to electronic service."""
    return only(
        day("电子送达确认书日期", required=False, help_text="电子送达的须填写"),
        mode="electronic",
    )


class ServiceForm(ActForm):
    """Service of a paper; its day of effect follows from the mode."""

    mode = forms.ChoiceField(label="送达方式", widget=forms.RadioSelect, choices=MODES)
    receipt = asked(line("送达回证（签收人，或拒收和见证情况）", required=False))
    witness = only(
        line("见证人", required=False, help_text="留置送达的，填写见证人或者影像编号"),
        mode="leaving",
    )
    recording = only(line("拍照、录像编号", required=False), mode="leaving")
    received_on = only(
        day(
            "收件（到达）日期",
            required=False,
            help_text="邮寄、委托的填回执上的收件日，电子送达的填到达对方系统之日",
        ),
        mode="post electronic entrusted",
    )
    consent_on = consent_day()
    published_on = only(
        day("公告日期", required=False, help_text="公告送达的，自公告起满三十日生效"),
        mode="public",
    )
    other_modes_failed = only(
        words("其他方式无法送达的原因和经过", required=False, rows=2, help_text="公告送达的须填写"),
        mode="public",
    )
