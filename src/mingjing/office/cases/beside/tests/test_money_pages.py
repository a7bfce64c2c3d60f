"""The pages of payment, court, review, suit and withdrawal: each form as a browser sends it.

What the law says to each is told in the stories by acts; here it is that the pages carry it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.people.models import Person
from tests.cast import Office, walk_to

ON = "on"
SERVED = date(2024, 1, 2)


def post(client: Client, who: Person, url: str, moment: str, **form: Any) -> int:
    """Opens the page, sends its form, and gives the code of the answer."""
    client.force_login(who)
    assert client.get(url).status_code == 200, url
    return client.post(url, {"at": moment, **form}).status_code


def begin_url(case: Case, kind: str, verb: str) -> str:
    return reverse("beside-begin", args=[case.number, kind, verb])


def act_url(case: Case, verb: str, nth: int = 1) -> str:
    return reverse("beside-act", args=[case.number, nth, verb])


def stage(case: Case, kind: str) -> str:
    return Proceeding.objects.filter(case=case, kind=kind).latest("pk").stage


@pytest.fixture
def case(office: Office) -> Case:
    return walk_to(office, "serve", day=SERVED)


def test_a_deferral_on_its_pages(office: Office, client: Client, case: Case) -> None:
    url = begin_url(case, "payment", "apply_for_deferral")
    asked = {"wish": "分两期", "proof": "停业证明", "parts": "2"}
    assert post(client, office.clerk, url, "2024-01-08T09:00", **asked) == 303
    url, late = act_url(case, "approve_instalments"), "2024-01-09T09:00"
    client.force_login(office.leader)
    assert "2024-02-18 2500" in client.get(url).content.decode()
    granted = {"granted": "yes", "reason": "确有困难"}
    assert post(client, office.leader, url, late, **granted, schedule="2024-02-20 1") == 422
    assert post(client, office.leader, url, late, **granted) == 409
    whole = "2024-02-20 2500\n2024-03-20 2500"
    assert post(client, office.leader, url, late, **granted, schedule=whole) == 303
    page = client.get(reverse("case", args=[case.number])).content.decode()
    assert "2024年2月20日 2,500 元" in page and "分期缴纳有一期逾期" in page


def test_a_surcharge_on_its_pages(office: Office, client: Client, case: Case) -> None:
    url = begin_url(case, "payment", "impose_surcharge")
    told = {"rate_told": ON, "reason": "未缴"}
    assert post(client, office.leader, url, "2024-01-19T09:00", **told) == 303
    pay = reverse("act", args=[case.number, "pay"])
    paid = {"amount": "5000", "receipt": "P0001", "surcharge": "300.00"}
    assert post(client, office.clerk, pay, "2024-01-19T10:00", **{**paid, "surcharge": ""}) == 409
    assert (
        post(client, office.clerk, pay, "2024-01-19T10:00", **{**paid, "surcharge": "301"}) == 422
    )
    assert post(client, office.clerk, pay, "2024-01-19T10:00", **paid) == 303
    assert stage(case, "payment") == "settled"
    page = client.get(reverse("case", args=[case.number])).content.decode()
    assert "另缴加处罚款 300 元" in page and "登记缴款" in page


def test_cash_on_its_pages(office: Office, client: Client) -> None:
    spot = walk_to(office, "hand_over", summary=True, day=SERVED)
    collect = reverse("act", args=[spot.number, "collect_on_the_spot"])
    form = {"receipt": "P1", "hard_later": ON, "reason": "流动摊贩", "colleague": office.second.pk}
    assert post(client, office.investigator, collect, "2024-01-02T15:00", **form) == 303
    url, when = act_url(spot, "hand_in_cash"), "2024-01-03T09:00"
    form = {"amount": "1000", "taken_by": "内勤"}
    assert post(client, office.investigator, url, when, **form) == 303
    assert post(client, office.clerk, act_url(spot, "bank_cash"), when, receipt="H1") == 303
    assert stage(spot, "payment") == "settled"


def test_an_exhortation_on_its_pages(office: Office, client: Client, case: Case) -> None:
    url = begin_url(case, "court", "exhort")
    form = {"contents": ON, "served_on": "2024-02-05", "receipt": "本人签收"}
    assert post(client, office.investigator, url, "2024-02-05T09:00", **form) == 303
    url = act_url(case, "hear_exhorted")
    assert post(client, office.investigator, url, "2024-02-06T09:00", content="困难") == 303
    url = act_url(case, "weigh_exhorted")
    weighed = {"adopted": "no", "opinion": "不影响"}
    assert post(client, office.investigator, url, "2024-02-06T10:00", **weighed) == 303
    client.force_login(office.leader)
    late = client.get(act_url(case, "apply_to_court"))
    assert late.status_code == 200 and "请如实填写办理时间补录" in late.content.decode()
    assert client.get(act_url(case, "record_performance")).status_code == 404
    page = client.get(reverse("case", args=[case.number])).content.decode()
    assert "申请期间" in page and "满十个工作日" in page


PAPERS = {
    "number": "示政复〔2024〕1号",
    "applied_on": "2024-02-01",
    "accepted_on": "2024-02-06",
    "received_on": "2024-02-08",
}


def test_a_review_that_cancels_on_its_pages(office: Office, client: Client, case: Case) -> None:
    url = begin_url(case, "reconsideration", "accept_reconsideration")
    form = {**PAPERS, "organ": "government"}
    wrong = {**form, "received_on": "2024-02-05"}
    assert post(client, office.leader, url, "2024-02-08T09:00", **wrong) == 422
    assert post(client, office.leader, url, "2024-02-08T09:00", **form) == 303
    url = act_url(case, "reply_reconsideration")
    reply = {"evidence_complete": ON, "content": "决定合法"}
    assert post(client, office.investigator, url, "2024-02-20T09:00", **reply) == 303
    url = act_url(case, "decide_reconsideration")
    verdict = {"verdict": "cancel", "number": "示政复决〔2024〕1号", "received_on": "2024-04-08"}
    assert post(client, office.leader, url, "2024-04-08T09:00", **verdict) == 303
    assert stage(case, "withdrawal") == "fallen"
    page = client.get(reverse("case", args=[case.number])).content.decode()
    assert "处罚决定被撤销（行政复议决定书 示政复决〔2024〕1号）" in page
    assert "在“公示”逐一撤回" in page


def test_a_suit_on_its_pages(office: Office, client: Client, case: Case) -> None:
    url = begin_url(case, "litigation", "accept_litigation")
    form = {**PAPERS, "court": "示例区人民法院"}
    assert post(client, office.leader, url, "2024-02-08T09:00", **form) == 303
    url, reply = act_url(case, "answer_suit"), {"evidence_complete": ON, "content": "合法"}
    assert post(client, office.investigator, url, "2024-02-20T09:00", **reply) == 303
    url = act_url(case, "end_suit")
    ended = {"number": "（2024）示例行初1号", "ended_on": "2024-03-01"}
    assert post(client, office.clerk, url, "2024-03-01T09:00", **ended) == 303
    assert stage(case, "litigation") == "ended"


def test_the_office_corrects_itself_on_its_pages(
    office: Office, client: Client, case: Case
) -> None:
    url = begin_url(case, "withdrawal", "withdraw_decision")
    own = {"fall": "changed", "reason": "计算有误", "never_public": ON}
    assert post(client, office.leader, url, "2024-01-04T09:00", **own) == 422
    assert post(client, office.leader, url, "2024-01-04T09:00", **own, fine_after="3000") == 303
    url = act_url(case, "tell_party")
    assert post(client, office.investigator, url, "2024-01-05T09:00", receipt="签收") == 303
    url = act_url(case, "end_withdrawal")
    assert post(client, office.leader, url, "2024-01-05T10:00", opinion="办结") == 303
    assert stage(case, "withdrawal") == "done"
