"""Proof of what was issued: numbers without gaps, and words that still have their fingerprint."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingjing.office.documents.actions import digest_of
from mingjing.office.documents.models import Paper

_NUMBER = re.compile(r"^(?P<series>.+)〔(?P<year>\d{4})〕第(?P<n>\d+)号$")


def gaps() -> Iterator[str]:
    """One sentence for each series and year whose numbers are not one after another from 1.

    Only series that papers draw themselves: the numbers of decisions and filings are given by
    their acts, whose papers may still wait for a missing field.
    """
    series: dict[tuple[str, str], set[int]] = {}
    rows = Paper.objects.filter(version=1).exclude(number="")
    for number in rows.values_list("number", flat=True).iterator():
        if found := _NUMBER.match(number):
            series.setdefault((found["series"], found["year"]), set()).add(int(found["n"]))
    given = {n for n in rows.values_list("case__decision_number", flat=True)}
    given |= set(rows.values_list("case__filing_number", flat=True))
    of_acts = {found["series"] for n in given if (found := _NUMBER.match(n or ""))}
    for (name, year), numbers in sorted(series.items()):
        lost = sorted(set(range(1, max(numbers) + 1)) - numbers)
        if lost and name not in of_acts and not name.endswith("责改字"):
            yield f"{name}〔{year}〕缺第{'、'.join(map(str, lost))}号"


def faulty_papers() -> Iterator[str]:
    """One sentence for each paper whose words no longer have its fingerprint."""
    for paper in Paper.objects.select_related("sheet", "entry").iterator(chunk_size=200):
        if not hasattr(paper, "sheet"):
            continue
        if digest_of(paper.sheet.data, paper.entry.payload_digest, paper) != paper.content_digest:
            yield f"{paper}（查验码 {paper.code}）：内容与指纹不一致"
