"""Which acts of a visit make which papers, read as a table."""

from __future__ import annotations

from mingjing.law.cite import cite
from mingjing.office.documents import checks as c
from mingjing.office.documents.contents import visit
from mingjing.office.documents.shapes import Family, Force, Kind, Need

S, P = Force.STATUTE, Force.PRACTICE
FORM, RECORD, LETTER = Family.FORM, Family.RECORD, Family.LETTER
LAW, FIRMS, OWN = "penalty_law_2021", "enterprise_inspection_2025", "field_visit"
VISIT = "visit"
ITEMS = Need(
    "items", "缺检查事项：请在提请检查时选择", lambda story, act: story.visit.items.exists()
)
FOUND = Need("findings", "缺检查情况：请先记录检查单", lambda story, act: bool(story.findings))
CAME = Need(
    "entry", "没有进场记录", lambda story, act: bool(
        story.before(act, "begin_visit", "begin_at_once") or act.verb.startswith("begin"))
)  # fmt: skip
REGISTERED = Need(
    "registered",
    "缺当事人：请先登记被检查人，再作出",
    lambda story, act: story.visit.party is not None,
)
WITH_WHOM = Need("with_whom", "缺对象", lambda story, act: bool(act.said("with_whom")))

# fmt: off
VISITING: tuple[Kind, ...] = (
    Kind("approve_visit", "行政检查审批表", 1, FORM, P, cite(FIRMS, 0), visit.approval, (ITEMS,),
         of=VISIT),
    Kind("approve_afterwards", "行政检查（补办）审批表", 1, FORM, P, cite(FIRMS, 0),
         visit.approval, (ITEMS,), of=VISIT),
    Kind("notify_visit", "行政检查通知书", 2, LETTER, P, cite(FIRMS, 0), visit.notice,
         (ITEMS, c.RECEIPT, c.CONTACT, c.ORGAN), served=True, sealed=True, mark="检通", of=VISIT),
    Kind("tell_findings", "现场检查笔录", 3, RECORD, S, cite(LAW, 55), visit.site_record,
         (*c.FIELD, CAME, FOUND), of=VISIT),
    Kind("tell_findings", "检查结果告知书", 4, LETTER, P, cite(OWN, 0), visit.result,
         (*c.FIELD, FOUND, c.RECEIPT, c.ORGAN), served=True, sealed=True, mark="检告", of=VISIT,
         nth=2),
    Kind("order_correction", "责令改正通知书", 24, LETTER, S, cite(LAW, 28), visit.order,
         (*c.FIELD, REGISTERED, FOUND, c.DUE, c.ORGAN), served=True, sealed=True, of=VISIT),
    Kind("recheck_order", "责令改正复查记录", 25, RECORD, P, cite(LAW, 28), visit.recheck,
         (*c.FIELD, c.CONTENT), of=VISIT),
    Kind("hold_talk", "约谈记录", 55, RECORD, P, cite(OWN, 0), visit.talk,
         (*c.FIELD, WITH_WHOM, c.CONTENT), of=VISIT),
    Kind("educate", "说服教育记录", 55, RECORD, P, cite(LAW, 33), visit.teaching,
         (*c.FIELD, WITH_WHOM, c.CONTENT), of=VISIT),
    Kind("give_guidance", "行政指导书", 55, LETTER, P, cite(OWN, 0), visit.guidance,
         (*c.FIELD, c.CONTENT, c.ORGAN), served=True, sealed=True, mark="指导", editable=True,
         of=VISIT),
    Kind("admonish", "警示告诫书", 55, LETTER, P, cite(LAW, 33), visit.admonition,
         (*c.FIELD, FOUND, c.CONTENT, c.ORGAN), served=True, sealed=True, mark="告诫", of=VISIT),
)
# fmt: on
