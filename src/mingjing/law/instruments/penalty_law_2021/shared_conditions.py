"""Conditions that both procedures ask: evidence of devices and copies, what runs beside the case.

On the spot as on the ordinary road: no decision while a recusal or a crime is open, no end while
goods of the party are held.
"""

from __future__ import annotations

from mingjing.law.instruments.parts import needs
from mingjing.law.instruments.penalty_law_2021.common import Attempt
from mingjing.law.procedure import watch
from mingjing.law.sources import Mark

LAW = "penalty_law_2021"

device_reviewed = needs(
    LAW, 41, "device_reviewed",
    sentence="电子技术监控设备须经法制和技术审核，并公布设置地点：未经审核的设备记录不得作为证据，请核实并确认",
)  # fmt: skip
record_reviewed = needs(
    LAW, 41, "record_reviewed",
    sentence="电子技术监控记录的内容须先审核是否真实、清晰、完整、准确，未经审核不得作为证据，请审核并确认",
)  # fmt: skip

crime_settled = needs(
    LAW, 27, "crime_settled",
    sentence="本案涉嫌犯罪，是否移送公安机关尚无结论：请先办理移送，不得以行政处理代替移送",
)  # fmt: skip
recusal_answered = needs(
    LAW, 43, "recusal_answered",
    sentence="回避申请尚未答复：请先由负责人决定是否回避，再作出处理决定",
)  # fmt: skip
preserved_settled = needs(
    LAW, 56, "preserved_settled",
    sentence="先行登记保存的物品尚未处理：请先作出处理决定，或者返还并登记",
)  # fmt: skip
goods_settled = needs(
    "compulsion_law_2012", 28, "goods_settled",
    sentence="查封扣押的财物尚未处理：请先解除、返还或者作出处理并登记",
)  # fmt: skip


@watch(LAW, 41)
def device_untold(f: object, a: Attempt) -> str | None:
    """The party is told promptly of what a device recorded."""
    return None if a.device_told else "电子技术监控记录的违法事实没有及时告知当事人"


@watch(LAW, 46, mark=Mark.SECONDARY)
def copy_unchecked(f: object, a: Attempt) -> str | None:
    """A copy is compared with its original, and says so; the review of case files looks for it."""
    if a.copy_checked:
        return None
    return "复制件没有与原件核对：须由提供人和执法人员核对，注明“经核对与原件无误”、提供人和日期"


@watch(LAW, 55, mark=Mark.SECONDARY)
def asked_together(f: object, a: Attempt) -> str | None:
    """People are questioned one by one, each in a record of their own."""
    return None if a.asked_alone else "一份笔录询问了两人以上：询问应当个别进行，一人一份笔录"


DEVICE = (device_reviewed, record_reviewed)
UNDISTURBED = (crime_settled, recusal_answered)
"""What must be settled before anything is decided."""
NOTHING_HELD = (preserved_settled, goods_settled)
"""What must be settled before a case ends."""
DEVICE_ASKS, UNDISTURBED_ASKS, NOTHING_HELD_ASKS = (
    tuple(guard.name for guard in guards) for guards in (DEVICE, UNDISTURBED, NOTHING_HELD)
)
