"""Sealing and seizing (查封、扣押), compulsion law arts. 17 to 28, in full.

Approval comes first, or in urgency is made up within 24 hours. The measure lasts 30 days and may
be prolonged once, before its end; the days of a test do not count. Then it ends by itself and the
goods go back.
"""

from __future__ import annotations

from mingjing.law.cite import cite
from mingjing.law.explore import Sentence
from mingjing.law.instruments.compulsion_law_2012 import seizure_guards as g
from mingjing.law.instruments.compulsion_law_2012.seizure_guards import LAW, Ground
from mingjing.law.instruments.compulsion_law_2012.seizure_guards import (
    SeizureAttempt as Attempt,
)
from mingjing.law.instruments.compulsion_law_2012.seizure_guards import SeizureFacts as Facts
from mingjing.law.instruments.parts import RIGHT_POST, always, kept_for_head, only, post_fits
from mingjing.law.instruments.penalty_law_2021.common import LEADER, OFFICER, Clock
from mingjing.law.procedure import NEW, Passing, Procedure, Stage, Step


# fmt: off
# A procedure is read as a table.
def _taking() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("approve_seizure", "批准查封扣押", (NEW,), "approved", cite(LAW, 18), (LEADER,),
             (kept_for_head(LAW, 18), g.basis), asks=("post_fits", "basis"),
             says="实施前须向行政机关负责人报告并经批准；措施须有法律、法规的依据。"),
        Step("seize", "查封扣押", ("approved",), "held", cite(LAW, 18), (OFFICER,),
             g.TAKING, sets=g.seized, asks=g.TAKING_ASKS,
             says="两名以上执法人员实施，当场告知理由和权利，听取陈述申辩，制作笔录，交付决定书和清单。"),
        Step("seize_urgently", "紧急情况当场查封扣押", (NEW,), "held", cite(LAW, 19), (OFFICER,),
             (*g.TAKING, g.basis, g.urgent), sets=g.seized_urgently,
             asks=(*g.TAKING_ASKS, "basis", "urgent"),
             says="情况紧急、需要当场实施的，二十四小时内向负责人报告并补办批准手续。"),
        Step("make_up_approval", "补办批准手续", ("held",), None, cite(LAW, 19), (LEADER,),
             (kept_for_head(LAW, 19), g.approval_owed), sets=g.made_up, asks=("post_fits",),
             watches=(g.made_up_late,), says="当场实施后二十四小时内报告并补办批准手续。"),
    )


def _lasting() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("test_seized", "送检并告知检测期间", ("held",), None, cite(LAW, 25), (OFFICER,),
             (post_fits, g.not_testing, g.tested_in_term, g.period_told), sets=g.testing,
             asks=("post_fits", "period_told"),
             says="对物品检测、检验、检疫或者技术鉴定的，期间须明确并书面告知当事人，不计入查封扣押期限。"),
        Step("record_test", "登记检测结果", ("held",), None, cite(LAW, 25), (OFFICER,),
             (post_fits, g.test_under_way, g.result_told), sets=g.tested,
             asks=("post_fits", "result_told"),
             says="检测、检验、检疫或者技术鉴定有结果的，登记结果并告知当事人，查封扣押期限继续计算。"),
    )


def _ending() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("extend_seizure", "延长查封扣押", ("held",), None, cite(LAW, 25), (LEADER,),
             (kept_for_head(LAW, 25), g.not_extended, g.before_end, g.approved, g.reason_given,
              g.noticed, g.within_days),
             sets=g.extended, asks=("post_fits", "reason_given", "noticed", "within_days"),
             says="情况复杂的，期限届满前经负责人批准可以延长一次，并书面告知当事人和说明理由。"),
        Step("dispose_seized", "对查封扣押的物品作出处理", ("held",), "disposed", cite(LAW, 27),
             (LEADER,), (post_fits, g.in_term, g.approved, g.decision_based, g.transfer_told),
             sets=g.disposed, asks=("post_fits", "decision_based", "party_told"),
             chooses=("fate",),
             says="期限内查清事实并作出处理：依法没收、销毁，或者随涉嫌犯罪案件移送。"),
        Step("release_seizure", "解除查封扣押", ("held",), "released", cite(LAW, 28),
             (OFFICER, LEADER), (post_fits, g.ground_true, g.return_signed),
             watches=(g.released_late, g.overdue, g.never_approved), sets=g.released,
             asks=("post_fits", "return_signed"), chooses=("ground",),
             says="没有违法、与违法无关、已作处理决定或者期限届满的，立即解除并退还财物。"),
    )
# fmt: on


def _term_ends(stage: str, f: Facts) -> Facts | None:
    if stage != "held" or f.term is not Clock.RUNNING:
        return None
    return g.over(f)


SEIZURE: Procedure[Facts, Attempt] = Procedure(
    name="compulsion_law_2012/seizure",
    label="查封扣押",
    stages=(
        Stage(NEW, "未采取措施"),
        Stage("approved", "已批准查封扣押"),
        Stage("held", "查封扣押中"),
        Stage("disposed", "已作出处理", final=True),
        Stage("released", "已解除", final=True),
    ),
    steps=(*_taking(), *_lasting(), *_ending()),
    facts=Facts,
    attempt=Attempt,
    passings=(Passing("seizure_term_ends", "查封扣押期限届满", _term_ends),),
    road=("approve_seizure", "seize", "extend_seizure", "release_seizure"),
)

SEIZURE_SENTENCES: tuple[Sentence[Facts, Attempt], ...] = (
    RIGHT_POST,
    always("two", "查封扣押不少于两人", "two_officers"),
    always("valid_certificates", "执法人员证件当日有效", "certified"),
    always("identity", "先出示证件再采取措施", "identity_shown"),
    always("legal_basis", "没有法律法规依据不查封扣押", "basis"),
    always("only_urgent", "不紧急的先批准后实施", "urgent"),
    always("party_or_witness", "当事人不到场必有见证人", "witnessed"),
    always("rights", "当场告知理由和权利", "rights_told"),
    always("statement", "当场听取陈述申辩", "heard"),
    always("on_site_record", "必有现场笔录", "recorded"),
    always("two_copies", "当场交付决定书和一式两份的清单", "listed"),
    always("related", "不查封扣押无关财物和生活必需品", "related"),
    always("no_double_seal", "不重复查封", "unsealed"),
    always("reasons_to_extend", "延长必有理由", "reason_given"),
    always("thirty_days", "查封扣押和延长各不超过三十日", "within_days"),
    always("test_period_told", "检测期间书面告知当事人", "period_told"),
    always("test_result_told", "检测结果告知当事人", "result_told"),
    only(
        "test_seized", "one_test", "一次检测没有结果，不开始下一次",
        good=lambda f, a: not f.testing,
    ),
    only(
        "test_seized", "tested_in_time", "期满之后不再送检",
        good=lambda f, a: f.term is Clock.RUNNING,
    ),
    only("record_test", "result_of_a_test", "有检测才有结果", good=lambda f, a: f.testing),
    always("notice_of_extension", "延长必有书面告知", "noticed"),
    always("goods_returned", "退还财物必有签收", "return_signed"),
    only("make_up_approval", "owed_once", "只补办欠缺的批准", good=lambda f, a: f.owed),
    only(
        "extend_seizure", "extended_once", "只延长一次",
        good=lambda f, a: not f.extended,
    ),
    only(
        "extend_seizure", "extended_in_time", "期满之后不再延长",
        good=lambda f, a: f.term is Clock.RUNNING,
    ),
    only(
        "extend_seizure", "approved_before_extension", "未补办批准的不延长",
        good=lambda f, a: not f.owed,
    ),
    only(
        "dispose_seized", "disposed_in_time", "期满的只能解除",
        good=lambda f, a: f.term is Clock.RUNNING,
    ),
    only(
        "dispose_seized", "approved_before_disposal", "未补办批准的不处理",
        good=lambda f, a: not f.owed,
    ),
    only(
        "dispose_seized", "decided_before_disposal", "没收和销毁以决定为据",
        good=lambda f, a: a.fate is g.Fate.TRANSFER or a.decision_based,
    ),
    only(
        "dispose_seized", "party_told_of_transfer", "随案移送的书面告知当事人",
        good=lambda f, a: a.fate is not g.Fate.TRANSFER or a.party_told,
    ),
    only(
        "release_seizure", "true_ground", "以期满为由的确已期满",
        good=lambda f, a: (a.ground is Ground.EXPIRED) == (f.term is Clock.OVER),
    ),
)  # fmt: skip
