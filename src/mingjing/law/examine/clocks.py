"""The statutory terms that run in an examined case, on its own road and beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from mingjing.law.cite import Citation, cite
from mingjing.law.day import OutsideCalendar
from mingjing.law.examine.dues import (
    COLLECTED,
    course_of,
    court_opens,
    court_window,
    decision_last,
    decision_term,
    payment_last,
    pending_remedy,
    review_comes_first,
    seizure_last,
    seizure_term,
)
from mingjing.law.examine.filling_debts import answer_last, reply_last
from mingjing.law.examine.scenario import Scenario
from mingjing.law.examine.state import Running, State, decided_on, latest, rights, running
from mingjing.law.examine.strands import Strand
from mingjing.law.examine.turning import waiting_last
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import Hearing
from mingjing.law.instruments.penalty_law_2021.payment_guards import Deferral
from mingjing.law.remedy_terms import review_last, review_term, suit_last, suit_runs, window
from mingjing.law.term import Term, term

PENALTY, COMPULSION = "penalty_law_2021", "compulsion_law_2012"
ORDER, CRIME = "housing_ministry_order_55", "crime_transfer_2020"
_INQUIRY = frozenset({"investigating", "concluded", "reviewed", "notified"})
Clocks = Iterator[Running]


def clocks(state: State, scenario: Scenario) -> Clocks:
    """The statutory terms that run where the case stands now."""
    yield from _road(scenario, state)
    for strand in state.strands:
        wait = _BESIDE.get((strand.kind, strand.stage))
        if wait:
            yield from wait(scenario, state, strand)
    yield from _remedies(scenario, state)


def _road(scenario: Scenario, state: State) -> Clocks:
    stage, days = state.stage, state.days
    if stage == "lead":
        yield running(
            "verification", "线索核查", f"{ORDER}.verification_days", days["register_lead"]
        )
    if stage in _INQUIRY:
        yield from _deciding(scenario, state)
    if state.correct_by and stage in (*_INQUIRY, "found", "decided", "served"):
        yield _correcting(state, state.correct_by)
    if stage == "notified":
        yield from rights(state)
        yield from _hearing(state)
    decided = decided_on(state)
    if stage == "decided" and decided and "decide_on_the_spot" not in days:
        yield running("service", "送达决定书", f"{PENALTY}.service_days", decided)
    if (
        stage in ("decided", "served")
        and decided
        and getattr(state.facts, "reported", True) is False
    ):
        yield running("report", "报备案", f"{ORDER}.record_report_days", decided)


def _deciding(scenario: Scenario, state: State) -> Clocks:
    """The time to decide, lengthened and without its rests."""
    rule, start = decision_term(state), state.days.get("approve_filing")
    last = decision_last(state, scenario.acts[-1].day) if scenario.acts else None
    if rule and start and last:
        yield fixed("decision", "作出决定", rule.citation, start=start, last=last)


def _hearing(state: State) -> Clocks:
    """The day of a hearing that was notified."""
    day, start = state.hearing_on, state.days.get("notify_hearing")
    if day and start and state.facts.hearing is Hearing.NOTIFIED:
        rule = term(f"{PENALTY}.hearing_notice_days", on=start)
        yield fixed("hearing_day", "举行听证", rule.citation, start=start, last=day)


def _correcting(state: State, last: date) -> Running:
    """The day until which the party was ordered to correct (28), to be re-checked after."""
    start = state.days.get("order_correction", last)
    return fixed("correction", "改正违法行为", cite(PENALTY, 28), start=start, last=last)


def fixed(key: str, label: str, citation: Citation, *, start: date, last: date) -> Running:
    """A term whose last day was reckoned elsewhere, under its own article."""
    return Running(key, label, citation, start, last)


def _preserved(scenario: Scenario, state: State, strand: Strand) -> Clocks:
    start = strand.day("preserve_evidence")
    if start:
        warning = f"{PENALTY}.preservation_warning_days"
        yield running("preservation_warning", "提醒处理登记保存的物品", warning, start)
        yield running("preservation", "处理登记保存的物品", f"{PENALTY}.preservation_days", start)


def _held(scenario: Scenario, state: State, strand: Strand) -> Clocks:
    start = strand.day("seize", "seize_urgently")
    if start is None:
        return
    today = scenario.acts[-1].day if scenario.acts else start
    last = seizure_last(strand, today) or start
    yield fixed("seizure", "查封扣押期限", seizure_term(strand).citation, start=start, last=last)
    if strand.facts.owed:
        rule, taken = (
            term(f"{COMPULSION}.urgent_report_hours", on=start),
            strand.at["seize_urgently"],
        )
        yield _in_hours("seizure_approval", "报告并补办批准", rule, taken)


def _in_hours(key: str, label: str, rule: Term, start: datetime) -> Running:
    """A term that is counted in hours, from the minute."""
    until = start + timedelta(hours=rule.length)
    return Running(key, label, rule.citation, start.date(), until.date(), until)


def _due(scenario: Scenario, state: State, strand: Strand) -> Clocks:
    last, served = payment_last(state), state.served_on
    if last is None or served is None:
        return
    article = term(f"{PENALTY}.payment_days", on=served).citation
    if strand.facts.deferral is Deferral.GRANTED:
        article = cite(PENALTY, 66)
        yield from _next_instalment(state, strand, served)
    yield fixed("payment", "缴纳罚款", article, start=served, last=last)
    begins = last + timedelta(days=1)
    yield fixed("surcharge", "开始加处罚款", cite(PENALTY, 72), start=last, last=begins)


def _next_instalment(state: State, strand: Strand, served: date) -> Clocks:
    made = strand.holds.get("instalments_paid", 0)
    parts = strand.holds.get("instalments", ())
    open_ = [last for number, (last, due) in enumerate(parts[:-1], start=1)
             if (state.paid < due if due is not None else made < number)]  # fmt: skip
    if open_:
        yield fixed("instalment", "下一期罚款", cite(PENALTY, 66), start=served, last=open_[0])


def _in_hand(scenario: Scenario, state: State, strand: Strand) -> Clocks:
    taken = strand.day("collect_on_the_spot")
    if taken:
        yield running("cash", "罚款交至本机关", f"{PENALTY}.cash_handover_days", taken)
    yield from _rest(scenario, state, strand)


def _in_office(scenario: Scenario, state: State, strand: Strand) -> Clocks:
    handed = strand.holds.get("handed_in") or strand.day("hand_in_cash")
    if handed:
        yield running("bank", "罚款缴付银行", f"{PENALTY}.bank_handover_days", handed)
    yield from _rest(scenario, state, strand)


def _rest(scenario: Scenario, state: State, strand: Strand) -> Clocks:
    """What is left of a fine that was collected only in part is paid as any other (67)."""
    if state.owing:
        yield from _due(scenario, state, strand)


def _exhorted(scenario: Scenario, state: State, strand: Strand) -> Clocks:
    last, start = waiting_last(strand), strand.holds.get("exhorted_on")
    if last and start:
        rule = term(f"{COMPULSION}.court_exhortation_days", on=start)
        yield fixed("exhortation", "催告后的等待期", rule.citation, start=start, last=last)


def _reviewed(scenario: Scenario, state: State, strand: Strand) -> Clocks:
    last, start = reply_last(strand), strand.holds.get("copy_received")
    if last and start:
        name = "reply_days_simple" if strand.facts.simple else "reply_days"
        rule = term(f"reconsideration_law_2024.{name}", on=start)
        yield fixed("reply", "书面答复复议机关", rule.citation, start=start, last=last)


def _sued(scenario: Scenario, state: State, strand: Strand) -> Clocks:
    last, start = answer_last(strand), strand.holds.get("copy_received")
    if last and start:
        rule = term("litigation_law.defence_days", on=start)
        yield fixed("answer", "提交证据和答辩状", rule.citation, start=start, last=last)


def _reported(scenario: Scenario, state: State, strand: Strand) -> Clocks:
    start = strand.holds.get("reported") or strand.day("report_crime")
    if start:
        yield running("referral_decision", "决定是否移送", f"{CRIME}.decision_days", start)


def _approved(scenario: Scenario, state: State, strand: Strand) -> Clocks:
    start = strand.holds.get("approved_at") or strand.at.get("refer_to_police")
    if start:
        rule = term(f"{CRIME}.transfer_hours", on=start.date())
        yield _in_hours("referral", "移送公安机关", rule, start)


def _with_police(scenario: Scenario, state: State, strand: Strand) -> Clocks:
    """The police decide whether to open a case within three days of receiving it (8)."""
    start = strand.day("record_police_receipt", "hand_to_police")
    if start:
        number = f"{CRIME}.police_decision_days"
        yield running("police_decision", "公安机关决定是否立案", number, start)


def _opened(scenario: Scenario, state: State, strand: Strand) -> Clocks:
    start = strand.day("record_police_decision")
    if start:
        yield running("goods", "移交涉案物品和材料", f"{CRIME}.goods_days", start)


def _refused(scenario: Scenario, state: State, strand: Strand) -> Clocks:
    start = strand.day("record_police_decision")
    if start:
        yield running("recheck", "提请公安机关复议", f"{CRIME}.recheck_days", start)


def _fallen(scenario: Scenario, state: State, strand: Strand) -> Clocks:
    start = strand.day("record_fall", "withdraw_decision")
    if start:
        yield running("withdrawal", "撤回公开的决定信息", f"{PENALTY}.withdrawal_days", start)


def _disputed(scenario: Scenario, state: State, strand: Strand) -> Clocks:
    start = strand.day("raise_dispute")
    if start:
        yield running("negotiation", "协商管辖", f"{ORDER}.negotiation_days", start)


_BESIDE: dict[tuple[str, str], Callable[[Scenario, State, Strand], Clocks]] = {
    ("preservation", "preserved"): _preserved,
    ("seizure", "held"): _held,
    ("payment", "due"): _due,
    ("payment", "in_hand"): _in_hand,
    ("payment", "in_office"): _in_office,
    ("payment", "settled"): _rest,
    ("court", "exhorted"): _exhorted,
    ("reconsideration", "accepted"): _reviewed,
    ("litigation", "accepted"): _sued,
    ("referral", "reported"): _reported,
    ("referral", "approved"): _approved,
    ("referral", "handed"): _with_police,
    ("referral", "received"): _with_police,
    ("referral", "opened"): _opened,
    ("referral", "refused"): _refused,
    ("withdrawal", "fallen"): _fallen,
    ("jurisdiction", "disputed"): _disputed,
}


def _remedies(scenario: Scenario, state: State) -> Clocks:
    """What the party may still ask for, and the window in which the court may be asked."""
    served = state.served_on
    if served is None or state.stage != "served" or pending_remedy(state):
        return
    try:
        yield from _party(scenario, state, served)
        yield from _window(scenario, state)
    except OutsideCalendar:  # a last day that no calendar we hold knows is not told
        return


def _party(scenario: Scenario, state: State, served: date) -> Clocks:
    """Who withdrew may come back while the first terms run; a judgment ends everything."""
    review, suit = course_of(state, "reconsideration"), course_of(state, "litigation")
    if suit is not None and suit.decided:
        return
    reviewed = review is not None and review.decided
    if not reviewed:
        last = review_last(served)
        yield fixed("review", "申请行政复议", review_term(served).citation, start=served, last=last)
    if reviewed or not review_comes_first(scenario, state):
        rule, start = suit_runs(served, review=review)
        last = suit_last(served, review=review)
        yield fixed("suit", "提起诉讼", rule.citation, start=start, last=last)


def _window(scenario: Scenario, state: State) -> Clocks:
    payment = latest(state, "payment")
    opens, last = court_opens(scenario, state), court_window(scenario, state)
    if payment is None or opens is None or last is None:
        return
    in_part = payment[1].stage in COLLECTED and state.owing
    if payment[1].stage != "due" and not in_part:
        return
    article = window(opens).citation
    yield fixed("court_window", "申请人民法院强制执行", article, start=opens, last=last)
