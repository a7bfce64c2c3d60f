"""Acts without a page: their papers are issued afterwards, in the order of the acts, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from typer.testing import CliRunner

from mingjing.office.config.cli import app
from mingjing.office.documents.models import Paper, Sheet
from mingjing.office.documents.proof import faulty_papers, gaps
from mingjing.office.documents.tests.test_issue import NORM, WHOLE
from tests.cast import Office, a_party, an_item, walk_to


def two(office: Office) -> None:
    """Two cases, the second one noticed before the first."""
    later, earlier = date(2023, 3, 1), date(2023, 2, 1)
    for name, day in (("示例甲公司（虚构）", later), ("示例乙公司（虚构）", earlier)):
        party = a_party(office, replace(WHOLE, credit_code="", name=name))
        walk_to(office, "waive_defence", party=party, day=day, item=an_item("TJ031", violated=NORM))


def test_numbers_follow_the_days_of_the_acts_and_twice_does_nothing(office: Office) -> None:
    two(office)
    assert "签发 2 份" in CliRunner().invoke(app, ["papers", "issue"]).output
    first, second = Paper.objects.order_by("pk")
    year = timezone.localtime().year
    assert [first.number, second.number] == [
        f"示城管罚告字〔{year}〕第1号", f"示城管罚告字〔{year}〕第2号",
    ]  # fmt: skip
    assert (first.day, second.day) == (date(2023, 2, 1), date(2023, 3, 1))
    assert "签发 0 份" in CliRunner().invoke(app, ["papers", "issue"]).output


def test_the_proof_finds_a_changed_word_and_a_lost_number(office: Office) -> None:
    two(office)
    CliRunner().invoke(app, ["papers", "issue"])
    assert CliRunner().invoke(app, ["papers", "check"]).exit_code == 0
    assert list(gaps()) == [] == list(faulty_papers())
    sheet = Sheet.objects.order_by("pk").first()
    assert sheet is not None
    with pytest.raises(DatabaseError, match=r"never changed|append-only"), transaction.atomic():
        Sheet.objects.filter(pk=sheet.pk).update(data={**sheet.data, "party": "别人"})
    Sheet.objects.filter(pk=sheet.pk).delete()
    Sheet.objects.create(paper=sheet.paper, data={**sheet.data, "party": "别人"})
    told = CliRunner().invoke(app, ["papers", "check"])
    assert told.exit_code == 1 and "内容与指纹不一致" in told.output
