"""A record from a phone is made once and whole, or not at all with a sentence that says why."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from mingjing.office.cases.actions import void_spot_form
from mingjing.office.cases.models import Case, SpotForm
from mingjing.office.documents.models import Paper
from mingjing.office.evidence.models import Exhibit
from mingjing.office.evidence.tests.scene import stored_picture
from mingjing.office.field import actions, kinds
from mingjing.office.field.actions import KeyTaken, Moved, NotYours
from mingjing.office.field.envelope import Malformed
from mingjing.office.field.models import Sending
from mingjing.office.field.tests.scene import (
    DAY,
    NOW,
    a_decision,
    a_visit,
    an_envelope,
    numbered,
    sent,
)
from mingjing.office.inspections.drawn import Drawn, import_draw
from mingjing.office.inspections.models import DrawnObject, Inspection
from mingjing.office.inspections.tests.scene import a_place
from mingjing.office.journal.entries import entries_of, replay
from mingjing.office.journal.models import Counter, Entry, FaultRecord
from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.journal.values import snapshot
from mingjing.office.parties.actions import PlaceData, register_place
from mingjing.office.parties.models import Party
from mingjing.office.visits.models import Visit
from mingjing.office.visits.tests.scene import DAY as VISIT_DAY
from mingjing.office.visits.tests.scene import walked
from tests.cast import Office, at, deed_of


def everything() -> tuple[int, ...]:
    """How much the office holds."""
    given = sum(Counter.objects.values_list("last", flat=True))
    rows = (Inspection, Case, Exhibit, Party, Entry, Sending, Paper)
    return (*(model.objects.count() for model in rows), given)


def a_photo(office: Office, **other: Any) -> dict[str, Any]:
    told = {"kind": "photo", "taken_at": at(DAY, 9, 40).isoformat(), "note": "灶台"}
    place = {"latitude": 39.10421, "longitude": 117.18345, "accuracy": 12}
    return {"sha256": stored_picture().sha256, "place": place, **told, **other}


def test_a_visit_with_a_decision_and_photos_is_made_at_once(office: Office) -> None:
    answer = sent(an_envelope(office, files=[a_photo(office)]), office.investigator)
    visit, case, exhibit = Inspection.objects.get(), Case.objects.get(), Exhibit.objects.get()
    assert [r["number"] for r in answer.records] == [visit.number, case.number]
    assert (case.stage, case.fine, case.inspection) == ("served", 150, visit)
    assert (exhibit.inspection, exhibit.case) == (visit, case)
    assert {o.name for o in visit.officers.all()} == {"演示甲", "演示乙"}
    moments = [e.occurred_at for e in entries_of("case", case.pk) if e.verb != "issue_paper"]
    assert moments == [at(DAY, 10, minute) for minute in range(1, 6)]
    assert {e.entered_at for e in Entry.objects.filter(subject_kind="case")} == {NOW}
    assert not FaultRecord.objects.exists()
    assert Sending.objects.get().clock_off == 3


def test_the_same_again_gets_the_same_answer_and_makes_nothing(office: Office) -> None:
    told = an_envelope(office, files=[a_photo(office)])
    first, before = sent(told, office.investigator), everything()
    again = sent({**told, "sent_at": at(DAY, 15).isoformat(), "draft": 4}, office.investigator)
    assert (again.records, again.repeated, first.repeated) == (first.records, True, False)
    assert everything() == before


def test_another_record_under_a_used_key_is_not_lost_silently(office: Office) -> None:
    told = an_envelope(office)
    sent(told, office.investigator)
    before = everything()
    with pytest.raises(KeyTaken):
        sent({**told, "acts": [a_visit(office, finding="别的")]}, office.investigator)
    assert everything() == before


def test_a_record_of_somebody_else_is_neither_made_nor_answered(office: Office) -> None:
    told = an_envelope(office)
    with pytest.raises(NotYours):
        sent(told, office.second)
    assert not Inspection.objects.exists()
    sent(told, office.investigator)
    with pytest.raises(NotYours):
        sent({**told, "person": office.second.pk}, office.second)


def test_a_refusal_leaves_nothing_and_the_corrected_record_keeps_its_key(office: Office) -> None:
    told, before = an_envelope(office, files=[a_photo(office)]), everything()
    told["acts"][1] = a_decision(office, fine=201)
    with pytest.raises(Refused) as no:
        sent(told, office.investigator)
    assert [(r.guard, r.citation.article) for r in no.value.reasons] == [("summary_amount", 51)]
    assert everything() == before
    told["acts"][1] = a_decision(office, fine=200)
    assert sent(told, office.investigator).records
    assert Case.objects.get().fine == 200


def test_a_file_that_has_not_arrived_holds_the_record_back(office: Office) -> None:
    told = an_envelope(office, files=[a_photo(office, sha256="7" * 64)])
    with pytest.raises(Invalid, match="还没有收到"):
        sent(told, office.investigator)
    assert not Inspection.objects.exists() and not Case.objects.exists()


def test_what_the_form_of_the_page_refuses_the_phone_is_told_too(office: Office) -> None:
    for act, field in (
        (a_visit(office, result=""), "result"),
        (a_visit(office, checks={"nothing": True}), "checks"),
        (a_decision(office, party_name=""), "party_name"),
        ({"kind": "fly", "at": at(DAY, 10).isoformat(), "values": {}}, "kind"),
        (a_decision(office, steps=[{"step": "archive", "at": at(DAY, 10).isoformat()}]), "step"),
    ):
        with pytest.raises(Invalid) as wrong:
            sent(an_envelope(office, act), office.investigator)
        assert set(wrong.value.errors) == {field}


@pytest.mark.parametrize("spoil", [
    lambda t: t.pop("key"), lambda t: t.update(key="x"), lambda t: t.update(acts=[]),
    lambda t: t["acts"][0].update(at="2024-05-16 10:00"), lambda t: t["acts"][0].pop("values"),
    lambda t: t.update(files=[{"sha256": "../../etc", "kind": "photo"}]),
    lambda t: t.update(about={"kind": "drawn"}), lambda t: t["acts"][0].update(values=[1]),
    lambda t: t.update(more="x" * 300_000),
])  # fmt: skip
def test_what_is_no_envelope_is_told_to_be_none(office: Office, spoil: Any) -> None:
    told = an_envelope(office)
    spoil(told)
    with pytest.raises(Malformed):
        sent(told, office.investigator)


def inspect_elsewhere(office: Office) -> None:
    deed = deed_of([office.clerk], NOW)
    register_place(PlaceData("示例店", "other", "示例路 9 号", office.street), deed=deed)


def test_two_that_arrive_at_once_make_one(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second looked before the first was kept: it meets the key when it keeps its answer,
    takes everything back and gives the answer of the first."""
    told = an_envelope(office, a_visit(office, place=None))
    first, before = sent(told, office.investigator), everything()
    look, early = actions._answered, iter([True])
    monkeypatch.setattr(
        actions, "_answered", lambda e, p: None if next(early, False) else look(e, p)
    )
    monkeypatch.setitem(kinds.KINDS, "inspection", lambda told, scene: inspect_elsewhere(office))
    again = sent(told, office.investigator)
    assert (again.records, again.repeated) == (first.records, True)
    assert everything() == before


def a_task(office: Office) -> DrawnObject:
    deed = deed_of([office.investigator], at(DAY, 8))
    drawn = Drawn(a_place(office), "gas")
    return import_draw(deed, draw="示例抽查", platform="示例平台", objects=[drawn])[0]


def about(row: DrawnObject) -> dict[str, Any]:
    return {"kind": "drawn", "key": row.pk, "acts": row.acts}


def test_a_drawn_object_is_answered_by_its_visit(office: Office) -> None:
    task = a_task(office)
    visit = a_visit(office, kind="random", place=task.place_id)
    sent(an_envelope(office, visit, about=about(task)), office.investigator)
    task.refresh_from_db()
    assert task.inspection == Inspection.objects.get()


def test_a_task_that_a_colleague_did_meanwhile_is_shown_not_overwritten(office: Office) -> None:
    task = a_task(office)
    visit = a_visit(office, kind="random", place=task.place_id)
    known = about(task)
    sent(an_envelope(office, visit, about=known), office.investigator)
    before = everything()
    times = {"started_at": at(DAY, 10, 30).isoformat(), "ended_at": at(DAY, 11).isoformat()}
    later = a_visit(office, kind="random", place=task.place_id, **times)
    told = an_envelope(office, later, about=known)
    with pytest.raises(Moved) as moved:
        sent(told, office.investigator)
    assert Inspection.objects.get().number in dict(moved.value.theirs)["检查记录"]
    assert everything() == before
    sent(an_envelope(office, later), office.investigator)
    assert Inspection.objects.count() == 2


def a_ready_visit(office: Office) -> Visit:
    return walked(office, "approve_visit", "notify_visit")


def through(visit: Visit, office: Office, *, kept: bool = False) -> dict[str, Any]:
    """The acts of an approved visit whose breach is handed to a case at once."""
    checks = [["TJ021", kept, "" if kept else "两瓶液化气"], ["TJ022", True, ""]]
    steps = [("begin_visit", {"identity_shown": True}), ("record_checks", {"checks": checks}),
             ("hand_to_case", {"findings": ["TJ021"]}), ("tell_findings", {"receipt": "签收"}),
             ("end_visit", {})]  # fmt: skip
    told = [{"step": name, "at": at(VISIT_DAY, 9, 30 + 5 * nth).isoformat(), "values": values}
            for nth, (name, values) in enumerate(steps)]  # fmt: skip
    values = {"officers": [office.investigator.pk, office.second.pk], "steps": told}
    return {"kind": "visit", "at": at(VISIT_DAY, 9, 30).isoformat(), "values": values}


def test_an_approved_visit_is_gone_through_to_its_end(office: Office) -> None:
    visit = a_ready_visit(office)
    known = {"kind": "visit", "key": visit.pk, "acts": visit.acts}
    told = an_envelope(office, through(visit, office), about=known)
    answer = sent(told, office.investigator, now=at(VISIT_DAY, 12))
    visit.refresh_from_db()
    assert visit.stage == "ended" and visit.inspection
    assert [r["number"] for r in answer.records] == [visit.number, visit.inspection.number]
    assert sent(told, office.investigator, now=at(VISIT_DAY, 13)).repeated
    again = an_envelope(office, through(visit, office), about=known)
    with pytest.raises(Moved) as moved:
        sent(again, office.investigator, now=at(VISIT_DAY, 12))
    assert dict(moved.value.theirs)["办到"]
    nowhere = an_envelope(office, through(visit, office))
    with pytest.raises(Invalid, match="哪一次检查"):
        sent(nowhere, office.investigator, now=at(VISIT_DAY, 12))


def test_a_visit_that_the_law_refuses_midway_leaves_nothing(office: Office) -> None:
    visit = a_ready_visit(office)
    known = {"kind": "visit", "key": visit.pk, "acts": visit.acts}
    told = an_envelope(office, through(visit, office, kept=True), about=known)
    with pytest.raises(Refused):
        sent(told, office.investigator, now=at(VISIT_DAY, 12))
    visit.refresh_from_db()
    assert visit.stage == "ready" and not Inspection.objects.exists()


def test_a_task_of_another_unit_cannot_be_named(office: Office) -> None:
    with pytest.raises(Moved, match="不在您的任务中"):
        sent(an_envelope(office, about={"kind": "case", "key": 1, "acts": 1}), office.investigator)


def test_a_printed_number_is_used_once_by_whom_it_was_given_to(office: Office) -> None:
    first, second, _ = numbered(office)
    told = an_envelope(office)
    told["acts"][1]["values"]["steps"][2]["values"]["printed_number"] = second
    sent(told, office.investigator)
    case, form = Case.objects.get(), SpotForm.objects.get(number=second)
    assert (case.decision_number, form.case) == (second, case)
    assert replay("spot_form", form.pk) == snapshot(form)
    for number, words in ((second, "已经使用"), ("示城管当罚决字〔2024〕第99号", "不是发给")):
        told = an_envelope(office, a_decision(office, conduct="另一处"))
        told["acts"][0]["values"]["steps"][2]["values"]["printed_number"] = number
        with pytest.raises(Invalid, match=words):
            sent(told, office.investigator)
    void_spot_form(
        SpotForm.objects.get(number=first), deed_of([office.investigator], NOW), reason="写错"
    )
    told = an_envelope(office, a_decision(office))
    told["acts"][0]["values"]["steps"][2]["values"]["printed_number"] = first
    with pytest.raises(Invalid, match="作废"):
        sent(told, office.investigator)


def test_numbers_given_out_and_numbers_drawn_at_once_never_meet(office: Office) -> None:
    given = numbered(office)
    sent(an_envelope(office), office.investigator)
    assert [n[-3:] for n in given] == ["第1号", "第2号", "第3号"]
    assert Case.objects.get().decision_number.endswith("第4号")
    assert numbered(office) == given


def test_a_record_told_days_later_stands_with_its_fault(office: Office) -> None:
    sent(an_envelope(office), office.investigator, now=NOW + timedelta(days=9))
    assert {f.watch for f in FaultRecord.objects.all()} == {"entered_late"}
    assert Case.objects.get().served_on == DAY
