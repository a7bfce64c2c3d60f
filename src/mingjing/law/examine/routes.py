"""Which steps an act of a scenario makes: on the case itself, and on the strands beside it.

A scenario may tell in one word what law makes of several steps: goods preserved with the name of
whoever approved it, a referral with the days of report and approval.
"""

from __future__ import annotations

from collections.abc import Callable

from mingjing.law.examine.scenario import Person, Told
from mingjing.law.examine.state import State, latest, of_kind, pending, standing
from mingjing.law.examine.strands import Move, Strand
from mingjing.law.instruments.penalty_law_2021.common import CLERK, LEADER, OFFICER, Clock
from mingjing.law.instruments.penalty_law_2021.payment_guards import Surcharge
from mingjing.law.procedure import NEW
from mingjing.law.shelf import SMALL

Moves = tuple[Move, ...]
_HEAD = "leader"


def small_kinds() -> dict[str, str]:
    """The small procedure of each step beside the road, by the step's name."""
    return {step.name: kind for kind, (table, _) in SMALL.items() for step in table.steps}


def routed(state: State, told: Told) -> Moves:
    """The steps that an act makes beside the case; empty where it makes none."""
    own = _ROUTES.get(told.name)
    if own:
        return own(state, told)
    kind = small_kinds().get(told.name)
    return (_plain(state, kind, told.name),) if kind else ()


def following(state: State, told: Told, step: str) -> Moves:
    """What follows on other strands from a step of the case that was made."""
    then = _FOLLOWS.get(step)
    return then(state, told) if then else ()


def approver(told: Told) -> Person | None:
    """Who approved the act: the one named, or a leader among its people."""
    named = told.form.get("approved_by")
    if isinstance(named, Person):
        return named
    return next((p for p in told.by if p.post == _HEAD), None)


def doers(told: Told) -> tuple[Person, ...]:
    """Who made the act, without the leader who only approved it."""
    hands = tuple(p for p in told.by if p.post != _HEAD)
    return hands or told.by


def _plain(state: State, kind: str, step: str) -> Move:
    """A step on the strand that stands ready for it, or on a new one."""
    sources = SMALL[kind][0].step(step).sources
    found = standing(state, kind, *sources) or latest(state, kind)
    if found and found[1].final and _begins(kind, step):
        found = None
    return Move(step, kind, found[0] if found else None)


def _begins(kind: str, step: str) -> bool:
    """Whether a step can begin a small procedure anew where the last one of its kind has ended."""
    return NEW in SMALL[kind][0].step(step).sources


def _preserve(state: State, told: Told) -> Moves:
    head, ready = approver(told), standing(state, "preservation", "approved")
    take = Move("preserve_evidence", "preservation", ready[0] if ready else None, by=doers(told))
    if ready or head is None:
        return (take,)
    place = len(state.strands)
    allow = Move("approve_preservation", "preservation", by=(head,), implied=True)
    return (allow, Move(take.step, take.kind, place, by=take.by))


def _dispose(state: State, told: Told) -> Moves:
    found = _of_goods(state, told, "preservation", "preserved")
    place = found[0] if found else None
    lapsed = found is not None and found[1].facts.term is Clock.OVER
    back = told.form.get("result") in ("release", "returned")
    step = "return_preserved" if lapsed and back else "dispose_preserved"
    return (Move(step, "preservation", place, actors=(OFFICER, LEADER)),)


def _of_goods(state: State, told: Told, kind: str, stage: str) -> tuple[int, Strand] | None:
    """The strand of the goods that the act names, or the oldest that stands so."""
    goods = told.form.get("goods")
    if goods:
        for place, strand in of_kind(state, kind):
            if strand.stage == stage and strand.holds.get("goods") == goods:
                return place, strand
    return standing(state, kind, stage)


def _seize(state: State, told: Told) -> Moves:
    head, ready, hands = approver(told), standing(state, "seizure", "approved"), doers(told)
    place = len(state.strands)
    if told.said("urgent") and not ready:
        at_once = Move("seize_urgently", "seizure", by=hands)
        made_up = Move("make_up_approval", "seizure", place, by=(head,) if head else None,
                       implied=True)  # fmt: skip
        return (at_once, made_up) if head else (at_once,)
    if ready or head is None:
        return (Move("seize", "seizure", ready[0] if ready else None, by=hands),)
    allow = Move("approve_seizure", "seizure", by=(head,), implied=True)
    return (allow, Move("seize", "seizure", place, by=hands))


def _extend_seizure(state: State, told: Told) -> Moves:
    found = _of_goods(state, told, "seizure", "held") or latest(state, "seizure")
    head = approver(told)
    by = (head,) if head else None
    return (Move("extend_seizure", "seizure", found[0] if found else None, by=by),)


def _release_seizure(state: State, told: Told) -> Moves:
    found = _of_goods(state, told, "seizure", "held") or latest(state, "seizure")
    return (Move("release_seizure", "seizure", found[0] if found else None),)


def _recuse(state: State, told: Told) -> Moves:
    name = told.form["person"].name
    asked = [i for i, s in of_kind(state, "recusal")
             if s.stage == "requested" and s.holds.get("person") == name]  # fmt: skip
    decides = "result" in told.form or any(p.post == _HEAD for p in told.by)
    if not decides:
        return (Move("request_recusal", "recusal"),)
    if asked:
        return (Move("recuse", "recusal", asked[0]),)
    return (
        Move("request_recusal", "recusal", mirror=True),
        Move("recuse", "recusal", len(state.strands)),
    )


def _refer(state: State, told: Told) -> Moves:
    """Report, the principal's decision within three days, and the handing over within a day."""
    found = latest(state, "referral")
    if found and found[1].final:
        found = None
    place = found[0] if found else len(state.strands)
    stage = found[1].stage if found else "new"
    if stage not in ("new", "reported", "approved"):
        return (Move("refer_to_police", "referral", place),)
    hands = tuple(p for p in told.by if p.post != _HEAD)
    head = approver(told)
    moves: list[Move] = []
    if stage == "new":
        moves.append(Move("report_crime", "referral", by=hands or None, mirror=not hands,
                          place=found[0] if found else None, implied=bool(hands)))  # fmt: skip
    if stage in ("new", "reported") and (head or told.form.get("approved") is not None):
        moves.append(Move("refer_to_police", "referral", place, by=(head,) if head else None,
                          mirror=False, actors=None if head else (LEADER, OFFICER)))  # fmt: skip
    elif stage in ("new", "reported"):
        return (*moves, Move("hand_to_police", "referral", place, by=hands or None))
    if told.form.get("approved", True) is not False and (hands or told.said("approved")):
        hand = Move("hand_to_police", "referral", place, by=hands or None, mirror=not hands,
                    implied=bool(hands))  # fmt: skip
        moves.append(hand)
    return tuple(moves) or (Move("refer_to_police", "referral", place),)


def _instalments(state: State, told: Told) -> Moves:
    found = latest(state, "payment")
    place = found[0] if found else None
    answer = Move("approve_instalments", "payment", place)
    if found and found[1].facts.deferral.value == "asked":
        return (answer,)
    return (Move("apply_for_deferral", "payment", place, actors=(LEADER, OFFICER, CLERK),
                 implied=True), answer)  # fmt: skip


def _apply_to_court(state: State, told: Told) -> Moves:
    own = _plain(state, "court", "apply_to_court")
    payment = standing(state, "payment", "due")
    if payment is None:
        return (own,)
    return (own, Move("turn_to_court", "payment", payment[0], mirror=True))


def _decide_reconsideration(state: State, told: Told) -> Moves:
    own = _plain(state, "reconsideration", "decide_reconsideration")
    ready = standing(state, "reconsideration", "accepted")
    fallen = _fallen(state, told)
    return (*_answer("reply_reconsideration", ready), own, *fallen, *_resumed(state, own))


def _decide_litigation(state: State, told: Told) -> Moves:
    own = _plain(state, "litigation", "decide_litigation")
    ready = standing(state, "litigation", "accepted")
    return (*_answer("answer_suit", ready), own, *_fallen(state, told), *_resumed(state, own))


def _given_up(kind: str, step: str) -> Callable[[State, Told], Moves]:
    """Who attacked withdrew: what rested for it is reckoned again."""

    def route(state: State, told: Told) -> Moves:
        own = _plain(state, kind, step)
        return (own, *_resumed(state, own))

    return route


def _imposed(state: State, told: Told) -> Moves:
    """A surcharge that is set while the decision is attacked rests at once (73)."""
    own = _plain(state, "payment", "impose_surcharge")
    if not any(pending(state)):
        return (own,)
    return (own, Move("pause_surcharge", "payment", own.place, mirror=True))


def _answer(step: str, ready: tuple[int, Strand] | None) -> Moves:
    """The organ's own answer, which nobody says was left out."""
    return (Move(step, ready[1].kind, ready[0], mirror=True),) if ready else ()


def _fallen(state: State, told: Told) -> Moves:
    """A decision that falls or is changed leaves the public, and what fell is not collected."""
    if told.form.get("result") not in ("change", "cancel"):
        return ()
    fall = Move("record_fall", "withdrawal", mirror=True)
    payment = standing(state, "payment", "due")
    if told.form["result"] == "change" or payment is None:
        return (fall,)
    return (fall, Move("cancel_payment", "payment", payment[0], mirror=True))


def _accepted(kind: str, step: str) -> Callable[[State, Told], Moves]:
    def route(state: State, told: Told) -> Moves:
        own = _plain(state, kind, step)
        payment = standing(state, "payment", "due")
        if payment and payment[1].facts.surcharge is Surcharge.ACCRUING:
            return (own, Move("pause_surcharge", "payment", payment[0], mirror=True))
        return (own,)

    return route


def _resumed(state: State, ends: Move) -> Moves:
    """The days count again when the last attack has ended, which `ends` does with its own."""
    payment = standing(state, "payment", "due")
    others = [place for place, _ in pending(state) if place != ends.place]
    if not others and payment and payment[1].facts.surcharge is Surcharge.RESTING:
        return (Move("resume_surcharge", "payment", payment[0], mirror=True),)
    return ()


def _withdraw(state: State, told: Told) -> Moves:
    fallen = standing(state, "withdrawal", "fallen")
    if fallen:  # what fell by a review or a suit leaves the public
        return (Move("withdraw_publication", "withdrawal", fallen[0], actors=(LEADER, CLERK)),)
    own = Move("withdraw_decision", "withdrawal")
    payment = standing(state, "payment", "due")
    ends = (Move("cancel_payment", "payment", payment[0], mirror=True),) if payment else ()
    if not told.said("published"):
        return (own, *ends)
    back = Move("withdraw_publication", "withdrawal", len(state.strands), mirror=True)
    return (own, back, *ends)


_ROUTES: dict[str, Callable[[State, Told], Moves]] = {
    "preserve_evidence": _preserve,
    "dispose_preserved": _dispose,
    "seize": _seize,
    "extend_seizure": _extend_seizure,
    "release_seizure": _release_seizure,
    "recuse": _recuse,
    "refer_to_police": _refer,
    "approve_instalments": _instalments,
    "apply_to_court": _apply_to_court,
    "impose_surcharge": _imposed,
    "accept_reconsideration": _accepted("reconsideration", "accept_reconsideration"),
    "decide_reconsideration": _decide_reconsideration,
    "end_reconsideration": _given_up("reconsideration", "end_reconsideration"),
    "accept_litigation": _accepted("litigation", "accept_litigation"),
    "decide_litigation": _decide_litigation,
    "end_suit": _given_up("litigation", "end_suit"),
    "withdraw_decision": _withdraw,
}


def _demanded(state: State, told: Told) -> Moves:
    """A decision that was served is to be paid (art. 67)."""
    due = getattr(state.facts, "money_due", False) and not standing(state, "payment", "due")
    return (Move("demand_payment", "payment", mirror=True),) if due else ()


def _paying(state: State, told: Told) -> Moves:
    payment = standing(state, "payment", "due")
    return (Move("pay", "payment", payment[0]),) if payment else ()


def _in_hand(state: State, told: Told) -> Moves:
    payment = standing(state, "payment", "due")
    if payment is None:
        return ()
    taken = Move("collect_on_the_spot", "payment", payment[0], mirror=True)
    if told.on("handed_in") is None and not told.said("handed_in"):
        return (taken,)
    return (taken, Move("hand_in_cash", "payment", payment[0], mirror=True))


def _confiscated(state: State, told: Told) -> Moves:
    """Goods that are held lawfully are confiscated by the decision that says so (27)."""
    if "没收非法财物" not in told.form.get("kinds", ()):
        return ()
    return tuple(
        Move("dispose_seized", "seizure", place, mirror=True)
        for place, strand in of_kind(state, "seizure")
        if strand.stage == "held" and strand.facts.term is Clock.RUNNING and not strand.facts.owed
    )


_FOLLOWS: dict[str, Callable[[State, Told], Moves]] = {
    "serve": _demanded,
    "hand_over": _demanded,
    "pay": _paying,
    "collect_on_the_spot": _in_hand,
    "decide_penalty": _confiscated,
}
