"""Every small procedure that the office runs beside a case, by its key in the law's own shelf."""

from __future__ import annotations

from mingjing.office.cases.beside import (
    jurisdiction,
    payment,
    preservation,
    recusal,
    referral,
    seizure,
)
from mingjing.office.cases.beside.shapes import Side

_LISTED = (
    preservation.SIDE,
    seizure.SIDE,
    recusal.SIDE,
    jurisdiction.SIDE,
    referral.SIDE,
    payment.SIDE,
)
SIDES: dict[str, Side] = {side.key: side for side in _LISTED}
