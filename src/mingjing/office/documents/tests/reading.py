"""What a PDF says, by pypdf: its text and its pages; and papers issued each with its act."""

from __future__ import annotations

import io
import re
from datetime import date

from docx import Document
from pypdf import PdfReader

from mingjing.office.documents.actions import issue_due
from mingjing.office.documents.models import Paper
from mingjing.office.journal.shapes import Deed
from mingjing.office.people.actions import INSTALLER
from tests.cast import at

_BEFORE_ALL = Deed(by=(INSTALLER,), at=at(date(2020, 1, 1)), entered_at=at(date(2020, 1, 1)))


def issued(case_id: int) -> list[Paper]:
    """The papers of a case as its pages would have issued them: each as part of its act."""
    return issue_due(case_id, _BEFORE_ALL)


def pages(content: bytes) -> int:
    """How many pages the file has."""
    return len(PdfReader(io.BytesIO(content)).pages)


def bookmarks(content: bytes) -> list[str]:
    """What the reader's side panel lists."""
    outline = PdfReader(io.BytesIO(content)).outline
    return [str(entry["/Title"]) for entry in outline if not isinstance(entry, list)]


def words(content: bytes) -> str:
    """The text without white space."""
    read = PdfReader(io.BytesIO(content))
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in read.pages))


def docx_words(content: bytes) -> str:
    """The text of a DOCX, its tables first, without white space."""
    book = Document(io.BytesIO(content))
    cells = [cell.text for table in book.tables for row in table.rows for cell in row.cells]
    return re.sub(r"\s+", "", "".join([*cells, *(p.text for p in book.paragraphs)]))
