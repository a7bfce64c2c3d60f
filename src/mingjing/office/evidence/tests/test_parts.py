"""A recording is played from any moment, and a folder shows what was taken in it."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from mingjing.office.evidence.actions import Taken, take_exhibit
from mingjing.office.evidence.models import Exhibit
from mingjing.office.evidence.ranges import wanted
from mingjing.office.evidence.store import take_in
from mingjing.office.evidence.tests.scene import a_picture, fingerprint
from mingjing.office.evidence.thumbs import inner_picture, small_picture
from mingjing.office.inspections.tests.scene import DAY, inspected
from mingjing.office.people.models import Person
from tests.cast import Office, an_office, at, deed_of

SOUND = b"\x1aE\xdf\xa3" + bytes(range(256)) * 1000
INNER = b"\xff\xd8\xff\xe0small\xff\xd9"


@pytest.fixture(autouse=True)
def a_store(tmp_path: Path, settings: Any) -> Iterator[Path]:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    yield settings.EVIDENCE_ROOT


@pytest.fixture
def office(db: None) -> Office:
    return an_office()


def reader(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def an_exhibit(office: Office, content: bytes, kind: str = "voice") -> Exhibit:
    file = take_in(io.BytesIO(content), claimed=fingerprint(content))
    taken = Taken(file.sha256, kind, at(DAY, 9, 40), note="灶台")
    deed = deed_of([office.investigator], at(DAY, 11))
    return take_exhibit(taken, deed, by=office.investigator, inspection=inspected(office))


def a_photograph(order: str = "<", inner: bytes = INNER) -> bytes:
    """A JPEG with its small picture in the Exif part, larger than what is shown as it is."""
    mark = b"II" if order == "<" else b"MM"
    directory = struct.pack(f"{order}H", 0) + struct.pack(f"{order}I", 14)
    tags = struct.pack(f"{order}HHII", 0x0201, 4, 1, 44)
    tags += struct.pack(f"{order}HHII", 0x0202, 4, 1, len(inner))
    second = struct.pack(f"{order}H", 2) + tags + struct.pack(f"{order}I", 0)
    told = mark + struct.pack(f"{order}HI", 42, 8) + directory + second + inner
    exif = b"Exif\0\0" + told
    segment = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    return b"\xff\xd8" + segment + bytes(300_000) + b"\xff\xd9"


def end_of(whole: bytes) -> int:
    """Where the small picture ends."""
    return whole.index(INNER) + len(INNER)


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize(("header", "found"), [
    ("", None), ("bytes=0-", (0, 99)), ("bytes=10-19", (10, 19)), ("bytes=90-500", (90, 99)),
    ("bytes=-10", (90, 99)), ("bytes=-500", (0, 99)), ("bytes=100-", False),
    ("bytes=-0", False), ("bytes=9-3", None), ("bytes=0-1,5-6", None), ("lines=1-2", None),
])  # fmt: skip
def test_a_part_is_what_was_asked_for(header: str, found: Any) -> None:
    assert wanted(header, 100) == found


def test_a_recording_is_given_out_in_parts(office: Office) -> None:
    row, client = an_exhibit(office, SOUND), reader(office.investigator)
    address = f"/evidence/{row.number}/file"
    whole = client.get(address)
    assert (whole.status_code, whole["Accept-Ranges"], body(whole)) == (200, "bytes", SOUND)
    part = client.get(address, headers={"range": "bytes=70000-140000"})
    assert (part.status_code, part["Content-Type"]) == (206, "audio/webm")
    assert part["Content-Range"] == f"bytes 70000-140000/{len(SOUND)}"
    assert part["Content-Length"] == "70001" and body(part) == SOUND[70000:140001]
    assert "sandbox" in part["Content-Security-Policy"] and part["ETag"] == whole["ETag"]
    beyond = client.get(address, headers={"range": f"bytes={len(SOUND)}-"})
    assert (beyond.status_code, beyond["Content-Range"]) == (416, f"bytes */{len(SOUND)}")
    other = {"range": "bytes=5-", "if-range": '"another"'}
    assert client.get(address, headers=other).status_code == 200
    same = {"range": "bytes=5-", "if-range": whole["ETag"]}
    assert client.get(address, headers=same).status_code == 206
    hidden = reader(office.stranger).get(address, headers={"range": "bytes=0-1"})
    assert hidden.status_code == 404


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_small_picture_of_a_camera_is_found(order: str) -> None:
    assert inner_picture(a_photograph(order)) == INNER


def test_a_broken_photograph_has_none() -> None:
    whole = a_photograph()
    assert inner_picture(b"\xff\xd8" + bytes(900)) is None
    assert inner_picture(whole.replace(b"II", b"XX", 1)) is None
    assert all(inner_picture(whole[:end]) is None for end in range(2, end_of(whole)))


def test_the_small_picture_is_small_or_absent(office: Office, tmp_path: Path) -> None:
    large, sound = tmp_path / "large", tmp_path / "sound"
    large.write_bytes(a_photograph())
    sound.write_bytes(SOUND)
    assert small_picture(large, "image/jpeg") == (INNER, "image/jpeg")
    assert small_picture(large, "image/png") is None
    assert small_picture(sound, "video/webm") is None
    assert small_picture(tmp_path / "gone", "image/png") is None
    row = an_exhibit(office, a_photograph(), "photo")
    answer = reader(office.investigator).get(f"/evidence/{row.number}/thumb")
    assert answer.content == INNER and "sandbox" in answer["Content-Security-Policy"]
    assert reader(office.stranger).get(f"/evidence/{row.number}/thumb").status_code == 404


def test_a_folder_shows_what_was_taken_in_it(office: Office) -> None:
    row = an_exhibit(office, a_picture(), "photo")
    number = row.inspection.number if row.inspection else ""
    client = reader(office.investigator)
    address = f"/evidence/strip/?inspection={number}"
    assert address in client.get(f"/inspections/{number}/").content.decode()
    page = client.get(address, headers={"hx-request": "true"}).content.decode()
    assert f"/evidence/{row.number}/thumb" in page and "灶台" in page and "<html" not in page
    other = client.get("/evidence/strip/?case=none").content.decode()
    assert "还没有照片" in other and row.number not in other
    unseen = reader(office.stranger).get(address).content.decode()
    assert row.number not in unseen
