"""Enforcement by the court (非诉执行), compulsion law arts. 53 to 58, for an organ without power.

Two clocks and a window: the term of review and suit must have ended, ten working days must have
passed since the exhortation was served, and the window of three months must still be open.
"""

from __future__ import annotations

from dataclasses import replace

from mingjing.law.cite import cite
from mingjing.law.explore import Sentence
from mingjing.law.instruments.compulsion_law_2012 import court_guards as g
from mingjing.law.instruments.compulsion_law_2012.court_guards import LAW, Opinion
from mingjing.law.instruments.compulsion_law_2012.court_guards import (
    CourtAttempt as Attempt,
)
from mingjing.law.instruments.compulsion_law_2012.court_guards import CourtFacts as Facts
from mingjing.law.instruments.parts import RIGHT_POST, always, only, post_fits
from mingjing.law.instruments.penalty_law_2021.common import CLERK, LEADER, OFFICER, Clock
from mingjing.law.procedure import NEW, Detour, Passing, Procedure, Stage, Step


def _remedy_ends(stage: str, f: Facts) -> Facts | None:
    if stage not in ("new", "exhorted") or f.remedy_term is not Clock.RUNNING:
        return None
    return replace(f, remedy_term=Clock.OVER, window=Clock.RUNNING)


def _waiting_ends(stage: str, f: Facts) -> Facts | None:
    if stage != "exhorted" or f.waiting is not Clock.RUNNING:
        return None
    return replace(f, waiting=Clock.OVER)


def _window_ends(stage: str, f: Facts) -> Facts | None:
    if stage not in ("new", "exhorted") or f.window is not Clock.RUNNING:
        return None
    return replace(f, window=Clock.OVER)


# fmt: off
# A procedure is read as a table.
def _asking() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("exhort", "催告", (NEW,), "exhorted", cite(LAW, 54), (OFFICER,),
             (post_fits, g.contents, g.served), sets=g.exhorted,
             asks=("post_fits", "contents", "receipted"),
             says="申请法院强制执行前，书面催告当事人履行义务。"),
        Step("hear_exhorted", "登记当事人对催告的意见", ("exhorted",), None, cite(LAW, 36),
             (OFFICER,), (post_fits, g.not_yet_stated), sets=g.stated, asks=("post_fits",),
             says="当事人收到催告书后有权陈述和申辩，须充分听取并记录。"),
        Step("weigh_exhorted", "复核当事人对催告的意见", ("exhorted",), None, cite(LAW, 36),
             (OFFICER, LEADER), (post_fits, g.something_to_weigh), sets=g.weighed,
             asks=("post_fits",), chooses=("adopted",),
             detours=(Detour("adopted", True, "given_up"),),
             says="对提出的事实、理由和证据进行复核；成立的应当采纳，不再申请执行。"),
        Step("apply_to_court", "申请法院强制执行", ("exhorted",), "applied", cite(LAW, 53),
             (LEADER,), (post_fits, g.no_own_power, g.remedy_over, g.window_open, g.waited,
                         g.opinion_weighed, g.signed, g.complete),
             asks=("post_fits", "no_own_power", "signed", "complete"),
             says="复议、诉讼期限届满之日起三个月内，经催告满十个工作日仍不履行的，申请法院强制执行。"),
        Step("record_acceptance", "登记法院是否受理", ("applied",), "accepted", cite(LAW, 56),
             (LEADER, CLERK), (post_fits, g.ruling_received), asks=("post_fits", "receipted"),
             chooses=("accepted",), detours=(Detour("accepted", False, "rejected"),),
             says="法院收到申请后五日内受理；不予受理的，可以向上一级法院申请复议。"),
        Step("record_ruling", "登记法院执行裁定", ("accepted",), "ordered", cite(LAW, 57),
             (LEADER, CLERK), (post_fits, g.ruling_received), asks=("post_fits", "receipted"),
             chooses=("granted",), detours=(Detour("granted", False, "rejected"),),
             says="法院书面审查，七日内裁定；有明显违法情形的，三十日内裁定是否执行。"),
    )


def _ending() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("ask_higher_court", "向上一级法院申请复议", ("rejected",), "reviewing",
             cite(LAW, 56), (LEADER,), (post_fits, g.appeal_in_time), asks=("post_fits", "in_time"),
             says="对不予受理或者不予执行的裁定有异议的，十五日内向上一级法院申请复议。"),
        Step("record_higher_ruling", "登记上一级法院裁定", ("reviewing",), "ordered",
             cite(LAW, 58), (LEADER, CLERK), (post_fits, g.ruling_received),
             asks=("post_fits", "receipted"), chooses=("granted",),
             detours=(Detour("granted", False, "given_up"),),
             says="上一级法院作出复议裁定，本机关按裁定办理。"),
        Step("accept_rejection", "接受法院不予执行", ("rejected",), "given_up", cite(LAW, 58),
             (LEADER,), (post_fits,), asks=("post_fits",),
             says="不申请复议的，记录理由，终结本次执行。"),
        Step("record_performance", "登记当事人履行", (NEW, "exhorted", "applied", "accepted",
             "ordered"), "performed", cite(LAW, 40), (CLERK, OFFICER), (post_fits, g.proved),
             asks=("post_fits", "proved"), says="当事人自行履行或者经法院执行完毕的，终结执行。"),
        Step("end_without_result", "法院终结执行", ("ordered",), "given_up", cite(LAW, 40),
             (LEADER,), (post_fits, g.ruling_received), asks=("post_fits", "receipted"),
             says="无财产可供执行等情形，由法院裁定终结执行，如实登记。"),
        Step("end_enforcement", "决定被撤销后终结执行", ("exhorted", "applied", "accepted",
             "rejected", "reviewing", "ordered"), "given_up", cite(LAW, 40), (LEADER, CLERK),
             (post_fits, g.quashed), asks=("post_fits", "quashed"),
             says="据以执行的处罚决定被撤销的，终结执行，告知法院并撤回申请。"),
        Step("record_lost_claim", "登记逾期未申请执行", (NEW, "exhorted"), "lost", cite(LAW, 53),
             (LEADER,), (post_fits, g.window_shut), asks=("post_fits",), watches=(g.claim_lost,),
             says="超过三个月未申请的，不能再申请法院强制执行，如实记录并说明原因。"),
    )
# fmt: on


COURT: Procedure[Facts, Attempt] = Procedure(
    name="compulsion_law_2012/court",
    label="申请法院强制执行",
    stages=(
        Stage(NEW, "逾期未履行"),
        Stage("exhorted", "已催告"),
        Stage("applied", "已申请执行"),
        Stage("accepted", "法院已受理"),
        Stage("rejected", "法院不予受理或者不予执行"),
        Stage("reviewing", "上一级法院复议中"),
        Stage("ordered", "法院准予执行"),
        Stage("performed", "已履行", final=True),
        Stage("given_up", "终结执行", final=True),
        Stage("lost", "逾期未申请", final=True),
    ),
    steps=(*_asking(), *_ending()),
    facts=Facts,
    attempt=Attempt,
    passings=(
        Passing("remedy_term_ends", "复议诉讼期限届满", _remedy_ends),
        Passing("exhortation_wait_ends", "催告后十个工作日届满", _waiting_ends),
        Passing("court_window_ends", "申请法院执行的期限届满", _window_ends),
    ),
    road=(
        "exhort",
        "apply_to_court",
        "record_acceptance",
        "record_ruling",
        "record_performance",
    ),
)

COURT_SENTENCES: tuple[Sentence[Facts, Attempt], ...] = (
    RIGHT_POST,
    always("receipts", "催告和裁定都有收到的凭据", "receipted"),
    always("full_exhortation", "催告书内容完整", "contents"),
    always("no_power", "有强制执行权的不申请法院", "no_own_power"),
    always("signed_by_head", "申请书由负责人签名", "signed"),
    always("bundle_whole", "申请材料齐备", "complete"),
    always("higher_in_time", "向上一级法院申请复议不超过十五日", "in_time"),
    always("performance_proved", "履行必有凭据", "proved"),
    always("ended_when_quashed", "决定被撤销才因此终结执行", "quashed"),
    only(
        "apply_to_court", "after_remedies", "复议诉讼期限未满不申请",
        good=lambda f, a: f.remedy_term is Clock.OVER,
    ),
    only(
        "apply_to_court", "within_window", "超过三个月不申请",
        good=lambda f, a: f.window is not Clock.OVER,
    ),
    only(
        "apply_to_court", "exhorted_and_waited", "催告满十个工作日才申请",
        good=lambda f, a: f.waiting is Clock.OVER,
    ),
    only(
        "apply_to_court", "heard_before_court", "意见复核之后才申请",
        good=lambda f, a: f.opinion is not Opinion.STATED,
    ),
    only(
        "weigh_exhorted", "weigh_what_was_said", "复核的是说过的话",
        good=lambda f, a: f.opinion is Opinion.STATED,
    ),
    only(
        "hear_exhorted", "one_at_a_time", "未复核的意见不重复登记",
        good=lambda f, a: f.opinion is not Opinion.STATED,
    ),
    only(
        "record_lost_claim", "lost_only_when_lost", "期限未过不登记逾期",
        good=lambda f, a: f.window is Clock.OVER,
    ),
)  # fmt: skip
