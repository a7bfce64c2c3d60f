"""Bars that are a table at the same time: the plainest chart, for a few rows in a page.

Widths are percentages inside the SVG, so text keeps its size on any screen and no style
attribute is needed.
"""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from mingjing.office.web.shapes import Bar
from mingjing.office.web.words import count, percent


def share_of_greatest(value: Decimal | float, values: Sequence[Decimal | float]) -> float:
    """How long a bar is, 0 to 100, measured against the greatest of its chart."""
    greatest = max((float(each) for each in values), default=0.0)
    return round(max(float(value), 0.0) / greatest * 100, 2) if greatest > 0 else 0.0


def draw_bars(bars: Sequence[Bar]) -> SafeString:
    """Bars that are a table at the same time: label, bar, value; nothing is only a picture."""
    values = [bar.value for bar in bars]
    shared = any(bar.share is not None for bar in bars)
    rows = []
    for bar in bars:
        text = str(escape(bar.text or count(bar.value)))
        if bar.url:
            text = f'<a href="{escape(bar.url)}">{text}</a>'
        width = share_of_greatest(bar.value, values)
        share = percent(bar.share) if bar.share is not None else ""
        rows.append(
            f'<tr><th scope="row">{escape(bar.label)}</th><td class="bar">'
            f'<svg aria-hidden="true" focusable="false" height="12" width="100%">'
            f'<rect class="track" width="100%" height="12" rx="2"/>'
            f'<rect class="fill" width="{width}%" height="12" rx="2"/></svg></td>'
            f'<td class="r n">{text}</td>' + (f'<td class="r n sub">{share}</td>' if shared else "")
        )
    return mark_safe(f'<table class="bars"><tbody>{"</tr>".join(rows)}</tr></tbody></table>')
