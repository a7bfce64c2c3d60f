"""What is asked on the way to the court: exhortation, answer, bundle, rulings."""

from __future__ import annotations

from django import forms

from mingjing.office.cases.beside.fields import BesideForm
from mingjing.office.cases.confirmed import confirmed
from mingjing.office.cases.fields import asked, day, line, tick, words
from mingjing.office.cases.service_forms import consent_day, how_served, offer_consent

YES = "yes"


def either(label: str, yes: str, no: str) -> forms.ChoiceField:
    """One of two answers, said in words."""
    return forms.ChoiceField(
        label=label, widget=forms.RadioSelect, choices=[(YES, yes), ("no", no)]
    )


class ExhortForm(BesideForm):
    """The exhortation: what it must say, and when it reached the party."""

    contents = tick("催告书已载明履行的期限和方式、金额和给付方式、陈述申辩的权利")
    served_on = day("催告书送达日期", help_text="十个工作日自送达之日起算")
    mode = how_served()
    consent_on = consent_day()
    receipt = asked(line("送达回证（签收人，或留置、邮寄情况）", required=False))

    def prepare(self) -> None:
        """Served on the day on which it is told, unless it is told later."""
        self.fields["served_on"].initial = self.now.date()
        offer_consent(self.fields, confirmed(self.case))


class AnswerForm(BesideForm):
    """What the party answered."""

    content = words("当事人的陈述和申辩", rows=5)


class WeighForm(BesideForm):
    """Whether it is right."""

    adopted = either("复核意见", "成立，不再申请执行", "不成立")
    opinion = words("理由")


class BundleForm(BesideForm):
    """The bundle of art. 55, piece by piece."""

    court = line("受理法院", help_text="本机关所在地的基层人民法院")
    no_own_power = tick("对本案决定，法律没有授予本机关强制执行权")
    signed = tick("申请书由机关负责人签名、加盖机关印章并注明日期")
    application = tick("强制执行申请书")
    decision = tick("行政处罚决定书及作出决定的事实、理由和依据")
    opinions = tick("当事人的意见及催告情况")
    target = tick("申请强制执行标的情况（财产线索、开户银行等）")
    more = words("其他材料", required=False)


class RulingForm(BesideForm):
    """A paper of the court and the day on which it came."""

    number = asked(line("法院文书的名称和文号", required=False))
    received_on = day("收到日期")


class AcceptanceForm(RulingForm):
    """Whether the court took the application."""

    accepted = either("法院的答复", "受理", "不予受理")


class OrderForm(RulingForm):
    """Whether the court orders enforcement."""

    granted = either("法院的裁定", "准予执行", "不准予执行")


class ReasonForm(BesideForm):
    """An act that is told with its reason."""

    reason = words("理由")
