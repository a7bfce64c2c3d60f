"""Each act's document says what the law asks, and tells what it lacks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django import Settings

from mingjing.law.instruments.field_visit.visit import VISIT
from mingjing.law.shelf import PROCEDURES
from mingjing.office.cases.beside.shelf import SIDES
from mingjing.office.cases.facts import procedure_of
from mingjing.office.cases.models import Case
from mingjing.office.cases.weighing.tests.test_law_in_time import barbecue, reviewed
from mingjing.office.documents.actions import issue
from mingjing.office.documents.beside import BESIDE
from mingjing.office.documents.catalogue import BY_ACT, KINDS
from mingjing.office.documents.glyphs import uncovered
from mingjing.office.documents.papers import SHORT, document_pdf, documents_by, live, story_of
from mingjing.office.documents.remedies import remedies
from mingjing.office.documents.shapes import Document
from mingjing.office.documents.story import Supposed, supposed, told
from mingjing.office.documents.tests.reading import pages, words
from mingjing.office.items.models import Item
from mingjing.office.journal.shapes import Refused
from mingjing.office.parties.actions import PartyData
from mingjing.office.parties.models import PartyKind
from mingjing.office.web.typeset import fonts
from tests.cast import (
    CITIZEN,
    ORDINARY_FORMS,
    START,
    SUMMARY_FORMS,
    Office,
    a_party,
    an_item,
    at,
    deed_of,
    do,
    walk_on,
    walk_to,
)

WHOLE = PartyData(
    PartyKind.ORGANISATION,
    "示例燃气用户乙公司（虚构）",
    credit_code="91120104MA05TEX810",
    address="示例路 2 号",
)
LATER = date(2024, 3, 4)


def made(case: Case) -> dict[str, Document]:
    """The first document of each act of a case, by verb; the last of each."""
    rows = Case.objects.select_related("party", "item", "unit", "inspection", "complaint")
    found = story_of(rows.get(pk=case.pk))[1]
    return {d.kind.verb: d for d in found if d.kind.nth == 1}


def said(document: Document, case: Case) -> str:
    """Everything that goes into the template."""
    return str(live(document, case))


def test_the_catalogue_names_only_acts_of_the_law() -> None:
    own = {s.name for table, _ in PROCEDURES.values() for s in table.steps}
    acts = {("case", verb) for verb in own}
    acts |= {(key, s.name) for key, side in SIDES.items() for s in side.procedure.steps}
    acts |= {("visit", s.name) for s in VISIT.steps}
    assert set(BY_ACT) <= acts
    assert len(KINDS) + len(BESIDE) > 28
    assert all(k.citation.text and k.needs for kinds in BY_ACT.values() for k in kinds)
    for kinds in BY_ACT.values():  # a number once given stays, so there may be gaps
        told = [k.nth for k in kinds]
        assert 1 in told and len(set(told)) == len(told)


@pytest.mark.parametrize("summary", [False, True])
def test_every_document_of_a_walked_case_is_set(office: Office, summary: bool) -> None:
    case = walk_to(office, "archive", summary=summary)
    documents = made(case)
    assert len(documents) == (7 if summary else 14)
    for document in documents.values():
        content = document_pdf(document, case, named=True)
        assert pages(content) >= 1
        text = words(content)
        assert document.title in text and document.fingerprint[:SHORT].upper() in text
        assert case.party.name in text or document.kind.verb.startswith("review_")


def test_only_acts_that_were_made_have_documents(office: Office) -> None:
    assert set(made(walk_to(office, "verify_lead"))) == {"register_lead", "verify_lead"}
    oral = made(walk_to(office, "order_correction"))
    assert "take_evidence" in oral and "order_correction" not in oral


def test_a_written_order_carries_its_number_and_its_term(office: Office) -> None:
    written = {"mode": "written", "due_on": START + timedelta(days=7), "content": "拆除气瓶"}
    case = walk_to(office, "order_correction", forms={"order_correction": written})
    order = made(case)["order_correction"]
    text = words(document_pdf(order, case, named=True))
    assert order.number and order.number in text
    assert "2023年1月10日前改正" in text and "拆除气瓶" in text


def test_the_decision_has_the_six_items(office: Office) -> None:
    case = walk_to(office, "decide_penalty", party=a_party(office, WHOLE))
    decision = made(case)["decide_penalty"]
    text = words(document_pdf(decision, case, named=True))
    for item in (
        WHOLE.name, "示例路2号", "现场照片四张", "伍仟元整", "第四十九条第一款第五项", "15日内",
        "60日内", "6个月内", "人民政府", case.decision_number, "2023年1月3日", "（印章）",
        "放弃陈述、申辩",
    ):  # fmt: skip
        assert item in text, item
    assert not any("地址" in sentence for sentence in decision.missing)
    assert "先向" not in text


def test_what_is_missing_is_told_where_to_fill_it_in(office: Office) -> None:
    case = walk_to(office, "decide_penalty")
    told = made(case)["decide_penalty"].missing
    assert "缺当事人的地址：请在当事人资料中补填" in told
    assert any("违反的条款" in sentence for sentence in told)
    filed = made(walk_to(office, "file_case"))["file_case"]
    assert filed.missing[-2:] == ("法制审核人员尚未写出立案审查意见", "负责人尚未批准立案")
    assert filed.number == ""


def test_a_filing_form_is_whole_when_all_three_have_written(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    form = made(case)["file_case"]
    assert form.number == case.filing_number
    assert [o.by for o in form.body.opinions] == ["演示甲、演示乙", "演示审", "演示领导"]


def test_the_defence_is_answered_in_the_decision(office: Office) -> None:
    case = walk_to(office, "notify_penalty")
    case = do(office, case, "state_defence", at(START, 20))
    case = do(office, case, "review_defence", at(START, 21), adopted="part", opinion="已减轻")
    case = do(office, case, "decide_penalty", at(date(2023, 1, 11), 10))
    text = words(document_pdf(made(case)["decide_penalty"], case, named=True))
    assert "当事人认为已经改正" in text and "部分采纳：已减轻" in text


def test_the_notice_tells_of_the_hearing_only_when_it_was_offered(office: Office) -> None:
    plain = walk_to(office, "notify_penalty")
    assert made(plain)["notify_penalty"].title == "行政处罚告知书"
    told: dict[str, Any] = {
        "kinds": ["罚款"], "fine": 5000, "reason": "违反", "hearing_told": True, "mode": "direct",
        "receipt": "本人签收", "weighing_reason": "初次违法",
    }  # fmt: skip
    heard = walk_to(office, "notify_penalty", day=LATER, forms={"notify_penalty": told})
    notice = made(heard)["notify_penalty"]
    assert notice.title == "行政处罚听证告知书"
    assert "要求举行听证" in said(notice, heard) and "5个工作日" in said(notice, heard)
    assert "要求举行听证" not in said(made(plain)["notify_penalty"], plain)


def test_remedies_follow_the_day_and_the_procedure() -> None:
    before, since = date(2023, 12, 31), date(2024, 1, 1)
    assert "应当自收到" in remedies(since, summary=True) and "60日内先向" in remedies(
        since, summary=True
    )
    assert "直接向人民法院" in remedies(before, summary=True)
    assert "直接向人民法院" in remedies(since, summary=False)


def test_who_serves_electronically_names_the_way_to_apply_over_the_internet(
    office: Office, settings: Settings
) -> None:
    """Reconsideration Law 2024 art. 22; the law before it asked for none."""
    settings.REVIEW_URL = ""
    lacks = "提交行政复议申请的互联网渠道"
    form = {"mode": "electronic", "receipt": "系统到达", "consent_on": START, "received_on": LATER}
    case = walk_to(office, "serve", day=LATER, forms={"serve": form})
    assert any(lacks in m for m in made(case)["serve"].missing)
    assert "互联网提交" not in said(made(case)["decide_penalty"], case)
    settings.REVIEW_URL = "https://fuyi.example.cn/"
    assert not any(lacks in m for m in made(case)["serve"].missing)
    told = "行政复议申请可以通过互联网提交：https://fuyi.example.cn/"
    assert told in said(made(case)["decide_penalty"], case)
    assert told not in remedies(date(2023, 12, 31), summary=False)


def test_a_spot_decision_since_2024_says_reconsideration_first(office: Office) -> None:
    case = walk_to(office, "decide_on_the_spot", summary=True, day=LATER)
    text = words(document_pdf(made(case)["decide_on_the_spot"], case, named=True))
    assert "60日内先向" in text and "壹仟元整" in text and "没有意见" in text


@pytest.mark.parametrize(("day", "lacks"), [(date(2023, 12, 29), False), (LATER, True)])
def test_only_since_2024_a_spot_decision_must_say_it(
    office: Office, day: date, lacks: bool
) -> None:
    case = walk_to(office, "hear_on_the_spot", summary=True, day=day)
    what = Supposed("case", 0, procedure_of(case).step("decide_on_the_spot"))
    form = {**SUMMARY_FORMS["decide_on_the_spot"], "review_first_told": False}
    deed = deed_of([office.investigator, office.second], at(day, 20), **form)
    story, act = supposed(told(case), what, deed)
    [paper] = documents_by(story, act)
    assert ("缺“先申请行政复议”的告知" in paper.missing) is lacks


def test_no_penalty_cites_only_the_ground_that_was_given(office: Office) -> None:
    party = a_party(office, CITIZEN)
    item = an_item("TJ022", subject="any")
    minor = walk_to(office, "review_penalty", party=party, item=item)
    minor = do(office, minor, "decide_no_penalty", at(START, 20))
    assert "第五十七条第一款第二项" in said(made(minor)["decide_no_penalty"], minor)
    fault = walk_to(office, "review_penalty", party=party, item=item, day=LATER)
    fault = do(
        office, fault, "decide_no_penalty", at(LATER, 20), ground="no_fault", proof="进货单据"
    )
    text = said(made(fault)["decide_no_penalty"], fault)
    assert "第三十三条第二款" in text and "第五十七条第一款" not in text


def test_a_citizen_is_masked_for_whom_the_name_is_not(office: Office) -> None:
    party = a_party(office, CITIZEN)
    small = {"notify_penalty": {**ORDINARY_FORMS["notify_penalty"], "fine": 500}}
    item = an_item("TJ022", subject="any")
    case = walk_to(office, "notify_penalty", party=party, item=item, forms=small)
    notice = made(case)["notify_penalty"]
    assert party.name in words(document_pdf(notice, case, named=True))
    masked = words(document_pdf(notice, case, named=False))
    assert party.name not in masked and party.public_name in masked
    assert notice.fingerprint[:SHORT].upper() in masked


@pytest.mark.parametrize("rare", ["𬭬", "㼆", "䶮", "𪟝", "𠮷", "\U000216b8", "𬍛"])
def test_a_rare_character_that_one_of_the_fonts_has_is_printed(office: Office, rare: str) -> None:
    """Names with characters of extensions A, B, C and E."""
    name = f"演示{rare}（虚构）"
    party = a_party(office, PartyData(PartyKind.INDIVIDUAL, name))
    case = walk_to(office, "register_lead", party=party, item=an_item("TJ022", subject="any"))
    sheet = made(case)["register_lead"]
    assert sheet.uncovered == ()
    assert name in words(document_pdf(sheet, case, named=True))


@pytest.mark.parametrize("code", [0x20000 + 0x123, 0x2A6A5, 0x2B7FF, 0x2CEB1, 0x30001, 0x31350])
def test_what_no_font_has_is_told_and_never_issued(office: Office, code: int) -> None:
    """Extensions B, D, F, G and H beyond the packaged fonts."""
    rare = chr(code)
    party = a_party(office, PartyData(PartyKind.INDIVIDUAL, f"演示{rare}（虚构）"))
    case = walk_to(office, "register_lead", party=party, item=an_item("TJ022", subject="any"))
    sheet = made(case)["register_lead"]
    assert f"〔U+{code:04X}〕" in words(document_pdf(sheet, case, named=True))
    with pytest.raises(Refused, match=f"U\\+{code:04X}"):
        issue(case, sheet.key, deed_of([office.investigator], at(START, 20)))


def test_a_character_of_somebodys_own_making_is_refused_by_its_code(office: Office) -> None:
    party = a_party(office, PartyData(PartyKind.INDIVIDUAL, "演示\ue000（虚构）"))
    case = walk_to(office, "register_lead", party=party, item=an_item("TJ022", subject="any"))
    sheet = made(case)["register_lead"]
    assert "U+E000" in sheet.warnings[0] and "自造字" in sheet.warnings[0]
    assert "〔U+E000〕" in words(document_pdf(sheet, case, named=True))


def test_a_character_that_no_font_draws_is_named_not_left_blank(office: Office) -> None:
    rare = chr(0x323AF)
    assert uncovered(f"示例{rare}公司", fonts()) == (rare,)
    assert uncovered("示例公司〔2026〕", fonts()) == ()
    party = a_party(
        office, PartyData(PartyKind.ORGANISATION, f"示例{rare}公司", credit_code=WHOLE.credit_code)
    )
    case = walk_to(office, "register_lead", party=party)
    sheet = made(case)["register_lead"]
    assert sheet.uncovered == (rare,) and "U+323AF" in sheet.warnings[0]
    assert "〔U+323AF〕" in words(document_pdf(sheet, case, named=True))


def test_the_fingerprint_changes_with_what_was_typed(office: Office) -> None:
    case = walk_to(office, "take_evidence")
    first = made(case)["take_evidence"]
    assert made(case)["take_evidence"].fingerprint == first.fingerprint
    case = do(office, case, "take_evidence", at(START, 20), content="另一张照片")
    assert made(case)["take_evidence"].fingerprint != first.fingerprint
    assert walk_on(office, case, "order_correction", at(START, 21)).correction == "oral"


def test_notice_and_decision_cite_the_rule_that_was_applied_and_the_weighing(
    office: Office,
) -> None:
    case = reviewed(office, barbecue())
    Item.objects.filter(code="TJ176").update(
        penalty_statute="生态环境法典", penalty_article="第一千一百三十二条第三款"
    )
    form: dict[str, Any] = {"fine": 1200, "law_choice": "TJ176/TJ176", "factors": ["removed_harm"]}
    case = do(office, case, "notify_penalty", at(date(2026, 9, 1), 20), **form)
    case = do(office, case, "waive_defence", at(date(2026, 9, 2), 9))
    case = do(office, case, "decide_penalty", at(date(2026, 9, 2), 10), fine=1200)
    for verb in ("notify_penalty", "decide_penalty"):
        told = said(made(case)[verb], case)
        assert "《生态环境法典》第一千一百三十二条第三款" in told
        assert "500元至5,000元" in told and "比较轻重后适用新规定" in told
        assert "主动消除或者减轻违法行为危害后果" in told and "office_model@1" in told
