"""Reads a scenario file into a Scenario; every error names its place in the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mingjing.law.act_words import ALLOWED, ASKED, GENERAL, WORDS
from mingjing.law.acts import acts
from mingjing.law.examine import values as v
from mingjing.law.examine.items import Counted, PowerItem
from mingjing.law.examine.scenario import (
    Conduct,
    Earlier,
    Note,
    Organ,
    Party,
    Person,
    Scenario,
    Told,
)
from mingjing.law.examine.values import ScenarioError
from mingjing.law.penalty_kinds import FINE
from mingjing.law.shelf import PROCEDURES

PARTS = ("procedure", "organ", "party", "conduct", "people", "acts")
ORGAN = ("kind", "name", "district", "powers")
PARTY = ("kind", "born", "history")
PARTY_KINDS = ("organisation", "sole_trader", "individual")
EARLIER = ("decided", "item", "organ", "fine", "same_act")
CONDUCT = ("item", "from", "until", "discovered", "concerns", "harm", "serious", "also", "place",
           "quantity", "construction_cost")  # fmt: skip
PERSON = ("certificate", "post", "qualified", "since")
POSTS = ("officer", "legal_reviewer", "leader", "assistant")
ACT = ("act", "at", "by")
PENALTY = ("kinds", "fine", "gains", "goods", "goods_worth", "item", "ground", "reason")
NOTE = "已读取，目前的程序尚不据此评判"


def read(raw: Any, *, items: Mapping[str, PowerItem]) -> Scenario:
    """The scenario that a file tells; raises ScenarioError."""
    whole = v.entries(raw, "")
    v.known(whole, PARTS, "")
    for name in ("procedure", "acts"):
        if name not in whole:
            raise ScenarioError(name, "缺少这一部分")
    people = _people(_part(whole, "people"))
    told = _acts(whole["acts"], people)
    conduct = _conduct(_part(whole, "conduct"), items)
    if conduct.since and told and conduct.since > told[0].day:
        raise ScenarioError("conduct.from", "违法行为日期晚于第一个办理行为")
    return Scenario(
        procedure=v.one_of(whole["procedure"], tuple(PROCEDURES), "procedure"),
        party=_party(_part(whole, "party")),
        conduct=conduct,
        people=people,
        acts=told,
        items=items,
        notes=(*_notes(told), *_unnamed(conduct, told)),
        organ=_organ(_part(whole, "organ")),
    )


def _unnamed(conduct: Conduct, told: tuple[Told, ...]) -> tuple[Note, ...]:
    """A penalty whose rule nobody names is judged without its range."""
    penal = any("kinds" in ASKED.get(act.name, ()) and not act.form.get("item") for act in told)
    note = Note("conduct.item", "没有写明权责事项：处罚的依据、种类和幅度未评判")
    return (note,) if penal and conduct.item is None else ()


def _part(whole: Mapping[str, Any], name: str) -> Any:
    """A part of the file; one that is null is one that was left out."""
    return {} if whole.get(name) is None else whole[name]


def _organ(raw: Any) -> Organ:
    row = v.entries(raw, "organ")
    v.known(row, ORGAN, "organ")
    powers = row.get("powers") or []
    listed = [powers] if isinstance(powers, str) else v.listed(powers, "organ.powers")
    told = {name: str(row.get(name) or "") for name in ("kind", "name", "district")}
    return Organ(**told, powers=tuple(str(power) for power in listed))


def _party(raw: Any) -> Party:
    party = v.entries(raw, "party")
    v.known(party, PARTY, "party")
    kind, born = party.get("kind"), party.get("born")
    history = v.listed([] if party.get("history") is None else party["history"], "party.history")
    return Party(
        kind=v.one_of(kind, PARTY_KINDS, "party.kind") if kind is not None else None,
        born=v.day(born, "party.born") if born is not None else None,
        history=tuple(_earlier(row, f"party.history[{i}]") for i, row in enumerate(history)),
    )


def _earlier(raw: Any, place: str) -> Earlier:
    row = v.entries(raw, place)
    v.known(row, EARLIER, place)
    decided = row.get("decided")
    return Earlier(
        decided=v.day(decided, f"{place}.decided") if decided is not None else None,
        item=str(row.get("item") or ""),
        fine=v.money(row.get("fine") or 0, f"{place}.fine"),
        same_act=bool(v.said(row.get("same_act"), f"{place}.same_act")),
    )


def _conduct(raw: Any, items: Mapping[str, PowerItem]) -> Conduct:
    row = v.entries(raw, "conduct")
    v.known(row, CONDUCT, "conduct")
    days = {
        name: v.day(row[name], f"conduct.{name}")
        for name in ("from", "until", "discovered")
        if row.get(name) is not None
    }
    since, until, found = (days.get(name) for name in ("from", "until", "discovered"))
    if since and until and until < since:
        raise ScenarioError("conduct.until", "终了日期早于开始日期")
    if since and found and found < since:
        raise ScenarioError("conduct.discovered", "发现日期早于违法行为日期")
    return Conduct(
        item=_code(row.get("item"), "conduct.item", items),
        since=since,
        until=until,
        discovered=found,
        concerns=row.get("concerns"),
        harm=row.get("harm"),
        also=_also(row.get("also"), items),
        serious=bool(v.said(row.get("serious"), "conduct.serious")),
        place=_place(row.get("place")),
        counted=Counted(_number(row, "quantity"), _number(row, "construction_cost")),
    )


def _place(value: Any) -> str:
    """Where it happened, in words; a place told in parts is read from its district."""
    if isinstance(value, dict):
        value = value.get("district") or " ".join(str(part) for part in value.values())
    return str(value or "")


def _number(row: Mapping[str, Any], name: str) -> int | None:
    value = row.get(name)
    return None if value is None else v.money(value, f"conduct.{name}")


def _code(value: Any, place: str, items: Mapping[str, PowerItem]) -> str | None:
    if value is None:
        return None
    if v.text(value, place) not in items:
        raise ScenarioError(place, f"权责清单中没有编码“{value}”")
    return str(value)


def _also(value: Any, items: Mapping[str, PowerItem]) -> tuple[str, ...]:
    several = value if isinstance(value, list) else [] if value is None else [value]
    codes = (_code(code, f"conduct.also[{i}]", items) for i, code in enumerate(several))
    return tuple(code for code in codes if code)


def _people(raw: Any) -> dict[str, Person]:
    found = {}
    for name, value in v.entries(raw, "people").items():
        place = f"people.{name}"
        row = v.entries(value, place)
        v.known(row, PERSON, place)
        post = row.get("post")
        found[name] = Person(
            name=name,
            post=v.one_of(post, POSTS, f"{place}.post") if post is not None else POSTS[0],
            certificate=_certificate(row.get("certificate"), f"{place}.certificate"),
            # Whoever is not said to lack the qualification is taken to hold it.
            qualified=_qualified(row.get("qualified"), f"{place}.qualified"),
            since=v.day(row["since"], f"{place}.since") if row.get("since") else None,
        )
    return found


def _qualified(value: Any, place: str) -> bool:
    return True if value is None else v.flag(value, place)


def _certificate(value: Any, place: str) -> tuple[Any, Any] | None:
    if value is None:
        return None
    ends = v.listed(value, place)
    if len(ends) != 2:
        raise ScenarioError(place, "应为两个日期：生效日和失效日")
    since, until = (v.day(end, f"{place}[{i}]") for i, end in enumerate(ends))
    if until < since:
        raise ScenarioError(place, "失效日早于生效日")
    return since, until


def _acts(raw: Any, people: Mapping[str, Person]) -> tuple[Told, ...]:
    told: list[Told] = []
    for i, value in enumerate(v.listed(raw, "acts")):
        act = _act(value, f"acts[{i}]", people)
        if told and act.at < told[-1].at:
            raise ScenarioError(f"{act.place}.at", "时间早于前一个行为：行为须按时间先后排列")
        told.append(act)
    return tuple(told)


def _act(raw: Any, place: str, people: Mapping[str, Person]) -> Told:
    row = dict(v.entries(raw, place))
    for name in ACT:
        if name not in row:
            raise ScenarioError(f"{place}.{name}", "缺少这一项")
    name = v.one_of(row["act"], tuple(acts()), f"{place}.act")
    return Told(
        name=name,
        place=place,
        at=v.moment(row["at"], f"{place}.at"),
        by=tuple(people[n] for n in v.persons(row["by"], f"{place}.by", people=people)),
        form=_form(name, row, place=place, people=people),
        moments={word: at for word, value in row.items() if (at := v.timed(value))},
    )


def _form(
    name: str, row: Mapping[str, Any], *, place: str, people: Mapping[str, Person]
) -> dict[str, Any]:
    v.known(row, (*ACT, "penalty", *WORDS), place)
    parts = [(place, {k: x for k, x in row.items() if k not in (*ACT, "penalty")})]
    if "penalty" in row:  # the penalty may stand as an object of its own
        nested = v.entries(row["penalty"], f"{place}.penalty")
        v.known(nested, PENALTY, f"{place}.penalty")
        parts.append((f"{place}.penalty", dict(nested)))
    form = {
        word: v.field(WORDS[word], value, f"{where}.{word}", people=people)
        for where, fields in parts
        for word, value in fields.items()
        if value is not None or WORDS[word].kind in ("flag_or_date", "any")
    }
    if form.get("fine") and "kinds" in ASKED.get(name, ()):
        form.setdefault("kinds", (FINE,))  # a sum alone is a fine
    if "amount*" in ASKED.get(name, ()) and form.get("amount") == 0:
        raise ScenarioError(f"{place}.amount", "金额须大于零")
    for asked in ASKED.get(name, ()):
        if asked.endswith("*") and asked[:-1] not in form:
            raise ScenarioError(f"{place}.{asked[:-1]}", "没有这一项，无法评判这一行为")
    if name in ALLOWED and "result" in form:
        v.one_of(form["result"], ALLOWED[name], f"{place}.result")
    return form


def _notes(told: tuple[Told, ...]) -> tuple[Note, ...]:
    """What is understood but not judged: told, so that nobody takes silence for approval."""
    notes: list[Note] = []
    for act in told:
        asked = {field.rstrip("*") for field in ASKED.get(act.name, ())}
        notes += [
            Note(f"{act.place}.{word}", NOTE)
            for word in act.form
            if word not in asked and word not in GENERAL
        ]
    return tuple(notes)
