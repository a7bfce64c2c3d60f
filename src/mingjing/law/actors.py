"""Who makes the acts of a procedure: the posts, and how they are called."""

from __future__ import annotations

from collections.abc import Iterable

OFFICER, REVIEWER, LEADER, CLERK = "officer", "reviewer", "leader", "clerk"
SUPERVISOR = "supervisor"
ACTOR_LABELS = {
    OFFICER: "执法人员",
    REVIEWER: "法制审核人员",
    LEADER: "行政机关负责人",
    CLERK: "内勤人员",
    SUPERVISOR: "执法监督人员",
}


def called(actors: Iterable[str]) -> str:
    """The posts that may make an act, in words: any one of them."""
    return "或".join(ACTOR_LABELS[actor] for actor in actors)
