"""How wide and how high the cells of a sheet must be. Pure arithmetic: no spreadsheet program measures it for us.

Excel, WPS and LibreOffice do not agree on fitting wrapped rows when a file is opened, so every height is set here.
An em is the width of one full-width character; a digit is taken as half of one.
"""

import math
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from anquan.chinese import display_width
from anquan.reports.table import Cell, Column, Rate, Table

PAGE_WIDTH = 1020
"""Pixels (96 an inch) that A4 landscape leaves between side margins of 12 mm, a little less for safety."""

PAGE_HEIGHT = 490
"""Points that A4 landscape leaves between the margins at top and bottom."""

ROOMY, DENSE = 11, 9
"""Font sizes in points: for statistics, and for lists whose columns would not fit the page."""

_PADDING = 6
_SLACK = 1.06
_LINE = 1.42
_AROUND, _MOST_AIR = 170, 10
_MOST = 409
_WORDS = re.compile(r"[!-~]+|.", re.DOTALL)

_LAST_PART = re.compile("（.+）$|日期$")
_DATE_EMS = 5.2


class Layout(NamedTuple):
    """The font size (points), the column widths (pixels) and the row heights (points) of one table."""

    size: int
    widths: tuple[int, ...]
    head: float
    rows: tuple[float, ...]


def layout(table: Table) -> Layout:
    """Measure a table: roomy when its columns fit the page at 11 points, else dense. Widened to fill the page."""
    ems = [_ems(column, [row[at] for row in table.rows]) for at, column in enumerate(table.columns)]
    if not table.rows:
        ems = [max(2, display_width(column.heading) / 2) for column in table.columns]
    size = ROOMY if sum(_pixels(one, ROOMY) for one in ems) <= PAGE_WIDTH else DENSE
    natural = [_pixels(one, size) for one in ems]
    stretch = max(1.0, PAGE_WIDTH / sum(natural))
    widths = tuple(int(one * stretch) for one in natural)
    head = _height([heading(one, width, size) for one, width in zip(table.columns, widths, strict=True)], widths, size)
    rows = tuple(_height(row, widths, size) for row in table.rows)
    if size == ROOMY:
        spare = PAGE_HEIGHT - _AROUND - head - sum(rows)
        air = round(max(0.0, min(_MOST_AIR, spare / (len(rows) + 1))), 1)
        head, rows = head + air, tuple(one + air for one in rows)
    return Layout(size, widths, head, rows)


def heading(column: Column, pixels: int, size: float) -> str:
    """The heading as it is written: one too long for a line breaks before its unit or 日期, else in the middle."""
    text, room = column.heading, columns_in(pixels, size)
    if display_width(text) <= room:
        return text
    if (last := _LAST_PART.search(text)) and last.start():
        return f"{text[: last.start()]}\n{last[0]}"
    each = math.ceil(len(text) / lines(text, room))
    return "\n".join(text[at : at + each] for at in range(0, len(text), each))


def lines(text: str, columns: int) -> int:
    """How many lines the text takes in a cell of so many half-width columns. Latin words and numbers stay whole."""
    return sum(_wrapped(part, max(2, columns)) for part in text.splitlines() or [""])


def line_height(size: float, count: int = 1) -> float:
    """The height in points of so many lines of text, at most what Excel allows a row."""
    return min(_MOST, round(size * _LINE * count + 5, 1))


def columns_in(pixels: int, size: float) -> int:
    """How many half-width columns of text fit a cell."""
    return int((pixels - _PADDING) / (size * 96 / 72 / 2 * _SLACK))


def shown(cell: Cell) -> str:
    """The text of a cell as it will appear on paper."""
    if cell is None:
        return ""
    if isinstance(cell, Rate):
        return "—" if cell.value is None else f"{cell.value:.1%}"
    return f"{cell:,.2f}" if isinstance(cell, Decimal) else str(cell)


def _ems(column: Column, cells: Sequence[Cell]) -> float:
    """Numbers and dates are never cut to ####: they get what they need. Text gets at most the column's width."""
    needed = max((display_width(line) / 2 for cell in cells for line in shown(cell).splitlines()), default=0.0)
    head = display_width(column.heading) / 2
    head = math.ceil(head / math.ceil(head / column.width))
    if column.kind == "text":
        return max(2, head, min(needed, column.width))
    return max(2, head if column.kind != "date" else _DATE_EMS, needed)


def _pixels(ems: float, size: float) -> int:
    return math.ceil(ems * size * 96 / 72 * _SLACK) + _PADDING


def _height(cells: Sequence[Cell], widths: Sequence[int], size: float) -> float:
    most = max(
        (
            lines(shown(cell), columns_in(width, size))
            for cell, width in zip(cells, widths, strict=True)
            if not isinstance(cell, date)
        ),
        default=1,
    )
    return line_height(size, most)


def _wrapped(text: str, columns: int) -> int:
    count, used = 1, 0
    for word in _WORDS.findall(text):
        width = display_width(word)
        if used and used + width > columns:
            count, used = count + 1, 0
        if width > columns:
            extra, width = divmod(width - 1, columns)
            count, width = count + extra, width + 1
        used += width
    return count
