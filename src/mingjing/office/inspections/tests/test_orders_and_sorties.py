"""Sorties, orders to correct and draws: counted, numbered without gaps, tied to their cause."""

from datetime import date, timedelta

import pytest

from mingjing.office.inspections.actions import issue_order, register_sortie
from mingjing.office.inspections.drawn import Drawn, change_team, import_draw, link_drawn
from mingjing.office.inspections.models import CorrectionOrder, DrawnObject, Sortie
from mingjing.office.inspections.tests.scene import DAY, a_place, inspected
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.shapes import Invalid, Refused
from tests.cast import Office, an_item, an_office, at, deed_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def test_a_sortie_counts_people_and_keeps_its_tallies(office: Office) -> None:
    deed = deed_of([office.investigator], at(DAY, 9))
    row = register_sortie(
        deed,
        area="gas",
        unit=office.brigade,
        purpose="沿街巡查",
        vehicles=2,
        officers=[office.investigator, office.second, office.assistant, office.second],
        tallies={"places_visited": 40, "vehicles_moved": 0},
    )
    assert (row.number, row.people, row.vehicles, row.day) == ("CD2023-0001", 3, 2, DAY)
    assert list(row.tallies.values_list("measure", "count")) == [("places_visited", 40)]
    assert entries_of("sortie", row.pk).get().verb == "register_sortie"


def test_a_sortie_without_people_or_with_an_unknown_measure_is_sent_back(office: Office) -> None:
    deed = deed_of([office.investigator], at(DAY, 9))
    with pytest.raises(Invalid) as caught:
        register_sortie(
            deed,
            area="gas",
            unit=office.brigade,
            purpose="巡查",
            vehicles=0,
            officers=[],
            tallies={"miracles": 1},
        )
    assert set(caught.value.errors) == {"officers", "miracles"}
    assert not Sortie.objects.exists()


def test_who_supervises_registers_nothing(office: Office) -> None:
    with pytest.raises(Refused, match="执法、审核、内勤"):
        register_sortie(
            deed_of([office.supervisor], at(DAY, 9)),
            area="gas",
            unit=office.brigade,
            purpose="巡查",
            vehicles=0,
            officers=[office.investigator],
            tallies={},
        )


def test_an_order_upon_an_inspection_takes_its_party_and_the_next_number(office: Office) -> None:
    seen = inspected(
        office,
        place=a_place(office),
        checks=[(an_item(), False)],
        result="ordered",
        finding="报警器断电",
    )
    deed = deed_of([office.investigator, office.second], at(DAY, 11))
    row = issue_order(
        deed,
        inspection=seen,
        area="gas",
        unit=office.brigade,
        conduct="修复报警器",
        due_on=DAY + timedelta(days=5),
    )
    assert row.number == "示城管责改字〔2023〕第1号"
    assert (row.party, row.issued_on) == (seen.party, DAY)
    again = issue_order(
        deed, party=seen.party, area="gas", unit=office.brigade, conduct="修复报警器", due_on=DAY
    )
    assert again.number == "示城管责改字〔2023〕第2号"


def test_no_order_without_ground_party_or_officer(office: Office) -> None:
    clean = inspected(office, place=a_place(office))
    deed = deed_of([office.investigator], at(DAY, 11))
    with pytest.raises(Invalid) as caught:
        issue_order(
            deed,
            inspection=clean,
            area="gas",
            unit=office.brigade,
            conduct="改正",
            due_on=DAY - timedelta(days=1),
        )
    assert set(caught.value.errors) == {"inspection", "due_on"}
    with pytest.raises(Invalid) as caught:
        issue_order(deed, area="gas", unit=office.brigade, conduct="改正", due_on=DAY)
    assert set(caught.value.errors) == {"party"}
    with pytest.raises(Refused):
        issue_order(
            deed_of([office.clerk], at(DAY, 11)),
            party=clean.party,
            area="gas",
            unit=office.brigade,
            conduct="改正",
            due_on=DAY,
        )
    assert not CorrectionOrder.objects.exists()


def test_a_drawn_object_is_answered_once_by_an_inspection_of_it_after_the_draw(
    office: Office,
) -> None:
    place, other = a_place(office), a_place(office, "示例餐饮店乙（虚构）")
    deed = deed_of([office.investigator, office.second], at(DAY, 8))
    first, second = import_draw(
        deed,
        draw="2023 年第二季度抽查",
        platform="示例平台",
        objects=[Drawn(place, "gas"), Drawn(other, "gas")],
    )
    early = inspected(
        office,
        place=place,
        kind="random",
        started_at=at(date(2023, 5, 15), 9),
        ended_at=at(date(2023, 5, 15), 10),
    )
    seen = inspected(office, place=place, kind="random")
    later = deed_of([office.investigator], at(DAY, 12))
    for wrong in ((first, early), (second, seen)):
        with pytest.raises(Invalid):
            link_drawn(*wrong, later)
    assert link_drawn(first, seen, later).inspection == seen
    with pytest.raises(Invalid, match="已经有检查记录"):
        link_drawn(first, seen, later)  # as two phones read it before either was told
    with pytest.raises(Invalid, match="不能再更换"):
        change_team(later, first, [office.clerk.pk])


def test_a_draw_names_each_object_once(office: Office) -> None:
    place = a_place(office)
    with pytest.raises(Invalid) as caught:
        import_draw(
            deed_of([office.investigator], at(DAY, 8)),
            draw="抽查",
            platform="平台",
            objects=[Drawn(place, "gas"), Drawn(place, "gas")],
        )
    assert set(caught.value.errors) == {"objects"} and not DrawnObject.objects.exists()
