"""The prepared situations: invented, said to be so, each with one lawful road to compare with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "data" / "situations"
INVENTED = "教学情景，人员、单位、地点均为虚构"


@dataclass(frozen=True, slots=True)
class Situation:
    """What a trainee finds on the spot, what it teaches, and one lawful way through it."""

    slug: str
    title: str
    story: str
    teaches: str
    scenario: dict[str, Any]
    model: tuple[dict[str, Any], ...]


@cache
def situations() -> dict[str, Situation]:
    """All prepared situations, in the order of their files' names."""
    return {file.stem: _read(file) for file in sorted(FOLDER.glob("*.json"))}


def _read(file: Path) -> Situation:
    told = json.loads(file.read_text(encoding="utf-8"))
    return Situation(
        slug=file.stem,
        title=told["title"],
        story=told["story"],
        teaches=told["teaches"],
        scenario={"acts": [], **told["scenario"]},
        model=tuple(told["model"]),
    )
