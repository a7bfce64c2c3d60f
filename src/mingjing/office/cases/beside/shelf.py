"""Every small procedure that the office runs beside a case, by its key in the law's own shelf."""

from __future__ import annotations

from mingjing.office.cases.beside import (
    court,
    jurisdiction,
    litigation,
    payment,
    preservation,
    reconsideration,
    recusal,
    referral,
    seizure,
    withdrawal,
)
from mingjing.office.cases.beside.shapes import Side

_LISTED = (
    preservation.SIDE,
    seizure.SIDE,
    recusal.SIDE,
    jurisdiction.SIDE,
    referral.SIDE,
    payment.SIDE,
    court.SIDE,
    reconsideration.SIDE,
    litigation.SIDE,
    withdrawal.SIDE,
)
SIDES: dict[str, Side] = {side.key: side for side in _LISTED}
