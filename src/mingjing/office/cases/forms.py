"""One form per act: what the page asks, and what it says when something is missing.

A form checks that input can be understood. Whether the act is lawful is not its business: the
law answers in the door, so that page, command and code are refused by the same sentence.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms

from mingjing.law.numbers import number
from mingjing.law.penalty_kinds import FINE, LIGHT_TO_HEAVY
from mingjing.office.cases.facts import hearing_threshold, procedure_of
from mingjing.office.cases.models import Case
from mingjing.office.people.forms import ColleagueField
from mingjing.office.people.models import Person
from mingjing.office.web.inputs import DayInput, MomentInput, MoneyInput
from mingjing.office.web.words import yuan


def words(
    label: str, *, rows: int = 3, required: bool = True, help_text: str = ""
) -> forms.CharField:
    """A field for sentences."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=2000,
        help_text=help_text,
        widget=forms.Textarea({"rows": rows}),
    )


def line(label: str, *, required: bool = True, help_text: str = "") -> forms.CharField:
    """A field for a line."""
    return forms.CharField(label=label, required=required, max_length=200, help_text=help_text)


def day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    """A field for a day."""
    return forms.DateField(label=label, required=required, help_text=help_text, widget=DayInput())


def tick(label: str, help_text: str = "") -> forms.BooleanField:
    """A declaration that is true or not; the law says what follows from not."""
    return forms.BooleanField(label=label, required=False, help_text=help_text)


class ActForm(forms.Form):
    """Common to all acts: when it was done and, where two must act, with whom."""

    colleague: forms.Field = ColleagueField()
    at = forms.DateTimeField(
        label="办理时间", widget=MomentInput(), help_text="按实际办理的时间填写；登记时间由系统另记"
    )

    def __init__(
        self, *args: Any, case: Case, person: Person, step: str, now: datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.case, self.person, self.step, self.now = case, person, step, now
        guards = {g.name for g in procedure_of(case).step(step).needs}
        if "two_officers" in guards:
            field = self.fields["colleague"]
            assert isinstance(field, ColleagueField)
            field.offer(now.date(), but=person)
        else:
            del self.fields["colleague"]
        self.fields["at"].initial = now
        self.prepare()
        self.order_fields(
            [n for n in self.fields if n not in {"colleague", "at"}] + ["colleague", "at"]
        )

    def prepare(self) -> None:
        """Fills in what is known; overridden where a form knows more."""

    def people(self) -> list[Person]:
        """Who acts: the one who signed in, and the colleague named."""
        colleague = self.cleaned_data.get("colleague")
        return [self.person, *([colleague] if colleague else [])]

    def typed(self) -> dict[str, Any]:
        """What was typed, without who and when."""
        return {k: v for k, v in self.cleaned_data.items() if k not in {"colleague", "at"}}


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


class PenaltyForm(ActForm):
    """A penalty: kinds, amount, and the ground where it lies below the range."""

    kinds = forms.MultipleChoiceField(label="处罚种类", widget=forms.CheckboxSelectMultiple)
    fine = forms.IntegerField(
        label="罚款金额（元）", required=False, min_value=0, widget=MoneyInput()
    )
    mitigation = line(
        "减轻处罚的法定理由", required=False, help_text="低于法定下限时填写（行政处罚法第三十二条）"
    )

    def prepare(self) -> None:
        """Offers the kinds that the item's statute provides, and shows its range."""
        item = self.case.item
        field = self.fields["kinds"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(k, k) for k in (item.kinds or LIGHT_TO_HEAVY)]
        field.initial = self.case.notified_kinds or ([FINE] if FINE in item.kinds else item.kinds)
        self.fields["fine"].help_text = range_words(self.case)
        self.fields["fine"].initial = (
            self.case.notified_fine if self.case.notified_on else self.case.proposed_fine
        )

    def clean(self) -> dict[str, Any]:
        """A fine has an amount, and an amount is a fine."""
        data = super().clean() or {}
        fined, amount = FINE in data.get("kinds", []), data.get("fine") or 0
        if fined and not amount:
            self.add_error("fine", "选择了罚款，请填写金额")
        if amount and not fined:
            self.add_error("kinds", "填写了金额，请勾选“罚款”，或清空金额")
        return data


def range_words(case: Case) -> str:
    """The item's statutory range in words, unknown bounds said as such."""
    item = case.item
    if item.fine_basis == "fixed" and item.fine_max is not None:
        return f"法定幅度 {yuan(item.fine_min or 0)} 至 {yuan(item.fine_max)} 元（{item.basis}）"
    return f"该事项没有固定的金额幅度（{item.fine_basis}），请按{item.basis}及地方规定核定"


class NoticeForm(PenaltyForm):
    """The notice before a penalty, with the right to a hearing."""

    reason = words("事实、理由和依据", rows=5)
    hearing_told = tick("告知听证权利")
    no_hearing_reason = line("金额达到听证参考数额而不告知听证的理由", required=False)

    def prepare(self) -> None:
        """Says from which amount a hearing is offered, and that the figure is unverified."""
        super().prepare()
        day = self.now.date()
        mark = number("tianjin.hearing_fine_organisation", on=day).mark
        self.fields["hearing_told"].help_text = (
            f"较大数额罚款等情形应当告知；参考数额 {yuan(hearing_threshold(self.case, day))} 元"
            f"（{mark.label}，须由法制机构确认）"
        )


class DecisionForm(PenaltyForm):
    """The decision."""

    reason = words("认定的事实、证据和对申辩的回应", rows=5)


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
    """What came of the hearing."""

    attended = tick("当事人到场（无正当理由不到场的，视为放弃）")
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
    receipt = line("财政票据号", required=False)

    def prepare(self) -> None:
        """What is owed is filled in."""
        self.fields["amount"].initial = self.case.fine - self.case.paid


class SpotDecisionForm(PenaltyForm):
    """The decision on the spot."""

    facts_certain = tick("违法事实确凿并有法定依据")
    review_first_told = tick(
        "已告知：不服本决定的，应当先申请行政复议",
        help_text="行政复议法第二十三条，2024 年 1 月 1 日起",
    )
    reason = words("违法事实和依据")


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
