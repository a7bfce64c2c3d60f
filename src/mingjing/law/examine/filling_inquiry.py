"""What a scenario says of the new acts of the main road: time, discussion, re-check, tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mingjing.law.alongside import crime_settled, meant
from mingjing.law.examine.dues import decision_last
from mingjing.law.examine.scenario import Scenario, Told
from mingjing.law.examine.state import INVESTIGATOR, State, of_kind

Judged = dict[str, Any]
_TOGETHER = 2
DEVICES = ("electronic_monitoring", "monitoring", "device", "电子技术监控设备", "电子监控")


def truths(scenario: Scenario, state: State) -> Judged:
    """What is true of the case whoever acts: a crime, goods that are held, a decision that fell."""
    given_up = any(s.stage in ("given_up", "lost", "performed") for _, s in of_kind(state, "court"))
    return {
        **meant(((s.kind, s.stage) for s in state.strands), finding=state.finding),
        "ended_otherwise": state.fallen_on is not None or given_up,
    }


def crime_open(state: State) -> bool:
    """Whether a suspected crime waits for its referral, or for what the police decide (27)."""
    referrals = [s.stage for _, s in of_kind(state, "referral")]
    return not crime_settled(referrals, finding=state.finding)


def from_device(told: Told) -> bool:
    """Whether the evidence comes from a monitoring device."""
    reviewed = "device_reviewed" in told.form or "record_reviewed" in told.form
    return reviewed or told.form.get("source") in DEVICES


def _shown(scenario: Scenario, state: State, told: Told) -> Judged:
    """Who they are was shown, copies were compared, and one person was questioned (46, 55)."""
    people = told.form.get("asked")
    return {
        "identity_shown": not told.lacks("identity_shown"),
        "copy_checked": not told.lacks("checked"),
        "asked_alone": not isinstance(people, list | tuple) or len(people) < _TOGETHER,
    }


def taken(scenario: Scenario, state: State, told: Told) -> Judged:
    """What a device recorded is evidence only after both reviews are told (art. 41)."""
    device = from_device(told)
    return {
        **_shown(scenario, state, told),
        "device_reviewed": not device or told.said("device_reviewed"),
        "record_reviewed": not device or told.said("record_reviewed"),
        "device_told": not told.lacks("informed"),
    }


def _registered(scenario: Scenario, state: State, told: Told) -> Judged:
    source = str(told.form.get("source") or "").lower()
    recorded = "inspection" in source or "检查" in source
    return {"from_inspection": recorded or bool(getattr(state.facts, "evidence", False))}


def _tested(scenario: Scenario, state: State, told: Told) -> Judged:
    return {"told_at_once": told.said("informed") or told.said("received")}


def _ordered(scenario: Scenario, state: State, told: Told) -> Judged:
    """An order that does not apply is told by its reason, without a deadline or a paper."""
    inapplicable = told.form.get("result") in ("refused", "fail")
    return {"ordered": not inapplicable}


def _concluded(scenario: Scenario, state: State, told: Told) -> Judged:
    """Serious conduct is for the heads together; so is what the file lets them discuss (57)."""
    discussed = any(a.name == "discuss_collectively" for a in scenario.acts)
    return {"complex_case": scenario.conduct.serious or discussed}


def _discussed(scenario: Scenario, state: State, told: Told) -> Judged:
    voters = told.form.get("voters")
    names = {p.name for p in told.by} if voters is None else set(voters)
    helpers = {n for n in names if scenario.people[n].post == "assistant"}
    apart = not names & state.with_duty(INVESTIGATOR) and not helpers
    return {
        "voters_named": bool(names),
        "voters_apart": apart,
        "several_voters": voters is None or len(names) > 1,
        "minutes_kept": not any(told.lacks(w) for w in ("opinion", "document", "written")),
    }


def _timed(scenario: Scenario, state: State, told: Told) -> Judged:
    last = decision_last(state, told.day)
    since = state.days.get("extend")
    held = state.discussed_on is not None and (since is None or state.discussed_on >= since)
    return {
        "reason_given": not told.lacks("reason"),
        "discussed": held or told.said("voters") or told.said("opinion"),
        "late": last is not None and told.day > last,
    }


def _stopped(scenario: Scenario, state: State, told: Told) -> Judged:
    return {"reason_given": not told.lacks("reason"), "late": False}


def _new(scenario: Scenario, state: State, told: Told) -> Judged:
    return {"new_facts": told.said("new_facts") or told.said("new_evidence")}


INQUIRY: dict[str, Callable[[Scenario, State, Told], Judged]] = {
    "register_lead": _registered,
    "inspect_site": _shown,
    "question": _shown,
    "take_sample": _shown,
    "take_evidence": taken,
    "record_result": _tested,
    "order_correction": _ordered,
    "conclude_investigation": _concluded,
    "discuss_collectively": _discussed,
    "suspend": _stopped,
    "resume": _stopped,
    "terminate": _stopped,
    "extend": _timed,
    "extend_by_discussion": _timed,
    "state_defence": _new,
    "review_defence": _new,
}
"""An act of the inquiry that asks something has its row here."""
