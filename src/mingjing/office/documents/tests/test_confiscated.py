"""Papers tell what is confiscated: gains with their amount, goods in words, and how both ended."""

from __future__ import annotations

from typing import Any

from mingjing.law.penalty_kinds import CONFISCATE_GAINS as GAINS
from mingjing.law.penalty_kinds import CONFISCATE_GOODS as GOODS
from mingjing.law.penalty_kinds import FINE
from mingjing.office.cases.models import Case
from mingjing.office.documents.contents.decision import penalty
from mingjing.office.documents.contents.ending import closing, payment
from mingjing.office.documents.contents.enforced import exhortation
from mingjing.office.documents.contents.investigation import final_report
from mingjing.office.documents.contents.notice import penalty_notice
from mingjing.office.documents.shapes import Body
from mingjing.office.documents.story import told
from tests.cast import START, Office, an_item, at, do, walk_on, walk_to

ALL: dict[str, Any] = {
    "kinds": [FINE, GAINS, GOODS],
    "gains": "1234.56",
    "goods": "烧烤炉一台",
    "goods_worth": "80",
}
MONEY = "人民币1,234.56元（大写：壹仟贰佰叁拾肆元伍角陆分）"


def fined(office: Office, **form: Any) -> Case:
    item = an_item("T1", kinds=(FINE, GAINS, GOODS))
    report = {"conclude_investigation": {"proposed_fine": 5000, "proposed_gains": "1234.56",
                                         "opinion": "事实清楚"}}  # fmt: skip
    case = walk_to(office, "review_penalty", item=item, forms=report)
    case = do(office, case, "notify_penalty", at(START, 20), **form)
    case = do(office, case, "waive_defence", at(START, 21))
    case = do(office, case, "decide_penalty", at(START, 22), **form)
    return walk_on(office, case, "serve", at(START, 22, 30))


def lines(body: Body) -> str:
    return "".join(p for part in body.parts for p in part.paragraphs)


def test_report_notice_and_decision_tell_amount_and_goods(office: Office) -> None:
    story = told(fined(office, **ALL))
    act = {a.verb: a for a in story.acts}
    report = lines(final_report(story, act["conclude_investigation"]))
    assert f"没收违法所得{MONEY}" in report
    for paper in (penalty_notice(story, act["notify_penalty"]),
                  penalty(story, act["decide_penalty"])):  # fmt: skip
        assert f"2．没收违法所得{MONEY}；" in lines(paper)
        assert "3．没收非法财物：烧烤炉一台，价额人民币80元（大写：捌拾元整）。" in lines(paper)
    decided = lines(penalty(story, act["decide_penalty"]))
    assert "没收的违法所得与罚款一并缴纳，不加处罚款" in decided
    assert "没收非法财物自本决定书送达之日起执行。" in decided


def test_gains_alone_have_their_own_term_and_goods_without_a_worth_have_none(
    office: Office,
) -> None:
    form = {**ALL, "kinds": [GAINS, GOODS], "fine": 0, "goods_worth": ""}
    story = told(fined(office, **form))
    decided = lines(penalty(story, {a.verb: a for a in story.acts}["decide_penalty"]))
    assert "没收的违法所得应当自收到本决定书之日起15日内" in decided
    assert "加处罚款" not in decided and "全部上缴国库" in decided
    assert "没收非法财物：烧烤炉一台。" in decided and "价额" not in decided


def test_payment_and_closing_tell_what_came_in(office: Office) -> None:
    case = do(office, fined(office, **ALL), "pay", at(START, 23), amount=5000, gains="1234.56")
    case = do(office, case, "review_closing", at(START, 23, 10))
    story = told(do(office, case, "close_case", at(START, 23, 20)))
    act = {a.verb: a for a in story.acts}
    paid = payment(story, act["pay"])
    assert (paid.title, dict(paid.rows)["本次缴纳没收的违法所得"]) == ("罚没款缴纳记录", MONEY)
    done = dict(closing(story, act["close_case"]).rows)["执行情况"]
    assert "没收违法所得1,234.56元，已缴1,234.56元（2023年1月3日缴清）" in done
    assert "没收财物：烧烤炉一台，价额人民币80元（大写：捌拾元整）" in done


def test_what_is_exhorted_is_what_is_owed(office: Office) -> None:
    case = do(office, fined(office, **ALL), "pay", at(START, 23), amount=5000)
    story = told(case)
    assert f"没收的违法所得{MONEY}。" in lines(exhortation(story, story.acts[-1]))
    assert "罚款人民币" not in lines(exhortation(story, story.acts[-1]))
