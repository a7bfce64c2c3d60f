"""Facts, attempts and guards that the summary and the ordinary procedure share.

Time is a fact here, abstracted to regions; people are facts about the one who acts. Each
guard's sentence says what to do, because it is what the officer reads.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from mingjing.law import actors
from mingjing.law.cite import cite
from mingjing.law.procedure import Guard, guard, watch
from mingjing.law.sources import Mark

OFFICER, REVIEWER = actors.OFFICER, actors.REVIEWER
LEADER, CLERK = actors.LEADER, actors.CLERK


class Review(StrEnum):
    """The state of one of the three legal reviews."""

    NONE = "none"
    PASSED = "passed"
    RETURNED = "returned"
    STALE = "stale"


class Clock(StrEnum):
    """A term that must have run out before the next act."""

    NONE = "none"
    RUNNING = "running"
    OVER = "over"


class Outcome(StrEnum):
    """How the case was decided (art. 57)."""

    NONE = "none"
    PENALTY = "penalty"
    NO_PENALTY = "no_penalty"
    NOT_ESTABLISHED = "not_established"


@dataclass(frozen=True, slots=True)
class Attempt:
    """What is true of one attempt at an act; each default is the lawful value.

    Fields that a step does not ask stay at their default. Every guard reads one field, or facts.
    """

    post_fits: bool = True
    two_officers: bool = True
    certified: bool = True
    identity_shown: bool = True
    one_place: bool = True
    asked_alone: bool = True
    copy_checked: bool = True
    not_investigator: bool = True
    not_reviewer: bool = True
    qualified: bool = True
    qualified_before: bool = True
    passed: bool = True
    competent: bool = True
    in_limitation: bool = True
    prima_facie: bool = True
    in_time: bool = True
    of_age: bool = True
    within_maximum: bool = True
    within_minimum: bool = True
    kind_provided: bool = True
    hearing_offered: bool = True
    hearing_weighed: bool = True
    with_hearing: bool = False
    heavier: bool = False
    gains_told: bool = True
    goods_told: bool = True
    ground_given: bool = True
    educated: bool = True
    waiver_explicit: bool = True
    ahead: bool = True
    day_come: bool = True
    attended: bool = True
    absence_recorded: bool = True
    receipted: bool = True
    consented: bool = True
    in_full: bool = True
    for_money: bool = True
    facts_certain: bool = True
    summary_kind: bool = True
    summary_amount: bool = True
    review_first_told: bool = True
    collectable: bool = True
    not_recused: bool = True
    from_inspection: bool = False
    device_reviewed: bool = True
    record_reviewed: bool = True
    device_told: bool = True
    told_at_once: bool = False
    ordered: bool = True
    was_ordered: bool = True
    recheck_due: bool = False
    reason_given: bool = True
    discussed: bool = True
    complex_case: bool = False
    voters_named: bool = True
    voters_apart: bool = True
    several_voters: bool = True
    minutes_kept: bool = True
    points_met: bool = True
    new_facts: bool = False
    chair_apart: bool = True
    hearing_open: bool = True
    agents_fit: bool = True
    record_signed: bool = True
    hearing_reported: bool = True
    crime_settled: bool = True
    recusal_answered: bool = True
    police_opened: bool = True
    handed_over: bool = True
    preserved_settled: bool = True
    goods_settled: bool = True
    cash_banked: bool = True
    ended_otherwise: bool = False
    refunded: bool = True
    lighter_for_youth: bool = True
    catch_all_reasoned: bool = True
    correction_shown: bool = True
    harm_fits: bool = True
    no_history: bool = True
    proof_given: bool = True
    child_shown: bool = True
    incapacity_shown: bool = True
    guardian_told: bool = True
    witnessed: bool = True
    slip_returned: bool = True
    last_resort: bool = True
    milder_law: bool = True
    late: bool = False


def sound(
    instrument: str,
    article: int,
    *,
    name: str,
    field: str,
    sentence: str,
    paragraph: int | None = None,
    bad: object = False,
) -> Guard[object, Attempt]:
    """A guard that refuses when one field of the attempt has its unlawful value."""

    def why_not(facts: object, attempt: Attempt) -> str | None:
        return sentence if getattr(attempt, field) == bad else None

    why_not.__name__ = name
    made = guard(instrument, article, paragraph=paragraph)(why_not)
    return replace(made, of_attempt=True)


post_fits = replace(
    sound(
        "tianjin",
        0,
        name="post_fits",
        field="post_fits",
        sentence="这一步须由担任相应职务的人员办理，请由其本人登录办理",
    ),
    of_post=True,
)
"""Refuses with the post that the step names (`procedure.why_not`)."""


def kept_for_head(instrument: str, article: int) -> Guard[object, Attempt]:
    """The same, where a statute itself keeps the act for the head of the organ."""
    return replace(post_fits, citation=cite(instrument, article))


two_officers = sound(
    "penalty_law_2021",
    42,
    name="two_officers",
    field="two_officers",
    sentence="执法人员不得少于两人，请补填第二名执法人员",
)
certified = sound(
    "penalty_law_2021",
    42,
    name="certified",
    field="certified",
    sentence="执法人员的执法证件在行为当日无效或已过期，请更换持有效证件的人员",
)
not_recused = sound(
    "penalty_law_2021",
    43,
    name="not_recused",
    field="not_recused",
    sentence="已决定回避的人员不得再参与本案，请更换人员",
)
identity_shown = sound(
    "penalty_law_2021",
    55,
    name="identity_shown",
    field="identity_shown",
    sentence="须先向当事人出示执法证件并作记录，请出示并确认",
)
identity_shown_on_the_spot = sound(
    "penalty_law_2021",
    52,
    name="identity_shown",
    field="identity_shown",
    sentence="当场处罚须先向当事人出示执法证件并作记录，请出示并确认",
)
not_investigator = sound(
    "tianjin",
    0,
    name="not_investigator",
    field="not_investigator",
    sentence="本案调查人员不得审核本案，请由未参与调查的法制审核人员办理",
)
qualified = sound(
    "penalty_law_2021",
    58,
    name="qualified",
    field="qualified",
    sentence="初次从事法制审核的人员须已取得法律职业资格，请更换审核人员或补录其资格",
)
receipted = sound(
    "penalty_law_2021",
    61,
    name="receipted",
    field="receipted",
    sentence="送达须有送达回证（日期、签收或拒收说明），请补填",
)
receipt_numbered = sound(
    "penalty_law_2021",
    70,
    name="receipt_numbered",
    field="receipted",
    sentence="收缴罚款须出具财政专用票据，请填写票据号",
)
approver_not_investigator = sound(
    "tianjin",
    0,
    name="approver_not_investigator",
    field="not_investigator",
    sentence="本案调查人员不得批准立案、不予立案或者结案，请由未参与调查的负责人批准",
)
decider_not_investigator = sound(
    "tianjin",
    0,
    name="decider_not_investigator",
    field="not_investigator",
    sentence="本案调查人员不得决定本案，请由未参与调查的负责人决定",
)
decider_not_reviewer = sound(
    "tianjin",
    0,
    name="decider_not_reviewer",
    field="not_reviewer",
    sentence="审核过本案的人员不得决定本案，请由其他负责人决定",
)
investigator_not_reviewer = sound(
    "tianjin",
    0,
    name="investigator_not_reviewer",
    field="not_reviewer",
    sentence="审核过本案的人员不得再以执法人员身份办理本案，请更换执法人员",
)
within_maximum = sound(
    "penalty_law_2021",
    38,
    name="within_maximum",
    field="within_maximum",
    sentence="罚款没有依据或者超出依据：请勾选“罚款”，金额不高于该事项法律依据规定的上限",
)
within_minimum = sound(
    "penalty_law_2021",
    32,
    name="within_minimum",
    field="within_minimum",
    sentence="罚款低于该事项的法定下限：请写明减轻处罚的法定理由，或者提高金额",
)
kind_provided = sound(
    "penalty_law_2021",
    38,
    name="kind_provided",
    field="kind_provided",
    sentence="该事项的法律依据没有规定这一处罚种类，没有依据的处罚无效：请只选依据中规定的种类",
)
in_time = sound(
    "penalty_law_2021",
    36,
    name="in_time",
    field="in_time",
    sentence="违法行为终了二年后才被发现，不再给予处罚：适用五年时效的请写明理由，否则请终止调查（当场处罚的先转为普通程序）",
)
of_age = sound(
    "penalty_law_2021",
    30,
    name="of_age",
    field="of_age",
    sentence="当事人行为时不满十四周岁，不予处罚：请决定不予处罚，并责令监护人管教",
)
lighter_for_youth = sound(
    "penalty_law_2021",
    30,
    name="lighter_for_youth",
    field="lighter_for_youth",
    sentence="当事人行为时已满十四不满十八周岁，应当从轻或者减轻处罚：请写明如何从轻、减轻",
)
catch_all_reasoned = sound(
    "penalty_law_2021",
    44,
    name="catch_all_reasoned",
    field="catch_all_reasoned",
    sentence="所依据的是“其他”一类的兜底条款：请写明该行为与所列各项性质、危害相当而适用的理由",
)
milder_law = sound(
    "penalty_law_2021",
    37,
    name="milder_law",
    field="milder_law",
    sentence="行为发生后规定有变，适用的是较重的一个：请改为适用较轻的规定（从旧兼从轻）",
)
PENALTY = (
    within_maximum,
    within_minimum,
    kind_provided,
    of_age,
    lighter_for_youth,
    milder_law,
    catch_all_reasoned,
)
"""What every penalty must satisfy, by whatever procedure it is imposed."""
PENALTY_ASKS = tuple(rule.name for rule in PENALTY)


@watch("penalty_law_2021", 58, mark=Mark.MEMORY)
def qualified_before(f: object, a: Attempt) -> str | None:
    """Who first reviewed when an earlier text, known from memory, may have asked for it already."""
    if a.qualified_before:
        return None
    return "审核人员没有法律职业资格，初次审核虽早于现行法，但可能在旧法已有此要求之后：请核对"


@watch("penalty_law_2021", 54)
def in_two_places(f: object, a: Attempt) -> str | None:
    """A record that puts an officer in two places at once is not objective (art. 54)."""
    if a.one_place:
        return None
    return "记录显示执法人员同一时刻在另一处执法：请核对人员和时间，并在案卷中说明"


@watch("tianjin", 0)
def closed_unrefunded(f: object, a: Attempt) -> str | None:
    """A case closed while the office holds money that the party does not owe any more."""
    return None if a.refunded else "决定变更、撤销后多缴的款项尚未退还当事人，本案即已结案"
