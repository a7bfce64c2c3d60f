"""Asking the court to enforce a fine: exhortation, ten working days, and a window that shuts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mingjing.law.cite import cite
from mingjing.law.instruments.compulsion_law_2012.court import COURT
from mingjing.law.instruments.compulsion_law_2012.court_guards import Opinion
from mingjing.law.instruments.penalty_law_2021.common import LEADER, OFFICER
from mingjing.law.remedy_terms import window
from mingjing.law.term import last_day
from mingjing.office.cases.beside import court_forms as f
from mingjing.office.cases.beside.judging import Judge, after_days, day_of, keeping, said
from mingjing.office.cases.beside.owing import (
    court_window,
    gains_owed,
    last_payment_day,
    still_owed,
    surcharge_owed,
)
from mingjing.office.cases.beside.shapes import Judged, Side
from mingjing.office.cases.clocks import COURT_PRESSES, Running, appointed, running
from mingjing.office.cases.models import Proceeding
from mingjing.office.cases.turns import NOBODY, Turn
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.web.words import cn_date, yuan

LAW = "compulsion_law_2012"
BUNDLE = ("application", "decision", "opinions", "target")


def _exhorted(row: Proceeding, deed: Deed) -> Judged:
    """Served after the last day of payment; told as of a day on which the wait still runs."""
    not_after(deed, "served_on")
    served, last = deed.form["served_on"], last_payment_day(row.case)
    if last is not None and served <= last:
        raise Invalid({"served_on": f"缴款期限至 {cn_date(last)}，期满未缴的才能催告，请核对"})
    if after_days(f"{LAW}.court_exhortation_days", served, deed.day):
        raise Invalid({"at": f"催告书已于 {cn_date(served)} 送达：请按送达当日填写办理时间"})
    return said("contents", receipted="receipt")(row, deed)


def _bundled(row: Proceeding, deed: Deed) -> Judged:
    whole = all(deed.form.get(piece) for piece in BUNDLE)
    return {"complete": whole, **said("no_own_power", "signed")(row, deed)}


def not_after(deed: Deed, name: str) -> None:
    """A day that was typed has come already."""
    if deed.form[name] > deed.day:
        raise Invalid({name: "日期晚于办理之日，请核对"})


def _told(fact: str) -> Judge:
    """A paper of the court, and the answer that it gives."""

    def judge(row: Proceeding, deed: Deed) -> Judged:
        not_after(deed, "received_on")
        return {"receipted": bool(deed.form.get("number")), fact: deed.form[fact] == f.YES}

    return judge


def _appealed(row: Proceeding, deed: Deed) -> Judged:
    """Before anything was ruled there is no term; that it is not the turn, the table says."""
    told = row.sums.get("received_on")
    since = date.fromisoformat(told) if told else deed.day
    return {"in_time": not after_days(f"{LAW}.court_appeal_days", since, deed.day)}


def _from_service(row: Proceeding, deed: Deed) -> None:
    row.days = {**row.days, "exhort": deed.form["served_on"].isoformat()}


def _clocks(row: Proceeding) -> Iterator[Running]:
    """The end of the remedies, the ten working days, and the window of three months."""
    opens, served = court_window(row.case), row.case.served_on
    if opens and served:
        article = cite(LAW, 53)
        yield appointed("remedy", "复议诉讼期限", served, last=opens, citation=article)
        yield replace(
            running("window", "申请法院强制执行", window(opens).name, opens), warn=COURT_PRESSES
        )
    if start := day_of(row, "exhort"):
        yield running("waiting", "催告后等待", f"{LAW}.court_exhortation_days", start)
    if row.stage == "rejected":
        since = date.fromisoformat(row.sums["received_on"])
        yield running("appeal", "向上一级法院申请复议", f"{LAW}.court_appeal_days", since)


def _turn(row: Proceeding) -> Turn:
    if row.stage == "exhorted":
        if row.facts.get("opinion") == Opinion.STATED:
            return Turn(OFFICER, "weigh_exhorted")
        return Turn(LEADER, "apply_to_court")
    return Turn(LEADER, "ask_higher_court") if row.stage == "rejected" else Turn(NOBODY, "")


def _shown(row: Proceeding, day: date) -> Iterator[tuple[str, object]]:
    """The two clocks and the window in one line each, and what is asked for."""
    case, opens = row.case, court_window(row.case)
    added = surcharge_owed(case, day)
    more = f"，加处罚款 {yuan(added)} 元" if added else ""
    gains = gains_owed(case)
    more = (f"，没收的违法所得 {yuan(gains)} 元" if gains else "") + more
    yield "待执行", f"罚款 {yuan(still_owed(case))} 元{more}"
    if opens is None:
        yield "申请期间", "复议或者诉讼尚未终结，终结后才能申请"
    else:
        shuts = last_day(window(opens), start=opens)
        yield "申请期间", f"{cn_date(opens)} 届满后，至 {cn_date(shuts)}"
    if start := day_of(row, "exhort"):
        waited = running("waiting", "", f"{LAW}.court_exhortation_days", start).last
        yield "催告", f"{cn_date(start)} 送达，至 {cn_date(waited)} 满十个工作日"


SIDE = Side(
    key="court",
    procedure=COURT,
    forms={
        "exhort": f.ExhortForm,
        "hear_exhorted": f.AnswerForm,
        "weigh_exhorted": f.WeighForm,
        "apply_to_court": f.BundleForm,
        "record_acceptance": f.AcceptanceForm,
        "record_ruling": f.OrderForm,
        "ask_higher_court": f.ReasonForm,
        "record_higher_ruling": f.OrderForm,
        "accept_rejection": f.ReasonForm,
        "end_without_result": f.RulingForm,
        "record_lost_claim": f.ReasonForm,
    },
    turn=_turn,
    judged={
        "exhort": _exhorted,
        "weigh_exhorted": lambda row, deed: {"adopted": deed.form["adopted"] == f.YES},
        "apply_to_court": _bundled,
        "record_acceptance": _told("accepted"),
        "record_ruling": _told("granted"),
        "ask_higher_court": _appealed,
        "record_higher_ruling": _told("granted"),
        "record_performance": said(proved="proof"),
        "end_without_result": said(receipted="number"),
        "end_enforcement": said(quashed="document"),
    },
    leaves={
        "exhort": _from_service,
        "apply_to_court": keeping("court"),
        "record_acceptance": keeping("received_on"),
        "record_ruling": keeping("received_on"),
    },
    clocks=_clocks,
    timed={"remedy_term": "remedy", "waiting": "waiting", "window": "window"},
    echoes=frozenset({"record_performance", "end_enforcement"}),
    pressing={
        "exhorted": frozenset({"window"}),
        "applied": frozenset(),
        "accepted": frozenset(),
        "rejected": frozenset({"appeal"}),
        "reviewing": frozenset(),
        "ordered": frozenset(),
    },
    shows=_shown,
)
