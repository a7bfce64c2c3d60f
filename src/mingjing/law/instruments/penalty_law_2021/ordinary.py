"""The ordinary procedure (普通程序) of the Administrative Penalty Law 2021.

Articles 54 to 65 with service (61), payment (66 to 70) and the office's own three-level legal
review; what stops, lengthens or ends the road stands beside it. The three reviews are kept apart
from the acts that they judge, by person. Read after it: `ordinary_inquiry`, `ordinary_rights`,
`ordinary_outcome`.
"""

from __future__ import annotations

from dataclasses import replace

from mingjing.law.cite import cite
from mingjing.law.instruments.penalty_law_2021 import ordinary_guards as g
from mingjing.law.instruments.penalty_law_2021 import ordinary_sets as sets
from mingjing.law.instruments.penalty_law_2021 import ordinary_watches as w
from mingjing.law.instruments.penalty_law_2021.common import (
    CLERK,
    LEADER,
    OFFICER,
    REVIEWER,
    Attempt,
    Clock,
    approver_not_investigator,
    post_fits,
    qualified_before,
)
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import Facts
from mingjing.law.instruments.penalty_law_2021.ordinary_inquiry import duration, investigation
from mingjing.law.instruments.penalty_law_2021.ordinary_outcome import decision, ending
from mingjing.law.instruments.penalty_law_2021.ordinary_people import (
    CLERKING,
    CLERKING_ASKS,
    FIELD,
    FIELD_ASKS,
    REVIEW,
    REVIEW_ASKS,
)
from mingjing.law.instruments.penalty_law_2021.ordinary_rights import hearing, notice
from mingjing.law.procedure import NEW, Detour, Passing, Procedure, Stage, Step

# fmt: off
# A procedure is read as a table.
LAW = "penalty_law_2021"
LOCAL = "tianjin"

STAGES = (
    Stage(NEW, "未登记"),
    Stage("lead", "线索待核查"),
    Stage("verified", "已核查"),
    Stage("filed", "立案待审"),
    Stage("investigating", "调查取证"),
    Stage("concluded", "调查终结"),
    Stage("reviewed", "审核通过"),
    Stage("notified", "已告知"),
    Stage("decided", "已决定"),
    Stage("served", "已送达"),
    Stage("closed", "已结案"),
    Stage("terminated", "已终止调查"),
    Stage("referred", "公安立案终结"),
    Stage("transferred", "移送办结"),
    Stage("declined", "不予立案", final=True),
    Stage("archived", "已归档", final=True),
)


def _filing() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("register_lead", "登记线索", (NEW,), "lead", cite(LAW, 54), (OFFICER, CLERK),
             (post_fits,), sets=sets.registered, asks=("post_fits",), chooses=("from_inspection",),
             says="发现依法应当给予处罚的线索，如实登记来源、时间和内容。"),
        Step("verify_lead", "核查线索", ("lead",), "verified", cite(LAW, 54), (OFFICER,), FIELD,
             sets=sets.verified, asks=FIELD_ASKS, chooses=("competent", "in_limitation",
             "prima_facie"), watches=(w.filing_late,),
             says="核实本机关有无管辖权、是否在追责时效内、有无初步证据。"),
        Step("file_case", "提请立案", ("verified",), "filed", cite(LAW, 54), (OFFICER,), (*FIELD,
             g.competent, g.in_limitation, g.prima_facie), asks=FIELD_ASKS,
             says="符合立案标准的，应当及时立案。"),
        Step("decline_to_file", "不予立案", ("verified",), "declined", cite(LAW, 54), (LEADER,),
             (*CLERKING, approver_not_investigator, g.may_decline),
             asks=(*CLERKING_ASKS, "not_investigator"),
             says="不符合立案条件的，说明理由，由负责人批准不予立案。"),
        Step("review_filing", "立案审查", ("filed",), None, cite(LOCAL, 0), (REVIEWER,),
             (*REVIEW, g.filing_unreviewed), watches=(qualified_before,),
             sets=sets.filing_reviewed, asks=REVIEW_ASKS, chooses=("passed",),
             detours=(Detour("passed", False, "verified"),),
             says="法制审核人员审查主体、管辖、时效和初步证据。"),
        Step("approve_filing", "批准立案", ("filed",), "investigating", cite(LAW, 54), (LEADER,),
             (*CLERKING, approver_not_investigator, g.filing_passed),
             asks=(*CLERKING_ASKS, "not_investigator"),
             says="立案自负责人批准之日起算办案期限。"),
    )


# fmt: on


def _defence_ends(stage: str, f: Facts) -> Facts | None:
    if stage != "notified" or f.defence_term is not Clock.RUNNING:
        return None
    return replace(f, defence_term=Clock.OVER)


def _hearing_ends(stage: str, f: Facts) -> Facts | None:
    if stage != "notified" or f.hearing_term is not Clock.RUNNING:
        return None
    return replace(f, hearing_term=Clock.OVER)


ORDINARY: Procedure[Facts, Attempt] = Procedure(
    name="penalty_law_2021/ordinary",
    label="普通程序",
    stages=STAGES,
    steps=(
        *_filing(),
        *investigation(),
        *duration(),
        *notice(),
        *hearing(),
        *decision(),
        *ending(),
    ),
    facts=Facts,
    attempt=Attempt,
    passings=(
        Passing("defence_term_ends", "陈述申辩期限届满", _defence_ends),
        Passing("hearing_term_ends", "听证申请期限届满", _hearing_ends),
    ),
    road=(
        "register_lead",
        "verify_lead",
        "file_case",
        "review_filing",
        "approve_filing",
        "take_evidence",
        "order_correction",
        "conclude_investigation",
        "review_penalty",
        "notify_penalty",
        "state_defence",
        "decide_penalty",
        "serve",
        "pay",
        "review_closing",
        "close_case",
        "archive",
    ),
)
