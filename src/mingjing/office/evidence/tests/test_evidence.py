"""Evidence is what was taken: under its fingerprint, in a folder, never altered, seen by who sees
the folder."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from mingjing.office.config.commands.evidence import check
from mingjing.office.evidence import store
from mingjing.office.evidence.access import visible_exhibits
from mingjing.office.evidence.actions import Taken, take_exhibit
from mingjing.office.evidence.models import Exhibit
from mingjing.office.evidence.queries import faulty, unclaimed
from mingjing.office.evidence.store import Unfit, held, path_of, take_in
from mingjing.office.evidence.tests.scene import a_picture, fingerprint, stored_picture
from mingjing.office.inspections.tests.scene import DAY, inspected
from mingjing.office.journal.entries import entries_of, replay
from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.journal.values import snapshot
from tests.cast import Office, an_office, at, deed_of


@pytest.fixture(autouse=True)
def a_store(tmp_path: Path, settings: Any) -> Iterator[Path]:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    yield settings.EVIDENCE_ROOT


@pytest.fixture
def office(db: None) -> Office:
    return an_office()


def taken(sha256: str, **other: Any) -> Taken:
    told = {"kind": "photo", "taken_at": at(DAY, 9, 40), "note": "灶台", **other}
    return Taken(sha256, **told)


def an_exhibit(office: Office, **other: Any) -> Exhibit:
    file = stored_picture()
    deed = deed_of([office.investigator], at(DAY, 11))
    where = {"latitude": Decimal("39.104210"), "longitude": Decimal("117.183450"), "accuracy": 12}
    return take_exhibit(
        taken(file.sha256, **where, **other),
        deed,
        by=office.investigator,
        inspection=inspected(office),
    )


def test_a_file_lies_under_its_fingerprint_once() -> None:
    content = a_picture()
    first = take_in(io.BytesIO(content), claimed=fingerprint(content))
    again = take_in(io.BytesIO(content), claimed=fingerprint(content))
    assert first == again == held(fingerprint(content))
    assert path_of(first.sha256).read_bytes() == content
    assert [f.name for f in store.stored()] == [first.sha256]


@pytest.mark.parametrize(
    ("content", "claimed", "code"),
    [
        (a_picture(), "0" * 64, 422),
        (b"#!/bin/sh\n", fingerprint(b"#!/bin/sh\n"), 415),
        (b"<svg onload='x'/>", fingerprint(b"<svg onload='x'/>"), 415),
        (b"", fingerprint(b""), 415),
    ],
)
def test_what_is_not_as_claimed_is_not_taken_in(content: bytes, claimed: str, code: int) -> None:
    with pytest.raises(Unfit) as no:
        take_in(io.BytesIO(content), claimed=claimed)
    assert no.value.code == code and held(claimed) is None
    assert [*store.stored()] == [] and not [*path_of(claimed).parent.iterdir()]


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = a_picture()
    monkeypatch.setattr(store, "LARGEST", len(content) - 1)
    with pytest.raises(Unfit, match="MB") as no:
        take_in(io.BytesIO(content), claimed=fingerprint(content))
    assert no.value.code == 413


def test_an_exhibit_tells_when_where_and_by_whom(office: Office) -> None:
    row = an_exhibit(office)
    entry = entries_of("exhibit", row.pk).get()
    assert (entry.verb, entry.occurred_at, entry.entered_at) == (
        "take_exhibit",
        at(DAY, 9, 40),
        at(DAY, 11),
    )
    assert replay("exhibit", row.pk) == snapshot(row)
    assert (row.size, row.media_type) == (len(a_picture()), "image/png")


def test_an_exhibit_is_never_changed_or_removed(office: Office) -> None:
    row = an_exhibit(office)
    for change in (
        lambda: Exhibit.objects.filter(pk=row.pk).update(note="别的"),
        lambda: Exhibit.objects.filter(pk=row.pk).delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()


def test_what_has_not_arrived_or_cannot_be_is_sent_back(office: Office) -> None:
    deed = deed_of([office.investigator], at(DAY, 11))
    visit = inspected(office)
    here = stored_picture().sha256
    for wrong in (
        taken("1" * 64),
        taken(here, kind="rumour"),
        taken(here, taken_at=at(DAY, 11) + timedelta(minutes=1)),
        taken(here, latitude=Decimal("91"), longitude=Decimal("1")),
    ):
        with pytest.raises(Invalid):
            take_exhibit(wrong, deed, by=office.investigator, inspection=visit)
    with pytest.raises(Refused, match="执法"):
        watching = deed_of([office.supervisor], at(DAY, 11))
        take_exhibit(taken(here), watching, by=office.supervisor, inspection=visit)
    assert not Exhibit.objects.exists()


def test_who_sees_the_inspection_sees_its_evidence(office: Office) -> None:
    row = an_exhibit(office)
    for person in (office.investigator, office.second, office.leader, office.supervisor):
        assert list(visible_exhibits(person)) == [row]
    assert not visible_exhibits(office.stranger).exists()


def test_the_file_is_given_out_as_it_is_and_runs_nothing(office: Office) -> None:
    row = an_exhibit(office)
    client = Client()
    client.force_login(office.investigator)
    answer = client.get(f"/evidence/{row.number}/file")
    assert answer.getvalue() == a_picture()
    assert answer["Content-Type"] == "image/png"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "private" in answer["Cache-Control"] and row.sha256 in answer["ETag"]
    page = client.get(f"/evidence/{row.number}/").content.decode()
    assert "39.10421" in page and row.sha256 in page and "刚刚核对" in page
    client.force_login(office.stranger)
    assert client.get(f"/evidence/{row.number}/file").status_code == 404


def test_a_file_that_was_altered_or_lost_is_found(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    row = an_exhibit(office)
    stored_picture(7)
    assert (list(faulty()), unclaimed()) == ([], 1)
    check()
    assert "另有 1 个文件" in capsys.readouterr().out
    file = path_of(row.sha256)
    file.chmod(0o640)
    file.write_bytes(a_picture(9))
    assert list(faulty()) == [f"{row.number}：文件内容与指纹不一致"]
    assert list(faulty(reading=False)) == []
    file.unlink()
    assert list(faulty(reading=False)) == [f"{row.number}：文件不在"]
