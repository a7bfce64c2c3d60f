"""What examination sees beside the procedure: refusals of the item, and cautions that are faults.

An unverified figure never refuses. A caution is told as a fault: the act stands, and the file
says what is to be answered for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from mingjing.law.cite import cite, instrument
from mingjing.law.examine.competence import competence_refusals
from mingjing.law.examine.filling import penalty_of
from mingjing.law.examine.filling_debts import missed_instalment
from mingjing.law.examine.filling_inquiry import crime_open
from mingjing.law.examine.norms import applied, dearer, time_faults, time_refusals
from mingjing.law.examine.scenario import Scenario, Told
from mingjing.law.examine.state import State, latest
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import Defence, Hearing
from mingjing.law.numbers import number
from mingjing.law.penalty_kinds import FINE
from mingjing.law.procedure import Fault, Refusal
from mingjing.law.term import Region, region, term

LAW = "penalty_law_2021"
PENAL = ("notify_penalty", "decide_penalty", "decide_on_the_spot")
SERVING = ("serve", "hand_over", "serve_paper", "notify_penalty", "notify_hearing_right",
           "notify_hearing", "exhort", "order_correction")  # fmt: skip
DECISIONS = ("decide_penalty", "decide_on_the_spot")
Look = Callable[[Scenario, State, Told], Fault | None]


def item_refusals(
    scenario: Scenario, state: State, told: Told, *, step: str
) -> tuple[Refusal, ...]:
    """A penalty rests on a rule for this conduct and party, and on an organ that may impose it."""
    if step == "file_case":
        return tuple(r for r in competence_refusals(scenario) if r.guard == "empowered")
    if step not in PENAL:
        return ()
    uncorrected = state.uncorrected
    item = applied(scenario, told, uncorrected=uncorrected)
    found = list(time_refusals(scenario, told, uncorrected=uncorrected))
    if not item.fits(scenario.party_kind):
        sentence = f"事项“{item.code}”不适用于这一类当事人，没有依据：请选择对应的事项"
        found.append(Refusal("subject_fits", sentence, cite(LAW, 38)))
    found += _notified(state, told, step)
    if step in DECISIONS:
        found += [*competence_refusals(scenario), *_once(scenario, state, told)]
    return tuple(found)


def _notified(state: State, told: Told, step: str) -> Iterator[Refusal]:
    """No decision without its notice, no heavy one without the right to a hearing (44, 63)."""
    if step == "notify_penalty":
        yield from _answered(state)
    if step == "decide_penalty" and state.notified_on is None:
        sentence = "尚未告知当事人拟处罚的内容、事实、理由、依据和权利：请先告知"
        yield Refusal("notice_given", sentence, cite(LAW, 44))
    if step == "decide_on_the_spot" and not state.facts.told:
        sentence = "尚未告知拟处罚的内容、事实、理由、依据和陈述申辩的权利：请先当场告知"
        yield Refusal("told", sentence, cite(LAW, 44))


def _answered(state: State) -> Iterator[Refusal]:
    """A new notice does not pass over what the party has said, or the hearing it asked for."""
    if state.facts.defence is Defence.STATED:
        sentence = "当事人的陈述申辩尚未复核：请先复核，再重新告知"
        yield Refusal("defence_weighed", sentence, cite(LAW, 45))
    if state.facts.hearing in (Hearing.REQUESTED, Hearing.NOTIFIED):
        sentence = "当事人已申请听证，听证尚未举行：请先举行听证，再重新告知"
        yield Refusal("hearing_held", sentence, cite(LAW, 64))


def _once(scenario: Scenario, state: State, told: Told) -> Iterator[Refusal]:
    """One act is fined once, and by the rule with the higher fine (art. 29)."""
    for look in (_higher_fine, _second_fine):
        fault = look(scenario, state, told)
        if fault:
            yield Refusal(fault.watch, fault.sentence, fault.citation)


def cautions(scenario: Scenario, state: State, told: Told, *, step: str) -> tuple[Fault, ...]:
    """The faults that examination adds to those of the procedure."""
    seen = (look(scenario, state, told) for steps, look in _LOOKS if step in steps)
    return tuple(fault for fault in seen if fault)


def _fault(name: str, sentence: str, article: int) -> Fault:
    return Fault(name, sentence, cite(LAW, article))


def _higher_fine(scenario: Scenario, state: State, told: Told) -> Fault | None:
    code = dearer(scenario, told, uncorrected=state.uncorrected)
    if not code:
        return None
    return _fault(
        "higher_fine", f"同一行为违反多个规范，应当按照罚款数额高的规定处罚：请核对事项 {code}", 29
    )


def _dearer_unknown(scenario: Scenario, state: State, told: Told) -> Fault | None:
    if dearer(scenario, told, uncorrected=state.uncorrected) != "" or told.said("reason"):
        return None
    sentence = "同一行为违反多个规范，罚款数额不能直接比较：须写明哪一个规定的罚款数额高"
    return _fault("dearer_unknown", sentence, 29)


def _law_in_time(scenario: Scenario, state: State, told: Told) -> Fault | None:
    return next(iter(time_faults(scenario, told, uncorrected=state.uncorrected)), None)


def _second_fine(scenario: Scenario, state: State, told: Told) -> Fault | None:
    kinds, fine = penalty_of(told)
    before = any(e.same_act and e.fine > 0 and _before(e.decided, told)
                 for e in scenario.party.history)  # fmt: skip
    if not before or not (fine or FINE in kinds):
        return None
    sentence = (
        "当事人已因同一违法行为被罚款，不得给予两次以上罚款的处罚：请不再罚款，只给予其他种类的处罚"
    )
    return _fault("second_fine", sentence, 29)


def _crime(scenario: Scenario, state: State, told: Told) -> Fault | None:
    if not crime_open(state):
        return None
    return _fault("crime", "调查认定涉嫌犯罪：应当及时移送司法机关，不得以处罚代替移送", 27)


def _discussed_early(scenario: Scenario, state: State, told: Told) -> Fault | None:
    """A discussion that knew nothing of the defence (veto item 17)."""
    held, said = state.discussed_on, state.stated_on
    if held is None or said is None or said <= held:
        return None
    return _fault("discussed_early", "集体讨论在当事人陈述申辩之前进行，之后没有再次讨论", 57)


def _cash_late(scenario: Scenario, state: State, told: Told) -> Fault | None:
    handed = told.on("handed_in")
    if handed is None:
        return None
    limit = term("penalty_law_2021.cash_handover_days", on=told.day)
    if region(limit, start=told.day, today=handed) is not Region.OVER:
        return None
    return Fault("cash_late", "当场收缴的罚款超过二个工作日才缴交机关", limit.citation)


def _no_order(scenario: Scenario, state: State, told: Told) -> Fault | None:
    """A penalty goes with an order to correct, or a finding that none applies (art. 28)."""
    if not state.unordered:
        return None
    return _fault("no_order", "实施处罚时没有责令当事人改正，也没有写明不适用的理由", 28)


def _instalment_missed(scenario: Scenario, state: State, told: Told) -> Fault | None:
    found = latest(state, "payment")
    missed = missed_instalment(found[1], state.paid, told.day) if found else None
    if missed is None:
        return None
    return _fault("instalment_missed", f"{missed}到期的一期罚款没有按期缴纳", 66)


def _too_long(scenario: Scenario, state: State, told: Told) -> Fault | None:
    """More days than the dated setting allows: only those are counted."""
    second = "extend" in state.days
    name = "decision_second_extension_days" if second else "decision_extension_days"
    order = "housing_ministry_order_55"
    most = number(f"{order}.{name}", on=max(told.day, instrument(order).since))
    if told.form.get("days", 0) <= most.value:
        return None
    sentence = f"延长的日数超过{most.text}（{most.mark.label}）：超出部分不计入办案期限"
    return Fault("too_long", sentence, most.citation)


def _public_first(scenario: Scenario, state: State, told: Told) -> Fault | None:
    """A public notice is for those whom no other way reached (civil procedure law art. 95)."""
    if told.form.get("mode") != "public_notice" or told.said("reason"):
        return None
    failed = ("failed", "returned", "fail", "refused")
    if any(a.at <= told.at and a.form.get("mode") and a.form.get("result") in failed
           for a in scenario.acts):  # fmt: skip
        return None
    sentence = "直接公告送达：没有用其他方式送达不成的记录，也没有写明受送达人下落不明的理由"
    return Fault("public_first", sentence, cite("civil_procedure_law_2023", 95))


def _before(decided: date | None, told: Told) -> bool:
    return decided is None or decided <= told.day


_LOOKS: tuple[tuple[tuple[str, ...], Look], ...] = (
    (("decide_penalty",), _no_order),
    (("pay",), _instalment_missed),
    (("extend", "extend_by_discussion"), _too_long),
    (SERVING, _public_first),
    (PENAL, _dearer_unknown),
    (("notify_penalty",), _higher_fine),
    (("notify_penalty",), _second_fine),
    (DECISIONS, _law_in_time),
    (("notify_penalty",), _crime),
    (("decide_penalty",), _discussed_early),
    (("collect_on_the_spot",), _cash_late),
)
