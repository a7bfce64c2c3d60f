"""A small year made by acts: one of everything that any indicator counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from mingjing.office.cases.actions import perform
from mingjing.office.cases.models import Case
from mingjing.office.disclosure.actions import publish_decision, withhold_decision
from mingjing.office.inspections.actions import issue_order, register_inspection, register_sortie
from mingjing.office.inspections.drawn import Drawn, import_draw, link_drawn
from mingjing.office.inspections.lenient import Spoken
from mingjing.office.inspections.models import Inspection
from mingjing.office.intake.actions import answer_complaint, register_complaint
from mingjing.office.items.models import Item
from mingjing.office.learning.actions import hold_training
from mingjing.office.parties.actions import PartyData, PlaceData, register_place
from mingjing.office.parties.models import PartyKind, Place
from tests.cast import ORDINARY_FORMS, Office, a_party, an_item, an_office, at, deed_of, walk_to

DAY = date(2023, 3, 6)
CITIZEN = PartyData(PartyKind.INDIVIDUAL, "演示公民", id_number="12010419900307888X")


@dataclass(frozen=True, slots=True)
class World:
    """What the year holds."""

    office: Office
    gas: Item
    drainage: Item
    fined: Case
    spot: Case
    warned: Case
    restaurant: Place


def inspect(
    office: Office,
    place: Place,
    item: Item,
    day: date,
    hour: int,
    *,
    kind: str = "daily",
    kept: bool = True,
    fixed: int = 0,
    talk: bool = False,
) -> Inspection:
    """One inspection with a full record."""
    team = [office.investigator, office.second]
    result = "clean" if kept else ("fixed" if fixed else "lead")
    return register_inspection(
        deed_of(team, at(day, hour + 1)),
        kind=kind,
        area=item.area,
        unit=office.brigade,
        place=place,
        party=None,
        address="",
        street=office.street,
        started_at=at(day, hour),
        ended_at=at(day, hour, 30),
        officers=team,
        checks=[(item, kept)],
        finding="" if kept else "燃气软管老化",
        fixed_on_the_spot=fixed,
        spoken=[Spoken("hold_talk", "店长", "讲清规定", "promised")] if talk else [],
        result=result,
    )


def of_nobody(office: Office, kind: str) -> Place:
    """A place whose party is not known, so that no plan caps its inspections."""
    return register_place(
        PlaceData("示例摊点（虚构）", kind, "示例路 3 号", office.street),
        deed=deed_of([office.investigator], at(date(2022, 8, 1))),
    )


def a_year() -> World:
    """Makes the year 2023 of a small office, and one inspection of the year after."""
    office = an_office()
    gas = an_item("TJ021")
    drainage = an_item("TJ022", area="drainage", kinds=("警告", "罚款"))
    an_item("TJ023", area="waste")
    restaurant = _place(office, "示例饭店（虚构）", "restaurant")
    _field(office, restaurant, gas, drainage)
    _outside(office)
    fined = walk_to(office, "archive", item=gas, day=DAY)
    spot = walk_to(office, "report_on_the_spot", summary=True, item=gas, day=DAY)
    warning = {"kinds": ["警告"], "fine": 0}
    warned = walk_to(
        office,
        "serve",
        item=drainage,
        day=DAY + timedelta(days=30),
        forms={
            "notify_penalty": {
                **ORDINARY_FORMS["notify_penalty"],
                **warning,
                "reason": "情节轻微",
            },
            "conclude_investigation": {"proposed_fine": 0, "opinion": "事实清楚"},
            "decide_penalty": {**warning, "reason": "事实清楚"},
        },
    )
    _publish(office, fined, spot, warned)
    return World(office, gas, drainage, fined, spot, warned, restaurant)


def _place(office: Office, name: str, kind: str) -> Place:
    return register_place(
        PlaceData(name, kind, "示例路 2 号", office.street, party=a_party(office)),
        deed=deed_of([office.investigator], at(date(2023, 1, 4))),
    )


def _field(office: Office, restaurant: Place, gas: Item, drainage: Item) -> None:
    mall = _place(office, "示例商场（虚构）", "mall")
    wash = _place(office, "示例洗车行（虚构）", "car_wash")
    inspect(office, restaurant, gas, DAY, 9)
    inspect(office, restaurant, gas, DAY + timedelta(days=40), 9, kept=False, fixed=2, talk=True)
    inspect(office, mall, gas, DAY, 11)
    inspect(office, wash, drainage, DAY, 13, kept=False)
    inspect(office, wash, drainage, date(2024, 1, 2), 13)
    team = [office.investigator, office.second]
    register_sortie(
        deed_of(team, at(DAY, 17)),
        area="gas",
        unit=office.brigade,
        purpose="燃气巡查",
        vehicles=2,
        officers=team,
        tallies={"places_visited": 11, "vehicles_moved": 3},
    )
    register_sortie(
        deed_of(team, at(DAY, 18)),
        area="drainage",
        unit=office.brigade,
        purpose="隔油设施复检",
        vehicles=0,
        officers=team,
        tallies={"traps_rechecked": 7},
    )
    issue_order(
        deed_of(team, at(DAY, 15)),
        area="gas",
        unit=office.brigade,
        conduct="软管超期",
        due_on=DAY + timedelta(days=7),
        party=a_party(office),
    )
    draw = deed_of([office.clerk], at(DAY, 8, 10))
    first, _ = import_draw(
        draw,
        draw="第一次抽查",
        platform="市平台",
        objects=[Drawn(restaurant, "gas"), Drawn(mall, "gas")],
    )
    drawn = inspect(office, restaurant, gas, DAY + timedelta(days=2), 9, kind="random")
    link_drawn(first, drawn, deed_of(team, at(DAY + timedelta(days=2), 11)))


def _outside(office: Office) -> None:
    clerk = deed_of([office.clerk], at(date(2023, 12, 31), 23, 50))
    row = register_complaint(
        clerk,
        channel="hotline",
        area="drainage",
        received_at=clerk.at,
        content="污水外溢",
        place="示例路",
        street=office.street,
        unit=office.brigade,
        complainant="演示群众",
        contact="000",
    )
    answer_complaint(row.pk, deed_of([office.clerk], at(date(2024, 1, 3))), "已清掏")
    people = [office.investigator, office.second, office.reviewer]
    for kind, guests in (
        ("city_plan", people),
        ("leaders_lecture", people[:1]),
        ("observation", people[:2]),
    ):
        hold_training(
            clerk,
            kind=kind,
            title="行政处罚法专题",
            held_on=date(2023, 6, 1),
            place="会议室",
            attendees=guests,
        )


def _publish(office: Office, fined: Case, spot: Case, warned: Case) -> None:
    team = [office.investigator, office.second]
    day = warned.decided_on
    assert day is not None
    for case in (fined, spot, warned):
        publish_decision(case, "platform", deed_of([office.clerk], at(day, 18)))
    publish_decision(fined, "credit", deed_of([office.clerk], at(day, 18)))
    withhold_decision(spot, "credit", deed_of([office.clerk], at(day, 18)), "简易程序")
    perform(spot.pk, "pay", deed_of([office.clerk], at(day, 19), amount=1000, receipt="P9"))
    assert team
