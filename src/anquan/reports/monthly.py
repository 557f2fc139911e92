"""The monthly return on hazards (隐患排查整改统计表): by level, category and source, with the month's ledger."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import get_args

from anquan.dates import Month, Period, chinese_date
from anquan.errors import InputError, UsageError
from anquan.ledger.hazards import Counts, count, touched
from anquan.model.fields import title
from anquan.model.hazard import Category, Hazard, Level, Source
from anquan.model.school import School
from anquan.reports.hazard_sheets import ledger_table, major_table
from anquan.reports.table import Cell, Column, Rate, Report, Table

TITLE = "隐患排查整改统计表"

DUE_DAY = 15
"""The day of the next month by which the return is handed in.

Source: the county bureaus' yearly plans, 「每月15日前上报上月工作情况及统计表」. Not a national rule.
"""

TOTAL = "合计"
NO_SOURCE = "未填来源"

_COUNTS = (
    Column("上月结转", "count"),
    Column("本月新增", "count"),
    Column("应整改数", "count"),
    Column("本月销号", "count"),
    Column("整改率", "rate"),
    Column("月末未销号", "count"),
    Column("其中逾期", "count"),
    Column("其中挂牌督办", "count"),
)


def monthly(school: School, month: Month, today: date) -> Report:
    """The return of one month. The cut-off is the month's last day, or today while the month is not over.

    Raises UsageError when the month has not begun, InputError when the school has no readable school.yaml.
    """
    unit = school.unit
    if unit is None:
        raise InputError("读不到 school.yaml，报表没有填报单位", "先运行 anquan check，把 school.yaml 补好")
    if month.period.first > today:
        raise UsageError(
            f"{month.chinese()}还没有开始，不能出月报", f"选一个已经开始的月份，如 --month {Month.of(today)}"
        )
    period = month.period.up_to(today)
    signing = unit.signing
    return Report(
        title=TITLE,
        unit=unit.name,
        period=month.chinese(),
        cutoff=period.last,
        due=month.next.day(DUE_DAY),
        addressee=unit.superior,
        head=signing.head if signing else "",
        filler=signing.filler if signing else "",
        phone=signing.phone if signing else "",
        filled=today,
        tables=_tables(school.hazards, month, period),
    )


def _tables(hazards: Sequence[Hazard], month: Month, period: Period) -> tuple[Table, ...]:
    first = _circumstances(hazards, month, period)
    counting = (*first, *_counting(period.last))
    head = f"{month.chinese()}{TITLE}"
    sources = [*get_args(Source), *([NO_SOURCE] if any(not one.source for one in touched(hazards, period)) else [])]
    return (
        Table("按等级", f"{head}（按等级）", *_counted("level", get_args(Level), hazards, period), counting, 1),
        Table("按类别", f"{head}（按类别）", *_counted("category", get_args(Category), hazards, period), counting, 1),
        Table("按来源", f"{head}（按来源）", *_counted("source", sources, hazards, period), counting, 1),
        ledger_table(hazards, f"{month.chinese()}隐患台账", period, first),
        major_table(hazards, f"{month.chinese()}重大隐患五落实情况表", period, first),
    )


def _counted(
    field: str, kinds: Iterable[str], hazards: Sequence[Hazard], period: Period
) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    """One row for each kind, zeros included, and the sum, counted from the ledger and not from the rows above it."""
    of_kind: dict[str, list[Hazard]] = {kind: [] for kind in kinds}
    for one in touched(hazards, period):
        of_kind[getattr(one, field) or NO_SOURCE].append(one)
    rows = [_row(kind, count(some, period)) for kind, some in of_kind.items()]
    rows.append(_row(TOTAL, count(hazards, period)))
    return (Column(title(Hazard, field)), *_COUNTS), tuple(rows)


def _row(kind: str, counts: Counts) -> tuple[Cell, ...]:
    return (
        kind,
        counts.opening,
        counts.new,
        counts.handled,
        counts.closed,
        Rate(counts.closed, counts.handled),
        counts.closing,
        counts.overdue,
        counts.supervised,
    )


def _circumstances(hazards: Sequence[Hazard], month: Month, period: Period) -> tuple[str, ...]:
    """What a reader must know before the figures: the month is not over, or there is nothing to report."""
    notes = []
    if period.last < month.period.last:
        notes.append(f"本月未结束，统计截至{chinese_date(period.last)}，不是全月数。")
    if count(hazards, period).handled == 0:
        notes.append("本月无新增、无结转隐患，零报告。")
    return tuple(notes)


def _counting(cutoff: date) -> tuple[str, ...]:
    """How the figures are counted (统计口径): printed under each table, because sheets of paper get separated."""
    return (
        "单位：项。上月结转＋本月新增－本月销号＝月末未销号。每项隐患只计一次，跨月的转入下月“上月结转”，复发的另立一项。",
        "应整改数＝上月结转＋本月新增；整改率＝本月销号÷应整改数，应整改数为 0 时不计算，记“—”。",
        "复查合格才算销号，已整改未复查的仍算未销号。超过有效期限未销号的算逾期，期限当天不算；经批准延期的按新期限。",
        f"统计截止{chinese_date(cutoff)}（含当天），此后的整改、复查、延期和督办不计入。",
        "上级另有表样的，以上级下发表样为准。",
    )
