"""One row of every kind, made by acts, so that every address has something to show."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from mingjing.office.cases.actions import give_out_spot_forms
from mingjing.office.cases.models import Case
from mingjing.office.disclosure.actions import publish_decision
from mingjing.office.documents.papers import visit_story_of
from mingjing.office.documents.tests.reading import issued
from mingjing.office.draws.tests import scene as draws
from mingjing.office.evidence.actions import Taken, take_exhibit
from mingjing.office.evidence.tests.scene import stored_picture
from mingjing.office.honesty.actions import run_check
from mingjing.office.honesty.tests.scene import inspect
from mingjing.office.inspections.actions import register_sortie
from mingjing.office.inspections.talks import found_talk
from mingjing.office.inspections.tests.scene import a_place, inspected
from mingjing.office.intake.actions import register_complaint
from mingjing.office.journal.entries import entries_of
from mingjing.office.learning.actions import hold_training
from mingjing.office.people.models import Person, Post
from mingjing.office.plans.tests.scene import published as a_published_plan
from mingjing.office.registers.actions import NewItem, Point, publish_items
from mingjing.office.reports.actions import comment_section, reopen_report
from mingjing.office.reports.tests import scene as reports
from mingjing.office.visits.tests.scene import walked
from tests.beside import begun
from tests.cast import Office, an_office, at, deed_of, walk_to

DAY = date(2023, 5, 16)
TABLE = Path(__file__).with_name("urls.csv")
GAP = re.compile(r"<(?:(\w+):)?(\w+)>")


@dataclass(frozen=True, slots=True)
class World:
    """An office with work in it, and what fills the gaps of each address."""

    office: Office
    case: Case
    open_case: Case
    gaps: dict[str, Any]


def a_world() -> World:
    """One of each, all of the first brigade."""
    office = an_office()
    done, waiting = walk_to(office, "archive"), walk_to(office, "verify_lead", day=DAY)
    clerk = deed_of([office.clerk], at(DAY))
    publish_decision(done, "platform", clerk)
    paper = issued(done.pk)[0]
    place = a_place(office)
    inspection = inspected(office, place=place)
    sortie = register_sortie(
        deed_of([office.investigator], at(DAY)),
        area="gas",
        unit=office.brigade,
        purpose="巡查",
        vehicles=1,
        officers=[office.investigator],
        tallies={"places_visited": 2},
    )
    talk = found_talk(inspection, "invite_to_talk", deed_of(
        [office.investigator], at(DAY, 16), with_whom="店长", where="会议室", topic="用气安全",
        appointed_at=at(DAY, 17)))  # fmt: skip
    complaint = register_complaint(
        clerk,
        channel="hotline",
        area="gas",
        received_at=at(DAY, 8),
        content="示例反映",
        place="示例路 1 号",
        street=office.street,
        unit=office.brigade,
    )
    training = hold_training(
        clerk,
        kind="city_plan",
        title="示例培训",
        held_on=DAY,
        place="示例会议室",
        attendees=[office.investigator],
    )
    begun(
        office, waiting, "preservation", "approve_preservation", moment=at(date(2023, 5, 17)),
        may_be_lost=True, goods="示例物品", reason="可能灭失",
    )  # fmt: skip
    report = reports.went(office, reports.written(office), "publish_report")
    figures = report.editions.get().figures["figures"]
    report = reopen_report(deed_of([office.leader], at(reports.DAY, 15)), report, "示例更正")
    remark = comment_section(
        deed_of([office.reviewer], at(reports.DAY, 16)), report, "people", "示例"
    )
    exhibit = take_exhibit(
        Taken(stored_picture().sha256, "photo", at(DAY, 9, 45), note="示例照片"),
        deed_of([office.investigator], at(DAY, 11)),
        by=office.investigator,
        inspection=inspection,
    )
    draws.registers(office)
    draw = draws.published(office, draws.drawn(office))
    visit = walked(office, "approve_visit", "notify_visit")
    plan = a_published_plan(office)
    point = Point("是否安装报警装置", power=done.item)
    row = NewItem(done.item.code, "餐饮燃气", "gas", "城镇燃气管理条例", DAY, [point])
    publish_items(deed_of([office.clerk], at(DAY)), [row], "年度清单")
    taken = deed_of([office.investigator], at(DAY))
    sheet = give_out_spot_forms(office.investigator, taken, upto=1)[0]
    for n in range(20):
        inspect(office, at(date(2023, 3, 1 + n)), 30, address=f"示例路 {n} 号")
    asked = run_check(
        deed_of([office.supervisor], at(date(2024, 1, 8))), date(2023, 3, 1), date(2023, 3, 31)
    )
    party = done.party_id
    gaps = {
        "visits": visit.number, "spot-forms": sheet.pk,
        "pass_code": visit.code,
        "caps": party, "year": plan.year, "version": plan.version, "tasks": "RW2023-01",
        "paper_key": visit_story_of(visit)[1][0].key,
        "draws": draw.number,
        "honesty": asked.questions[0].number, "checks": asked.check.number,
        "evidence": exhibit.number, "files": exhibit.sha256,
        "drafts": "00000000-0000-4000-8000-000000000000",
        "objects": draws.first_of(draw)["id"],
        "outside": draws.outside(office).pk, "tables": "penalties",
        "register": "objects",
        "cases": done.number, "inspections": inspection.number,
        "talks": talk.number, "sorties": sortie.number,
        "leads": complaint.number, "learning": training.pk, "parties": party,
        "places": place.pk, "items": done.item.code, "disclosure": done.number,
        "units": office.brigade.pk, "people": office.investigator.pk,
        "posts": Post.objects.filter(person=office.investigator).earliest("pk").pk,
        "edition": 1, "remark": remark.pk,
        "told": next(n for n, row in enumerate(figures) if row["printed"]),
        "statistics": "fines", "board": "cases-over",
        "reports": 2023, "outlet": "platform", "step": "file_case",
        "token": "unknown", "kind": "docx", "sections": "people",
        "leniency": done.item.code, "start": "01-open-barbecue", "rehearsal": "unknown",
        "key": entries_of("case", done.pk).earliest("seq").pk, "paper": paper.code,
    }  # fmt: skip
    return World(office, done, waiting, gaps)


def addresses(found: Any = None, above: str = "") -> dict[str, str]:
    """Every named address of the office with its pattern."""
    listed: dict[str, str] = {}
    for part in (found or get_resolver()).url_patterns:
        path = above + str(part.pattern)
        if isinstance(part, URLResolver):
            space = f"{part.namespace}:" if part.namespace else ""
            listed |= {space + name: inner for name, inner in addresses(part, path).items()}
        elif isinstance(part, URLPattern):
            listed[part.name or path] = path
    return listed


def characters(office: Office) -> dict[str, Person | None]:
    """Everybody who may knock."""
    return {
        "officer": office.investigator, "reviewer": office.reviewer, "leader": office.leader,
        "clerk": office.clerk, "supervisor": office.supervisor,
        "administrator": office.administrator, "stranger": office.stranger, "signed_out": None,
    }  # fmt: skip


STEPS = {
    "visit-act": "begin_visit", "report-act": "submit_report", "talk-act": "put_off_talk",
    "question-act": "answer_question", "plan-act": "draft_amendment", "draw-act": "void_draw",
}  # fmt: skip
"""The step at which the act pages of the other procedures are asked."""


def address(name: str, pattern: str, world: World) -> str:
    """The address with its gaps filled by the row of its folder: `cases/<number>/` by a case."""
    filled = {}
    for gap in GAP.finditer(pattern):
        folder = pattern[: gap.start()].rstrip("/").split("/")[-1]
        key = gap[2] if gap[2] in world.gaps else "step" if gap[2] == "nth" else folder
        assert key in world.gaps, f"{name}: nothing fills <{gap[2]}> of {pattern}; see world.py"
        filled[gap[2]] = world.gaps[key]
    if name.startswith("beside-begin"):
        filled |= {"number": world.open_case.number, "kind": "preservation",
                   "step": "approve_preservation"}  # fmt: skip
    if name.startswith("beside-act"):
        filled |= {"number": world.open_case.number, "nth": 1, "step": "preserve_evidence"}
    if name.startswith("act"):
        filled["number"] = world.open_case.number
    if name in STEPS:
        filled["step"] = STEPS[name]
    if name == "draw-outside":
        filled["key"] = world.gaps["outside"]
    asked = "?show=planned" if name.endswith("plan-rows") else ""
    return reverse(name, kwargs=filled) + asked


def table() -> tuple[list[str], dict[str, list[str]]]:
    """The characters, and the code that each gets at each address."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    return head[1:], {name: codes for name, *codes in rows}
