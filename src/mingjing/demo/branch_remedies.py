"""Branches of the remedies: reconsideration and suit, and what follows where a decision falls."""

from __future__ import annotations

from typing import Any

from mingjing.demo.caseplan import CasePlan
from mingjing.demo.stops import Ahead, Stop

RECONSIDERATION, LITIGATION, WITHDRAWAL = "reconsideration", "litigation", "withdrawal"


def _review(verdict: str, opinion: str, **more: Any) -> list[Stop]:
    """A reconsideration from its acceptance to the decision of the government."""
    return [
        Stop(
            "accept_reconsideration",
            20,
            by="leader",
            beside=RECONSIDERATION,
            form={
                "number": "（示例）复议受理通知",
                "applied_on": Ahead(-4),
                "accepted_on": Ahead(-2),
                "received_on": Ahead(0),
                "organ": "government",
            },
        ),
        Stop(
            "reply_reconsideration",
            6,
            beside=RECONSIDERATION,
            form={"evidence_complete": True, "content": opinion},
        ),
        Stop(
            "decide_reconsideration",
            25,
            by="leader",
            beside=RECONSIDERATION,
            form={
                "verdict": verdict,
                "number": "（示例）复议决定书",
                "received_on": Ahead(0),
                **more,
            },
        ),
    ]


def _carried_out(content: str) -> Stop:
    return Stop(
        "carry_out_reconsideration",
        3,
        beside=RECONSIDERATION,
        form={"content": content, "proof": "材料入卷（示例）"},
    )


def maintained(plan: CasePlan) -> list[Stop]:
    """The government maintains the decision."""
    return [
        *_review("maintain", "事实清楚，证据确凿，程序合法，请求维持"),
        _carried_out("维持原决定，罚款已经缴清"),
    ]


def cancelled(plan: CasePlan) -> list[Stop]:
    """The government cancels the decision: it is taken back and the money goes home."""
    return [
        *_review("cancel", "提交作出决定的全部证据和依据", never_public=True),
        Stop(
            "tell_party",
            1,
            beside=WITHDRAWAL,
            form={"mode": "direct", "receipt": "当事人签收撤销决定的告知，并办理退款"},
        ),
        Stop(
            "refund",
            1,
            by="clerk",
            beside=WITHDRAWAL,
            form={"amount": plan.received, "receipt": "退-示例-0001"},
        ),
        Stop(
            "end_withdrawal",
            1,
            by="leader",
            beside=WITHDRAWAL,
            form={"opinion": "原处罚决定已撤销，已缴罚款已退还，材料入卷"},
        ),
        _carried_out("原决定撤销，罚款已退还"),
    ]


def sued(plan: CasePlan) -> list[Stop]:
    """The party sues and the court rejects the claim."""
    return [
        Stop(
            "accept_litigation",
            50,
            by="leader",
            beside=LITIGATION,
            form={
                "number": "（示例）行初 1 号",
                "applied_on": Ahead(-6),
                "accepted_on": Ahead(-3),
                "received_on": Ahead(0),
                "court": "示范区人民法院（示例）",
            },
        ),
        Stop(
            "answer_suit",
            8,
            beside=LITIGATION,
            form={"evidence_complete": True, "content": "事实清楚，适用法律正确，请求驳回诉讼请求"},
        ),
        Stop(
            "decide_litigation",
            60,
            by="leader",
            beside=LITIGATION,
            form={
                "verdict": "reject",
                "number": "（示例）行政判决书",
                "received_on": Ahead(0),
            },
        ),
        Stop(
            "carry_out_judgment",
            16,
            beside=LITIGATION,
            form={"content": "判决生效，原决定有效，罚款已经缴清", "proof": "材料入卷（示例）"},
        ),
    ]
