"""A return as an Excel workbook: one A4 landscape sheet for each table, ready to print, sign and stamp.

Nothing in a cell is ever a formula or a link, whatever people typed. The same report gives the same bytes.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from anquan.chinese import display_width
from anquan.dates import chinese_date
from anquan.render.sheet_layout import PAGE_HEIGHT, PAGE_WIDTH, Layout, columns_in, heading, layout, line_height, lines
from anquan.reports.table import Cell, Rate, Report, Table

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

A4 = 9
BODY_FONT, TITLE_FONT = "宋体", "黑体"
TITLE_SIZE, NOTE_SIZE, SIGN_SIZE = 18, 10, 11
LEAST_SIZE = 7.5
"""Points below which a table is not shrunk to spare a page."""
CELL_LIMIT = 32767
"""Characters that fit one cell; XlsxWriter drops the whole text when there are more."""

_DIGIT_PIXELS = 8
"""A digit of 宋体 at 11 points. Excel counts column widths in digits of the workbook's first font, and Chinese desktops
that have no Calibri would make every column a third wider than asked for."""

_FIRST_EXCEL_DAY = date(1900, 3, 1)
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
_BLANK = "　" * 6


def render(report: Report) -> bytes:
    """The workbook's bytes. Created and modified are set to the cut-off, so that they do not depend on the clock."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": BODY_FONT, "font_size": 11},
    }
    with Workbook(buffer, options) as book:
        book.set_properties(
            {"title": report.title, "author": report.unit, "created": datetime.combine(report.cutoff, time())}
        )
        looks = _Looks(book)
        for table, name in zip(report.tables, sheet_names(one.name for one in report.tables), strict=True):
            _draw(book.add_worksheet(name), table, report, looks)
    return buffer.getvalue()


def sheet_names(names: Iterable[str]) -> list[str]:
    """Names that Excel takes: no []:*?/\\, no ' at the ends, 1 to 31 characters, all different (case does not count)."""
    taken: list[str] = []
    for name in names:
        wanted = name.translate(_FORBIDDEN).strip("' ")[:31].rstrip("' ") or "表"
        number, unique = 1, wanted
        while unique.lower() in (one.lower() for one in taken) or unique.lower() == "history":
            number += 1
            unique = f"{wanted[: 31 - len(f'（{number}）')]}（{number}）"
        taken.append(unique)
    return taken


def head_line(report: Report) -> str:
    """What stands under the title: who reports to whom, for when, as of when, and by when."""
    parts = [
        f"填报单位（盖章）：{report.unit}",
        f"统计时段：{report.period}",
        f"统计截止：{chinese_date(report.cutoff)}",
    ]
    if report.due:
        parts.append(f"上报期限：{chinese_date(report.due)}前")
    if report.addressee:
        parts.append(f"报送：{report.addressee}")
    return "　　".join(parts)


def signature_line(report: Report) -> str:
    """What stands under the notes: the names, and room for each to sign."""
    return "　　".join(
        (
            f"单位负责人：{report.head}（签字）{_BLANK}",
            f"填表人：{report.filler}（签字）{_BLANK}",
            f"联系电话：{report.phone or _BLANK}",
            f"填报日期：{chinese_date(report.filled)}",
        )
    )


class _Looks:
    """The workbook's formats, each made once. Excel files hold a look, not a style sheet."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def text(self, size: float, align: str = "left", **more: object) -> "Format":
        """Free text: wrapped, and marked as text so that an edit in Excel does not turn `=1+1` into a formula."""
        return self._look(size, align, text_wrap=True, quote_prefix=True, **more)

    def number(self, size: float, shape: str, align: str = "center", **more: object) -> "Format":
        """A number or a day, shown in the given Excel number format."""
        return self._look(size, align, num_format=shape, **more)

    def _look(self, size: float, align: str, **more: object) -> "Format":
        look = {
            "font_name": BODY_FONT,
            "font_scheme": "none",
            "font_size": size,
            "align": align,
            "valign": "vcenter",
            **more,
        }
        key = tuple(sorted(look.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(look)
        return self._made[key]


def _draw(sheet: "Worksheet", table: Table, report: Report, looks: _Looks) -> None:
    plan = layout(table)
    for at, width in enumerate(plan.widths):
        sheet.set_column(at, at, _characters(width))
    whole = sum(plan.widths)
    paper = _Paper(sheet, len(table.columns), whole)
    title_look = looks.text(TITLE_SIZE, "center", font_name=TITLE_FONT, bold=True)
    paper.line(table.title, TITLE_SIZE, title_look)
    paper.line(head_line(report), NOTE_SIZE, looks.text(NOTE_SIZE))

    head = paper.row
    head_look = looks.text(plan.size, "center", bold=True, border=1, bg_color="#EDEDED")
    sheet.set_row(head, plan.head)
    for at, column in enumerate(table.columns):
        sheet.write_string(head, at, heading(column, plan.widths[at], plan.size), head_look)
    paper.took(plan.head)
    if table.rows:
        _draw_rows(paper, table, plan, looks)
    else:
        paper.line(table.empty, plan.size, looks.text(plan.size, "center", border=1), space=6)

    for number, note in enumerate(table.notes, 1):
        lead = "说明：" if number == 1 else "　　　"
        paper.line(f"{lead}{number}. {note}", NOTE_SIZE, looks.text(NOTE_SIZE))
    paper.line(signature_line(report), SIGN_SIZE, looks.text(SIGN_SIZE), space=10)
    one_page = plan.size * min(PAGE_WIDTH / whole, PAGE_HEIGHT / paper.height) >= LEAST_SIZE
    _set_page(sheet, head, table.keys, one_page)


class _Paper:
    """A sheet that is filled from the top: the next free row, and the height used so far in points."""

    def __init__(self, sheet: "Worksheet", columns: int, width: int) -> None:
        self.sheet, self.columns, self.width = sheet, columns, width
        self.row = 0
        self.height = 0.0

    def took(self, height: float) -> None:
        """The current row is done and was so high."""
        self.row += 1
        self.height += height

    def line(self, text: str, size: float, look: "Format", space: float = 0) -> None:
        """One text across the whole table, as many lines high as it needs, and `space` points more."""
        height = line_height(size, lines(text, columns_in(self.width, size))) + space
        self.sheet.set_row(self.row, height)
        if self.columns > 1:
            self.sheet.merge_range(self.row, 0, self.row, self.columns - 1, "", look)
        self.sheet.write_string(self.row, 0, _clip(text), look)
        self.took(height)


def _draw_rows(paper: _Paper, table: Table, plan: Layout, looks: _Looks) -> None:
    centred = [_is_short(column) for column in zip(*table.rows, strict=True)]
    sums = len(table.rows) - table.totals
    for number, (row, height) in enumerate(zip(table.rows, plan.rows, strict=True)):
        paper.sheet.set_row(paper.row, height)
        for at, cell in enumerate(row):
            align = "center" if centred[at] else "left"
            _write(paper.sheet, paper.row, at, cell, plan.size, align, number >= sums, looks)
        paper.took(height)


def _is_short(cells: Sequence[Cell]) -> bool:
    """True for a column of words such as 消防 or 合计, which look better centred than at the left."""
    return all(display_width(cell) <= 14 for cell in cells if isinstance(cell, str))


def _write(
    sheet: "Worksheet", row: int, at: int, cell: Cell, size: float, align: str, bold: bool, looks: _Looks
) -> None:
    """Write one value as what it is: text, number, day or percentage."""
    if isinstance(cell, Rate):
        rate = cell.value
        if rate is None:
            sheet.write_string(row, at, "—", looks.text(size, "center", border=1, bold=bold))
        else:
            sheet.write_number(row, at, rate, looks.number(size, "0.0%", border=1, bold=bold))
    elif isinstance(cell, date) and cell >= _FIRST_EXCEL_DAY:
        sheet.write_datetime(row, at, cell, looks.number(size, "yyyy-mm-dd", border=1, bold=bold))
    elif isinstance(cell, Decimal):
        sheet.write_number(row, at, float(cell), looks.number(size, "#,##0.00", "right", border=1, bold=bold))
    elif isinstance(cell, int):
        sheet.write_number(row, at, cell, looks.number(size, "0", border=1, bold=bold))
    elif cell is None:
        sheet.write_blank(row, at, None, looks.text(size, align, border=1, bold=bold))
    else:
        sheet.write_string(row, at, _clip(str(cell)), looks.text(size, align, border=1, bold=bold))


def _characters(pixels: int) -> float:
    """The width to ask XlsxWriter for, which adds its own 5 pixels of padding to digits of 7 pixels."""
    return pixels / _DIGIT_PIXELS - 5 / 7


def _clip(text: str) -> str:
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - 1] + "…"


def _set_page(sheet: "Worksheet", head: int, keys: int, one_page: bool) -> None:
    """A4 landscape, one page wide, and one page high where that leaves the text large enough to read."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.set_margins(left=0.47, right=0.47, top=0.6, bottom=0.65)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 1 if one_page else 0)
    sheet.repeat_rows(head)
    sheet.freeze_panes(head + 1, keys)
    sheet.set_footer("&C第 &P 页 共 &N 页", {"margin": 0.3})
