"""One well-kept set of icons (heroicons), called by what they mean here."""

from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe
from heroicons.templatetags.heroicons import heroicon_mini, heroicon_outline

NAMES = {
    "today": "sun",
    "leads": "inbox-arrow-down",
    "inspections": "clipboard-document-check",
    "cases": "folder-open",
    "reviews": "scale",
    "evidence": "film",
    "disclosure": "megaphone",
    "transfers": "arrows-right-left",
    "learning": "academic-cap",
    "statistics": "chart-bar",
    "reports": "document-chart-bar",
    "admin": "cog-6-tooth",
    "more": "ellipsis-horizontal",
    "new": "plus",
    "search": "magnifying-glass",
    "theme": "moon",
    "leave": "arrow-right-on-rectangle",
    "info": "information-circle",
    "due": "clock",
    "over": "exclamation-triangle",
    "ok": "check-circle",
    "back": "arrow-left",
    "next": "chevron-right",
    "prev": "chevron-left",
    "export": "arrow-down-tray",
    "law": "book-open",
    "person": "user-circle",
    "print": "printer",
    "close": "x-mark",
    "empty": "document-magnifying-glass",
}


@lru_cache(maxsize=256)
def draw_icon(name: str, size: int = 20) -> SafeString:
    """An icon by our word for it, or by its name in the set; thin at 20 px, solid when smaller."""
    draw = heroicon_mini if size < 20 else heroicon_outline
    svg: str = draw(NAMES.get(name, name), size=size, focusable="false", **{"class": "icon"})
    return mark_safe(svg)
