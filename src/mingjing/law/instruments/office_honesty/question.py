"""A question about records that do not fit together: asked, answered, read by somebody apart.

To ask is not to find against anybody. Nothing is concluded before the unit has spoken; who reads
the answer neither gave it nor belongs to the unit that was asked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from mingjing.law.actors import CLERK, LEADER, OFFICER, REVIEWER, SUPERVISOR
from mingjing.law.cite import cite
from mingjing.law.explore import Sentence
from mingjing.law.instruments.parts import RIGHT_POST, Acting, always, needs, post_fits
from mingjing.law.procedure import NEW, Procedure, Stage, Step

OWN = "office_honesty"


@dataclass(frozen=True, slots=True)
class QuestionFacts:
    """Where a question stands: whether the unit has spoken, whether it was asked once more."""

    spoken: bool = False
    asked_again: bool = False


@dataclass(frozen=True, slots=True)
class QuestionAttempt(Acting):
    """What is true of one act on a question."""

    rows_listed: bool = True
    concerned: bool = True
    apart: bool = True
    words_given: bool = True
    case_named: bool = True


Facts = QuestionFacts
Attempt = QuestionAttempt

rows_listed = needs(OWN, 0, "rows_listed", sentence="没有列明记录的不能提出，请列出有关的每一条")
concerned = needs(
    OWN, 0, "concerned", sentence="由被核实的单位或者本人说明，请由该单位人员登录办理"
)
apart = needs(
    OWN, 0, "apart", sentence="参与说明的人和被核实单位的人不能阅处这一说明，请由其他人员办理"
)
words_given = needs(OWN, 0, "words_given", sentence="请写明说明、理由或者更正的内容，不能空着")
case_named = needs(OWN, 0, "case_named", sentence="采纳说明须选明属于哪一种正常情形，请选择")


def _spoken(f: Facts, a: Attempt) -> Facts:
    return replace(f, spoken=True)


def _again(f: Facts, a: Attempt) -> Facts:
    return replace(f, spoken=False, asked_again=True)


_READERS = (SUPERVISOR, LEADER)

# fmt: off
# A procedure is read as a table.
_STEPS: tuple[Step[Facts, Attempt], ...] = (
    Step("raise_question", "提出核实事项", (NEW,), "open", cite(OWN, 0),
         (SUPERVISOR, LEADER, CLERK), (post_fits, rows_listed), asks=("post_fits", "rows_listed"),
         says="按公布的规则列明对不上的记录，请有关单位说明；提出不等于认定。"),
    Step("answer_question", "说明", ("open",), "answered", cite(OWN, 0),
         (OFFICER, REVIEWER, LEADER, CLERK), (post_fits, concerned, words_given), sets=_spoken,
         asks=("post_fits", "concerned", "words_given"),
         says="被核实的单位或者本人说明是怎样一回事，可以附上记录的编号。"),
    Step("ask_again", "退回再问", ("answered",), "open", cite(OWN, 0), _READERS,
         (post_fits, apart, words_given), sets=_again,
         asks=("post_fits", "apart", "words_given"),
         says="说明不清或者与记录不符的，写明还要说明什么，退回再问。"),
    Step("accept_answer", "采纳说明", ("answered",), "accepted", cite(OWN, 0), _READERS,
         (post_fits, apart, words_given, case_named),
         asks=("post_fits", "apart", "words_given", "case_named"),
         says="说明属实、属于正常情形的采纳，写明是哪一种情形，供以后修订规则。"),
    Step("note_mended", "已更正办结", ("answered",), "mended", cite(OWN, 0), _READERS,
         (post_fits, apart, words_given), asks=("post_fits", "apart", "words_given"),
         says="记录确有错误并且已按程序更正的，写明怎样更正，办结。"),
    Step("withdraw_question", "撤回", ("open",), "withdrawn", cite(OWN, 0), _READERS,
         (post_fits, apart, words_given), asks=("post_fits", "apart", "words_given"),
         says="提出有误的，写明规则或者数据哪里不对，撤回；撤回的不删除。"),
)
# fmt: on

QUESTION: Procedure[Facts, Attempt] = Procedure(
    name="office_honesty/question",
    label="数据核实",
    subject="本事项",
    stages=(
        Stage(NEW, "未提出"),
        Stage("open", "待说明"),
        Stage("answered", "已说明"),
        Stage("accepted", "已采纳", final=True),
        Stage("mended", "已更正", final=True),
        Stage("withdrawn", "已撤回", final=True),
    ),
    steps=_STEPS,
    facts=QuestionFacts,
    attempt=QuestionAttempt,
    road=("raise_question", "answer_question", "accept_answer"),
)

QUESTION_SENTENCES: tuple[Sentence[Facts, Attempt], ...] = (
    RIGHT_POST,
    always("rows", "每个事项都列明记录", "rows_listed"),
    always("heard", "由被核实的单位或者本人说明", "concerned"),
    always("apart", "说明与阅处由不同的人办理", "apart"),
    always("words", "说明、退回、采纳、更正和撤回都写明理由", "words_given"),
    always("named", "采纳的写明是哪一种正常情形", "case_named"),
)
