"""The section structure of the annual report, as the Tianjin template has it.

Each slot is one piece of text that people write; its scope is what its totals must be about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mingjing.office.items.models import AREA_LABELS
from mingjing.office.statistics.shapes import Scope

NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Slot:
    """One heading of the report, and the text under it where `writes` is true.

    `level` 1 is 一、, 2 is （一）, 3 is 1.; `requires` are figures that the text must contain;
    an `optional` slot without text is left out of the printed report.
    """

    key: str
    heading: str
    level: int
    scope: Scope = field(default_factory=dict)
    requires: tuple[str, ...] = ()
    guidance: str = ""
    writes: bool = True
    optional: bool = False


def _area(area: str, label: str) -> Slot:
    return Slot(
        f"focus_{area}",
        f"{label}领域",
        3,
        scope={"area": area},
        optional=True,
        guidance=f"只写{label}领域的做法和成效，数字一律写引用，例如 "
        f"{{inspections area={area}}}、{{fines area={area} as=wan}}。",
    )


SLOTS: tuple[Slot, ...] = (
    Slot("basics", "基本情况", 1, writes=False),
    Slot(
        "body",
        "执法主体情况",
        2,
        guidance="执法主体名称、内设执法机构和执法单位，执法以谁的名义进行。",
    ),
    Slot(
        "people",
        "执法人员情况",
        2,
        requires=("certified_officers",),
        guidance="持证人数及其变化、人员参与情况，写 {certified_officers}、{participation_rate}。",
    ),
    Slot(
        "cases",
        "执法案件情况",
        2,
        requires=("inspections", "penalties", "fines"),
        guidance="检查次数、处罚件数（简易、普通分列）、罚款金额、履职率，"
        "写 {inspections}、{penalties}、{penalties procedure=summary}、{fines as=wan}。",
    ),
    Slot(
        "plan",
        "年度计划制定和完成情况",
        2,
        guidance="双随机抽查和专项行动完成情况，写 {drawn_objects}、{drawn_inspected}。",
    ),
    Slot(
        "monitoring",
        "执法类电子监控设备情况",
        2,
        guidance="设备设置、法制和技术审核、公布情况；没有设置的，写明没有设置。",
    ),
    Slot("measures", "主要工作措施及成效", 1, writes=False),
    Slot(
        "systems",
        "制度的建立和落实情况",
        2,
        requires=("published",),
        guidance="公示、全过程记录、法制审核三项制度，写 {published channel=platform}、"
        "{penalty_reviews}。",
    ),
    Slot("focus", "重点执法工作开展情况", 2, guidance="总述一段，各领域分条写在下面。"),
    *(_area(str(area), label) for area, label in AREA_LABELS.items()),
    Slot(
        "innovation",
        "执法方式创新情况",
        2,
        guidance="说服教育、责令改正、约谈等柔性方式，写 {talks}、{fixed_on_the_spot}。",
    ),
    Slot(
        "team",
        "执法队伍建设情况",
        2,
        requires=("training_sessions", "training_attendance"),
        guidance="培训场次和人次，写 {training_sessions}、{training_attendance}。",
    ),
    Slot("problems", "存在问题", 1, guidance="从本年数字和案卷中看出的不足，逐条写。"),
    Slot("next", "下一步工作安排", 1, guidance="针对上一部分的问题，逐条写措施。"),
)
BY_KEY: Mapping[str, Slot] = {slot.key: slot for slot in SLOTS}
WRITTEN = tuple(slot for slot in SLOTS if slot.writes)


def numbered(shown: list[Slot]) -> list[tuple[Slot, str]]:
    """The slots that are shown with their numerals: 一、 （一） 1."""
    out, counts = [], [0, 0, 0]
    for slot in shown:
        counts[slot.level - 1] += 1
        counts[slot.level :] = [0] * (3 - slot.level)
        n = counts[slot.level - 1]
        mark = {1: f"{NUMERALS[n - 1]}、", 2: f"（{NUMERALS[n - 1]}）", 3: f"{n}."}[slot.level]
        out.append((slot, f"{mark}{slot.heading}"))
    return out
