"""The same refusals through the page: 409 with sentence and article, 422 for what was mistyped."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingjing.office.cases.models import Case
from mingjing.office.cases.standing import others, possible
from mingjing.office.journal.entries import entries_of
from mingjing.office.people.models import Person, Role
from tests.cast import (
    FINE,
    START,
    Office,
    a_party,
    also,
    an_item,
    at,
    deed_of,
    do,
    everything_written,
    walk_on,
    walk_to,
)

EVENING = "2023-01-03T20:00"
DECISION = {**FINE, "reason": "事实清楚"}
EVIDENCE = {"identity_shown": "on", "content": "现场照片四张"}
TWO, EXPIRED = "执法人员不得少于两人", "执法证件在行为当日无效或已过期"


def address(case: Case, step: str) -> str:
    return reverse("act", args=[case.number, step])


def post(client: Client, person: Person, case: Case, step: str, **typed: Any) -> Any:
    client.force_login(person)
    answer = client.post(address(case, step), {"at": EVENING, **typed})
    return answer


def text(answer: Any) -> str:
    return str(answer.content.decode())


def assert_refused(answer: Any, sentence: str, article: str) -> None:
    assert answer.status_code == 409
    assert sentence in text(answer) and article in text(answer)


def test_a_lawful_step_is_made_and_leads_back_to_the_case(office: Office, client: Client) -> None:
    case = walk_to(office, "approve_filing")
    second = {"colleague": office.second.pk}
    answer = post(client, office.investigator, case, "take_evidence", **EVIDENCE, **second)
    assert (answer.status_code, answer["Location"]) == (303, reverse("case", args=[case.number]))
    entry = entries_of("case", case.pk).last()
    assert entry is not None and entry.verb == "take_evidence"
    assert entry.occurred_at == at(START, 20) and entry.entered_at.year >= 2026
    assert entry.payload.content["content"] == "现场照片四张"


def test_through_htmx_too(office: Office, client: Client) -> None:
    case = walk_to(office, "approve_filing")
    client.force_login(office.investigator)
    typed = {"at": EVENING, **EVIDENCE}
    refused = client.post(address(case, "take_evidence"), typed, headers={"HX-Request": "true"})
    assert_refused(refused, TWO, "行政处罚法第四十二条")
    assert "<html" not in text(refused)
    typed["colleague"] = str(office.second.pk)
    done = client.post(address(case, "take_evidence"), typed, headers={"HX-Request": "true"})
    assert done["HX-Redirect"] == reverse("case", args=[case.number])


def test_one_officer_is_refused(office: Office, client: Client) -> None:
    case = walk_to(office, "approve_filing")
    written = everything_written()
    answer = post(client, office.investigator, case, "take_evidence", **EVIDENCE)
    assert_refused(answer, TWO, "行政处罚法第四十二条")
    assert "现场照片四张" in text(answer)
    assert everything_written() == written


def test_an_expired_certificate_is_refused_whoever_holds_it(office: Office, client: Client) -> None:
    case = walk_to(office, "approve_filing")
    pairs = [(office.investigator, office.expired), (office.expired, office.second)]
    for person, colleague in pairs:
        answer = post(client, person, case, "take_evidence", **EVIDENCE, colleague=colleague.pk)
        assert_refused(answer, EXPIRED, "行政处罚法第四十二条")


def test_the_form_offers_only_officers_who_may_enforce_today(
    office: Office, client: Client
) -> None:
    case = walk_to(office, "approve_filing")
    client.force_login(office.investigator)
    page = text(client.get(address(case, "take_evidence")))
    offered = re.search(r'<select[^>]*name="colleague".*?</select>', page, flags=re.DOTALL)
    assert offered
    assert office.second.name in offered[0]
    for other in (office.investigator, office.expired, office.assistant, office.reviewer):
        assert other.name not in offered[0]


def test_the_colleague_of_the_case_is_filled_in_and_the_field_is_shown_as_necessary(
    office: Office, client: Client
) -> None:
    first, later = walk_to(office, "register_lead"), walk_to(office, "approve_filing")
    client.force_login(office.investigator)
    for case, verb, filled in ((first, "verify_lead", False), (later, "take_evidence", True)):
        page = text(client.get(address(case, verb)))
        chosen = re.search(rf'<option value="{office.second.pk}"([^>]*)>([^<]*)', page)
        assert chosen and office.second.unit.short in chosen[2]
        assert ("selected" in chosen[1]) is filled
        assert re.search(r"同办执法人员 <i>必填</i>", page)


def test_a_colleague_who_does_not_exist_is_a_mistake_of_typing(
    office: Office, client: Client
) -> None:
    case = walk_to(office, "approve_filing")
    for nobody in ("999999", "abc"):
        answer = post(
            client, office.investigator, case, "take_evidence", **EVIDENCE, colleague=nobody
        )
        assert answer.status_code in {409, 422}
    assert entries_of("case", case.pk).filter(verb="take_evidence").count() == 0


def test_a_decision_before_the_notice_is_refused(office: Office, client: Client) -> None:
    case = walk_to(office, "review_penalty")
    answer = post(client, office.leader, case, "decide_penalty", **DECISION)
    assert_refused(answer, "须先告知拟处罚内容和权利", "行政处罚法第五十七条")


def test_it_is_refused_even_when_the_form_is_empty(office: Office, client: Client) -> None:
    case = walk_to(office, "review_penalty")
    answer = post(client, office.leader, case, "decide_penalty")
    assert_refused(answer, "须先告知拟处罚内容和权利", "行政处罚法第五十七条")


def test_a_decision_in_the_term_for_a_hearing_is_refused(office: Office, client: Client) -> None:
    day, last = date(2023, 9, 27), "2023-10-10T23:59"
    forms = {"notify_penalty": {**FINE, "reason": "违反", "receipt": "签收", "hearing_told": True}}
    case = walk_to(office, "waive_defence", day=day, forms=forms)
    answer = post(client, office.leader, case, "decide_penalty", **{**DECISION, "at": last})
    assert_refused(answer, "听证申请期", "行政处罚法第六十四条")
    after = {**DECISION, "at": "2023-10-11T00:00"}
    assert post(client, office.leader, case, "decide_penalty", **after).status_code == 303


def test_an_investigator_is_refused_as_reviewer(office: Office, client: Client) -> None:
    both = also(office, "both", Role.OFFICER, Role.REVIEWER)
    case = walk_to(office, "approve_filing")
    do(office, case, "question", at(START, 13), by=[office.second, both])
    case = walk_on(office, case, "conclude_investigation", at(START, 14))
    answer = post(client, both, case, "review_penalty", result="pass", opinion="同意")
    assert_refused(answer, "本案调查人员不得审核本案", "法制审核制度")


@pytest.mark.parametrize(("fine", "status"), [(3001, 409), (3000, 303)])
def test_the_limit_on_the_spot_holds_on_the_page(
    office: Office, client: Client, fine: int, status: int
) -> None:
    case = walk_to(office, "hear_on_the_spot", summary=True)
    typed = {"kinds": ["罚款"], "fine": fine, "facts_certain": "on", "reason": "事实确凿"}
    second = {"colleague": office.second.pk}
    answer = post(client, office.investigator, case, "decide_on_the_spot", **typed, **second)
    assert answer.status_code == status
    if status == 409:
        assert_refused(answer, "三千元", "行政处罚法第五十一条")
        assert 'value="3001"' in text(answer)


def test_late_service_is_accepted_and_stands_on_the_page(office: Office, client: Client) -> None:
    case = walk_to(office, "decide_penalty")
    typed = {"mode": "direct", "receipt": "签收", "at": "2023-01-13T09:00"}
    second = {"colleague": office.second.pk}
    assert post(client, office.investigator, case, "serve", **typed, **second).status_code == 303
    page = text(client.get(reverse("case", args=[case.number])))
    assert "决定作出后超过七个工作日送达" in page and "行政处罚法第六十一条" in page


def test_what_was_mistyped_is_kept_and_explained(office: Office, client: Client) -> None:
    case = walk_to(office, "approve_filing")
    second = {"colleague": office.second.pk}
    written = everything_written()
    answer = post(
        client,
        office.investigator,
        case,
        "take_evidence",
        identity_shown="on",
        content="",
        evidence_place="示例路 9 号",
        **second,
    )
    assert answer.status_code == 422
    assert "示例路 9 号" in text(answer) and 'aria-invalid="true"' in text(answer)
    assert everything_written() == written


def test_overpayment_is_explained_beside_the_amount(office: Office, client: Client) -> None:
    case = walk_to(office, "serve")
    answer = post(client, office.clerk, case, "pay", amount=5001, receipt="P1")
    assert answer.status_code == 422
    assert "本案待缴 5000 元" in text(answer) and 'value="5001"' in text(answer)


def test_a_closed_step_says_why_instead_of_asking(office: Office, client: Client) -> None:
    case = walk_to(office, "review_penalty")
    client.force_login(office.leader)
    answer = client.get(address(case, "decide_penalty"))
    assert_refused(answer, "须先告知拟处罚内容和权利", "行政处罚法第五十七条")
    assert "<form method" not in text(answer)


def test_an_open_step_of_somebody_else_says_whose_it_is(office: Office, client: Client) -> None:
    case = walk_to(office, "conclude_investigation")
    client.force_login(office.investigator)
    answer = client.get(address(case, "review_penalty"))
    assert_refused(answer, "须由法制审核人员办理", "法制审核制度")


def test_a_step_that_the_procedure_does_not_know_is_not_found(
    office: Office, client: Client
) -> None:
    case = walk_to(office, "register_lead")
    client.force_login(office.investigator)
    for step in ("no_such_step", "hand_over"):
        assert client.get(address(case, step)).status_code == 404
        assert client.post(address(case, step)).status_code == 404


def test_strangers_find_nothing(office: Office, client: Client) -> None:
    case = walk_to(office, "approve_filing")
    written = everything_written()
    client.force_login(office.stranger)
    assert client.get(reverse("case", args=[case.number])).status_code == 404
    assert client.get(address(case, "take_evidence")).status_code == 404
    assert post(client, office.stranger, case, "take_evidence", **EVIDENCE).status_code == 404
    assert case.number not in text(client.get(reverse("cases")))
    assert everything_written() == written


def test_whoever_is_not_signed_in_is_sent_to_sign_in(office: Office, client: Client) -> None:
    case = walk_to(office, "approve_filing")
    answer = client.post(address(case, "take_evidence"), {**EVIDENCE, "at": EVENING})
    assert answer.status_code == 302 and reverse("sign-in") in answer["Location"]


def founding(office: Office, **more: Any) -> dict[str, Any]:
    return {
        "party": a_party(office).pk,
        "item": an_item("F1", subject="any").pk,
        "conduct": "示例行为",
        "place": "示例路 1 号",
        "street": office.street.pk,
        "source": "inspection",
        "conduct_from": "2023-01-03",
        "at": EVENING,
        **more,
    }


@pytest.mark.parametrize(
    ("query", "stage", "letter"), [("", "lead", "P"), ("?procedure=summary", "found", "J")]
)
def test_a_case_is_founded_by_posting_to_the_address_that_the_form_names(
    office: Office, client: Client, query: str, stage: str, letter: str
) -> None:
    client.force_login(office.investigator)
    page = text(client.get(reverse("case-new") + query))
    action = re.search(r'<form method="post" action="([^"]+)"', page)
    assert action
    typed = founding(office, **EVIDENCE, colleague=office.second.pk)
    answer = client.post(action[1], typed)
    assert answer.status_code == 303
    case = Case.objects.get()
    assert (case.stage, case.number[0]) == (stage, letter)


def test_an_item_out_of_force_is_no_choice_when_founding(office: Office, client: Client) -> None:
    old = an_item("F2", subject="any", until=date(2022, 12, 31))
    client.force_login(office.investigator)
    answer = client.post(reverse("case-new"), founding(office, item=old.pk))
    assert answer.status_code == 422
    assert "示例路 1 号" in text(answer)
    assert not Case.objects.exists()


def test_the_case_page_shows_open_steps_as_links_and_closed_ones_with_reasons(
    office: Office, client: Client
) -> None:
    case = walk_to(office, "take_evidence")
    client.force_login(office.investigator)
    page = text(client.get(reverse("case", args=[case.number])))
    assert address(case, "order_correction") in page
    assert address(case, "conclude_investigation") not in page
    assert "尚未责令改正" in page and "行政处罚法第二十八条" in page


def test_what_waits_for_somebody_else_is_folded(office: Office) -> None:
    case = walk_to(office, "notify_penalty")
    for person, own, other in (
        (office.investigator, "登记放弃陈述申辩", "决定不予处罚"),
        (office.leader, "决定不予处罚", "登记放弃陈述申辩"),
    ):
        deed = deed_of([person], at(START, 21))
        shown = others(case, possible(case, deed), deed)
        assert own in {v.label for v in shown.mine} and all(v.url for v in shown.mine)
        waiting = {v.label: v.note for v in shown.waiting}
        assert waiting[other].startswith("等待") and own not in waiting
