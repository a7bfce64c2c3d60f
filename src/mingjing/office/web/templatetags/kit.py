"""The kit's tags and filters: one tag per part of a page."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms, template
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from mingjing.office.web import words
from mingjing.office.web.charts import AnyChart
from mingjing.office.web.render import charts, icons
from mingjing.office.web.render.picture import HALF, SLIM, WIDE, svg
from mingjing.office.web.render.scale import draw_scale
from mingjing.office.web.render.table import draw_table
from mingjing.office.web.shapes import (
    Bar,
    Chip,
    Clock,
    Figure,
    Link,
    Moment,
    Notice,
    Reason,
    Scale,
    StepView,
    Table,
    Task,
)

register = template.Library()
SHOWN, FEW = 12, 3
"""Acts of a timeline that are shown at once, and how many more are not worth folding."""
Given = dict[str, Any]

register.filter("yuan", words.yuan)
register.filter("count", words.count)
register.filter("wan", words.wan)
register.filter("percent", words.percent)
register.filter("cn_date", words.cn_date)
register.filter("cn_datetime", words.cn_datetime)
register.filter("weekday", words.weekday)


@register.simple_tag
def icon(name: str, size: int = 20) -> SafeString:
    """An inline icon; always beside a word, hence hidden from readers."""
    return icons.draw_icon(str(name), size)


@register.inclusion_tag("web/parts/steps.html")
def steps(step_views: Sequence[StepView]) -> Given:
    """The procedure as a vertical line: done, open now, later with the reasons."""
    return {"steps": step_views}


@register.inclusion_tag("web/parts/reasons.html")
def reasons(items: Sequence[Reason], lead: str = "") -> Given:
    """Reasons with their articles, each one sentence."""
    return {"reasons": items, "lead": lead}


@register.inclusion_tag("web/parts/clocks.html")
def clocks(items: Sequence[Clock]) -> Given:
    """Running terms, one line each."""
    return {"clocks": items}


@register.inclusion_tag("web/parts/timeline.html")
def timeline(moments: Sequence[Moment]) -> Given:
    """What was done, when, by whom; late entries say so. Of a long story the beginning is folded;
    a printer unfolds it."""
    cut = SHOWN if len(moments) > SHOWN + FEW else len(moments)
    return {"moments": moments, "newest": moments[:cut], "older": moments[cut:]}


@register.inclusion_tag("web/parts/tasks.html")
def tasks(items: Sequence[Task]) -> Given:
    """Rows of Today: the clock, the thing, the reason, the one button."""
    return {"tasks": items}


@register.inclusion_tag("web/parts/facts.html")
def facts(pairs: Iterable[tuple[str, object]]) -> Given:
    """Who and what, one line each; a value may be a Link."""
    return {"pairs": [(k, v, isinstance(v, Link)) for k, v in pairs]}


@register.inclusion_tag("web/parts/figures.html")
def figures(items: Sequence[Figure]) -> Given:
    """A row of figures, each a link to its records."""
    return {"figures": items}


@register.inclusion_tag("web/parts/figure.html")
def figure(item: Figure) -> Given:
    """One figure with its definition."""
    return {"figure": item}


@register.inclusion_tag("web/parts/chips.html")
def chips(items: Sequence[Chip], label: str = "筛选") -> Given:
    """Filters that live in the URL."""
    return {"chips": items, "label": label}


@register.inclusion_tag("web/parts/links.html")
def links(items: Sequence[Link]) -> Given:
    """Links as buttons, the primary one filled."""
    return {"links": items}


@register.inclusion_tag("web/parts/notice.html")
def notice(kind: str, title: str, text: str = "", link: Link | None = None) -> Given:
    """A message of kind info, due, over or ok, with where to go on."""
    return {"kind": kind, "title": title, "text": text, "link": link}


@register.inclusion_tag("web/parts/notices.html")
def notices(items: Sequence[Notice]) -> Given:
    """Several messages, one below the other."""
    return {"notices": items}


@register.simple_block_tag
def noticebox(content: str, kind: str, title: str) -> SafeString:
    """A message whose text is a piece of template."""
    return format_html(
        '<div class="notice {}">{}<div><strong>{}</strong><div>{}</div></div></div>',
        kind,
        icons.draw_icon(kind),
        title,
        content,
    )


@register.simple_tag
def table(t: Table) -> SafeString:
    """A list of records, or its empty state."""
    if t.rows:
        return format_html('<div class="tablewrap">{}</div>', draw_table(t))
    return empty(t)


def empty(t: Table) -> SafeString:
    """What would be here, and how to make one."""
    return SafeString(get_template("web/parts/empty.html").render({"table": t}))


@register.inclusion_tag("web/parts/pager.html")
def pager(t: Table) -> Given:
    """Export, earlier and later page of a list."""
    return {"table": t}


@register.simple_tag
def bars(items: Sequence[Bar]) -> SafeString:
    """Bars for areas, with their values beside them."""
    return charts.draw_bars(items)


@register.simple_tag
def scale(item: Scale) -> SafeString:
    """Where a value stands in a range, in a band of it, and among others."""
    return draw_scale(item)


@register.inclusion_tag("web/parts/chart.html")
def chart(item: AnyChart, room: str = "wide", *, table: bool = True) -> Given:
    """A chart for a desk and for a phone, with the table behind it; `half` where two stand side
    by side, no table where the page has one of its own."""
    wide = HALF if room == "half" else WIDE
    return {
        "chart": item,
        "pictures": [("desk", svg(item, width=wide)), ("phone", svg(item, width=SLIM))],
        "room": room,
        "table": table,
    }


@register.inclusion_tag("web/parts/error_summary.html")
def error_summary(form: forms.BaseForm | None) -> Given:
    """All errors of a form on top, each a link to its field; focus is moved here."""
    if form is None or not form.errors:
        return {"errors": [], "general": []}
    fields = [(f.label, f.id_for_label or f.auto_id, f.errors) for f in form if f.errors]
    return {"errors": fields, "general": form.non_field_errors()}


@register.inclusion_tag("web/parts/form_fields.html")
def form_fields(form: forms.BaseForm) -> Given:
    """One column: label, help, input, hint, error; required and optional said in words."""
    return {
        "hidden": form.hidden_fields(),
        "fields": [_field(bound) for bound in form.visible_fields()],
    }


def _field(bound: forms.BoundField) -> Given:
    """What the field part needs: the input drawn with its descriptions tied to it."""
    key = bound.id_for_label or bound.auto_id
    tied = [f"{key}_help"] if bound.help_text else []
    if bound.errors:
        tied.append(f"{key}_fault")
    attrs: dict[str, str | bool] = {"aria-describedby": " ".join(tied)} if tied else {}
    if bound.errors:
        attrs["aria-invalid"] = "true"
    widget = bound.field.widget
    when = " ".join(f"when-{choice}" for choice in widget.attrs.get("data-when", "").split())
    hinted = {"data-money", "data-day"} & set(widget.attrs)
    return {
        "bound": bound,
        "key": key,
        "input": bound.as_widget(attrs=attrs),
        "is_group": widget.use_fieldset,
        "is_check": isinstance(widget, forms.CheckboxInput),
        "hinted": bool(hinted),
        "when": f" when {when}" if when else "",
        "describedby": " ".join(tied),
        "required": bound.field.required or "data-asked" in widget.attrs,
        "need": widget.attrs.get("data-need", "按情形填写" if when else "选填"),
    }
