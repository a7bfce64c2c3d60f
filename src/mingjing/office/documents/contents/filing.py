"""Documents of the beginning: where a lead came from, what was verified, how it was filed."""

from __future__ import annotations

from mingjing.office.cases.opening import SOURCES
from mingjing.office.documents.contents.common import (
    basis,
    conduct_line,
    conduct_when,
    opinion,
    party_rows,
    text,
)
from mingjing.office.documents.shapes import Body
from mingjing.office.documents.story import Act, Story
from mingjing.office.items.models import AREA_LABELS, Area

_SOURCES = {**dict(SOURCES), "turned": "当场处罚转入"}


def _about(story: Story) -> tuple[tuple[str, str], ...]:
    case = story.case
    return (
        *party_rows(case),
        ("案由", case.item.violation),
        ("发生时间", conduct_when(case)),
        ("发生地点", case.place),
    )


def _source(story: Story) -> str:
    case = story.case
    led = case.inspection or case.complaint
    return _SOURCES.get(case.source, case.source) + (f"（{led.number}）" if led else "")


def source(story: Story, act: Act) -> Body:
    """案件来源登记表: source, time, who received it, and what it says."""
    case = story.case
    rows = (
        ("案件来源", _source(story)),
        ("登记时间", act.when),
        ("登记人", act.by),
        ("领域", AREA_LABELS[Area(case.area)]),
        *_about(story),
        ("反映的情况", conduct_line(case)),
    )
    return Body(rows=rows, opinions=(opinion("登记说明", act, "opinion"),))


def verification(story: Story, act: Act) -> Body:
    """线索核查报告: facts, jurisdiction, limitation, proposal."""
    held = bool(act.typed.get("competent")), bool(act.typed.get("in_limitation"))
    prima = bool(act.typed.get("prima_facie"))
    grave = act.said("grave_reason")
    passed = all((*held, prima))
    return Body(
        rows=_about(story),
        parts=(
            text("一、核查情况", act.said("opinion")),
            text(
                "二、立案条件",
                f"（一）管辖：{'属本机关管辖。' if held[0] else '本机关没有管辖权。'}",
                f"（二）追责时效：{'在法定追责时效内。' if held[1] else '不在法定追责时效内。'}",
                f"适用五年时效的理由：{grave}" if grave else "",
                f"（三）初步证据：{'有' if prima else '没有'}证明违法事实的初步证据。",
            ),
            text(
                "三、处理建议",
                "符合立案条件，建议提请立案。" if passed else "不符合立案条件，建议不予立案。",
            ),
        ),
        hands=tuple(f"核查人：{n}" for n in act.officers),
    )


def filing(story: Story, act: Act) -> Body:
    """立案审批表: one form, in which officers, reviewer and head write their opinions."""
    review = story.after(act, "review_filing", until="file_case")
    approved = story.after(act, "approve_filing", until="file_case")
    final = approved[-1] if approved else None
    case = story.case
    return Body(
        rows=(
            ("案件来源", _source(story)),
            *_about(story),
            ("案情摘要", conduct_line(case)),
            ("立案依据", f"《中华人民共和国行政处罚法》第五十四条；{basis(case)}"),
        ),
        opinions=(
            opinion("承办人意见", act, "opinion"),
            opinion("法制审核意见", review[-1] if review else None, "result", "opinion"),
            opinion("负责人审批意见", final, "opinion"),
        ),
        number=story.then(final).case.filing_number if final else "",
        day=final.day if final else None,
    )


def refusal_to_file(story: Story, act: Act) -> Body:
    """不予立案审批表: the reasons and the head's approval."""
    checked = story.last(act, "verify_lead")
    return Body(
        rows=(("案件来源", _source(story)), *_about(story)),
        opinions=(
            opinion("核查意见", checked, "opinion"),
            opinion("负责人审批意见（不予立案的理由）", act, "reason"),
        ),
    )
