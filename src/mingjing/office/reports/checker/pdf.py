"""The paragraphs and tables of a PDF: lines are joined again where only the page broke them."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from mingjing.office.reports.checker.radicals import as_signs

Block = str | list[list[str]]
MOST_PAGES = 300
MOST_CELL = 24
UNLIKE = 40
_NUMBERS = re.compile(r"(?<=[\d%％]) (?=[-−+]?\d)")
_NUMBER = re.compile(r"[-−+]?\d[\d,.]*[%％]?|(?:19|20)\d\d年度?|[-—–/]+")
_PAGE = re.compile(r"^\s*[-—–]?\s*(?:第\s*)?\d{1,3}\s*(?:页)?\s*[-—–]?\s*$")
_OPENS = re.compile(
    r"^\s*(?:第[一二三四五六七八九十]+[章部节]|[一二三四五六七八九十]{1,3}、|\d{1,2}\s*[、.．](?!\d)"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|附[件表]|表\s*\d)"
)
_NOT_HAN = (
    r"(?<=[\u3000-\u9fff\uff00-\uffef“”]) +(?=[\u3000-\u9fff\uff00-\uffef“”\d])"
    r"|(?<=[\d%]) +(?=[\u3000-\u9fff\uff00-\uffef])"
)
_DIGIT_AND_SIGN = re.compile(r"(?<=\d) (?=[年月日件次元万亿人名起宗家户])")
_WRAPPED = re.compile(r"[\u4e00-\u9fff）]{1,4}")
"""What the width of a column leaves of a name for a line of its own."""
_SENTENCE = re.compile(r"[，。；！？]")


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of a table with the columns of signs they stand in."""

    words: str
    start: int
    end: int

    @property
    def middle(self) -> float:
        """Where the words stand, to be compared with the heads."""
        return (self.start + self.end) / 2


def of_pdf(content: bytes) -> list[Block]:
    """A PDF as paragraphs and tables; ValueError when it is damaged or locked."""
    try:
        reader = PdfReader(io.BytesIO(content))
        lines = [x for page in reader.pages[:MOST_PAGES] for x in _lines(page)]
    except (PyPdfError, KeyError, TypeError, IndexError) as error:
        raise ValueError("damaged PDF") from error
    return _blocks([x for x in lines if x.strip() and not _PAGE.match(x)])


def _lines(page: PageObject) -> list[str]:
    """The lines of a page as they are laid out; where the widths of a font are not told, the
    layout tears words or joins cells, and the order of writing tells better."""
    written = [as_signs(x) for x in page.extract_text().split("\n")]
    plain = {_squeezed(x): x for x in written}
    lines = as_signs(page.extract_text(extraction_mode="layout")).split("\n")
    lines = [x for x in lines if x.strip()]
    told = [plain.get(_squeezed(x), "") for x in lines]
    return [_better(x, t, below) for x, t, below in zip(lines, told, [*told[1:], ""], strict=True)]


def _better(line: str, told: str, below: str) -> str:
    """A line as it is laid out, or as it was written."""
    cells, laid = _DIGIT_AND_SIGN.sub("", told).split(), _row(line)
    if _SENTENCE.search(told):
        return told if laid or _torn(line, told) else line.rstrip()
    if told and laid and len(cells) < 3 and _numbers(below.split()) < 2:
        return told
    if len(cells) > max(2, len(laid)):
        head = len(cells) == len(below.split()) and _numbers(below.split()) > 1
        if head or _numbers(cells) >= max(2, len(cells) - 2):
            return "  ".join(cells)
    return line.rstrip()


def _squeezed(line: str) -> str:
    return re.sub(r"\s", "", line)


def _torn(line: str, told: str) -> bool:
    """Whether the layout breaks a number that was written in one."""
    return bool(re.search(r"\d +[\d.]", line.strip())) and not re.search(r"\d +[\d.]", told)


def _numbers(cells: list[str]) -> int:
    return sum(bool(_NUMBER.fullmatch(c)) for c in cells)


def _blocks(lines: list[str]) -> list[Block]:
    out: list[Block] = []
    rows: list[list[Cell]] = []
    wide = max((_width(_tight(x)) for x in lines if not _row(x)), default=0)
    open_line = False
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        cells = _row(line) or (_unglued(line, rows[-1]) if rows else [])
        if cells:
            rows.append(cells)
            open_line = False
            continue
        if rows and _WRAPPED.fullmatch(_squeezed(line)) and len(_row(below)) == len(rows[-1]):
            rows[-1][0] = replace(rows[-1][0], words=rows[-1][0].words + _squeezed(line))
            continue
        _close(rows, out)
        rows, words = [], _tight(line)
        if open_line and isinstance(out[-1], str) and not _OPENS.match(words):
            out[-1] += words
        else:
            out.append(words)
        open_line = _width(_tight(line)) >= wide * 0.8 and words[-1:] not in "。！？"
    _close(rows, out)
    return out


def _close(rows: list[list[Cell]], out: list[Block]) -> None:
    """Rows of one width are a table; a lonely one is words."""
    if len(rows) > 1:
        widest = max(rows, key=len)
        full = max(rows, key=lambda r: (len(r), _counted(r)))
        out.append(_heads_joined([_aligned(r, full if _counted(r) > 1 else widest) for r in rows]))
    else:
        out += ["\t".join(c.words for c in r) for r in rows]


def _counted(row: list[Cell]) -> int:
    return _numbers([c.words for c in row])


def _heads_joined(rows: list[list[str]]) -> list[list[str]]:
    """Heads that the width of their columns broke in two lines are one row again."""
    first, second, *rest = rows
    broken = all(first) and not all(second) and not any(re.search(r"\d", x) for x in second)
    if not broken:
        return rows
    return [[a + b for a, b in zip(first, second, strict=True)], *rest]


def _aligned(row: list[Cell], widest: list[Cell]) -> list[str]:
    """The words of a row under the columns of the widest one; a row that does not fit them in
    order keeps its order."""
    words = [c.words for c in row]
    if len(row) == len(widest):
        return words
    at = [min(range(len(widest)), key=lambda i: abs(widest[i].middle - c.middle)) for c in row]
    if at != sorted(set(at)):
        at = _nearest(row, widest)
    found = dict(zip(at, words, strict=True))
    return [found.get(i, "") for i in range(len(widest))]


def _nearest(row: list[Cell], widest: list[Cell]) -> list[int]:
    """Which columns a shorter row stands in, in order and each once: those that are nearest in
    all, a share only under shares and a number only under numbers."""
    best: dict[int, tuple[float, list[int]]] = {-1: (0.0, [])}
    for c in row:
        following: dict[int, tuple[float, list[int]]] = {}
        for last, (cost, at) in best.items():
            for i in range(last + 1, len(widest)):
                more = cost + abs(widest[i].middle - c.middle) + _unlike(c.words, widest[i].words)
                if i not in following or more < following[i][0]:
                    following[i] = (more, [*at, i])
        best = following
    return min(best.values())[1] if best else list(range(len(row)))


def _unlike(a: str, b: str) -> int:
    """How much speaks against two cells of one column."""
    kinds = [(bool(_NUMBER.fullmatch(x)), x.endswith(("%", "％"))) for x in (a, b)]
    return 0 if kinds[0] == kinds[1] else UNLIKE


def _row(line: str) -> list[Cell]:
    """A line of a table: at least three cells, of which one is a number, or a heading row."""
    cells: list[Cell] = []
    at = 0
    for piece in re.split(r"( {2,})", line.rstrip()):
        if piece.strip():
            left = at + len(piece) - len(piece.lstrip())
            for part in _NUMBERS.split(piece.strip()):
                cells.append(Cell(_tight(part), left, left + len(part)))
                left += len(part) + 1
        at += len(piece)
    return cells if len(cells) >= 3 and all(len(c.words) <= MOST_CELL for c in cells) else []


_GLUED = re.compile(r"\s*(?P<name>[^\d\s][^\d]*?)\s*(?P<rest>[\d.,\s]+)")
_ONE_WAY = (r"\d{1,6}(?:,\d{3})*\.\d", r"\d{1,6}(?:,\d{3})*\.\d\d", r"\d{1,3}(?:,\d{3})+")


def _unglued(line: str, above: list[Cell]) -> list[Cell]:
    """A row of a narrow table whose numbers run into each other, where only one way of parting
    them gives as many as the row above has."""
    m = _GLUED.fullmatch(line)
    if m is None:
        return []
    rest = _squeezed(m["rest"])
    ways = [w for w in (re.findall(p, rest) for p in _ONE_WAY)
            if "".join(w) == rest and len(w) == len(above) - 1]  # fmt: skip
    if len(ways) != 1:
        return []
    words = [_tight(m["name"]), *ways[0]]
    return [replace(c, words=w) for c, w in zip(above, words, strict=True)]


def _width(line: str) -> int:
    return sum(2 if ord(c) > 0x2E7F else 1 for c in line.rstrip())


def _tight(line: str) -> str:
    return re.sub(_NOT_HAN, "", line.strip())
