"""Who acts for the party, and what proves who the party is: asked where the officers meet it."""

from __future__ import annotations

from django import forms

from mingjing.office.cases.fields import ActForm, line, only, tick


def agent_line() -> forms.CharField:
    """Who acts for the party."""
    return line(
        "委托代理人",
        required=False,
        help_text="姓名、单位或者与当事人的关系；填写后生成授权委托书，由当事人签名或者盖章",
    )


def scope_line() -> forms.CharField:
    """What the agent may do."""
    return line(
        "代理的权限", required=False, help_text="例：代为接受检查和询问、陈述申辩、签收文书"
    )


class AgentForm(ActForm):
    """Who is there for the party: itself, or somebody with its power of attorney."""

    met = forms.ChoiceField(
        label="当事人一方到场的人",
        required=False,
        choices=[
            ("", "没有到场，或者不涉及"),
            ("self", "本人（法定代表人、负责人）"),
            ("agent", "委托代理人"),
        ],
    )
    agent = only(agent_line(), met="agent")
    agent_scope = only(scope_line(), met="agent")


_GIVEN = "licence identity other"


class PartyForm(AgentForm):
    """The same, and the copy of a paper that proves who the party is."""

    proof = forms.ChoiceField(
        label="当事人身份证明",
        required=False,
        choices=[
            ("", "本次没有收取"),
            ("licence", "营业执照（登记证书）复印件"),
            ("identity", "居民身份证件复印件"),
            ("other", "其他身份证明的复印件"),
        ],
    )
    proof_from = only(line("身份证明的提供人", required=False), proof=_GIVEN)
    proof_checked = only(
        tick("身份证明的复印件经核对与原件无误", "由提供人在复印件上注明，签名并写明日期"),
        proof=_GIVEN,
    )
