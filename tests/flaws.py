"""What can go wrong with an act, told to the model of the law and to the form alike."""

from __future__ import annotations

from typing import Any

FINE, OVER = 5000, 6000
DECIDING = ("decide_penalty", "decide_no_penalty", "dismiss", "extend", "extend_by_discussion")
TERMS = {
    "verify_lead": ("housing_ministry_order_55.verification_days", "register_lead"),
    "serve": ("penalty_law_2021.service_days", "decided"),
    "report_on_the_spot": ("housing_ministry_order_55.record_report_days", "decided"),
}
"""Which step must come how long after which."""
FLAWS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "take_evidence": ({"identity_shown": False}, {"identity_shown": False}),
    "inspect_site": ({"identity_shown": False}, {"identity_shown": False}),
    "question": ({"identity_shown": False}, {"identity_shown": False}),
    "verify_lead": ({"competent": False}, {"competent": False}),
    "review_filing": ({"result": "return"}, {"passed": False}),
    "review_penalty": ({"result": "return"}, {"passed": False}),
    "review_again": ({"result": "return"}, {"passed": False}),
    "review_closing": ({"result": "return"}, {"passed": False}),
    "notify_penalty": ({"kinds": ["警告"], "fine": 0}, {"kind_provided": False}),
    "waive_defence": ({"waiver": ""}, {"waiver_explicit": False}),
    "recheck_correction": ({"result": "not_corrected"}, {}),
    "conclude_investigation": ({"complex_case": True}, {"complex_case": True}),
    "discuss_collectively": ({"minutes": ""}, {"minutes_kept": False}),
    "state_defence": ({"new_facts": True}, {"new_facts": True}),
    "record_result": ({"told_at_once": True}, {"told_at_once": True}),
    "order_correction": ({"mode": "not_applicable"}, {"ordered": False}),
    "suspend": ({"reason": ""}, {"reason_given": False}),
    "terminate": ({"reason": ""}, {"reason_given": False}),
    "notify_hearing_right": ({"receipt": ""}, {"receipted": False}),
    "extend_by_discussion": ({"minutes": ""}, {"discussed": False}),
    "hold_hearing": (
        {"attended": "no", "absence_reason": "经通知无正当理由未到场"},
        {"attended": False},
    ),
    "decide_penalty": ({"fine": OVER}, {"heavier": True}),
    "decide_no_penalty": ({"ground": ""}, {"ground_given": False}),
    "serve": ({"mode": "electronic"}, {"consented": False}),
    "pay": ({"receipt": ""}, {"receipted": False}),
    "decide_on_the_spot": ({"facts_certain": False}, {"facts_certain": False}),
    "hand_over": ({"receipt": ""}, {"receipted": False}),
    "let_off": ({"education": ""}, {"educated": False}),
    "collect_on_the_spot": ({"hard_later": False}, {"collectable": False}),
}
"""What can be wrong in a form, and what the law should see in it."""
