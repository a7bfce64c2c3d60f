"""The papers of who acts and of what is owed: to whom they go, what they name, what they cite."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

from django.test import Client
from django.urls import reverse

from mingjing.office.cases.beside.actions import begin
from mingjing.office.cases.beside.tests.test_jurisdiction import NOT_OURS, PAPERS
from mingjing.office.cases.beside.tests.test_payment import NEXT, TOLD, deferred, owing, surcharged
from mingjing.office.cases.beside.tests.test_referral import ALL, REFUSED, REPORT, YES, answered
from mingjing.office.cases.beside.tests.test_withdrawal import taken
from mingjing.office.cases.models import Case
from mingjing.office.documents.beside import BESIDE
from mingjing.office.documents.docx import document_docx
from mingjing.office.documents.papers import readable
from mingjing.office.documents.tests.reading import docx_words, issued, words
from mingjing.office.documents.tests.test_goods import MEASURE, TAKEN, papers, said, seized, whole
from tests.beside import begun, went_on
from tests.cast import Office, at, deed_of, do

TUESDAY = date(2023, 2, 7)


def test_a_crime_goes_to_the_police_with_its_attachments(office: Office) -> None:
    row = answered(office, REFUSED)
    went_on(office, row, "ask_police_again", moment=at(date(2023, 2, 13)), reason="情节严重")
    case = Case.objects.get(pk=row.case_id)
    letter = said(case, "hand_to_police")
    assert "示例区公安分局：" in letter and "危险作业罪" in letter and "第五条、第六条" in letter
    assert "1．涉嫌犯罪案件情况的调查报告" in letter and "4．其他有关涉嫌犯罪的材料" in letter
    assert "没有查封、扣押" in said(case, "hand_to_police", 2)
    assert "经核实，建议移送" in said(case, "report_crime")
    assert "移送公安机关" in said(case, "refer_to_police")
    again = said(case, "ask_police_again")
    assert "示例区公安分局：" in again and "不立字〔2023〕1号" in again and "情节严重" in again
    numbers = {p.verb: p.number for p in issued(case.pk)}
    assert numbers["hand_to_police"] == "示城管移公字〔2023〕第1号"
    assert "record_police_receipt" not in numbers


def test_the_list_for_the_police_names_the_goods_of_every_measure(office: Office) -> None:
    case = seized(office)
    row = case.proceedings.get()
    went_on(office, row, "release_seizure", moment=at(TUESDAY, 11), ground="unrelated",
            arose_on=TUESDAY, return_signed=True)  # fmt: skip
    begun(office, case, "seizure", "seize_urgently", moment=at(TUESDAY, 12),
          **{**MEASURE, **TAKEN, "goods": "调压器 3 个", "urgent": True})  # fmt: skip
    crime = begun(office, case, "referral", "report_crime", moment=at(TUESDAY, 13), **REPORT)
    went_on(office, crime, "refer_to_police", moment=at(TUESDAY, 14), **YES)
    went_on(office, crime, "hand_to_police", moment=at(TUESDAY, 15), **ALL)
    listed = said(case, "hand_to_police", 2)
    assert "减压阀1个" in listed and "调压器3个" in listed
    assert "2023年2月7日解除" in listed and listed.count("以下空白") == 2


def test_a_case_of_another_organ_goes_there_and_is_signed_for(office: Office) -> None:
    case = whole(office)
    row = begun(office, case, "jurisdiction", "find_not_ours", moment=at(TUESDAY, 9), **NOT_OURS)
    went_on(office, row, "transfer_case", moment=at(TUESDAY, 10), **PAPERS)
    assert "违法行为发生地不在本区" in said(case, "find_not_ours")
    letter = said(case, "transfer_case")
    assert "示例区水务局：" in letter and "第二十二条" in letter
    assert "张某签收" in said(case, "transfer_case", 2)


def test_a_recusal_is_decided_in_writing(office: Office) -> None:
    case = whole(office)
    row = begun(office, case, "recusal", "request_recusal", moment=at(TUESDAY, 9),
                whom=office.investigator.name, whom_id=office.investigator.pk, asked_by="party",
                reason="系当事人近亲属")  # fmt: skip
    went_on(office, row, "recuse", moment=at(TUESDAY, 10), result="granted", reason="属实",
            receipt="2 月 7 日口头告知并记录")  # fmt: skip
    told = said(case, "recuse")
    assert "回避决定书" in told and office.investigator.name in told and "系当事人近亲属" in told
    assert "第四十三条" in told and "当事人申请" in told and "口头告知" not in told
    assert "2月7日口头告知并记录" in said(case, "recuse", 2)


def test_a_deferral_names_each_part_and_its_day(office: Office) -> None:
    case = Case.objects.get(pk=deferred(office).case_id)
    notice = said(case, "approve_instalments")
    assert "第1期：2023-02-202000元" in notice and "第2期：2023-03-203000元" in notice
    assert "准予" in notice and "第六十六条第二款" in notice
    assert "确有困难" in said(case, "approve_instalments", 2)
    assert "停业证明" in said(case, "apply_for_deferral")


def test_a_surcharge_says_rate_first_day_and_cap(office: Office) -> None:
    case = Case.objects.get(pk=surcharged(office).case_id)
    told = said(case, "impose_surcharge")
    for item in ("自2023年1月19日起", "百分之三", "不超过罚款的数额", "逾期未缴纳5,000元",
                 case.decision_number, "不予计算"):  # fmt: skip
        assert item in told, item


def test_a_surcharge_on_a_changed_fine_counts_from_what_is_due(office: Office) -> None:
    case = owing(office)
    taken(office, case, fall="changed", fine_after=3000)
    begin(case.pk, "payment", "impose_surcharge", deed_of([office.leader], at(NEXT), **TOLD))
    told = said(case, "impose_surcharge")
    for item in ("罚款人民币5,000元", "被变更（本机关决定），应缴罚款为人民币3,000元",
                 "逾期未缴纳3,000元", "不超过罚款的数额（人民币3,000元"):  # fmt: skip
        assert item in told, item


def test_a_paper_set_later_says_what_was_owed_on_its_own_day(office: Office) -> None:
    row = surcharged(office)
    case = Case.objects.get(pk=row.case_id)
    do(office, case, "pay", at(date(2023, 1, 20)), amount=3000)
    told = said(case, "impose_surcharge")
    assert "逾期未缴纳5,000元" in told and "2,000元" not in told
    begun(office, case, "court", "exhort", moment=at(date(2023, 6, 16)),
          contents=True, served_on=date(2023, 6, 16), receipt="本人签收")  # fmt: skip
    first = said(case, "exhort")
    assert "罚款人民币2,000元" in first
    do(office, case, "pay", at(date(2023, 6, 19)), amount=1000)
    assert said(case, "exhort") == first


def test_letters_that_people_write_come_as_docx(office: Office, client: Client) -> None:
    case = whole(office)
    row = begun(office, case, "jurisdiction", "find_not_ours", moment=at(TUESDAY, 9), **NOT_OURS)
    went_on(office, row, "transfer_case", moment=at(TUESDAY, 10), **PAPERS)
    letter = papers(case)["transfer_case", 1]
    client.force_login(office.investigator)
    answer = client.get(reverse("document-docx", args=[case.number, letter.key]))
    assert answer["Content-Disposition"].startswith("attachment")
    text = docx_words(answer.content)
    assert "示例区水务局：" in text and "案件移送函" in text and "移送的材料" in text
    assert text == docx_words(document_docx(readable(letter, case, named=True)))
    assert {k.family for k in BESIDE if k.editable} <= {"letter", "report", "record"}


def test_the_file_holds_what_ran_beside(office: Office, client: Client) -> None:
    case = Case.objects.get(pk=deferred(office, owing(office)).case_id)
    verbs = [d.kind.verb for d in papers(case).values()]
    assert verbs.index("serve") < verbs.index("apply_for_deferral")
    client.force_login(office.leader)
    whole_file = words(client.get(reverse("case-file", args=[case.number])).content)
    assert "延期（分期）缴纳罚款通知书" in whole_file[: whole_file.index("本卷第1页")]
    bundle = client.get(reverse("case-bundle", args=[case.number]))
    with zipfile.ZipFile(io.BytesIO(bundle.content)) as pack:
        data = json.loads(pack.read("data.json"))
    assert "approve_instalments" in [e["verb"] for e in data["entries"]]
    assert [row["kind"] for row in data["proceedings"]] == ["payment"]
