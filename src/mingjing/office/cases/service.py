"""Service (送达): each mode has its own effective day, from which payment and remedies run.

Direct: the day signed; left behind: the day it was left; by post: the day on the return slip;
electronic: the day of arrival; public notice: when its thirty days have passed (arts. 88 to 95).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from mingjing.law.numbers import NoNumber
from mingjing.law.term import last_day, term
from mingjing.office.journal.shapes import Deed, Invalid

MODES = (
    ("direct", "直接送达"),
    ("leaving", "留置送达"),
    ("post", "邮寄送达"),
    ("electronic", "电子送达"),
    ("entrusted", "委托送达"),
    ("public", "公告送达"),
)
UNKNOWN_THEN = (
    "这一天适用的公告期间没有收入本系统的法律库，无从推算送达日："
    "请核对公告日期；日期无误的，请管理员先补录当时适用的期间"
)
"""No text that we hold gives the days of a notice published then, and none is guessed."""
ARRIVING = frozenset({"post", "electronic", "entrusted"})
"""Modes whose paper arrives on a day of its own, which the receipt tells."""


def judged(form: Mapping[str, Any]) -> dict[str, bool]:
    """What the law asks of a service, by its mode."""
    mode = str(form.get("mode") or "direct")
    return {
        "receipted": bool(form.get("receipt")),
        "consented": mode != "electronic" or bool(form.get("consent_on")),
        "witnessed": mode != "leaving" or bool(form.get("witness") or form.get("recording")),
        "slip_returned": mode != "post" or bool(form.get("received_on")),
        "last_resort": mode != "public"
        or bool(form.get("other_modes_failed") and form.get("published_on")),
    }


def handed_on(deed: Deed) -> date:
    """The day on which the office did its part, which the seven working days look at."""
    mode, form = str(deed.form.get("mode") or "direct"), deed.form
    if mode == "public":
        return form.get("published_on") or deed.day
    return (form.get("received_on") if mode in ARRIVING else None) or deed.day


def effective_on(deed: Deed, *, not_before: date | None = None) -> date:
    """The day on which the paper counts as served.

    Raises Invalid for a day that lies in the future, or before what was served existed.
    """
    day = handed_on(deed)
    public = deed.form.get("mode") == "public"
    field = "published_on" if public else "received_on"
    if day > deed.day:
        raise Invalid({field: "这一天在办理时间之后：请按实际发生的日期填写"})
    if not_before and day < not_before:
        raise Invalid({field: f"这一天早于文书作出之日（{not_before}），请核对"})
    if not public:
        return day
    try:
        rule = term("civil_procedure_law_2023.public_notice_days", on=day)
    except NoNumber as unknown:
        raise Invalid({field: UNKNOWN_THEN}) from unknown
    return last_day(rule, start=day)
