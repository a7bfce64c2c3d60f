"""One form per act: what the page asks, and what it says when something is missing.

A form checks that input can be understood. Whether the act is lawful is not its business: the
law answers in the door, so that page, command and code are refused by the same sentence.
"""

from __future__ import annotations

from django import forms

from mingjing.law.liability import limitation
from mingjing.law.numbers import number
from mingjing.office.cases.beside.owing import (
    fine_due,
    gains_owed,
    next_instalment,
    still_owed,
    surcharge_owed,
)
from mingjing.office.cases.fields import ActForm, asked, line, tick, words, yuan_field
from mingjing.office.cases.forms_inquiry import (
    ConcludeForm,
    CorrectionForm,
    DiscussedReasonForm,
    DiscussionForm,
    OpinionForm,
    PenaltyReviewForm,
    QuestionForm,
    ReasonForm,
    RecheckForm,
    ReopenForm,
    ReviewAgainForm,
    ReviewForm,
    SampleForm,
    SiteForm,
    SummonsForm,
    TakeEvidenceForm,
    TellTestForm,
    TestForm,
)
from mingjing.office.cases.forms_outcome import EndForm, NoPenaltyForm
from mingjing.office.cases.forms_rights import (
    DefenceForm,
    DefenceReviewForm,
    HearingForm,
    HearingNoticeForm,
    HearingRightForm,
    StatementForm,
    WaiverForm,
)
from mingjing.office.cases.penalty_forms import (
    DecisionForm,
    NoticeForm,
    SpotDecisionForm,
    range_words,
)
from mingjing.office.cases.service_forms import ServiceForm
from mingjing.office.web.inputs import MoneyInput
from mingjing.office.web.words import yuan


class VerifyForm(ActForm):
    """The three conditions of filing."""

    competent = tick("本机关有管辖权（违法行为发生在本区，属本机关职权）")
    in_limitation = tick("在追责时效内")
    prima_facie = tick("有证明违法事实的初步证据")
    grave_reason = line(
        "适用五年追责时效的理由",
        required=False,
    )
    opinion = words("核查情况")

    def prepare(self) -> None:
        """Says when the longer limitation of the item's own statute applies."""
        ended = self.case.conduct_until or self.case.conduct_from
        rule = limitation(self.case.item.penalty_statute, ended)
        told = f"{rule.condition}的填写（{rule.citation.text}）"
        self.fields["grave_reason"].help_text = told


class SpotNoticeForm(ActForm):
    """What the party was told on the spot."""

    opinion = words(
        "告知的内容",
        help_text="拟处罚的种类和数额，事实、理由、依据，以及陈述和申辩的权利",
    )

    def prepare(self) -> None:
        """Shows what may be imposed, so that nothing is told that cannot be decided."""
        self.fields["opinion"].help_text += f"；{range_words(self.case)}"


class ReportForm(ActForm):
    """The decision on the spot, reported to the organ."""

    opinion = words("备案情况", help_text="例：决定书存根已交支队法制科登记")


class ArchiveForm(ActForm):
    """The file is put away."""

    opinion = words("归档情况", help_text="例：一案一卷，正卷共 42 页，存本单位档案室")


class DeclineForm(ActForm):
    """Why a lead becomes no case."""

    reason = words("不予立案的理由")


class PayForm(ActForm):
    """Money received."""

    amount = forms.IntegerField(label="缴款金额（元）", min_value=1, widget=MoneyInput())
    gains = yuan_field("没收的违法所得（元）")
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
    receipt = asked(line("财政票据号", required=False))

    def prepare(self) -> None:
        """What is owed is filled in; of a surcharge nothing is asked where there is none."""
        self._gains()
        part = next_instalment(self.case) if still_owed(self.case) else None
        self.fields["amount"].initial = part.amount if part else still_owed(self.case)
        owed = surcharge_owed(self.case, self.now.date())
        if owed:
            self.fields["surcharge"].help_text = f"截至今日待缴 {yuan(owed)} 元"
            self.fields["surcharge"].initial = owed
        else:
            del self.fields["surcharge"], self.fields["waiver"]

    def _gains(self) -> None:
        """Confiscated gains are entered beside the fine, or alone where no fine is owed."""
        gains = gains_owed(self.case)
        if not gains:
            del self.fields["gains"]
            return
        self.fields["gains"].initial = gains
        self.fields["gains"].help_text = f"待缴 {yuan(gains)} 元；全部上缴国库"
        self.fields["amount"] = forms.IntegerField(
            label="缴纳的罚款（元）", required=False, min_value=0, widget=MoneyInput()
        )

    def clean_amount(self) -> int:
        """Nothing of the fine, where gains alone were paid."""
        return self.cleaned_data.get("amount") or 0


class HandOverForm(ActForm):
    """The form given to the party."""

    receipt = asked(line("签收情况（签收人，或注明拒收）", required=False))


class CollectForm(ActForm):
    """Money taken on the spot."""

    receipt = asked(line("财政专用票据号", required=False))
    hard_later = tick("不当场收缴，事后难以执行")
    reason = asked(words("事后难以执行的情况", required=False))

    def prepare(self) -> None:
        """Up to the law's limit nothing has to be shown."""
        limit = number("penalty_law_2021.on_the_spot_collection", on=self.now.date()).value
        if fine_due(self.case) <= limit:
            del self.fields["hard_later"], self.fields["reason"]


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
    "inspect_site": SiteForm,
    "notify_questioning": SummonsForm,
    "question": QuestionForm,
    "take_evidence": TakeEvidenceForm,
    "take_sample": SampleForm,
    "record_result": TestForm,
    "tell_result": TellTestForm,
    "order_correction": CorrectionForm,
    "recheck_correction": RecheckForm,
    "conclude_investigation": ConcludeForm,
    "review_penalty": PenaltyReviewForm,
    "discuss_collectively": DiscussionForm,
    "suspend": ReasonForm,
    "resume": ReasonForm,
    "extend": ReasonForm,
    "extend_by_discussion": DiscussedReasonForm,
    "terminate": ReasonForm,
    "reopen_investigation": ReopenForm,
    "notify_penalty": NoticeForm,
    "notify_hearing_right": HearingRightForm,
    "state_defence": StatementForm,
    "waive_defence": WaiverForm,
    "review_defence": DefenceReviewForm,
    "request_hearing": DefenceForm,
    "notify_hearing": HearingNoticeForm,
    "hold_hearing": HearingForm,
    "review_again": ReviewAgainForm,
    "decide_penalty": DecisionForm,
    "decide_no_penalty": NoPenaltyForm,
    "dismiss": OpinionForm,
    "end_by_referral": EndForm,
    "end_by_transfer": EndForm,
    "serve": ServiceForm,
    "pay": PayForm,
    "review_closing": ReviewForm,
    "close_case": OpinionForm,
    "archive": ArchiveForm,
    "record_on_the_spot": TakeEvidenceForm,
    "notify_on_the_spot": SpotNoticeForm,
    "hear_on_the_spot": DefenceForm,
    "decide_on_the_spot": SpotDecisionForm,
    "hand_over": HandOverForm,
    "let_off": NoPenaltyForm,
    "turn_ordinary": TurnForm,
    "report_on_the_spot": ReportForm,
    "collect_on_the_spot": CollectForm,
}
"""The form of every step; a house test holds this against the procedures."""
