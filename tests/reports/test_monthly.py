from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from anquan.dates import Month
from anquan.errors import InputError, UsageError
from anquan.ledger.hazards import count
from anquan.model.hazard import Category, Supervision
from anquan.model.school import School
from anquan.reports.monthly import monthly
from anquan.reports.table import Rate, Report, Table
from tests.ledger.worlds import days, ledgers
from tests.reports.schools import UNIT, busy, october

OCTOBER = Month(2026, 10)
LATER = date(2026, 11, 3)


def sheet(report: Report, name: str) -> Table:
    return next(table for table in report.tables if table.name == name)


def by_heading(table: Table) -> list[dict[str, object]]:
    return [dict(zip([column.heading for column in table.columns], row, strict=True)) for row in table.rows]


def test_the_frame_of_the_return():
    report = monthly(october(), OCTOBER, LATER)
    assert report._replace(tables=()) == Report(
        title="隐患排查整改统计表",
        unit="白杨镇中心小学",
        period="2026年10月",
        cutoff=date(2026, 10, 31),
        due=date(2026, 11, 15),
        addressee="青禾县教育局",
        head="陈国栋",
        filler="林晓梅",
        phone="01900000123",
        filled=LATER,
        tables=(),
    )
    assert [table.name for table in report.tables] == ["按等级", "按类别", "按来源", "本月台账", "重大隐患"]
    assert sheet(report, "按等级").title == "2026年10月隐患排查整改统计表（按等级）"


def test_by_level():
    table = sheet(monthly(october(), OCTOBER, LATER), "按等级")
    assert [column.heading for column in table.columns] == [
        "等级",
        "上月结转",
        "本月新增",
        "应整改数",
        "本月销号",
        "整改率",
        "月末未销号",
        "其中逾期",
        "其中挂牌督办",
    ]
    assert table.rows == (
        ("一般", 1, 2, 3, 1, Rate(1, 3), 2, 0, 0),
        ("重大", 1, 0, 1, 0, Rate(0, 1), 1, 1, 1),
        ("合计", 2, 2, 4, 1, Rate(1, 4), 3, 1, 1),
    )
    assert table.totals == 1


def test_by_category_has_a_row_for_each_category_zeros_included():
    table = sheet(monthly(october(), OCTOBER, LATER), "按类别")
    assert [row[0] for row in table.rows] == [*get_args(Category), "合计"]
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["消防"] == (1, 0, 1, 1, Rate(1, 1), 0, 0, 0)
    assert rows["校舍建筑"] == (1, 0, 1, 0, Rate(0, 1), 1, 1, 1)
    assert rows["用电燃气"] == (0, 1, 1, 0, Rate(0, 1), 1, 0, 0)
    assert rows["食品饮水"] == (0, 1, 1, 0, Rate(0, 1), 1, 0, 0)
    assert rows["其他"] == (0, 0, 0, 0, Rate(0, 0), 0, 0, 0)
    assert rows["合计"] == (2, 2, 4, 1, Rate(1, 4), 3, 1, 1)


def test_by_source_names_those_without_a_source():
    table = sheet(monthly(october(), OCTOBER, LATER), "按来源")
    assert [(row[0], row[3]) for row in table.rows] == [
        ("日常巡查", 1),
        ("学校自查", 1),
        ("专项检查", 0),
        ("联合检查", 0),
        ("上级督查", 1),
        ("师生反映", 0),
        ("未填来源", 1),
        ("合计", 4),
    ]


def test_without_hazards_lacking_a_source_there_is_no_such_row():
    table = sheet(monthly(busy(), OCTOBER, LATER), "按来源")
    assert "未填来源" not in [row[0] for row in table.rows]


def test_the_ledger_shows_the_month_as_it_was_known_at_its_end():
    rows = by_heading(sheet(monthly(october(), OCTOBER, date(2026, 12, 1)), "本月台账"))
    assert [row["编号"] for row in rows] == ["2026-002", "2026-003", "2026-004", "2026-005"]
    closed, listed, failed, relapsed = rows
    assert (closed["状态"], closed["复查结论"], closed["复查日期"]) == ("已销号", "合格", date(2026, 10, 9))
    # the extension approved in November is not known in October: still the old deadline, and overdue
    assert (listed["整改期限"], listed["逾期天数"], listed["整改资金（元）"]) == (
        date(2026, 10, 20),
        11,
        Decimal(12000),
    )
    assert listed["备注"] == "挂牌督办（青禾县教育局，2026-09-28 起）"
    # rectified and passed in November: October knows only the failed review
    assert (failed["状态"], failed["整改完成日期"], failed["复查日期"], failed["复查人"], failed["复查结论"]) == (
        "整改中",
        date(2026, 10, 12),
        date(2026, 10, 13),
        "林晓梅",
        "不合格",
    )
    assert relapsed["备注"] == "复发自 2026-001"


def test_the_ledger_of_the_next_month_tells_the_rest():
    rows = {
        row["编号"]: row
        for row in by_heading(sheet(monthly(october(), Month(2026, 11), date(2026, 12, 1)), "本月台账"))
    }
    assert rows["2026-003"]["备注"] == "原期限 2026-10-20，2026-11-02 批准延期；挂牌督办（青禾县教育局，2026-09-28 起）"
    assert rows["2026-004"]["备注"] == "2026-10-13 复查不合格"
    assert rows["2026-004"]["状态"] == "已销号"


def test_the_sheet_of_major_hazards_holds_their_five_points():
    (row,) = by_heading(sheet(monthly(october(), OCTOBER, LATER), "重大隐患"))
    assert row == {
        "序号": 1,
        "编号": "2026-003",
        "部位": "教学楼二楼",
        "隐患描述": "应急照明灯不亮",
        "判定依据": "《教育系统重大事故隐患判定指南》第三条",
        "责任人": "总务主任",
        "整改措施": None,
        "整改资金（元）": Decimal(12000),
        "整改期限": date(2026, 10, 20),
        "应急预案": "停用并设警戒线",
        "临时管控措施": None,
        "督办": "挂牌督办（青禾县教育局，2026-09-28 起）",
        "上报日期": date(2026, 9, 25),
        "需政府协调": "否",
        "状态": "整改中",
        "逾期天数": 11,
    }


def test_an_empty_month_is_a_zero_report():
    report = monthly(School(unit=UNIT), OCTOBER, LATER)
    assert sheet(report, "按等级").rows == (
        ("一般", 0, 0, 0, 0, Rate(0, 0), 0, 0, 0),
        ("重大", 0, 0, 0, 0, Rate(0, 0), 0, 0, 0),
        ("合计", 0, 0, 0, 0, Rate(0, 0), 0, 0, 0),
    )
    assert len(sheet(report, "按类别").rows) == 21
    assert (sheet(report, "本月台账").rows, sheet(report, "本月台账").empty) == ((), "本月无隐患")
    assert (sheet(report, "重大隐患").rows, sheet(report, "重大隐患").empty) == ((), "本月无重大隐患")
    assert all("本月无新增、无结转隐患，零报告。" in table.notes for table in report.tables)


def test_a_month_with_something_is_no_zero_report():
    assert not any("零报告" in note for table in monthly(october(), OCTOBER, LATER).tables for note in table.notes)


def test_a_month_that_is_not_over_says_so_and_counts_up_to_today():
    report = monthly(october(), OCTOBER, date(2026, 10, 20))
    assert report.cutoff == date(2026, 10, 20)
    assert all(table.notes[0] == "本月未结束，统计截至2026年10月20日，不是全月数。" for table in report.tables)
    assert sheet(report, "按等级").rows[-1] == ("合计", 2, 1, 3, 1, Rate(1, 3), 2, 0, 1)


def test_on_its_last_day_a_month_is_counted_whole():
    report = monthly(october(), OCTOBER, date(2026, 10, 31))
    assert report.tables == monthly(october(), OCTOBER, LATER).tables


def test_a_month_that_has_not_begun_is_refused_with_a_hint():
    with pytest.raises(UsageError, match="2026年11月还没有开始") as refused:
        monthly(october(), Month(2026, 11), date(2026, 10, 31))
    assert "--month 2026-10" in refused.value.hint


def test_without_a_unit_there_is_no_return():
    with pytest.raises(InputError, match="没有填报单位"):
        monthly(School(), OCTOBER, LATER)


def test_without_signing_the_lines_are_left_to_the_pen():
    unit = replace(UNIT, signing=None)
    report = monthly(School(unit=unit), OCTOBER, LATER)
    assert (report.head, report.filler, report.phone) == ("", "", "")


def test_the_return_of_december_is_due_in_january():
    assert monthly(School(unit=UNIT), Month(2026, 12), date(2027, 1, 2)).due == date(2027, 1, 15)


def test_the_notes_say_how_figures_are_counted():
    notes = "".join(sheet(monthly(october(), OCTOBER, LATER), "按等级").notes)
    for said in (
        "上月结转＋本月新增－本月销号＝月末未销号",
        "整改率＝本月销号÷应整改数",
        "期限当天不算",
        "只计一次",
        "统计截止2026年10月31日（含当天）",
        "以上级下发表样为准",
    ):
        assert said in notes


def test_the_ledger_says_which_contents_are_those_of_today():
    for name in ("本月台账", "重大隐患"):
        assert any("按填报时的台账填写" in note for note in sheet(monthly(october(), OCTOBER, LATER), name).notes)


@settings(max_examples=40)
@given(ledgers, days)
def test_what_happens_after_the_month_does_not_change_its_tables(ledger, later):
    month, today = Month(2026, 2), date(2026, 6, 1)
    later = max(later, month.next.day(1))
    before = [replace(one, rectified=None, verified=None, conclusion=None, supervision=None) for one in ledger]
    after = [
        replace(
            one,
            rectified=later,
            verified=later,
            conclusion="合格",
            reported=one.reported or later,
            supervision=Supervision(kind="挂牌督办", by="青禾县教育局", since=later),
        )
        for one in before
    ]
    for known, told in ((before, after), ([], [replace(one, found=later) for one in before])):
        first = monthly(School(unit=UNIT, hazards=tuple(known)), month, today)
        second = monthly(School(unit=UNIT, hazards=tuple(told)), month, today)
        assert first.tables == second.tables


@settings(max_examples=40)
@given(ledgers)
def test_totals_are_the_sums_of_their_rows_and_the_ledger_lists_what_is_counted(ledger):
    report = monthly(School(unit=UNIT, hazards=tuple(ledger)), Month(2026, 2), date(2026, 6, 1))
    counts = count(ledger, Month(2026, 2).period)
    for name in ("按等级", "按类别", "按来源"):
        *rows, total = sheet(report, name).rows
        for at in (1, 2, 3, 4, 6, 7, 8):
            assert total[at] == sum(cell for row in rows if isinstance(cell := row[at], int))
        assert total[1:] == (
            counts.opening,
            counts.new,
            counts.handled,
            counts.closed,
            Rate(counts.closed, counts.handled),
            counts.closing,
            counts.overdue,
            counts.supervised,
        )
    listed = by_heading(sheet(report, "本月台账"))
    assert len(listed) == counts.handled
    assert sum(row["状态"] == "已销号" for row in listed) == counts.closed
    assert sum(row["逾期天数"] != 0 for row in listed) == counts.overdue
