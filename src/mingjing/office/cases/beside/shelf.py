"""Every small procedure that the office runs beside a case, by its key in the law's own shelf."""

from __future__ import annotations

from mingjing.office.cases.beside import preservation, seizure
from mingjing.office.cases.beside.shapes import Side

SIDES: dict[str, Side] = {side.key: side for side in (preservation.SIDE, seizure.SIDE)}
