"""What is typed when a decision is published, withheld or taken down."""

from __future__ import annotations

from django import forms

from mingjing.office.web.inputs import DayInput, MomentInput


class PublishForm(forms.Form):
    """A publication."""

    at = forms.DateTimeField(
        label="公示时间", widget=MomentInput(), help_text="按在该渠道实际公示的时间填写"
    )


class WithholdForm(forms.Form):
    """The reason for not publishing."""

    at = forms.DateTimeField(label="决定不公开的时间", widget=MomentInput())
    reason = forms.CharField(
        label="不公开的理由",
        max_length=200,
        widget=forms.Textarea({"rows": 4}),
        help_text="写明判断的事实依据，例：对自然人小额罚款，没有社会影响",
    )


class WithdrawForm(forms.Form):
    """The reason for taking a decision down, and when its ground came about."""

    at = forms.DateTimeField(label="撤回时间", widget=MomentInput())
    changed_on = forms.DateField(
        label="决定变动的日期",
        widget=DayInput(),
        required=False,
        help_text="决定被变更、撤销、确认违法或者无效的日期；没有变动的不填",
    )
    reason = forms.CharField(
        label="撤回的理由",
        max_length=200,
        widget=forms.Textarea({"rows": 4}),
        help_text="理由同时向社会公开",
    )
