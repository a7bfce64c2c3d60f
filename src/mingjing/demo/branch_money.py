"""Branches of the fine: paid in parts, or paid only when the court is asked."""

from __future__ import annotations

from mingjing.demo.caseplan import CasePlan
from mingjing.demo.stops import Ahead, Schedule, Stop

PAYMENT, COURT = "payment", "court"
FIRST, SECOND = 20, 42


def in_parts(plan: CasePlan) -> list[Stop]:
    """Two parts, each paid a day before it is due."""
    half = plan.fine // 2
    parts = ((FIRST, half), (SECOND, plan.fine - half))
    return [
        Stop(
            "apply_for_deferral",
            4,
            by="first",
            beside=PAYMENT,
            form={
                "wish": "分两期缴纳",
                "proof": "停业整改期间没有收入，附近三个月流水（示例）",
                "parts": 2,
            },
        ),
        Stop(
            "approve_instalments",
            3,
            by="leader",
            beside=PAYMENT,
            form={
                "granted": "yes",
                "schedule": Schedule(parts),
                "reason": "确有经济困难，同意分期",
            },
        ),
        _paid(FIRST - 1, half),
        _paid(SECOND - FIRST, plan.fine - half),
    ]


def _paid(gap: int, amount: int) -> Stop:
    return Stop("pay", gap, by="clerk", form={"amount": amount, "receipt": "票据"})


def enforced(plan: CasePlan) -> list[Stop]:
    """Nothing is paid: a surcharge up to the fine, an exhortation, the court, then all of it."""
    return [
        Stop(
            "impose_surcharge",
            20,
            by="leader",
            beside=PAYMENT,
            form={"rate_told": True, "reason": "期满未缴，经两次电话联系仍未缴纳"},
        ),
        Stop(
            "exhort",
            112,
            beside=COURT,
            form={
                "contents": True,
                "served_on": Ahead(0),
                "mode": "direct",
                "receipt": "当事人签收",
            },
        ),
        Stop(
            "apply_to_court",
            12,
            by="leader",
            beside=COURT,
            form={
                "court": "示范区人民法院（示例）",
                "no_own_power": True,
                "signed": True,
                "application": True,
                "decision": True,
                "opinions": True,
                "target": True,
            },
        ),
        _told_by_court("record_acceptance", 4, "（示例）行审受理通知", "accepted"),
        _told_by_court("record_ruling", 5, "（示例）行审裁定书", "granted"),
        Stop(
            "pay",
            8,
            by="clerk",
            form={"amount": plan.fine, "surcharge": plan.fine, "receipt": "票据"},
        ),
    ]


def _told_by_court(verb: str, gap: int, number: str, answer: str) -> Stop:
    form = {"number": number, "received_on": Ahead(0), answer: "yes"}
    return Stop(verb, gap, by="clerk", beside=COURT, form=form)
