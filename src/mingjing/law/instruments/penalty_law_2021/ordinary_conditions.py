"""The conditions of one attempt at an act of the ordinary procedure, each under its article.

Guards that read what was typed and done for this act alone; those that read where the case stands
are in `ordinary_guards`.
"""

from __future__ import annotations

from mingjing.law.instruments.parts import needs
from mingjing.law.instruments.penalty_law_2021.common import sound

LAW = "penalty_law_2021"
LOCAL = "tianjin"
CIVIL = "civil_procedure_law_2023"
ORDER = "housing_ministry_order_55"

# Review and discussion
points_met = needs(
    LOCAL, 0, "points_met",
    sentence="法制审核九项内容没有逐项核对无误，不能通过：请逐项核对，或者退回补正",
)  # fmt: skip
voters_named = needs(
    LAW, 57, "voters_named", sentence="集体讨论须写明参加讨论并发表意见的负责人，请逐一填写"
)
voters_apart = needs(
    LOCAL,
    0,
    "voters_apart",
    sentence="本案调查人员可以汇报案情，不得参加表决，请更正参加表决的人员",
)
minutes_kept = needs(
    LAW, 57, "minutes_kept", sentence="集体讨论须有记录，写明各人意见和结论，请填写讨论记录"
)

# Notice and hearing
notice_served = needs(
    LAW, 44, "receipted", name="notice_served",
    sentence="告知书须送达当事人，权利期限自其收到之日起算：请填写签收或者拒收的情况",
)  # fmt: skip
hearing_offered = needs(
    LAW, 63, "hearing_offered",
    sentence="拟作出的处罚属于应当告知听证权利的情形：请在告知书中告知听证权利",
)  # fmt: skip
hearing_right_told = needs(
    LAW, 63, "hearing_offered", name="hearing_offered",
    sentence="拟作出的处罚属于应当告知听证权利的情形，尚未告知：请先告知听证权利",
)  # fmt: skip
waiver_explicit = needs(
    LAW, 44, "waiver_explicit",
    sentence="放弃须由当事人明确表示：请填写放弃声明的形式和日期",
)  # fmt: skip
seven_days_ahead = needs(
    LAW, 64, "ahead", name="seven_days_ahead",
    sentence="听证须在举行的七个工作日前通知当事人：请改期",
)  # fmt: skip
chair_apart = needs(
    LAW, 64, "chair_apart",
    sentence="听证须由指定的非本案调查人员主持：请写明主持人，并更换调查过本案的人员",
)  # fmt: skip
hearing_open = needs(
    LAW, 64, "hearing_open",
    sentence="听证公开举行；只有涉及国家秘密、商业秘密或者个人隐私的才不公开，请写明理由",
)  # fmt: skip
agents_fit = needs(
    LAW, 64, "agents_fit", sentence="当事人委托的代理人为一至二人，请核对代理人和授权委托书"
)
absence_recorded = needs(
    LAW, 64, "absence_recorded",
    sentence="当事人未到场的，请写明通知和缺席的情况，确认没有正当理由，才能视为放弃听证",
)  # fmt: skip
record_signed = needs(
    LAW, 64, "record_signed",
    sentence="听证笔录须交当事人核对无误后签字；拒绝签字的，须由主持人注明，请填写",
)  # fmt: skip
day_come = needs(
    LAW, 64, "day_come", sentence="通知的听证日期尚未到，不能登记听证：请在举行之后登记"
)
hearing_reported = needs(
    LAW, 65, "hearing_reported",
    sentence="听证后须根据听证笔录办理：请先提交听证报告，再次审查时随卷审核",
)  # fmt: skip

# Decision and its end
not_heavier = sound(
    LAW,
    45,
    name="not_heavier",
    field="heavier",
    bad=True,
    sentence="处罚重于告知的内容，不得因申辩加重：请不超出告知的内容；确需加重的，须重新调查、审核并告知",
)
gains_told = needs(
    LAW, 28, "gains_told",
    sentence="没收违法所得的须写明数额，即实施违法行为取得的款项；不没收的不填数额：请核对处罚种类和数额",
)  # fmt: skip
goods_told = needs(
    LAW, 44, "goods_told",
    sentence="没收非法财物的须写明是哪些财物；不没收的不填财物和价额：请核对处罚种类和填写的内容",
)  # fmt: skip
CONFISCATING = (gains_told, goods_told)
CONFISCATING_ASKS = tuple(guard.name for guard in CONFISCATING)
police_opened = needs(
    "crime_transfer_2020", 12, "police_opened",
    sentence="公安机关尚未决定立案：请先登记公安机关的立案通知，才能因移送终结本案",
)  # fmt: skip
handed_over = needs(
    ORDER, 6, "handed_over",
    sentence="案件尚未移送有管辖权的机关：请先办理移送并取得回执",
)  # fmt: skip

# Service
consented = needs(
    LAW, 61, "consented",
    sentence="电子送达须经当事人同意并签订确认书：请填写确认书日期，或改用其他方式送达",
)  # fmt: skip
witnessed = needs(
    CIVIL, 89, "witnessed",
    sentence="留置送达须有见证人签名，或者拍照、录像记录过程：请填写见证人或者影像编号",
)  # fmt: skip
slip_returned = needs(
    CIVIL, 91, "slip_returned",
    sentence="邮寄送达以回执上的收件日为送达日：请收到回执后填写收件日期",
)  # fmt: skip
last_resort = needs(
    CIVIL, 95, "last_resort",
    sentence="只有受送达人下落不明或者其他方式都无法送达的，才能公告送达：请写明原因和经过、公告日期",
)  # fmt: skip
SERVICE = (consented, witnessed, slip_returned, last_resort)
SERVICE_ASKS = tuple(guard.name for guard in SERVICE)
