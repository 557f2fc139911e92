"""What a return is made of (报表), before any format: the neutral middle between ledger and workbook."""

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias


class Rate(NamedTuple):
    """A rate (率) that keeps its numerator and denominator. Without a denominator there is no rate: shown as —."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """The rate from 0 to 1, or None when there is nothing to divide by."""
        return self.part / self.whole if self.whole else None


Cell: TypeAlias = str | int | Decimal | date | Rate | None


class Column(NamedTuple):
    """A column: its Chinese heading, what stands in it, and how wide its text may grow.

    `width` is the widest it may get, in full-width characters; longer text wraps.
    """

    heading: str
    kind: Literal["text", "count", "money", "date", "rate"] = "text"
    width: int = 12


class Table(NamedTuple):
    """One sheet (表). `rows` are as long as `columns`; the last `totals` rows are sums (合计).

    `name` is the sheet's name, at most 31 characters without []:*?/\\ ; `title` stands at its head. `notes` say how
    the figures were counted. `keys` is how many columns at the left name a row: they stay in view when a screen
    scrolls. `empty` is printed instead of rows when there are none, so that data formats need no made-up row.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    totals: int = 0
    keys: int = 1
    empty: str = "无"


class Report(NamedTuple):
    """A return (报表) for one period: the tables, and what stands around each of them on paper.

    `cutoff` is the last day whose facts were counted (统计截止). `due` is the day by which it must be handed in.
    """

    title: str
    unit: str
    period: str
    cutoff: date
    due: date | None
    addressee: str
    head: str
    filler: str
    phone: str
    filled: date
    tables: tuple[Table, ...]
