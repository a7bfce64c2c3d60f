"""What a visit must satisfy, act by act: what refuses it, and what is told as a fault."""

from __future__ import annotations

from dataclasses import dataclass

from mingjing.law.instruments.parts import Acting, needs
from mingjing.law.procedure import guard, watch

LAW, FIRMS, OWN = "penalty_law_2021", "enterprise_inspection_2025", "field_visit"


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """Where a visit stands in law: an approval still owed, the checklist gone through, breaches
    found and still unanswered, an order that runs, a re-check that found nothing done, a case."""

    approval_due: bool = False
    checked: bool = False
    broken: bool = False
    unanswered: bool = False
    ordered: bool = False
    uncorrected: bool = False
    handed_on: bool = False


@dataclass(frozen=True, slots=True)
class VisitAttempt(Acting):
    """What is true of one act of a visit; each default is the lawful value."""

    officers_only: bool = True
    item_published: bool = True
    grounded: bool = True
    approver_apart: bool = True
    passed: bool = True
    reason_given: bool = True
    notice_told: bool = True
    urgent: bool = True
    enterprise: bool = True
    refusal_recorded: bool = True
    all_items_answered: bool = True
    breach_described: bool = True
    breach: bool = False
    last: bool = True
    correction_shown: bool = True
    due_ahead: bool = True
    handed_once: bool = True
    content_given: bool = True
    receipted: bool = True
    ended_after_start: bool = True
    within_cap: bool = True


Facts = VisitFacts
Attempt = VisitAttempt

officers_only = needs(
    LAW, 42, "officers_only",
    sentence="检查须由具有执法资格、在执法岗位的人员实施，辅助人员和其他人员不得列为检查人员，请更换",
)  # fmt: skip
item_published = needs(
    FIRMS, 0, "item_published",
    sentence="对企业的检查须有已公布的检查事项，请从权责清单中选择检查当日有效的事项",
)  # fmt: skip
grounded = needs(
    OWN, 0, "grounded",
    sentence="检查须有由来：投诉举报核查请从线索发起，双随机抽查请从抽中的对象发起，其余请写明依据的计划、专项或者案件",
)  # fmt: skip
approver_apart = needs(
    OWN, 0, "approver_apart", sentence="参加本次检查的人员不得批准本次检查，请由其他负责人批准"
)
reason_given = needs(OWN, 0, "reason_given", sentence="这样办理须写明理由，请补填")
notice_told = needs(
    FIRMS, 0, "notice_told",
    sentence="须把检查的事项、依据、时间、人员、本年度频次、权利和五个严禁通知被检查人，请填写通知的对象和方式",
)  # fmt: skip
urgent = needs(
    OWN, 0, "urgent",
    sentence="不经事先审批的即时检查，限于投诉举报、正在发生的违法和安全隐患：请写明情形，否则请先提请批准",
)  # fmt: skip
refusal_recorded = needs(
    LAW, 55, "refusal_recorded",
    sentence="拒绝、阻挠检查的，须记录经过，并有见证人或者录音录像，请补填",
)  # fmt: skip
all_items_answered = needs(
    OWN,
    0,
    "all_items_answered",
    sentence="检查单上还有没有记录的事项，请逐项选择，或者声明其余均符合",
)
breach_described = needs(
    LAW, 55, "breach_described", sentence="不符合的事项须写明看到的事实，请补填"
)
correction_shown = needs(
    LAW, 28, "correction_shown", sentence="当场改正须记录改正前后的情况，请补填"
)
due_ahead = needs(LAW, 28, "due_ahead", sentence="改正期限须在今天或者以后，请填写合理的期限")
handed_once = needs(
    OWN, 0, "handed_once", sentence="所选的问题已经移交立案，无须再移交；请选择尚未移交的问题"
)
content_given = needs(
    OWN, 0, "content_given", sentence="须写明对谁、讲了什么、对方怎么答复，请补填"
)
receipted = needs(
    OWN, 0, "receipted", sentence="检查结果须由被检查人签收；拒绝签收的，请注明并写明见证情况"
)
ended_after_start = needs(
    LAW, 47, "ended_after_start", sentence="检查结束时间须晚于开始时间，请按实际时间改正"
)


@guard(LAW, 28)
def breach_open(f: Facts, a: Attempt) -> str | None:
    """Only a breach that nothing has been done about is answered."""
    if f.unanswered:
        return None
    return "没有尚待处理的问题：请先在检查单中记录不符合的事项，或者继续下一步"


@guard(LAW, 33)
def breach_found(f: Facts, a: Attempt) -> str | None:
    """Whoever broke no rule is not admonished, and no case is made of them."""
    return None if f.broken else "检查单中没有不符合的事项，请先记录发现的问题"


@guard(OWN, 0)
def all_checked(f: Facts, a: Attempt) -> str | None:
    """A result is told of what was looked at."""
    return None if f.checked else "检查单还没有记录，请先逐项检查"


@guard(OWN, 0)
def all_answered(f: Facts, a: Attempt) -> str | None:
    """Every breach leads somewhere: corrected, ordered, taught, or handed on."""
    if f.unanswered:
        return "还有问题没有处理：请当场改正、责令改正、教育、告诫、约谈、指导或者移交立案"
    return None


@guard(OWN, 0)
def nothing_open(f: Facts, a: Attempt) -> str | None:
    """A visit ends for good where neither an order nor an approval is outstanding."""
    if f.ordered or f.approval_due:
        return "有责令改正待复查或者批准待补办：请选择“结束检查，转入后续”"
    return None


@guard(OWN, 0)
def something_open(f: Facts, a: Attempt) -> str | None:
    """What is settled needs no following."""
    if f.ordered or f.approval_due:
        return None
    return "没有待复查的责令改正，也没有待补办的批准：请直接结束检查"


@guard(FIRMS, 0)
def approval_owed(f: Facts, a: Attempt) -> str | None:
    """Only a visit to a firm that began without approval is approved afterwards."""
    return None if f.approval_due else "本次检查没有待补办的批准，无须再批"


@guard(LAW, 28)
def order_runs(f: Facts, a: Attempt) -> str | None:
    """What is looked at again is what an order asked for."""
    return None if f.ordered else "没有待复查的责令改正，无须复查"


@guard(OWN, 0)
def settled(f: Facts, a: Attempt) -> str | None:
    """A followed visit ends when its order was obeyed or led to a case, and it was approved."""
    if f.approval_due:
        return "本次检查的批准尚未补办，请先由负责人补批"
    if f.ordered and not (f.uncorrected and f.handed_on):
        return "责令改正尚未了结：请先复查；复查未改正的，请移交立案"
    return None


@watch(FIRMS, 0)
def unapproved(f: Facts, a: Attempt) -> str | None:
    """A firm was inspected at once and the head did not agree afterwards."""
    return None if a.passed else "对企业的即时检查，负责人事后没有批准"


@watch(OWN, 0)
def approved_late(f: Facts, a: Attempt) -> str | None:
    """The approval was made up for after its term."""
    return "即时检查超过期限才补办批准" if a.late else None


@watch(OWN, 0)
def rechecked_late(f: Facts, a: Attempt) -> str | None:
    """An order's end was looked at too late."""
    return "责令改正期限届满后超过期限才复查" if a.late else None


@watch(FIRMS, 0)
def over_cap(f: Facts, a: Attempt) -> str | None:
    """A firm was entered once more than the published cap allows, and it is told afterwards."""
    return None if a.within_cap else "对该企业的检查超过了公布的年度次数上限，如实记录"
