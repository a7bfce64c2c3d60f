"""Acts noted for a moment and then lived in the order in which they were entered.

Planning can go area by area and case by case; the numbers that acts give out still follow time.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import datetime
from itertools import count

Act = Callable[[], object]
Progress = Callable[[str, int, int], None]
_STEP = 50


class Diary:
    """Acts by the moment of their entry."""

    def __init__(self) -> None:
        self._notes: list[tuple[datetime, int, Act]] = []
        self._order = count()

    def note(self, entered_at: datetime, act: Act) -> None:
        """Keeps an act for its moment; equal moments keep the order of noting."""
        heapq.heappush(self._notes, (entered_at, next(self._order), act))

    def live(self, progress: Progress, label: str) -> None:
        """Performs every act in order."""
        total, done = len(self._notes), 0
        while self._notes:
            _, _, act = heapq.heappop(self._notes)
            act()
            done += 1
            if done % _STEP == 0 or not self._notes:
                progress(label, done, total)
