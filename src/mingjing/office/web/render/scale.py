"""A scale as SVG of our own: stretches of one axis, each with its words, and the value across all.

Every line is also said in words, so the picture adds and never carries alone.
"""

from decimal import Decimal

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from mingjing.office.web.shapes import Scale, Span

HEIGHT = 20
LEAST = 0.8


def along(value: Decimal | float, low: Decimal | float, high: Decimal | float) -> float:
    """Where a value lies between the ends, 0 to 100; what lies beyond stands at the end."""
    if high <= low:
        return 50.0
    share = (float(value) - float(low)) / (float(high) - float(low)) * 100
    return round(min(max(share, 0.0), 100.0), 2)


def draw_scale(scale: Scale) -> SafeString:
    """The lines of the scale, the value last and drawn across every line."""
    lines = [_line(scale, span) for span in scale.spans]
    if scale.value is not None:
        lines.append(
            f'<li class="value {escape(scale.tone)}"><span class="name">'
            f"{escape(scale.value_label)}</span><strong>{escape(scale.value_text)}</strong></li>"
        )
    title = escape(scale.title)
    return mark_safe(f'<ul class="scale" aria-label="{title}">{"".join(lines)}</ul>')


def _line(scale: Scale, span: Span) -> str:
    text = str(escape(span.text))
    if span.url:
        text = f'<a href="{escape(span.url)}">{text}</a>'
    return (
        f'<li><span class="name">{escape(span.label)}</span><span class="text">{text}</span>'
        f"{_picture(scale, span)}</li>"
    )


def _picture(scale: Scale, span: Span) -> str:
    start, end = (along(v, scale.low, scale.high) for v in (span.low, span.high))
    width = max(end - start, LEAST)
    start = min(start, 100 - width)
    out = [
        f'<svg aria-hidden="true" focusable="false" height="{HEIGHT}" width="100%">'
        f'<rect class="track" y="7" width="100%" height="6" rx="3"/>'
        f'<rect class="{span.tone}" x="{start}%" y="5" width="{width:.2f}%" height="10" rx="2"/>'
    ]
    if span.middle is not None:
        x = along(span.middle, scale.low, scale.high)
        out.append(f'<line class="middle" x1="{x}%" x2="{x}%" y1="3" y2="17"/>')
    if scale.value is not None:
        x = along(scale.value, scale.low, scale.high)
        out.append(f'<line class="here" x1="{x}%" x2="{x}%" y1="0" y2="{HEIGHT}"/>')
    return "".join(out) + "</svg>"
