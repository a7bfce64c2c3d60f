"""The procedures as pages that a lawyer reads and signs; a test fails when they are stale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from mingjing.law.actors import ACTOR_LABELS
from mingjing.law.explore import Sentence, refusals, walk
from mingjing.law.numbers import all_numbers
from mingjing.law.procedure import NEW, Procedure, Step, Watch
from mingjing.law.shelf import ALL
from mingjing.law.sources import Mark

HEAD = "> 本页由 `mingjing law print` 生成，请勿手改；程序以代码为准，改动后重新生成并核签。\n"


def printed_pages() -> dict[str, str]:
    """File name to text, for every procedure and for the dated numbers."""
    pages = {f"{name}.md": _page(*entry) for name, entry in ALL.items()}
    return {**pages, "numbers.md": _numbers()}


def _page(procedure: Procedure[Any, Any], sentences: tuple[Sentence[Any, Any], ...]) -> str:
    lines = [
        f"# {procedure.label}（{procedure.name}）",
        "",
        HEAD,
        *_graph(procedure),
        "",
        "## 步骤",
        "",
        "| 步骤 | 从 | 到 | 办理人 | 依据 |",
        "|---|---|---|---|---|",
    ]
    lines += [_row(procedure, step) for step in procedure.steps]
    lines += ["", "## 不得办理的情形（拒绝）", ""]
    told = refusals(procedure)
    for step in procedure.steps:
        lines += _guards(step, told)
    lines += ["", "## 如实记录的瑕疵", "", *_watches(procedure)]
    lines += ["", "## 安全语句（逐一穷举检查）", ""]
    lines += [f"- {s.words}（`{s.name}`）" for s in sentences]
    return "\n".join(lines) + "\n"


def _row(procedure: Procedure[Any, Any], step: Step[Any, Any]) -> str:
    sources = "、".join(procedure.stage(s).label for s in step.sources)
    target = procedure.stage(step.target).label if step.target else "（不变）"
    for detour in step.detours:
        target += f"；未通过则“{procedure.stage(detour.target).label}”"
    people = "、".join(ACTOR_LABELS[a] for a in step.actors)
    return f"| {step.label} `{step.name}` | {sources} | {target} | {people} | {_cited(step)} |"


def _cited(step: Any) -> str:
    citation = step.citation
    known = citation.mark in {Mark.VERIFIED, Mark.DESIGN}
    return str(citation.text) + ("" if known else f"（{citation.mark.label}）")


def _guards(step: Step[Any, Any], told: dict[tuple[str, str], tuple[str, ...]]) -> list[str]:
    """What refuses a step, in the sentences that the officer reads."""
    if not step.needs:
        return []
    lines = [
        f"- {'／'.join(told[step.name, guard.name])} — {_cited(guard)} `{guard.name}`"
        for guard in step.needs
    ]
    return [f"**{step.label}**", "", *lines, ""]


def _watches(procedure: Procedure[Any, Any]) -> Iterator[str]:
    for step in procedure.steps:
        for watch in step.watches:
            told = "／".join(_faults(procedure, step, watch))
            yield f"- **{step.label}**：{told} — {_cited(watch)} `{watch.name}`"


def _faults(
    procedure: Procedure[Any, Any], step: Step[Any, Any], watch: Watch[Any, Any]
) -> list[str]:
    """The sentences with which a watch can tell its fault: one neglect at a time, any facts."""
    good: Any = procedure.attempt()
    names = [f.name for f in fields(good) if isinstance(getattr(good, f.name), bool)]
    tried = [good, *(replace(good, **{name: not getattr(good, name)}) for name in names)]
    pool = [procedure.facts()]
    if not any(watch.fault(pool[0], attempt) for attempt in tried):
        pool = [facts for stage, facts in walk(procedure).situations if stage in step.sources]
    told = (watch.fault(facts, attempt) for facts in pool for attempt in tried)
    return sorted({fault.sentence for fault in told if fault})


def _graph(procedure: Procedure[Any, Any]) -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield f"  [*] --> {NEW}"
    for stage in procedure.stages:
        yield f"  {stage.name}: {stage.label}"
    for step in procedure.steps:
        for source in step.sources:
            if step.target and step.target != source:
                yield f"  {source} --> {step.target}: {step.label}"
            for detour in step.detours:
                yield f"  {source} --> {detour.target}: {step.label}（退回）"
    for stage in procedure.stages:
        if stage.final:
            yield f"  {stage.name} --> [*]"
    yield "```"


def _numbers() -> str:
    lines = [
        "# 法定数值",
        "",
        HEAD,
        "| 数值 | 内容 | 起 | 止 | 依据 | 核对情况 |",
        "|---|---|---|---|---|---|",
    ]
    for n in all_numbers():
        until = n.until.isoformat() if n.until else ""
        lines.append(
            f"| {n.label} `{n.qualified_name}` | {n.text} | {n.since.isoformat()} | "
            f"{until} | {n.citation.text} | {n.mark.label} |"
        )
    return "\n".join(lines) + "\n"
