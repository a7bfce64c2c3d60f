"""What is asked when a decision is reviewed or sued over: papers, days, verdicts, carrying out."""

from __future__ import annotations

from django import forms

from mingjing.law.instruments.penalty_law_2021.withdrawal import Fall
from mingjing.law.instruments.remedies import Verdict
from mingjing.office.cases.beside.fields import BesideForm
from mingjing.office.cases.beside.owing import FALLS, refundable
from mingjing.office.cases.confirmed import confirmed
from mingjing.office.cases.fields import asked, day, line, tick, words, yuan_field
from mingjing.office.cases.service_forms import consent_day, how_served, offer_consent
from mingjing.office.web.inputs import MoneyInput

GOVERNMENT = "government"
VERDICTS = {
    Verdict.MAINTAIN: "维持",
    Verdict.CHANGE: "变更",
    Verdict.CANCEL: "撤销",
    Verdict.CONFIRM_ILLEGAL: "确认违法",
    Verdict.PERFORM: "责令履行",
    Verdict.REJECT: "驳回",
}


def radio(label: str, words_of: dict[str, str]) -> forms.ChoiceField:
    """One of several words of the law."""
    choices = [(str(word), said) for word, said in words_of.items()]
    return forms.ChoiceField(label=label, widget=forms.RadioSelect, choices=choices)


class AfterForm(BesideForm):
    """What is left of fine and gains when a decision falls; of gains nothing is asked where none
    were confiscated."""

    fine_after = forms.IntegerField(
        label="变更后的罚款（元）",
        required=False,
        min_value=0,
        widget=MoneyInput(),
        help_text="决定被变更的填写；罚款没有变的照原数填写",
    )
    gains_after = yuan_field("变更后没收的违法所得（元）", "决定被变更的填写；没有变的照原数填写")
    still_due = tick("确认违法但不撤销，罚款仍须缴纳")
    never_public = tick("决定信息没有在任何渠道公开过")

    def prepare(self) -> None:
        """Who had no gains taken is asked nothing of them."""
        if not self.case.gains:
            del self.fields["gains_after"]


class AcceptedForm(BesideForm):
    """The papers with which a review or a suit begins."""

    number = asked(line("受理文书的文号（案号）", required=False))
    applied_on = day("当事人提出的日期")
    accepted_on = day("受理日期", help_text="自这一日起，加处罚款停止计算")
    received_on = day("本机关收到副本的日期", help_text="答复、答辩期限自这一日起算")
    late_reason = line(
        "逾期提出仍予受理的理由", required=False, help_text="例如没有告知权利和期限；未逾期的不填"
    )


class ReviewAcceptedForm(AcceptedForm):
    """A reconsideration was accepted."""

    organ = radio("复议机关", {GOVERNMENT: "本级人民政府", "other": "其他机关"})
    simple = tick("适用简易程序（五个工作日内答复）")


class SuitAcceptedForm(AcceptedForm):
    """A suit was accepted."""

    court = line("受理法院")


class ReplyForm(BesideForm):
    """The organ's answer with its evidence."""

    evidence_complete = tick("已附作出决定的全部证据、依据和其他有关材料")
    content = words("答复（答辩）要点", rows=5)


class VerdictForm(AfterForm):
    """What was decided."""

    number = asked(line("决定书、裁判文书的文号", required=False))
    received_on = day("收到日期")
    verdict = radio("结论", {str(word): said for word, said in VERDICTS.items()})
    field_order = ("verdict", "number", "received_on", "fine_after", "gains_after", "still_due",
                   "never_public")  # fmt: skip


class ReviewVerdictForm(VerdictForm):
    """The decision on a reconsideration, and the letter of opinion that may come with it."""

    opinion_on = day(
        "收到行政复议意见书的日期", required=False, help_text="有意见书的，六十日内报告纠正情况"
    )


class EndedForm(BesideForm):
    """Withdrawn, or settled."""

    number = asked(line("终止（准许撤诉、调解）文书的文号", required=False))
    ended_on = day("终结日期")


class CarriedOutForm(BesideForm):
    """How it was carried out."""

    content = asked(words("履行的内容和日期", required=False))
    proof = asked(line("凭据", required=False))


class PassedForm(BesideForm):
    """Nobody asked."""

    note = line("说明", required=False)


class FallForm(AfterForm):
    """What became of the decision, by whose paper."""

    fall = radio("决定的效力", {str(word): said for word, said in FALLS.items()})
    document = asked(line("生效文书的名称和文号", required=False))
    document_on = day("文书日期", help_text="三个工作日自这一日起算")
    field_order = ("fall", "document", "document_on", "fine_after", "gains_after", "still_due",
                   "never_public")  # fmt: skip


class OwnFallForm(AfterForm):
    """The organ corrects itself."""

    fall = radio("决定的处理", {Fall.CANCELLED: "撤回（撤销）原决定", Fall.CHANGED: "更正（变更）"})
    reason = asked(words("理由和依据", required=False))
    field_order = ("fall", "fine_after", "gains_after", "reason", "never_public")

    def prepare(self) -> None:
        """Only a court or a reviewing organ confirms a decision to be illegal."""
        super().prepare()
        del self.fields["still_due"]


class TellForm(BesideForm):
    """The party is told in writing."""

    mode = how_served()
    consent_on = consent_day()
    receipt = asked(line("送达回证（签收人、日期）", required=False))

    def prepare(self) -> None:
        """The party's consent to electronic service, where it gave one."""
        offer_consent(self.fields, confirmed(self.case))


class RefundForm(BesideForm):
    """Money goes back to the party against a receipt; the day is that of the act."""

    amount = forms.DecimalField(
        label="退还金额（元）", min_value=0, decimal_places=2, widget=MoneyInput()
    )
    receipt = asked(line("退款凭证号", required=False))

    def prepare(self) -> None:
        """All that is too much."""
        self.fields["amount"].initial = refundable(self.case)


class EndForm(BesideForm):
    """The withdrawal is at its end."""

    opinion = words("办结意见")
