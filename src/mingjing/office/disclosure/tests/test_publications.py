"""Publish, withhold, withdraw: only what is decided and served, late ones told, none twice."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mingjing.law.publicity import Outlet
from mingjing.office.cases.beside.actions import begin
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.disclosure.access import unsettled, visible_decisions
from mingjing.office.disclosure.actions import (
    publish_decision,
    withdraw_publication,
    withhold_decision,
)
from mingjing.office.disclosure.models import Publication
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.models import FaultRecord
from mingjing.office.journal.shapes import Deed, Invalid, Refused
from mingjing.office.parties.actions import PartyData
from mingjing.office.parties.models import PartyKind
from mingjing.office.people.models import Person
from tests.cast import START, Office, a_party, an_item, an_office, at, deed_of, walk_on, walk_to

pytestmark = pytest.mark.django_db
CITIZEN = PartyData(PartyKind.INDIVIDUAL, "演示公民（虚构）")
SOON = START + timedelta(days=1)


@pytest.fixture
def office() -> Office:
    return an_office()


def served(office: Office, **other: object) -> Case:
    """A summary fine handed over on the first day."""
    return walk_to(office, "hand_over", summary=True, **other)  # type: ignore[arg-type]


def by(person: Person, day: date = SOON) -> Deed:
    return deed_of([person], at(day, 15))


def test_a_served_decision_is_published_in_time_without_a_fault(office: Office) -> None:
    row = publish_decision(served(office), "platform", by(office.clerk))
    assert (row.published_on, row.withheld_reason) == (SOON, "")
    entry = entries_of("publication", row.pk).get()
    assert (entry.verb, entry.faults) == ("publish_decision", [])
    assert not FaultRecord.objects.filter(subject_kind="publication").exists()


def waits(office: Office, case: Case) -> list[Outlet]:
    decisions = visible_decisions(office.clerk)
    return [o for o in Outlet if unsettled(decisions, o).contains(case)]


def test_a_decision_waits_for_each_outlet_until_it_is_shown_or_kept_off(office: Office) -> None:
    case = served(office)
    assert waits(office, case) == [Outlet.PLATFORM, Outlet.CREDIT]
    row = publish_decision(case, "platform", by(office.clerk))
    assert waits(office, case) == [Outlet.CREDIT]
    withhold_decision(case, "credit", by(office.clerk), "简易程序决定不归集")
    assert waits(office, case) == []
    withdraw_publication(row, by(office.clerk), "发现表述有误")
    assert waits(office, case) == [], "what was taken down was settled by a person"
    walk_on(office, case, "pay", at(SOON, 16))
    assert waits(office, case) == [], "an act on the case leaves the mark alone"


def test_a_late_publication_is_made_and_told(office: Office) -> None:
    case = served(office)
    row = publish_decision(case, "platform", by(office.clerk, START + timedelta(days=30)))
    assert row.published_on and row.published_on > row.due_on
    fault = FaultRecord.objects.get(subject_kind="publication", subject_id=row.pk)
    assert fault.watch == "published_in_time" and "7个工作日" in fault.sentence


def test_against_the_filter_of_the_credit_site_it_is_made_and_told(office: Office) -> None:
    row = publish_decision(served(office), "credit", by(office.clerk))
    faults = FaultRecord.objects.filter(subject_id=row.pk, subject_kind="publication")
    assert [f.watch for f in faults] == ["kept_off"]


def test_what_is_not_decided_or_not_served_is_refused(office: Office) -> None:
    undecided = walk_to(office, "hear_on_the_spot", summary=True)
    unserved = walk_to(office, "decide_on_the_spot", summary=True)
    for case, guard in ((undecided, "decided"), (unserved, "served")):
        with pytest.raises(Refused) as caught:
            publish_decision(case, "platform", by(office.clerk))
        assert [r.guard for r in caught.value.reasons] == [guard]
    assert not Publication.objects.exists()


def test_who_supervises_publishes_nothing(office: Office) -> None:
    with pytest.raises(Refused):
        publish_decision(served(office), "platform", by(office.supervisor))


def test_a_citizens_decision_is_withheld_with_a_reason_and_may_be_published_later(
    office: Office,
) -> None:
    item = an_item("TJ030", subject="individual")
    case = served(
        office,
        item=item,
        party=a_party(office, CITIZEN),
        forms={
            "decide_on_the_spot": {
                "kinds": ["罚款"],
                "fine": 100,
                "facts_certain": True,
                "review_first_told": True,
                "reason": "事实确凿",
            }
        },
    )
    with pytest.raises(Invalid, match="写明不公开的理由"):
        withhold_decision(case, "platform", by(office.clerk), " ")
    row = withhold_decision(case, "platform", by(office.clerk), "小额罚款，没有社会影响")
    assert row.published_on is None and not FaultRecord.objects.exists()
    with pytest.raises(Invalid, match="已登记不在"):
        withhold_decision(case, "platform", by(office.clerk), "再次")
    assert publish_decision(case, "platform", by(office.clerk)).published_on == SOON
    assert Publication.objects.count() == 1


def test_a_firms_decision_kept_off_the_platform_is_told(office: Office) -> None:
    row = withhold_decision(served(office), "platform", by(office.clerk), "当事人请求")
    assert FaultRecord.objects.get(subject_id=row.pk, subject_kind="publication").watch == "shown"


def test_nothing_is_published_twice_and_a_withdrawal_happens_once_with_a_reason(
    office: Office,
) -> None:
    case = served(office)
    row = publish_decision(case, "platform", by(office.clerk))
    with pytest.raises(Invalid, match="已于 2023-01-04"):
        publish_decision(case, "platform", by(office.clerk))
    with pytest.raises(Invalid, match="撤回的理由"):
        withdraw_publication(row, by(office.clerk), "")
    gone = withdraw_publication(row, by(office.clerk), "决定已被撤销", SOON)
    assert (gone.withdrawn_on, gone.published_on) == (SOON, SOON)
    with pytest.raises(Invalid, match="撤回"):
        withdraw_publication(row, by(office.clerk), "再次")


def test_a_withdrawal_after_three_working_days_is_told(office: Office) -> None:
    row = publish_decision(served(office), "platform", by(office.clerk))
    withdraw_publication(row, by(office.clerk, SOON + timedelta(days=9)), "决定已被变更", SOON)
    watches = FaultRecord.objects.filter(subject_id=row.pk, subject_kind="publication")
    assert [f.watch for f in watches] == ["withdrawn_in_time"]


def fallen(office: Office, case: Case, day: date = SOON) -> Proceeding:
    """The office corrects itself and takes the decision back."""
    form = {"fall": "cancelled", "reason": "认定事实有误"}
    return begin(
        case.pk, "withdrawal", "withdraw_decision", deed_of([office.leader], at(day, 16), **form)
    )


def test_a_fallen_decision_leaves_every_outlet_and_the_case_hears_of_the_last(
    office: Office,
) -> None:
    """Fallen on Wednesday 4 January 2023: the third working day is Monday 9 January."""
    case = served(office)
    platform = publish_decision(case, "platform", by(office.clerk))
    credit = publish_decision(case, "credit", by(office.clerk))
    row = fallen(office, case)
    last = date(2023, 1, 9)
    assert (row.stage, row.awaits, row.due_on) == ("fallen", "clerk", last)
    withdraw_publication(platform, by(office.clerk, last), "决定已撤回")
    assert Proceeding.objects.get(pk=row.pk).stage == "fallen"
    withdraw_publication(credit, by(office.investigator, last), "决定已撤回")
    row = Proceeding.objects.get(pk=row.pk)
    assert (row.stage, row.awaits) == ("taken_back", "officer")
    watches = FaultRecord.objects.filter(watch__in=["withdrawn_in_time", "taken_back_late"])
    assert not watches.exists()


def test_a_fallen_decision_that_stays_too_long_is_told_whatever_day_is_typed(
    office: Office,
) -> None:
    case = served(office)
    publication = publish_decision(case, "platform", by(office.clerk))
    row, late = fallen(office, case), date(2023, 1, 10)
    withdraw_publication(publication, by(office.clerk, late), "决定已撤回", late)
    watches = FaultRecord.objects.exclude(watch="entered_late").values_list("watch", flat=True)
    assert sorted(watches) == ["taken_back_late", "withdrawn_in_time"]
    assert Proceeding.objects.get(pk=row.pk).stage == "taken_back"


def test_a_fallen_decision_is_not_published_any_more(office: Office) -> None:
    case = served(office)
    row = fallen(office, case)
    with pytest.raises(Refused) as no:
        publish_decision(case, "platform", by(office.clerk, date(2023, 1, 5)))
    assert [(r.guard, r.citation.article) for r in no.value.reasons] == [("stands", 48)]
    withhold_decision(case, "platform", by(office.clerk, date(2023, 1, 5)), "没有公开过")
    assert Proceeding.objects.get(pk=row.pk).stage == "taken_back"
    assert not FaultRecord.objects.exists()


def test_what_was_withheld_before_it_fell_is_looked_at_once_more(office: Office) -> None:
    case = served(office)
    withhold_decision(case, "credit", by(office.clerk), "属于轻微")
    row = fallen(office, case)
    withhold_decision(case, "credit", by(office.clerk, date(2023, 1, 5)), "核实没有公开")
    assert Proceeding.objects.get(pk=row.pk).stage == "taken_back"


def test_the_queue_shows_what_must_be_taken_back(office: Office) -> None:
    case, other, client = served(office), served(office), signed_in(office.clerk)
    publish_decision(case, "platform", by(office.clerk))
    fallen(office, case)
    page = client.get("/disclosure/?state=fallen").content.decode()
    assert case.number in page and other.number not in page and "决定被撤销" in page
    page = client.get(f"/disclosure/{case.number}/platform/").content.decode()
    assert "撤回期限" in page and "处罚决定被撤销" in page and "撤回公示" in page
    page = client.get(f"/disclosure/{case.number}/platform/withdraw/").content.decode()
    assert "处罚决定被撤销（本机关决定）" in page and "2023-01-04" in page


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_only_served_decisions_appear_and_another_brigade_gets_404(office: Office) -> None:
    case, open_case = served(office), walk_to(office, "hear_on_the_spot", summary=True)
    owner, stranger = signed_in(office.investigator), signed_in(office.stranger)
    page = owner.get("/disclosure/").content.decode()
    assert f"/disclosure/{case.number}/platform/" in page and open_case.number not in page
    for tail in ("", "publish/", "withhold/"):
        url = f"/disclosure/{case.number}/platform/{tail}"
        assert owner.get(url).status_code == 200 and stranger.get(url).status_code == 404
    assert owner.get(f"/disclosure/{case.number}/newspaper/").status_code == 404
    assert owner.get(f"/disclosure/{case.number}/platform/withdraw/").status_code == 404
    assert owner.get(f"/disclosure/{open_case.number}/platform/").status_code == 404


def test_the_acts_are_made_by_their_forms(office: Office) -> None:
    case, client = served(office), signed_in(office.investigator)
    url, now = f"/disclosure/{case.number}/credit/", timezone.localtime()
    typed = {"at": f"{now:%Y-%m-%dT%H:%M}"}
    assert client.post(f"{url}withhold/", {**typed, "reason": ""}).status_code == 422
    assert client.post(f"{url}withhold/", {**typed, "reason": "属于轻微"}).status_code == 303
    assert client.post(f"{url}publish/", typed).status_code == 303
    assert client.post(f"{url}publish/", typed).status_code == 422
    assert client.post(f"{url}withdraw/", {**typed, "reason": "公示有误"}).status_code == 303
    page = client.get(url).content.decode()
    assert "已撤回" in page and "公示有误" in page and "瑕疵" in page


def test_the_states_filter_and_a_list_costs_the_same_with_1_and_with_50_rows(
    office: Office,
) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get("/disclosure/").status_code == 200
        return len(seen)

    client = signed_in(office.clerk)
    first = served(office)
    client.get("/disclosure/")
    one = count()
    rest = [served(office) for _ in range(49)]
    assert count() == one <= 8
    publish_decision(first, "platform", by(office.clerk))
    shown = client.get("/disclosure/?state=published").content.decode()
    assert first.number in shown and rest[0].number not in shown
    waiting = client.get("/disclosure/?state=waiting").content.decode()
    assert first.number not in waiting and rest[0].number in waiting
    exported = client.get("/disclosure/?export=csv&state=published")
    assert case_in(b"".join(exported).decode(), first)


def case_in(text: str, case: Case) -> bool:
    return case.decision_number in text and "已公示" in text


def test_the_proposed_act_stands_first_and_is_the_loud_one(office: Office, client: Client) -> None:
    """A fine on the spot is not proposed for the credit site, an ordinary one for the platform."""
    case = walk_to(office, "serve")
    client.force_login(office.clerk)
    page = client.get(f"/disclosure/{case.number}/platform/").content.decode()
    publish, withhold = page.index("/platform/publish/"), page.index("/platform/withhold/")
    assert publish < withhold
    assert 'class="btn primary" href="' in page[publish - 60 : publish + 30]


def test_a_publication_that_is_entered_late_says_so(office: Office) -> None:
    """A typed day within the seven does not hide that it was entered a month after."""
    case = served(office)
    told = by(office.clerk)
    late = Deed(told.by, told.at, at(START + timedelta(days=30)), told.form)
    row = publish_decision(case, "platform", late)
    entry = entries_of("publication", row.pk).get()
    assert [f["watch"] for f in entry.faults] == ["entered_late"]
