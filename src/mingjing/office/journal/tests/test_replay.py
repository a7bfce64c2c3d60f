"""The journal alone tells the present row, and keeps its proof when the typed words are erased."""

import pytest

from mingjing.office.cases.models import Case
from mingjing.office.journal.door import record
from mingjing.office.journal.entries import digest, entries_of, replay
from mingjing.office.journal.models import Entry, Payload
from mingjing.office.journal.values import snapshot
from mingjing.office.parties.actions import PartyData, amend_party, register_party
from mingjing.office.parties.models import PartyKind
from mingjing.office.people.models import Unit, UnitKind
from tests.cast import START, Office, at, deed_of, do, installing, walk_to

NOON = at(START, 20)
SECRET_NAME, SECRET_PHONE = "演示个人某（虚构）", "13900000000"


def replays(case: Case) -> bool:
    row: Case = Case.objects.get(pk=case.pk)
    return replay("case", case.pk) == snapshot(row)


@pytest.mark.parametrize("summary", [False, True], ids=["ordinary", "summary"])
def test_replaying_a_whole_case_gives_its_row(office: Office, summary: bool) -> None:
    assert replays(walk_to(office, "archive", summary=summary))


def test_replaying_holds_after_every_single_act_and_every_refusal(office: Office) -> None:
    case = walk_to(office, "review_penalty")
    for step, more in (
        ("notify_penalty", {"hearing_told": True}),
        ("state_defence", {}),
        ("review_defence", {}),
        ("request_hearing", {}),
        ("dismiss", {}),
        ("serve", {"receipt": "签收"}),
    ):
        do(office, case, step, NOON, **more)
        assert replays(case), step


def test_one_act_tells_only_what_it_changed(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    do(office, case, "take_evidence", NOON)
    entry = entries_of("case", case.pk).last()
    assert entry is not None
    assert set(entry.changes) == {"acts", "evidence_count", "last_act_at"}


def test_the_digest_proves_the_payload_and_outlives_it(office: Office) -> None:
    case = walk_to(office, "verify_lead")
    for entry in entries_of("case", case.pk):
        payload = entry.payload
        assert digest(payload.salt, payload.content) == entry.payload_digest
        changed = {**payload.content, "opinion": "别的话"}
        assert digest(payload.salt, changed) != entry.payload_digest
    kept = [(e.pk, e.payload_digest, e.changes) for e in entries_of("case", case.pk)]
    words = Payload.objects.filter(entry__subject_kind="case")
    saved = {p.entry_id: (p.salt, p.content) for p in words}
    words.delete()
    after = Entry.objects.filter(subject_kind="case").order_by("seq")
    assert [(e.pk, e.payload_digest, e.changes) for e in after] == kept
    assert replays(case)
    assert all(digest(*saved[pk]) == proof for pk, proof, _ in kept)


def test_the_same_words_have_another_digest_each_time(office: Office) -> None:
    """Without the salt, a short payload could be guessed from its digest."""
    one, two = walk_to(office, "register_lead"), walk_to(office, "register_lead")
    proofs = {e.payload_digest for c in (one, two) for e in entries_of("case", c.pk)}
    assert len(proofs) == 2


def test_personal_columns_stand_in_the_payload_only(office: Office) -> None:
    data = PartyData(PartyKind.INDIVIDUAL, SECRET_NAME, phone=SECRET_PHONE)
    party = register_party(data, deed=deed_of([office.investigator], at(START)))
    moved = PartyData(PartyKind.INDIVIDUAL, SECRET_NAME, phone="13800000000")
    amend_party(party, moved, deed=deed_of([office.investigator], at(START, 10)))
    first, second = entries_of("party", party.pk)
    for entry in (first, second):
        stored = str([entry.changes, entry.subject_label, entry.facts, entry.attempt])
        assert SECRET_PHONE not in stored and "phone" not in entry.changes
    assert first.payload.content["private"]["phone"] == SECRET_PHONE
    assert second.payload.content["private"] == {"phone": "13800000000"}


def test_a_row_without_a_procedure_has_one_entry_per_act_too(office: Office) -> None:
    unit = Unit(code="X", name="示例", kind=UnitKind.BRIGADE.value)
    with record(unit, "add_unit", installing(), kind="unit") as row:
        row.short = "例"
    with record(unit, "amend_unit", installing(), kind="unit") as row:
        row.short = "新"
    entries = list(entries_of("unit", unit.pk))
    assert [(e.seq, e.verb) for e in entries] == [(1, "add_unit"), (2, "amend_unit")]
    assert entries[1].changes == {"short": "新", "acts": 2}
    assert replay("unit", unit.pk) == snapshot(Unit.objects.get(pk=unit.pk))


def test_a_broken_record_leaves_nothing(office: Office) -> None:
    unit, count = Unit(code="Y", name="示例", kind="brigade"), Entry.objects.count()
    with pytest.raises(ZeroDivisionError), record(unit, "add_unit", installing(), kind="unit"):
        raise ZeroDivisionError
    assert not Unit.objects.filter(code="Y").exists()
    assert Entry.objects.count() == count
