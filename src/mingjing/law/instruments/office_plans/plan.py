"""The yearly plan of inspections: drafted, submitted, approved, published, amended, closed.

A published plan is never changed: an amendment is a new version with its reason, and when it is
public the old version is superseded and stays to be read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from mingjing.law.cite import cite
from mingjing.law.explore import Sentence
from mingjing.law.instruments.parts import RIGHT_POST, Acting, always, needs, only, post_fits
from mingjing.law.instruments.penalty_law_2021.common import CLERK, LEADER
from mingjing.law.procedure import NEW, Detour, Procedure, Stage, Step, guard, watch

OWN, FIRMS = "office_plans", "enterprise_inspection_2025"


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """Where a plan stands in law: whether it has any task."""

    filled: bool = False


@dataclass(frozen=True, slots=True)
class PlanAttempt(Acting):
    """What is true of one act on a plan."""

    only_plan: bool = True
    one_at_a_time: bool = True
    reason_given: bool = True
    task_sound: bool = True
    items_published: bool = True
    departments_named: bool = True
    share_declared: bool = True
    figure_ahead: bool = True
    last_task: bool = False
    passed: bool = True
    approver_apart: bool = True
    successor_public: bool = True
    summary_given: bool = True
    tasks_done: bool = True


Facts = PlanFacts
Attempt = PlanAttempt

only_plan = needs(OWN, 0, "only_plan",
                  sentence="这一年已经有计划，请对公布的计划提出变更，不另立一份")  # fmt: skip
one_at_a_time = needs(OWN, 0, "one_at_a_time",
                      sentence="已有一份变更没有办完，请先办完或者撤回那一份")  # fmt: skip
reason_given = needs(OWN, 0, "reason_given", sentence="变更或者撤回须写明理由，理由随计划公开")
task_sound = needs(OWN, 0, "task_sound",
                   sentence="任务须有名称、领域、检查数，起止日期在计划年度内，请核对")  # fmt: skip
items_published = needs(
    FIRMS, 0, "items_published",
    sentence="任务所列的检查事项须已公布并在任务期间有效，请从检查事项清单中选择",
)  # fmt: skip
departments_named = needs(OWN, 0, "departments_named",
                          sentence="部门联合检查须写明参加的部门名称")  # fmt: skip
share_declared = needs(
    OWN, 0, "share_declared",
    sentence="按风险选查的任务须事先写明随机份额、随机数的来源和公布日期（在任务期间内），"
             "份额不低于设定的比例",
)  # fmt: skip
figure_ahead = needs(
    OWN, 0, "figure_ahead",
    sentence="随机数须在计划公布以后才产生：请把它的公布日期改为将来的一天，已批准的撤回后改写",
)  # fmt: skip
approver_apart = needs(OWN, 0, "approver_apart",
                       sentence="批准的负责人不得是提交计划的人，请由其他负责人批准")  # fmt: skip
successor_public = needs(OWN, 0, "successor_public",
                         sentence="新的一版公布以后，原来的一版才失效")  # fmt: skip
summary_given = needs(
    OWN, 0, "summary_given", sentence="办结须写明年度总结：完成情况和没有完成的原因"
)


@guard(OWN, 0)
def filled(f: Facts, a: Attempt) -> str | None:
    """An empty plan binds nobody."""
    return None if f.filled else "计划中还没有任务，请先列入任务"


@guard(OWN, 0)
def return_reasoned(f: Facts, a: Attempt) -> str | None:
    """Who returns a plan says what to change."""
    return None if a.passed or a.reason_given else "退回须写明要改什么"


@watch(OWN, 0)
def tasks_left(f: Facts, a: Attempt) -> str | None:
    """The year is closed with tasks that were not done."""
    return None if a.tasks_done else "计划中有任务没有完成就办结"


def _filled(f: Facts, a: Attempt) -> Facts:
    return replace(f, filled=True)


def _dropped(f: Facts, a: Attempt) -> Facts:
    return replace(f, filled=not a.last_task)


OPEN = ("draft", "submitted", "approved")


# fmt: off
# A procedure is read as a table.
def _steps() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("draft_plan", "拟订年度计划", (NEW,), "draft", cite(OWN, 0), (CLERK,),
             (post_fits, only_plan), asks=("post_fits", "only_plan"),
             says="拟订一年的检查计划：随机抽查、重点领域、专项检查、部门联合检查。"),
        Step("draft_amendment", "拟订计划变更", (NEW,), "draft", cite(OWN, 0), (CLERK,),
             (post_fits, one_at_a_time, reason_given), sets=_filled,
             asks=("post_fits", "one_at_a_time", "reason_given"),
             says="公布后的改动是新的一版：任务从原来的一版带过来，写明理由，重新批准和公布。"),
        Step("set_task", "列入或者修改任务", ("draft",), None, cite(OWN, 0), (CLERK,),
             (post_fits, task_sound, items_published, departments_named, share_declared,
              figure_ahead),
             sets=_filled,
             asks=("post_fits", "task_sound", "items_published", "departments_named",
                   "share_declared", "figure_ahead"),
             says="写明任务查什么、查多少、什么时候查、谁来查、怎样选对象。"),
        Step("drop_task", "删去任务", ("draft",), None, cite(OWN, 0), (CLERK,),
             (post_fits, filled), sets=_dropped, asks=("post_fits",), chooses=("last_task",),
             says="公布以前可以删去任务。"),
        Step("submit_plan", "提交批准", ("draft",), "submitted", cite(OWN, 0), (CLERK,),
             (post_fits, filled), asks=("post_fits",), says="提交以后任务不再改动。"),
        Step("approve_plan", "批准计划", ("submitted",), "approved", cite(OWN, 0), (LEADER,),
             (post_fits, approver_apart, return_reasoned),
             asks=("post_fits", "approver_apart", "reason_given"), chooses=("passed",),
             detours=(Detour("passed", False, "draft"),),
             says="由没有提交它的负责人批准；不批准的退回修改，写明要改什么。"),
        Step("publish_plan", "公布计划", ("approved",), "published", cite(OWN, 0), (CLERK,),
             (post_fits, figure_ahead), asks=("post_fits", "figure_ahead"),
             says="计划、检查次数上限和各项任务的选查办法向社会公布；新的一版使原来的一版失效。"),
        Step("supersede_plan", "由新的一版代替", ("published",), "superseded", cite(OWN, 0),
             (CLERK,), (post_fits, successor_public), asks=("post_fits", "successor_public"),
             says="新的一版公布时，原来的一版失效，仍可查阅。"),
        Step("close_plan", "年度办结", ("published",), "closed", cite(OWN, 0), (CLERK, LEADER),
             (post_fits, summary_given), watches=(tasks_left,),
             asks=("post_fits", "summary_given"),
             says="逐项写明完成情况，总结随计划公布。"),
        Step("withdraw_plan", "撤回", OPEN, "withdrawn", cite(OWN, 0), (CLERK, LEADER),
             (post_fits, reason_given), asks=("post_fits", "reason_given"),
             says="没有公布的计划或者变更可以撤回，写明理由。"),
    )
# fmt: on


PLAN: Procedure[Facts, Attempt] = Procedure(
    name="office_plans/plan",
    label="年度检查计划",
    subject="本计划",
    stages=(
        Stage(NEW, "未开始"),
        Stage("draft", "拟订中"),
        Stage("submitted", "待批准"),
        Stage("approved", "已批准，待公布"),
        Stage("published", "已公布，执行中"),
        Stage("superseded", "已由新的一版代替", final=True),
        Stage("closed", "已办结", final=True),
        Stage("withdrawn", "已撤回", final=True),
    ),
    steps=_steps(),
    facts=PlanFacts,
    attempt=PlanAttempt,
    road=("draft_plan", "set_task", "submit_plan", "approve_plan", "publish_plan", "close_plan"),
)

PLAN_SENTENCES: tuple[Sentence[Facts, Attempt], ...] = (
    RIGHT_POST,
    always("one_plan", "一年只有一份计划", "only_plan"),
    always("one_amendment", "变更一份一份地办", "one_at_a_time"),
    always("sound_tasks", "任务写明查什么、查多少、何时查", "task_sound"),
    always("published_items", "只列已公布的检查事项", "items_published"),
    always("named", "联合检查写明部门", "departments_named"),
    always("declared", "随机份额事先写明", "share_declared"),
    always("ahead", "公布计划时随机数还没有产生", "figure_ahead"),
    always("apart", "批准的人不是提交的人", "approver_apart"),
    always("succession", "有了新的一版，原来的才失效", "successor_public"),
    always("told", "办结有总结", "summary_given"),
    only("submit_plan", "something_planned", "提交的计划有任务", good=lambda f, a: f.filled),
    only("drop_task", "something_dropped", "有任务才能删去", good=lambda f, a: f.filled),
    only("draft_amendment", "why_amended", "变更有理由", good=lambda f, a: a.reason_given),
    only("withdraw_plan", "why_withdrawn", "撤回有理由", good=lambda f, a: a.reason_given),
    only(
        "approve_plan", "why_returned", "退回写明要改什么",
        good=lambda f, a: a.passed or a.reason_given,
    ),
)  # fmt: skip
