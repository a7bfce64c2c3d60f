"""What the pages of people read: units as a tree, people with the state of their certificates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from django.db.models import Count, Max, Prefetch, Q, QuerySet
from django.http import QueryDict

from mingjing.office.journal.models import Entry
from mingjing.office.people.models import (
    ROLE_LABELS,
    UNIT_LABELS,
    Certificate,
    Person,
    Post,
    Role,
    Unit,
    UnitKind,
)
from mingjing.office.people.pages import moments
from mingjing.office.people.queries import posts_on
from mingjing.office.web.filters import Filter, key_of
from mingjing.office.web.shapes import Cell, Column, Link, Moment, Row, Table
from mingjing.office.web.words import cn_date

VERBS = {
    "add_unit": "新增单位",
    "amend_unit": "更正单位名称",
    "add_person": "新增人员",
    "amend_person": "更正人员信息",
    "set_password": "重置密码",
    "grant_certificate": "登记执法证",
    "appoint": "任职",
    "end_post": "止任",
}
RENEW_WITHIN = timedelta(days=60)  # how early a certificate asks to be renewed
CERTIFICATE = Filter(
    "certificate",
    "执法证",
    {"valid": "有效", "soon": "即将到期", "expired": "已过期", "none": "未持证"},
)
ROLE = Filter("role", "职责", {str(k): v for k, v in ROLE_LABELS.items()})

UNIT_COLUMNS = (
    Column("name", "单位"),
    Column("kind", "类型"),
    Column("code", "代码"),
    Column("people", "在岗人数", kind="number"),
)
PERSON_COLUMNS = (
    Column("name", "姓名"),
    Column("unit", "单位"),
    Column("posts", "现任职责"),
    Column("certificate", "执法证", kind="badge"),
    Column("number", "登录名", hide_on_phone=True),
)


def unit_rows(units: QuerySet[Unit]) -> list[Row]:
    """Units with their subordinates below them, indented by rank."""
    listed = list(
        units.annotate(people=Count("persons", filter=Q(persons__is_active=True))).order_by("code")
    )
    children: dict[int | None, list[Unit]] = {}
    known = {u.pk for u in listed}
    for unit in listed:
        children.setdefault(unit.parent_id if unit.parent_id in known else None, []).append(unit)
    return [_unit_row(unit, depth) for unit, depth in _walk(children, None, 0)]


def _walk(
    children: dict[int | None, list[Unit]], parent: int | None, depth: int
) -> Iterator[tuple[Unit, int]]:
    for unit in children.get(parent, ()):
        yield unit, depth
        yield from _walk(children, unit.pk, depth + 1)


def _unit_row(unit: Unit, depth: int) -> Row:
    people = getattr(unit, "people", 0)
    return Row(
        f"/manage/people/?unit={unit.pk}",
        (
            Cell("　" * depth + unit.name, sub="　" * depth + unit.short),
            UNIT_LABELS[UnitKind(unit.kind)],
            unit.code,
            people,
        ),
    )


def people_chosen(rows: QuerySet[Person], params: QueryDict, day: date) -> QuerySet[Person]:
    """The people whom the search box and the filters ask for, with what a row shows."""
    rows = rows.annotate(certified_until=Max("certificates__valid_until"))
    if words := params.get("find", "").strip():
        rows = rows.filter(Q(name__icontains=words) | Q(username__icontains=words))
    if unit := key_of(params.get("unit")):
        rows = rows.filter(unit=unit)
    if role := ROLE.chosen(params):
        rows = rows.filter(pk__in=posts_on(day).filter(role=role).values("person_id"))
    match CERTIFICATE.chosen(params):
        case "valid":
            rows = rows.filter(certified_until__gte=day)
        case "soon":
            rows = rows.filter(certified_until__gte=day, certified_until__lte=day + RENEW_WITHIN)
        case "expired":
            rows = rows.filter(certified_until__lt=day)
        case "none":
            rows = rows.filter(certified_until__isnull=True)
    return rows.select_related("unit").prefetch_related(
        Prefetch("posts", queryset=posts_on(day), to_attr="held")
    )


def person_row(person: Person, day: date) -> Row:
    """One line of the list of people."""
    posts: list[Post] = getattr(person, "held", [])
    held = "、".join(ROLE_LABELS[Role(p.role)] for p in posts)
    name = person.name if person.is_active else f"{person.name}（已离岗）"
    if person.is_assistant:
        name += "（辅助人员）"
    return Row(
        f"/manage/people/{person.pk}/",
        (
            name,
            person.unit.name,
            held or "—",
            certificate_state(getattr(person, "certified_until", None), day),
            person.username,
        ),
    )


def certificate_state(until: date | None, day: date) -> Cell:
    """Whether a certificate is good on a day, in words (art. 42)."""
    if until is None:
        return Cell("未持证")
    if until < day:
        return Cell(f"已过期（{cn_date(until)}止）", tone="over")
    if until <= day + RENEW_WITHIN:
        left = (until - day).days
        return Cell(f"还有 {left} 天到期" if left else "今天到期", tone="due")
    return Cell(f"有效至 {cn_date(until)}", tone="ok")


def certificate_table(certificates: Sequence[Certificate], day: date) -> Table:
    """A person's certificates, the newest first."""
    rows = [
        Row(
            "",
            (
                c.number,
                c.valid_from,
                c.valid_until,
                Cell(f"自 {cn_date(c.valid_from)} 起有效")
                if c.valid_from > day
                else certificate_state(c.valid_until, day),
            ),
        )
        for c in certificates
    ]
    columns = (
        Column("number", "证件编号"),
        Column("from", "有效期起", kind="date"),
        Column("until", "有效期止", kind="date"),
        Column("state", "状态", kind="badge"),
    )
    return Table(
        columns,
        rows,
        empty_title="没有执法证",
        empty_text="没有在有效期内的执法证，不能实施行政处罚（行政处罚法第四十二条）。",
    )


def post_table(posts: Sequence[Post], day: date, *, may_end: bool) -> Table:
    """A person's posts; those still held can be ended from here."""
    rows = []
    for post in posts:
        over = post.until is not None and post.until < day
        state = Cell("已止任") if over else Cell("在任", tone="ok")
        if post.since > day:
            state = Cell("未到任")
        end = Cell("止任", url=f"/manage/posts/{post.pk}/end/") if may_end and not over else ""
        rows.append(
            Row(
                "",
                (
                    Cell(ROLE_LABELS[Role(post.role)], sub=post.title),
                    post.since,
                    post.until or "没有期限",
                    state,
                    end,
                ),
            )
        )
    columns = (
        Column("role", "职责"),
        Column("since", "起日", kind="date"),
        Column("until", "止日", kind="date"),
        Column("state", "状态", kind="badge"),
        Column("end", "办理"),
    )
    return Table(
        columns if may_end else columns[:-1],
        rows if may_end else [replace(r, cells=r.cells[:-1]) for r in rows],
        empty_title="没有任职",
        empty_text="任职之后才能以该职责办理业务。",
    )


def person_facts(person: Person) -> list[tuple[str, object]]:
    """Who this is, one line each."""
    facts: list[tuple[str, object]] = [
        ("单位", Link(person.unit.name, f"/manage/people/?unit={person.unit_id}")),
        ("登录名", person.username),
        ("状态", "在岗" if person.is_active else "已离岗"),
        ("身份", "执法辅助人员" if person.is_assistant else "正式人员"),
    ]
    if person.legal_qualification_since:
        facts.append(("法律资格", f"{cn_date(person.legal_qualification_since)}取得"))
    if person.reviewing_since:
        facts.append(("法制审核", f"{cn_date(person.reviewing_since)}起从事"))
    return facts


def history(
    person: Person, certificates: Sequence[Certificate], posts: Sequence[Post]
) -> list[Moment]:
    """Every act on a person, their certificates and posts, the newest first."""
    entries = list(
        Entry.objects.filter(
            Q(subject_kind="person", subject_id=person.pk)
            | Q(subject_kind="certificate", subject_id__in=[c.pk for c in certificates])
            | Q(subject_kind="post", subject_id__in=[p.pk for p in posts])
        ).order_by("-pk")
    )
    told = [e.subject_label.removeprefix(person.name).strip() for e in entries]
    return [
        replace(moment, note=note)
        for moment, note in zip(moments(entries, VERBS), told, strict=True)
    ]
