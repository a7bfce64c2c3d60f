"""Pages of weighing: the part beside the form, the list of like cases, equal leniency."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingjing.office.cases.beside.actions import begin
from mingjing.office.cases.models import Case
from mingjing.office.cases.weighing.like import Fines, like_cases, told
from mingjing.office.cases.weighing.tests.test_law_in_time import barbecue, reviewed
from mingjing.office.parties.actions import PartyData
from mingjing.office.parties.models import PartyKind
from mingjing.office.people.models import Person
from tests.cast import (
    CITIZEN,
    START,
    Office,
    a_party,
    an_item,
    at,
    deed_of,
    do,
    found_case,
    walk_on,
    walk_to,
)


def page(client: Client, person: Person, url: str, **typed: Any) -> str:
    client.force_login(person)
    answer = client.get(url, typed)
    assert answer.status_code == 200, url
    return answer.content.decode()


def part(client: Client, person: Person, case: Case, **typed: Any) -> str:
    client.force_login(person)
    url = reverse("case-weighing", args=[case.number])
    answer = client.get(url, typed, headers={"HX-Request": "true"})
    assert answer.status_code == 200 and b"<html" not in answer.content
    return answer.content.decode()


def test_the_notice_shows_range_benchmark_and_like_cases(office: Office, client: Client) -> None:
    walk_to(office, "decide_penalty")
    case = walk_to(office, "review_penalty")
    html = page(client, office.investigator, reverse("act", args=[case.number, "notify_penalty"]))
    for words in ("0 至 100,000 元", "30,000 至 70,000 元", "1 件，中间一半 5,000 至 5,000 元",
                  "5,000 元不在“一般”档内", "本办设定", "office_model@1"):  # fmt: skip
        assert words in html


def test_the_part_follows_what_is_typed(office: Office, client: Client) -> None:
    case = walk_to(office, "review_penalty")
    html = part(client, office.investigator, case, fine="6000", factors="removed_harm")
    assert "0 至 30,000 元，应当从轻或者减轻" in html and "不在" not in html
    html = part(client, office.investigator, case, fine="100001")
    assert "高于法定上限" in html
    html = part(client, office.investigator, case, fine="x", factors="poverty")
    assert "没有名为“poverty”的裁量情节" in html


def test_both_texts_are_shown_and_the_lawful_choices_offered(
    office: Office, client: Client
) -> None:
    case = reviewed(office, barbecue())
    html = page(client, office.investigator, reverse("act", args=[case.number, "notify_penalty"]))
    assert "新规定较轻：应当适用新规定" in html
    assert "罚款上限由20,000元降为5,000元" in html and "生态环境法典第一千零五十七条" in html
    assert 'value="TJ176/TJ176"' in html and 'value="TJ159/TJ177"' in html
    assert 'value="TJ159/TJ176"' not in html and 'value="TJ177/TJ177"' not in html
    chosen = part(client, office.investigator, case, fine="3000", law_choice="TJ176/TJ176")
    assert "500 至 5,000 元" in chosen
    assert "还须选择" in part(client, office.investigator, case, fine="3000")


def test_the_case_keeps_and_shows_how_it_was_weighed(office: Office, client: Client) -> None:
    case = reviewed(office, barbecue())
    evening = at(date(2026, 9, 1), 20)
    do(office, case, "notify_penalty", evening, fine=3000, law_choice="TJ176/TJ176")
    html = page(client, office.investigator, reverse("case", args=[case.number]))
    assert "比较轻重后适用新规定" in html and "office_model@1" in html
    assert reverse("case-weighing", args=[case.number]) in html


def test_like_cases_are_of_the_same_rule_and_kind_and_only_those_one_may_see(
    office: Office, client: Client
) -> None:
    like = walk_to(office, "decide_penalty")
    other = an_item("TJ500")
    walk_to(office, "decide_penalty", item=other)
    case = walk_to(office, "review_penalty")
    url = reverse("case-weighing", args=[case.number])
    html = page(client, office.leader, url)
    assert like.number in html and "P2023-0002" not in html
    Case.objects.filter(pk=like.pk).update(unit=office.other_brigade)
    like.duties.all().delete()
    assert like.number not in page(client, office.investigator, url)
    client.force_login(office.stranger)
    assert client.get(url).status_code == 404


def test_the_page_of_like_cases_costs_the_same_with_one_and_with_many(
    office: Office, client: Client
) -> None:
    case = walk_to(office, "review_penalty")
    url = reverse("case-weighing", args=[case.number])
    costs = []
    for _ in range(2):
        walk_to(office, "decide_penalty")
        client.force_login(office.leader)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get(url)
        costs.append(len(seen))
    assert costs[0] == costs[1] <= 14


@pytest.mark.parametrize(
    ("fines", "expected"),
    [
        ([], Fines(0)),
        ([500], Fines(1, 500, 500, 500, 500, 500)),
        ([300, 100, 200, 400, 500], Fines(5, 100, 200, 300, 400, 500)),
    ],
)
def test_five_numbers_of_the_fines(fines: list[int], expected: Fines) -> None:
    assert told(fines) == expected


NAMES = ("演示市民一（虚构）", "演示市民二（虚构）", "演示市民三（虚构）")


def spared_and_punished(office: Office) -> tuple[Case, Case, Case]:
    """One who was spared, one who in like facts was not, and one who had a record."""
    item = an_item("TJ126", subject="individual", low=100, high=500)
    cases = []
    for number, name in enumerate(NAMES):
        party = a_party(office, PartyData(PartyKind.INDIVIDUAL, name))
        day = START + timedelta(days=number)
        case = found_case(office, item=item, party=party, day=day)
        cases.append(walk_on(office, case, "review_penalty", at(day, 10)))
    first, second, third = cases
    first = do(office, first, "decide_no_penalty", at(START, 20), ground="first")
    fine = {"fine": 200, "hearing_told": False}
    notice = {"notify_penalty": fine_form(**fine), "decide_penalty": fine_form(**fine)}
    second = walk_on(
        office, second, "decide_penalty", at(START + timedelta(days=1), 20), forms=notice
    )
    again = found_case(
        office, item=an_item("TJ127", subject="individual", low=100, high=500),
        party=third.party, day=START,
    )  # fmt: skip
    walk_on(office, again, "decide_penalty", at(START, 11), forms=notice)
    third = walk_on(
        office, third, "decide_penalty", at(START + timedelta(days=2), 20), forms=notice
    )
    return first, second, third


def fine_form(**typed: Any) -> dict[str, Any]:
    base = {"kinds": ["罚款"], "reason": "违反", "mode": "direct", "receipt": "签收"}
    return {**base, "weighing_reason": "情节一般", "another_act": "另一行为", **typed}


def test_equal_leniency_opens_to_both_sides(office: Office, client: Client) -> None:
    spared, punished, known = spared_and_punished(office)
    groups = page(client, office.leader, reverse("leniency"))
    url = reverse("leniency-item", args=["TJ126"])
    assert f"{url}?kind=individual&amp;side=spared" in groups
    assert f"{url}?kind=individual&amp;side=punished" in groups
    both = page(client, office.leader, url, kind="individual")
    assert spared.number in both and punished.number in both and known.number not in both
    assert "初次违法且危害后果轻微并及时改正" in both and "本办设定" in both
    one = page(client, office.leader, url, kind="individual", side="spared")
    assert spared.number in one and punished.number not in one
    assert spared.number not in page(client, office.leader, url, kind="organisation")


def test_a_stranger_sees_no_leniency_of_another_brigade(office: Office, client: Client) -> None:
    spared, _, _ = spared_and_punished(office)
    html = page(client, office.stranger, reverse("leniency"))
    assert "还没有可以对照的案件" in html
    url = reverse("leniency-item", args=["TJ126"])
    assert spared.number not in page(client, office.stranger, url)
    assert client.get(reverse("leniency-item", args=["TJ999"])).status_code == 404


def test_who_spares_sees_the_list_and_both_numbers(office: Office, client: Client) -> None:
    spared_and_punished(office)
    party = a_party(office, CITIZEN)
    item = an_item("TJ126")
    case = found_case(office, item=item, party=party)
    case = walk_on(office, case, "review_penalty", at(START, 10))
    html = page(client, office.leader, reverse("act", args=[case.number, "decide_no_penalty"]))
    assert "免予处罚 1 件，同等情形仍处罚 1 件" in html
    assert "少量生活垃圾，当场清理干净" in html


def test_an_annulled_decision_is_no_like_case_and_no_history(
    office: Office, client: Client
) -> None:
    """Cancelled, the penalty guides no other fine, and no unequal leniency is told of it."""
    _, punished, _ = spared_and_punished(office)
    day = START + timedelta(days=8)
    if punished.stage == "decided":
        punished = do(office, punished, "serve", at(day))
    deed = deed_of([office.leader], at(day, 20), fall="cancelled", reason="程序违法")
    begin(punished.pk, "withdrawal", "withdraw_decision", deed)
    groups = page(client, office.leader, reverse("leniency"))
    assert "side=spared" in groups and "side=punished" not in groups
    assert punished not in like_cases(office.leader, other_of(punished), punished.item)


def other_of(case: Case) -> Case:
    """A case that is not in the database, of the same kind of party."""
    return Case(party=case.party, item=case.item)


def test_who_was_let_off_on_the_spot_before_has_a_history(office: Office, client: Client) -> None:
    party, item = a_party(office, CITIZEN), an_item("TJ126", subject="any")
    first = walk_to(office, "hear_on_the_spot", summary=True, item=item, party=party)
    form: dict[str, Any] = {"ground": "first", "corrected": True, "harm_slight": True}
    do(office, first, "let_off", at(START, 20), education="已教育", **form)
    later = START + timedelta(days=1)
    again = found_case(office, item=item, party=party, day=later)
    notice = {"notify_penalty": fine_form(fine=100), "decide_penalty": fine_form(fine=100)}
    walk_on(office, again, "decide_penalty", at(later, 10), forms=notice)
    groups = page(client, office.leader, reverse("leniency"))
    assert "side=spared" in groups and "side=punished" not in groups
