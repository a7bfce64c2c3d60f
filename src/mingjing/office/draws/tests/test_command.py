"""`mingjing draw list` and `mingjing draw certificate`."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mingjing.office.config.commands import draw as command
from mingjing.office.draws.actions import perform
from mingjing.office.draws.models import Draw, PoolPlace
from mingjing.office.draws.tests.scene import THROWN, by, drawn, frozen, outside, registers
from tests.cast import an_office

pytestmark = pytest.mark.django_db
RUN = CliRunner()


def test_draws_of_a_year_are_listed_with_the_void_ones() -> None:
    office = an_office()
    registers(office)
    first = drawn(office)
    later = THROWN + timedelta(hours=1)
    perform(first.pk, "void_draw", by(office.leader, later, reason="见证人有异议"))
    frozen(office, moment=later)
    rows = json.loads(RUN.invoke(command.app, ["list", "--year", "2023", "--json"]).output)
    assert [(r["number"], r["stage"], len(r["drawn"])) for r in rows] == [
        ("CQ2023-001", "void", 3), ("CQ2023-002", "frozen", 0)]  # fmt: skip
    assert rows[0]["objects"]["count"] == 9 and len(rows[0]["drawn"][0]["inspectors"]) == 2
    told = RUN.invoke(command.app, ["list", "--year", "2023"]).output
    assert "已作废" in told and "抽中 3" in told
    assert json.loads(RUN.invoke(command.app, ["list", "--year", "2022", "--json"]).output) == []


def test_the_certificate_is_given_out_byte_for_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = an_office()
    registers(office)
    draw = drawn(office)
    result = RUN.invoke(command.app, ["certificate", draw.number])
    assert (result.exit_code, result.output) == (0, draw.certificate)
    monkeypatch.setattr(command, "INLINE", 5)
    assert RUN.invoke(command.app, ["certificate", draw.number, "--out", str(tmp_path)]).output
    assert {f.name for f in tmp_path.iterdir()} == {
        "CQ2023-001.json", "CQ2023-001.pdf", "objects.jsonl"}  # fmt: skip
    assert (tmp_path / "CQ2023-001.json").read_text("utf-8") == draw.certificate
    missing = RUN.invoke(command.app, ["certificate", "CQ2023-009"])
    assert missing.exit_code == 1


def kept() -> list[tuple[object, ...]]:
    """The kept places of all draws."""
    columns = ("draw", "outside", "place", "chance", "drawn")
    return sorted(PoolPlace.objects.values_list(*columns), key=str)


def test_broken_places_are_made_anew_and_from_broken_lines_nothing_is_made() -> None:
    office = an_office()
    registers(office)
    draw, other = drawn(office), outside(office)
    before = kept()
    sound = RUN.invoke(command.app, ["places"])
    assert sound.exit_code == 0 and sound.output.count("相符") == 2
    PoolPlace.objects.filter(draw=draw, drawn=True).update(drawn=False)
    PoolPlace.objects.filter(outside=other).delete()
    mended = RUN.invoke(command.app, ["places"])
    assert mended.exit_code == 0 and mended.output.count("已重建") == 2
    assert kept() == before
    Draw.objects.filter(pk=draw.pk).update(seed="0" * 64)
    PoolPlace.objects.filter(draw=draw).update(drawn=True)
    wrong = kept()
    refused = RUN.invoke(command.app, ["places"])
    assert refused.exit_code == 1 and "不能据此重建" in refused.output
    assert kept() == wrong != before
