"""In whose name the office acts: told once at the start, kept beside the database.

A demonstration has an invented one. An office that has not told its own has none: nothing is then
issued under an invented name, and the sentences that need it say what to do.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "organ.toml"


@dataclass(frozen=True, slots=True)
class Organ:
    """The full name, the prefix of document numbers (某城管), who hears a reconsideration
    (复议法 24), and how the organ is reached."""

    name: str = ""
    prefix: str = ""
    government: str = ""
    address: str = ""
    phone: str = ""


INVENTED = Organ(
    name="示范区城市管理委员会",
    prefix="示城管",
    government="示范区人民政府",
    address="示范区示例路1号（虚构）",
    phone="022-0000 0000（虚构）",
)


def read_organ(home: Path, *, demo: bool) -> Organ:
    """What this office told of itself; in a demonstration that told nothing, the invented one."""
    file = home / FILE
    if not file.exists():
        return INVENTED if demo else Organ(name="（尚未设置机关名称）")
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    return Organ(**{key: str(told.get(key, "")).strip() for key in asdict(INVENTED)})


def keep_organ(home: Path, organ: Organ) -> Path:
    """Writes what the office tells of itself; it holds from the next start of the service."""
    file = home / FILE
    lines = [f"{key} = {json.dumps(v, ensure_ascii=False)}" for key, v in asdict(organ).items()]
    file.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return file
