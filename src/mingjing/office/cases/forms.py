"""One form per act: what the page asks, and what it says when something is missing.

A form checks that input can be understood. Whether the act is lawful is not its business: the
law answers in the door, so that page, command and code are refused by the same sentence.
"""

from __future__ import annotations

from typing import Any

from django import forms

from mingjing.office.cases.beside.owing import next_instalment, still_owed, surcharge_owed
from mingjing.office.cases.fields import ActForm, day, line, tick, words
from mingjing.office.cases.penalty_forms import DecisionForm, NoticeForm, SpotDecisionForm
from mingjing.office.web.inputs import MoneyInput
from mingjing.office.web.words import yuan


class OpinionForm(ActForm):
    """An act that is told in an opinion."""

    opinion = words("意见")


class ReviewForm(ActForm):
    """One of the three reviews: passed, or returned with what is to be mended."""

    result = forms.ChoiceField(
        label="审查结论",
        widget=forms.RadioSelect,
        choices=[("pass", "通过"), ("return", "退回补正")],
    )
    opinion = words("审查意见", help_text="退回的，逐条写明需要补正的内容")


class VerifyForm(ActForm):
    """The three conditions of filing."""

    competent = tick("本机关有管辖权（违法行为发生在本区，属本机关职权）")
    in_limitation = tick("在追责时效内")
    prima_facie = tick("有证明违法事实的初步证据")
    grave_reason = line(
        "适用五年追责时效的理由",
        required=False,
        help_text="涉及公民生命健康安全、金融安全且有危害后果的填写（行政处罚法第三十六条）",
    )
    opinion = words("核查情况")


class DeclineForm(ActForm):
    """Why a lead becomes no case."""

    reason = words("不予立案的理由")


class EvidenceForm(ActForm):
    """A record of investigation."""

    identity_shown = tick("已出示执法证件并告知权利")
    content = words("记录内容", rows=5)
    evidence_place = line("地点", required=False)


class CorrectionForm(ActForm):
    """How the party was ordered to correct."""

    mode = forms.ChoiceField(
        label="方式",
        widget=forms.RadioSelect,
        choices=[
            ("written", "书面责令改正通知书"),
            ("oral", "现场口头责令，已记入笔录"),
            ("not_applicable", "不适用"),
        ],
    )
    due_on = day("改正期限", required=False, help_text="书面责令的须填写")
    content = words("改正要求，或不适用的理由")

    def clean(self) -> dict[str, Any]:
        """A written order names its last day."""
        data = super().clean() or {}
        if data.get("mode") == "written" and not data.get("due_on"):
            self.add_error("due_on", "请填写改正期限，例如七日后的日期")
        return data


class ConcludeForm(ActForm):
    """The officers' report and proposal."""

    proposed_fine = forms.IntegerField(
        label="建议罚款（元）", required=False, min_value=0, widget=MoneyInput()
    )
    opinion = words("调查终结报告摘要（事实、证据、依据、建议）", rows=5)


class DefenceForm(ActForm):
    """What the party said."""

    content = words("陈述申辩的内容", rows=5)


class WaiverForm(ActForm):
    """The party's express waiver."""

    waiver = line(
        "放弃声明的形式和日期", required=False, help_text="例如：书面声明，签名，10 月 8 日"
    )


class DefenceReviewForm(ActForm):
    """Whether the party's reasons were adopted, and why."""

    adopted = forms.ChoiceField(
        label="是否采纳",
        widget=forms.RadioSelect,
        choices=[("yes", "采纳"), ("part", "部分采纳"), ("no", "不采纳")],
    )
    opinion = words("复核意见和理由")


class HearingNoticeForm(ActForm):
    """Time and place of the hearing."""

    hearing_on = day("听证日期", help_text="须在通知七个工作日之后")
    hearing_place = line("听证地点")
    chair = line("主持人")


class HearingForm(ActForm):
    """What came of the hearing; an absence is told with its circumstances."""

    attended = forms.ChoiceField(
        label="当事人是否到场",
        widget=forms.RadioSelect,
        choices=[("yes", "到场"), ("no", "没有到场")],
    )
    absence_reason = line(
        "缺席情况", required=False, help_text="没有到场的填写：如何通知、有无正当理由"
    )
    content = words("听证笔录摘要", rows=5)


class NoPenaltyForm(ActForm):
    """The ground of art. 33 and the education given."""

    ground = forms.ChoiceField(
        label="情形",
        required=False,
        widget=forms.RadioSelect,
        choices=[
            ("minor", "违法行为轻微并及时改正，没有造成危害后果"),
            ("first", "初次违法且危害后果轻微并及时改正"),
            ("no_fault", "当事人有证据足以证明没有主观过错"),
            ("under_14", "当事人不满十四周岁（第三十条）"),
            ("no_capacity", "当事人不能辨认或者不能控制自己的行为（第三十一条）"),
        ],
    )
    education = words("教育记录", required=False)


class ServeForm(ActForm):
    """How the decision reached the party."""

    mode = forms.ChoiceField(
        label="送达方式",
        widget=forms.RadioSelect,
        choices=[
            ("direct", "直接送达"),
            ("leaving", "留置送达"),
            ("post", "邮寄送达"),
            ("electronic", "电子送达"),
            ("entrusted", "委托送达"),
            ("public", "公告送达"),
        ],
    )
    receipt = line("送达回证（签收人，或拒收和见证情况）", required=False)
    consent_on = day("电子送达确认书日期", required=False, help_text="电子送达的须填写")


class PayForm(ActForm):
    """Money received."""

    amount = forms.IntegerField(label="缴款金额（元）", min_value=1, widget=MoneyInput())
    surcharge = forms.DecimalField(
        label="同时缴纳的加处罚款（元）",
        required=False,
        min_value=0,
        decimal_places=2,
        widget=MoneyInput(),
    )
    waiver = line(
        "减免加处罚款的依据", required=False, help_text="执行协议的名称和日期；没有减免的不填"
    )
    receipt = line("财政票据号", required=False)

    def prepare(self) -> None:
        """What is owed is filled in; of a surcharge nothing is asked where there is none."""
        part = next_instalment(self.case)
        self.fields["amount"].initial = part.amount if part else still_owed(self.case)
        owed = surcharge_owed(self.case, self.now.date())
        if owed:
            self.fields["surcharge"].help_text = f"截至今日待缴 {yuan(owed)} 元"
        else:
            del self.fields["surcharge"], self.fields["waiver"]


class HandOverForm(ActForm):
    """The form given to the party."""

    receipt = line("签收情况（签收人，或注明拒收）", required=False)


class CollectForm(ActForm):
    """Money taken on the spot."""

    receipt = line("财政专用票据号", required=False)
    hard_later = tick("不当场收缴事后难以执行（超过一百元时须说明）")
    reason = words("说明", required=False)


class TurnForm(ActForm):
    """Why the case leaves the summary procedure."""

    reason = words("转为普通程序的理由")


FORMS: dict[str, type[ActForm]] = {
    "register_lead": OpinionForm,
    "verify_lead": VerifyForm,
    "file_case": OpinionForm,
    "decline_to_file": DeclineForm,
    "review_filing": ReviewForm,
    "approve_filing": OpinionForm,
    "inspect_site": EvidenceForm,
    "question": EvidenceForm,
    "take_evidence": EvidenceForm,
    "order_correction": CorrectionForm,
    "conclude_investigation": ConcludeForm,
    "review_penalty": ReviewForm,
    "notify_penalty": NoticeForm,
    "state_defence": DefenceForm,
    "waive_defence": WaiverForm,
    "review_defence": DefenceReviewForm,
    "request_hearing": DefenceForm,
    "notify_hearing": HearingNoticeForm,
    "hold_hearing": HearingForm,
    "review_again": ReviewForm,
    "decide_penalty": DecisionForm,
    "decide_no_penalty": NoPenaltyForm,
    "dismiss": OpinionForm,
    "serve": ServeForm,
    "pay": PayForm,
    "review_closing": ReviewForm,
    "close_case": OpinionForm,
    "archive": OpinionForm,
    "record_on_the_spot": EvidenceForm,
    "notify_on_the_spot": OpinionForm,
    "hear_on_the_spot": DefenceForm,
    "decide_on_the_spot": SpotDecisionForm,
    "hand_over": HandOverForm,
    "let_off": NoPenaltyForm,
    "turn_ordinary": TurnForm,
    "report_on_the_spot": OpinionForm,
    "collect_on_the_spot": CollectForm,
}
"""The form of every step; a house test holds this against the procedures."""
