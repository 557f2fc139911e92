import pytest

from anquan.render.sheet_layout import DENSE, PAGE_WIDTH, ROOMY, heading, layout, lines
from anquan.reports.table import Column, Table


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [
        ("", 10, 1),
        ("应急照明", 8, 1),
        ("应急照明灯", 8, 2),
        ("一\n二", 8, 2),
        ("自 2026-09-03 起", 8, 3),
        ("2026-09-03以后", 12, 2),
        ("A" * 25, 10, 3),
        ("火" * 100, 10, 20),
        ("火" * 3, 1, 3),
    ],
)
def test_lines_that_a_text_takes(text, columns, expected):
    assert lines(text, columns) == expected


def test_few_columns_are_roomy_and_fill_the_page():
    plan = layout(Table("表", "表", (Column("等级"), Column("上月结转", "count")), (("一般", 1),)))
    assert plan.size == ROOMY
    assert PAGE_WIDTH - 3 <= sum(plan.widths) <= PAGE_WIDTH


def test_many_columns_are_dense():
    columns = tuple(Column(f"第{number}列", width=8) for number in range(14))
    plan = layout(Table("表", "表", columns, (("一二三四五六七八九十",) * 14,)))
    assert plan.size == DENSE
    assert len(set(plan.widths)) == 1


def test_a_row_is_as_high_as_its_longest_text():
    columns = tuple(Column(f"第{number}列", width=8) for number in range(14))
    short, long = ("一二三四五六七八",) * 14, ("一" * 40, *("一二三四五六七八",) * 13)
    low, high = layout(Table("表", "表", columns, (short, long))).rows
    assert high - 5 == pytest.approx(5 * (low - 5), abs=0.5)


def test_a_row_is_never_higher_than_excel_allows():
    plan = layout(Table("表", "表", (Column("列", width=4),) * 30, (("火" * 2000,) * 30,)))
    assert plan.rows == (409,)


def test_headings_break_where_a_clerk_would_break_them():
    assert heading(Column("整改资金（元）"), 70, 9) == "整改资金\n（元）"
    assert heading(Column("整改完成日期"), 70, 9) == "整改完成\n日期"
    assert heading(Column("复查结论"), 45, 9) == "复查\n结论"
    assert heading(Column("需政府协调"), 45, 9) == "需政府\n协调"
    assert heading(Column("复查结论"), 80, 9) == "复查结论"
