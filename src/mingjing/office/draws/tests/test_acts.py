"""Draws step by step: what is made, what is refused and why, what stands afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from mingjing.law.draw.announce import witnesses
from mingjing.office.draws.actions import freeze, perform
from mingjing.office.draws.models import OWN_PLATFORM, Draw, FrozenPool
from mingjing.office.draws.pools import certificate_of, drawn_of, frozen_pools, packed, place_of
from mingjing.office.draws.queries import results_of
from mingjing.office.draws.tests.scene import (
    DAY,
    NAMES,
    THROWN,
    WANTED,
    announced,
    by,
    commitments,
    committed,
    drawn,
    figure,
    first_of,
    frozen,
    published,
    registers,
    reveals,
    seeded,
    source,
    thrown,
)
from mingjing.office.inspections.drawn import link_drawn
from mingjing.office.inspections.models import DrawnObject, Kind
from mingjing.office.inspections.tests.scene import inspected
from mingjing.office.journal.entries import entries_of, replay
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.journal.values import snapshot
from mingjing.office.parties.models import Place
from mingjing.office.people.models import Person
from mingjing.office.registers.actions import unlist_objects
from mingjing.office.registers.models import ListedObject, Register
from tests.cast import Office, an_item, an_office, at
from verifier import mingjing_verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    office = an_office()
    registers(office)
    return office


def holds(draw: Draw) -> tuple[bool, str]:
    """What the stand-alone verifier says of the certificate."""
    judged: Callable[[bytes, Path], tuple[bool, str]] = mingjing_verify.judged
    return judged(draw.certificate.encode(), Path())


def why(verb: str, draw: Draw, office: Office, person: str = "clerk", **form: Any) -> set[str]:
    """The guards that refuse an act, which then writes nothing."""
    moment = (draw.last_act_at or THROWN) + timedelta(hours=1)
    return why_at(verb, draw, office, person=person, moment=moment, **form)


def why_at(
    verb: str, draw: Draw, office: Office, *, person: str = "clerk", moment: Any, **form: Any
) -> set[str]:
    before = Entry.objects.count()
    with pytest.raises(Refused) as no:
        perform(draw.pk, verb, by(getattr(office, person), moment, **form))
    assert Entry.objects.count() == before
    return {r.guard for r in no.value.reasons}


def test_a_draw_by_witnesses_from_the_freezing_to_the_end(office: Office) -> None:
    draw = drawn(office)
    assert draw.number == "CQ2023-001" and draw.stage == "drawn"
    told = certificate_of(draw)
    assert [one["stratum"] for one in told["drawn"]] == ["drainage", "gas", "gas"]
    assert all(len(one["inspectors"]) == 2 for one in told["drawn"])
    assert told["announced_as"] == draw.announced_as and told["digest"] == draw.digest
    ok, line = holds(draw)
    assert ok and line.startswith("成立：CQ2023-001，9 个对象中抽取 3 个")
    draw = published(office, draw)
    assert (draw.stage, draw.published_on) == ("published", THROWN.date())
    handed = DrawnObject.objects.filter(draw=draw.number, platform=OWN_PLATFORM)
    assert {d.place_id for d in handed} == {place_of(one["id"]) for one in told["drawn"]}
    verbs = [e.verb for e in entries_of("draw", draw.pk)]
    assert verbs == ["freeze_pools", "announce_source", "record_commitments", "record_dice",
                     "reveal_secrets", "draw_lots", "publish_certificate"]  # fmt: skip
    assert {k: v for k, v in replay("draw", draw.pk).items() if k != "acts"} == {
        k: v for k, v in snapshot(draw).items() if k != "acts"
    }


def test_it_is_concluded_when_every_drawn_object_was_inspected(office: Office) -> None:
    draw = published(office, drawn(office))
    assert why("conclude_draw", draw, office) == {"all_inspected"}
    day = date(2023, 5, 16)
    item = an_item()
    for n, handed in enumerate(DrawnObject.objects.filter(draw=draw.number)):
        visit = inspected(office, place=handed.place, kind=Kind.RANDOM, checks=[(item, True)],
                          started_at=at(day, 9 + n), ended_at=at(day, 9 + n, 30))  # fmt: skip
        link_drawn(handed, visit, by(office.clerk, at(day, 16)))
    done = perform(draw.pk, "conclude_draw", by(office.clerk, at(day, 17)))
    assert done.stage == "done"


def test_a_draw_by_a_public_figure_needs_no_commitments(office: Office) -> None:
    draw = announced(office, frozen(office), figure())
    assert why("record_commitments", draw, office, commitments=commitments(draw)) == {
        "by_witnesses"}  # fmt: skip
    early = why_at("take_public_value", draw, office, moment=THROWN - timedelta(hours=1),
                   value="0042137")  # fmt: skip
    assert early == {"value_sound"}
    assert why_at("take_public_value", draw, office, moment=THROWN, value="42137") == {
        "value_sound"}  # fmt: skip
    draw = perform(draw.pk, "take_public_value", by(office.clerk, THROWN, value="0042137"))
    draw = perform(draw.pk, "draw_lots", by(office.clerk, THROWN + timedelta(minutes=1)))
    assert holds(draw)[0] and certificate_of(draw)["given"]["value"] == "0042137"


def test_steps_out_of_turn_and_by_others_are_refused(office: Office) -> None:
    draw = frozen(office)
    assert why("announce_source", draw, office, source=source()) == {"post_fits"}
    assert "in_turn" in why("draw_lots", announced(office, draw), office)
    with pytest.raises(Refused, match="须由内勤人员或行政机关负责人办理"):
        freeze(by(office.investigator, at(DAY, 11)), WANTED)


def test_a_source_that_is_there_already_or_knows_the_result_is_refused(office: Office) -> None:
    draw = frozen(office)
    past = source(at(DAY, 10, 30))
    assert why("announce_source", draw, office, "leader", source=past) == {"source_ahead"}
    inside = witnesses([*NAMES[:2], office.second.name], sides=10, throws=20, moment=THROWN)
    assert why("announce_source", draw, office, "leader", source=inside) == {"witnesses_outside"}


def test_commitments_dice_and_secrets_come_in_this_order(office: Office) -> None:
    draw = announced(office, frozen(office))
    assert "in_turn" in why("record_dice", draw, office, dice="1" * 20)
    assert why("take_public_value", draw, office, dice="1" * 20, reveals=reveals()) == {
        "not_witnessed"}  # fmt: skip
    late = why_at("record_commitments", draw, office, moment=THROWN + timedelta(minutes=1),
                  commitments=commitments(draw))  # fmt: skip
    assert late == {"commitments_sound"}
    draw = committed(office, draw)
    early = why_at("record_dice", draw, office, moment=THROWN - timedelta(minutes=1),
                   dice="1" * 20)  # fmt: skip
    assert early == {"dice_sound"}
    few = why_at("record_dice", draw, office, moment=THROWN, dice="1" * 19)
    assert few == {"dice_sound"}
    draw = thrown(office, draw)
    assert draw.stage == "thrown" and draw.seed == "" and "reveals" not in draw.given
    wrong = [{**reveals()[0], "secret": "not what was committed"}, *reveals()[1:]]
    at_once = THROWN + timedelta(minutes=3)
    for moment, told in ((THROWN + timedelta(minutes=9), wrong), (at_once, reveals())):
        found = why_at("reveal_secrets", draw, office, moment=moment, reveals=told)
        assert found == {"value_sound"}


def test_a_pool_that_was_edited_after_the_freezing_is_refused(office: Office) -> None:
    draw = seeded(office, committed(office, announced(office, frozen(office))))
    pool = frozen_pools(draw)[Register.OBJECTS]
    fewer = type(pool)(pool.entries[1:], pool.unit)
    FrozenPool.objects.filter(draw=draw, register="objects").update(lines=packed(fewer))
    assert why("draw_lots", draw, office) == {"pools_unchanged"}


def test_a_register_changed_after_the_freezing_does_not_move_the_draw(office: Office) -> None:
    draw = frozen(office)
    rows = list(ListedObject.objects.filter(area="gas")[:3])
    unlist_objects(by(office.clerk, at(DAY, 12)), rows, "已注销")
    assert frozen_pools(draw)[Register.OBJECTS].counts == {"drainage": 3, "gas": 6}
    later = frozen(office, replace(WANTED, title="第二轮"), at(DAY, 15))
    assert frozen_pools(later)[Register.OBJECTS].counts == {"drainage": 3, "gas": 3}


def test_a_pool_with_a_place_twice_or_too_few_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="不能抽取"):
        frozen(office, replace(WANTED, quotas={"gas": 7}))
    first, other = Place.objects.order_by("pk")[:2]
    Place.objects.filter(pk=other.pk).update(name=first.name, address=first.address)
    with pytest.raises(Refused) as no:
        frozen(office)
    assert {r.guard for r in no.value.reasons} == {"sound_pools"}
    assert not Draw.objects.exists() and not FrozenPool.objects.exists()


def test_an_object_that_cannot_be_inspected_is_followed_by_the_next_ticket(office: Office) -> None:
    draw = drawn(office)
    before = drawn_of(draw)
    out = before[1]["id"]
    assert why("set_aside_object", draw, office, "leader", object=out, reason=" ") == {
        "reason_given"}  # fmt: skip
    known = {one["id"] for one in before}
    other = next(e.id for e in frozen_pools(draw)[Register.OBJECTS].entries if e.id not in known)
    found = why("set_aside_object", draw, office, "leader", object=other, reason="不想查")
    assert found == {"was_drawn"}
    deed = by(office.leader, THROWN + timedelta(hours=1), object=out, reason="已关闭")
    draw = perform(draw.pk, "set_aside_object", deed)
    assert out not in {one["id"] for one in drawn_of(draw)} and len(drawn_of(draw)) == 3
    assert certificate_of(draw)["asides"][0]["reason"] == "已关闭" and holds(draw)[0]


def test_an_object_is_set_aside_after_an_inspector_was_recused_from_it(office: Office) -> None:
    draw = drawn(office)
    one = next(o for o in drawn_of(draw) if o["stratum"] == "gas")
    form = {"object": one["id"], "inspector": one["inspectors"][0]["id"], "reason": "近亲属任职"}
    deed = by(office.leader, THROWN + timedelta(hours=1), **form)
    draw = perform(draw.pk, "recuse_inspector", deed)
    deed = by(office.leader, THROWN + timedelta(hours=2), object=one["id"], reason="已关闭")
    draw = perform(draw.pk, "set_aside_object", deed)
    assert one["id"] not in {o["id"] for o in drawn_of(draw)}
    assert holds(draw)[0] and published(office, draw, THROWN + timedelta(hours=3))


def test_when_a_stratum_is_used_up_nobody_can_follow(office: Office) -> None:
    draw = drawn(office, replace(WANTED, quotas={"drainage": 3}))
    out = first_of(draw)["id"]
    assert why("set_aside_object", draw, office, "leader", object=out, reason="已关闭") == {
        "next_left"}  # fmt: skip


def test_a_recused_inspector_is_replaced_even_after_publication(office: Office) -> None:
    draw = published(office, drawn(office))
    one = first_of(draw)
    out = one["inspectors"][0]["id"]
    form = {"object": one["id"], "inspector": out, "reason": "近亲属在该店任职"}
    assert why("recuse_inspector", draw, office, **form) == {"post_fits"}
    old = draw.digest
    deed = by(office.leader, THROWN + timedelta(hours=5), **form)
    draw = perform(draw.pk, "recuse_inspector", deed)
    assert draw.stage == "drawn" and draw.digest != old and holds(draw)[0]
    assert out not in {p["id"] for p in first_of(draw)["inspectors"]}
    found = why("set_aside_object", draw, office, "leader", object=one["id"], reason="x")
    assert "not_shown_yet" in found
    again = published(office, draw, THROWN + timedelta(hours=8))
    assert again.published_on == THROWN.date()
    assert DrawnObject.objects.filter(draw=draw.number).count() == 3
    form["inspector"] = first_of(again)["inspectors"][0]["id"]
    assert why("recuse_inspector", again, office, "leader", **form) == {"next_left"}


def test_a_certificate_that_was_touched_is_not_published(office: Office) -> None:
    draw = drawn(office)
    touched = draw.certificate.replace("示例路1号", "示例路2号")
    Draw.objects.filter(pk=draw.pk).update(certificate=touched)
    assert why("publish_certificate", draw, office) == {"certificate_holds"}


def test_a_late_publication_is_made_and_stands_as_a_fault(office: Office) -> None:
    draw = published(office, drawn(office), at(date(2023, 5, 30)))
    entry = entries_of("draw", draw.pk).last()
    assert entry and [f["watch"] for f in entry.faults] == ["published_late"]
    assert not [e for e in entries_of("draw", draw.pk) if e.verb != entry.verb and e.faults]


def test_a_void_draw_stays_and_the_next_one_must_cite_it(office: Office) -> None:
    old = drawn(office)
    assert why("void_draw", old, office, "leader", reason=" ") == {"reason_given"}
    old = perform(old.pk, "void_draw", by(office.leader, THROWN + timedelta(hours=1),
                                          reason="见证人对骰子有异议"))  # fmt: skip
    assert old.stage == "void" and old.certificate
    new = frozen(office, moment=THROWN + timedelta(hours=2))
    moment = THROWN + timedelta(days=9)
    form = {"source": source(moment)}
    assert why("announce_source", new, office, "leader", **form) == {"old_draw_cited"}
    cited = {**form, "previous": old, "reason": " "}
    assert why("announce_source", new, office, "leader", **cited) == {"old_draw_cited"}
    new = announced(office, new, source(moment), previous=old, reason="见证人对骰子有异议")
    told = new.announcement["redraw_of"]
    assert told == {"draw": old.number, "digest": old.digest, "reason": "见证人对骰子有异议"}
    third = frozen(office, moment=THROWN + timedelta(days=2))
    form = {"source": source(moment + timedelta(days=1))}  # the void one is cited, its heir runs
    assert why("announce_source", third, office, "leader", **form) == {"no_other_running"}


def test_what_is_missing_in_a_form_is_said_beside_its_field(office: Office) -> None:
    draw = announced(office, frozen(office))
    with pytest.raises(Invalid) as wrong:
        perform(draw.pk, "record_commitments", by(office.clerk, THROWN - timedelta(days=1)))
    assert set(wrong.value.errors) == {"commitments"}
    with pytest.raises(Invalid) as wrong:
        freeze(by(office.clerk, at(DAY, 11)), replace(WANTED, title=" ", quotas={}))
    assert set(wrong.value.errors) == {"title", "quotas"}


def test_the_drawn_are_handed_over_with_the_people_drawn_for_them(office: Office) -> None:
    draw = published(office, drawn(office))
    names = {p.pk: p.name for p in Person.objects.all()}
    for one in drawn_of(draw):
        handed = DrawnObject.objects.get(draw=draw.number, place=place_of(one["id"]))
        assert [names[pk] for pk in handed.inspectors] == [p["name"] for p in one["inspectors"]]
    one = first_of(draw)
    form = {"object": one["id"], "inspector": one["inspectors"][0]["id"], "reason": "近亲属任职"}
    draw = perform(draw.pk, "recuse_inspector",
                   by(office.leader, THROWN + timedelta(hours=5), **form))  # fmt: skip
    draw = published(office, draw, THROWN + timedelta(hours=8))
    handed = DrawnObject.objects.get(draw=draw.number, place=place_of(one["id"]))
    told = [p["name"] for p in first_of(draw)["inspectors"]]
    assert [names[pk] for pk in handed.inspectors] == told
    verbs = [e.verb for e in entries_of("drawn_object", handed.pk)]
    assert verbs == ["import_draw", "change_team"]


def test_that_others_went_than_were_drawn_stands_as_a_fault_and_on_the_page(
    office: Office,
) -> None:
    draw = published(office, drawn(office))
    day, item = date(2023, 5, 16), an_item()
    people = Person.objects.in_bulk([office.investigator.pk, office.second.pk, office.stranger.pk])
    rows = DrawnObject.objects.filter(draw=draw.number).order_by("pk")[:2]
    for others, handed in enumerate(rows):
        drawn_pair = set(handed.inspectors)
        team = sorted(drawn_pair) if not others else sorted(set(people) - drawn_pair)
        team = team if not others else [*team, min(drawn_pair)]
        visit = inspected(office, place=handed.place, kind=Kind.RANDOM, checks=[(item, True)],
                          officers=[people[pk] for pk in team], started_at=at(day, 9 + others),
                          ended_at=at(day, 9 + others, 30))  # fmt: skip
        link_drawn(handed, visit, by(office.clerk, at(day, 16)))
        entry = entries_of("drawn_object", handed.pk).last()
        assert entry and [f["watch"] for f in entry.faults] == ["not_the_drawn"] * others
    told = {r.code: r.others_went for r in results_of(draw) if r.inspection}
    assert told == {f"CS{rows[0].place_id:06d}": False, f"CS{rows[1].place_id:06d}": True}
