"""The ordinary procedure, the party's rights: notice, defence, hearing (44, 45, 63, 64)."""

from __future__ import annotations

from mingjing.law.cite import cite
from mingjing.law.instruments.penalty_law_2021 import ordinary_conditions as c
from mingjing.law.instruments.penalty_law_2021 import ordinary_guards as g
from mingjing.law.instruments.penalty_law_2021 import ordinary_sets as sets
from mingjing.law.instruments.penalty_law_2021 import ordinary_watches as w
from mingjing.law.instruments.penalty_law_2021.common import (
    OFFICER,
    PENALTY,
    PENALTY_ASKS,
    REVIEWER,
    Attempt,
    not_investigator,
    qualified_before,
)
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import Facts
from mingjing.law.instruments.penalty_law_2021.ordinary_people import (
    CLERKING,
    CLERKING_ASKS,
    FIELD,
    FIELD_ASKS,
    REVIEW,
    REVIEW_ASKS,
)
from mingjing.law.procedure import Detour, Step

# fmt: off
# A procedure is read as a table.
LAW = "penalty_law_2021"


def notice() -> tuple[Step[Facts, Attempt], ...]:
    """What is intended is told, and the party answers."""
    return (
        Step("notify_penalty", "告知拟处罚内容和权利", ("reviewed",), "notified", cite(LAW, 44),
             (OFFICER,), (*FIELD, *PENALTY, *c.CONFISCATING, g.result_told, c.hearing_offered,
                          c.notice_served, *c.SERVICE),
             watches=(w.while_suspended,), sets=sets.notified,
             asks=(*FIELD_ASKS, *PENALTY_ASKS, *c.CONFISCATING_ASKS, "hearing_offered",
                   "receipted", *c.SERVICE_ASKS),
             chooses=("with_hearing",),
             says="告知拟处罚的内容、事实、理由、依据，以及陈述、申辩、听证的权利。"),
        Step("notify_hearing_right", "告知听证权利", ("reviewed", "notified"), None, cite(LAW, 63),
             (OFFICER,), (*FIELD, c.notice_served, *c.SERVICE), sets=sets.hearing_right_told,
             asks=(*FIELD_ASKS, "receipted", *c.SERVICE_ASKS),
             says="另用听证告知书告知当事人有要求听证的权利；已经告知的不重复起算。"),
        Step("state_defence", "登记陈述申辩", ("notified",), None, cite(LAW, 45), (OFFICER,),
             CLERKING, sets=sets.stated, asks=CLERKING_ASKS, chooses=("new_facts",),
             says="必须充分听取当事人的意见；提出新的事实、证据的，须再次审查。"),
        Step("waive_defence", "登记放弃陈述申辩", ("notified",), None, cite(LAW, 44), (OFFICER,),
             (*CLERKING, g.nothing_stated, c.waiver_explicit), sets=sets.waived,
             asks=(*CLERKING_ASKS, "waiver_explicit"),
             says="放弃须由当事人明确表示并留存凭证。"),
        Step("review_defence", "复核陈述申辩", ("notified",), None, cite(LAW, 45), (REVIEWER,),
             (*CLERKING, not_investigator, g.something_stated), sets=sets.weighed,
             asks=(*CLERKING_ASKS, "not_investigator"), chooses=("new_facts",),
             says="对事实、理由和证据进行复核；成立的应当采纳，不得因申辩加重处罚。"),
    )


def hearing() -> tuple[Step[Facts, Attempt], ...]:
    """The hearing, and the review that has to follow what was new."""
    return (
        Step("request_hearing", "登记听证申请", ("notified",), None, cite(LAW, 64), (OFFICER,),
             (*CLERKING, g.hearing_told, g.hearing_term_runs), sets=sets.requested,
             asks=CLERKING_ASKS, says="当事人在告知后五个工作日内提出。"),
        Step("notify_hearing", "通知听证", ("notified",), None, cite(LAW, 64), (REVIEWER,),
             (*CLERKING, g.hearing_requested, c.seven_days_ahead, c.chair_apart, c.hearing_open),
             sets=sets.summoned, asks=(*CLERKING_ASKS, "ahead", "chair_apart", "hearing_open"),
             says="举行听证的七个工作日前通知时间、地点和主持人；除涉密外公开举行。"),
        Step("hold_hearing", "举行听证", ("notified",), None, cite(LAW, 64), (REVIEWER,),
             (*CLERKING, not_investigator, g.hearing_notified, c.day_come, c.absence_recorded,
              c.chair_apart, c.agents_fit, c.record_signed), sets=sets.heard,
             asks=(*CLERKING_ASKS, "not_investigator", "day_come", "absence_recorded",
                   "chair_apart", "agents_fit", "record_signed"), chooses=("attended",),
             says="由非本案调查人员主持，制作听证笔录，交当事人核对签字。"),
        Step("review_again", "再次审查", ("notified",), None, cite(LAW, 58), (REVIEWER,),
             (*REVIEW, g.review_due_again, c.points_met, c.hearing_reported),
             watches=(qualified_before,), sets=sets.reviewed,
             asks=(*REVIEW_ASKS, "points_met", "hearing_reported"), chooses=("passed",),
             detours=(Detour("passed", False, "investigating"),),
             says="经过听证，或者当事人提出新的事实、证据的，决定前须再次法制审核。"),
    )
# fmt: on
