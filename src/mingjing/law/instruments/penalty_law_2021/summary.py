"""The summary procedure (简易程序, 当场处罚) of the Administrative Penalty Law 2021, in full.

Articles 51 to 53 with collection on the spot (68 to 71). The duties to tell and to hear stand in
the general section (44, 45), so they bind here too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from mingjing.law.cite import cite
from mingjing.law.instruments.penalty_law_2021 import shared_conditions as shared
from mingjing.law.instruments.penalty_law_2021.common import (
    CLERK,
    LEADER,
    OFFICER,
    PENALTY,
    PENALTY_ASKS,
    Attempt,
    Outcome,
    approver_not_investigator,
    certified,
    closed_unrefunded,
    identity_shown_on_the_spot,
    in_time,
    in_two_places,
    not_recused,
    post_fits,
    receipt_numbered,
    sound,
    two_officers,
)
from mingjing.law.instruments.penalty_law_2021.sparing import SPARING, SPARING_ASKS
from mingjing.law.procedure import NEW, Procedure, Stage, Step, guard, watch
from mingjing.law.sources import Mark

LAW = "penalty_law_2021"
FIELD = (post_fits, two_officers, certified, not_recused)
FIELD_ASKS = ("post_fits", "two_officers", "certified", "not_recused")


@dataclass(frozen=True, slots=True)
class SummaryFacts:
    """Where an on-the-spot case stands in law."""

    told: bool = False
    heard: bool = False
    outcome: Outcome = Outcome.NONE
    money_due: bool = False
    paid: bool = False
    reported: bool = False


Facts = SummaryFacts

facts_certain = sound(
    LAW,
    51,
    name="facts_certain",
    field="facts_certain",
    sentence="当场处罚须违法事实确凿：请先查清，或转为普通程序",
)
summary_kind = sound(
    LAW,
    51,
    name="summary_kind",
    field="summary_kind",
    sentence="当场处罚只能是警告或罚款：其他种类请转为普通程序",
)
summary_amount = sound(
    LAW,
    51,
    name="summary_amount",
    field="summary_amount",
    sentence="罚款超过当场处罚限额（公民二百元、法人或其他组织三千元）：请转为普通程序",
)
review_first_told = sound(
    "reconsideration_law_2024",
    23,
    name="review_first_told",
    field="review_first_told",
    sentence="当场处罚须告知当事人先申请行政复议，并在决定书中载明：请告知并确认",
)
collectable = sound(
    LAW,
    68,
    name="collectable",
    field="collectable",
    sentence="只有一百元以下的罚款，或者不当场收缴事后难以执行（须写明情况）的，才可当场收缴：其他罚款请告知当事人到银行缴纳",
)
handed_over = sound(
    LAW,
    52,
    name="handed_over",
    field="receipted",
    sentence="决定书须当场交付并由当事人签收；拒收的，请注明",
)


@guard(LAW, 44)
def told(f: Facts, a: Attempt) -> str | None:
    """The party is told of what is intended and of the right to answer."""
    return (
        None if f.told else "尚未告知拟处罚的内容、事实、理由、依据和陈述申辩的权利：请先当场告知"
    )


@guard(LAW, 44)
def untold(f: Facts, a: Attempt) -> str | None:
    """What was told is not told over."""
    return "已经当场告知，请记录当事人的陈述申辩" if f.told else None


@guard(LAW, 52, paragraph=3)
def unreported(f: Facts, a: Attempt) -> str | None:
    """A decision is reported once; the day of the report stands."""
    return "该决定已经报备案，无须再报" if f.reported else None


@guard(LAW, 45)
def heard(f: Facts, a: Attempt) -> str | None:
    """The party's answer, or its wish to give none, is on record."""
    return None if f.heard else "尚未记录当事人的陈述申辩：请先记录，没有意见的也须记录"


@guard(LAW, 67)
def money_due(f: Facts, a: Attempt) -> str | None:
    """There is a fine that is not yet paid."""
    return None if f.money_due and not f.paid else "本案没有待缴的罚款，请核对案号和决定书"


@guard(LAW, 52, paragraph=3)
def reported(f: Facts, a: Attempt) -> str | None:
    """A decision on the spot is reported to the officers' own organ."""
    return None if f.reported else "当场处罚决定尚未报所属行政机关备案：请先报备案"


@guard("tianjin", 0)
def performed(f: Facts, a: Attempt) -> str | None:
    """A case is closed when its decision was carried out, or stands no more."""
    owed = f.money_due and not f.paid
    return "罚款尚未缴清，不能结案：请先登记缴款" if owed and not a.ended_otherwise else None


cash_banked = sound(
    LAW,
    71,
    name="cash_banked",
    field="cash_banked",
    sentence="当场收缴的罚款尚未缴付银行：请先登记交至本机关和缴付银行，再结案",
)


@watch(LAW, 52)
def handed_late(f: Facts, a: Attempt) -> str | None:
    """A decision that was not handed over on the day it was made."""
    return "决定书没有在作出当日当场交付" if a.late else None


@watch(LAW, 68, mark=Mark.DESIGN)
def collected_later(f: Facts, a: Attempt) -> str | None:
    """Cash that was taken on a later day was not taken on the spot; no article counts the days."""
    return "罚款不是在当场作出决定之日收缴的，不属于当场收缴" if a.late else None


@watch("housing_ministry_order_55", 0)
def reported_late(f: Facts, a: Attempt) -> str | None:
    """A report for the record after its term."""
    return "当场处罚决定超过期限才报备案" if a.late else None


STAGES = (
    Stage(NEW, "未登记"),
    Stage("found", "现场查明"),
    Stage("decided", "已当场决定"),
    Stage("served", "已交付"),
    Stage("closed", "已结案"),
    Stage("let_off", "不予处罚", final=True),
    Stage("turned", "转为普通程序", final=True),
    Stage("archived", "已归档", final=True),
)


def _told(f: Facts, a: Attempt) -> Facts:
    return replace(f, told=True)


def _heard(f: Facts, a: Attempt) -> Facts:
    return replace(f, heard=True)


def _decided(f: Facts, a: Attempt) -> Facts:
    return replace(f, outcome=Outcome.PENALTY, money_due=a.for_money)


def _spared(f: Facts, a: Attempt) -> Facts:
    return replace(f, outcome=Outcome.NO_PENALTY)


def _reported(f: Facts, a: Attempt) -> Facts:
    return replace(f, reported=True)


def _paid(f: Facts, a: Attempt) -> Facts:
    return replace(f, paid=True) if a.in_full else f


# fmt: off
# A procedure is read as a table.
def _on_the_spot() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("record_on_the_spot", "现场记录", (NEW,), "found", cite(LAW, 52), (OFFICER,), (*FIELD,
             identity_shown_on_the_spot, *shared.DEVICE),
             watches=(shared.device_untold, in_two_places, shared.copy_unchecked),
             asks=(*FIELD_ASKS, "identity_shown", *shared.DEVICE_ASKS),
             says="出示执法证件，记录违法事实。"),
        Step("notify_on_the_spot", "当场告知", ("found",), None, cite(LAW, 44), (OFFICER,),
             (*FIELD, untold), sets=_told, asks=FIELD_ASKS,
             says="告知拟处罚的内容、事实、理由、依据和陈述申辩的权利。"),
        Step("hear_on_the_spot", "听取当事人意见", ("found",), None, cite(LAW, 45), (OFFICER,),
             (*FIELD, told), sets=_heard, asks=FIELD_ASKS,
             says="当事人的陈述申辩，或者没有意见，都须记录。"),
        Step("decide_on_the_spot", "当场作出决定", ("found",), "decided", cite(LAW, 51),
             (OFFICER,), (*FIELD, heard, facts_certain, summary_kind, summary_amount, *PENALTY,
                          in_time, review_first_told, *shared.UNDISTURBED), sets=_decided,
             asks=(*FIELD_ASKS, "facts_certain", "summary_kind", "summary_amount",
                   *PENALTY_ASKS, "in_time", "review_first_told", *shared.UNDISTURBED_ASKS),
             chooses=("for_money",),
             says="事实确凿、有法定依据，对公民二百元以下、对组织三千元以下罚款或者警告。"),
        Step("hand_over", "当场交付决定书", ("decided",), "served", cite(LAW, 52), (OFFICER,),
             (*FIELD, handed_over), asks=(*FIELD_ASKS, "receipted"), watches=(handed_late,),
             says="填写预定格式、编有号码的决定书，当场交付当事人。"),
        Step("let_off", "不予处罚并教育", ("found",), "let_off", cite(LAW, 33), (OFFICER,),
             (*FIELD, *SPARING, *shared.UNDISTURBED), sets=_spared,
             asks=(*FIELD_ASKS, *SPARING_ASKS, *shared.UNDISTURBED_ASKS),
             says="轻微并及时改正、没有造成危害后果的，不予处罚，并进行教育。"),
        Step("turn_ordinary", "转为普通程序", ("found",), "turned", cite(LAW, 54), (OFFICER,),
             (post_fits,), asks=("post_fits",),
             says="不符合当场处罚条件的，转入普通程序，另行登记线索。"),
    )


def _ending() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("report_on_the_spot", "报所属机关备案", ("served",), None, cite(LAW, 52, paragraph=3),
             (OFFICER,), (post_fits, unreported), sets=_reported, asks=("post_fits",),
             watches=(reported_late,), says="当场作出的处罚决定，应当报所属行政机关备案。"),
        Step("pay", "登记缴款", ("served",), None, cite(LAW, 67), (CLERK, OFFICER), (post_fits,
             money_due, receipt_numbered), sets=_paid, asks=("post_fits", "receipted"),
             chooses=("in_full",), says="当事人自收到决定书之日起十五日内缴纳。"),
        Step("collect_on_the_spot", "当场收缴罚款", ("served",), None, cite(LAW, 68), (OFFICER,),
             (*FIELD, money_due, collectable, receipt_numbered), sets=_paid, asks=(*FIELD_ASKS,
             "collectable", "receipted"), watches=(collected_later,),
             says="一百元以下，或者不当场收缴事后难以执行的，可以当场收缴，并出具专用票据。"),
        Step("close_case", "批准结案", ("served",), "closed", cite("tianjin", 0), (LEADER,),
             (post_fits, approver_not_investigator, reported, performed, cash_banked,
              *shared.NOTHING_HELD),
             asks=("post_fits", "not_investigator", "ended_otherwise", "cash_banked",
                   *shared.NOTHING_HELD_ASKS), watches=(closed_unrefunded,),
             says="已备案并执行完毕后结案。"),
        Step("archive", "归档", ("closed",), "archived", cite(LAW, 47), (CLERK,), (post_fits,),
             asks=("post_fits",), says="全过程记录归档保存。"),
    )


SUMMARY: Procedure[Facts, Attempt] = Procedure(
    name="penalty_law_2021/summary",
    label="简易程序",
    stages=STAGES,
    steps=(*_on_the_spot(), *_ending()),
    facts=SummaryFacts,
    attempt=Attempt,
    road=(
        "record_on_the_spot",
        "notify_on_the_spot",
        "hear_on_the_spot",
        "decide_on_the_spot",
        "hand_over",
        "report_on_the_spot",
        "pay",
        "close_case",
        "archive",
    ),
)
