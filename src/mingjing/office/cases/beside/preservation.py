"""Advance registration-preservation in the office: seven working days, then the goods go back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django import forms

from mingjing.law.instruments.penalty_law_2021.common import LEADER, OFFICER
from mingjing.law.instruments.penalty_law_2021.preservation import PRESERVATION, Way
from mingjing.office.cases.beside.fields import BesideForm
from mingjing.office.cases.beside.judging import chosen, keeping, said
from mingjing.office.cases.beside.shapes import Judged, Side
from mingjing.office.cases.clocks import Running, running
from mingjing.office.cases.fields import line, tick, words
from mingjing.office.cases.models import Proceeding
from mingjing.office.cases.turns import NOBODY, Turn
from mingjing.office.journal.shapes import Deed

LAW = "penalty_law_2021"
WAYS = {
    Way.RETURN: "返还当事人",
    Way.TEST: "送交检验、检测、鉴定",
    Way.SEIZE: "依法查封、扣押",
    Way.TRANSFER: "移送有关机关",
}


class ApprovalForm(BesideForm):
    """Why the evidence has to be kept now."""

    may_be_lost = tick("证据可能灭失或者以后难以取得")
    goods = words("拟登记保存的物品", help_text="名称、规格、数量，每行一件")
    reason = words("理由")


class PreserveForm(BesideForm):
    """The goods, counted on the spot, and the list handed over."""

    identity_shown = tick("已出示执法证件并告知权利")
    goods = words("登记保存的物品", rows=5, help_text="当场清点：名称、规格、数量、状况，每行一件")
    relevant = tick("所列物品均与本案有关")
    list_given = tick("清单已当场交付当事人")
    kept_at = line("保存地点和保存人")

    def prepare(self) -> None:
        """What was approved is offered to be counted."""
        if self.row:
            self.fields["goods"].initial = self.row.sums.get("goods", "")


class DisposeForm(BesideForm):
    """What becomes of the goods."""

    way = forms.ChoiceField(
        label="处理决定", widget=forms.RadioSelect, choices=[(str(k), v) for k, v in WAYS.items()]
    )
    reason = words("处理的理由和依据")
    return_signed = tick("返还的，当事人已在返还清单上签收")


class ReturnForm(BesideForm):
    """The goods go back because the measure has lapsed."""

    return_signed = tick("当事人已在返还清单上签收")
    reason = words("未在期限内处理的原因")


def _disposal(row: Proceeding, deed: Deed) -> Judged:
    way = Way(chosen(deed.form, "way", Way))
    return {"way": way, **said("return_signed")(row, deed)}


def _clocks(row: Proceeding) -> Iterator[Running]:
    """Seven working days from the day on which the goods were taken into keeping."""
    if "preserve_evidence" in row.days:
        start = date.fromisoformat(row.days["preserve_evidence"])
        yield running("preservation", "先行登记保存", f"{LAW}.preservation_days", start)


def _shows(row: Proceeding, day: date) -> Iterator[tuple[str, object]]:
    """What is kept, and where."""
    yield "物品", row.sums["goods"]
    if place := row.sums.get("kept_at"):
        yield "保存", place


def _turn(row: Proceeding) -> Turn:
    return {
        "approved": Turn(OFFICER, "preserve_evidence"),
        "preserved": Turn(LEADER, "dispose_preserved"),
    }.get(row.stage, Turn(NOBODY, ""))


SIDE = Side(
    key="preservation",
    procedure=PRESERVATION,
    forms={
        "approve_preservation": ApprovalForm,
        "preserve_evidence": PreserveForm,
        "dispose_preserved": DisposeForm,
        "return_preserved": ReturnForm,
    },
    turn=_turn,
    usual=frozenset({"verified", "filed", "investigating", "found"}),
    judged={
        "approve_preservation": said("may_be_lost"),
        "preserve_evidence": said("identity_shown", "relevant", "list_given"),
        "dispose_preserved": _disposal,
        "return_preserved": said("return_signed"),
    },
    leaves={
        "approve_preservation": keeping("goods"),
        "preserve_evidence": keeping("goods", "kept_at"),
    },
    shows=_shows,
    clocks=_clocks,
    timed={"term": "preservation"},
    late={"return_preserved": (f"{LAW}.preservation_days", "preserve_evidence")},
    investigative=frozenset({"preserve_evidence"}),
    several=True,
)
