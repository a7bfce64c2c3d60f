"""Papers are issued with their acts, numbered without gaps, never altered, checked by anybody."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings
from typer.testing import CliRunner

from mingjing.office.cases.facts import procedure_of
from mingjing.office.cases.models import Case
from mingjing.office.config.cli import app
from mingjing.office.documents.actions import digest_of, issue, issue_due, reissue
from mingjing.office.documents.models import Paper, Sheet
from mingjing.office.documents.papers import document_pdf, documents_by, story_of
from mingjing.office.documents.shapes import Document
from mingjing.office.documents.story import Supposed, supposed, told
from mingjing.office.documents.tests.reading import issued, words
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.parties.actions import PartyData, amend_party
from mingjing.office.parties.models import PartyKind
from tests.cast import (
    CITIZEN,
    ORDINARY_FORMS,
    Office,
    a_party,
    an_item,
    at,
    deed_of,
    do,
    walk_on,
    walk_to,
)

NORM = ("城镇燃气管理条例", "第二十八条第七项")
LATER = date(2023, 6, 1)
WHOLE = PartyData(
    PartyKind.ORGANISATION,
    "示例燃气用户丙公司（虚构）",
    credit_code="91120104MA05TEX810",
    address="示例路 3 号",
)


def whole(office: Office, last: str, name: str = WHOLE.name) -> Case:
    """A case of which every required field of the notice is there."""
    party = a_party(office, replace(WHOLE, name=name))
    return walk_to(office, last, party=party, item=an_item("TJ031", violated=NORM))


def of(case: Case, verb: str) -> Document:
    rows = Case.objects.select_related("party", "item", "unit", "street", "inspection", "complaint")
    return next(d for d in story_of(rows.get(pk=case.pk))[1] if d.kind.verb == verb)


def entry(case: Case, verb: str) -> str:
    return str(entries_of("case", case.pk).filter(verb=verb).latest("seq").pk)


def test_what_goes_out_is_issued_with_its_act_and_records_are_not(office: Office) -> None:
    case = whole(office, "waive_defence")
    papers = issued(case.pk)
    assert {p.verb for p in papers} == {"notify_penalty"}
    assert issued(case.pk) == []
    told = of(case, "notify_penalty")
    assert told.current and told.current.version == 1
    assert told.current.issued_at == Entry.objects.get(pk=told.entry).occurred_at
    text = words(document_pdf(told, case, named=True))
    assert told.current.number in text and told.current.code[:5] in text
    assert "未签发" not in text
    assert "未签发" in words(document_pdf(of(case, "take_evidence"), case, named=True))


def test_what_is_issued_late_says_so_and_who_issued_it(office: Office) -> None:
    case = whole(office, "waive_defence")
    [paper] = issue_due(case.pk, deed_of([office.clerk], at(LATER)))
    [kept] = entries_of("paper", paper.pk)
    assert kept.occurred_at == kept.entered_at == paper.issued_at == at(LATER)
    assert [a["name"] for a in kept.actors] == [office.clerk.name] and paper.issued_by == "演示内勤"
    assert paper.day == date(2023, 1, 3) and paper.number == "示城管罚告字〔2023〕第1号"
    assert paper.issued_at > Entry.objects.get(pk=paper.entry_id).occurred_at


def test_records_that_nobody_signed_are_issued_at_the_archive_by_the_archivist(
    office: Office, client: Client
) -> None:
    case, began = whole(office, "close_case"), timezone.localtime()
    issued(case.pk)
    client.force_login(office.clerk)
    form = {"opinion": "归档", "at": f"{began:%Y-%m-%dT%H:%M}"}
    answer = client.post(reverse("act", args=[case.number, "archive"]), form)
    assert answer.status_code == 303, answer.content.decode()
    record = Paper.objects.get(case=case, verb="take_evidence")
    assert record.issued_at >= began and record.issued_by == office.clerk.name
    notice = Paper.objects.get(case=case, verb="notify_penalty", nth=1)
    assert notice.issued_at < began


def test_a_notice_goes_out_before_anybody_signs_for_it(office: Office) -> None:
    notice = {**ORDINARY_FORMS["notify_penalty"], "mode": "", "receipt": ""}
    party, item = a_party(office, WHOLE), an_item("TJ031", violated=NORM)
    case = walk_to(office, "review_penalty", party=party, item=item)
    what = Supposed("case", 0, procedure_of(case).step("notify_penalty"))
    deed = deed_of([office.investigator, office.second], at(date(2023, 1, 3), 20), **notice)
    story, act = supposed(told(case), what, deed)
    letter, slip = documents_by(story, act)
    assert letter.missing == () and slip.title == "送达回证"
    assert slip.missing == ("缺送达方式", "缺签收情况（签收人，或者拒收和见证的情况）")
    case = do(office, case, "notify_penalty", at(date(2023, 1, 3), 20), receipt="本人签收")
    assert "本人签收" not in words(document_pdf(of(case, "notify_penalty"), case, named=True))


def test_one_entry_a_paper_without_a_word_of_the_party(office: Office) -> None:
    [paper] = issued(whole(office, "waive_defence").pk)
    [kept] = entries_of("paper", paper.pk)
    assert kept.verb == "issue_paper" and kept.changes["number"] == paper.number
    assert WHOLE.name not in str(kept.changes) and WHOLE.name not in str(kept.subject_label)


def test_numbers_have_no_gaps_and_begin_anew_each_year(office: Office) -> None:
    numbers = []
    for n, day in enumerate((date(2023, 1, 3), date(2023, 2, 1), date(2024, 1, 3))):
        party = a_party(office, replace(WHOLE, credit_code="", name=f"示例第{n}公司（虚构）"))
        case = walk_to(
            office, "waive_defence", day=day, party=party, item=an_item("TJ031", violated=NORM)
        )
        numbers += [p.number for p in issued(case.pk)]
    assert numbers == [
        "示城管罚告字〔2023〕第1号", "示城管罚告字〔2023〕第2号", "示城管罚告字〔2024〕第1号",
    ]  # fmt: skip


def test_what_goes_out_waits_for_an_address_at_which_it_can_be_checked(
    office: Office, settings: Settings
) -> None:
    case = whole(office, "waive_defence")
    settings.DEMO, settings.PUBLIC_URL = False, "http://127.0.0.1:8000"
    assert issued(case.pk) == []
    assert "MINGJING_URL" in of(case, "notify_penalty").missing[-1]
    assert not any("MINGJING_URL" in m for m in of(case, "take_evidence").missing)
    told = CliRunner().invoke(app, ["doctor"])
    assert told.exit_code == 1 and "MINGJING_URL" in told.output
    settings.PUBLIC_URL = "https://zhifa.example.cn"
    assert [p.verb for p in issued(case.pk)] == ["notify_penalty"]


def test_a_number_is_given_back_when_the_paper_fails(office: Office) -> None:
    case, other = (
        whole(office, "waive_defence"),
        whole(office, "waive_defence", "示例丁公司（虚构）"),
    )
    with pytest.raises(RuntimeError), transaction.atomic():
        assert issued(case.pk)
        raise RuntimeError("the printer burns")
    assert not Paper.objects.exists() and not Sheet.objects.exists()
    assert [p.number for p in issued(other.pk)] == ["示城管罚告字〔2023〕第1号"]


def test_another_mark_comes_from_the_settings(office: Office, settings: Settings) -> None:
    settings.NUMBER_MARKS = {"notify_penalty": "先告"}
    assert [p.number for p in issued(whole(office, "waive_defence").pk)] == [
        "示城管先告字〔2023〕第1号"
    ]


def test_the_decision_keeps_the_number_of_its_act(office: Office) -> None:
    case = whole(office, "decide_penalty")
    made = {p.verb: p for p in issued(case.pk)}
    assert made["decide_penalty"].number == case.decision_number


def test_what_lacks_something_is_not_issued_until_it_is_there(office: Office) -> None:
    party = a_party(office, replace(WHOLE, address=""))
    case = walk_to(office, "decide_penalty", party=party, item=an_item("TJ031", violated=NORM))
    assert "decide_penalty" not in {p.verb for p in issued(case.pk)}
    amend_party(party, WHOLE, deed=deed_of([office.investigator], at(LATER)))
    assert [p.verb for p in issued(case.pk)] == ["decide_penalty"]


def test_an_archived_file_has_every_whole_paper_issued(office: Office) -> None:
    case = whole(office, "archive")
    made = {p.verb for p in issued(case.pk)}
    _, documents = story_of(Case.objects.get(pk=case.pk))
    assert {d.kind.verb for d in documents if not d.missing} == made
    assert "close_case" in made and "take_evidence" in made


def test_nobody_issues_what_lacks_something_or_is_not_theirs(office: Office) -> None:
    case = walk_to(office, "decide_penalty")
    number = entry(case, "decide_penalty")
    with pytest.raises(Refused, match="缺当事人的地址"):
        issue(case, number, deed_of([office.leader], at(LATER)))
    with pytest.raises(Refused, match=r"由办理该步骤的.*签发：请由担任该职务的人员"):
        issue(case, entry(case, "take_evidence"), deed_of([office.clerk], at(LATER)))
    assert not Paper.objects.exists()


def test_an_officer_issues_a_record_by_hand_once(office: Office) -> None:
    case, deed = whole(office, "take_evidence"), deed_of([office.investigator], at(LATER))
    paper = issue(case, entry(case, "take_evidence"), deed)
    assert paper.number == "" and paper.issued_by == office.investigator.name
    with pytest.raises(Invalid, match="已经签发"):
        issue(case, entry(case, "take_evidence"), deed)


def test_a_new_version_needs_a_reason_and_a_change_and_keeps_the_old_one(office: Office) -> None:
    case = whole(office, "waive_defence")
    [first] = issued(case.pk)
    number, deed = str(first.entry_id), deed_of([office.investigator], at(LATER))
    with pytest.raises(Invalid, match="完全相同"):
        reissue(case, number, deed, reason="更正地址")
    amend_party(case.party, replace(WHOLE, address="示例路 5 号"), deed=deed)
    with pytest.raises(Invalid, match="理由"):
        reissue(case, number, deed, reason="　")
    second = reissue(case, number, deed, reason="更正地址")
    assert (second.version, second.number, second.why) == (2, first.number, "更正地址")
    assert second.code != first.code and second.content_digest != first.content_digest
    told = of(case, "notify_penalty")
    old = words(document_pdf(told, case, named=True, version=1))
    assert "示例路3号" in old and "已被第2版代替" in old
    new = words(document_pdf(told, case, named=True))
    assert "示例路5号" in new and "已被" not in new


def test_a_paper_whose_words_are_erased_still_says_what_it_was(
    office: Office, client: Client
) -> None:
    """Retention erases words and reason; row, number and fingerprints stand, and no page breaks."""
    case = whole(office, "waive_defence")
    [first] = issued(case.pk)
    deed = deed_of([office.investigator], at(LATER))
    amend_party(case.party, replace(WHOLE, address="示例路 5 号"), deed=deed)
    second = reissue(case, str(first.entry_id), deed, reason="示例丙公司更正地址")
    assert second.reason == "" and "示例丙公司" not in str(
        entries_of("paper", second.pk)[0].changes
    )
    Sheet.objects.filter(paper=second).delete()
    text = words(document_pdf(of(case, "notify_penalty"), case, named=True))
    assert "内容已按保管期限清除" in text and second.number in text and WHOLE.name not in text
    with pytest.raises(Invalid, match="已按保管期限清除"):
        reissue(case, str(first.entry_id), deed, reason="再次更正")
    client.force_login(office.investigator)
    for name, args in (("document", [case.number, first.entry_id]), ("documents", [case.number]),
                       ("case-file", [case.number]), ("case-bundle", [case.number])):  # fmt: skip
        assert client.get(reverse(name, args=args)).status_code == 200, name
    assert client.get(reverse("check", args=[second.code])).status_code == 200


def test_names_and_addresses_of_before_are_masked_too(office: Office) -> None:
    """An old version keeps the name of its day; a later correction does not give it away."""
    was = replace(CITIZEN, name="演示王小明（虚构）", address="示例里 7 号")
    small = {"notify_penalty": {**ORDINARY_FORMS["notify_penalty"], "fine": 500}}
    item = an_item("TJ022", subject="any", violated=NORM)
    case = walk_to(office, "notify_penalty", party=a_party(office, was), item=item, forms=small)
    deed = deed_of([office.investigator], at(LATER))
    issue(case, entry(case, "take_evidence"), deed)
    amend_party(case.party, replace(was, name="李大川（虚构）", address="示例里 9 号"), deed=deed)
    reissue(case, entry(case, "take_evidence"), deed, reason="更正姓名")
    now = Case.objects.get(pk=case.pk)
    record = of(now, "take_evidence")
    whole_text = words(document_pdf(record, now, named=True, version=1))
    assert "演示王小明" in whole_text and "示例里7号" in whole_text
    for version in (1, 2):
        text = words(document_pdf(record, now, named=False, version=version))
        for hidden in ("王小明", "李大川", "示例里7号", "示例里9号"):
            assert hidden not in text, (version, hidden)


def test_a_paper_is_never_altered_nor_removed(office: Office) -> None:
    [paper] = issued(whole(office, "waive_defence").pk)
    for statement in ("UPDATE documents_paper SET title = ''", "DELETE FROM documents_paper"):
        with (
            pytest.raises(DatabaseError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    assert Paper.objects.get(pk=paper.pk).title == paper.title


def test_the_printed_file_comes_out_byte_for_byte_and_tells_its_digest(office: Office) -> None:
    case = whole(office, "waive_defence")
    [paper] = issued(case.pk)
    content = document_pdf(of(case, "notify_penalty"), case, named=True)
    assert hashlib.sha256(content).hexdigest() == paper.file_digest
    act = Entry.objects.get(pk=paper.entry_id)
    sheet = Sheet.objects.get(paper=paper)
    assert digest_of(sheet.data, act.payload_digest, paper) == paper.content_digest
    changed = {**sheet.data, "party": "别人"}
    assert digest_of(changed, act.payload_digest, paper) != paper.content_digest


def test_an_act_on_its_page_issues_its_paper_in_the_same_breath(
    office: Office, client: Client
) -> None:
    case = whole(office, "review_penalty")
    client.force_login(office.investigator)
    form = {
        "kinds": ["罚款"], "fine": "5000", "facts_certain": "on", "reason": "事实清楚",
        "weighing_reason": "初次违法",
        "mode": "direct", "receipt": "当面签收", "hearing_told": "on",
        "colleague": office.second.pk, "at": f"{timezone.localtime():%Y-%m-%dT%H:%M}",
    }  # fmt: skip
    answer = client.post(reverse("act", args=[case.number, "notify_penalty"]), form)
    assert answer.status_code == 303, answer.content.decode()
    assert Paper.objects.get(case=case).verb == "notify_penalty"
    refused = client.post(reverse("act", args=[case.number, "notify_penalty"]), form)
    assert refused.status_code == 409 and Paper.objects.count() == 1


def test_anybody_may_check_a_paper_and_learns_nothing_of_the_party(
    office: Office, client: Client
) -> None:
    case = whole(office, "waive_defence")
    [paper] = issued(case.pk)
    content = document_pdf(of(case, "notify_penalty"), case, named=True)
    asked = client.get(
        reverse("check-code"), {"code": f" {paper.code[:5].lower()}-{paper.code[5:]}"}
    )
    address = reverse("check", args=[paper.code])
    assert asked.status_code == 302 and asked["Location"] == address
    as_printed = reverse("check", args=[f"{paper.code[:5].lower()}-{paper.code[5:]}"])
    assert client.get(as_printed)["Location"] == address
    page = client.get(address).content.decode()
    assert "有效" in page and paper.number in page and paper.file_digest in page
    assert WHOLE.name not in page and case.conduct not in page and WHOLE.address not in page
    for given, said in (
        ({"digest": paper.file_digest}, "一致"),
        ({"digest": paper.content_digest[:16].upper()}, "一致"),
        ({"digest": "0" * 64}, "不一致"),
        ({"digest": paper.content_digest[:8]}, "不一致"),
        ({"file": SimpleUploadedFile("a.pdf", content)}, "一致"),
        ({"file": SimpleUploadedFile("a.pdf", content + b" ")}, "不一致"),
    ):
        answer = client.post(address, given).content.decode()
        assert f"<strong>{said}</strong>" in answer, said
    assert "粘贴指纹" in client.post(address, {}).content.decode()
    unknown = client.get(reverse("check", args=["ZZZZZZZZZZ"]))
    assert unknown.status_code == 404 and "没有签发过" in unknown.content.decode()


def test_a_replaced_paper_says_so_to_everybody(office: Office, client: Client) -> None:
    case = whole(office, "waive_defence")
    [first] = issued(case.pk)
    deed = deed_of([office.investigator], at(LATER))
    amend_party(case.party, replace(WHOLE, address="示例路 5 号"), deed=deed)
    second = reissue(case, str(first.entry_id), deed, reason="更正地址")
    old = client.get(reverse("check", args=[first.code])).content.decode()
    assert "已被第2版代替" in old
    assert "有效" in client.get(reverse("check", args=[second.code])).content.decode()
    client.force_login(office.investigator)
    page = client.get(reverse("document", args=[case.number, first.entry_id])).content.decode()
    assert "首次签发" in page and "更正地址" in page and "version=1" in page
    gone = client.get(reverse("document", args=[case.number, first.entry_id]), {"version": 9})
    assert gone.status_code == 404


def test_the_page_issues_and_issues_again(office: Office, client: Client) -> None:
    case = whole(office, "take_evidence")
    number = entry(case, "take_evidence")
    address = reverse("document-issue", args=[case.number, number])
    client.force_login(office.clerk)
    assert client.get(address).status_code == 409
    client.force_login(office.investigator)
    assert client.post(address, {}).status_code == 422
    assert client.post(address, {"sure": "on"}).status_code == 303
    again = client.get(address).content.decode()
    assert "重新签发的理由" in again
    assert client.post(address, {"reason": "试"}).status_code == 422
    assert walk_on(office, case, "order_correction", at(LATER)).correction == "oral"
