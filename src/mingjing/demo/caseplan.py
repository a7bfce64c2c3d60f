"""A case as planned: whom, for what, by which road, with which end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from mingjing.demo.said import told
from mingjing.demo.staffing import read

FINE = "罚款"


@dataclass(frozen=True, slots=True)
class CasePlan:
    """One case of the data file. `told` is the fine in the notice, `paid` what came in;
    `branches` names what happens beside the road, `ground` why a party is spared, `service` how
    the decision reaches the party, `law` which text was chosen where it changed meanwhile;
    `gains`, `goods`, `goods_worth` what is confiscated beside the fine."""

    area: str
    item: str
    found: date
    fine: int
    road: str = "summary"
    told: int = 0
    paid: int | None = None
    kinds: tuple[str, ...] = (FINE,)
    firm: str = ""
    person: str = ""
    written_order: bool = False
    late_service: bool = False
    late_entry: bool = False
    finding: str = ""
    branches: tuple[str, ...] = ()
    ground: str = "first"
    service: str = "direct"
    law: str = ""
    gains: str = ""
    goods: str = ""
    goods_worth: str = ""

    @property
    def summary(self) -> bool:
        """Whether it runs by the summary procedure."""
        return self.road == "summary"

    @property
    def punished(self) -> bool:
        """Whether it ends with a penalty."""
        return self.road not in {"spared", "dismissed"}

    @property
    def named(self) -> str:
        """The party, where it is not the keeper of the inspected place."""
        return self.firm or self.person

    @property
    def taken(self) -> dict[str, str]:
        """What a notice or a decision confiscates; empty where it does not."""
        told = {"gains": self.gains, "goods": self.goods, "goods_worth": self.goods_worth}
        return {name: value for name, value in told.items() if value}

    @property
    def received(self) -> int:
        """What has been paid by the end."""
        return self.fine if self.paid is None else self.paid


def case_plans() -> list[CasePlan]:
    """The cases of the past years."""
    words = read("words.toml")
    return [_plan(row, words) for row in read("cases.toml")["case"]]


def _plan(row: dict[str, Any], words: dict[str, Any]) -> CasePlan:
    known = {k: v for k, v in row.items() if k != "summary"}
    known["kinds"] = tuple(row.get("kinds", [FINE]))
    known["branches"] = tuple(row.get("branches", ()))
    seen = told(words[row["area"]], "case", *(row[k] for k in ("area", "item", "found")))
    return CasePlan(**{"finding": seen, **known})
