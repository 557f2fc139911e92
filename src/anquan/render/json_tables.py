"""A return as JSON: each table a list of objects, keyed by the Chinese headings of its columns."""

import json
from datetime import date
from decimal import Decimal

from anquan.reports.table import Cell, Rate, Report

FORMAT = 1
"""Raised when a reader of the old form would misread the new one."""


def render(report: Report) -> str:
    """The report as text. The last `totals` rows of a table are sums. Days are ISO text, rates numbers from 0 to 1 (4 places) or null, money is in yuan."""
    told = {
        "format": FORMAT,
        "title": report.title,
        "unit": report.unit,
        "period": report.period,
        "cutoff": report.cutoff.isoformat(),
        "due": report.due.isoformat() if report.due else None,
        "addressee": report.addressee,
        "head": report.head,
        "filler": report.filler,
        "phone": report.phone,
        "filled": report.filled.isoformat(),
        "tables": [
            {
                "name": table.name,
                "title": table.title,
                "rows": [
                    {column.heading: _plain(cell) for column, cell in zip(table.columns, row, strict=True)}
                    for row in table.rows
                ],
                "totals": table.totals,
                "notes": list(table.notes),
            }
            for table in report.tables
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _plain(cell: Cell) -> str | int | float | None:
    if isinstance(cell, Rate):
        return None if cell.value is None else round(cell.value, 4)
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell.isoformat() if isinstance(cell, date) else cell
