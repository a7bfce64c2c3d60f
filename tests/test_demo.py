"""The demonstration, counted row by row against what it promises; loaded once for all of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.db.models import Count, F, Sum
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from mingjing.demo import NotEmpty, load
from mingjing.demo.loading import TODAY
from mingjing.demo.people import DEMO_PEOPLE
from mingjing.law.instruments.penalty_law_2021.ordinary import ORDINARY
from mingjing.law.instruments.penalty_law_2021.summary import SUMMARY
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.cases.queries import waiting_for
from mingjing.office.desk.tasks import groups
from mingjing.office.disclosure.models import Publication
from mingjing.office.draws.models import OWN_PLATFORM, Draw
from mingjing.office.draws.pools import drawn_of, place_of
from mingjing.office.inspections.models import (
    Check,
    CorrectionOrder,
    DrawnObject,
    Inspection,
    Kind,
    Sortie,
    Tally,
)
from mingjing.office.intake.models import Complaint
from mingjing.office.items.models import Item
from mingjing.office.journal.entries import replay
from mingjing.office.journal.models import Entry, FaultRecord
from mingjing.office.journal.values import snapshot
from mingjing.office.learning.models import Attendance, TrainingKind
from mingjing.office.parties.models import Party, PartyKind, Place
from mingjing.office.people.models import Certificate, Person, Unit, UnitKind
from mingjing.office.statistics.queries import figure
from mingjing.office.statistics.shapes import Period
from tests import demo_counts
from tests.demo_counts import FINES, INSPECTIONS, YEAR_END, decided, inspections, of_year, total
from tests.demo_report import goes_its_road
from verifier import mingjing_verify as verifier


@pytest.fixture(scope="module")
def district(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[list[tuple[str, int, int]]]:
    """The district, lived inside one transaction that is taken back; yields what progress told."""
    told: list[tuple[str, int, int]] = []
    with django_db_blocker.unblock(), transaction.atomic():
        load(lambda label, done, total: told.append((label, done, total)))
        yield told
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("district")]


def test_progress_ends_full(district: list[tuple[str, int, int]]) -> None:
    last = {label: (done, total) for label, done, total in district}
    assert len(last) == 4 and all(done == total for done, total in last.values())
    assert last["检查、投诉、案件和公示"][1] > 3000


def test_it_loads_only_into_an_empty_database() -> None:
    before = Entry.objects.count()
    with pytest.raises(NotEmpty, match="空的数据库"):
        load(lambda label, done, total: None)
    assert Entry.objects.count() == before


def test_the_year_has_its_inspections() -> None:
    found = dict(inspections().values_list("area").annotate(n=Count("pk")))
    assert found == INSPECTIONS
    assert sum(found.values()) == 1356
    days = inspections().values_list("day", flat=True)
    assert (min(days), max(days)) == (date(2023, 1, 3), date(2023, 12, 28))
    assert min(inspections(area="air").values_list("day", flat=True)) == date(2023, 9, 8)


def test_places_are_different_ones() -> None:
    gas = inspections(area="gas", place__kind="restaurant")
    assert gas.values("place").distinct().count() == gas.count() == 712
    washed = inspections(area="drainage", place__kind="car_wash")
    assert washed.values("place").distinct().count() == washed.count() == 63
    assert inspections(area="waste", place__kind="mall").count() == 40
    assert inspections(area="waste", place__kind="restaurant").count() == 95


def test_every_inspection_has_two_certified_officers() -> None:
    alone = Inspection.objects.annotate(n=Count("officers")).exclude(n=2)
    assert not alone.exists()
    links = Inspection.officers.through.objects.all()
    lawful = links.filter(
        person__certificates__valid_from__lte=F("inspection__day"),
        person__certificates__valid_until__gte=F("inspection__day"),
    )
    assert links.count() == lawful.count() == 2 * Inspection.objects.count()


def test_sorties_count_people_and_vehicles() -> None:
    sorties = of_year(Sortie.objects.all())
    people = {
        a: total(sorties.filter(area=a), "people") for a in ("gas", "waste", "air", "drainage")
    }
    assert people == {"gas": 2612, "waste": 408, "air": 390, "drainage": 372}
    assert total(sorties, "vehicles") == total(sorties.filter(area="gas"), "vehicles") == 462
    tallies = of_year(Tally.objects.all(), "sortie__day")
    assert dict(tallies.values_list("measure").annotate(n=Sum("count"))) == {
        "places_visited": 1458,
        "traps_rechecked": 558,
        "vehicles_moved": 206,
    }
    assert not sorties.annotate(n=Count("officers")).exclude(n=F("people")).exists()
    assert not sorties.filter(area="air", people__lt=3).exists()


def test_mild_means_are_counted_where_they_happened() -> None:
    assert total(inspections(), "fixed_on_the_spot") == 33
    assert inspections(talk_held=True).count() == 52
    assert not inspections(fixed_on_the_spot__gt=0).exclude(area="waste").exists()
    orders = of_year(CorrectionOrder.objects.all(), "issued_on")
    assert orders.count() == orders.filter(area="drainage").count() == 29
    assert orders.filter(inspection__kind=Kind.COMPLAINT).count() == 28


def test_complaints_are_answered() -> None:
    complaints = of_year(Complaint.objects.all(), "received_at")
    assert dict(complaints.values_list("area").annotate(n=Count("pk"))) == {
        "drainage": 130,
        "greening": 24,
    }
    assert not complaints.filter(answered_at=None).exists()
    assert not complaints.filter(answered_at__lt=F("received_at")).exists()


def test_the_year_was_planned_and_every_task_is_done_within_the_cap() -> None:
    assert demo_counts.year_plan() == ((2, "closed", 5), 9, [], 5)
    random = inspections(tasks__kind="random", tasks__plan__year=2023)
    drawn = DrawnObject.objects.values_list("inspection", flat=True)
    assert sorted(random.values_list("pk", flat=True)) == sorted(drawn)


def test_drawn_objects_are_inspected_after_the_draw() -> None:
    drawn = DrawnObject.objects.all()
    assert drawn.count() == 5
    assert {(d.draw, d.platform) for d in drawn} == {("CQ2023-001", OWN_PLATFORM)}
    for one in drawn.select_related("inspection"):
        assert one.inspection and one.inspection.day > one.drawn_on
        assert one.inspection.kind == Kind.RANDOM


def test_the_drawn_objects_come_from_a_draw_that_anybody_can_check() -> None:
    draw = Draw.objects.get(year=2023)
    assert draw.stage == "done" and draw.digest
    holds, line = verifier.judged(draw.certificate.encode(), Path())
    assert holds, line
    told = {place_of(one["id"]): {p["name"] for p in one["inspectors"]} for one in drawn_of(draw)}
    for one in DrawnObject.objects.select_related("inspection"):
        assert one.inspection is not None
        assert {p.name for p in one.inspection.officers.all()} == told[one.place_id]
    waiting = Draw.objects.get(year=TODAY.year)
    assert waiting.stage == "announced" and waiting.source["moment"] > TODAY.isoformat()


def test_penalties_by_area_and_procedure() -> None:
    for area, (count, fines) in FINES.items():
        rows = decided(area=area)
        assert (rows.count(), total(rows, "fine")) == (count, fines), area
    assert (decided().count(), total(decided(), "fine")) == (32, 171_975)
    assert decided(procedure=SUMMARY.name).count() == 12
    ordinary = decided(procedure=ORDINARY.name)
    assert ordinary.count() == 20
    assert ordinary.filter(party__kind=PartyKind.INDIVIDUAL).count() == 5
    warned = decided(heaviest_kind="警告")
    assert [(c.area, c.fine) for c in warned] == [("drainage", 0)]


def test_every_decision_stands_on_an_article_so_that_its_paper_can_be_issued() -> None:
    punished = Case.objects.filter(outcome="penalty")
    assert punished.exists()
    assert not punished.filter(item__penalty_article="").exists()


def test_the_cases_of_the_year_are_ended_and_paid() -> None:
    assert set(decided().values_list("stage", flat=True)) == {"archived"}
    assert all(c.paid == c.fine for c in decided())
    assert decided(registered_on__year=2022).count() == 1


def test_every_branch_of_the_procedure_is_in_the_year() -> None:
    found = Proceeding.objects.filter(case__registered_on__year=2023)
    assert set(found.values_list("kind", "stage")) == {
        ("preservation", "disposed"),
        ("seizure", "released"),
        ("recusal", "kept"),
        ("referral", "done"),
        ("jurisdiction", "transferred"),
        ("payment", "settled"),
        ("payment", "enforcing"),
        ("court", "performed"),
        ("reconsideration", "done"),
        ("litigation", "done"),
        ("withdrawal", "done"),
    }
    verdicts = {p.facts["verdict"] for p in found.filter(kind="reconsideration")}
    assert verdicts == {"maintain", "cancel"}
    instalments = found.get(kind="payment", stage="settled")
    assert [amount for _, amount in instalments.sums["schedule"]] == [5000, 5000]
    enforced = found.get(kind="payment", stage="enforcing").case
    assert (enforced.paid, enforced.surcharge_paid) == (3000, 3000)


def test_the_year_spares_on_each_ground_and_ends_in_each_other_way() -> None:
    begun = Case.objects.filter(registered_on__year=2023).exclude(outcome="penalty")
    chosen = Entry.objects.filter(
        subject_kind="case", subject_id__in=begun.values("pk"), verb="decide_no_penalty"
    ).select_related("payload")
    grounds = {e.payload.content["ground"] for e in chosen}
    assert grounds == {"minor", "first", "no_fault", "under_14", "no_capacity"}
    ends = Entry.objects.filter(subject_kind="case", subject_id__in=begun.values("pk"))
    made = set(ends.values_list("verb", flat=True))
    assert {"dismiss", "terminate", "suspend", "end_by_referral", "end_by_transfer"} <= made
    assert set(decided().values_list("service_mode", flat=True)) >= {
        "direct", "leaving", "post", "electronic",
    }  # fmt: skip


def test_roads_differ_and_faults_stand_on_the_file() -> None:
    ordinary = decided(procedure=ORDINARY.name)
    assert ordinary.filter(hearing_told=True).count() >= 2
    assert ordinary.filter(hearing="held").count() == 1
    assert ordinary.filter(defence="weighed").count() >= 3
    assert ordinary.filter(defence="none").count() >= 2
    late = FaultRecord.objects.get(subject_kind="case", verb="serve")
    assert ordinary.filter(pk=late.subject_id).exists()
    slow = [
        e
        for e in Entry.objects.filter(subject_kind="case")
        if e.entered_at - e.occurred_at > timedelta(days=1)
    ]
    assert [e.verb for e in slow] == ["question"]


def test_publications() -> None:
    published = of_year(Publication.objects.all(), "published_on")
    assert dict(published.values_list("channel").annotate(n=Count("pk"))) == {
        "platform": 27,
        "credit": 15,
    }
    withheld = Publication.objects.filter(case__in=decided(), published_on=None)
    kept_off = dict(withheld.values_list("channel").annotate(n=Count("pk")))
    assert kept_off == {"platform": 5, "credit": 17}
    assert not withheld.filter(withheld_reason="").exists()
    assert demo_counts.marked_as_settled() == demo_counts.settled(), "marks follow the rows"


def test_trainings() -> None:
    present = of_year(Attendance.objects.all(), "training__held_on")
    observed = present.filter(training__kind=TrainingKind.OBSERVATION)
    assert observed.count() == 12
    lectures = present.exclude(training__kind=TrainingKind.OBSERVATION)
    assert lectures.count() == 264
    held = dict(lectures.values_list("training__kind").annotate(n=Count("training", distinct=True)))
    assert held == {"city_plan": 4, "leaders_lecture": 3, "judicial_bureau": 1}


def test_every_item_is_used_and_every_officer_takes_part() -> None:
    force = Item.objects.in_force(YEAR_END)
    used = of_year(Check.objects.all(), "inspection__day").values("item")
    assert force.count() > 100
    assert not force.exclude(pk__in=used).exists()
    certified = Certificate.objects.filter(
        valid_from__lte=YEAR_END, valid_until__gte=date(2023, 1, 1)
    ).values("person")
    assert certified.count() == 60
    took_part = inspections().filter(officers__in=certified).values("officers").distinct()
    assert took_part.count() == 60


def test_the_named_indicators_say_the_same() -> None:
    year = Period.of_year(2023)
    asked = {
        "inspections": 1356,
        "penalties": 32,
        "fines": 171_975,
        "vehicle_trips": 462,
        "correction_orders": 29,
        "warnings": 1,
        "complaints": 154,
        "training_sessions": 8,
        "training_attendance": 264,
        "drawn_objects": 5,
    }
    assert {name: figure(name, year).value for name in asked} == asked
    assert figure("published", year, channel="platform").value == 27
    assert figure("published", year, channel="credit").value == 15
    for rate in ("duty_rate", "participation_rate"):
        share = figure(rate, year)
        assert share.numerator == share.denominator


def test_the_report_is_written_goes_its_whole_road_and_is_read_back(tmp_path: Path) -> None:
    goes_its_road(tmp_path)


def test_the_other_years_are_there() -> None:
    years = {d.year for d in Case.objects.values_list("decided_on", flat=True) if d}
    assert years == {2022, 2023, 2024, 2025, 2026}
    assert Case.objects.filter(outcome="penalty", decided_on__year=2022).count() == 3
    assert {y.year for y in Inspection.objects.values_list("day", flat=True)} == years


def test_the_present_stands_everywhere() -> None:
    now = Case.objects.filter(registered_on__year=TODAY.year)
    for procedure, skipped in (
        (ORDINARY, {"new", "declined", "referred", "terminated", "transferred"}),
        (SUMMARY, {"new", "let_off", "turned"}),
    ):
        found = set(now.filter(procedure=procedure.name).values_list("stage", flat=True))
        assert found == {s.name for s in procedure.stages} - skipped
    assert Complaint.objects.filter(answered_at=None).count() == 6
    assert Inspection.objects.filter(day__year=2026, day__month=11).count() > 30
    assert {c.item.effective_from for c in now.filter(area="air").select_related("item")} == {
        date(2026, 8, 15),
        date(2018, 10, 26),
    }


@pytest.mark.parametrize(
    ("username", "headings"),
    [
        ("officer", {"已过期", "今天", "本周"}),
        ("reviewer", {"已过期", "今天", "本周"}),
        ("leader", {"已过期", "今天", "本周"}),
        ("clerk", {"已过期", "今天"}),
    ],
)
def test_today_is_alive(username: str, headings: set[str]) -> None:
    person = Person.objects.get(username=username)
    roles = frozenset(person.posts.values_list("role", flat=True))
    found = {g.label for g in groups(waiting_for(person, roles, TODAY), TODAY)}
    assert headings <= found


def test_nothing_is_entered_before_it_happened_nor_after_today() -> None:
    assert not Entry.objects.filter(entered_at__lt=F("occurred_at")).exists()
    assert Entry.objects.latest("entered_at").entered_at.date() < TODAY


def test_the_journal_tells_the_rows() -> None:
    for case in Case.objects.all():
        told = replay("case", case.pk)
        now = snapshot(case)
        assert {k: told[k] for k in now if k != "acts"} == {
            k: v for k, v in now.items() if k != "acts"
        }


def test_all_is_invented_and_says_so() -> None:
    for firm in Party.objects.exclude(kind=PartyKind.INDIVIDUAL):
        assert "示例" in firm.name and "（虚构）" in firm.name
        assert "DEM" in firm.credit_code
    assert all(p.name.startswith("演示") for p in Person.objects.all())
    assert all(p.name.startswith("演示") for p in Party.objects.filter(kind=PartyKind.INDIVIDUAL))
    assert all("示例" in p.name and "示例路" in p.address for p in Place.objects.all())


def test_the_structure() -> None:
    assert Unit.objects.filter(kind=UnitKind.BRIGADE, persons__isnull=False).distinct().count() == 5
    assert Place.objects.values("street").distinct().count() == 12
    assert Person.objects.filter(is_assistant=True).count() == 2


def test_everybody_named_on_the_sign_in_page_can_sign_in() -> None:
    client = Client()
    assert len(DEMO_PEOPLE) == 7
    name, _, username, password = DEMO_PEOPLE[0]
    assert client.login(username=username, password=password)
    assert name in client.get(reverse("today")).content.decode()
    for name, _, username, _password in DEMO_PEOPLE:
        person = Person.objects.get(username=username)
        assert (person.name, person.has_usable_password()) == (name, True)


def test_the_year_is_asked_only_about_what_was_laid_there_on_purpose() -> None:
    assert demo_counts.questions() == (demo_counts.LAID, 0)


def test_every_figure_of_the_year_is_exactly_its_rows() -> None:
    assert demo_counts.figures_against_rows() == (True, [], [])
