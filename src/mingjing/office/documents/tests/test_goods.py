"""The papers about goods: what the statute asks, with a list that cannot grow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from mingjing.office.cases.beside.shelf import SIDES
from mingjing.office.cases.models import Case
from mingjing.office.documents.models import Paper
from mingjing.office.documents.papers import document_pdf, story_of
from mingjing.office.documents.queries import standing_of
from mingjing.office.documents.shapes import Document
from mingjing.office.documents.tests.reading import issued, words
from mingjing.office.documents.tests.test_issue import WHOLE
from tests.beside import begun, went_on
from tests.cast import Office, a_party, at, walk_to

TUESDAY, WEDNESDAY = date(2023, 2, 7), date(2023, 2, 8)
GOODS = "液化石油气钢瓶 2 只\n减压阀 1 个"
MEASURE = {
    "measure": "seize",
    "basis": "城镇燃气管理条例第四十一条",
    "goods": GOODS,
    "reason": "可能被转移",
}
TAKEN = {
    **dict.fromkeys(
        ("identity_shown", "witnessed", "rights_told", "heard", "recorded", "related", "unsealed",
         "listed"),
        True,
    ),
    "goods": GOODS, "days": 30, "kept_at": "示例库房，演示甲",
}  # fmt: skip


def whole(office: Office) -> Case:
    return walk_to(office, "approve_filing", party=a_party(office, replace(WHOLE)))


def papers(case: Case) -> dict[tuple[str, int], Document]:
    rows = Case.objects.select_related("party", "item", "unit", "street", "inspection", "complaint")
    documents = story_of(rows.get(pk=case.pk))[1]
    return {(d.kind.verb, d.kind.nth): d for d in documents}


def said(case: Case, verb: str, nth: int = 1) -> str:
    return words(document_pdf(papers(case)[verb, nth], case, named=True))


def seized(office: Office, **form: Any) -> Case:
    case = whole(office)
    row = begun(office, case, "seizure", "approve_seizure", moment=at(TUESDAY, 9), **MEASURE)
    went_on(office, row, "seize", moment=at(TUESDAY, 10), **{**TAKEN, **form})
    return case


def test_a_seizure_makes_a_decision_with_its_five_items_and_a_record(office: Office) -> None:
    case = seized(office)
    decision = said(case, "seize")
    for item in (
        WHOLE.name, "示例路3号", "扣押决定书", "城镇燃气管理条例第四十一条", "30日，至2023年3月9日",
        "1．液化石油气钢瓶2只", "2．减压阀1个", "以上共2项，以下空白", "行政复议",
        "保管费用由本机关承担",
    ):  # fmt: skip
        assert item in decision, item
    record = said(case, "seize", 2)
    assert "扣押现场笔录" in record and "已出示执法证件" in record and "见证人" in record
    assert "减压阀1个" in said(case, "approve_seizure")


def test_both_papers_of_one_act_have_their_own_version_and_code(office: Office) -> None:
    case = seized(office)
    [decision] = issued(case.pk)
    assert (decision.verb, decision.nth) == ("seize", 1)
    assert decision.number == "示城管查扣字〔2023〕第1号"
    assert papers(case)["seize", 2].current is None
    assert papers(case)["seize", 2].key == f"{decision.entry_id}-2"
    assert issued(case.pk) == []


def test_the_way_back_names_what_was_taken(office: Office) -> None:
    case = seized(office)
    row = case.proceedings.get()
    went_on(office, row, "extend_seizure", moment=at(WEDNESDAY, 9), days=30,
            reason_given="案情复杂", noticed="2023 年 2 月 8 日直接送达")  # fmt: skip
    went_on(office, row, "release_seizure", moment=at(WEDNESDAY, 10), ground="decided",
            arose_on=WEDNESDAY, return_signed=True)  # fmt: skip
    longer, back = said(case, "extend_seizure"), said(case, "release_seizure")
    assert "延长30日" in longer and "案情复杂" in longer and "2023年2月7日起" in longer
    assert "已经作出处理决定" in back and "2．减压阀1个" in back and "解除扣押决定书" in back


def test_paper_and_clock_of_a_measure_end_on_the_same_day_also_on_a_holiday(
    office: Office,
) -> None:
    """Four days from Tuesday end on Saturday; eight more, of which two are a test's, on Tuesday."""
    case = seized(office, days=4)
    row, saturday = case.proceedings.get(), date(2023, 2, 11)
    assert "4日，至2023年2月11日" in said(case, "seize")
    assert [c.last for c in SIDES["seizure"].clocks(row)] == [saturday]
    went_on(office, row, "test_seized", moment=at(WEDNESDAY, 9), until=date(2023, 2, 9),
            tested_by="示例检测站", test_what="钢瓶是否合格", period_told=True)  # fmt: skip
    asked = said(case, "test_seized", 2)
    assert "示例检测站：" in asked and "钢瓶是否合格" in asked and "2．减压阀1个" in asked
    assert "自2023年2月8日起至2023年2月9日止" in said(case, "test_seized")
    went_on(office, row, "extend_seizure", moment=at(WEDNESDAY, 10), days=8,
            reason_given="案情复杂", noticed="直接送达")  # fmt: skip
    row.refresh_from_db()
    assert "延长8日，至2023年2月21日" in said(case, "extend_seizure")
    assert [c.last for c in SIDES["seizure"].clocks(row)] == [date(2023, 2, 21)]


def test_a_seizure_that_was_released_no_longer_stands_for_the_public(
    office: Office, client: Client
) -> None:
    case = seized(office)
    [paper] = issued(case.pk)
    address = reverse("check", args=[paper.code])
    assert standing_of(paper, WEDNESDAY).title == "有效"
    went_on(office, case.proceedings.get(), "release_seizure", moment=at(WEDNESDAY, 10),
            ground="decided", arose_on=WEDNESDAY, return_signed=True)  # fmt: skip
    page = client.get(address).content.decode()
    assert "措施已解除" in page and "2023年2月8日结束" in page and "现行版本" not in page


def test_a_measure_whose_days_are_over_does_not_read_as_in_force(
    office: Office, client: Client
) -> None:
    """Nobody has ended it, but seven working days, or thirty days, from Tuesday are over."""
    case = seized(office)
    row = begun(office, case, "preservation", "approve_preservation", moment=at(TUESDAY, 11),
                may_be_lost=True, goods=GOODS, reason="可能被转移")  # fmt: skip
    went_on(office, row, "preserve_evidence", moment=at(TUESDAY, 12), identity_shown=True,
            goods=GOODS, relevant=True, list_given=True, kept_at="示例库房，演示甲")  # fmt: skip
    made = {p.verb: p for p in issued(case.pk)}
    last = {"preserve_evidence": date(2023, 2, 16), "seize": date(2023, 3, 9)}
    for verb, day in last.items():
        assert standing_of(made[verb], day).title == "有效"
        assert standing_of(made[verb], day + timedelta(days=1)).title == "措施期限已满"
    page = client.get(reverse("check", args=[made["preserve_evidence"].code])).content.decode()
    assert "2023年2月16日届满" in page and "现行版本" not in page


def test_preserved_evidence_has_its_notice_and_its_decision(office: Office) -> None:
    case = whole(office)
    row = begun(office, case, "preservation", "approve_preservation", moment=at(TUESDAY, 9),
                may_be_lost=True, goods=GOODS, reason="可能被转移")  # fmt: skip
    went_on(office, row, "preserve_evidence", moment=at(TUESDAY, 10), identity_shown=True,
            goods=GOODS, relevant=True, list_given=True, kept_at="示例库房，演示甲")  # fmt: skip
    went_on(office, row, "dispose_preserved", moment=at(WEDNESDAY, 9), way="return",
            reason="与本案无关", return_signed=True)  # fmt: skip
    notice = said(case, "preserve_evidence")
    assert "7个工作日，至2023年2月16日" in notice and "不得销毁或者转移" in notice
    decision = said(case, "dispose_preserved")
    assert "返还当事人" in decision and "2．减压阀1个" in decision and "2023年2月7日" in decision
    assert {p.verb for p in issued(case.pk)} == {"preserve_evidence", "dispose_preserved"}


def test_the_page_beside_previews_and_issues(office: Office, client: Client) -> None:
    case = whole(office)
    row = begun(office, case, "seizure", "approve_seizure", moment=at(TUESDAY, 9), **MEASURE)
    client.force_login(office.investigator)
    address = reverse("beside-act", args=[case.number, 1, "seize"])
    assert "预览文书" in client.get(address).content.decode()
    typed = {**{k: "on" for k, v in TAKEN.items() if v is True}, "goods": GOODS, "days": "20",
             "kept_at": "示例库房", "colleague": office.second.pk,
             "at": f"{at(TUESDAY, 11):%Y-%m-%dT%H:%M}"}  # fmt: skip
    look = reverse("beside-act-preview", args=[case.number, 1, "seize"])
    shown = client.post(look, typed, headers={"HX-Request": "true"}).content.decode()
    assert shown.count("data:image/svg+xml") >= 2
    assert row.stage == "approved" and not Paper.objects.exists()
    done = client.post(address, typed)
    assert done.status_code == 303, done.content.decode()
    assert Paper.objects.get(case=case).verb == "seize"
    first = reverse("beside-begin-preview", args=[case.number, "seizure", "seize_urgently"])
    plain = client.post(first, {**typed, **MEASURE})
    assert plain.status_code == 200
    both = words(plain.content)
    assert "扣押决定书" in both and "扣押现场笔录" in both
    for wrong in ("no_such_step", "make_up_approval"):
        gone = reverse("beside-begin-preview", args=[case.number, "seizure", wrong])
        assert client.post(gone, typed).status_code == 404
