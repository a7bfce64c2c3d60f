"""Papers about who the party is and who acts for it: summons, proof of identity, attorney."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from mingjing.office.documents.contents.common import (
    BLANK,
    OFFICER_HANDS,
    party_rows,
    text,
)
from mingjing.office.documents.shapes import Body
from mingjing.office.documents.story import Act, Story
from mingjing.office.web.words import cn_date, cn_datetime

_LAW = "《中华人民共和国行政处罚法》"


def summons(story: Story, act: Act) -> Body:
    """询问（调查）通知书: who is to come, when, where, with which papers."""
    when = str(act.typed.get("come_at") or "")
    return Body(
        to=act.said("summoned") or BLANK,
        parts=(
            text(
                "",
                f"本机关正在调查“{story.case.item.violation}”一案（{story.case.number}）。"
                f"根据{_LAW}第五十五条的规定，请按下列时间、地点接受询问、协助调查。",
                f"一、时间：{cn_datetime(datetime.fromisoformat(when)) if when else BLANK}",
                f"二、地点：{act.said('come_to') or BLANK}",
                f"三、请携带：{act.said('bring') or BLANK}",
                "四、请如实回答询问，协助调查，不得拒绝或者阻挠；认为执法人员与案件有直接利害关系的，"
                "有权申请回避；有权进行陈述和申辩。不能按时到场的，请提前告知本机关。",
            ),
        ),
        closing=f"联系人：{act.by}　联系电话：{settings.ORGAN_PHONE}　"
        f"地址：{settings.ORGAN_ADDRESS}",
        hands=("收件人（签名或者盖章）",),
    )


def identity(story: Story, act: Act) -> Body:
    """当事人身份证明: which paper, by whom it was given, and that the copy equals the original."""
    checked = "经核对与原件无误" if act.typed.get("proof_checked") else "（没有核对的记录）"
    return Body(
        rows=(
            *party_rows(story.case),
            ("证明材料", act.said("proof")),
            ("提供人", act.said("proof_from") or BLANK),
            ("提供日期", cn_date(act.day)),
            ("与原件核对", checked),
            ("核对人", "、".join(act.officers)),
        ),
        parts=(
            text(
                "说明",
                "复印件附后，由提供人注明“经核对与原件无误”和日期，签名或者盖章。",
            ),
        ),
        hands=("提供人（签名或者盖章）", *OFFICER_HANDS),
    )


def by_agent(act: Act) -> bool:
    """Whether somebody acted for the party: by choice, or counted among those at a hearing."""
    if act.verb == "hold_hearing":
        return bool(act.said("agent") or act.typed.get("agents"))
    return act.typed.get("met") == "agent"


def met_by(act: Act) -> str:
    """Who was there for the party, in words."""
    if not by_agent(act):
        return act.said("met")
    return f"{act.said('met') or '委托代理人'}：{act.said('agent') or BLANK}"


def power_of_attorney(story: Story, act: Act) -> Body:
    """授权委托书: who may act for the party, and in what."""
    return Body(
        rows=(
            *party_rows(story.case),
            ("受委托人", act.said("agent") or BLANK),
            ("身份证件号码", BLANK),
            ("联系电话", BLANK),
            ("委托事项", f"“{story.case.item.violation}”一案（{story.case.number}）"),
            ("代理的权限", act.said("agent_scope") or BLANK),
            ("出示日期", cn_date(act.day)),
        ),
        parts=(
            text(
                "委托人声明",
                "委托上述受委托人在本案中代理。受委托人在代理的权限内所作的行为，由委托人承担责任。",
            ),
        ),
        hands=("委托人（签名或者盖章）", "受委托人（签名）"),
    )
