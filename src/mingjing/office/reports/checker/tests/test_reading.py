"""Files of four kinds give the same figures; what cannot be read says what to do."""

from __future__ import annotations

import io
import json

import docx
import pytest

from mingjing.office.reports.checker.check import check
from mingjing.office.reports.checker.output import VERDICTS, as_json, as_text
from mingjing.office.reports.checker.reading import Unreadable, document_of

LINES = ["虚构区城市管理局2022年度报告", "全年处罚30件，罚款2万元。"]


def _docx() -> bytes:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=2)
    for row in (("大队", "处罚（件）"), ("一大队", "18"), ("二大队", "13"), ("合计", "30")):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


HTML = (
    f"<html><head><style>p{{}}</style></head><body><nav>99 件</nav><p>{LINES[0]}</p><p>{LINES[1]}"
    "</p><table><tr><th>大队<th>处罚（件）</tr><tr><td>一大队</td><td>18</td></tr><tr><td>二大队</td>"
    "<td>13</td></tr><tr><td>合计</td><td>30</td></tr></table></body></html>"
)
TXT = "\n".join([*LINES, "大队\t处罚（件）", "一大队\t18", "二大队\t13", "合计\t30"])


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.docx", _docx()), ("a.html", HTML.encode()), ("a.txt", TXT.encode()),
     ("b.txt", TXT.encode("gb18030"))],
)  # fmt: skip
def test_a_table_that_does_not_add_up_is_found_in_each_kind_of_file(
    name: str, content: bytes
) -> None:
    checked = check(document_of(name, content))
    failed = [f for f in checked.findings if f.verdict == "fails"]
    assert [f.rule for f in failed] == ["table_column"]
    assert "18 + 13 = 31" in failed[0].computation


@pytest.mark.parametrize(
    ("name", "content", "advice"),
    [("a.doc", b"\xd0\xcf\x11\xe0", "DOCX"), ("a.pdf", b"%PDF-1.7 broken", "PDF"),
     ("a.txt", b"  \n", "识别文字"), ("a.docx", b"words", "重新导出"),
     ("a.docx", b"PK\x03\x04 broken", "DOCX")],
)  # fmt: skip
def test_what_cannot_be_read_says_what_to_do(name: str, content: bytes, advice: str) -> None:
    with pytest.raises(Unreadable, match=advice):
        document_of(name, content)


def test_the_answer_as_json_names_every_place() -> None:
    document = document_of("a.txt", TXT.encode())
    told = json.loads(json.dumps(as_json(check(document)), ensure_ascii=False))
    for figure in told["figures"]:
        line = document.lines[figure["line"] - 1]
        assert line[figure["start"] : figure["end"]].strip() == figure["text"]
    for relation in told["relations"]:
        assert relation["verdict"] in {v.value for v in VERDICTS}
        for place in relation["rests_on"]:
            assert document.lines[place["line"] - 1][place["start"] : place["end"]] == place["text"]


def test_the_answer_as_text_tells_what_fails_first() -> None:
    lines = list(as_text(check(document_of("a.txt", TXT.encode())), figures=True))
    told = "\n".join(lines)
    assert told.index("矛盾（1）") < told.index("相符（")
    assert "F001" in told


def test_a_file_that_is_no_report_keeps_nobody_busy() -> None:
    with pytest.raises(Unreadable, match="分开核对"):
        document_of("a.txt", ("处罚3件，" * 60_000).encode())
    with pytest.raises(Unreadable, match="分开核对"):
        document_of("a.txt", ("处罚" * 300_000).encode())
    document = document_of("a.txt", ("全年处罚三件。" * 1000).encode())
    assert max(len(line) for line in document.lines) <= 2000
    assert "".join(document.lines) == "全年处罚三件。" * 1000
