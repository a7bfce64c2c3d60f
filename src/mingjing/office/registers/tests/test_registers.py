"""Every coming and going in a register is an act with a reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mingjing.office.draws.pools import current_pools
from mingjing.office.draws.tests.scene import DAY, by, registers, some_places
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.registers.actions import (
    NewObject,
    list_inspectors,
    list_objects,
    unlist_inspectors,
    unlist_objects,
)
from mingjing.office.registers.models import ListedInspector, ListedObject, Listing, Register, Risk
from mingjing.office.registers.queries import told_otherwise
from tests.cast import an_office, at

pytestmark = pytest.mark.django_db


def test_what_is_listed_is_in_the_pool_of_that_day_and_not_of_the_day_before() -> None:
    office = an_office()
    registers(office)
    pools = current_pools(DAY, ["gas", "drainage"])
    assert pools[Register.OBJECTS].counts == {"drainage": 3, "gas": 6}
    assert [e.name for e in pools[Register.INSPECTORS].entries] == ["演示甲", "演示乙", "演示外队"]
    before = current_pools(date(2023, 4, 2), ["gas"])
    assert not before[Register.OBJECTS].entries and not before[Register.INSPECTORS].entries


def test_each_change_is_recorded_with_its_reason_and_its_lines() -> None:
    office = an_office()
    places = registers(office)
    change = Listing.objects.get(register=Register.OBJECTS)
    [entry] = entries_of("listing", change.pk)
    assert (entry.verb, change.count, change.reason) == ("list_objects", 9, "年度名录")
    assert entry.payload.content["places"] == [p.pk for p in places]
    assert entry.payload.content["objects"][:2] == [
        [places[0].pk, "gas", "high", "按信用和隐患评定"],
        [places[1].pk, "gas", "general", "按信用和隐患评定"],
    ]
    people = entries_of("listing", Listing.objects.get(register=Register.INSPECTORS).pk).get()
    assert people.payload.content["area"] == ""


def test_a_class_or_an_area_that_was_changed_beside_the_record_is_found() -> None:
    """The class is the weight in the draw: who lowers it in the table lowers the chance."""
    office = an_office()
    registers(office)
    place, person = ListedObject.objects.earliest("pk"), ListedInspector.objects.earliest("pk")
    unlist_objects(by(office.clerk, at(date(2023, 6, 1))), [place], "迁出")
    unlist_inspectors(by(office.clerk, at(date(2023, 6, 1))), [person], "调离")
    assert not [c for c in Listing.objects.all() if told_otherwise(c)]
    changes: list[tuple[type[ListedObject] | type[ListedInspector], dict[str, Any]]] = [
        (ListedObject, {"risk": "low"}), (ListedObject, {"area": "air"}),
        (ListedObject, {"risk_reason": "另一个理由"}), (ListedInspector, {"area": "gas"}),
        (ListedObject, {"removed": None}), (ListedInspector, {"removed": None}),
    ]  # fmt: skip
    for model, change in changes:
        row = model.objects.filter(pk=(place if model is ListedObject else person).pk)
        before = row.values(*change).get()
        row.update(**change)
        assert len([c for c in Listing.objects.all() if told_otherwise(c)]) == 1, change
        row.update(**before)


def test_who_is_taken_out_is_out_from_that_day_and_stays_in_the_history() -> None:
    office = an_office()
    registers(office)
    rows = list(ListedObject.objects.filter(area="gas")[:2])
    change = unlist_objects(by(office.clerk, at(date(2023, 6, 1))), rows, "已迁出本区")
    assert (change.incoming, change.count) == (False, 2)
    assert current_pools(date(2023, 6, 1), ["gas"])[Register.OBJECTS].counts == {"gas": 4}
    assert current_pools(date(2023, 5, 31), ["gas"])[Register.OBJECTS].counts == {"gas": 6}
    people = list(ListedInspector.objects.filter(person=office.second))
    unlist_inspectors(by(office.leader, at(date(2023, 6, 1))), people, "调离执法岗位")
    names = {e.name for e in current_pools(date(2023, 6, 1), [])[Register.INSPECTORS].entries}
    assert names == {"演示甲", "演示外队"}


def test_a_certificate_that_has_ended_takes_an_inspector_out_of_the_pool_by_itself() -> None:
    office = an_office()
    deed = by(office.clerk, at(DAY))
    list_inspectors(deed, [office.expired, office.second], "gas", "持证在岗")
    found = current_pools(DAY, ["gas"])[Register.INSPECTORS].entries
    assert [(e.name, e.stratum) for e in found] == [("演示乙", "gas")]


def test_no_change_without_reason_nor_by_who_does_not_keep_the_registers() -> None:
    office = an_office()
    places = some_places(office, 2)
    rows = [NewObject(p, "gas", Risk.LOW, "按信用评定") for p in places]
    with pytest.raises(Invalid) as wrong:
        list_objects(by(office.clerk, at(DAY)), rows, "  ")
    assert set(wrong.value.errors) == {"reason"}
    with pytest.raises(Refused, match="内勤人员或者负责人"):
        list_objects(by(office.investigator, at(DAY)), rows, "年度名录")
    with pytest.raises(Invalid) as wrong:
        list_objects(by(office.clerk, at(DAY)), [NewObject(places[0], "x", "y", "")] * 2, "年度")
    assert set(wrong.value.errors) == {"places", "area", "risk"}
    assert not Listing.objects.exists() and not ListedObject.objects.exists()


def test_nobody_is_listed_twice() -> None:
    office = an_office()
    places = registers(office)
    with pytest.raises(Invalid, match="有 1 处已经在名录中"):
        list_objects(by(office.clerk, at(DAY, 15)),
                     [NewObject(places[0], "gas", Risk.LOW, "按信用评定")], "再列")  # fmt: skip
    with pytest.raises(Invalid, match="还不在名录中"):
        list_inspectors(by(office.clerk, at(DAY, 15)), [office.second], "", "再列")
    with pytest.raises(Invalid, match="要移出"):
        unlist_objects(by(office.clerk, at(DAY, 15)), [], "无")
