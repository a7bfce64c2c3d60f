"""Founding a case: party and item are found first and then chosen; nothing typed is lost."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from mingjing.office.cases.models import Case
from mingjing.office.inspections.tests.scene import a_place, inspected
from mingjing.office.parties.actions import PartyData, register_party
from mingjing.office.parties.models import PartyKind
from mingjing.office.visits.tests.scene import FORMS, ROAD, walked
from mingjing.office.web.search import index
from tests.cast import START, Office, a_party, an_item, at, deed_of

NEW = "/cases/new/"


def choices(page: str, name: str) -> dict[str, str]:
    """What a list offers: key and words of each choice."""
    found = re.findall(
        rf'<label[^>]*><input type="radio" name="{name}" value="(\d+)"[^>]*>(.*?)</label>',
        page,
        flags=re.DOTALL,
    )
    return {key: words.strip() for key, words in found}


def chosen(page: str, name: str) -> list[str]:
    return re.findall(rf'name="{name}" value="(\d+)"[^>]* checked', page)


def finding(client: Client, **typed: Any) -> str:
    answer = client.post(NEW, {"conduct_from": "2023-01-03", "find": "party", **typed})
    assert answer.status_code == 200
    return answer.content.decode()


def test_nothing_is_listed_before_one_asks(office: Office, client: Client) -> None:
    a_party(office)
    an_item()
    client.force_login(office.investigator)
    page = client.get(NEW).content.decode()
    assert choices(page, "party") == {} and choices(page, "item") == {}
    assert "查找当事人" in page and "查找事项" in page


def test_a_party_is_found_by_part_of_name_or_code(office: Office, client: Client) -> None:
    party = a_party(office)
    client.force_login(office.investigator)
    for words in ("燃气用户", party.credit_code[5:12]):
        assert list(choices(finding(client, party_q=words), "party")) == [str(party.pk)]
    assert "没有找到当事人" in finding(client, party_q="没有这个名称")


def test_at_most_twenty_are_offered_and_the_chosen_one_stays(
    office: Office, client: Client
) -> None:
    party, deed = a_party(office), deed_of([office.investigator], at(START))
    for n in range(22):
        register_party(PartyData(PartyKind.SOLE_TRADER, f"早点铺{n}号"), deed=deed)
    client.force_login(office.investigator)
    page = finding(client, party_q="早点铺", party=party.pk)
    assert len(choices(page, "party")) == 21
    assert chosen(page, "party") == [str(party.pk)]
    assert "多填几个字" in page


def test_a_stranger_chooses_among_masked_citizens(office: Office, client: Client) -> None:
    data = PartyData(PartyKind.INDIVIDUAL, "演示市民", address="示例里 3 号")
    party = register_party(data, deed=deed_of([office.investigator], at(START)))
    client.force_login(office.stranger)
    offered = choices(finding(client, party_q="演示"), "party")[str(party.pk)]
    assert offered == "演某某某 · 自然人"
    client.force_login(office.investigator)
    offered = choices(finding(client, party_q="演示"), "party")[str(party.pk)]
    assert offered == "演示市民 · 自然人 · 示例里 3 号"


def test_items_follow_words_area_and_the_day_of_the_conduct(office: Office, client: Client) -> None:
    old = an_item("D2", until=date(2022, 12, 31))
    new = an_item("D3", since=date(2023, 1, 1))
    for item in (old, new):
        index("item", item.pk, title=item.violation, sub="", url="", text=item.basis)
    client.force_login(office.investigator)
    for asked in ({"item_q": "储存燃气"}, {"area": "gas"}):
        assert list(choices(finding(client, **asked), "item")) == [str(new.pk)]
        page = finding(client, **asked, conduct_from="2022-12-31")
        assert list(choices(page, "item")) == [str(old.pk)]
    assert choices(finding(client, area="drainage"), "item") == {}
    page = finding(client, area="gas", conduct_from="2022-12-31", item=new.pk)
    assert chosen(page, "item") == []


def test_an_item_is_found_by_its_characters_in_their_order(office: Office, client: Client) -> None:
    item = an_item("D4")
    item.violation = "示例：未经同意擅自占用城市绿化用地"
    item.save(update_fields=["violation"])
    other = an_item("D5")
    for known in (item, other):
        index("item", known.pk, title=known.violation, sub="", url="", text=known.basis)
    client.force_login(office.investigator)
    assert list(choices(finding(client, item_q="占用绿地"), "item")) == [str(item.pk)]
    assert choices(finding(client, item_q="绿地占用"), "item") == {}
    near = client.get("/items/?find=占用绿地").content.decode()
    assert "擅自占用城市绿化用地" in near and near.count("/items/D") == 1


def test_where_a_free_lead_came_from_is_chosen_not_assumed(office: Office, client: Client) -> None:
    client.force_login(office.investigator)
    page = client.get(NEW).content.decode()
    assert '<option value="" selected>请选择</option>' in page
    assert '<option value="inspection" selected>' not in page
    answer = client.post(NEW, {"source": ""})
    assert answer.status_code == 422 and 'id="id_source_fault"' in answer.content.decode()


def test_finding_keeps_everything_typed_and_founds_nothing(office: Office, client: Client) -> None:
    party, item = a_party(office), an_item("F1", subject="any")
    client.force_login(office.investigator)
    typed = {
        "party": party.pk,
        "item": item.pk,
        "conduct": "写了一半的事实",
        "place": "示例路 9 号",
        "street": office.street.pk,
        "source": "superior",
        "opinion": "写了一半的说明",
        "at": "2023-01-03T20:00",
        "area": "gas",
    }
    page = finding(client, **typed)
    assert chosen(page, "party") == [str(party.pk)] and chosen(page, "item") == [str(item.pk)]
    for words in ("写了一半的事实", "示例路 9 号", "写了一半的说明", "2023-01-03T20:00"):
        assert words in page
    assert re.search(rf'<option value="{office.street.pk}" selected', page)
    assert '<option value="superior" selected' in page
    assert "请先改正" not in page and not Case.objects.exists()
    done = client.post(NEW, {**typed, "conduct_from": "2023-01-03"})
    assert done.status_code == 303 and Case.objects.get().party == party


def test_through_htmx_only_the_form_comes_back(office: Office, client: Client) -> None:
    a_party(office)
    client.force_login(office.investigator)
    typed = {"find": "party", "party_q": "燃气用户"}
    part = client.post(NEW, typed, headers={"HX-Request": "true"}).content.decode()
    assert 'id="found-party"' in part and "<html" not in part


def test_the_party_of_the_inspection_is_filled_in(office: Office, client: Client) -> None:
    place = a_place(office)
    inspection = inspected(
        office, place=place, result="lead", finding="示例问题", checks=[(an_item(), False)]
    )
    client.force_login(office.investigator)
    page = client.get(f"{NEW}?inspection={inspection.number}").content.decode()
    assert chosen(page, "party") == [str(place.party_id)]
    assert "示例问题" in page and len(choices(page, "item")) == 1


def test_a_breach_of_a_visit_comes_whole_into_the_case_or_the_decision_on_the_spot(
    office: Office, client: Client
) -> None:
    facts = {"TJ021": "厨房内存放两瓶液化气", "TJ022": "卧室内使用燃气热水器"}
    checks = {"checks": [[code, False, fact] for code, fact in facts.items()]}
    forms = {**FORMS, "record_checks": checks}
    visit = walked(office, *ROAD, "hand_to_case", "tell_findings", "end_visit", forms=forms)
    assert visit.inspection is not None
    client.force_login(office.investigator)
    page = client.get(f"/visits/{visit.number}/").content.decode()
    for code, fact in facts.items():
        url = f"{NEW}?inspection={visit.inspection.number}&item={code}"
        for way in (url, f"{url}&procedure=summary"):
            assert way.replace("&", "&amp;") in page
            form = client.get(way).content.decode()
            assert chosen(form, "item") == [str(an_item(code).pk)]
            assert chosen(form, "party") == [str(visit.party_id)]
            assert fact in form and visit.address in form
            assert not any(other in form for other in facts.values() if other != fact)
    open_ = client.get(f"{NEW}?inspection={visit.inspection.number}").content.decode()
    assert chosen(open_, "item") == [] and all(fact in open_ for fact in facts.values())
    strange = client.get(f"{NEW}?inspection={visit.inspection.number}&item=TJ001").content.decode()
    assert chosen(strange, "item") == []


def test_the_only_breach_of_an_inspection_is_its_case(office: Office, client: Client) -> None:
    checks = [(an_item(), False), (an_item("TJ022"), True)]
    found = inspected(office, place=a_place(office), result="lead", finding="问题", checks=checks)
    client.force_login(office.investigator)
    page = client.get(f"{NEW}?inspection={found.number}").content.decode()
    assert chosen(page, "item") == [str(an_item().pk)] and "问题" in page


def test_who_may_not_found_a_case_reads_why(office: Office, client: Client) -> None:
    for person in (office.supervisor, office.administrator, office.reviewer, office.leader):
        client.force_login(person)
        for url in (NEW, NEW + "?procedure=summary"):
            answer = client.get(url)
            assert answer.status_code == 409
            assert "须由执法人员" in answer.content.decode()
            assert "<form method" not in answer.content.decode()
    client.force_login(office.clerk)
    assert client.get(NEW).status_code == 200
    assert client.get(reverse("case-new") + "?procedure=summary").status_code == 409
