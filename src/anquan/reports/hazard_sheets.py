"""The sheets that list a month's hazards one by one: the ledger (台账) and the 重大 ones with their 五落实.

Only what is dated up to the cut-off is shown, so that an October sheet printed in December is the October sheet.
Texts without a date of their own (measures, notes, …) are shown as they stand today.
"""

from collections.abc import Iterable
from datetime import date

from anquan.dates import Period, chinese_date
from anquan.ledger.hazards import days_overdue, due_on, state, touched
from anquan.ledger.rounds import Round, rounds
from anquan.model.fields import title
from anquan.model.hazard import Hazard
from anquan.reports.table import Cell, Column, Table

SERIAL = Column("序号", "count", 2)
OVERDUE = Column("逾期天数", "count", 2)
STATE = Column("状态", width=3)
UNDATED = "描述、责任人、措施、备注等不带日期的内容，按填报时的台账填写。"


def ledger_table(hazards: Iterable[Hazard], heading: str, period: Period, notes: tuple[str, ...] = ()) -> Table:
    """Every hazard that the month's figures count, oldest first. As many rows as 应整改数 says."""
    columns = (
        SERIAL,
        _column("id", 5),
        _column("found", kind="date"),
        _column("source", 2),
        _column("place", 5),
        _column("category", 4),
        _column("description", 12),
        _column("level", 2),
        _column("responsible", 4),
        _column("measures", 10),
        Column(f"{title(Hazard, 'fund')}（元）", "money", 4),
        _column("due", kind="date"),
        _column("rectified", kind="date"),
        _column("verified_by", 3),
        _column("verified", kind="date"),
        _column("conclusion", 3),
        STATE,
        OVERDUE,
        _column("notes", 7),
    )
    listed = touched(hazards, period)
    rows = tuple(_ledger_row(number, one, period.last) for number, one in enumerate(listed, 1))
    told = (
        f"所列为截止{chinese_date(period.last)}（含当天）的情况：本月以前发现到月初未销号的、本月发现的、本月销号的隐患。",
        f"{title(Hazard, 'due')}为截止时有效的期限。复查合格的{title(Hazard, 'verified')}即销号日期。期限当天不算逾期。",
        UNDATED,
        "上级另有表样的，以上级下发表样为准。",
    )
    return Table("本月台账", heading, columns, rows, (*notes, *told), keys=2, empty="本月无隐患")


def _ledger_row(number: int, hazard: Hazard, day: date) -> tuple[Cell, ...]:
    *earlier, current = rounds(hazard, day) or (Round(None, None, None, None),)
    return (
        number,
        hazard.id,
        hazard.found,
        hazard.source,
        hazard.place,
        hazard.category,
        hazard.description,
        hazard.level,
        hazard.responsible,
        hazard.measures,
        hazard.fund,
        due_on(hazard, day),
        current.rectified,
        current.verified_by,
        current.verified,
        current.conclusion,
        state(hazard, day).value,
        days_overdue(hazard, day),
        _remarks(hazard, earlier, day),
    )


def _remarks(hazard: Hazard, earlier: Iterable[Round], day: date) -> str | None:
    """What has no column of its own: relapse, earlier failed reviews, extensions, supervision, and the notes."""
    told = [f"{title(Hazard, 'relapse_of')} {hazard.relapse_of}"] if hazard.relapse_of else []
    told += [f"{one.verified} 复查不合格" for one in earlier if one.verified]
    told += [f"原期限 {one.old}，{one.approved} 批准延期" for one in hazard.extensions if one.approved <= day]
    told += [supervised] if (supervised := supervision_text(hazard, day)) else []
    told += [hazard.notes.strip()] if hazard.notes else []
    return "；".join(told) or None


def supervision_text(hazard: Hazard, day: date) -> str | None:
    """挂牌督办（青禾县教育局，2026-04-10 起，限 2026-05-30）, or None when there was none by the day."""
    one = hazard.supervision
    if one is None or one.since > day:
        return None
    until = f"，限 {one.until}" if one.until else ""
    return f"{one.kind}（{one.by}，{one.since} 起{until}）"


def major_table(hazards: Iterable[Hazard], heading: str, period: Period, notes: tuple[str, ...] = ()) -> Table:
    """The 重大 hazards among them with what only these must have: basis, the whole 五落实, supervision, report."""
    columns = (
        SERIAL,
        _column("id", 5),
        _column("place", 5),
        _column("description", 11),
        _column("basis", 9),
        _column("responsible", 4),
        _column("measures", 9),
        Column(f"{title(Hazard, 'fund')}（元）", "money", 5),
        _column("due", kind="date"),
        _column("plan", 8),
        _column("interim", 7),
        _column("supervision", 7),
        _column("reported", kind="date"),
        _column("needs_government", 3),
        STATE,
        OVERDUE,
    )
    listed = [one for one in touched(hazards, period) if one.level == "重大"]
    rows = tuple(_major_row(number, one, period.last) for number, one in enumerate(listed, 1))
    told = (
        f"五落实：责任、措施、资金、时限、预案。所列为截止{chinese_date(period.last)}（含当天）的情况。",
        UNDATED,
        "上级另有表样的，以上级下发表样为准。",
    )
    return Table("重大隐患", heading, columns, rows, (*notes, *told), keys=2, empty="本月无重大隐患")


def _major_row(number: int, hazard: Hazard, day: date) -> tuple[Cell, ...]:
    return (
        number,
        hazard.id,
        hazard.place,
        hazard.description,
        hazard.basis,
        hazard.responsible,
        hazard.measures,
        hazard.fund,
        due_on(hazard, day),
        hazard.plan,
        hazard.interim,
        supervision_text(hazard, day),
        hazard.reported if hazard.reported and hazard.reported <= day else None,
        "是" if hazard.needs_government else "否",
        state(hazard, day).value,
        days_overdue(hazard, day),
    )


def _column(field: str, width: int = 12, kind: str = "text") -> Column:
    return Column(title(Hazard, field), "date" if kind == "date" else "text", width)
