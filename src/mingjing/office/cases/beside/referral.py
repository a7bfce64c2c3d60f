"""Referral of a suspected crime in the office: report, decision, hand-over, the police answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django import forms

from mingjing.law.instruments.crime_transfer_2020.referral import REFERRAL
from mingjing.law.instruments.penalty_law_2021.common import LEADER, OFFICER
from mingjing.office.cases.beside.fields import BesideForm
from mingjing.office.cases.beside.judging import (
    after_days,
    after_hours,
    chosen,
    day_of,
    keeping,
    moment_of,
    said,
)
from mingjing.office.cases.beside.shapes import Judged, Side
from mingjing.office.cases.clocks import Running, running
from mingjing.office.cases.fields import asked, line, tick, words
from mingjing.office.cases.models import Proceeding
from mingjing.office.cases.turns import NOBODY, Turn
from mingjing.office.journal.shapes import OFFICE_ZONE, Deed, Invalid

LAW = "crime_transfer_2020"
PAPERS = {
    "letter": "涉嫌犯罪案件移送书",
    "report": "涉嫌犯罪案件情况的调查报告",
    "goods": "涉案物品清单",
    "tests": "检验报告或者鉴定结论（没有的，注明没有）",
    "other": "其他有关涉嫌犯罪的材料",
}
DECISIONS = {"approved": "移送公安机关", "kept": "不移送"}
ANSWERS = {"opened": "立案", "refused": "不予立案"}


class ReportForm(BesideForm):
    """The special team's written report."""

    crime = line("涉嫌的罪名", help_text="例：危险作业罪")
    written = asked(words("书面报告（核实的情况和移送的意见）", rows=5, required=False))


class DecideForm(BesideForm):
    """The principal decides, and says why where it is no."""

    principal = tick("由本机关正职负责人本人决定")
    result = forms.ChoiceField(
        label="决定", widget=forms.RadioSelect, choices=list(DECISIONS.items())
    )
    unfounded = tick("决定不移送的：经核实不涉嫌犯罪")
    reason = words("理由", required=False, help_text="决定不移送的，须将理由记录在案，请填写")


class HandForm(BesideForm):
    """The papers that go to the police."""

    to = line("移送的公安机关", help_text="同级公安机关全称")
    papers = asked(
        forms.MultipleChoiceField(
            label="移送的材料",
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=list(PAPERS.items()),
            help_text="五项须齐备",
        )
    )


class ReceiptForm(BesideForm):
    """The police sign."""

    receipt = asked(line("回执（签收人、日期、文号）", required=False))
    passed_on = line("不属其管辖而转送的，转送的公安机关", required=False)


class AnswerForm(BesideForm):
    """Whether the police open a case."""

    answer = forms.ChoiceField(
        label="公安机关的决定", widget=forms.RadioSelect, choices=list(ANSWERS.items())
    )
    receipt = asked(line("通知书的文号和日期", required=False))


class GoodsForm(BesideForm):
    """Goods and papers follow the case."""

    receipt = asked(words("交接清单", required=False, help_text="物品、材料、交接双方和日期"))
    party_told = tick("查封扣押的财物随案移交，已书面告知当事人；没有此类财物的，已在清单注明")


class AgainForm(BesideForm):
    """Why the police are asked to think again."""

    reason = words("提请复议的理由")


class ProsecutorForm(BesideForm):
    """To whom the suggestion goes, and why."""

    to = line("人民检察院", help_text="全称")
    reason = words("建议监督的理由")


class BackForm(BesideForm):
    """The office goes on by itself."""

    reason = words("继续依法处理的意见")


def _decided(row: Proceeding, deed: Deed) -> Judged:
    approved = chosen(deed.form, "result", DECISIONS) == "approved"
    reported = day_of(row, "report_crime")
    return {
        "approved": approved,
        "suspected": approved or not deed.form.get("unfounded"),
        "principal": bool(deed.form.get("principal")),
        "reason_given": bool(deed.form.get("reason")),
        "late": reported is not None and after_days(f"{LAW}.decision_days", reported, deed.day),
    }


def _handed(row: Proceeding, deed: Deed) -> Judged:
    papers, decided = set(deed.form.get("papers") or ()), moment_of(row, "approved_at")
    if not papers <= set(PAPERS):
        raise Invalid({"papers": "请从所列材料中选择"})
    late = decided is not None and after_hours(f"{LAW}.transfer_hours", decided, deed.at)
    return {"complete": papers == set(PAPERS), "late": late}


def _answered(row: Proceeding, deed: Deed) -> Judged:
    opened = chosen(deed.form, "answer", ANSWERS) == "opened"
    return {"opened": opened, "receipted": bool(deed.form.get("receipt"))}


def _keep_approval(row: Proceeding, deed: Deed) -> None:
    row.sums = {**row.sums, "approved_at": deed.at.isoformat()}


def _clocks(row: Proceeding) -> Iterator[Running]:
    """Each step's own term, from the step before it."""
    if row.stage == "reported" and (start := day_of(row, "report_crime")):
        yield running("decision", "决定是否移送", f"{LAW}.decision_days", start)
    if row.stage == "approved" and (approved := moment_of(row, "approved_at")):
        local = approved.astimezone(OFFICE_ZONE)
        label = f"移送公安机关（{_until(local)} 前）"
        yield running("hand_over", label, f"{LAW}.transfer_hours", local.date())
    taken = day_of(row, "record_police_receipt")
    if taken and row.stage == "received":
        yield running("police", "公安机关决定是否立案", f"{LAW}.police_decision_days", taken)
    answered = day_of(row, "record_police_decision")
    if answered and row.stage == "opened":
        yield running("goods", "移交涉案物品和材料", f"{LAW}.goods_days", answered)
    if answered and row.stage == "refused" and not row.facts.get("asked_again"):
        yield running("recheck", "提请公安机关复议", f"{LAW}.recheck_days", answered)


def _until(approved: datetime) -> str:
    return f"次日 {approved:%H:%M}"


def _shows(row: Proceeding, day: date) -> Iterator[tuple[str, object]]:
    """The crime that is suspected, and which police have the case."""
    yield "涉嫌罪名", row.sums["crime"]
    if police := row.sums.get("passed_on") or row.sums.get("to"):
        yield "公安机关", police


def _turn(row: Proceeding) -> Turn:
    return {
        "reported": Turn(LEADER, "refer_to_police"),
        "approved": Turn(OFFICER, "hand_to_police"),
        "handed": Turn(OFFICER, "record_police_receipt"),
        "received": Turn(OFFICER, "record_police_decision"),
        "opened": Turn(OFFICER, "hand_over_goods"),
        "refused": Turn(LEADER, "take_case_back"),
        "rechecking": Turn(OFFICER, "record_police_decision"),
        "supervised": Turn(OFFICER, "record_police_decision"),
    }.get(row.stage, Turn(NOBODY, ""))


SIDE = Side(
    key="referral",
    procedure=REFERRAL,
    forms={
        "report_crime": ReportForm,
        "refer_to_police": DecideForm,
        "hand_to_police": HandForm,
        "record_police_receipt": ReceiptForm,
        "record_police_decision": AnswerForm,
        "hand_over_goods": GoodsForm,
        "ask_police_again": AgainForm,
        "ask_prosecutor": ProsecutorForm,
        "take_case_back": BackForm,
    },
    turn=_turn,
    usual=frozenset({"concluded"}),
    judged={
        "report_crime": said("written"),
        "refer_to_police": _decided,
        "hand_to_police": _handed,
        "record_police_receipt": said(receipted="receipt"),
        "record_police_decision": _answered,
        "hand_over_goods": said("party_told", receipted="receipt"),
    },
    leaves={
        "report_crime": keeping("crime"),
        "refer_to_police": _keep_approval,
        "hand_to_police": keeping("to"),
        "record_police_receipt": keeping("receipt", "passed_on"),
        "record_police_decision": keeping("receipt"),
    },
    clocks=_clocks,
    shows=_shows,
    late={
        "hand_over_goods": (f"{LAW}.goods_days", "record_police_decision"),
        "ask_police_again": (f"{LAW}.recheck_days", "record_police_decision"),
    },
)
