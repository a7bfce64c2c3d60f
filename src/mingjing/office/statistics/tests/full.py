"""A year in which everything happened that any indicator counts, by acts; what runs beside a case
in 2023, decisions attacked in 2024, a visit that ended with words in 2026."""

from __future__ import annotations

from datetime import date, timedelta

from mingjing.office.cases.beside.tests import attacked, test_court, test_referral
from mingjing.office.cases.beside.tests.test_jurisdiction import NOT_OURS, PAPERS
from mingjing.office.cases.beside.tests.test_preservation import preserved
from mingjing.office.cases.beside.tests.test_seizure import BACK, held, held_urgently
from mingjing.office.cases.beside.tests.test_together import ENDED
from mingjing.office.cases.models import Case
from mingjing.office.draws.tests import scene as draws
from mingjing.office.inspections.lenient import Spoken
from mingjing.office.inspections.tests.scene import a_place, inspected
from mingjing.office.intake.actions import register_complaint
from mingjing.office.learning.actions import record_rehearsal
from mingjing.office.people.actions import add_person, appoint, end_post, grant_certificate
from mingjing.office.people.models import Post, Role
from mingjing.office.plans.tests.scene import a_task
from mingjing.office.plans.tests.scene import published as a_plan
from mingjing.office.visits.tests import scene as visits
from tests.beside import begun, went_on
from tests.cast import (
    ORDINARY_FORMS,
    Office,
    also,
    an_item,
    an_office,
    at,
    deed_of,
    do,
    installing,
    walk_to,
)

LATER = date(2023, 2, 20)
SAID = {"with_whom": "店长", "content": "讲明规定", "response": "promised"}


def a_full_year() -> Office:
    """Everything, in one office."""
    office = an_office()
    _beside(office)
    _attacked(office)
    _weighed(office)
    _in_the_field(office)
    _staff(office)
    return office


def _beside(office: Office) -> None:
    held(office)
    sealed = held_urgently(office, measure="seal")
    went_on(office, sealed, "release_seizure", moment=at(date(2023, 3, 8)), **BACK)
    preserved(office)
    test_referral.answered(office, test_referral.OPENED)
    test_referral.answered(office, test_referral.REFUSED)
    test_court.applied(office)
    leaving = walk_to(office, "approve_filing")
    row = begun(office, leaving, "jurisdiction", "find_not_ours", moment=at(LATER), **NOT_OURS)
    went_on(office, row, "transfer_case", moment=at(LATER, 11), **PAPERS)


def _attacked(office: Office) -> None:
    attacked.settled(office, "cancel", never_public=True)
    attacked.settled(office, "maintain")
    for verdict in ("reject", "confirm_illegal"):
        suit = attacked.sued(office)
        answered = attacked.went(
            suit, "answer_suit", office.investigator, date(2024, 6, 20), **attacked.REPLY
        )
        day = date(2024, 9, 2)
        told = attacked.decided_on(day, verdict, never_public=True)
        attacked.went(answered, "decide_litigation", office.leader, day, **told)
    case = attacked.surcharged(office)
    day = date(2024, 7, 15)
    told = {**test_court.EXHORTED, "served_on": day}
    row = begun(office, case, "court", "exhort", moment=at(day), **told)
    test_court.went(row, "apply_to_court", office.leader, date(2024, 8, 1), **test_court.BUNDLE)
    _given_up(office, attacked.surcharged(office))


def _given_up(office: Office, case: Case) -> None:
    """A review that was taken back, and a suit that was: neither has a verdict."""
    row = attacked.reviewed(office, case)
    day = date(2024, 3, 4)
    attacked.went(row, "end_reconsideration", office.leader, day, ended_on=day, **ENDED)
    suit = attacked.sued(office, case)
    day = date(2024, 6, 25)
    attacked.went(suit, "end_suit", office.leader, day, ended_on=day, **ENDED)


def _weighed(office: Office) -> None:
    """One below the law's least, one with a circumstance that makes it lighter, one sent back."""
    mild = {"fine": 900, "mitigation": "主动消除危害后果", "factors": ["removed_harm"]}
    light = {"fine": 2000, "factors": ["removed_harm"], "weighing_reason": "已消除危害"}
    for form in (mild, light):
        forms = {
            step: {**ORDINARY_FORMS[step], **form} for step in ("notify_penalty", "decide_penalty")
        }
        item = an_item("TJLOW", low=1000)
        walk_to(office, "decide_penalty", item=item, forms=forms)
    back = walk_to(office, "conclude_investigation")
    do(office, back, "review_penalty", at(LATER), result="return", opinion="证据不足")


def _in_the_field(office: Office) -> None:
    plan = a_plan(office, a_task(office, target=1), a_task(office, title="示例二"))
    served = list(plan.tasks.order_by("code")[:1])
    inspected(
        office, place=a_place(office), kind="special", campaign="示例专项", result="taught",
        finding="堆放杂物", tasks=served,
        spoken=[Spoken("hold_talk", "店长", "讲清规定", "promised")],
    )  # fmt: skip
    clerk = deed_of([office.clerk], at(LATER))
    register_complaint(
        clerk,
        channel="transfer",
        area="gas",
        received_at=at(LATER, 8),
        content="转来的线索",
        place="示例路",
        street=office.street,
        unit=office.brigade,
    )
    record_rehearsal(clerk, person=office.investigator, title="案例", situation="", held_on=LATER)
    draws.registers(office)
    draws.published(office, draws.drawn(office))
    visit = visits.walked(office, *visits.ROAD)
    moment = at(visits.DAY, 9, 20)
    for verb in ("hold_talk", "educate"):
        visit = visits.go(office, visit, verb, moment, findings=[], **SAID)
        moment += timedelta(minutes=5)


def _staff(office: Office) -> None:
    """One came by the post and one by the certificate; one left the post, and the cast has one
    whose certificate ended."""
    deed = installing(date(2023, 3, 1))
    appoint(also(office, "kestrel"), Role.OFFICER, since=date(2023, 3, 1), deed=deed)
    late = add_person("plover", "演示新证", unit=office.brigade, deed=deed)
    appoint(late, Role.OFFICER, since=date(2022, 8, 1), deed=deed)
    grant_certificate(
        late,
        "ZJ900001",
        valid_from=date(2023, 2, 1),
        valid_until=date(2028, 1, 31),
        deed=deed,
    )
    post = Post.objects.get(person=office.stranger, role=Role.OFFICER.value)
    end_post(post, until=date(2023, 9, 30), deed=deed)
