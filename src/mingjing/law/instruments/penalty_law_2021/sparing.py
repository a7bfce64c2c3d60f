"""No penalty, on its separate grounds (arts. 30, 31, 33), each with what has to be shown for it.

Minor and corrected without harm; first, minor and corrected; no fault, proved by the party; a
child; incapacity. Each condition is asked only where its ground is given.
"""

from __future__ import annotations

from mingjing.law.instruments.penalty_law_2021.common import sound

LAW = "penalty_law_2021"

ground_given = sound(
    LAW,
    33,
    name="ground_given",
    field="ground_given",
    sentence="不予处罚的，请写明是哪一种情形：轻微并及时改正、初次且轻微并改正、没有主观过错，"
    "或者不满十四周岁、没有责任能力",
)
educated = sound(
    LAW,
    33,
    name="educated",
    field="educated",
    sentence="不予处罚的，应当对当事人进行教育：请填写教育记录",
)
correction_shown = sound(
    LAW,
    33,
    name="correction_shown",
    field="correction_shown",
    sentence="以轻微或者初次为由不予处罚的，须已及时改正：请先复查改正情况，或写明改正的证据",
)
harm_fits = sound(
    LAW,
    33,
    name="harm_fits",
    field="harm_fits",
    sentence="轻微违法须没有造成危害后果，初次违法须危害后果轻微：请查清并确认后果",
)
no_history = sound(
    LAW,
    33,
    name="no_history",
    field="no_history",
    sentence="当事人此前已有违法记录，不属于初次违法：请查阅其处罚历史，改按其他情形处理",
)
proof_given = sound(
    LAW,
    33,
    name="proof_given",
    field="proof_given",
    sentence="没有主观过错须由当事人举证：请写明当事人提交的证据和审查意见",
)
child_shown = sound(
    LAW,
    30,
    name="child_shown",
    field="child_shown",
    sentence="以不满十四周岁为由不予处罚的，须查明当事人的出生日期：请先补录，或更换情形",
)
incapacity_shown = sound(
    LAW,
    31,
    name="incapacity_shown",
    field="incapacity_shown",
    sentence="不能辨认或者控制自己行为的，须有医学鉴定意见：请填写鉴定意见",
)
guardian_told = sound(
    LAW,
    30,
    name="guardian_told",
    field="guardian_told",
    sentence="未成年人或者没有责任能力的人不予处罚的，须责令监护人管教或者看管：请填写监护人和告知情况",
)
SPARING = (
    ground_given,
    educated,
    correction_shown,
    harm_fits,
    no_history,
    proof_given,
    child_shown,
    incapacity_shown,
    guardian_told,
)
"""What every decision without a penalty must satisfy, by whatever procedure it is made."""
SPARING_ASKS = tuple(guard.name for guard in SPARING)
