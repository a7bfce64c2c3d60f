"""What is done with a report: write its sections together, and take it through its procedure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256

from django.conf import settings
from django.db import transaction

from mingjing.law.instruments.office_reports.report import REPORT
from mingjing.office.journal.door import act, record
from mingjing.office.journal.once import once
from mingjing.office.journal.shapes import Deed, Folder, Invalid
from mingjing.office.journal.values import canonical
from mingjing.office.people.models import Person
from mingjing.office.reports.access import ask_writer
from mingjing.office.reports.build import DRAWERS, draw
from mingjing.office.reports.document import compose
from mingjing.office.reports.editions import document_of
from mingjing.office.reports.facts import attempt_of, facts_of
from mingjing.office.reports.finished import read_back, tally
from mingjing.office.reports.freezing import book_of, freeze
from mingjing.office.reports.models import (
    Comment,
    Draft,
    Edition,
    EditionFile,
    Report,
    Section,
)
from mingjing.office.reports.queries import (
    COMMENT_KIND,
    KIND,
    SECTION_KIND,
    bodies,
    section_of,
    shape_of,
)
from mingjing.office.reports.references import parse
from mingjing.office.reports.sentences import Conflict, Contradiction
from mingjing.office.reports.spelling import in_names, words_of
from mingjing.office.reports.template import USUAL, Slot, template
from mingjing.office.web.words import cn_date

REPORTS: Folder[Report] = Folder(
    kind=KIND,
    model=Report,
    procedure=lambda row: REPORT,
    facts=facts_of,
    attempt=attempt_of,
    settle=lambda row: None,
    label=str,
)


class Clash(Invalid):
    """Somebody else saved this section after this person began: both texts are kept."""

    def __init__(self, theirs: Section) -> None:
        who = theirs.edited_by.name if theirs.edited_by else "他人"
        super().__init__({"body": f"您打开之后，{who}已经保存了第 {theirs.version} 版"})
        self.theirs = theirs


def start_report(deed: Deed, year: int, *, until: date | None = None, shape: str = USUAL) -> Report:
    """Starts the report of a year after a template; its figures count the whole year unless
    `until` ends earlier."""
    last = until or date(year, 12, 31)
    errors = {}
    if Report.objects.filter(year=year).exists():
        errors["year"] = f"{year} 年的报告已经建立"
    if year > deed.day.year:
        errors["year"] = f"{year} 年还没有到，不能建立报告"
    if last.year != year:
        errors["until"] = f"统计截止日应在 {year} 年之内"
    try:
        found = template(shape, year)
        if not found.serves(year):
            errors["shape"] = f"{found.name}只用于 {found.since} 年以后的报告"
    except KeyError:
        errors["shape"] = "没有这种模板"
    ask_writer(deed)
    if errors:
        raise Invalid(errors)
    title = found.title.format(organ=settings.ORGAN_NAME, year=year)
    row = Report(year=year, procedure=REPORT.name, template=shape, title=title)
    row.period_from, row.period_until = date(year, 1, 1), last
    earlier = {"year": f"刚才另有人已经建立了 {year} 年的报告，这里没有再建一份，请返回查看"}
    with once(Report.objects.filter(year=year), earlier):
        with act(REPORTS, row, "start_report", deed) as doing:
            doing.row.title = title
        for slot in found.written:
            if slot.body:
                write_section(deed, doing.row, slot.key, slot.body)
    return doing.row


def _slot(report: Report, key: str) -> Slot:
    slot = shape_of(report).by_key.get(key)
    if slot is None or not slot.writes:
        raise Invalid({"key": f"报告中没有“{key}”这一节"})
    return slot


def _open(report: Report) -> Report:
    """The report, locked, when its text may be changed."""
    row = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if not row.is_open:
        where = REPORT.stage(row.stage).label
        raise Invalid({"body": f"报告现处于“{where}”，文字已经锁定：须先退回修改"})
    return row


def write_section(
    deed: Deed, report: Report, key: str, body: str, *, base: int | None = None
) -> Section:
    """Writes the text of one section; every earlier text stays in the journal. With `base`, the
    version that the writer began from: raises Clash when another was saved meanwhile.

    References may come in either spelling and are kept in names. A text that contradicts itself
    may be kept: it stops the review and the build, not the writing.
    """
    slot = _slot(report, key)
    ask_writer(deed, section_of(report, key))
    body = in_names(body, words_of).text
    misread = parse(body).misread
    if misread:
        raise Invalid({"body": "；".join(m.sentence for m in misread)})
    text = body.replace("\r\n", "\n").strip()
    with transaction.atomic():
        row = section_of(_open(report), key)
        if base is not None and base != row.version and row.body != text:
            raise Clash(row)
        if not (row.pk and row.body == text):
            with record(row, "write_section", deed, kind=SECTION_KIND,
                        label=f"{report.year} 年报告 · {slot.heading}"):  # fmt: skip
                row.body, row.version = text, row.version + 1
                row.edited_at, row.edited_by_id = deed.at, deed.by[0].id
        mine = [actor.id for actor in deed.by]
        Draft.objects.filter(report=report, key=key, person__in=mine).delete()
    return row


def keep_draft(
    person: Person, report: Report, key: str, body: str, *, deed: Deed, base: int,
    place: int | None = None,
) -> Draft:  # fmt: skip
    """Keeps what a person has typed and not saved: no act, nothing of the report changes."""
    _slot(report, key)
    kept, _ = Draft.objects.update_or_create(
        report=report, key=key, person=person,
        defaults={"body": body, "base": base, "place": place, "kept_at": deed.entered_at},
    )  # fmt: skip
    return kept


def drop_draft(person: Person, report: Report, key: str) -> None:
    """Gives up what was typed and not saved."""
    Draft.objects.filter(report=report, key=key, person=person).delete()


def assign_section(deed: Deed, report: Report, key: str, person: Person | None) -> Section:
    """Names who writes a section besides those who may write all; none takes it back."""
    slot = _slot(report, key)
    ask_writer(deed)
    with transaction.atomic():
        row = section_of(_open(report), key)
        with record(row, "assign_section", deed, kind=SECTION_KIND,
                    label=f"{report.year} 年报告 · {slot.heading}"):  # fmt: skip
            row.keeper = person
    return row


def comment_section(deed: Deed, report: Report, key: str, body: str, *, quote: str = "") -> Comment:
    """Remarks on a section; while a remark is not settled the report is not submitted."""
    slot = _slot(report, key)
    if not body.strip():
        raise Invalid({"body": "请写明意见"})
    if report.stage in {"signed", "published", "archived"}:
        raise Invalid({"body": "报告已经签发，请由负责人退回修改后再提意见"})
    row = Comment(report=report, key=key, author_id=deed.by[0].id, made_at=deed.at)
    with record(row, "comment_section", deed, kind=COMMENT_KIND,
                label=f"{report.year} 年报告 · {slot.heading}"):  # fmt: skip
        row.body, row.quote = body.strip(), quote.strip()[:200]
    return row


def settle_comment(deed: Deed, comment: Comment, answer: str) -> Comment:
    """Settles a remark, saying how; those who write do, and whoever made it."""
    if not answer.strip():
        raise Invalid({"answer": "请写明怎样处理"})
    with transaction.atomic():
        row = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
        if not any(actor.id == row.author_id for actor in deed.by):
            ask_writer(deed, section_of(row.report, row.key))
        if row.settled_at:
            raise Invalid({"answer": "这条批注已经办结"})
        with record(row, "settle_comment", deed, kind=COMMENT_KIND, label=str(row)):
            row.answer, row.settled_at = answer.strip(), deed.at
            row.settled_by_id = deed.by[0].id
    return row


def perform(report: Report, verb: str, deed: Deed) -> Report:
    """Makes one step of a report; raises Refused with every reason, or Invalid."""
    with transaction.atomic(), act(REPORTS, report.pk, verb, deed) as doing:
        _EFFECTS[verb](doing.row, deed)
    return doing.row


def _submit(row: Report, deed: Deed) -> None:
    """Not before the last day that the figures count: they would change until then, and what was
    signed earlier could not be published."""
    if deed.day < row.period_until:
        message = (
            f"统计期到{cn_date(row.period_until)}为止，此前数字还会变化：请在这一天或者以后送审"
        )
        raise Contradiction((Conflict("", "", message),))
    row.opinion = ""


def _review(row: Report, deed: Deed) -> None:
    row.opinion = str(deed.form.get("opinion") or "").strip()
    if deed.form["passed"]:
        row.reviewers = [actor.id for actor in deed.by]
        row.reviewed_figures = freeze(row)


def _sign(row: Report, deed: Deed) -> None:
    row.signed_on, row.frozen_figures = deed.day, freeze(row)


def _publish(row: Report, deed: Deed) -> None:
    assert row.signed_on is not None, "a report is published after its signing"
    row.published_on, row.edition = deed.day, row.edition + 1
    texts = {"title": row.title, "bodies": bodies(row)}
    row.digest = sha256(canonical([texts, row.frozen_figures]).encode()).hexdigest()
    edition = Edition.objects.create(
        report=row, number=row.edition, published_on=deed.day, signed_on=row.signed_on,
        reason=row.reason, texts=texts, figures=row.frozen_figures, digest=row.digest,
        checked=tally(read_back(compose(row, book_of(row)))),
    )  # fmt: skip
    _keep_files(row, edition)


def _keep_files(row: Report, edition: Edition) -> None:
    """Draws the edition once, at its publication: what was published is what is served."""
    document = document_of(edition, base_url=settings.PUBLIC_URL)
    drawn = {kind: draw(document, kind) for kind in DRAWERS}
    kept = [
        EditionFile(edition=edition, kind=kind, content=content, size=len(content),
                    sha256=sha256(content).hexdigest())
        for kind, content in drawn.items()
    ]  # fmt: skip
    row.files = {file.kind: file.sha256 for file in EditionFile.objects.bulk_create(kept)}


def _reopen(row: Report, deed: Deed) -> None:
    row.signed_on, row.frozen_figures, row.reviewed_figures = None, None, None
    row.reviewers, row.reason = [], str(deed.form["reason"]).strip()


def _archive(row: Report, deed: Deed) -> None:
    """Nothing but the stage."""


_EFFECTS: dict[str, Callable[[Report, Deed], None]] = {
    "submit_report": _submit,
    "review_report": _review,
    "sign_report": _sign,
    "publish_report": _publish,
    "reopen_report": _reopen,
    "archive_report": _archive,
}


def sign_report(deed: Deed, report: Report) -> Report:
    """Signs a reviewed report and freezes its figures; raises Contradiction or Stale with what
    must be mended."""
    return perform(report, "sign_report", deed)


def reopen_report(deed: Deed, report: Report, reason: str) -> Report:
    """Opens a report again with a reason; the figures are counted from the records again."""
    return perform(report, "reopen_report", replace(deed, form={**deed.form, "reason": reason}))
