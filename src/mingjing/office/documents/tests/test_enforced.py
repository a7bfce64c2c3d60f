"""Papers after the decision: what each names, to whom it goes, and what the public is told."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from mingjing.office.cases.beside.actions import begin
from mingjing.office.cases.beside.tests import attacked, test_court, test_payment, test_together
from mingjing.office.cases.beside.tests.test_withdrawal import DAY, OWN, taken
from mingjing.office.cases.models import Case
from mingjing.office.documents.docx import document_docx
from mingjing.office.documents.papers import document_pdf, readable
from mingjing.office.documents.shapes import Part
from mingjing.office.documents.tests.reading import docx_words, issued
from mingjing.office.documents.tests.test_goods import papers, said
from mingjing.office.documents.tests.test_issue import NORM, WHOLE
from tests.beside import begun
from tests.cast import Office, a_party, an_item, at, deed_of, do, walk_to


def read(row_case: int) -> Case:
    return Case.objects.get(pk=row_case)


def whole(office: Office) -> Case:
    item = an_item("TJ031", violated=NORM)
    return walk_to(office, "serve", party=a_party(office, WHOLE), item=item)


def whole_paid(office: Office) -> Case:
    item, other = (
        an_item("TJ031", violated=NORM),
        replace(WHOLE, credit_code="", name="示例丁（虚构）"),
    )
    return walk_to(office, "pay", party=a_party(office, other), item=item)


def test_an_exhortation_names_term_amount_and_rights(office: Office) -> None:
    row = test_court.exhorted(office, whole(office))
    told, slip = said(read(row.case_id), "exhort"), papers(read(row.case_id))["exhort", 2]
    assert slip.missing == ("缺送达方式",)
    for item in ("10个工作日", "伍仟元整", "陈述和申辩", "第五十四条", "2023年1月3日送达"):
        assert item in told, item
    [number] = [p.number for p in issued(row.case_id) if p.verb == "exhort"]
    assert number == "示城管催字〔2023〕第1号"


def test_the_bundle_for_the_court_is_complete_and_can_be_edited(office: Office) -> None:
    row = test_court.applied(office, test_court.exhorted(office, whole(office)))
    case = read(row.case_id)
    letter = said(case, "apply_to_court")
    for item in ("示例区人民法院：", WHOLE.name, "第五十三条", "2023年6月16日送达催告书",
                 "行政机关负责人（签名）", case.decision_number):  # fmt: skip
        assert item in letter, item
    listed = said(case, "apply_to_court", 2)
    assert listed.count("已附") == 4 and "未附" not in listed
    text = docx_words(document_docx(readable(papers(case)["apply_to_court", 1], case, named=True)))
    assert "示例区人民法院：" in text and "申请事项" in text


def test_the_application_tells_which_remedies_were_used(office: Office) -> None:
    row = test_court.applied(office, test_court.exhorted(office, whole(office)))
    plain = said(read(row.case_id), "apply_to_court")
    assert "没有申请行政复议，也没有提起行政诉讼" in plain and "满10个工作日" in plain
    verdict = attacked.settled(office, "maintain")
    case = read(verdict.case_id)
    exhorted = test_together.exhorted(office, case, date(2024, 4, 10))
    attacked.went(exhorted, "apply_to_court", office.leader, date(2024, 4, 26), court="示例法院",
                  **test_together.BUNDLE)  # fmt: skip
    told = said(case, "apply_to_court")
    assert "申请了行政复议，2024年4月8日结论为维持（示政复决〔2024〕1号）" in told
    assert "没有提起行政诉讼" in told and "没有申请行政复议" not in told


def test_the_reply_and_the_defence_tell_the_case_and_can_be_edited(office: Office) -> None:
    row = attacked.reviewed(office)
    attacked.went(row, "reply_reconsideration", office.investigator, date(2024, 2, 20),
                  **attacked.REPLY)  # fmt: skip
    case = read(row.case_id)
    reply = said(case, "reply_reconsideration")
    for item in ("示范区人民政府：", "示政复〔2024〕1号", "决定合法", "现场照片四张", "第四十九条"):
        assert item in reply, item
    text = docx_words(document_docx(readable(papers(case)["reply_reconsideration", 1], case,
                                             named=True)))  # fmt: skip
    assert "决定合法" in text and papers(case)["reply_reconsideration", 1].kind.editable


def test_a_decision_that_was_taken_back_is_told_to_everybody(
    office: Office, client: Client
) -> None:
    case = whole(office)
    decision = next(p for p in issued(case.pk) if p.verb == "decide_penalty")
    address = reverse("check", args=[decision.code])
    assert "有效" in client.get(address).content.decode()
    taken(office, case)
    told = said(read(case.pk), "withdraw_decision")
    assert "认定事实有误" in told and case.decision_number in told and "撤销决定书" in told
    page = client.get(address).content.decode()
    assert "决定已被撤销" in page and "2023年1月4日" in page and "现行版本" not in page
    [own] = [p for p in issued(case.pk) if p.verb == "withdraw_decision"]
    other = client.get(reverse("check", args=[own.code])).content.decode()
    assert "现行版本" in other


def test_what_rests_on_a_fallen_decision_does_not_stand_and_the_office_reads_it_too(
    office: Office, client: Client
) -> None:
    row = test_court.exhorted(office, whole(office))
    case = read(row.case_id)
    made = {p.verb: p for p in issued(case.pk)}
    fell = deed_of([office.leader], at(date(2023, 6, 19)), **OWN)
    begin(case.pk, "withdrawal", "withdraw_decision", fell)
    page = client.get(reverse("check", args=[made["exhort"].code])).content.decode()
    assert "所依据的决定已被撤销" in page and "现行版本" not in page and WHOLE.name not in page
    notice = client.get(reverse("check", args=[made["notify_penalty"].code])).content.decode()
    assert "现行版本" in notice
    client.force_login(office.leader)
    for verb, told in (("exhort", "所依据的决定已被撤销"), ("decide_penalty", "决定已被撤销")):
        inside = reverse("document", args=[case.number, papers(case)[verb, 1].key])
        assert told in client.get(inside).content.decode()


def test_a_correction_says_what_is_left_to_pay_and_where_it_can_be_attacked(
    office: Office,
) -> None:
    case = whole(office)
    taken(office, case, fall="changed", fine_after=3000)
    told = said(read(case.pk), "withdraw_decision")
    for item in ("更正决定书", "变更为罚款人民币3,000元", "尚未缴纳的罚款为人民币3,000元",
                 "至2023年1月18日", "60日内向", "6个月内", "人民政府"):  # fmt: skip
        assert item in told, item
    paid = whole_paid(office)
    taken(office, paid, fall="changed", fine_after=3000)
    back = said(read(paid.pk), "withdraw_decision")
    assert "不应缴纳的罚款人民币2,000元" in back and "尚未缴纳" not in back


def test_the_party_is_told_in_writing_and_the_fall_is_on_file(office: Office) -> None:
    case = whole(office)
    row = begun(office, case, "withdrawal", "record_fall", moment=at(DAY), fall="cancelled",
                document="示政监决〔2023〕1号", document_on=DAY, never_public=True)  # fmt: skip
    attacked.went(row, "tell_party", office.investigator, DAY, receipt="本人签收",
                  mode="electronic")  # fmt: skip
    assert "示政监决〔2023〕1号" in said(read(case.pk), "record_fall")
    letter, slip = said(read(case.pk), "tell_party"), papers(read(case.pk))["tell_party", 2]
    assert slip.missing[1:] == ("电子送达的，缺送达地址确认书（同意电子送达）的日期",)
    assert "示政监决〔2023〕1号" in letter and "被撤销" in letter and "退还" in letter


def test_the_record_of_cash_names_what_was_taken_and_not_the_whole_fine(office: Office) -> None:
    case = walk_to(office, "hand_over", summary=True)
    do(office, case, "pay", at(date(2023, 1, 4)), amount=400)
    case = do(office, case, "collect_on_the_spot", at(date(2023, 1, 5)))
    told = said(case, "collect_on_the_spot")
    assert "600元" in told and "陆佰元整" in told


def test_the_record_of_a_payment_tells_the_surcharge_that_came_with_it(office: Office) -> None:
    case = test_payment.surcharged(office).case
    do(office, case, "pay", at(date(2023, 1, 23)), amount=5000, surcharge="750", receipt="P1")
    told = said(read(case.pk), "pay")
    assert "另缴加处罚款" in told and "750元" in told


def test_no_page_holds_the_line_to_sign_apart_from_organ_and_seal(office: Office) -> None:
    """However long the letter is: of some of these lengths the end falls on a page of its own."""
    case = read(test_court.exhorted(office, whole(office)).case_id)
    letter, split = papers(case)["exhort", 1], 0
    for length in range(14, 34):
        told = Part("", ("当事人至今没有全部履行决定确定的义务。",) * length)
        longer = replace(letter, body=replace(letter.body, parts=(told,), closing=""))
        book = PdfReader(io.BytesIO(document_pdf(longer, case, named=True)))
        said_on = [re.sub(r"\s+", "", page.extract_text()) for page in book.pages]
        [signed] = [page for page in said_on if "（签名或者盖章）：" in page]
        assert "（印章）" in signed and "履行决定" in signed, length
        split += len(said_on) > 1
    assert 0 < split < 20
