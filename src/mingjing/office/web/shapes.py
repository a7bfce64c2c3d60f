"""What a page is made of: plain values that views fill and the kit draws."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Tone = Literal["", "due", "over", "ok"]
Plain = str | int | float | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Link:
    """Somewhere to go: `primary` is the one next act, `quiet` any other, `danger` undoes."""

    label: str
    url: str
    kind: Literal["primary", "quiet", "danger"] = "quiet"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an act is refused or faulty; `mark` shows that the rule itself is still unconfirmed.

    `earliest` tells the day on which the act becomes possible where only time is in the way.
    """

    sentence: str
    article: str
    mark: str = ""
    earliest: str = ""


@dataclass(frozen=True, slots=True)
class StepView:
    """One line of a procedure: done (when, by whom), open (a button), later (why, article).

    `name` is the step's identifier, `label` what people read, `action` the words on the button.
    """

    name: str
    label: str
    state: Literal["done", "open", "later"]
    url: str = ""
    when: str = ""
    who: str = ""
    note: str = ""
    reasons: tuple[Reason, ...] = ()
    faults: tuple[Reason, ...] = ()
    article: str = ""
    primary: bool = False
    action: str = "办理"


@dataclass(frozen=True, slots=True)
class Clock:
    """A running term, told in words; the tone only repeats what `text` says."""

    label: str
    text: str
    tone: Tone = ""
    article: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of a timeline; `entered` is set when it was entered later than it was done."""

    title: str
    when: str
    who: str
    note: str = ""
    faults: tuple[Reason, ...] = ()
    url: str = ""
    entered: str = ""
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that opens to its records and carries its definition; a tone marks by shape that
    it should not be so (over) or presses (due)."""

    label: str
    value: str | int | Decimal
    unit: str = ""
    url: str = ""
    definition: str = ""
    note: str = ""
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Column:
    """How one column of a table is named, set and formatted."""

    key: str
    label: str
    align: Literal["left", "right"] = "left"
    kind: Literal["text", "number", "money", "date", "badge", "link"] = "text"
    hide_on_phone: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with more than a bare value: a second line, a link of its own, a tone."""

    text: Plain
    sub: str = ""
    url: str = ""
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a table; its url is where the first cell leads."""

    url: str
    cells: tuple[Cell | Plain, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A list of records, or the sentence that says what would be here and how to make one."""

    columns: Sequence[Column]
    rows: Sequence[Row]
    empty_title: str = "还没有记录"
    empty_text: str = ""
    empty_action: Link | None = None
    next_url: str = ""
    prev_url: str = ""
    export_url: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that lives in the URL."""

    label: str
    url: str
    on: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A row of Today: its clock, what it is, why it waits, and the one act that ends it."""

    clock: Clock
    title: str
    sub: str
    why: str
    article: str
    action: Link
    url: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A message on the page: `due` warns, `over` refuses, `ok` confirms, `info` tells."""

    kind: Literal["info", "due", "over", "ok"]
    title: str
    text: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart; the greatest value is full width, `share` (0 to 1) is printed in %."""

    label: str
    value: float | Decimal
    text: str
    url: str = ""
    share: float | Decimal | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """One line of a scale: what it is, its stretch from `low` to `high`, and that in words."""

    label: str
    low: float | Decimal
    high: float | Decimal
    text: str
    tone: Literal["whole", "band", "like"] = "band"
    middle: float | Decimal | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where one value stands beside several stretches of the same axis."""

    title: str
    low: float | Decimal
    high: float | Decimal
    spans: Sequence[Span]
    value: float | Decimal | None = None
    value_label: str = ""
    value_text: str = ""
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class NavItem:
    """One place of the navigation; `key` is its stable name (today, cases, inspections …)."""

    label: str
    url: str
    icon: str
    count: int | None = None
    current: bool = False
    key: str = ""


PHONE_KEYS = ("today", "cases", "inspections")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the frame around every page needs to know of this person and this moment."""

    nav: Sequence[NavItem] = field(default_factory=tuple)
    person_name: str = ""
    person_key: str = ""
    today: str = ""
    unit_name: str = ""
    signed_in: bool = False
    demo: bool = False
    today_text: str = ""
    new_url: str = "/new/"
    more_current: bool = False

    @property
    def phone_nav(self) -> list[NavItem]:
        """The places of the phone's bottom bar, in their fixed order, without 更多."""
        by_key = {item.key: item for item in self.nav}
        return [by_key[key] for key in PHONE_KEYS if key in by_key]

    @property
    def is_elsewhere(self) -> bool:
        """Whether the current place is reached through 更多 on a phone."""
        current = any(item.current for item in self.nav)
        return self.more_current or (current and not any(i.current for i in self.phone_nav))
