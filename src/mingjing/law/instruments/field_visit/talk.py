"""A talk (约谈) after an inspection: the person in charge is asked to come, comes or does not.

It is a small procedure of its own, because a visit that has ended is closed: offices often call
the manager in days later. Nobody can be made to come; that somebody stayed away is told as it was.
"""

from __future__ import annotations

from dataclasses import dataclass

from mingjing.law.cite import cite
from mingjing.law.explore import Sentence
from mingjing.law.instruments.parts import (
    PAIR,
    PAIR_ASKS,
    PAIR_SENTENCES,
    Acting,
    always,
    needs,
    post_fits,
)
from mingjing.law.instruments.penalty_law_2021.common import CLERK, LEADER, OFFICER
from mingjing.law.procedure import NEW, Procedure, Stage, Step

OWN = "field_visit"


@dataclass(frozen=True, slots=True)
class TalkFacts:
    """Nothing but where the talk stands counts."""


@dataclass(frozen=True, slots=True)
class TalkAttempt(Acting):
    """What is true of one act of a talk; each default is the lawful value."""

    topic_given: bool = True
    appointed_ahead: bool = True
    moment_come: bool = True
    content_given: bool = True
    reason_given: bool = True


Facts = TalkFacts
Attempt = TalkAttempt

topic_given = needs(OWN, 0, "topic_given", sentence="约请须写明请谁、在哪里、谈什么问题，请补填")
appointed_ahead = needs(
    OWN, 0, "appointed_ahead",
    sentence="约定的时间须在约请之后；已经谈过的，请直接记录约谈",
)  # fmt: skip
moment_come = needs(
    OWN, 0, "moment_come", sentence="约定的时间还没有到，不能记为没有到场；不再谈的，请取消约请"
)
content_given = needs(
    OWN, 0, "content_given", sentence="须写明对谁、讲了什么、对方怎么答复，请补填"
)
absence_told = needs(
    OWN, 0, "content_given", name="absence_told",
    sentence="没有到场的，须写明怎样通知、等到什么时候、对方有什么说明，请补填",
)  # fmt: skip
reason_given = needs(OWN, 0, "reason_given", sentence="这样办理须写明理由，请补填")

# fmt: off
# A procedure is read as a table.
TALK: Procedure[Facts, Attempt] = Procedure(
    name="field_visit/talk",
    label="约谈",
    subject="本次约谈",
    stages=(
        Stage(NEW, "未开始"),
        Stage("invited", "已约请"),
        Stage("held", "已约谈", final=True),
        Stage("absent", "没有到场", final=True),
        Stage("called_off", "已取消", final=True),
    ),
    steps=(
        Step("invite_to_talk", "约请谈话", (NEW,), "invited", cite(OWN, 0),
             (OFFICER, CLERK, LEADER), (post_fits, topic_given, appointed_ahead),
             asks=("post_fits", "topic_given", "appointed_ahead"),
             says="检查结束后请被检查人的负责人来谈：写明请谁、什么时候、在哪里、谈什么。"),
        Step("put_off_talk", "改期", ("invited",), None, cite(OWN, 0), (OFFICER, CLERK, LEADER),
             (post_fits, reason_given, appointed_ahead),
             asks=("post_fits", "reason_given", "appointed_ahead"), told_only=True,
             says="对方或者本机关不能按时的，改定时间，写明理由。"),
        Step("record_talk", "记录约谈", (NEW, "invited"), "held", cite(OWN, 0), (OFFICER,),
             (*PAIR, content_given), asks=(*PAIR_ASKS, "content_given"),
             says="两名以上执法人员与负责人面谈，指出问题，听取说明，记下答复和约定的事项。"),
        Step("record_absence", "记录没有到场", ("invited",), "absent", cite(OWN, 0),
             (OFFICER, CLERK, LEADER), (post_fits, moment_come, absence_told),
             asks=("post_fits", "moment_come", "content_given"),
             says="约请没有强制力；没有到场的如实记录，不因此受处罚。需要再谈的另行约请。"),
        Step("call_off_talk", "取消约请", ("invited",), "called_off", cite(OWN, 0),
             (OFFICER, CLERK, LEADER), (post_fits, reason_given),
             asks=("post_fits", "reason_given"), says="不再谈的，写明理由后取消。"),
    ),
    facts=Facts,
    attempt=Attempt,
    road=("invite_to_talk", "record_talk"),
)
# fmt: on

TALK_SENTENCES: tuple[Sentence[Facts, Attempt], ...] = (
    *PAIR_SENTENCES,
    always("topics", "约请写明请谁、在哪里、谈什么", "topic_given"),
    always("ahead", "约定的时间在约请之后", "appointed_ahead"),
    always("waited", "约定的时间到了才记为没有到场", "moment_come"),
    always("contents", "约谈和没有到场都写明内容", "content_given"),
    always("reasons", "改期和取消写明理由", "reason_given"),
)
