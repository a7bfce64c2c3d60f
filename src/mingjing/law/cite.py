"""Citations: every rule the software applies names the article it comes from."""

from dataclasses import dataclass, field

from mingjing.law.numerals import chinese_number
from mingjing.law.sources import (
    WHOLE,
    Article,
    Instrument,
    Mark,
    UnknownArticle,
    article,
    articles,
    instrument,
    instruments,
)

__all__ = [
    "WHOLE",
    "Article",
    "Citation",
    "Instrument",
    "Mark",
    "UnknownArticle",
    "article",
    "articles",
    "chinese_number",
    "cite",
    "instrument",
    "instruments",
]


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a legal source, printed the way a decision document prints it."""

    instrument: str
    article: int
    suffix: str = ""
    paragraph: int | None = None
    item: int | None = None
    # What we know about the place is not part of which place it is.
    mark: Mark = field(default=Mark.VERIFIED, compare=False)

    @property
    def text(self) -> str:
        """The citation in words; a rule without known articles is cited as a whole."""
        source = instrument(self.instrument)
        if self.article == WHOLE:
            return f"《{source.short}》"
        words = f"{source.short}第{chinese_number(self.article)}条{self.suffix}"
        if self.paragraph is not None:
            words += f"第{chinese_number(self.paragraph)}款"
        if self.item is not None:
            words += f"第（{chinese_number(self.item)}）项"
        return words

    def __str__(self) -> str:
        return self.text


def cite(
    instrument_id: str,
    article_number: int,
    *,
    suffix: str = "",
    paragraph: int | None = None,
    item: int | None = None,
) -> Citation:
    """Cite an article that stands in our files, carrying the mark it has there."""
    found = article(instrument_id, article_number, suffix)
    return Citation(
        instrument=instrument_id,
        article=article_number,
        suffix=suffix,
        paragraph=paragraph,
        item=item,
        mark=found.mark,
    )
