"""From the lead to the legal review: what was typed, as the conditions that the law judges."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from mingjing.office.cases.beside.telling import recused
from mingjing.office.cases.facts import apart
from mingjing.office.cases.limitation import in_time
from mingjing.office.cases.models import Case
from mingjing.office.cases.people import keys_of
from mingjing.office.journal.shapes import Invalid

_ASIDE = re.compile(r"[（(].*?[）)]")
_LISTED = re.compile("[、；;]")
"""What stands between the names of several people."""
Form = Mapping[str, Any]
Judged = dict[str, Any]
Judge = Callable[[Case, Form, date], Judged]
CORRECTIONS = ("written", "oral", "not_applicable")
RECHECKED = ("corrected", "not_corrected")
FINDINGS = (
    ("violation", "违法事实成立，建议给予处罚"),
    ("minor", "轻微并已改正，没有危害后果，建议不予处罚"),
    ("first_offence", "初次违法、危害轻微并已改正，建议不予处罚"),
    ("no_fault", "当事人证明没有主观过错，建议不予处罚"),
    ("under_14", "当事人不满十四周岁，建议不予处罚"),
    ("no_capacity", "当事人没有责任能力，建议不予处罚"),
    ("not_established", "违法事实不能成立"),
    ("suspected_crime", "涉嫌犯罪，建议移送公安机关"),
)
"""What the officers found (art. 57); the leader decides."""
POINTS = (
    ("subject", "执法主体合法，有管辖权"),
    ("officers", "执法人员具备执法资格"),
    ("facts", "事实清楚，证据确凿、充分"),
    ("law", "适用法律、法规、规章准确"),
    ("discretion", "裁量适当，符合裁量基准"),
    ("procedure", "程序合法"),
    ("power", "没有超越职权"),
    ("documents", "文书完备、规范"),
    ("crime", "是否涉嫌犯罪、需要移送，已经审查"),
)
"""The nine points of a legal review."""


def passed(form: Form) -> Judged:
    """Whether a review passed; Invalid where it says neither."""
    if form["result"] not in ("pass", "return"):
        raise Invalid({"result": "请选择通过或者退回"})
    return {"passed": form["result"] == "pass"}


def _points(case: Case, form: Form, day: date) -> Judged:
    judged = passed(form)
    every = {key for key, _ in POINTS} <= set(form.get("points") or ())
    return {**judged, "points_met": every or not judged["passed"]}


def again(case: Case, form: Form, day: date) -> Judged:
    """A review after a hearing has the hearing's report before it (art. 65)."""
    reported = case.hearing != "held" or bool(form.get("report"))
    return {**_points(case, form, day), "hearing_reported": reported}


def _registered(case: Case, form: Form, day: date) -> Judged:
    return {"from_inspection": case.inspection is not None}


def verified(case: Case, form: Form, day: date) -> Judged:
    """The three conditions of filing; limitation is computed, not only declared."""
    return {
        "competent": bool(form.get("competent")),
        "in_limitation": bool(form.get("in_limitation"))
        and in_time(case, grave=str(form.get("grave_reason") or "")),
        "prima_facie": bool(form.get("prima_facie")),
    }


def _shown(case: Case, form: Form, day: date) -> Judged:
    """Who they are was shown, and a copy that was taken was compared with its original (46, 55)."""
    copied = form.get("medium") == "copy"
    return {
        "identity_shown": bool(form.get("identity_shown")),
        "copy_checked": (not copied or bool(form.get("copy_checked")))
        and (not form.get("proof") or bool(form.get("proof_checked"))),
    }


def _questioned(case: Case, form: Form, day: date) -> Judged:
    """One person in one record: nobody else is named, neither beside that person nor with them."""
    named = _ASIDE.sub("", str(form.get("person_asked") or ""))
    alone = not form.get("asked_too") and not _LISTED.search(named)
    return {**_shown(case, form, day), "asked_alone": alone}


def taken(case: Case, form: Form, day: date) -> Judged:
    """What a monitoring device recorded is reviewed, and told to the party (art. 41)."""
    device = form.get("source") == "device"
    return {
        **_shown(case, form, day),
        "device_reviewed": not device or bool(form.get("device_reviewed")),
        "record_reviewed": not device or bool(form.get("record_reviewed")),
        "device_told": not device or bool(form.get("device_told")),
    }


def _tested(case: Case, form: Form, day: date) -> Judged:
    """The days from sending to result are left out of a term: they lie within the case."""
    sent, since = form.get("sent_on"), case.registered_on
    if sent and (sent > day or (since and sent < since)):
        raise Invalid({"sent_on": "送检日期应当在线索登记之后、结果作出之前，请核对"})
    return {"told_at_once": bool(form.get("told_at_once"))}


def _corrected(case: Case, form: Form, day: date) -> Judged:
    if form["mode"] not in CORRECTIONS:
        raise Invalid({"mode": "请选择责令改正的方式"})
    if form["mode"] == "written" and not form.get("due_on"):
        raise Invalid({"due_on": "书面责令改正须填写改正期限"})
    return {"ordered": form["mode"] != "not_applicable"}


def _rechecked(case: Case, form: Form, day: date) -> Judged:
    if form["result"] not in RECHECKED:
        raise Invalid({"result": "请选择已经改正或者没有改正"})
    return {"was_ordered": case.correction != "not_applicable"}


def _concluded(case: Case, form: Form, day: date) -> Judged:
    if form.get("finding") and form["finding"] not in dict(FINDINGS):
        raise Invalid({"finding": "请选择认定的结果"})
    return {"complex_case": bool(form.get("complex_case"))}


def _discussed(case: Case, form: Form, day: date) -> Judged:
    """Who voted is named, and none of them investigated (art. 57)."""
    voters, (investigators, _) = keys_of(form.get("voters")), apart(case)
    return {
        "voters_named": bool(voters),
        "voters_apart": not voters & investigators,
        "several_voters": len(voters) > 1,
        "minutes_kept": bool(form.get("minutes")),
        **none_recused(case, voters),
    }


def none_recused(case: Case, named: Collection[int]) -> Judged:
    """Whoever is named takes part, though another signs in: none of them was recused (art. 43)."""
    return {"not_recused": False} if recused(case) & set(named) else {}


def _reasoned(case: Case, form: Form, day: date) -> Judged:
    return {"reason_given": bool(form.get("reason")), "discussed": bool(form.get("minutes"))}


INQUIRY: dict[str, Judge] = {
    "register_lead": _registered,
    "verify_lead": verified,
    "review_filing": lambda c, f, d: passed(f),
    "inspect_site": _shown,
    "question": _questioned,
    "take_evidence": taken,
    "take_sample": _shown,
    "record_result": _tested,
    "order_correction": _corrected,
    "recheck_correction": _rechecked,
    "conclude_investigation": _concluded,
    "review_penalty": _points,
    "discuss_collectively": _discussed,
    "suspend": _reasoned,
    "resume": _reasoned,
    "extend": _reasoned,
    "extend_by_discussion": _reasoned,
    "terminate": _reasoned,
}
