"""The paragraphs and tables of a PDF: lines are joined again where only the page broke them."""

from __future__ import annotations

import io
import re

from pypdf import PdfReader
from pypdf.errors import PyPdfError

Block = str | list[list[str]]
MOST_PAGES = 300
_GAP = re.compile(r" {2,}")
_NUMBERS = re.compile(r"(?<=[\d%％]) (?=\d)")
_PAGE = re.compile(r"^\s*[-—–]?\s*(?:第\s*)?\d{1,3}\s*(?:页)?\s*[-—–]?\s*$")
_OPENS = re.compile(
    r"^\s*(?:第[一二三四五六七八九十]+[章部节]|[一二三四五六七八九十]{1,3}、|\d{1,2}\s*[、.．](?!\d)"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|附[件表]|表\s*\d)"
)
_NOT_HAN = (
    r"(?<=[\u3000-\u9fff\uff00-\uffef“”]) +(?=[\u3000-\u9fff\uff00-\uffef“”\d])"
    r"|(?<=[\d%]) +(?=[\u3000-\u9fff\uff00-\uffef])"
)


def of_pdf(content: bytes) -> list[Block]:
    """A PDF as paragraphs and tables; ValueError when it is damaged or locked."""
    try:
        reader = PdfReader(io.BytesIO(content))
        pages = [page.extract_text(extraction_mode="layout") for page in reader.pages[:MOST_PAGES]]
    except (PyPdfError, KeyError, TypeError, IndexError) as error:
        raise ValueError("damaged PDF") from error
    lines = [line.rstrip() for page in pages for line in page.split("\n")]
    return _blocks([x for x in lines if x.strip() and not _PAGE.match(x)])


def _blocks(lines: list[str]) -> list[Block]:
    out: list[Block] = []
    rows: list[list[str]] = []
    wide = max((_width(x) for x in lines), default=0)
    open_line = False
    for line in lines:
        cells = _row(line)
        if cells:
            rows.append(cells)
            open_line = False
            continue
        _close(rows, out)
        rows, words = [], _tight(line)
        if open_line and isinstance(out[-1], str) and not _OPENS.match(words):
            out[-1] += words
        else:
            out.append(words)
        open_line = _width(line) >= wide * 0.8 and words[-1:] not in "。！？"
    _close(rows, out)
    return out


def _close(rows: list[list[str]], out: list[Block]) -> None:
    """Rows of one width are a table; a lonely one is words."""
    if len(rows) > 1:
        widest = max(len(r) for r in rows)
        out.append([[*r, *[""] * (widest - len(r))] for r in rows])
    else:
        out += ["\t".join(r) for r in rows]


def _row(line: str) -> list[str]:
    """A line of a table: at least three cells, of which one is a number, or a heading row."""
    cells = [c for cell in _GAP.split(line.strip()) for c in _NUMBERS.split(cell.strip())]
    if len(cells) < 3 or any(len(c) > 24 for c in cells):
        return []
    return [_tight(c) for c in cells]


def _width(line: str) -> int:
    return sum(2 if ord(c) > 0x2E7F else 1 for c in line.rstrip())


def _tight(line: str) -> str:
    return re.sub(_NOT_HAN, "", line.strip())
