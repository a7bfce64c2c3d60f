"""Register an inspection: what makes it lawful, what is sent back, and what it leaves behind."""

from datetime import date, timedelta

import pytest

from mingjing.office.inspections.actions import register_inspection
from mingjing.office.inspections.models import Check, Inspection
from mingjing.office.inspections.tests.scene import DAY, a_place, a_visit, entered, inspected
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.models import Counter, Entry
from mingjing.office.journal.shapes import Invalid, Refused
from tests.cast import Office, an_item, an_office, at, deed_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def refused_by(caught: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {r.guard for r in caught.value.reasons}


def test_given_two_officers_when_registered_then_it_has_number_officers_checks_and_one_entry(
    office: Office,
) -> None:
    place, kept, broken = a_place(office), an_item(), an_item("TJ022")
    row = inspected(
        office,
        place=place,
        address="",
        checks=[(kept, True), (broken, False)],
        result="lead",
        finding="报警器断电",
    )
    assert row.number == "JC2023-00001"
    assert (row.party, row.address, row.day) == (place.party, place.address, DAY)
    assert set(row.officers.all()) == {office.investigator, office.second}
    assert set(Check.objects.values_list("item__code", "kept")) == {
        ("TJ021", True),
        ("TJ022", False),
    }
    entry = entries_of("inspection", row.pk).get()
    told = (entry.verb, entry.changes["result"], entry.faults)
    assert told == ("register_inspection", "lead", [])
    assert entry.payload.content["checks"] == [["TJ021", True], ["TJ022", False]]


def test_given_one_officer_then_it_is_refused_and_nothing_is_written(office: Office) -> None:
    before = Entry.objects.count()
    with pytest.raises(Refused, match=r"不得少于两人.*行政处罚法第四十二条") as caught:
        inspected(office, officers=[office.investigator])
    assert refused_by(caught) == {"two_officers"}
    assert not Inspection.objects.exists() and Entry.objects.count() == before
    assert not Counter.objects.filter(series="inspection", last__gt=0).exists()


def test_the_same_officer_twice_is_one_officer(office: Office) -> None:
    with pytest.raises(Refused) as caught:
        inspected(office, officers=[office.investigator, office.investigator])
    assert refused_by(caught) == {"two_officers"}


def test_given_a_certificate_that_ran_out_before_the_day_then_it_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="无效或已过期") as caught:
        inspected(office, officers=[office.investigator, office.expired])
    assert refused_by(caught) == {"certified"}


def test_given_a_certificate_still_good_on_the_day_then_it_stands(office: Office) -> None:
    last = date(2022, 12, 30)
    row = inspected(
        office,
        officers=[office.investigator, office.expired],
        started_at=at(last, 9),
        ended_at=at(last, 10),
    )
    assert row.number == "JC2022-00001"


def test_the_day_of_the_visit_counts_not_the_day_of_entering(office: Office) -> None:
    visit = a_visit(
        office,
        officers=[office.investigator, office.expired],
        started_at=at(date(2022, 12, 30), 9),
        ended_at=at(date(2022, 12, 30), 10),
    )
    assert register_inspection(deed_of([office.investigator], at(DAY, 9)), **visit).pk
    later = a_visit(office, officers=[office.investigator, office.expired])
    with pytest.raises(Refused):
        register_inspection(deed_of(later["officers"], at(date(2022, 12, 30), 9)), **later)


def test_an_assistant_is_no_second_officer_and_no_third(office: Office) -> None:
    with pytest.raises(Refused) as caught:
        inspected(office, officers=[office.investigator, office.assistant])
    assert refused_by(caught) == {"two_officers", "officers_only"}
    with pytest.raises(Refused) as caught:
        inspected(office, officers=[office.investigator, office.second, office.assistant])
    assert refused_by(caught) == {"officers_only"}


def test_given_no_certificate_was_shown_or_the_end_is_not_after_the_start_then_refused(
    office: Office,
) -> None:
    with pytest.raises(Refused) as caught:
        inspected(office, identity_shown=False, started_at=at(DAY, 10), ended_at=at(DAY, 10))
    assert refused_by(caught) == {"identity_shown", "ended_after_start"}


def test_since_2025_a_firm_is_inspected_on_a_published_item_only(office: Office) -> None:
    day, place = date(2025, 3, 4), a_place(office)
    when = {"started_at": at(day, 9), "ended_at": at(day, 10), "place": place}
    with pytest.raises(Refused, match="规范涉企行政检查意见") as caught:
        inspected(office, **when)
    assert refused_by(caught) == {"item_published"}
    assert inspected(office, **when, checks=[(an_item(), True)]).pk
    assert inspected(office, place=place).pk  # in 2023 the rule did not exist


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"result": "lead", "finding": "有问题"}, "result"),
        ({"result": "fixed", "finding": "有问题"}, "fixed_on_the_spot"),
        ({"result": "ordered"}, "finding"),
        ({"kind": "complaint"}, "kind"),
        ({"address": " "}, "address"),
        ({"kind": "nothing"}, "kind"),
    ],
)
def test_what_contradicts_itself_is_sent_back(
    office: Office, other: dict[str, str], field: str
) -> None:
    with pytest.raises(Invalid) as caught:
        inspected(office, **other)
    assert set(caught.value.errors) == {field}
    assert not Inspection.objects.exists()


def test_a_clean_result_with_a_broken_item_is_sent_back(office: Office) -> None:
    with pytest.raises(Invalid, match="未发现问题"):
        inspected(office, checks=[(an_item(), False)])


def test_an_item_that_no_longer_applied_that_day_is_named(office: Office) -> None:
    old = an_item("OLD01", until=DAY - timedelta(days=1))
    with pytest.raises(Invalid, match="OLD01"):
        inspected(office, checks=[(old, True)])
    assert inspected(office, checks=[(an_item("OLD02", until=DAY), True)]).pk


def test_a_visit_that_has_not_ended_is_not_entered(office: Office) -> None:
    visit = a_visit(office)
    with pytest.raises(Invalid) as caught:
        register_inspection(entered(visit["officers"], at(DAY, 9, 45)), **visit)
    assert set(caught.value.errors) == {"ended_at"}


def test_nobody_is_in_two_places_at_once(office: Office) -> None:
    first = inspected(office)
    with pytest.raises(Invalid, match=f"演示甲.*{first.number}") as caught:
        inspected(
            office, address="另一条路 3 号", started_at=at(DAY, 9, 59), ended_at=at(DAY, 10, 30)
        )
    assert set(caught.value.errors) == {"officers"}
    after = inspected(
        office, address="另一条路 3 号", started_at=at(DAY, 10), ended_at=at(DAY, 10, 30)
    )
    assert after.number == "JC2023-00002"


def test_one_visit_is_entered_once_but_may_serve_two_areas(office: Office) -> None:
    first = inspected(office)
    with pytest.raises(Invalid, match=f"已经登记（{first.number}）"):
        inspected(office, started_at=at(DAY, 9, 35))
    assert inspected(office, area="drainage").number == "JC2023-00002"
