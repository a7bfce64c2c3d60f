"""From a file to lines and tables: txt, docx, html and pdf, told apart by name and content."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from zipfile import BadZipFile, ZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph

from mingjing.office.reports.checker.html import of_html
from mingjing.office.reports.checker.pdf import of_pdf
from mingjing.office.reports.checker.shapes import Document, Span, Table

KINDS = ("txt", "docx", "pdf", "html")
MOST_UNPACKED = 200_000_000
MOST_SIGNS, MOST_NUMBERS, LONGEST_LINE = 500_000, 50_000, 2_000
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_PIPE = re.compile(r"^\s*\|(.+)\|\s*$")
_RULE = re.compile(r"^\s*\|?[\s:|+-]*-{2,}[\s:|+-]*\|?\s*$")


class Unreadable(ValueError):
    """The file cannot be read as a report; the sentence says why and what to do."""


def document_of(name: str, content: bytes) -> Document:
    """Reads a file; raises Unreadable with a sentence for the person who gave it."""
    kind = _kind(name, content)
    try:
        found = _READERS[kind](name, content)
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, SyntaxError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(
            f"文件损坏，或者不是真正的 {kind.upper()}：请另存为 DOCX、PDF 或 TXT 后再试"
        ) from error
    if not any(line.strip() for line in found.lines):
        raise Unreadable("文件里没有文字（可能是扫描件）：请先识别文字，再交来核对")
    if sum(len(line) for line in found.lines) > MOST_SIGNS:
        raise Unreadable(f"文字超过 {MOST_SIGNS // 10_000} 万字，不像一份年度报告：请分开核对")
    if sum(len(re.findall(r"\d+", line)) for line in found.lines) > MOST_NUMBERS:
        raise Unreadable(f"数字超过 {MOST_NUMBERS} 个，不像一份年度报告：请分开核对")
    return found


def _cut_lines(lines: Iterable[str]) -> Iterator[str]:
    """Paragraphs longer than any that people write are cut, at the end of a sentence if there is
    one, so that no file can keep the office busy."""
    for line in lines:
        while len(line) > LONGEST_LINE:
            end = line.rfind("。", 0, LONGEST_LINE) + 1 or LONGEST_LINE
            yield line[:end]
            line = line[end:]
        yield line


def _kind(name: str, content: bytes) -> str:
    ending = name.lower().rpartition(".")[2]
    ending = {"htm": "html", "md": "txt", "text": "txt"}.get(ending, ending)
    if content.startswith(b"%PDF"):
        return "pdf"
    if content.startswith(b"PK"):
        return "docx"
    if ending in {"docx", "pdf"}:
        raise Unreadable(f"文件名为 .{ending}，内容却不是：请重新导出后再试")
    if ending == "doc" or content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("旧的 DOC 格式不能读取：请另存为 DOCX 后再试")
    if content.startswith(_PICTURES):
        raise Unreadable("这是图片，没有可以核对的文字：请交原来的 DOCX，或者识别文字后再试")
    if ending == "html" or content.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    return "txt"


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8 or, as older offices write it, in GB 18030."""
    for coding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(coding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("文字编码不是 UTF-8，也不是 GB 18030：请另存为 UTF-8 的 TXT 后再试")


def _of_txt(name: str, content: bytes) -> Document:
    lines = decoded(content).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = list(_cut_lines(lines))
    return Document(name, tuple(lines), tuple(plain_tables(lines)), "txt")


def plain_tables(lines: list[str]) -> Iterator[Table]:
    """Tables written with bars or tabulators: at least two neighbouring rows."""
    rows: list[tuple[Span, ...]] = []
    caption = last = ""
    for number, line in enumerate([*lines, ""], 1):
        cells = _cells(line, number)
        if cells:
            caption = caption if rows else last
            rows.append(cells)
        elif not (rows and _RULE.match(line)):
            if len(rows) > 1:
                yield Table(tuple(rows), caption)
            rows = []
        if line.strip() and not cells:
            last = line.strip()


def _cells(line: str, number: int) -> tuple[Span, ...]:
    if _RULE.match(line):
        return ()
    if _PIPE.match(line):
        return tuple(_cut(line, number, "|", line.index("|") + 1, line.rindex("|")))
    if line.count("\t") >= 1 and line.strip():
        return tuple(_cut(line, number, "\t", 0, len(line)))
    return ()


def _cut(line: str, number: int, mark: str, start: int, end: int) -> Iterator[Span]:
    at = start
    while at <= end:
        stop = line.find(mark, at, end)
        stop = end if stop < 0 else stop
        words = line[at:stop]
        left = at + len(words) - len(words.lstrip())
        yield Span(number, left, max(left, at + len(words.rstrip())))
        at = stop + 1


def _of_docx(name: str, content: bytes) -> Document:
    with ZipFile(io.BytesIO(content)) as packed:
        if sum(entry.file_size for entry in packed.infolist()) > MOST_UNPACKED:
            raise Unreadable("文件解开后过大：请去掉图片，或者另存为 TXT 后再试")
    lines: list[str] = []
    tables: list[Table] = []
    for block in docx.Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Paragraph):
            lines += _cut_lines(block.text.split("\n"))
        elif isinstance(block, DocxTable):
            caption = next((x.strip() for x in reversed(lines) if x.strip()), "")
            rows = [[c.text.strip().replace("\n", "") for c in r.cells] for r in block.rows]
            tables.append(laid_out(rows, lines, caption))
    return Document(name, tuple(lines), tuple(tables), "docx")


def laid_out(rows: list[list[str]], lines: list[str], caption: str) -> Table:
    """Writes rows as lines with tabulators and tells the places of their cells."""
    out = []
    for row in rows:
        at, spans = 0, []
        for cell in row:
            spans.append(Span(len(lines) + 1, at, at + len(cell)))
            at += len(cell) + 1
        lines.append("\t".join(row))
        out.append(tuple(spans))
    return Table(tuple(out), caption)


def _of_html(name: str, content: bytes) -> Document:
    lines: list[str] = []
    tables = []
    for block in of_html(decoded(content)):
        if isinstance(block, str):
            lines += _cut_lines([block])
        else:
            caption = next((x.strip() for x in reversed(lines) if x.strip()), "")
            tables.append(laid_out(block, lines, caption))
    return Document(name, tuple(lines), tuple(tables), "html")


def _of_pdf(name: str, content: bytes) -> Document:
    lines: list[str] = []
    tables = []
    for block in of_pdf(content):
        if isinstance(block, str):
            lines += _cut_lines([block])
        else:
            caption = next((x.strip() for x in reversed(lines) if x.strip()), "")
            tables.append(laid_out(block, lines, caption))
    return Document(name, tuple(lines), tuple(tables), "pdf")


_READERS = {"txt": _of_txt, "docx": _of_docx, "html": _of_html, "pdf": _of_pdf}
