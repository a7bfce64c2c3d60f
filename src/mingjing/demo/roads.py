"""The roads of cases as lists of stops: which act, how many days later, by whom, typed what.

Dates are laid on afterwards, forward from a finding or backward from a day, so that one road
serves the past and the present.
"""

from __future__ import annotations

import random
from typing import Any

from mingjing.demo.caseplan import CasePlan
from mingjing.demo.ends import referred, terminated, transferred
from mingjing.demo.road_words import FOUND, GROUNDS, MODES, where_reached
from mingjing.demo.stops import Ahead, Stop
from mingjing.law.discretion import doubled
from mingjing.office.cases.attempts_inquiry import POINTS
from mingjing.office.items.models import Item
from mingjing.office.items.norms import norm_of

HEARING_AHEAD = 9
LIGHT, HEAVY = 0.3, 0.7
_LATE_SERVICE = 8


def road_of(plan: CasePlan, item: Item, rng: random.Random) -> list[Stop]:
    """All stops of a planned case."""
    return summary_road(plan, item) if plan.summary else _Ordinary(plan, item, rng).stops()


def summary_road(plan: CasePlan, item: Item) -> list[Stop]:
    """The road on the spot, closed when all is paid."""
    fined = plan.fine > 0
    stops = [
        Stop("record_on_the_spot", 0, form={"identity_shown": True, "content": plan.finding}),
        Stop("notify_on_the_spot", 0, form={"opinion": "已口头告知事实、理由、依据和陈述申辩权"}),
        Stop("hear_on_the_spot", 0, form={"content": "当事人没有异议"}),
        Stop(
            "decide_on_the_spot",
            0,
            form={
                "kinds": list(plan.kinds),
                "fine": plan.fine,
                "facts_certain": True,
                "review_first_told": True,
                "reason": ground(item),
            },
        ),
        Stop("hand_over", 0, form={"receipt": "当事人当场签收"}),
        Stop("report_on_the_spot", 1, form={"opinion": "报支队备案"}),
    ]
    if fined:
        stops.append(Stop("pay", 4, by="clerk", form={"amount": plan.fine, "receipt": "票据"}))
    return [
        *stops,
        Stop("close_case", 3, by="leader", form={"opinion": "同意结案"}),
        Stop("archive", 6, by="clerk", form={"opinion": "一案一卷归档"}),
    ]


def ground(item: Item) -> str:
    """What was broken and on what the penalty rests."""
    broken = f"{item.violated_statute}{item.violated_article}" or "有关规定"
    return f"{item.violation}，违反{broken}，依据{item.basis}处理。"


def weighing(item: Item, fine: int, *, law: str) -> dict[str, Any]:
    """The factors that stand behind a fine, as its place in the statutory range tells them."""
    looked_up = {"law_reason": "已查对新规定，没有发现较轻的罚则（演示）"}
    if law:
        looked_up = {"law_choice": law}
    span = norm_of(item).fine.range()
    if not fine or span is None:
        return looked_up
    share, factors, reason = span.share(fine), list[str](), "情节一般"
    if share <= LIGHT:
        factors, reason = ["removed_harm"], "当事人主动停止违法行为、消除隐患，依法从轻"
    elif share >= HEAVY and not doubled(["refused_correction"], item.precondition):
        factors, reason = ["refused_correction"], "责令改正后仍拒不改正，从重"
    return {"factors": factors, "weighing_reason": reason, **looked_up}


class _Ordinary:
    """The ordinary road of one plan."""

    def __init__(self, plan: CasePlan, item: Item, rng: random.Random) -> None:
        self.plan, self.item, self.rng = plan, item, rng

    def stops(self) -> list[Stop]:
        """From the lead to the archive, or to where the case ends before."""
        if self.plan.road == "declined":
            return [
                *self._lead(competent=False),
                Stop(
                    "decline_to_file",
                    2,
                    by="leader",
                    form={"reason": "地块不在本机关管辖范围，已函告有管辖权的机关"},
                ),
            ]
        if self.plan.road == "transferred":
            return [*self._lead(), *transferred()]
        stops = [*self._lead(), *self._filing(), *self._investigation()]
        if self.plan.road == "referred":
            return [*stops[:-1], *referred()]
        if self.plan.road == "terminated":
            return [*stops[:-2], *terminated()]
        if self.plan.road == "dismissed":
            return [*stops, *self._dismissed()]
        if self.plan.road == "spared":
            return [*stops, *self._spared()]
        return [*stops, *self._notice(), *self._decision(), *self._ending()]

    def _some(self, least: int, most: int) -> int:
        return self.rng.randint(least, most)

    def _lead(self, *, competent: bool = True) -> list[Stop]:
        return [
            Stop("register_lead", 0, by="first", form={"opinion": "检查中发现，登记线索"}),
            Stop(
                "verify_lead",
                self._some(1, 3),
                form={
                    "competent": competent,
                    "in_limitation": True,
                    "prima_facie": True,
                    "opinion": "经核查，线索属实" if competent else "线索属实，地块属邻区管理",
                },
            ),
        ]

    def _filing(self) -> list[Stop]:
        return [
            Stop("file_case", 1, form={"opinion": "符合立案条件，建议立案"}),
            Stop(
                "review_filing",
                1,
                by="reviewer",
                form={"result": "pass", "opinion": "主体、管辖、时效和初步证据均符合要求"},
            ),
            Stop("approve_filing", 1, by="leader", form={"opinion": "同意立案"}),
        ]

    def _investigation(self) -> list[Stop]:
        late = 3 if self.plan.late_entry else 0
        proposed = self.plan.told or self.plan.fine
        return [
            Stop(
                "inspect_site",
                self._some(1, 2),
                form={"identity_shown": True, "content": self.plan.finding},
            ),
            Stop("order_correction", 0, form=self._correction()),
            Stop(
                "question",
                self._some(1, 3),
                entered_late=late,
                form={
                    "identity_shown": True,
                    "content": "询问负责人，对现场情况予以确认，制作笔录",
                    "person_asked": "当事人或者其负责人（演示）",
                    **where_reached(electronic=self.plan.service == "electronic"),
                },
            ),
            Stop(
                "conclude_investigation",
                self._some(5, 7),
                form={
                    "finding": self._finding(),
                    "complex_case": "discussion" in self.plan.branches,
                    "proposed_fine": proposed or None,
                    **({"proposed_gains": self.plan.gains} if self.plan.gains else {}),
                    "opinion": self._report(proposed),
                },
            ),
            Stop(
                "review_penalty",
                self._some(2, 3),
                by="reviewer",
                form={
                    "result": "pass",
                    "points": [key for key, _ in POINTS],
                    "opinion": "事实清楚，证据充分，适用依据正确，程序合法",
                },
            ),
        ]

    def _finding(self) -> str:
        if self.plan.road == "spared":
            return FOUND[self.plan.ground]
        return {"referred": "suspected_crime", "dismissed": "not_established"}.get(
            self.plan.road, "violation"
        )

    def _report(self, proposed: int) -> str:
        return (
            f"{ground(self.item)}建议罚款{proposed}元。"
            if proposed
            else f"{self.item.violation}：调查情况见卷，依调查结果处理。"
        )

    def _correction(self) -> dict[str, Any]:
        if self.plan.written_order:
            return {"mode": "written", "due_on": Ahead(7), "content": "限期清掏疏通，恢复原状"}
        return {"mode": "oral", "content": "现场责令立即改正，已记入笔录"}

    def _spared(self) -> list[Stop]:
        return [
            Stop(
                "decide_no_penalty",
                2,
                by="leader",
                form=GROUNDS[self.plan.ground],
            ),
            Stop("serve", 2, form={"mode": "direct", "receipt": "本人签收"}),
            *self._closing(),
        ]

    def _dismissed(self) -> list[Stop]:
        return [
            Stop(
                "dismiss",
                2,
                by="leader",
                form={"opinion": "现有证据不能证明系当事人所为，违法事实不能成立"},
            ),
            Stop("serve", 2, form={"mode": "direct", "receipt": "当事人签收"}),
            *self._closing(),
        ]

    def _notice(self) -> list[Stop]:
        offered = self.plan.road in {"hearing", "hearing_told"}
        return [
            Stop(
                "notify_penalty",
                self._some(1, 2),
                form={
                    "kinds": list(self.plan.kinds),
                    "fine": self.plan.told or self.plan.fine,
                    **self._taken(),
                    **weighing(self.item, self.plan.told or self.plan.fine, law=self.plan.law),
                    "reason": ground(self.item),
                    "hearing_told": offered,
                    "mode": "direct",
                    "receipt": "当事人签收",
                },
            )
        ]

    def _taken(self) -> dict[str, str]:
        """What is confiscated, and why that is not so much that a hearing is told (art. 63)."""
        if not self.plan.taken:
            return {}
        return {**self.plan.taken, "no_hearing_reason": "罚款和没收的数额都不大（演示）"}

    def _decision(self) -> list[Stop]:
        before, wait = self._before_decision()
        serve = _LATE_SERVICE if self.plan.late_service else self._some(1, 3)
        return [
            *before,
            Stop(
                "decide_penalty",
                wait,
                by="leader",
                form={
                    "kinds": list(self.plan.kinds),
                    "fine": self.plan.fine,
                    **self.plan.taken,
                    "reason": ground(self.item),
                },
            ),
            Stop("serve", serve, form=MODES[self.plan.service]),
        ]

    def _before_decision(self) -> tuple[list[Stop], int]:
        """What the party does with its rights, and the days until the decision."""
        waived = Stop("waive_defence", 1, by="first", form={"waiver": "书面声明，签名并注明日期"})
        match self.plan.road:
            case "waive":
                return [waived], 2
            case "hearing_told":
                return [waived], 7
            case "defence":
                return self._defence("no", "理由不影响事实认定，不予采纳"), 2
            case "part":
                return self._defence("part", "已主动改正，部分采纳，适当降低罚款"), 2
            case "hearing":
                return self._hearing(), 3
        return [], 7

    def _defence(self, adopted: str, opinion: str) -> list[Stop]:
        return [
            Stop(
                "state_defence", 3, by="first", form={"content": "称经营困难，已经整改，请求从轻"}
            ),
            Stop("review_defence", 2, by="reviewer", form={"adopted": adopted, "opinion": opinion}),
        ]

    def _hearing(self) -> list[Stop]:
        return [
            Stop("request_hearing", 3, by="first", form={"content": "对罚款数额有异议，申请听证"}),
            Stop(
                "notify_hearing",
                2,
                by="reviewer",
                form={
                    "hearing_on": Ahead(HEARING_AHEAD),
                    "hearing_place": "区城管委会议室",
                },
            ),
            Stop(
                "hold_hearing",
                HEARING_AHEAD,
                by="reviewer",
                form={
                    "attended": "yes",
                    "content": "当事人陈述整改情况，未提出新的证据",
                    "signed": "当事人核对无误后逐页签字",
                },
            ),
            Stop(
                "review_again",
                2,
                by="reviewer",
                form={
                    "result": "pass",
                    "points": [key for key, _ in POINTS],
                    "report": "当事人对事实没有异议，对罚款数额的意见已予考虑，建议维持原拟处罚",
                    "opinion": "经听证，事实和依据没有变化",
                },
            ),
            Stop("waive_defence", 0, by="first", form={"waiver": "听证中表示不再另行申辩"}),
        ]

    def _ending(self) -> list[Stop]:
        plan = self.plan
        if not plan.fine:
            return self._closing()
        if plan.received < plan.fine:
            return [Stop("pay", 8, by="clerk", form={"amount": plan.received, "receipt": "票据"})]
        return [
            Stop(
                "pay",
                self._some(3, 9),
                by="clerk",
                form={
                    "amount": plan.fine,
                    **({"gains": plan.gains} if plan.gains else {}),
                    "receipt": "票据",
                },
            ),
            *self._closing(),
        ]

    def _closing(self) -> list[Stop]:
        return [
            Stop(
                "review_closing",
                2,
                by="reviewer",
                form={"result": "pass", "opinion": "决定已经执行，文书齐备"},
            ),
            Stop("close_case", 1, by="leader", form={"opinion": "同意结案"}),
            Stop("archive", self._some(4, 9), by="clerk", form={"opinion": "一案一卷归档"}),
        ]
