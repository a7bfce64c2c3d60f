"""The papers of the course of an inquiry and of the rights of the party, each by its own act."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from mingjing.office.documents.docx import document_docx
from mingjing.office.documents.papers import document_pdf, readable, story_of
from mingjing.office.documents.tests.reading import docx_words, issued, pages, words
from mingjing.office.documents.tests.test_goods import papers, said
from mingjing.office.documents.tests.test_issue import NORM, WHOLE
from tests.cast import ORDINARY_FORMS, POINTS, START, Office, a_party, an_item, at, do, walk_to

WRITTEN = {"mode": "written", "due_on": START + timedelta(days=7), "content": "拆除气瓶"}
HEARD = {"hearing_told": True}


def test_a_recheck_names_the_order_and_what_was_seen(office: Office) -> None:
    case = walk_to(office, "order_correction", forms={"order_correction": WRITTEN})
    case = do(office, case, "recheck_correction", at(date(2023, 1, 11)), result="not_corrected",
              content="气瓶仍在使用")  # fmt: skip
    told = said(case, "recheck_correction")
    for item in (
        "没有改正",
        "气瓶仍在使用",
        "2023年1月10日",
        "拆除气瓶",
        "示城管责改字〔2023〕第1号",
    ):
        assert item in told, item


def test_a_discussion_names_those_who_voted_and_has_a_line_for_each(office: Office) -> None:
    case = walk_to(office, "review_penalty")
    case = do(office, case, "discuss_collectively", at(START, 20), reporters="演示甲")
    told = said(case, "discuss_collectively")
    assert f"表决的负责人{office.leader.name}" in told and "逐人发表意见" in told
    assert "没有参加表决" in told and "第五十七条" not in told
    text = docx_words(document_docx(readable(papers(case)["discuss_collectively", 1], case,
                                             named=True)))  # fmt: skip
    assert "逐人发表意见" in text


@pytest.mark.parametrize(
    ("verbs", "title"),
    [
        (("suspend",), "中止调查审批表"),
        (("suspend", "resume"), "恢复调查审批表"),
        (("extend",), "延长办案期限审批表"),
        (("terminate",), "终止调查审批表"),
    ],
)
def test_the_course_is_approved_in_writing(
    office: Office, verbs: tuple[str, ...], title: str
) -> None:
    case = walk_to(office, "take_evidence")
    for hour, verb in enumerate(verbs, 20):
        case = do(office, case, verb, at(START, hour))
    told = said(case, verbs[-1])
    assert title in told and office.leader.name in told and "当事人" in told


def test_samples_and_results_reach_the_party(office: Office) -> None:
    case = walk_to(office, "take_evidence", party=a_party(office, WHOLE))
    case = do(office, case, "take_sample", at(START, 20))
    case = do(office, case, "record_result", at(START, 21))
    assert ("record_result", 1) not in papers(case)
    case = do(office, case, "tell_result", at(START, 22), mode="post")
    case = do(office, case, "order_correction", at(START, 22, 30))
    case = do(office, case, "conclude_investigation", at(START, 23))
    report = said(case, "conclude_investigation")
    assert "抽样取证凭证（2023年1月3日）" in report and "示例检测站出具）" in report
    assert "证据材料3份" in report
    assert "1．样品一件" in said(case, "take_sample") and "第五十六条" in said(case, "take_sample")
    told = said(case, "tell_result")
    assert "示例检测站" in told and "不合格" in told and "没有意见" in told
    assert "邮寄送达" in said(case, "tell_result", 2)
    assert [p.number for p in issued(case.pk)] == ["示城管检果字〔2023〕第1号"]


def test_where_papers_reach_the_party_stands_on_a_paper_that_it_signs(office: Office) -> None:
    agreed: dict[str, Any] = {
        "identity_shown": True,
        "content": "问答",
        "served_at": "示例路 3 号，演示收",
        "served_phone": "000",
        "electronic": True,
        "person_asked": "演示负责人，法定代表人",
    }
    case = walk_to(office, "take_evidence", party=a_party(office, WHOLE))
    case = do(office, case, "question", at(START, 20), **agreed)
    assert papers(case)["question", 2].missing == ("同意电子送达的，缺电子送达地址",)
    agreed["electronic_at"] = "yanshi@example.cn"
    case = do(office, case, "question", at(START, 21), **agreed)
    told = said(case, "question", 2)
    for item in ("送达地址确认书", "示例路3号，演示收", "yanshi@example.cn",
                 "电子送达同意"):  # fmt: skip
        assert item in told, item
    assert papers(case)["question", 2].kind.citation.text == "行政处罚法第六十一条"
    assert "演示负责人，法定代表人" in said(case, "question")
    plain = do(office, case, "question", at(START, 22), identity_shown=True, content="又问")
    kept = [d for d in story_of(plain)[1] if d.title == "送达地址确认书"]
    assert len(kept) == 2


def test_data_are_taken_with_device_method_and_checksum(office: Office) -> None:
    case = walk_to(office, "take_evidence", party=a_party(office, WHOLE))
    assert ("take_evidence", 2) not in papers(case)
    data: dict[str, Any] = {
        "medium": "electronic",
        "device": "示例监控主机，编号 01",
        "method": "导出后复制",
        "checksum": "不明",
    }
    case = do(office, case, "take_evidence", at(START, 20), **data)
    assert papers(case)["take_evidence", 2].missing == (
        "缺完整性校验值：须为 SHA-256（64 位十六进制字符）",
    )
    data["checksum"] = "ab" * 32
    case = do(office, case, "take_evidence", at(START, 21), **data)
    told = said(case, "take_evidence", 2)
    assert "电子数据提取笔录" in told and "示例监控主机" in told and "AB" * 32 in told


def test_a_sample_goes_to_the_institute_with_a_numbered_letter(office: Office) -> None:
    case = walk_to(office, "take_evidence", party=a_party(office, WHOLE))
    sent: dict[str, Any] = {"sent_to": "示例检测站（虚构）", "test_what": "是否符合燃气器具标准"}
    case = do(office, case, "take_sample", at(START, 20), **sent)
    [letter] = issued(case.pk)
    assert letter.number == "示城管检委字〔2023〕第1号" and letter.nth == 2
    told = said(case, "take_sample", 2)
    assert "示例检测站（虚构）：" in told and "1．样品一件" in told and "是否符合" in told


def test_a_result_told_at_once_is_its_own_letter(office: Office) -> None:
    case = walk_to(office, "take_evidence", party=a_party(office, WHOLE))
    case = do(office, case, "record_result", at(START, 20), told_at_once=True)
    assert ("record_result", 1) in papers(case)


def test_a_hearing_has_notice_announcement_record_and_report(office: Office) -> None:
    notice = {**ORDINARY_FORMS["notify_penalty"], **HEARD}
    item = an_item("TJ031", violated=NORM)
    case = walk_to(office, "notify_penalty", party=a_party(office, WHOLE), item=item,
                   forms={"notify_penalty": notice})  # fmt: skip
    case = do(office, case, "request_hearing", at(date(2023, 1, 4)))
    case = do(office, case, "notify_hearing", at(date(2023, 1, 5)), hearing_on=date(2023, 2, 6))
    case = do(office, case, "hold_hearing", at(date(2023, 2, 6)))
    case = do(office, case, "review_again", at(date(2023, 2, 7)), report="争点为是否改正")
    assert f"听证主持人：{office.reviewer.name}" in said(case, "notify_hearing")
    public = said(case, "notify_hearing", 2)
    assert "公开举行听证" in public and WHOLE.name not in public
    assert office.reviewer.name in said(case, "hold_hearing")
    assert "争点为是否改正" in said(case, "review_again", 2)
    numbers = [p.number for p in issued(case.pk)]
    assert "示城管听通字〔2023〕第1号" in numbers and "示城管听公字〔2023〕第1号" in numbers


def test_a_closed_hearing_is_not_announced(office: Office) -> None:
    notice = {**ORDINARY_FORMS["notify_penalty"], **HEARD}
    case = walk_to(office, "notify_penalty", forms={"notify_penalty": notice})
    case = do(office, case, "request_hearing", at(date(2023, 1, 4)))
    case = do(office, case, "notify_hearing", at(date(2023, 1, 5)), hearing_on=date(2023, 2, 6),
              closed=True, closed_reason="涉及商业秘密")  # fmt: skip
    assert ("notify_hearing", 2) not in papers(case)


def test_the_right_to_a_hearing_on_its_own_paper(office: Office) -> None:
    case = walk_to(office, "notify_penalty", party=a_party(office, WHOLE))
    case = do(office, case, "notify_hearing_right", at(START, 20))
    assert "送达情况" not in said(case, "notify_hearing_right")
    slip = said(case, "notify_hearing_right", 2)
    assert "送达回证" in slip and "行政处罚听证告知书" in slip and "签收" in slip
    told = said(case, "notify_hearing_right")
    assert "第六十三条" in told and "5个工作日内" in told and "罚款人民币5,000元" in told


def test_the_review_shows_each_of_the_nine_points(office: Office) -> None:
    case = walk_to(office, "review_penalty")
    told = said(case, "review_penalty")
    assert told.count("√") == len(POINTS) == 9 and "×" not in told


def test_the_decision_has_its_approval_form_beside_it(office: Office) -> None:
    case = walk_to(office, "decide_penalty")
    form = said(case, "decide_penalty", 2)
    assert "行政处罚决定审批表" in form and case.decision_number in form
    assert office.reviewer.name in form and office.leader.name in form
    assert papers(case)["decide_penalty", 2].number == ""


def test_what_a_draft_lacks_moves_no_line_of_it(office: Office) -> None:
    """A draft with its note has the pages of the paper: here, the one page of the address."""
    case = walk_to(office, "take_evidence", party=a_party(office, WHOLE))
    agreed: dict[str, Any] = {"served_at": "示例路 3 号", "electronic": True}
    case = do(office, case, "question", at(START, 20), identity_shown=True, content="问", **agreed)
    content = document_pdf(papers(case)["question", 2], case, named=True)
    assert "缺项，补齐前不得送出" in words(content) and pages(content) == 1
