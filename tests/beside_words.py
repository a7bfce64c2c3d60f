"""What may be typed beside a case, and what the law should see in it: told here a second time.

Every step of a small procedure has its lawful form first, then variants: other choices, and
flaws, each with the fields of the attempt that it turns. A value may be a function of now.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from mingjing.law.instruments.compulsion_law_2012.seizure_guards import Fate, Ground
from mingjing.law.instruments.penalty_law_2021.preservation import Way
from mingjing.office.cases.beside.referral import PAPERS


@dataclass(frozen=True, slots=True)
class Variant:
    """A change of the lawful form, and what the law should see because of it."""

    form: dict[str, Any] = field(default_factory=dict)
    seen: dict[str, Any] = field(default_factory=dict)


def typed(form: dict[str, Any], now: datetime) -> dict[str, Any]:
    """The form with its days told."""
    return {k: v(now) if callable(v) else v for k, v in form.items()}


def _without(*names: str, blank: Any = False, **renamed: str) -> tuple[Variant, ...]:
    """One flaw for each field: it is left out, and the law sees that."""
    pairs = {**{n: n for n in names}, **renamed}
    return tuple(Variant({n: blank}, {seen: False}) for n, seen in pairs.items())


def _in_days(n: int) -> Callable[[datetime], date]:
    return lambda now: now.date() + timedelta(days=n)


def _at(hours: int) -> Callable[[datetime], datetime]:
    return lambda now: now + timedelta(hours=hours)


DUTIES = ("identity_shown", "witnessed", "rights_told", "heard", "recorded", "related",
          "unsealed", "listed")  # fmt: skip
TAKEN: dict[str, Any] = {
    **dict.fromkeys(DUTIES, True), "goods": "钢瓶 2 只", "days": 30, "kept_at": "示例库房"
}  # fmt: skip
TOO_LONG = Variant({"days": 31}, {"within_days": False})
ASKED = {"measure": "seize", "basis": "城镇燃气管理条例第四十一条", "goods": "钢瓶 2 只",
         "reason": "可能被转移"}  # fmt: skip
WHOSE = (Variant({"whose": "theirs"}, {"ours": False}),)

WORDS: dict[str, dict[str, tuple[dict[str, Any], tuple[Variant, ...]]]] = {
    "preservation": {
        "approve_preservation": (
            {"may_be_lost": True, "goods": "账册一本", "reason": "可能被转移"},
            _without("may_be_lost"),
        ),
        "preserve_evidence": (
            {"identity_shown": True, "goods": "账册一本", "relevant": True, "list_given": True,
             "kept_at": "示例库房"},
            _without("identity_shown", "relevant", "list_given"),
        ),
        "dispose_preserved": (
            {"way": "return", "reason": "证据已经固定", "return_signed": True},
            (*_without("return_signed"),
             Variant({"way": "test", "return_signed": False},
                     {"way": Way.TEST, "return_signed": False}),
             Variant({"way": "seize"}, {"way": Way.SEIZE})),
        ),
        "return_preserved": (
            {"return_signed": True, "reason": "未及时处理"}, _without("return_signed"),
        ),
    },
    "seizure": {
        "approve_seizure": (ASKED, _without("basis", blank="")),
        "seize": (TAKEN, (*_without(*DUTIES), TOO_LONG)),
        "seize_urgently": (
            {**ASKED, **TAKEN, "urgent": True},
            (*_without("basis", blank=""), *_without("urgent", "listed", "rights_told"), TOO_LONG),
        ),
        "make_up_approval": ({"reason": "同意补批"}, ()),
        "test_seized": (
            {"tested_by": "示例检测所", "until": _in_days(9), "period_told": True},
            _without("period_told"),
        ),
        "record_test": ({"result": "不合格", "result_told": True}, _without("result_told")),
        "extend_seizure": (
            {"days": 30, "reason_given": "案情复杂", "noticed": "直接送达"},
            (*_without("reason_given", "noticed", blank=""), TOO_LONG),
        ),
        "dispose_seized": (
            {"fate": "confiscate", "decision_based": "示罚决字〔2023〕第1号", "party_told": True},
            (*_without("decision_based", blank=""),
             Variant({"fate": "transfer"}, {"fate": Fate.TRANSFER}),
             Variant({"fate": "transfer", "party_told": False},
                     {"fate": Fate.TRANSFER, "party_told": False})),
        ),
        "release_seizure": (
            {"ground": "decided", "arose_on": _in_days(0), "return_signed": True},
            (*_without("return_signed"),
             Variant({"arose_on": _in_days(-1)}, {"late": True}),
             Variant({"ground": "expired", "arose_on": _in_days(-1)}, {"ground": Ground.EXPIRED})),
        ),
    },
    "recusal": {
        "request_recusal": (
            {"whom": "演示甲", "asked_by": "party", "reason": "近亲属"},
            _without(reason="reason_given", blank=""),
        ),
        "recuse": (
            {"result": "granted", "reason": "属实", "receipt": "书面告知"},
            (*_without(receipt="receipted", blank=""),
             Variant({"result": "refused"}, {"granted": False})),
        ),
        "replace_officer": ({"opinion": "已交接"}, ()),
    },
    "jurisdiction": {
        "raise_dispute": (
            {"other": "示例区水务局", "our_filing": _at(-48), "their_filing": _at(-24),
             "content": "均认为应由本机关管辖"},
            (Variant({"their_filing": _at(-72)}, {"first_filed": False}),
             Variant({"their_filing": None}, {"filing_times": False, "first_filed": False})),
        ),
        "agree_jurisdiction": (
            {"whose": "ours", "minutes": "一致同意", "yielded": True},
            (*_without("minutes", blank=""), *_without("yielded"), *WHOSE),
        ),
        "report_dispute": (
            {"minutes": "未达成一致", "superior_name": "示例市城市管理委员会", "superior": True},
            (*_without("minutes", blank=""), *_without("superior")),
        ),
        "record_designation": (
            {"whose": "ours", "receipt": "示例指〔2023〕1号"},
            (*_without(receipt="receipted", blank=""), *WHOSE),
        ),
        "find_not_ours": (
            {"other": "示例区水务局", "not_competent": "不在本区"},
            _without("not_competent", blank=""),
        ),
        "transfer_case": (
            {"complete": True, "receipt": "张某签收"},
            (*_without("complete"), *_without(receipt="receipted", blank="")),
        ),
    },
    "referral": {
        "report_crime": (
            {"crime": "危险作业罪", "written": "建议移送"}, _without("written", blank=""),
        ),
        "refer_to_police": (
            {"principal": True, "result": "approved", "reason": "情节严重"},
            (*_without("principal"),
             Variant({"result": "kept", "unfounded": True},
                     {"approved": False, "suspected": False}),
             Variant({"result": "kept"}, {"approved": False}),
             Variant({"result": "kept", "unfounded": True, "reason": ""},
                     {"approved": False, "suspected": False, "reason_given": False})),
        ),
        "hand_to_police": (
            {"to": "示例区公安分局", "papers": list(PAPERS)},
            (Variant({"papers": list(PAPERS)[:4]}, {"complete": False}),),
        ),
        "record_police_receipt": (
            {"receipt": "李某签收"}, _without(receipt="receipted", blank=""),
        ),
        "record_police_decision": (
            {"answer": "opened", "receipt": "示例公立字〔2023〕1号"},
            (*_without(receipt="receipted", blank=""),
             Variant({"answer": "refused"}, {"opened": False})),
        ),
        "hand_over_goods": (
            {"receipt": "钢瓶 2 只", "party_told": True},
            (*_without(receipt="receipted", blank=""), *_without("party_told")),
        ),
        "ask_police_again": ({"reason": "事实清楚"}, ()),
        "ask_prosecutor": ({"to": "示例区人民检察院", "reason": "应当立案"}, ()),
        "take_case_back": ({"reason": "继续处理"}, ()),
    },
}  # fmt: skip
"""By small procedure and step: the lawful form, and its variants."""

SINCE: dict[tuple[str, str], tuple[str, str]] = {
    ("preservation", "return_preserved"): ("penalty_law_2021.preservation_days",
                                           "preserve_evidence"),
    ("jurisdiction", "agree_jurisdiction"): ("housing_ministry_order_55.negotiation_days",
                                             "raise_dispute"),
    ("jurisdiction", "report_dispute"): ("housing_ministry_order_55.negotiation_days",
                                         "raise_dispute"),
    ("referral", "refer_to_police"): ("crime_transfer_2020.decision_days", "report_crime"),
    ("referral", "hand_over_goods"): ("crime_transfer_2020.goods_days", "record_police_decision"),
}  # fmt: skip
"""Steps that are late in days: the figure, and the step from whose day it runs."""
WITHIN_HOURS = {
    ("seizure", "make_up_approval"): "seize_urgently",
    ("referral", "hand_to_police"): "refer_to_police",
}
"""Steps that are late after 24 hours from the minute of another."""
