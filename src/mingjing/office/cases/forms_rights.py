"""The forms of the party's rights: the paper on the hearing, defence, hearing."""

from __future__ import annotations

from typing import Any

from django import forms

from mingjing.office.cases.earliest import hearing_from
from mingjing.office.cases.fields import ActForm, asked, day, line, only, tick, words
from mingjing.office.cases.forms_party import AgentForm, agent_line, scope_line
from mingjing.office.cases.people import offered, out_of_post
from mingjing.office.cases.service_forms import ServiceForm
from mingjing.office.people.models import Role
from mingjing.office.web.words import cn_date

_PRESIDES = (Role.REVIEWER, Role.LEADER)


class HearingRightForm(ServiceForm):
    """The right to a hearing, told by its own paper."""

    reason = words("拟作出的处罚和听证权利")


class DefenceForm(ActForm):
    """What the party said."""

    content = words("陈述申辩的内容", rows=5)


class StatementForm(AgentForm, DefenceForm):
    """What the party said, and whether it is new."""

    new_facts = tick("提出了新的事实、理由或者证据，须再次法制审核")


class WaiverForm(ActForm):
    """The party's express waiver."""

    waiver = asked(
        line("放弃声明的形式和日期", required=False, help_text="例如：书面声明，签名，10 月 8 日")
    )


class DefenceReviewForm(ActForm):
    """Whether the party's reasons were adopted, and why."""

    adopted = forms.ChoiceField(
        label="是否采纳",
        widget=forms.RadioSelect,
        choices=[("yes", "采纳"), ("part", "部分采纳"), ("no", "不采纳")],
    )
    opinion = words("复核意见和理由")
    new_facts = tick("复核中出现新的事实或者证据，须再次法制审核")


class HearingNoticeForm(ActForm):
    """Time, place and chair of the hearing, and whether it is open."""

    hearing_on = day("听证日期", help_text="须在通知七个工作日之后")
    hearing_place = line("听证地点")
    chair = asked(
        forms.ChoiceField(label="主持人", required=False, help_text="指定的非本案调查人员")
    )
    closed = tick("不公开举行", "只有涉及国家秘密、商业秘密或者个人隐私的才不公开")
    closed_reason = line("不公开的理由", required=False, help_text="不公开举行的填写")

    def prepare(self) -> None:
        """Offers those who may preside, reviewers and leaders, and the first day to be set."""
        first = cn_date(hearing_from(self.now.date()))
        self.fields["hearing_on"].help_text = f"须在通知七个工作日之后；今日通知的，最早 {first}"
        field = self.fields["chair"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", "请选择"),
            *offered(self.case, _PRESIDES, self.now.date()),
        ]

    def clean(self) -> dict[str, Any]:
        """Who presides held the post on the day of the notice."""
        data = super().clean() or {}
        if wrong := out_of_post([data.get("chair")], _PRESIDES, self.day_of_act()):
            self.add_error("chair", wrong)
        return data


class HearingForm(ActForm):
    """What came of the hearing; an absence is told with its circumstances."""

    attended = forms.ChoiceField(
        label="当事人是否到场",
        widget=forms.RadioSelect,
        choices=[("yes", "到场"), ("no", "没有到场")],
    )
    absence_reason = only(
        line("缺席情况", required=False, help_text="没有到场的填写：如何通知、有无正当理由"),
        attended="no",
    )
    agents = only(
        forms.IntegerField(
            label="委托代理人人数", required=False, min_value=0, help_text="一至二人，附授权委托书"
        ),
        attended="yes",
    )
    agent = only(agent_line(), attended="yes")
    agent_scope = only(scope_line(), attended="yes")
    content = words("听证笔录摘要", rows=5)
    signed = only(
        line("笔录核对签字情况", required=False, help_text="签字人；拒绝签字的，由主持人注明"),
        attended="yes",
    )
