"""A visit from a phone goes through the procedure of visits: begun at once or approved, answered
breach by breach, refused at the door."""

from __future__ import annotations

from typing import Any

import pytest

from mingjing.law.instruments.field_visit.visit import VISIT
from mingjing.law.on_the_visit import JUDGED, as_data
from mingjing.office.cases.models import Case
from mingjing.office.field.tests.scene import a_decision, a_step, an_envelope, sent
from mingjing.office.inspections.models import Inspection, LenientAct
from mingjing.office.intake.actions import register_complaint
from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.parties.models import Party
from mingjing.office.visits.models import Visit
from mingjing.office.visits.tests.scene import DAY, walked
from tests.cast import Office, an_item, at, deed_of

SHOP = {"party_kind": "organisation", "party_name": "示例小店（虚构）"}
NOW = at(DAY, 12)


def steps(*told: tuple[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Acts five minutes apart from half past nine."""
    return [{"step": name, "at": at(DAY, 9, 30 + 3 * nth).isoformat(), "values": values}
            for nth, (name, values) in enumerate(told)]  # fmt: skip


def a_visit(office: Office, *told: tuple[str, dict[str, Any]], **other: Any) -> dict[str, Any]:
    """A visit that begins at once on two items."""
    at_once = {
        "kind": "daily", "area": "gas", "street": office.street.pk, "address": "示例路 12 号",
        "ground": "正在发生的违法：堆放", "identity_shown": True,
        "items": [an_item(code, subject="any").code for code in ("TJ021", "TJ022")],
    }  # fmt: skip
    values = {"officers": [office.investigator.pk, office.second.pk], "at_once": at_once,
              "party": {}, "steps": steps(*told), **other}  # fmt: skip
    return {"kind": "visit", "at": at(DAY, 9).isoformat(), "values": values}


FOUND = ("record_checks", {"checks": [["TJ021", False, "两瓶液化气"], ["TJ022", True, ""]]})
TOLD = ("tell_findings", {"receipt": "当面告知，签收"})
SPOKEN = {"with_whom": "店长演示某", "content": "讲清规定", "response": "promised"}
ANSWERS: dict[str, dict[str, Any]] = {
    "correct_on_the_spot": {"content": "当场搬走"},
    "educate": SPOKEN, "admonish": SPOKEN, "hold_talk": SPOKEN, "give_guidance": SPOKEN,
    "hand_to_case": {},
}  # fmt: skip


@pytest.mark.parametrize("answer", ANSWERS)
def test_every_answer_is_made_at_the_place(office: Office, answer: str) -> None:
    made = (answer, {"findings": ["TJ021"], **ANSWERS[answer]})
    told = a_visit(office, FOUND, made, TOLD, ("end_visit", {}))
    sent(an_envelope(office, told), office.investigator, now=NOW)
    visit = Visit.objects.get()
    assert (visit.stage, visit.kind, visit.approval_due) == ("ended", "daily", False)
    assert visit.inspection == Inspection.objects.get()
    kinds = [row.kind for row in LenientAct.objects.all()]
    assert kinds == ([answer] if answer in as_data()["lenient"] else [])
    [finding] = visit.findings.filter(kept=False)
    assert finding.answer


def test_a_firm_is_registered_and_its_visit_waits_for_approval(office: Office) -> None:
    order = ("order_correction", {"findings": ["TJ021"], "due_on": "2026-05-19", "conduct": ""})
    talk = ("hold_talk", {"findings": [], **SPOKEN})
    told = a_visit(office, FOUND, order, talk, TOLD, ("end_to_follow", {}), party=SHOP)
    answer = sent(an_envelope(office, told), office.investigator, now=NOW)
    visit = Visit.objects.get()
    assert (visit.stage, visit.approval_due, visit.order_runs) == ("following", True, True)
    assert visit.party == Party.objects.get(name=SHOP["party_name"])
    assert [r["label"] for r in answer.records] == ["现场检查", "检查", "责令改正"]
    assert LenientAct.objects.get().kind == "hold_talk"


def test_an_approved_visit_without_a_party_orders_whom_the_phone_names(office: Office) -> None:
    visit = walked(office, "approve_visit", "notify_visit")
    Visit.objects.filter(pk=visit.pk).update(party=None)
    order = ("order_correction", {"findings": ["TJ021"], "due_on": "2026-05-19", "conduct": ""})
    begin = ("begin_visit", {"identity_shown": True})
    told = a_visit(office, begin, FOUND, order, TOLD, ("end_to_follow", {}), party=SHOP)
    about = {"kind": "visit", "key": visit.pk, "acts": visit.acts}
    sent(an_envelope(office, told, about=about), office.investigator, now=NOW)
    visit.refresh_from_db()
    assert visit.order and visit.order.party == visit.party == Party.objects.get(**{
        "name": SHOP["party_name"]})  # fmt: skip


def test_a_complaint_is_answered_by_a_visit_at_once(office: Office) -> None:
    lead = register_complaint(
        deed_of([office.clerk], at(DAY, 8)), channel="hotline", area="gas",
        received_at=at(DAY, 8), content="示例反映", place="示例路 12 号", street=office.street,
        unit=office.brigade,
    )  # fmt: skip
    fixed = ("correct_on_the_spot", {"findings": ["TJ021"], "content": "当场搬走"})
    told = a_visit(office, FOUND, fixed, TOLD, ("end_visit", {}))
    told["values"]["at_once"]["kind"] = "complaint"
    about = {"kind": "complaint", "key": lead.pk, "acts": lead.acts}
    sent(an_envelope(office, told, about=about), office.investigator, now=NOW)
    visit = Visit.objects.get()
    assert visit.complaint == lead and visit.inspection
    assert visit.inspection.complaint == lead


def test_who_is_not_let_in_is_kept_as_a_refusal(office: Office) -> None:
    refusal = {"identity_shown": True, "content": "关门不开", "witness": "居委会演示某"}
    told = a_visit(office, ("record_refusal", refusal))
    sent(an_envelope(office, told), office.investigator, now=NOW)
    assert Visit.objects.get().stage == "refused" and not Inspection.objects.exists()
    ended = ("end_refused", {"reason": "报告公安机关"})
    told = a_visit(office, ("record_refusal", refusal), ended)
    sent(an_envelope(office, told), office.investigator, now=NOW)
    assert Visit.objects.latest("pk").stage == "ended"
    told = a_visit(office, ("record_refusal", {**refusal, "witness": ""}))
    with pytest.raises(Refused, match="见证"):
        sent(an_envelope(office, told), office.investigator, now=NOW)


def test_without_a_ground_nobody_begins_at_once(office: Office) -> None:
    told = a_visit(office, FOUND)
    told["values"]["at_once"]["ground"] = " "
    with pytest.raises(Invalid) as wrong:
        sent(an_envelope(office, told), office.investigator, now=NOW)
    assert set(wrong.value.errors) == {"ground"}
    told["values"]["at_once"] = None
    with pytest.raises(Invalid, match="哪一次检查"):
        sent(an_envelope(office, told), office.investigator, now=NOW)
    order = ("order_correction", {"findings": ["TJ021"], "due_on": "soon", "conduct": ""})
    with pytest.raises(Invalid) as wrong:
        sent(an_envelope(office, a_visit(office, FOUND, order)), office.investigator, now=NOW)
    assert set(wrong.value.errors) == {"due_on"} and not Visit.objects.exists()


def test_the_party_of_the_visit_is_the_party_of_the_decision(office: Office) -> None:
    """A citizen without a number is known by nothing, yet stands once in the register."""
    citizen = {"party_kind": "individual", "party_name": "演示市民（虚构）"}
    an_item("S1", subject="any")
    told = a_visit(office, ("record_checks", {"checks": [["S1", False, "堆放"]]}),
                   ("hand_to_case", {"findings": ["S1"]}), TOLD, ("end_visit", {}),
                   party=citizen)  # fmt: skip
    told["values"]["at_once"]["items"] = ["S1"]
    spot = a_decision(office, fine=100, conduct_from=DAY.isoformat())
    spot["at"] = at(DAY, 10, 1).isoformat()
    receipt = {"receipt": "票据 0001", "hard_later": False, "identity_shown": True}
    spot["values"]["steps"].append(a_step(office, "collect_on_the_spot", 6, **receipt))
    for step in spot["values"]["steps"]:
        step["at"] = step["at"].replace("2024-05-16", DAY.isoformat())
    sent(an_envelope(office, told, spot), office.investigator, now=NOW)
    case, visit = Case.objects.get(), Visit.objects.get()
    assert case.party == visit.party and Party.objects.filter(name=case.party.name).count() == 1
    assert (case.paid, case.inspection) == (100, visit.inspection)


def test_a_phone_knows_the_acts_of_a_visit_in_the_words_of_the_law() -> None:
    told = as_data()
    for name in JUDGED:
        step = VISIT.step(name)
        assert told["steps"][name]["label"] == step.label
        names = {rule["name"] for rule in told["rules"][name]}
        assert names == set(JUDGED[name])
        assert names | set(told["unjudged"][name]) == {rule.name for rule in step.needs}
