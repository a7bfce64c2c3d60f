"""How a paper reached the party: the fields of every mode, each with what it asks."""

from __future__ import annotations

from typing import Any

from django import forms

from mingjing.office.cases.confirmed import Confirmed, confirmed
from mingjing.office.cases.fields import ActForm, asked, day, line, only, words
from mingjing.office.cases.service import MODES
from mingjing.office.web.words import cn_date


def how_served() -> forms.ChoiceField:
    """How a letter reached the party: the proof of service names it."""
    return asked(
        forms.ChoiceField(
            label="送达方式",
            required=False,
            widget=forms.RadioSelect,
            choices=MODES,
            help_text="公告送达的，送达日期填公告期满之日",
        )
    )


def consent_day() -> forms.DateField:
    """When the party agreed to electronic service."""
    return only(
        day("电子送达确认书日期", required=False, help_text="电子送达的须填写"),
        mode="electronic",
    )


def offer_consent(fields: dict[str, forms.Field], told: Confirmed | None) -> None:
    """The day of the party's consent is filled in; without one the field says what to do."""
    field = fields["consent_on"]
    if told is None:
        field.help_text = "还没有送达地址确认书：电子送达须先经当事人确认同意（可以在询问时办理）"
    elif not told.electronic_at:
        field.help_text = f"当事人在{cn_date(told.on)}的送达地址确认书中没有同意电子送达"
    else:
        field.initial = told.on
        field.help_text = f"{cn_date(told.on)}的送达地址确认书：同意电子送达至{told.electronic_at}"


_BY_MODE = {"post_to": "post entrusted", "electronic_to": "electronic", "consent_on": "electronic"}
"""Fields that are filled in beforehand, and the modes in which they are meant."""


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
    post_to = only(line("寄送（委托送达）的地址", required=False), mode=_BY_MODE["post_to"])
    electronic_to = only(line("电子送达的地址", required=False), mode=_BY_MODE["electronic_to"])
    consent_on = consent_day()
    published_on = only(
        day("公告日期", required=False, help_text="公告送达的，自公告起满三十日生效"),
        mode="public",
    )
    other_modes_failed = only(
        words("其他方式无法送达的原因和经过", required=False, rows=2, help_text="公告送达的须填写"),
        mode="public",
    )

    def prepare(self) -> None:
        """Fills in what the party confirmed."""
        super().prepare()
        self.offer_confirmed()

    def offer_confirmed(self) -> None:
        """What the party confirmed is offered: its address by post, its consent electronically."""
        told = confirmed(self.case)
        offer_consent(self.fields, told)
        self.fields["post_to"].initial = told.address if told else self.case.party.address
        if told:
            self.fields["electronic_to"].initial = told.electronic_at
            self.fields["post_to"].help_text = f"{cn_date(told.on)}的送达地址确认书"

    def clean(self) -> dict[str, Any]:
        """What was filled in for another mode than the chosen one was not said by anybody."""
        data = super().clean() or {}
        for name, modes in _BY_MODE.items():
            if data.get("mode") not in modes.split():
                data.pop(name, None)
        return data
