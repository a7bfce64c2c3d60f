"""Which acts beside a case make which papers: the small procedures, read as a table."""

from __future__ import annotations

from mingjing.law.cite import cite
from mingjing.office.documents import checks as c
from mingjing.office.documents.contents import goods
from mingjing.office.documents.shapes import Family, Force, Kind

S, P = Force.STATUTE, Force.PRACTICE
FORM, RECORD, LETTER = Family.FORM, Family.RECORD, Family.LETTER
DECISION, REPORT = Family.DECISION, Family.REPORT
LAW, COMPULSION = "penalty_law_2021", "compulsion_law_2012"
PRESERVING, SEIZING = "preservation", "seizure"

# fmt: off
BESIDE: tuple[Kind, ...] = (
    Kind("approve_preservation", "先行登记保存证据审批表", 18, FORM, S, cite(LAW, 56),
         goods.preservation_approval, (c.PARTY_NAME, c.GOODS, c.REASON), of=PRESERVING),
    Kind("preserve_evidence", "先行登记保存证据通知书", 18, LETTER, S, cite(LAW, 56),
         goods.preservation_notice, (*c.FIELD, c.PARTY_NAME, c.GOODS, c.KEPT_AT, c.ORGAN),
         served=True, sealed=True, mark="先登", of=PRESERVING),
    Kind("dispose_preserved", "先行登记保存证据处理决定书", 19, LETTER, S, cite(LAW, 56),
         goods.preservation_decision, (c.PARTY_NAME, c.WAY, c.REASON, c.ORGAN), served=True,
         sealed=True, mark="先处", of=PRESERVING),
    Kind("return_preserved", "先行登记保存物品返还清单", 18, RECORD, S, cite(LAW, 56),
         goods.preservation_return, (c.PARTY_NAME, c.REASON), of=PRESERVING),
    Kind("approve_seizure", "查封（扣押）审批表", 21, FORM, S, cite(COMPULSION, 18),
         goods.seizure_approval, (c.PARTY_NAME, c.GOODS, c.MEASURE_BASIS, c.REASON), of=SEIZING),
    *(
        kind
        for verb in ("seize", "seize_urgently")
        for kind in (
            Kind(verb, "查封（扣押）决定书", 21, DECISION, S, cite(COMPULSION, 24),
                 goods.seizure_decision, (*c.FIELD, *c.PARTY, c.GOODS, c.MEASURE_BASIS, c.DAYS,
                 c.KEPT_AT, c.REMEDIES, c.ORGAN), served=True, sealed=True, mark="查扣",
                 of=SEIZING),
            Kind(verb, "查封（扣押）现场笔录", 21, RECORD, S, cite(COMPULSION, 18),
                 goods.seizure_record, (*c.FIELD, c.SHOWN, c.PARTY_NAME, c.GOODS), of=SEIZING,
                 nth=2),
        )
    ),
    Kind("make_up_approval", "查封（扣押）补办批准审批表", 21, FORM, S, cite(COMPULSION, 19),
         goods.late_approval, (c.PARTY_NAME, c.REASON), of=SEIZING),
    Kind("test_seized", "检测（检验、检疫、鉴定）期间告知书", 20, LETTER, S, cite(COMPULSION, 25),
         goods.test_period, (c.PARTY_NAME, c.UNTIL, c.TESTED_BY, c.ORGAN), served=True,
         sealed=True, mark="检期", of=SEIZING),
    Kind("record_test", "检测（检验、检疫、鉴定）结果告知书", 20, LETTER, S, cite(COMPULSION, 25),
         goods.test_result, (c.PARTY_NAME, c.RESULT, c.ORGAN), served=True, sealed=True,
         mark="检果", of=SEIZING),
    Kind("extend_seizure", "延长查封（扣押）决定书", 22, LETTER, S, cite(COMPULSION, 25),
         goods.seizure_extension, (c.PARTY_NAME, c.DAYS, c.REASON_GIVEN, c.REMEDIES, c.ORGAN),
         served=True, sealed=True, mark="延查扣", of=SEIZING),
    Kind("release_seizure", "解除查封（扣押）决定书", 23, LETTER, S, cite(COMPULSION, 28),
         goods.seizure_release, (c.PARTY_NAME, c.GROUND_SAID, c.ORGAN), served=True, sealed=True,
         mark="解查扣", of=SEIZING),
    Kind("dispose_seized", "查封（扣押）物品处理清单", 44, RECORD, S, cite(COMPULSION, 27),
         goods.seizure_disposal, (c.PARTY_NAME, c.FATE, c.REASON), of=SEIZING),
)
# fmt: on
