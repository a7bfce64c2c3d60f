"""Cases that end without a decision of the office: referred, terminated, or handed on."""

from __future__ import annotations

from mingjing.demo.stops import Stop

REFERRAL, JURISDICTION = "referral", "jurisdiction"
POLICE = "示范区公安分局（示例）"


def referred() -> list[Stop]:
    """A suspected crime goes to the police, who open a case; goods and papers follow."""
    return [
        Stop(
            "report_crime",
            1,
            beside=REFERRAL,
            form={
                "crime": "危险作业罪（示例）",
                "written": "专案组核实：擅自拆改燃气安全设施，有现实危险，建议移送（示例）",
            },
        ),
        Stop(
            "refer_to_police",
            1,
            by="leader",
            beside=REFERRAL,
            form={"principal": True, "result": "approved", "reason": "同意移送"},
        ),
        Stop(
            "hand_to_police",
            0,
            beside=REFERRAL,
            form={"to": POLICE, "papers": ["letter", "report", "goods", "tests", "other"]},
        ),
        Stop(
            "record_police_receipt",
            0,
            beside=REFERRAL,
            form={"receipt": "公安机关当日签收回执（示例）"},
        ),
        Stop(
            "record_police_decision",
            2,
            beside=REFERRAL,
            form={"answer": "opened", "receipt": "（示例）立案决定书"},
        ),
        Stop(
            "hand_over_goods",
            1,
            beside=REFERRAL,
            form={"receipt": "材料和物品交接清单，双方签字（示例）", "party_told": True},
        ),
        Stop("end_by_referral", 1, by="leader", form={"reason": "公安机关已立案，终结本案调查"}),
        Stop("archive", 5, by="clerk", form={"opinion": "一案一卷归档"}),
    ]


def terminated() -> list[Stop]:
    """The investigation rests, goes on, and ends because nothing more can be found."""
    return [
        Stop(
            "suspend",
            3,
            by="leader",
            form={"reason": "车辆所有人去向不明，须等候有关机关协查结果"},
        ),
        Stop("resume", 20, by="leader", form={"reason": "协查结果已经收到"}),
        Stop(
            "terminate",
            3,
            by="leader",
            form={"reason": "经协查仍不能确定行为人，没有继续调查的条件"},
        ),
        Stop("archive", 5, by="clerk", form={"opinion": "一案一卷归档"}),
    ]


def transferred() -> list[Stop]:
    """The place lies in the next district: the papers go there."""
    return [
        Stop(
            "find_not_ours",
            1,
            by="leader",
            beside=JURISDICTION,
            form={
                "other": "邻区城市管理委员会（示例）",
                "not_competent": "经核对区界，违法行为发生地在邻区",
            },
        ),
        Stop(
            "transfer_case",
            2,
            beside=JURISDICTION,
            form={"complete": True, "receipt": "邻区签收回执（示例）"},
        ),
        Stop("end_by_transfer", 1, by="leader", form={"reason": "已移送有管辖权的机关并收到回执"}),
        Stop("archive", 5, by="clerk", form={"opinion": "一案一卷归档"}),
    ]
