"""The provable draw of objects and inspectors: freeze, announce, take the value, draw, show.

What is announced before the randomness exists cannot be chosen for its result; what is drawn is
never drawn again in silence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from mingjing.law.cite import cite
from mingjing.law.explore import Sentence
from mingjing.law.instruments.parts import RIGHT_POST, Acting, always, needs, only, post_fits
from mingjing.law.instruments.penalty_law_2021.common import CLERK, LEADER
from mingjing.law.procedure import NEW, Procedure, Stage, Step, guard, watch

LAW, OWN = "random_inspection", "office_draws"


@dataclass(frozen=True, slots=True)
class DrawFacts:
    """Where a draw stands in law: whether witnesses make its seed, whether the dice are public,
    whether it was ever shown, whether an object has been replaced."""

    witnessed: bool = False
    dice_public: bool = False
    shown: bool = False
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class DrawAttempt(Acting):
    """What is true of one act of a draw."""

    sound_pools: bool = True
    drawable: bool = True
    source_ahead: bool = True
    no_other_running: bool = True
    old_draw_cited: bool = True
    witnesses_outside: bool = True
    witnessed: bool = True
    commitments_sound: bool = True
    dice_sound: bool = True
    dice_unchanged: bool = True
    value_sound: bool = True
    pools_unchanged: bool = True
    was_drawn: bool = True
    next_left: bool = True
    reason_given: bool = True
    certificate_holds: bool = True
    all_inspected: bool = True


Facts = DrawFacts
Attempt = DrawAttempt

sound_pools = needs(
    OWN, 0, "sound_pools",
    sentence="名录中有重复、不能分辨或者写法不统一的行，请先更正名录再冻结",
)  # fmt: skip
drawable = needs(
    LAW, 0, "drawable",
    sentence="按所定的抽取数、签数和人数不能抽取，请核对各层对象数和可派检查人员数",
)  # fmt: skip
source_ahead = needs(
    OWN, 0, "source_ahead", sentence="随机数的来源须是将来产生、事先不能试尽的，请另选来源或者时刻"
)
no_other_running = needs(
    OWN, 0, "no_other_running",
    sentence="相同领域另有一次抽取已经公告、结果尚未公布，不得同时抽取几次而择其一："
    "请先公布那一次的结果，或者写明理由作废后引用它",
)  # fmt: skip
old_draw_cited = needs(
    OWN, 0, "old_draw_cited",
    sentence="相同领域有作废而未被引用的抽取，重新抽取须引用它并写明理由；"
    "作废过几次的，请按领域分开冻结，一次引用一次",
)  # fmt: skip
witnesses_outside = needs(
    OWN, 0, "witnesses_outside", sentence="见证人不得在被抽取的检查人员名录中，请另请见证人"
)
commitments_sound = needs(
    OWN, 0, "commitments_sound",
    sentence="须由公告的每一名见证人在掷骰之前各自提交承诺，请核对姓名、时间和承诺",
)  # fmt: skip
dice_sound = needs(
    OWN, 0, "dice_sound",
    sentence="骰子结果须在公告的掷骰时刻以后登记，位数和每一位与公告的骰子相符，请逐位核对",
)  # fmt: skip
dice_unchanged = needs(
    OWN, 0, "dice_unchanged",
    sentence="登记的骰子结果与当时公开的不符，被改动过，请作废后重抽",
)  # fmt: skip
value_sound = needs(
    OWN, 0, "value_sound",
    sentence="记录的随机数不是公告的来源在公告的时刻以后给出的，请核对；不能核实的，作废后重抽",
)  # fmt: skip
pools_unchanged = needs(
    OWN,
    0,
    "pools_unchanged",
    sentence="冻结的名录、公告的规则或者种子与公布时的不符，被改动过，请作废后重抽",
)
was_drawn = needs(OWN, 0, "was_drawn", sentence="只有抽中的对象或者人员才能退出，请核对")
next_left = needs(LAW, 0, "next_left", sentence="没有下一签可以递补，请作废后重抽")
reason_given = needs(OWN, 0, "reason_given", sentence="退出或者作废须写明理由，理由随证书公开")
certificate_holds = needs(
    OWN, 0, "certificate_holds", sentence="证书验算不成立，不得公布，请查明原因或者作废后重抽"
)
all_inspected = needs(
    LAW, 0, "all_inspected", sentence="还有抽中的对象没有检查记录，请检查并关联后再办结"
)


@guard(OWN, 0)
def not_witnessed(f: Facts, a: Attempt) -> str | None:
    """Witnesses' secrets are committed to before anything is thrown or taken."""
    return "本次由见证人产生随机数，须先登记见证人的承诺再掷骰" if f.witnessed else None


@guard(OWN, 0)
def dice_once(f: Facts, a: Attempt) -> str | None:
    """Dice that are public are never replaced by others."""
    if f.dice_public:
        return "骰子结果已经公开，不能更改；登记确有错误的，写明理由作废后重抽"
    return None


@guard(OWN, 0)
def dice_first(f: Facts, a: Attempt) -> str | None:
    """Nobody tells a secret before the dice are public."""
    if not f.dice_public:
        return "骰子结果还没有公开，见证人不得先说出密语：请先当众掷骰并登记结果"
    return None


@guard(OWN, 0)
def by_witnesses(f: Facts, a: Attempt) -> str | None:
    """Commitments belong to a draw by witnesses only."""
    return None if f.witnessed else "本次不由见证人产生随机数，无须登记承诺，请直接登记公开的随机数"


@guard(OWN, 0)
def not_shown_yet(f: Facts, a: Attempt) -> str | None:
    """Once the result is public, the objects stand; only inspectors may still be recused."""
    if f.shown:
        return "抽查结果已经公布，对象不再递补：不能检查的如实登记检查结果，或者作废后重抽"
    return None


@watch(LAW, 0)
def published_late(f: Facts, a: Attempt) -> str | None:
    """The result was not public within the term."""
    return "抽取后超过期限才公布结果" if a.late and not f.shown else None


def _announced(f: Facts, a: Attempt) -> Facts:
    return replace(f, witnessed=a.witnessed)


def _thrown(f: Facts, a: Attempt) -> Facts:
    return replace(f, dice_public=True)


def _shown(f: Facts, a: Attempt) -> Facts:
    return replace(f, shown=True)


def _replaced(f: Facts, a: Attempt) -> Facts:
    return replace(f, replaced=True)


RUNNING = ("frozen", "announced", "committed", "thrown", "seeded", "drawn", "published")


# fmt: off
# A procedure is read as a table.
def _steps() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("freeze_pools", "冻结名录", (NEW,), "frozen", cite(LAW, 0), (CLERK, LEADER),
             (post_fits, sound_pools, drawable), asks=("post_fits", "sound_pools", "drawable"),
             says="按当日的对象名录和检查人员名录冻结，公布各自的根和数目。"),
        Step("announce_source", "公告随机数来源", ("frozen",), "announced", cite(OWN, 0), (LEADER,),
             (post_fits, source_ahead, no_other_running, old_draw_cited, witnesses_outside),
             sets=_announced,
             asks=("post_fits", "source_ahead", "no_other_running", "old_draw_cited",
                   "witnesses_outside"),
             chooses=("witnessed",),
             says="在随机数产生之前，公告它的来源、时刻和抽取的全部规则。"),
        Step("record_commitments", "登记见证人承诺", ("announced",), "committed", cite(OWN, 0),
             (CLERK,), (post_fits, by_witnesses, commitments_sound),
             asks=("post_fits", "commitments_sound"),
             says="每名见证人自选密语，只提交承诺；密语在掷骰以后才公开。"),
        Step("take_public_value", "登记公开的随机数", ("announced",), "seeded", cite(OWN, 0),
             (CLERK,), (post_fits, not_witnessed, value_sound), asks=("post_fits", "value_sound"),
             says="照原样抄录公告的公开数字或者信标，由它和公告算出种子。"),
        Step("record_dice", "登记并公开骰子结果", ("committed", "thrown"), "thrown", cite(OWN, 0),
             (CLERK,), (post_fits, dice_once, dice_sound), sets=_thrown,
             asks=("post_fits", "dice_sound"),
             says="当众掷骰，结果逐位登记，立即公开，不能更改；此时还没有人说出密语。"),
        Step("reveal_secrets", "公开见证人密语", ("committed", "thrown"), "seeded", cite(OWN, 0),
             (CLERK,), (post_fits, dice_first, dice_unchanged, value_sound),
             asks=("post_fits", "dice_unchanged", "value_sound"),
             says="见证人看到公开的骰子结果以后逐一说出密语，与承诺核对，由两者算出种子。"),
        Step("draw_lots", "抽取", ("seeded",), "drawn", cite(LAW, 0), (CLERK,),
             (post_fits, pools_unchanged, next_left),
             asks=("post_fits", "pools_unchanged", "next_left"),
             says="按种子给每个对象、每名检查人员编签，各层取最小的签，每个对象不少于两人。"),
        Step("set_aside_object", "对象退出，下一签递补", ("drawn",), None, cite(OWN, 0), (LEADER,),
             (post_fits, not_shown_yet, was_drawn, next_left, reason_given), sets=_replaced,
             asks=("post_fits", "was_drawn", "next_left", "reason_given"),
             says="抽中的对象已经关闭、迁出等不能检查的，写明理由，由下一签递补。"),
        Step("recuse_inspector", "人员回避，下一签递补", ("drawn", "published"), "drawn",
             cite(LAW, 0), (LEADER,), (post_fits, was_drawn, next_left, reason_given),
             asks=("post_fits", "was_drawn", "next_left", "reason_given"),
             says="抽中的检查人员与对象有利害关系的，写明理由回避，由下一签递补。"),
        Step("publish_certificate", "公布证书", ("drawn",), "published", cite(LAW, 0), (CLERK,),
             (post_fits, certificate_holds), sets=_shown, asks=("post_fits", "certificate_holds"),
             watches=(published_late,),
             says="把名录、公告、随机数和结果写成证书公布，任何人可以验算。"),
        Step("conclude_draw", "抽查办结", ("published",), "done", cite(LAW, 0), (CLERK, LEADER),
             (post_fits, all_inspected), asks=("post_fits", "all_inspected"),
             says="每个抽中的对象都有检查记录后办结。"),
        Step("void_draw", "作废", RUNNING, "void", cite(OWN, 0), (LEADER,),
             (post_fits, reason_given), asks=("post_fits", "reason_given"),
             says="不能继续的作废并写明理由；作废的一次不删除，重新抽取须引用它。"),
    )
# fmt: on


DRAW: Procedure[Facts, Attempt] = Procedure(
    name="random_inspection/draw",
    label="双随机抽取",
    subject="本次抽取",
    stages=(
        Stage(NEW, "未开始"),
        Stage("frozen", "名录已冻结"),
        Stage("announced", "来源已公告"),
        Stage("committed", "承诺已登记"),
        Stage("thrown", "骰子已公开"),
        Stage("seeded", "种子已产生"),
        Stage("drawn", "已抽取"),
        Stage("published", "证书已公布"),
        Stage("void", "已作废", final=True),
        Stage("done", "抽查办结", final=True),
    ),
    steps=_steps(),
    facts=DrawFacts,
    attempt=DrawAttempt,
    road=(
        "freeze_pools",
        "announce_source",
        "record_commitments",
        "record_dice",
        "reveal_secrets",
        "draw_lots",
        "publish_certificate",
        "conclude_draw",
    ),
)

DRAW_SENTENCES: tuple[Sentence[Facts, Attempt], ...] = (
    RIGHT_POST,
    always("pools", "名录没有重复和混淆", "sound_pools"),
    always("rules", "按所定规则能够抽取", "drawable"),
    always("ahead", "先公告来源，后有随机数", "source_ahead"),
    always("alone", "同一领域不同时抽取几次", "no_other_running"),
    always("cited", "重新抽取必引用原来的一次", "old_draw_cited"),
    always("outside", "见证人不在被抽取的人员中", "witnesses_outside"),
    always("commitments", "承诺齐全且在掷骰之前", "commitments_sound"),
    always("dice", "骰子与公告的相符", "dice_sound"),
    always("dice_stand", "骰子公开以后不改动", "dice_unchanged"),
    always("value", "随机数出自公告的来源", "value_sound"),
    always("unchanged", "名录冻结后不改动", "pools_unchanged"),
    always("drawn_only", "只有抽中的才能退出", "was_drawn"),
    always("followed", "退出的有下一签递补", "next_left"),
    always("reasons", "退出和作废写明理由", "reason_given"),
    always("proof", "公布的证书验算成立", "certificate_holds"),
    always("answered", "抽中的都检查了才办结", "all_inspected"),
    only(
        "take_public_value", "secrets_first", "由见证人产生的，先有承诺后有随机数",
        good=lambda f, a: not f.witnessed,
    ),
    only(
        "record_commitments", "commitments_of_witnesses", "承诺只属于由见证人产生的抽取",
        good=lambda f, a: f.witnessed,
    ),
    only("record_dice", "dice_once", "骰子只登记一次", good=lambda f, a: not f.dice_public),
    only(
        "reveal_secrets", "dice_first", "骰子公开以后才公开密语", good=lambda f, a: f.dice_public
    ),
    only(
        "set_aside_object", "objects_stand", "公布以后对象不再递补", good=lambda f, a: not f.shown
    ),
)  # fmt: skip
