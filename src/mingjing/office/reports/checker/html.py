"""The paragraphs and tables of a web page, without its scripts and navigation."""

from __future__ import annotations

import re
from html.parser import HTMLParser

Block = str | list[list[str]]
_SKIP = {"script", "style", "head", "nav", "header", "footer", "noscript", "template"}
_BREAK = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "section", "article", "ul",
          "ol", "blockquote", "caption", "dt", "dd"}  # fmt: skip


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.text = ""
        self.skipped = 0
        self.rows: list[list[str]] | None = None
        self.held: dict[tuple[int, int], str] = {}
        self.span = (1, 1)
        self.in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens a block, a row or a cell."""
        if tag in _SKIP:
            self.skipped += 1
        elif tag == "table":
            self._close()
            self.rows, self.held = [], {}
        elif tag == "tr" and self.rows is not None:
            self._end_cell()
            self.rows.append([])
        elif tag in {"td", "th"}:
            self._end_cell()
            self.in_cell = True
            given = {k: v or "" for k, v in attrs}
            self.span = (_size(given.get("rowspan")), _size(given.get("colspan")))
            self.text = ""
        elif tag in _BREAK and self.rows is None:
            self._close()

    def handle_endtag(self, tag: str) -> None:
        """Closes what was open."""
        if tag in _SKIP:
            self.skipped = max(0, self.skipped - 1)
        elif tag in {"td", "th", "tr"}:
            self._end_cell()
        elif tag == "table" and self.rows is not None:
            self._end_cell()
            rows = [row for row in self.rows if row]
            if rows:
                self.blocks.append(rows)
            self.rows = None
        elif tag in _BREAK and (self.rows is None or tag == "caption"):
            self._close()

    def handle_data(self, data: str) -> None:
        """Keeps words that a reader sees."""
        if not self.skipped:
            self.text += data

    def _close(self) -> None:
        words = re.sub(r"[\s\u3000\xa0]+", " ", self.text).strip()
        self.text = ""
        if words:
            self.blocks.append(words)

    def _end_cell(self) -> None:
        """Ends the open cell, also where the page leaves its end out."""
        if self.in_cell and self.rows:
            self._cell()
        self.in_cell = False

    def _cell(self) -> None:
        words = re.sub(r"\s+", "", self.text)
        self.text = ""
        rows = self.rows or [[]]
        row, at = rows[-1], len(rows) - 1
        while (at, len(row)) in self.held:
            row.append(self.held.pop((at, len(row))))
        for _ in range(self.span[1]):
            for below in range(1, self.span[0]):
                self.held[at + below, len(row)] = words
            row.append(words)


def _size(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and 0 < int(text) < 100 else 1


def of_html(text: str) -> list[Block]:
    """A page as paragraphs (words) and tables (rows of words), in order."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader._close()
    return reader.blocks
