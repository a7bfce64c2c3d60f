"""Every figure of a plan's pages that is a link, with the rows that it opens to, page by page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from django.test import Client

LINK = re.compile(r'<a[^>]*href="([^"]*)"[^>]*>(?:<strong>)?([\d,]+)(?:</strong>|</a>)')
NEXT = re.compile(r'id="page-next" href="([^"]*)"')
BARE = re.compile(r'<(?:td class="(?:num|r n)"[^>]*|strong)>([\d,]+)<')
BODY = re.compile(r"<tbody>(.*?)</tbody>", re.S)


def figures_of(client: Client, page: str) -> Iterator[tuple[str, int]]:
    """Where each figure of a page leads, and the figure."""
    answer = client.get(page)
    assert answer.status_code == 200, page
    told = answer.content.decode()
    linked = LINK.sub("", told)
    assert not BARE.findall(linked), f"{page}: a figure that leads nowhere"
    for url, number in LINK.findall(told):
        target = unescape(url)
        yield (target if target.startswith("/") else page + target, int(number.replace(",", "")))


def rows_at(client: Client, url: str) -> int:
    """How many rows stand in the first table behind an address, all its pages together; an anchor
    names the table of that part of the page."""
    path, _, anchor = url.partition("#")
    count = 0
    while path:
        page = client.get(path).content.decode()
        part = page[page.index(f'id="{anchor}"') :] if anchor else page
        body = BODY.search(part)
        count += body[1].count("<tr") if body else 0
        following = NEXT.search(page)
        path = path.partition("?")[0] + unescape(following[1]) if following else ""
    return count


def loose(client: Client, pages: list[str]) -> tuple[int, list[tuple[str, int, int]]]:
    """How many figures the pages have, and those that do not open to exactly their rows."""
    found = [(url, n) for page in pages for url, n in figures_of(client, page)]
    wrong = [(url, n, rows) for url, n in found if (rows := rows_at(client, url)) != n]
    return len(found), wrong
