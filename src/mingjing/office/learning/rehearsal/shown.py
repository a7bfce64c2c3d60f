"""What the pages of a rehearsal show: the answer of the law in the kit's shapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from mingjing.law.actors import called
from mingjing.law.acts import Act, acts
from mingjing.law.cite import Mark
from mingjing.office.items.power import known_items
from mingjing.office.journal.shapes import Refused
from mingjing.office.learning.rehearsal.play import Play, grouped, judge, moment
from mingjing.office.learning.rehearsal.situations import situations
from mingjing.office.learning.rehearsal.words import (
    PARTY_LABELS,
    PROCEDURE_LABELS,
    VALUE_LABELS,
    place_words,
    range_words,
)
from mingjing.office.people.pages import clock_of, reasons_of
from mingjing.office.web.shapes import Clock, Reason
from mingjing.office.web.words import cn_date, cn_datetime, weekday, yuan


@dataclass(frozen=True, slots=True)
class Tried:
    """One act of the rehearsal with what the law said: made or refused."""

    number: int
    label: str
    when: str
    who: str
    state: str
    refusals: tuple[Reason, ...]
    faults: tuple[Reason, ...]
    document: str
    implied: str
    words: tuple[tuple[str, str], ...]

    @property
    def verdict(self) -> str:
        """The answer in one word."""
        return {"made": "成立", "refused": "不能办理"}[self.state]


@dataclass(frozen=True, slots=True)
class Choice:
    """One act that may be tried: whether the right people could make it now."""

    name: str
    label: str
    article: str
    is_open: bool
    chosen: bool


def table(play: Play, answer: Mapping[str, Any], *, chosen: str, now: datetime) -> dict[str, Any]:
    """Everything beside the form: the case, its clocks, what is open, what was tried."""
    tried = [told(i, row, answer) for i, row in enumerate(play.made)]
    choices = _choices(play, answer, chosen)
    return {
        "sub": f"{PROCEDURE_LABELS[play.scenario['procedure']]} · {answer['state']['label']}",
        "facts": facts(play),
        "now_words": f"{cn_datetime(now)} {weekday(now)}",
        "clocks": [_clock(c, now.date()) for c in answer["clocks"]],
        "state": _state(answer["state"]),
        "open": [c for _, several in choices for c in several if c.is_open],
        "groups": choices,
        "tried": list(reversed(tried[play.begun :])),
        "before": list(reversed(tried[: play.begun])),
        "last": tried[-1] if tried else None,
        "notes": [f"{place_words(n['place'], play.scenario)}：{n['note']}"
                  for n in answer["not_judged"]],
        "story": _story(play),
    }  # fmt: skip


def ending(play: Play) -> dict[str, Any]:
    """What the end of a rehearsal tells: acts, refusals, faults, papers, and a lawful road."""
    answer = judge(play.scenario)
    tried = [told(i, row, answer) for i, row in enumerate(play.made)]
    own = tried[play.begun :]
    return {
        "facts": [
            ("情景", play.title),
            ("办到", answer["state"]["label"]),
            ("成立", f"{sum(t.state == 'made' for t in own)} 步"),
            ("不能办理", f"{sum(t.state == 'refused' for t in own)} 步"),
            ("有瑕疵", f"{sum(bool(t.faults) for t in own)} 步"),
        ],
        "tried": own,
        "lessons": [t for t in own if t.refusals or t.faults],
        "papers": [t for t in own if t.document],
        "model": _model(play),
    }


def told(i: int, row: Mapping[str, Any], answer: Mapping[str, Any]) -> Tried:
    """One act and the law's answer to it."""
    said, act = answer["acts"][i], acts()[row["act"]]
    state = "made" if said["accepted"] else "refused"
    return Tried(
        number=i + 1,
        label=act.label,
        when=cn_datetime(moment(row["at"])),
        who="、".join(row["by"]) or "（没有写明由谁办理）",
        state=state,
        refusals=tuple(_reason(r) for r in said["refusals"]),
        faults=tuple(_reason(f) for f in said["faults"]),
        document=said["document"] or "",
        implied="、".join(acts()[n].label for n in said["implied"] if n in acts()),
        words=tuple(_said(act, row)),
    )


def act_told(act: Act) -> dict[str, str]:
    """What stands above the form of an act."""
    return {
        "label": act.label,
        "article": act.citation.text,
        "mark": _mark(act.citation.mark.value),
        "who": called(act.who),
        "document": act.document or "",
    }


def facts(play: Play) -> list[tuple[str, str]]:
    """Who and what, one line each."""
    party, conduct = play.scenario.get("party", {}), play.scenario.get("conduct", {})
    item = known_items().get(conduct.get("item") or "")
    kind = PARTY_LABELS.get(party.get("kind") or "", "没有写明")
    born = f"，{party['born'][:10]} 出生" if party.get("born") else ""
    since, until = (str(conduct.get(k) or "")[:10] for k in ("from", "until"))
    return [
        ("当事人", kind + born),
        ("事项", f"{item.code} {item.violation}" if item else "没有写明"),
        ("幅度", range_words(play.scenario)),
        ("行为日期", f"{since} 至 {until}" if until else since),
    ]


def reasons_told(no: Refused) -> tuple[Reason, ...]:
    """A refusal of the ledger as the page tells it."""
    return reasons_of(no.reasons)


def _story(play: Play) -> str:
    chosen = situations().get(play.situation)
    return chosen.story if chosen else ""


def _choices(play: Play, answer: Mapping[str, Any], chosen: str) -> list[tuple[str, list[Choice]]]:
    return [
        (
            label,
            [
                Choice(
                    act.name,
                    act.label,
                    act.citation.text,
                    is_open=act.name in answer["open"],
                    chosen=act.name == chosen,
                )
                for act in several
            ],
        )
        for label, several in grouped(play.scenario["procedure"])
    ]


def _state(state: Mapping[str, Any]) -> list[tuple[str, str]]:
    money = [("罚款", f"{yuan(state['fine'])} 元，已缴 {yuan(state['paid'])} 元")]
    gains = [("没收违法所得", f"{yuan(state['gains'])} 元")] if state.get("gains") else []
    kinds = [("处罚", "、".join(state["kinds"]))] if state["kinds"] else []
    beside = [(b["label"], b["stage_label"]) for b in state.get("beside", [])]
    return [("阶段", state["label"]), *kinds, *(money if state["fine"] else []), *gains, *beside]


def _clock(row: Mapping[str, Any], today: date) -> Clock:
    mark = _mark(row["mark"])
    article = f"{row['article']}（{mark}）" if mark else row["article"]
    return clock_of(row["label"], date.fromisoformat(row["due"]), today, article=article)


def _reason(row: Mapping[str, str]) -> Reason:
    return Reason(row["reason"], row["article"], _mark(row["mark"]))


def _mark(value: str) -> str:
    mark = Mark(value)
    return "" if mark in {Mark.VERIFIED, Mark.DESIGN} else mark.label


def _said(act: Act, row: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What was written of the act, in words."""
    flat = {**row, **(row.get("penalty") or {})}
    return [(f.word.label.partition("（")[0], _value(flat[f.name])) for f in act.fields
            if flat.get(f.name) not in (None, "", [])]  # fmt: skip


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(_value(v) for v in value)
    if isinstance(value, int):
        return yuan(value)
    text = str(value)
    if text[:4].isdigit() and text[4:5] == "-":
        day = moment(text)
        return cn_datetime(day) if "T" in text else cn_date(day)
    return VALUE_LABELS.get(text, text)


def _model(play: Play) -> list[Tried]:
    """One lawful road of a prepared situation, with the papers that it makes."""
    chosen = situations().get(play.situation)
    if chosen is None:
        return []
    scenario = {**chosen.scenario, "acts": [*chosen.scenario["acts"], *chosen.model]}
    answer, begun = judge(scenario), len(chosen.scenario["acts"])
    return [told(begun + i, row, answer) for i, row in enumerate(chosen.model)]
