"""What is typed at each step of a sealing or seizing."""

from __future__ import annotations

from datetime import date

from django import forms

from mingjing.law.instruments.compulsion_law_2012.seizure_guards import Fate, Ground
from mingjing.law.numbers import number
from mingjing.office.cases.beside.fields import BesideForm
from mingjing.office.cases.fields import asked, day, line, tick, words

KINDS = {"seal": "查封", "seize": "扣押"}
GROUNDS = {
    Ground.NO_VIOLATION: "当事人没有违法行为",
    Ground.UNRELATED: "查封扣押的场所、物品与违法行为无关",
    Ground.DECIDED: "已经作出处理决定，不再需要查封扣押",
    Ground.EXPIRED: "查封扣押期限已经届满",
}
FATES = {
    Fate.CONFISCATE: "依法没收",
    Fate.DESTROY: "依法销毁",
    Fate.TRANSFER: "随涉嫌犯罪案件移送",
}


def _radio(
    label: str, words_of: dict[str, str] | dict[Ground, str] | dict[Fate, str]
) -> forms.Field:
    choices = [(str(key), word) for key, word in words_of.items()]
    return forms.ChoiceField(label=label, widget=forms.RadioSelect, choices=choices)


def _days(label: str, help_text: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1, max_value=366, help_text=help_text)


def limit(figure: str, on: date) -> int:
    """A length in days of the compulsion law."""
    return number(f"compulsion_law_2012.{figure}", on=on).value


class _Measure(BesideForm):
    """Which measure, on what, on which ground."""

    measure = _radio("措施", KINDS)
    basis = asked(
        line("法律、法规依据", required=False, help_text="写明条款；规章和规范性文件不能作为依据")
    )
    goods = words("查封扣押的场所、设施或者财物", help_text="名称、规格、数量、状况，每行一件")
    reason = words("理由")


class ApprovalForm(_Measure):
    """The officers ask, the head approves before anything is touched."""


class _Taking(BesideForm):
    """The duties on the spot, each told as done."""

    identity_shown = tick("已出示执法证件")
    witnessed = tick("当事人已到场；不到场的，已邀请见证人到场并在笔录上签名")
    rights_told = tick("已当场告知理由、依据以及当事人的权利和救济途径")
    heard = tick("已听取当事人的陈述和申辩（没有意见的也已记录）")
    recorded = tick("现场笔录已由当事人（见证人）和执法人员签名，拒签的已注明")
    related = tick("所列财物均与违法行为有关，不含生活必需品")
    unsealed = tick("所列场所、财物没有被其他国家机关查封")
    listed = tick("查封扣押决定书和清单已当场交付，清单一式两份")
    days = _days("查封扣押的日数", "不得超过三十日")
    kept_at = line("存放地点和保管人", help_text="保管费用由本机关承担")

    def prepare(self) -> None:
        """The longest term and what was approved are offered."""
        self.fields["days"].initial = limit("seizure_days", self.now.date())
        if self.row and "goods" in self.fields:
            self.fields["goods"].initial = self.row.sums.get("goods", "")


class SeizeForm(_Taking):
    """What was approved is counted and taken."""

    goods = words(
        "查封扣押的场所、设施或者财物", rows=5, help_text="当场清点，每行一件；与批准的一致"
    )
    field_order = ("identity_shown", "goods")


class UrgentForm(_Measure, _Taking):
    """Taken at once because it could not wait."""

    urgent = tick("情况紧急，需要当场实施", "须在二十四小时内向负责人报告并补办批准手续")
    field_order = ("measure", "urgent", "reason", "basis", "goods", "identity_shown")


class MakeUpForm(BesideForm):
    """The approval that was owed."""

    reason = words("补批意见")


class TestForm(BesideForm):
    """A test begins, and the party knows until when."""

    tested_by = line("检测、检验、检疫或者技术鉴定机构")
    test_what = words("委托检测、检验、检疫或者技术鉴定的事项", required=False, rows=2)
    until = day("告知当事人的期间止日", help_text="至这一日止，不计入查封扣押期限")
    period_told = tick("期间已书面告知当事人")


class TestResultForm(BesideForm):
    """The test has a result."""

    result = words("结果")
    result_told = tick("结果已告知当事人")


class ExtendForm(BesideForm):
    """Thirty days more at most."""

    days = _days("延长的日数", "不得超过三十日，只能延长一次")
    reason_given = asked(words("延长的理由（情况怎样复杂）", required=False))
    noticed = asked(
        line("书面告知当事人的方式和日期", required=False, help_text="例：3 月 2 日直接送达")
    )

    def prepare(self) -> None:
        """The longest extension is offered."""
        self.fields["days"].initial = limit("seizure_extension_days", self.now.date())


class DisposeForm(BesideForm):
    """The goods do not go back."""

    fate = _radio("处理方式", FATES)
    decision_based = line("所依据的处理决定书文号", required=False, help_text="没收、销毁的须填写")
    party_told = tick("随案移送的，已书面告知当事人")
    reason = words("处理情况")


class ReleaseForm(BesideForm):
    """The goods go back."""

    ground = _radio("解除的理由", GROUNDS)
    arose_on = day("这一情形出现的日期", help_text="应当立即解除；之后才解除的记为瑕疵")
    return_signed = tick("财物已退还，当事人已在清单上签收")
    reason = words("说明", required=False)
