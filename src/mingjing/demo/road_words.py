"""What the forms of some acts of a road hold: grounds of no penalty, modes of service."""

from __future__ import annotations

from typing import Any

from mingjing.demo.stops import Ahead

EDUCATED = "当面讲解有关规定，当事人签收教育记录（示例）"
GROUNDS: dict[str, dict[str, Any]] = {
    "minor": {"ground": "minor", "corrected": True, "harm_slight": True, "education": EDUCATED},
    "first": {"ground": "first", "corrected": True, "harm_slight": True, "education": EDUCATED},
    "no_fault": {
        "ground": "no_fault",
        "proof": "当事人提交委托养护合同和巡查记录，证明已尽到注意义务（示例）",
        "education": EDUCATED,
    },
    "under_14": {
        "ground": "under_14",
        "guardian": "已告知监护人（示例），责令加以管教",
        "education": EDUCATED,
    },
    "no_capacity": {
        "ground": "no_capacity",
        "medical_opinion": "（示例）医学鉴定意见书",
        "guardian": "已告知监护人（示例），责令严加看管",
        "education": EDUCATED,
    },
}
"""The form of a decision without penalty, by its ground."""

FOUND = {
    "minor": "minor",
    "first": "first_offence",
    "no_fault": "no_fault",
    "under_14": "under_14",
    "no_capacity": "no_capacity",
}
"""What the officers found, by the ground on which the party is spared."""

MODES: dict[str, dict[str, Any]] = {
    "direct": {"mode": "direct", "receipt": "当事人签收送达回证"},
    "leaving": {
        "mode": "leaving",
        "receipt": "当事人拒收，文书留在其经营场所",
        "witness": "社区工作人员（示例）",
        "recording": "示像 0001",
    },
    "post": {"mode": "post", "receipt": "邮寄回执（示例）", "received_on": Ahead(0)},
    "electronic": {
        "mode": "electronic",
        "electronic_to": "yanshi@example.cn",
        "receipt": "到达当事人确认的电子地址（示例）",
        "received_on": Ahead(0),
        "consent_on": Ahead(-1),
    },
}
"""The form of a service, by its mode."""


def where_reached(*, electronic: bool) -> dict[str, Any]:
    """What the party confirms at the first contact: where papers reach it."""
    place = {"served_at": "与住所地一致，由当事人本人收（演示）", "served_phone": "022-0000 0000"}
    if not electronic:
        return place
    return {**place, "electronic": True, "electronic_at": "yanshi@example.cn"}
