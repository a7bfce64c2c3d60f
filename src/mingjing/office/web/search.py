"""One search for everything: records put themselves into it, people find them in Chinese.

Chinese has no spaces, so text is cut into overlapping pairs of characters (bigrams); the
database's own word index finds rows that hold all pairs of the query, and each hit is verified
against the stored text. A pair is spelled by its code points in ASCII, so that no database's
idea of what a letter is can lose it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from mingjing.office.web.db import having_grams
from mingjing.office.web.models import SearchDocument

_TABLE = "web_searchdocument"
_LONGEST_QUERY = 100


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found; the caller shows it only when the person may see it."""

    kind: str
    pk: int
    title: str
    sub: str
    url: str


@dataclass(frozen=True, slots=True)
class Document:
    """A record as it wants to be found: what is shown, where it leads, and more words."""

    kind: str
    pk: int
    title: str
    sub: str
    url: str
    text: str


def index(kind: str, pk: int, *, title: str, sub: str, url: str, text: str) -> None:
    """Puts a record into the search, or renews it; called inside the act that changes it."""
    index_many([Document(kind, pk, title, sub, url, text)])


def index_many(documents: Iterable[Document]) -> None:
    """Puts many records into the search in one statement per thousand."""
    SearchDocument.objects.bulk_create(
        (_as_row(document) for document in documents),
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["kind", "row_id"],
        update_fields=["title", "sub", "url", "text", "grams"],
    )


def find(
    query: str, *, kinds: Collection[str] | None = None, limit: int = 20, start: int = 0
) -> list[Hit]:
    """The records that hold every word of the query, best first; every hit is verified.

    Words are what stands between spaces and punctuation. The best are those whose title begins
    with the query, then those whose title holds it, then the newest.
    """
    rows = _holding(query)
    if rows is None or limit < 1:
        return []
    if kinds is not None:
        rows = rows.filter(kind__in=kinds)
    typed = query.strip()
    rank = Case(
        When(title__istartswith=typed, then=Value(0)),
        When(title__icontains=typed, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    found = rows.annotate(rank=rank).order_by("rank", "-pk")[start : start + limit]
    return [Hit(r.kind, r.row_id, r.title, r.sub, r.url) for r in found]


def matching(query: str, kind: str) -> QuerySet[SearchDocument, int]:
    """The keys of all records of a kind that hold every word, for lists that filter and page."""
    rows = _holding(query)
    if rows is None:
        rows = SearchDocument.objects.none()
    return rows.filter(kind=kind).values_list("row_id", flat=True)


def _holding(query: str) -> QuerySet[SearchDocument] | None:
    """The documents that hold every word of the query; None when it has no words."""
    words = plain(query[:_LONGEST_QUERY]).split()
    if not words:
        return None
    rows = SearchDocument.objects.filter(*(Q(text__contains=word) for word in words))
    grams = sorted({gram for word in words for gram in grams_of(word)})
    return rows.filter(pk__in=having_grams(_TABLE, grams)) if grams else rows


def plain(text: str) -> str:
    """One spelling for text and query: full width is half width, capitals are small,
    punctuation is a space."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return " ".join("".join(c if c.isalnum() else " " for c in folded).split())


def grams_of(word: str) -> list[str]:
    """The overlapping pairs of a word in their ASCII spelling; a single character has none."""
    return [f"g{ord(a):x}u{ord(b):x}" for a, b in pairwise(word)]


def _as_row(document: Document) -> SearchDocument:
    text = plain(f"{document.title} {document.sub} {document.text}")
    grams = sorted({gram for word in text.split() for gram in grams_of(word)})
    return SearchDocument(
        kind=document.kind,
        row_id=document.pk,
        title=document.title[:200],
        sub=document.sub[:300],
        url=document.url,
        text=text,
        grams=" ".join(grams),
    )
