"""Who the party is, who acts for it, who is summoned and questioned: the papers, and the faults."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingjing.office.cases.models import Case
from mingjing.office.documents.tests.reading import issued
from mingjing.office.documents.tests.test_goods import papers, said
from mingjing.office.documents.tests.test_issue import WHOLE
from mingjing.office.journal.entries import entries_of
from tests.cast import ORDINARY_FORMS, START, Office, a_party, at, do, walk_on, walk_to

ASKED: dict[str, Any] = {"identity_shown": True, "content": "问答", "person_asked": "演示负责人"}


def inquiring(office: Office) -> Case:
    return walk_to(office, "take_evidence", party=a_party(office, WHOLE))


def faults(case: Case) -> list[str]:
    """What the last act of the case was told of, with the marks."""
    entry = entries_of("case", case.pk).last()
    assert entry is not None
    return [f"{f['watch']} {f['mark']}" for f in entry.faults]


def test_a_summons_names_person_time_place_and_papers_and_changes_nothing_else(
    office: Office,
) -> None:
    case = inquiring(office)
    count, stage = case.evidence_count, case.stage
    case = do(office, case, "notify_questioning", at(START, 20), by=[office.investigator])
    assert (case.evidence_count, case.stage) == (count, stage)
    told = said(case, "notify_questioning")
    for item in ("询问（调查）通知书", "示例负责人：", "2023年1月4日09:00", "示例会议室",
                 "营业执照", "第五十五条", "申请回避"):  # fmt: skip
        assert item in told, item
    assert [p.number for p in issued(case.pk)] == ["示城管询通字〔2023〕第1号"]


def test_a_summons_to_a_time_that_is_over_is_sent_back(office: Office, client: Client) -> None:
    case = inquiring(office)
    client.force_login(office.investigator)
    typed = {"summoned": "演示负责人", "come_to": "示例室", "bring": "执照",
             "at": f"{at(START, 20):%Y-%m-%dT%H:%M}"}  # fmt: skip
    url = reverse("act", args=[case.number, "notify_questioning"])
    late = client.post(url, {**typed, "come_at": f"{at(START, 19):%Y-%m-%dT%H:%M}"})
    assert late.status_code == 422 and "询问时间应当在通知之后" in late.content.decode()
    ahead = client.post(url, {**typed, "come_at": f"{at(START, 23):%Y-%m-%dT%H:%M}"})
    assert ahead.status_code == 303, ahead.content.decode()


def test_who_the_party_is_stands_on_a_paper_with_provider_and_comparison(office: Office) -> None:
    case = inquiring(office)
    proof: dict[str, Any] = {"proof": "licence", "proof_from": "演示店员"}
    case = do(office, case, "inspect_site", at(START, 20), **proof)
    assert papers(case)["inspect_site", 3].missing == (
        "身份证明的复印件没有“经核对与原件无误”的记录",
    )
    assert faults(case) == ["copy_unchecked V2"]
    case = do(office, case, "inspect_site", at(START, 21), **proof, proof_checked=True)
    assert papers(case)["inspect_site", 3].missing == () and faults(case) == []
    told = said(case, "inspect_site", 3)
    for item in ("当事人身份证明", WHOLE.name, "营业执照（登记证书）复印件", "演示店员",
                 "2023年1月3日", "经核对与原件无误"):  # fmt: skip
        assert item in told, item
    plain = do(office, case, "inspect_site", at(START, 22))
    titles = [d.title for d in papers(plain).values()]
    assert titles.count("当事人身份证明") == 1 and faults(plain) == []


@pytest.mark.parametrize("verb", ["inspect_site", "question"])
def test_an_agent_has_a_power_of_attorney(office: Office, verb: str) -> None:
    case = inquiring(office)
    case = do(office, case, verb, at(START, 20), met="self")
    assert (verb, 4) not in papers(case)
    case = do(office, case, verb, at(START, 21), met="agent", agent="演示代理（员工）")
    assert papers(case)[verb, 4].missing == ("缺代理的权限",)
    case = do(office, case, verb, at(START, 22), met="agent", agent="演示代理（员工）",
              agent_scope="代为接受检查、签收文书")  # fmt: skip
    told = said(case, verb, 4)
    for item in ("授权委托书", WHOLE.name, "演示代理（员工）", "代为接受检查、签收文书",
                 "委托人（签名或者盖章）", case.number):  # fmt: skip
        assert item in told, item
    assert "委托代理人：演示代理（员工）" in said(case, verb)


def test_agents_state_the_defence_and_come_to_the_hearing_with_their_powers(
    office: Office,
) -> None:
    told = {**ORDINARY_FORMS["notify_penalty"], "hearing_told": True}
    case = walk_to(office, "notify_penalty", party=a_party(office, WHOLE),
                   forms={"notify_penalty": told})  # fmt: skip
    case = do(office, case, "state_defence", at(START, 20), met="agent", agent="演示律师",
              agent_scope="代为陈述、申辩")  # fmt: skip
    assert papers(case)["state_defence", 4].missing == ()
    assert papers(case)["state_defence", 4].kind.citation.article == 45
    assert "委托代理人：演示律师" in said(case, "state_defence")


def test_what_the_party_confirmed_is_filled_in_where_papers_are_served(
    office: Office, client: Client
) -> None:
    case = walk_to(office, "decide_penalty")
    client.force_login(office.investigator)
    url = reverse("act", args=[case.number, "serve"])
    assert "还没有送达地址确认书" in client.get(url).content.decode()
    other = inquiring(office)
    agreed: dict[str, Any] = {
        "served_at": "示例路 9 号",
        "electronic": True,
        "electronic_at": "yanshi@example.cn",
    }
    other = do(office, other, "question", at(START, 20), **ASKED, **agreed)
    other = walk_on(office, other, "decide_penalty", at(START, 21))
    url = reverse("act", args=[other.number, "serve"])
    page = client.get(url).content.decode()
    for item in ("示例路 9 号", "yanshi@example.cn", "2023-01-03", "同意电子送达至"):
        assert item in page, item


def test_a_copy_is_compared_with_its_original_or_told(office: Office) -> None:
    case = inquiring(office)
    case = do(office, case, "take_evidence", at(START, 20), medium="copy")
    assert faults(case) == ["copy_unchecked V2"]
    assert papers(case)["take_evidence", 1].missing == (
        "收取复制件的，缺提供人",
        "复制件没有“经核对与原件无误”的记录",
    )
    case = do(office, case, "take_evidence", at(START, 21), medium="copy", provider="演示店员",
              copy_checked=True)  # fmt: skip
    assert faults(case) == [] and papers(case)["take_evidence", 1].missing == ()
    told = said(case, "take_evidence")
    assert "复制件的提供人演示店员" in told and "与原件核对经核对与原件无误" in told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({}, []),
        ({"person_asked": "演示甲（店员、收银）"}, []),
        ({"person_asked": "演示甲、演示乙"}, ["asked_together V2"]),
        ({"asked_too": "演示乙"}, ["asked_together V2"]),
    ],
)
def test_one_record_questions_one_person(
    office: Office, typed: dict[str, str], told: list[str]
) -> None:
    case = do(office, inquiring(office), "question", at(START, 20), **{**ASKED, **typed})
    assert faults(case) == told and papers(case)["question", 1].missing == ()


def test_a_record_of_questioning_that_names_nobody_is_not_issued(office: Office) -> None:
    case = do(office, inquiring(office), "question", at(START, 20))
    assert papers(case)["question", 1].missing == ("缺被询问人：询问笔录须写明被询问人，一人一份",)
    case = do(office, case, "question", at(START, 21), **ASKED, asked_as="店长")
    assert "演示负责人（与本案的关系：店长）" in said(case, "question")
