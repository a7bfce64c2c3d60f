"""What officers, reviewers and heads find on the pages of a case without asking anybody."""

import re
from datetime import date, datetime
from typing import Any

from django.test import Client
from django.urls import reverse

from mingjing.law.liability import summary_limit
from mingjing.office.cases.finding import items_offered
from mingjing.office.cases.models import Case
from mingjing.office.cases.people import named, spoken
from mingjing.office.cases.standing import others, possible, road
from mingjing.office.journal.entries import entries_of
from mingjing.office.people.actions import end_post
from mingjing.office.people.models import Person, Post, Role
from tests.cast import (
    CITIZEN,
    START,
    Office,
    a_party,
    also,
    an_item,
    at,
    deed_of,
    do,
    found_case,
    walk_on,
    walk_to,
)

EVENING = at(START, 21)
SPARED = {"conclude_investigation": {"finding": "first_offence", "opinion": "初次，已改正"}}


def page(client: Client, person: Person, address: str) -> str:
    client.force_login(person)
    return client.get(address).content.decode()


def act(case: Case, verb: str) -> str:
    return reverse("act", args=[case.number, verb])


def shown(case: Case, person: Person, when: datetime = EVENING) -> dict[str, bool]:
    """The open steps of the road, and whether each is the one to make now."""
    deed = deed_of([person], when)
    steps = road(case, possible(case, deed), list(entries_of("case", case.pk)))
    return {s.name: s.primary for s in steps if s.state == "open"}


def test_where_no_penalty_is_due_the_road_leads_to_that_decision(office: Office) -> None:
    spared = walk_to(office, "review_penalty", forms=SPARED)
    assert spared.awaits == "leader"
    assert shown(spared, office.leader) == {"decide_no_penalty": True}
    deed = deed_of([office.investigator], EVENING)
    beside = others(spared, possible(spared, deed), deed)
    assert "告知拟处罚内容和权利" in {v.label for v in beside.mine}, "the head may see it otherwise"
    punished = walk_to(office, "review_penalty")
    assert punished.awaits == "officer"
    assert shown(punished, office.investigator) == {"notify_penalty": True}


def test_the_ground_that_the_officers_found_is_filled_in(office: Office, client: Client) -> None:
    case = walk_to(office, "review_penalty", forms=SPARED)
    asked = page(client, office.leader, act(case, "decide_no_penalty"))
    assert re.search(r'value="first"[^>]*checked', asked)


def test_who_reviews_or_decides_reads_what_is_proposed(office: Office, client: Client) -> None:
    report = {"conclude_investigation": {"proposed_fine": 5000, "opinion": "证据齐全，建议罚款"}}
    case = walk_to(office, "conclude_investigation", forms=report)
    asked = page(client, office.reviewer, act(case, "review_penalty"))
    assert "上一步：调查终结" in asked and "证据齐全，建议罚款" in asked and "5,000" in asked
    case = walk_on(office, case, "review_penalty", EVENING)
    asked = page(client, office.investigator, act(case, "notify_penalty"))
    assert "上一步" not in asked, "who made it needs no reminder"


def test_a_citizen_is_named_to_who_works_on_the_case_and_to_nobody_else(
    office: Office, client: Client
) -> None:
    item = an_item("C1", subject="individual")
    case = walk_to(office, "take_evidence", item=item, party=a_party(office, CITIZEN))
    addresses = (reverse("case", args=[case.number]), act(case, "order_correction"))
    full, masked = case.party.name, case.party.public_name
    assert full != masked
    for address in addresses:
        assert full in page(client, office.investigator, address)
        assert full in page(client, office.reviewer, address)
        told = page(client, office.supervisor, address)
        assert masked in told and full not in told


def test_a_turned_case_leads_on_to_its_lead(office: Office, client: Client) -> None:
    case = found_case(office, summary=True)
    case = do(office, case, "turn_ordinary", EVENING)
    lead = Case.objects.get(source="turned")
    told = page(client, office.investigator, reverse("case", args=[case.number]))
    assert f'href="{reverse("case", args=[lead.number])}"' in told and lead.number in told
    back = page(client, office.investigator, reverse("case", args=[lead.number]))
    assert f"当场处罚 {case.number} 转入" in back


def test_two_cases_alike_that_were_turned_lead_on_each_to_its_own(
    office: Office, client: Client
) -> None:
    first, second = found_case(office, summary=True), found_case(office, summary=True)
    do(office, second, "turn_ordinary", EVENING)
    do(office, first, "turn_ordinary", EVENING)
    for case in (first, second):
        lead = Case.objects.get(turned_from=case)
        told = page(client, office.investigator, reverse("case", args=[case.number]))
        assert f"到 {lead.number} 继续办理" in told


def test_an_item_that_leads_nowhere_says_so_while_it_is_chosen(office: Office) -> None:
    an_item("L1", low=5000)
    an_item("L2", low=100)
    an_item("L3", article="")
    an_item("L4", low=5000, kinds=("警告", "罚款"))
    an_item("L5", low=500, subject="individual")
    on: dict[str, Any] = {"words": "", "area": "gas", "chosen": "", "day": START}
    [dear, cheap, bare, warned, citizen] = [
        line for _, line in items_offered(**on, limit=lambda who: summary_limit(who, START))[0]
    ]
    assert "至少 5,000 元" in dear and "至少" not in cheap and "至少" not in warned
    assert "至少 500 元" in citizen
    assert "没有登记处罚条款" in bare and "没有登记" not in dear
    assert not [line for _, line in items_offered(**on)[0] if "至少" in line]


def test_what_only_a_person_can_be_is_not_asked_of_an_organisation(
    office: Office, client: Client
) -> None:
    item, citizen = an_item("C2", subject="any"), a_party(office, CITIZEN)
    for party, asked in ((None, False), (citizen, True)):
        case = walk_to(office, "review_penalty", item=item, party=party)
        form = page(client, office.investigator, act(case, "notify_penalty"))
        assert ("已满十四周岁不满十八周岁" in form) is asked
        assert "主动消除或者减轻" in form


def test_the_notice_asks_for_the_penalty_before_its_service(office: Office, client: Client) -> None:
    case = walk_to(office, "review_penalty")
    asked = page(client, office.investigator, act(case, "notify_penalty"))
    names = ("kinds", "fine", "reason", "hearing_told", "mode", "receipt", "colleague", "at")
    places = [asked.index(f'name="{name}"') for name in names]
    assert places == sorted(places)


def test_people_are_told_by_name_and_what_begins_with_a_number_stays_whole(
    office: Office, client: Client
) -> None:
    case = walk_to(office, "review_penalty")
    do(office, case, "discuss_collectively", at(START, 20), reporters="3 人列席")
    client.force_login(office.leader)
    page = client.get(reverse("case", args=[case.number])).content.decode()
    assert f"<dd>{office.leader.name}</dd>" in page and "<dd>3 人列席</dd>" in page
    assert spoken("noticed", "3 月 2 日直接送达") == "3 月 2 日直接送达"


def test_no_kind_is_chosen_that_an_officer_may_have_to_untick(
    office: Office, client: Client
) -> None:
    both = an_item("S1", subject="any", kinds=("警告", "罚款"))
    case = walk_to(office, "hear_on_the_spot", summary=True, item=both)
    asked = page(client, office.investigator, act(case, "decide_on_the_spot"))
    assert not re.search(r'name="kinds"[^>]*checked', asked)
    assert "罚款金额（元） <i>处罚种类有罚款的必填" in asked
    assert "当场处罚最高 3,000 元" in asked
    assert f"{case.conduct}（{case.item.basis}）</textarea>" in asked
    fined = an_item("S2", subject="any", kinds=("罚款",))
    case = walk_to(office, "hear_on_the_spot", summary=True, item=fined)
    asked = page(client, office.investigator, act(case, "decide_on_the_spot"))
    assert re.search(r'value="罚款"[^>]*checked', asked)
    assert "罚款金额（元） <i>必填" in asked


def test_a_proposed_fine_is_a_choice_that_was_made(office: Office, client: Client) -> None:
    both = an_item("S1", kinds=("警告", "罚款"))
    report = {"conclude_investigation": {"proposed_fine": 5000, "opinion": "建议罚款"}}
    case = walk_to(office, "review_penalty", item=both, forms=report)
    asked = page(client, office.investigator, act(case, "notify_penalty"))
    assert re.findall(r'value="(警告|罚款)"[^>]*checked', asked) == ["罚款"]


def test_what_is_told_late_names_the_heads_of_its_own_day(office: Office, client: Client) -> None:
    former, later = also(office, "former", Role.LEADER), also(office, "later", Role.LEADER)
    admin = deed_of([office.administrator], at(START, 8))
    end_post(former.posts.get(), until=date(2023, 1, 20), deed=admin)
    Post.objects.filter(person=later).update(since=date(2023, 2, 1))
    case = walk_to(office, "review_penalty")
    address = act(case, "discuss_collectively")
    asked = page(client, office.leader, address)
    assert "任职至 2023年1月20日" in asked and named(later) in asked
    told = {"at": "2023-01-10T15:00", "minutes": "逐人发表意见", "opinion": "同意"}
    answer = client.post(address, {**told, "voters": [named(former), named(later)]})
    assert answer.status_code == 422
    assert f"{later.name}在办理之日（2023年1月10日）不担任相应职务" in answer.content.decode()
    both = {**told, "voters": [named(former), named(office.leader)]}
    assert client.post(address, both).status_code == 303
