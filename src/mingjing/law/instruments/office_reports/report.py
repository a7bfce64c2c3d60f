"""The annual report: written, submitted, reviewed, signed, published, corrected, put on file.

A published edition is never changed: who corrects it says why, and the next edition goes the
same way again.
"""

from __future__ import annotations

from dataclasses import dataclass

from mingjing.law.cite import cite
from mingjing.law.explore import Sentence
from mingjing.law.instruments.parts import RIGHT_POST, Acting, always, needs, only, post_fits
from mingjing.law.instruments.penalty_law_2021.common import CLERK, LEADER, REVIEWER
from mingjing.law.procedure import NEW, Detour, Procedure, Stage, Step, guard

OWN = "office_reports"


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """Nothing but the stage: what a report says is weighed anew at each act."""


@dataclass(frozen=True, slots=True)
class ReportAttempt(Acting):
    """What is true of one act on a report."""

    only_report: bool = True
    sections_written: bool = True
    comments_settled: bool = True
    holds_together: bool = True
    reviewer_apart: bool = True
    passed: bool = True
    reason_given: bool = True
    signer_apart: bool = True
    figures_current: bool = True
    checker_content: bool = True


Facts = ReportFacts
Attempt = ReportAttempt

only_report = needs(OWN, 0, "only_report", sentence="这一年的报告已经建立，请在原报告中修改")
sections_written = needs(OWN, 0, "sections_written",
                         sentence="模板要求的各节须写齐，请补写列出的各节")  # fmt: skip
comments_settled = needs(OWN, 0, "comments_settled",
                         sentence="还有没有办结的批注，请逐条处理后送审")  # fmt: skip
holds_together = needs(OWN, 0, "holds_together",
                       sentence="文字与数字有矛盾，请按列出的各处修改")  # fmt: skip
reviewer_apart = needs(OWN, 0, "reviewer_apart",
                       sentence="审核人不得是执笔人，请由没有执笔的法制审核人员审核")  # fmt: skip
signer_apart = needs(OWN, 0, "signer_apart",
                     sentence="签发人不得是执笔人或者审核人，请由其他负责人签发")  # fmt: skip
figures_current = needs(OWN, 0, "figures_current",
                        sentence="上一步之后记录有变化，数字已经过时，请退回修改")  # fmt: skip
checker_content = needs(OWN, 0, "checker_content",
                        sentence="对成文的核对没有通过，请按列出的结论退回修改")  # fmt: skip
reason_given = needs(OWN, 0, "reason_given", sentence="退回修改须写明理由，理由随新的一版公开")


@guard(OWN, 0)
def return_reasoned(f: Facts, a: Attempt) -> str | None:
    """Who returns a report says what to change."""
    return None if a.passed or a.reason_given else "审核退回须写明要改什么"


# fmt: off
# A procedure is read as a table.
def _steps() -> tuple[Step[Facts, Attempt], ...]:
    return (
        Step("start_report", "建立报告", (NEW,), "draft", cite(OWN, 0), (CLERK, LEADER),
             (post_fits, only_report), asks=("post_fits", "only_report"),
             says="按模板建立一年的报告，统计期一般为一月一日至十二月三十一日。"),
        Step("submit_report", "送审", ("draft",), "submitted", cite(OWN, 0), (CLERK, LEADER),
             (post_fits, sections_written, comments_settled, holds_together),
             asks=("post_fits", "sections_written", "comments_settled", "holds_together"),
             says="各节写齐、批注办结、没有矛盾后送法制审核；送审后文字锁定。"),
        Step("review_report", "审核报告", ("submitted",), "reviewed", cite(OWN, 0), (REVIEWER,),
             (post_fits, reviewer_apart, holds_together, return_reasoned),
             asks=("post_fits", "reviewer_apart", "holds_together", "reason_given"),
             chooses=("passed",), detours=(Detour("passed", False, "draft"),),
             says="由没有执笔的法制审核人员审核；不同意的退回，写明要改什么。"),
        Step("sign_report", "签发报告", ("reviewed",), "signed", cite(OWN, 0), (LEADER,),
             (post_fits, signer_apart, holds_together, figures_current),
             asks=("post_fits", "signer_apart", "holds_together", "figures_current"),
             says="由没有执笔也没有审核的负责人签发；签发时冻结数字和构成数字的记录。"),
        Step("publish_report", "公布报告", ("signed",), "published", cite(OWN, 0),
             (CLERK, LEADER),
             (post_fits, figures_current, checker_content),
             asks=("post_fits", "figures_current", "checker_content"),
             says="公布前核对成文和记录；公布的一版连同数字、记录编号和指纹长期保存。"),
        Step("reopen_report", "退回修改", ("submitted", "reviewed", "signed", "published"), "draft",
             cite(OWN, 0), (LEADER,), (post_fits, reason_given),
             asks=("post_fits", "reason_given"),
             says="写明理由退回修改；已公布的一版仍可查阅，改后作为新的一版公布。"),
        Step("archive_report", "报告归档", ("published",), "archived", cite(OWN, 0), (CLERK,),
             (post_fits,), asks=("post_fits",),
             says="各版、审核意见和核对结果入档；归档后不再更正。"),
    )
# fmt: on


REPORT: Procedure[Facts, Attempt] = Procedure(
    name="office_reports/report",
    label="年度执法报告",
    subject="本报告",
    stages=(
        Stage(NEW, "未开始"),
        Stage("draft", "撰写中"),
        Stage("submitted", "待审核"),
        Stage("reviewed", "已审核，待签发"),
        Stage("signed", "已签发，待公布"),
        Stage("published", "已公布"),
        Stage("archived", "已归档", final=True),
    ),
    steps=_steps(),
    facts=ReportFacts,
    attempt=ReportAttempt,
    road=("start_report", "submit_report", "review_report", "sign_report", "publish_report",
          "archive_report"),
)  # fmt: skip

REPORT_SENTENCES: tuple[Sentence[Facts, Attempt], ...] = (
    RIGHT_POST,
    always("one_report", "一年只有一份报告", "only_report"),
    always("whole", "送审的报告各节写齐", "sections_written"),
    always("settled", "送审时没有未办结的批注", "comments_settled"),
    always("consistent", "文字与数字有矛盾的不往下走", "holds_together"),
    always("second_eye", "审核的人没有执笔", "reviewer_apart"),
    always("third_eye", "签发的人没有执笔也没有审核", "signer_apart"),
    always("fresh", "签发和公布时数字没有过时", "figures_current"),
    always("checked", "公布的报告通过核对", "checker_content"),
    only("reopen_report", "why_reopened", "退回修改有理由", good=lambda f, a: a.reason_given),
    only("review_report", "why_returned", "审核退回写明要改什么",
         good=lambda f, a: a.passed or a.reason_given),
)  # fmt: skip
