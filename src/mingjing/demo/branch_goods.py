"""Branches while the conduct is looked into: goods kept or seized, recusal, discussion."""

from __future__ import annotations

from mingjing.demo.caseplan import CasePlan
from mingjing.demo.stops import Ahead, Appointed, Stop, Voters

GOODS = "液化石油气钢瓶 2 只（示例）"
PRESERVATION, SEIZURE, RECUSAL = "preservation", "seizure", "recusal"


def preserved(plan: CasePlan) -> list[Stop]:
    """Cylinders kept for a few days and given back when they had been looked at."""
    return [
        Stop(
            "approve_preservation",
            0,
            by="leader",
            beside=PRESERVATION,
            form={"may_be_lost": True, "goods": GOODS, "reason": "钢瓶可能被调换或者转移"},
        ),
        Stop(
            "preserve_evidence",
            0,
            beside=PRESERVATION,
            form={
                "identity_shown": True,
                "goods": GOODS,
                "relevant": True,
                "list_given": True,
                "kept_at": "支队物证室（示例）",
            },
        ),
        Stop(
            "dispose_preserved",
            4,
            by="leader",
            beside=PRESERVATION,
            form={"way": "return", "reason": "证据已经固定", "return_signed": True},
        ),
    ]


def seized(plan: CasePlan) -> list[Stop]:
    """Cylinders seized for thirty days, and thirty more because the matter was complex."""
    return [
        Stop(
            "approve_seizure",
            0,
            by="leader",
            beside=SEIZURE,
            form={
                "measure": "seize",
                "basis": "示例依据：由承办机构填写本机关实际具有的法律、法规条款",
                "goods": GOODS,
                "reason": "存在安全隐患，须及时控制",
            },
        ),
        Stop(
            "seize",
            0,
            beside=SEIZURE,
            form={
                "identity_shown": True,
                "witnessed": True,
                "rights_told": True,
                "heard": True,
                "recorded": True,
                "related": True,
                "unsealed": True,
                "listed": True,
                "days": 30,
                "goods": GOODS,
                "kept_at": "支队物证室（示例）",
            },
        ),
        Stop(
            "extend_seizure",
            15,
            by="leader",
            beside=SEIZURE,
            form={
                "days": 30,
                "reason_given": "钢瓶来源须向供应企业查证，情况复杂",
                "noticed": "当日直接送达延长通知",
            },
        ),
    ]


def released(plan: CasePlan) -> list[Stop]:
    """The seizure ends on the day of the decision: the goods are no longer needed."""
    return [
        Stop(
            "release_seizure",
            0,
            beside=SEIZURE,
            form={
                "ground": "decided",
                "arose_on": Ahead(0),
                "return_signed": True,
                "reason": "已作出处罚决定，隐患已经消除",
            },
        )
    ]


def tested(plan: CasePlan) -> list[Stop]:
    """A recording is copied from the shop's own camera; a hose goes to a test, and the party is
    told the result."""
    return [
        Stop(
            "take_evidence",
            0,
            form={
                "identity_shown": True,
                "content": "店内监控录像一段，显示当日使用钢瓶的情况（示例）",
                "medium": "electronic",
                "device": "店内硬盘录像机一台（示例），由负责人保管",
                "method": "在负责人在场时导出原文件，复制两份，分别封存，计算校验值",
                "checksum": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            },
        ),
        Stop(
            "take_sample",
            0,
            form={
                "identity_shown": True,
                "content": "抽取连接软管一根，当场封样",
                "goods": "燃气连接软管 1 根，样品编号 Y-01（示例）",
                "sent_to": "示例燃气器具检测站（虚构）",
                "test_what": "软管的材质、使用期限是否符合标准",
            },
        ),
        Stop(
            "record_result",
            5,
            form={
                "institute": "示例燃气器具检测站（虚构）",
                "sent_on": Ahead(-5),
                "content": "送检软管已超过使用期限（示例）",
                "told_at_once": False,
            },
        ),
        Stop(
            "tell_result",
            1,
            form={
                "mode": "direct",
                "receipt": "当事人签收结果告知书",
                "content": "没有意见",
            },
        ),
    ]


def by_agent(plan: CasePlan) -> list[Stop]:
    """The party is summoned and sends somebody with its power of attorney and its licence."""
    return [
        Stop(
            "notify_questioning",
            0,
            by="first",
            form={
                "summoned": "当事人的法定代表人（演示）",
                "come_at": Appointed(2),
                "come_to": "大队询问室（示例）",
                "bring": "营业执照；委托他人的，另带授权委托书和受委托人的身份证件",
            },
        ),
        Stop(
            "question",
            2,
            form={
                "identity_shown": True,
                "content": "受委托人确认现场检查的情况，表示已经整改（示例）",
                "person_asked": "演示代理人",
                "asked_as": "受当事人委托的店长",
                "met": "agent",
                "agent": "演示代理人（店长）",
                "agent_scope": "代为接受询问、陈述申辩、签收文书",
                "proof": "licence",
                "proof_from": "演示代理人",
                "proof_checked": True,
            },
        ),
    ]


def recusal_refused(plan: CasePlan) -> list[Stop]:
    """The party asks an officer to stay away; there is no tie, and the party is told so."""
    return [
        Stop(
            "request_recusal",
            1,
            by="first",
            beside=RECUSAL,
            form={"asked_by": "party", "reason": "称与执法人员曾因邻里琐事有过争执"},
        ),
        Stop(
            "recuse",
            1,
            by="leader",
            beside=RECUSAL,
            form={
                "result": "refused",
                "reason": "经核实，不存在直接利害关系或者可能影响公正执法的关系",
                "receipt": "当日口头告知当事人并记录",
            },
        ),
    ]


def discussed(plan: CasePlan) -> list[Stop]:
    """The heads discuss after the hearing, with minutes; investigators report and leave."""
    return [
        Stop(
            "discuss_collectively",
            1,
            by="leader",
            form={
                "voters": Voters(),
                "reporters": "承办人汇报后退席",
                "minutes": "各负责人逐一发表意见，一致同意拟处罚意见（示例）",
                "opinion": "同意按告知的种类和幅度处罚",
            },
        )
    ]
