"""Ruled tables: as wide as the type area, head rows repeated on every page, no row cut by a page break."""

from collections.abc import Sequence

from anquan.documents.blocks import Grid
from anquan.render.docx.columns import Columns, fit
from anquan.render.docx.markup import paragraph, run
from anquan.render.docx.measures import TYPE_AREA

ROW = 454
"""Least height of a row in twips: 8 mm."""


def grid(table: Grid, *, keep_next: bool = False) -> str:
    """The table with its caption above it. `keep_next` holds its last row on the page of what follows."""
    rows = (*table.head, *table.rows)
    caption = paragraph("Caption", run(table.caption)) if table.caption else ""
    if not rows or not rows[0]:
        return caption
    columns = fit(rows)
    widths = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns.widths)
    body = [_row(cells, columns, head=True) for cells in table.head]
    last = len(table.rows) - 1
    body += [_row(cells, columns, keep_next=keep_next and index == last) for index, cells in enumerate(table.rows)]
    return (
        f'{caption}<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{TYPE_AREA}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{widths}</w:tblGrid>{''.join(body)}</w:tbl>"
    )


def _row(cells: Sequence[str], columns: Columns, *, head: bool = False, keep_next: bool = False) -> str:
    style = ("TableHead" if head else "TableText") + ("Small" if columns.small else "")
    header = "<w:tblHeader/>" if head else ""
    content = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        + paragraph(
            style,
            run(cell) if cell else "",
            keep_next=True if keep_next else None,
            align="center" if centred and not head else "",
        )
        + "</w:tc>"
        for cell, width, centred in zip(cells, columns.widths, columns.centred, strict=True)
    )
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{ROW}"/>{header}</w:trPr>{content}</w:tr>'
