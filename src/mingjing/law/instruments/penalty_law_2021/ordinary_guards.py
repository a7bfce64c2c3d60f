"""The guards and watches of the ordinary procedure, each under its article."""

from __future__ import annotations

from mingjing.law.instruments.penalty_law_2021.common import Attempt, Clock, Review, sound
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import Defence, Facts, Hearing
from mingjing.law.procedure import guard, watch

LAW = "penalty_law_2021"


@guard(LAW, 22)
def competent(f: Facts, a: Attempt) -> str | None:
    """A case is filed only where the organ has jurisdiction."""
    return None if f.competent else "核查结论为本机关无管辖权，不能立案：请移送有管辖权的机关"


@guard(LAW, 36)
def in_limitation(f: Facts, a: Attempt) -> str | None:
    """A case is filed only within the limitation of liability."""
    return None if f.in_limitation else "违法行为已超过追责时效，不再给予处罚，不能立案"


@guard(LAW, 54)
def prima_facie(f: Facts, a: Attempt) -> str | None:
    """A case is filed only on preliminary evidence."""
    return None if f.prima_facie else "尚无证明违法事实的初步证据，不能立案：请补充核查"


@guard(LAW, 54)
def may_decline(f: Facts, a: Attempt) -> str | None:
    """What meets the conditions must be filed; failing to is itself punishable (art. 76)."""
    if f.competent and f.in_limitation and f.prima_facie:
        return "核查结论符合立案条件，应当立案，不能不予立案"
    return None


@guard("tianjin", 0)
def filing_passed(f: Facts, a: Attempt) -> str | None:
    """First of the three reviews: no filing without it."""
    return None if f.filing_review is Review.PASSED else "立案审查尚未通过：请先由法制审核人员审查"


@guard("tianjin", 0)
def filing_unreviewed(f: Facts, a: Attempt) -> str | None:
    """A review that passed is not made over."""
    return "立案审查已经通过，请由负责人批准立案" if f.filing_review is Review.PASSED else None


@guard("tianjin", 0)
def closing_unreviewed(f: Facts, a: Attempt) -> str | None:
    """A review that passed is not made over."""
    return "结案审查已经通过，请由负责人批准结案" if f.closing_review is Review.PASSED else None


@guard(LAW, 54)
def evidence_taken(f: Facts, a: Attempt) -> str | None:
    """The investigation ends only when evidence has been taken in the case."""
    return None if f.evidence else "立案后尚无调查取证记录：请先现场检查、询问或收集证据"


@guard(LAW, 28)
def correction_settled(f: Facts, a: Attempt) -> str | None:
    """Every penalty case has an order to correct, or a reasoned finding that none applies."""
    return None if f.correction else "尚未责令改正：请先责令改正，或写明不适用的理由"


notice_served = sound(
    LAW,
    44,
    name="notice_served",
    field="receipted",
    sentence="告知书须送达当事人，权利期限自其收到之日起算：请填写签收或者拒收的情况",
)
hearing_offered = sound(
    LAW,
    63,
    name="hearing_offered",
    field="hearing_offered",
    sentence="拟作出的处罚属于应当告知听证权利的情形：请在告知书中告知听证权利",
)


@guard(LAW, 45)
def nothing_stated(f: Facts, a: Attempt) -> str | None:
    """What the party has said cannot be waived away."""
    if f.defence in (Defence.STATED, Defence.WEIGHED):
        return "当事人已经陈述申辩，不能再登记为放弃：请复核其意见"
    return None


waiver_explicit = sound(
    LAW,
    44,
    name="waiver_explicit",
    field="waiver_explicit",
    sentence="放弃须由当事人明确表示：请填写放弃声明的形式和日期",
)


@guard(LAW, 45)
def something_stated(f: Facts, a: Attempt) -> str | None:
    """There is something to weigh."""
    return None if f.defence is Defence.STATED else "当事人没有待复核的陈述申辩"


@guard(LAW, 63)
def hearing_told(f: Facts, a: Attempt) -> str | None:
    """A hearing is asked for where its right was told."""
    return None if f.hearing_told else "本案告知书未告知听证权利；确属听证范围的，请先重新告知"


@guard(LAW, 64)
def hearing_term_runs(f: Facts, a: Attempt) -> str | None:
    """The party asks within five working days of the notice."""
    if f.hearing is not Hearing.NONE:
        return "听证申请已经登记"
    return "听证申请期限（告知后五个工作日）已过" if f.hearing_term is Clock.OVER else None


@guard(LAW, 64)
def hearing_requested(f: Facts, a: Attempt) -> str | None:
    """A hearing is notified once it was asked for."""
    return None if f.hearing is Hearing.REQUESTED else "当事人没有待安排的听证申请"


seven_days_ahead = sound(
    LAW,
    64,
    name="seven_days_ahead",
    field="ahead",
    sentence="听证须在举行的七个工作日前通知当事人：请改期",
)


@guard(LAW, 64)
def hearing_notified(f: Facts, a: Attempt) -> str | None:
    """A hearing is held when the party has been told its time and place."""
    return None if f.hearing is Hearing.NOTIFIED else "尚未通知听证的时间和地点"


absence_recorded = sound(
    LAW,
    64,
    name="absence_recorded",
    field="absence_recorded",
    sentence="当事人未到场的，须写明通知和缺席的情况，确认没有正当理由，才能视为放弃听证",
)
day_come = sound(
    LAW, 64, name="day_come", field="day_come", sentence="通知的听证日期尚未到，不能登记听证"
)


@guard(LAW, 58)
def review_due_again(f: Facts, a: Attempt) -> str | None:
    """A second review follows a hearing."""
    return None if f.penalty_review is Review.STALE else "本案没有待重新审查的事项"


@guard(LAW, 45)
def defence_settled(f: Facts, a: Attempt) -> str | None:
    """No decision before the party was heard, waived, or let the term pass."""
    if f.defence is Defence.STATED:
        return "当事人的陈述申辩尚未复核：请先由法制审核人员复核"
    if f.defence is Defence.NONE and f.defence_term is not Clock.OVER:
        term = "陈述申辩期（告知书载明，日数为本机关设定）尚未届满"
        return f"{term}，且当事人没有陈述申辩，也没有明确放弃"
    return None


@guard(LAW, 64)
def hearing_settled(f: Facts, a: Attempt) -> str | None:
    """Where a hearing is due: its five working days have ended, and one asked for was held."""
    if f.hearing in (Hearing.REQUESTED, Hearing.NOTIFIED):
        return "当事人已申请听证，听证尚未举行"
    if f.hearing_term is Clock.RUNNING:
        return "听证申请期（告知后五个工作日）尚未届满"
    return None


@guard(LAW, 58)
def review_passed(f: Facts, a: Attempt) -> str | None:
    """No decision without a legal review that still stands."""
    return (
        None
        if f.penalty_review is Review.PASSED
        else "没有有效的法制审核结论（未审核、被退回，或者听证后未重新审核），不得作出决定"
    )


not_heavier = sound(
    LAW,
    45,
    name="not_heavier",
    field="heavier",
    bad=True,
    sentence="处罚重于告知的内容：不得因申辩加重；确需加重的，须重新调查、审核并告知",
)
consented = sound(
    LAW,
    61,
    name="consented",
    field="consented",
    sentence="电子送达须经当事人同意并签订确认书：请填写确认书日期，或改用其他方式送达",
)


@guard(LAW, 67)
def money_due(f: Facts, a: Attempt) -> str | None:
    """There is a fine that is not yet paid."""
    return None if f.money_due and not f.paid else "本案没有待缴的罚款"


@guard("tianjin", 0)
def performed(f: Facts, a: Attempt) -> str | None:
    """A case is closed when its decision has been carried out."""
    return "罚款尚未缴清，不能结案审查" if f.money_due and not f.paid else None


@guard("tianjin", 0)
def closing_passed(f: Facts, a: Attempt) -> str | None:
    """Third of the three reviews: no closing without it."""
    return None if f.closing_review is Review.PASSED else "结案审查尚未通过：请先由法制审核人员审查"


@watch("housing_ministry_order_55", 0)
def filing_late(f: Facts, a: Attempt) -> str | None:
    """A lead verified after its term."""
    return "线索核查超过规定的工作日期限" if a.late else None


@watch(LAW, 60)
def decision_late(f: Facts, a: Attempt) -> str | None:
    """A decision after the ninetieth day from filing."""
    return "自立案之日起超过九十日作出决定" if a.late else None


@watch(LAW, 61)
def service_late(f: Facts, a: Attempt) -> str | None:
    """A decision served after the seventh working day."""
    return "决定作出后超过七个工作日送达" if a.late else None
