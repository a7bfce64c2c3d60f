"""Jurisdiction in the office: a dispute between two organs, and a case that is not ours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django import forms

from mingjing.law.instruments.housing_ministry_order_55.jurisdiction import JURISDICTION
from mingjing.law.instruments.penalty_law_2021.common import LEADER, OFFICER
from mingjing.office.cases.beside.fields import BesideForm
from mingjing.office.cases.beside.judging import chosen, day_of, keeping, moment_of, said
from mingjing.office.cases.beside.shapes import Judged, Side
from mingjing.office.cases.clocks import Running, running
from mingjing.office.cases.fields import asked, line, tick, words
from mingjing.office.cases.models import Proceeding
from mingjing.office.cases.turns import NOBODY, Turn
from mingjing.office.journal.shapes import Deed
from mingjing.office.web.inputs import MomentInput
from mingjing.office.web.words import cn_datetime

LAW, PENALTY = "housing_ministry_order_55", "penalty_law_2021"
NEGOTIATION = f"{LAW}.negotiation_days"
WHOSE = {"ours": "由本机关管辖", "theirs": "由对方机关管辖"}


def _moment(label: str, help_text: str) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label, required=False, help_text=help_text, widget=MomentInput()
    )


def _whose() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="管辖结果", widget=forms.RadioSelect, choices=list(WHOSE.items())
    )


class DisputeForm(BesideForm):
    """The other organ, and when each of the two filed the case."""

    other = line("对方机关", help_text="全称")
    our_filing = asked(_moment("本机关立案时间", "以立案审批的时间为准"))
    their_filing = asked(_moment("对方机关立案时间", "以对方出具的立案材料为准"))
    content = words("争议的内容")

    def prepare(self) -> None:
        """The day of our own filing is known."""
        if self.case.filed_on:
            self.fields["our_filing"].initial = f"{self.case.filed_on:%Y-%m-%d}T09:00"


class AgreementForm(BesideForm):
    """What the two organs agreed."""

    whose = _whose()
    minutes = asked(words("协商记录（时间、地点、参加人、意见）", required=False))
    yielded = tick("对方机关先立案而由本机关管辖的：已取得对方同意的书面记录")


class ReportForm(BesideForm):
    """To whom the dispute goes up."""

    minutes = asked(words("协商记录（时间、地点、参加人、分歧）", required=False))
    superior_name = line("报请的机关", help_text="全称")
    superior = tick("是双方共同的上一级机关")


class DesignationForm(BesideForm):
    """What the common superior decided."""

    whose = _whose()
    receipt = asked(line("指定管辖通知书的文号和日期", required=False))


class NotOursForm(BesideForm):
    """Why the case is not ours, and whose it is."""

    other = line("有管辖权的机关", help_text="全称")
    not_competent = asked(
        words(
            "不属于本机关管辖的理由",
            required=False,
            help_text="违法行为发生地、级别或者职责不属于本机关",
        )
    )


class TransferForm(BesideForm):
    """The papers go, and the other organ signs."""

    complete = tick("移送函和全部案件材料清单已附齐")
    receipt = asked(line("受移送机关的签收回执", required=False, help_text="签收人、日期、文号"))

    def prepare(self) -> None:
        """To whom it goes was settled before."""
        other = self.row.sums.get("other", "") if self.row else ""
        self.fields["receipt"].label = f"{other or '受移送机关'}的签收回执"


def _disputed(row: Proceeding, deed: Deed) -> Judged:
    """Who filed first has the better claim; in the same minute neither has."""
    ours, theirs = deed.form.get("our_filing"), deed.form.get("their_filing")
    if not ours or not theirs:
        return {"filing_times": False, "first_filed": False}
    return {"filing_times": True, "first_filed": ours < theirs}


def _agreed(row: Proceeding, deed: Deed) -> Judged:
    ours = chosen(deed.form, "whose", WHOSE) == "ours"
    return {"ours": ours, **said("minutes", "yielded")(row, deed)}


def _designated(row: Proceeding, deed: Deed) -> Judged:
    ours = chosen(deed.form, "whose", WHOSE) == "ours"
    return {"ours": ours, **said(receipted="receipt")(row, deed)}


def _clocks(row: Proceeding) -> Iterator[Running]:
    """Seven working days to negotiate, from the day of the dispute."""
    start = day_of(row, "raise_dispute")
    if start and row.stage == "disputed":
        yield running("negotiation", "协商管辖", NEGOTIATION, start)


def _shows(row: Proceeding, day: date) -> Iterator[tuple[str, object]]:
    """The other organ, and when each of the two filed."""
    yield "对方机关", row.sums["other"]
    for name, label in (("our_filing", "本机关立案"), ("their_filing", "对方机关立案")):
        if moment := moment_of(row, name):
            yield label, cn_datetime(moment)
    if superior := row.sums.get("superior_name"):
        yield "报请机关", superior


def _turn(row: Proceeding) -> Turn:
    return {
        "disputed": Turn(LEADER, "agree_jurisdiction"),
        "reported": Turn(LEADER, "record_designation"),
        "leaving": Turn(OFFICER, "transfer_case"),
    }.get(row.stage, Turn(NOBODY, ""))


SIDE = Side(
    key="jurisdiction",
    procedure=JURISDICTION,
    forms={
        "raise_dispute": DisputeForm,
        "agree_jurisdiction": AgreementForm,
        "report_dispute": ReportForm,
        "record_designation": DesignationForm,
        "find_not_ours": NotOursForm,
        "transfer_case": TransferForm,
    },
    turn=_turn,
    usual=frozenset({"lead", "verified"}),
    judged={
        "raise_dispute": _disputed,
        "agree_jurisdiction": _agreed,
        "report_dispute": said("minutes", "superior"),
        "record_designation": _designated,
        "find_not_ours": said("not_competent"),
        "transfer_case": said("complete", receipted="receipt"),
    },
    leaves={
        "raise_dispute": keeping("other", "our_filing", "their_filing"),
        "report_dispute": keeping("superior_name"),
        "find_not_ours": keeping("other"),
        "transfer_case": keeping("receipt"),
    },
    clocks=_clocks,
    shows=_shows,
    late={
        "agree_jurisdiction": (NEGOTIATION, "raise_dispute"),
        "report_dispute": (NEGOTIATION, "raise_dispute"),
    },
)
