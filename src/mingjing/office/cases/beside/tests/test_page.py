"""The case page with what runs beside it: its clocks, its steps, what may be begun and what not."""

from __future__ import annotations

import re
from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mingjing.office.cases.beside.standing import beginnings, cards, side_clocks
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.people.models import Person
from tests.beside import begun, went_on
from tests.cast import Office, at, deed_of, walk_to

TUESDAY, FIFTH = date(2023, 2, 7), date(2023, 2, 14)
WANTED = {"may_be_lost": True, "goods": "钢瓶 2 只", "reason": "可能被转移"}
TAKEN = {
    "identity_shown": True,
    "goods": "钢瓶 2 只",
    "relevant": True,
    "list_given": True,
    "kept_at": "示例库房",
}


def preserved(office: Office, case: Case, hour: int = 9) -> Proceeding:
    row = begun(
        office, case, "preservation", "approve_preservation", moment=at(TUESDAY, hour), **WANTED
    )
    return went_on(office, row, "preserve_evidence", moment=at(TUESDAY, hour), **TAKEN)


def text_of(client: Client, person: Person, url: str) -> str:
    client.force_login(person)
    return client.get(url).content.decode()


def test_what_is_usual_at_this_stage_comes_first_and_the_rest_is_folded(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    offered = beginnings(case, deed_of([office.leader], at(TUESDAY)))
    assert {v.name for v in offered.usual} == {
        "approve_preservation",
        "approve_seizure",
        "seize_urgently",
    }
    assert {"request_recusal", "find_not_ours", "report_crime"} <= {v.name for v in offered.rest}


def test_what_cannot_be_begun_says_why_with_its_article(office: Office) -> None:
    case = walk_to(office, "decide_penalty")
    offered = beginnings(case, deed_of([office.leader], at(TUESDAY)))
    barred = {side.label: side.reasons for side in offered.barred}
    assert {"先行登记保存", "查封扣押", "管辖争议与移送"} <= set(barred)
    assert all(r.sentence and r.article for reasons in barred.values() for r in reasons)
    assert not {v.name for v in offered.usual} & {"approve_preservation", "seize_urgently"}


def test_a_card_tells_goods_and_days_and_the_side_of_the_page_tells_the_days_too(
    office: Office,
) -> None:
    row = preserved(office, walk_to(office, "approve_filing"))
    case = Case.objects.get(pk=row.case_id)
    [card] = cards(case, deed_of([office.leader], at(FIFTH)))
    assert list(card.lines) == [("物品", "钢瓶 2 只"), ("保存", "示例库房")]
    assert [(c.text, c.tone) for c in card.clocks] == [("还剩 2 个工作日", "due")]
    assert side_clocks([row], FIFTH) == list(card.clocks)


def test_what_runs_stands_before_what_has_ended(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    first, second = preserved(office, case), preserved(office, case, 10)
    back = {"way": "return", "reason": "证据已固定", "return_signed": True}
    went_on(office, second, "dispose_preserved", moment=at(FIFTH), **back)
    shown = cards(Case.objects.get(pk=case.pk), deed_of([office.leader], at(FIFTH)))
    assert [(c.number, c.final) for c in shown] == [(first.number, False), (second.number, True)]


def test_every_page_that_the_case_offers_opens(office: Office, client: Client) -> None:
    row = preserved(office, walk_to(office, "approve_filing"))
    for person in (office.investigator, office.leader):
        page = text_of(client, person, reverse("case", args=[row.case.number]))
        offered = set(re.findall(r'href="(/cases/[^"]+/(?:begin|beside)/[^"]+)"', page))
        assert len(offered) >= 2
        for url in offered:
            assert client.get(url).status_code == 200, url


def test_three_small_procedures_cost_one_query_more_than_none(
    office: Office, client: Client
) -> None:
    bare, full = walk_to(office, "approve_filing"), walk_to(office, "approve_filing")
    for hour in (9, 10, 11):
        preserved(office, full, hour)
    client.force_login(office.leader)
    counts = []
    for case in (bare, full):
        with CaptureQueriesContext(connection) as caught:
            client.get(reverse("case", args=[case.number]))
        counts.append(len(caught))
    assert counts[1] - counts[0] == 1


def test_nothing_of_another_brigade_is_begun(office: Office, client: Client) -> None:
    case = walk_to(office, "approve_filing")
    client.force_login(office.stranger)
    url = reverse("beside-begin", args=[case.number, "seizure", "seize_urgently"])
    typed = {"at": timezone.localtime().strftime("%Y-%m-%dT%H:%M")}
    assert client.get(url).status_code == client.post(url, typed).status_code == 404
    assert not case.proceedings.exists()


def test_what_was_done_in_time_can_be_told_late_and_only_with_its_true_day(
    office: Office, client: Client
) -> None:
    """Today the term is long over; the page still takes the day on which the goods went back."""
    row = preserved(office, walk_to(office, "approve_filing"))
    url = reverse("beside-act", args=[row.case.number, 1, "dispose_preserved"])
    page = text_of(client, office.leader, url)
    assert "请如实填写办理时间补录" in page and "行政处罚法第五十六条" in page
    assert f'href="{url}"' in text_of(
        client, office.leader, reverse("case", args=[row.case.number])
    )
    typed = {"way": "return", "reason": "证据已固定", "return_signed": "on"}
    late = client.post(url, {**typed, "at": "2023-02-17T09:00"})
    assert late.status_code == 409 and "登记保存" in late.content.decode()
    assert client.post(url, {**typed, "at": "2023-02-16T09:00"}).status_code == 303
    assert Proceeding.objects.get().stage == "disposed"


def test_what_was_never_lawful_is_not_offered_to_be_told_late(
    office: Office, client: Client
) -> None:
    row = begun(
        office,
        walk_to(office, "approve_filing"),
        "preservation",
        "approve_preservation",
        moment=at(TUESDAY, 9),
        **WANTED,
    )
    client.force_login(office.leader)
    url = reverse("beside-act", args=[row.case.number, 1, "dispose_preserved"])
    assert client.get(url).status_code == 409
