"""`python -m bench.documents`: 200 papers in one run, beside WeasyPrint and LibreOffice.

The same two-page decision, filled differently each time, the same fonts, the same machine, the
same minutes. What cannot be had on a machine is told and left out.
"""

from __future__ import annotations

import html
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HOME = Path(tempfile.mkdtemp(prefix="mingjing-bench-documents-"))
os.environ["MINGJING_HOME"] = str(HOME)
os.environ["DJANGO_SETTINGS_MODULE"] = "mingjing.office.config.settings"

import django  # noqa: E402

django.setup()

from pypdf import PdfReader  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from mingjing.office.documents.docx import document_docx  # noqa: E402
from mingjing.office.documents.papers import TEMPLATES  # noqa: E402
from mingjing.office.web.qr import drawn  # noqa: E402
from mingjing.office.web.typeset import PACKAGED, compiled, many, pictures  # noqa: E402

OURS, THEIRS, LOOKS = 200, 20, 40
AIM = 20
SENTENCE = (
    "2026年3月10日，当事人在示例路1号，后厨与用餐区之间没有隔断，气瓶间通风不足，报警装置未通电，"
    "在不具备安全条件的场所使用、储存燃气。"
)
console = Console(width=100)


@dataclass(frozen=True, slots=True)
class Took:
    """What a run of so many papers took, by the clock and of the processor."""

    papers: int
    wall: float
    cpu: float
    pages: int

    @property
    def rate(self) -> float:
        """Papers a second."""
        return self.papers / self.wall

    @property
    def cost(self) -> float:
        """Processor milliseconds a paper: other work on the machine does not change it much."""
        return self.cpu / self.papers * 1000

    def cells(self) -> tuple[str, ...]:
        """The columns of the table."""
        return str(self.papers), str(self.pages), f"{self.rate:.1f}", f"{self.cost:.0f}"


def paper(n: int) -> dict[str, Any]:
    """The words of a decision of two pages, no two alike."""
    parts = [
        ("一、违法事实和证据", [SENTENCE, f"气瓶{n}只。", *(f"证{i}：{SENTENCE}" for i in "123")]),
        ("二、告知、陈述申辩和听证情况", [SENTENCE]),
        ("三、处罚的依据和裁量", [SENTENCE]),
        ("四、处罚决定", [f"罚款人民币{5000 + n}元。"]),
        ("五、履行方式和期限", [SENTENCE, SENTENCE]),
        ("六、申请行政复议、提起行政诉讼的途径和期限", [SENTENCE]),
    ]  # fmt: skip
    return {
        "family": "decision", "title": "行政处罚决定书", "organ": "示范区城市管理委员会",
        "number": f"示城管罚决字〔2026〕第{n}号", "case_number": f"P2026-{n:04d}",
        "party": f"示例餐饮管理有限公司{n}（虚构）", "day": "2026年4月7日",
        "rows": [["当事人", f"示例餐饮管理有限公司{n}（虚构）"],
                 ["统一社会信用代码", "91120104MA05TEX810"], ["法定代表人（负责人）", "演示甲"],
                 ["住所（住址）", "示例路1号"]],
        "parts": [{"head": head, "paragraphs": said} for head, said in parts],
        "opinions": [], "hands": [], "closing": [], "served": True, "sealed": True, "missing": [],
        "force": "法定文书", "article": "行政处罚法第五十九条", "act": "作出处罚决定",
        "fingerprint": f"{n:016X}", "version": 1, "code": "AB2CD-EF3GH", "stamp": "",
        "qr": drawn(f"https://example.org/check/AB2CDEF3{n:02d}/"), "check_url": "example.org",
    }  # fmt: skip


def as_html(data: dict[str, Any]) -> str:
    """The same words and measures for WeasyPrint."""
    serif, sans = (font.as_uri() for font in PACKAGED[:2])
    style = (
        f"@font-face{{font-family:S;src:url({serif})}}@font-face{{font-family:H;src:url({sans})}}"
        "@page{size:A4;margin:30mm 26mm 32mm 28mm;@bottom-right{content:'第 ' counter(page) ' 页'}}"
        "body{font:14pt/26pt S}h1,h2{font-family:H;font-weight:400;text-align:center;margin:0}"
        "h1{font-size:17pt}h2{font-size:22pt}h3{font:14pt/26pt H;margin:0;text-indent:2em}"
        "p{margin:0;text-indent:2em;text-align:justify}.r{text-align:right}svg{width:19mm}"
    )
    body = [data["qr"], f"<h1>{data['organ']}</h1><h2>{data['title']}</h2>", f"<p>{data['number']}"]
    body += [f"<p>{html.escape(label)}：{html.escape(text)}" for label, text in data["rows"]]
    for part in data["parts"]:
        body.append(f"<h3>{part['head']}</h3>")
        body += [f"<p>{html.escape(text)}" for text in part["paragraphs"]]
    body.append(f"<p class=r>{data['organ']}（印章）<p class=r>{data['day']}")
    return f"<!doctype html><meta charset=utf-8><style>{style}</style>{''.join(body)}"


WEASY = """
import json, sys, time
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
pages = json.load(open(sys.argv[1]))
HTML(string=pages[0]).write_pdf(sys.argv[2])
began, cpu = time.perf_counter(), time.process_time()
for page in pages:
    HTML(string=page).write_pdf()
print(time.perf_counter() - began, time.process_time() - cpu)
"""


def weasyprint() -> Took:
    """All of theirs in one warm process of an environment of its own."""
    env = HOME / "weasyprint"
    subprocess.run([sys.executable, "-m", "venv", str(env)], check=True, capture_output=True)
    python = str(env / "bin" / "python")
    subprocess.run(
        [python, "-m", "pip", "install", "-q", "weasyprint"], check=True, capture_output=True
    )
    words, out = HOME / "weasy.json", HOME / "weasy.pdf"
    words.write_text(json.dumps([as_html(paper(n)) for n in range(THEIRS)]), "utf-8")
    told = subprocess.run(
        [python, "-c", WEASY, str(words), str(out)], check=True, capture_output=True, text=True
    )
    wall, cpu = map(float, told.stdout.split()[-2:])
    return Took(THEIRS, wall, cpu, len(PdfReader(out).pages))


def libreoffice() -> Took:
    """All of theirs as DOCX in one process, its start included."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise FileNotFoundError("no soffice on this machine")
    folder = HOME / "office"
    folder.mkdir()
    files = []
    for n in range(THEIRS):
        files.append(folder / f"{n}.docx")
        files[-1].write_bytes(document_docx(paper(n)))
    profile = f"-env:UserInstallation={(HOME / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(files[0])], check=True, capture_output=True)  # makes its profile
    began, cpu = time.perf_counter(), _children()
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True)
    wall, used = time.perf_counter() - began, _children() - cpu
    return Took(THEIRS, wall, used, len(PdfReader(folder / "0.pdf").pages))


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def ours() -> Took:
    """All of ours in one run, on every core; their words are ready, as those of the others are."""
    papers = [paper(n) for n in range(OURS)]
    template = TEMPLATES / "document.typ"
    first = HOME / "ours.pdf"
    first.write_bytes(compiled(template, papers[0]))
    began, cpu = time.perf_counter(), time.process_time()
    many(template, papers, [None] * OURS)
    wall, used = time.perf_counter() - began, time.process_time() - cpu
    return Took(OURS, wall, used, len(PdfReader(first).pages))


def looks() -> list[float]:
    """How long each preview takes, in milliseconds."""
    found = []
    for n in range(LOOKS):
        began = time.perf_counter()
        pictures(TEMPLATES / "document.typ", paper(n))
        found.append((time.perf_counter() - began) * 1000)
    return found


def tried(name: str, run: Callable[[], Took]) -> Took | None:
    """One of them, or the reason why it is not there."""
    try:
        with console.status(name):
            return run()
    except (OSError, subprocess.CalledProcessError) as error:
        console.print(f"{name}: not measured on this machine ({error})")
        return None


def main() -> None:
    """Ours, the others, the previews; then the table."""
    mine = ours()
    table = Table("typesetter", "papers", "pages each", "papers/s", "CPU ms each", "by the clock",
                  "by CPU", title="how many times theirs is ours")  # fmt: skip
    table.add_row("ours (Typst)", *mine.cells(), "", "")
    for name, run in (("WeasyPrint", weasyprint), ("LibreOffice", libreoffice)):
        if found := tried(name, run):
            table.add_row(name, *found.cells(), f"{mine.rate / found.rate:.0f} ×",
                          f"{found.cost / mine.cost:.0f} ×")  # fmt: skip
    console.print(table)
    each = sorted(looks())
    console.print(
        f"a preview as pictures: median {statistics.median(each):.0f} ms, "
        f"slowest of {LOOKS} {each[-1]:.0f} ms; aim {AIM} × the others; "
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    try:
        main()
    finally:
        shutil.rmtree(HOME, ignore_errors=True)
