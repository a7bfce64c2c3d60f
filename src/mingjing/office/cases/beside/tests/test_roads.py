"""The road of every small procedure that people walk can be walked by acts, form by form."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingjing.office.cases.beside.referral import PAPERS
from mingjing.office.cases.beside.shelf import SIDES
from mingjing.office.cases.models import Case, Proceeding
from tests.beside import people_for
from tests.cast import Office, at, walk_to

START = date(2023, 2, 7)
FOLLOW = {"payment", "court", "reconsideration", "litigation", "withdrawal"}
"""Kinds whose road answers acts of the case, of courts and of the party: they have own stories."""
ON = "on"
SPOT = ("identity_shown", "witnessed", "rights_told", "heard", "recorded", "related", "unsealed",
        "listed")  # fmt: skip
TYPED: dict[str, dict[str, Any]] = {
    "approve_preservation": {"may_be_lost": ON, "goods": "钢瓶 2 只", "reason": "可能被转移"},
    "preserve_evidence": {
        **{"identity_shown": ON, "goods": "钢瓶 2 只", "relevant": ON, "list_given": ON},
        "kept_at": "示例库房",
    },
    "dispose_preserved": {"way": "return", "reason": "已固定", "return_signed": ON},
    "approve_seizure": {
        **{"measure": "seize", "basis": "城镇燃气管理条例第四十一条"},
        **{"goods": "钢瓶 2 只", "reason": "可能被转移"},
    },
    "seize": {**dict.fromkeys(SPOT, ON), "goods": "钢瓶 2 只", "days": 30, "kept_at": "示例库房"},
    "extend_seizure": {"days": 30, "reason_given": "案情复杂", "noticed": "直接送达"},
    "release_seizure": {"ground": "decided", "arose_on": "2023-02-10", "return_signed": ON},
    "request_recusal": {"whom": "r", "asked_by": "party", "reason": "近亲属"},
    "recuse": {"result": "granted", "reason": "属实", "receipt": "书面告知"},
    "replace_officer": {"opinion": "已交接"},
    "raise_dispute": {
        **{"other": "示例区市场监管局", "content": "均已立案"},
        **{"our_filing": "2023-01-03T12:00", "their_filing": "2023-01-04T09:00"},
    },
    "report_dispute": {"minutes": "未达成一致", "superior_name": "示例市城管委", "superior": ON},
    "record_designation": {"whose": "ours", "receipt": "示例指〔2023〕1号"},
    "report_crime": {"crime": "危险作业罪", "written": "建议移送"},
    "refer_to_police": {"principal": ON, "result": "approved"},
    "hand_to_police": {"to": "示例区公安分局", "papers": list(PAPERS)},
    "record_police_receipt": {"receipt": "李某签收"},
    "record_police_decision": {"answer": "opened", "receipt": "示例公字 1 号"},
    "hand_over_goods": {"receipt": "钢瓶 2 只", "party_told": ON},
}


def test_every_kind_that_is_not_walked_here_has_a_story_of_its_own() -> None:
    here = Path(__file__).parent
    assert set(SIDES) > FOLLOW
    assert all((here / f"test_{kind}.py").is_file() for kind in FOLLOW)


@pytest.mark.parametrize("kind", sorted(set(SIDES) - FOLLOW))
def test_the_road_is_walked_on_the_pages(office: Office, client: Client, kind: str) -> None:
    case, day = walk_to(office, "approve_filing"), START
    table = SIDES[kind].procedure
    for nth, verb in enumerate(table.road):
        step(client, office, case, kind, verb=verb, day=day, first=nth == 0)
        day += timedelta(days=1)
    row = Proceeding.objects.get()
    assert table.stage(row.stage).final and row.awaits == "" and row.due_on is None
    page = client.get(reverse("case", args=[case.number])).content.decode()
    assert all(f"{table.label}：{table.step(verb).label}" in page for verb in table.road)


def step(
    client: Client, office: Office, case: Case, kind: str, *, verb: str, day: date, first: bool
) -> None:
    """One act on its page: the form is shown, filled and accepted."""
    people = people_for(office, kind, verb)
    client.force_login(people[0])
    args = [case.number, kind, verb] if first else [case.number, 1, verb]
    url = reverse("beside-begin" if first else "beside-act", args=args)
    assert client.get(url).status_code == 200
    typed = {**TYPED[verb], "at": at(day, 10).strftime("%Y-%m-%dT%H:%M")}
    if len(people) > 1:
        typed["colleague"] = people[1].pk
    answer = client.post(url, typed)
    assert answer.status_code == 303, answer.content.decode()[-3000:]
