"""The guards of the ordinary procedure that read its facts, each under its article."""

from __future__ import annotations

from mingjing.law.instruments.penalty_law_2021.common import Attempt, Clock, Review
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import (
    Correction,
    Defence,
    Discussion,
    Facts,
    Hearing,
)
from mingjing.law.procedure import guard

LAW = "penalty_law_2021"


@guard(LAW, 22)
def competent(f: Facts, a: Attempt) -> str | None:
    """A case is filed only where the organ has jurisdiction."""
    return None if f.competent else "核查结论为本机关无管辖权，不能立案：请移送有管辖权的机关"


@guard(LAW, 36)
def in_limitation(f: Facts, a: Attempt) -> str | None:
    """A case is filed only within the limitation of liability."""
    return (
        None
        if f.in_limitation
        else "违法行为已超过追责时效，不再给予处罚，不能立案：请办理不予立案"
    )


@guard(LAW, 54)
def prima_facie(f: Facts, a: Attempt) -> str | None:
    """A case is filed only on preliminary evidence."""
    return None if f.prima_facie else "尚无证明违法事实的初步证据，不能立案：请补充核查"


@guard(LAW, 54)
def may_decline(f: Facts, a: Attempt) -> str | None:
    """What meets the conditions must be filed; failing to is itself punishable (art. 76)."""
    if f.competent and f.in_limitation and f.prima_facie:
        return "核查结论符合立案条件，应当立案，不能不予立案：请办理立案"
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
    none = f.correction is Correction.NONE
    return "尚未责令改正：请先责令改正，或写明不适用的理由" if none else None


@guard(LAW, 45)
def nothing_stated(f: Facts, a: Attempt) -> str | None:
    """What the party has said cannot be waived away."""
    if f.defence in (Defence.STATED, Defence.WEIGHED):
        return "当事人已经陈述申辩，不能再登记为放弃：请复核其意见"
    return None


@guard(LAW, 45)
def something_stated(f: Facts, a: Attempt) -> str | None:
    """There is something to weigh."""
    return (
        None
        if f.defence is Defence.STATED
        else "当事人没有待复核的陈述申辩：当事人提出的，请先登记陈述申辩"
    )


@guard(LAW, 63)
def hearing_told(f: Facts, a: Attempt) -> str | None:
    """A hearing is asked for where its right was told."""
    return None if f.hearing_told else "本案告知书未告知听证权利；确属听证范围的，请先重新告知"


@guard(LAW, 64)
def hearing_term_runs(f: Facts, a: Attempt) -> str | None:
    """The party asks within five working days of the notice."""
    if f.hearing is not Hearing.NONE:
        return "听证申请已经登记，请通知听证的时间和地点"
    return (
        "听证申请期限（告知后五个工作日）已过：当事人在期限内提出的，请按其实际提出的时间补录"
        if f.hearing_term is Clock.OVER
        else None
    )


@guard(LAW, 64)
def hearing_requested(f: Facts, a: Attempt) -> str | None:
    """A hearing is notified once it was asked for."""
    return (
        None
        if f.hearing is Hearing.REQUESTED
        else "当事人没有待安排的听证申请：当事人提出的，请先登记听证申请"
    )


@guard(LAW, 64)
def hearing_notified(f: Facts, a: Attempt) -> str | None:
    """A hearing is held when the party has been told its time and place."""
    return None if f.hearing is Hearing.NOTIFIED else "尚未通知听证的时间和地点：请先通知听证"


@guard(LAW, 58)
def review_due_again(f: Facts, a: Attempt) -> str | None:
    """A second review follows a hearing, or new facts of the party."""
    return (
        None
        if f.penalty_review is Review.STALE
        else "本案没有待重新审查的事项，请按原审核结论继续办理"
    )


@guard(LAW, 45)
def defence_settled(f: Facts, a: Attempt) -> str | None:
    """No decision before the party was heard, waived, or let the term pass."""
    if f.defence is Defence.STATED:
        return "当事人的陈述申辩尚未复核：请先由法制审核人员复核"
    if f.defence is Defence.NONE and f.defence_term is not Clock.OVER:
        term = "陈述申辩期（告知书载明，日数为本机关设定）尚未届满"
        return f"{term}，且当事人没有陈述申辩，也没有明确放弃：请待期满，或者登记其意见、明确的放弃"
    return None


@guard(LAW, 64)
def hearing_settled(f: Facts, a: Attempt) -> str | None:
    """Where a hearing is due: its five working days have ended, and one asked for was held."""
    if f.hearing in (Hearing.REQUESTED, Hearing.NOTIFIED):
        return "当事人已申请听证，听证尚未举行：请先通知并举行听证"
    if f.hearing_term is Clock.RUNNING:
        return "听证申请期（告知后五个工作日）尚未届满：请待期满"
    return None


@guard(LAW, 58)
def review_passed(f: Facts, a: Attempt) -> str | None:
    """No decision without a legal review that still stands."""
    if f.penalty_review is Review.PASSED:
        return None
    return (
        "没有有效的法制审核结论，不得作出决定："
        "未审核的请先审核，听证或者出现新的事实、证据之后的请先再次审查"
    )


@guard(LAW, 67)
def money_due(f: Facts, a: Attempt) -> str | None:
    """There is a fine that is not yet paid."""
    return (
        None
        if f.money_due and not f.paid
        else "本案没有待缴的罚款或者没收的违法所得，请核对案号和决定书"
    )


@guard("tianjin", 0)
def performed(f: Facts, a: Attempt) -> str | None:
    """A case is closed when its decision was carried out, or stands no more."""
    owed = f.money_due and not f.paid
    return (
        "罚款、没收的违法所得尚未缴清，不能结案审查：请先登记缴款"
        if owed and not a.ended_otherwise
        else None
    )


@guard("tianjin", 0)
def closing_passed(f: Facts, a: Attempt) -> str | None:
    """Third of the three reviews: no closing without it."""
    return None if f.closing_review is Review.PASSED else "结案审查尚未通过：请先由法制审核人员审查"


@guard(LAW, 44)
def result_told(f: Facts, a: Attempt) -> str | None:
    """What a test or an appraisal found is told to the party before anything is intended."""
    return "检测、鉴定结果尚未告知当事人：请先告知检测鉴定结果" if f.untold_result else None


@guard(LAW, 44)
def result_untold(f: Facts, a: Attempt) -> str | None:
    """A result is told once."""
    return (
        None if f.untold_result else "本案没有待告知当事人的检测、鉴定结果：有结果的，请先登记结果"
    )


@guard(LAW, 28)
def correction_ordered(f: Facts, a: Attempt) -> str | None:
    """What was not ordered cannot be checked."""
    if f.correction is Correction.NONE:
        return "本案尚未责令改正，无从复查：请先责令改正"
    return None if a.was_ordered else "本案认定不适用责令改正，没有需要复查的内容"


@guard("tianjin", 0)
def not_suspended(f: Facts, a: Attempt) -> str | None:
    """What rests is not stopped again."""
    return "调查已经中止，原因消除后请办理恢复调查" if f.suspended else None


@guard("tianjin", 0)
def was_suspended(f: Facts, a: Attempt) -> str | None:
    """Only what rests goes on again."""
    return None if f.suspended else "调查没有中止，不必恢复：请直接继续调查"


@guard(LAW, 57, paragraph=2)
def discussed(f: Facts, a: Attempt) -> str | None:
    """A complex or serious case is discussed by the heads on all that is known (art. 57)."""
    if f.discussion is not Discussion.DUE:
        return None
    return (
        "本案情节复杂或者重大，请先由负责人集体讨论；"
        "讨论之后又举行听证或者出现新的事实、证据的，须重新集体讨论"
    )
