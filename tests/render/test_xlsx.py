import io
import re
import time
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from anquan.chinese import display_width
from anquan.dates import Month
from anquan.model.school import School
from anquan.render.xlsx import CELL_LIMIT, render, sheet_names
from anquan.reports.monthly import monthly
from anquan.reports.table import Cell, Column, Rate, Report, Table
from tests.reports.schools import UNIT, busy, october

OCTOBER, LATER = Month(2026, 10), date(2026, 11, 3)
HEAD = 3
"""The row of the column headings: title, frame, heading."""


def read(report: Report) -> Workbook:
    return load_workbook(io.BytesIO(render(report)))


def report_of(*tables: Table) -> Report:
    return monthly(School(unit=UNIT), OCTOBER, LATER)._replace(tables=tables)


def one_column(*cells: Cell, kind="text") -> Report:
    return report_of(Table("表", "表", (Column("列", kind), Column("又一列")), tuple((cell, None) for cell in cells)))


def texts(sheet) -> list[str]:
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def test_figures_are_numbers_and_rates_are_percentages():
    sheet = read(monthly(october(), OCTOBER, LATER))["按等级"]
    assert [cell.value for cell in sheet[HEAD + 1]] == ["一般", 1, 2, 3, 1, pytest.approx(1 / 3), 2, 0, 0]
    assert [cell.value for cell in sheet[HEAD + 3]] == ["合计", 2, 2, 4, 1, 0.25, 3, 1, 1]
    assert sheet.cell(HEAD + 3, 6).number_format == "0.0%"
    assert sheet.cell(HEAD + 3, 2).number_format == "0"


def test_sums_are_bold_and_other_rows_are_not():
    sheet = read(monthly(october(), OCTOBER, LATER))["按等级"]
    assert all(cell.font.b for cell in sheet[HEAD + 3])
    assert not any(cell.font.b for cell in sheet[HEAD + 2])


def test_a_rate_without_a_denominator_is_a_dash():
    sheet = read(monthly(School(unit=UNIT), OCTOBER, LATER))["按等级"]
    assert [cell.value for cell in sheet[HEAD + 3]] == ["合计", 0, 0, 0, 0, "—", 0, 0, 0]


def test_days_are_days_and_money_is_money_and_codes_are_text():
    sheet = read(monthly(october(), OCTOBER, LATER))["本月台账"]
    row = {re.sub(r"\s", "", head.value): cell for head, cell in zip(sheet[HEAD], sheet[HEAD + 3], strict=True)}
    assert row["编号"].value == "2026-004"
    assert row["发现日期"].value == datetime(2026, 10, 5)
    assert row["发现日期"].number_format == "yyyy-mm-dd"
    assert (row["整改资金（元）"].value, row["整改资金（元）"].number_format) == (360.5, "#,##0.00")
    assert row["整改措施"].value is None


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", '=HYPERLINK("http://x")', "http://example.com", "012", "1.10", "#REF!"],
)
def test_what_people_type_stays_text(text):
    cell = read(one_column(text))["表"].cell(HEAD + 1, 1)
    assert (cell.value, cell.data_type, cell.hyperlink, cell.quotePrefix) == (text, "s", None, True)


def test_no_part_of_the_workbook_holds_a_formula_or_a_link():
    unit = "=1+1"
    hostile = one_column("=1+1", "http://example.com")._replace(unit=unit, head="=2+2", filler="@x")
    with zipfile.ZipFile(io.BytesIO(render(hostile))) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet and "hyperlink" not in sheet


def test_a_text_longer_than_a_cell_is_cut_with_a_mark_and_not_lost():
    value = read(one_column("火" * (CELL_LIMIT + 1)))["表"].cell(HEAD + 1, 1).value
    assert len(value) == CELL_LIMIT and value.endswith("火…")


def test_a_mistyped_year_before_excel_begins_stays_readable():
    assert read(one_column(date(206, 9, 1), kind="date"))["表"].cell(HEAD + 1, 1).value == "0206-09-01"


def test_a_large_sum_of_money_keeps_its_cents():
    assert read(one_column(Decimal("12345678.90"), kind="money"))["表"].cell(HEAD + 1, 1).value == 12345678.9


def test_what_stands_around_each_table():
    book = read(monthly(october(), OCTOBER, LATER))
    for sheet in book:
        written = texts(sheet)
        assert written[0].startswith("2026年10月")
        assert written[1] == (
            "填报单位（盖章）：白杨镇中心小学　　统计时段：2026年10月　　统计截止：2026年10月31日"
            "　　上报期限：2026年11月15日前　　报送：青禾县教育局"
        )
        assert written[-2].endswith("上级另有表样的，以上级下发表样为准。")
        assert written[-1] == (
            "单位负责人：陈国栋（签字）　　　　　　　　填表人：林晓梅（签字）　　　　　　　　联系电话：01900000123　　填报日期：2026年11月3日"
        )


def test_without_names_there_is_room_to_write_them():
    nameless = monthly(october(), OCTOBER, LATER)._replace(head="", filler="", phone="")
    assert "单位负责人：（签字）　　　　　　　　填表人：（签字）" in texts(read(nameless)["按等级"])[-1]


def test_an_empty_ledger_says_so_in_one_row():
    sheet = read(monthly(School(unit=UNIT), OCTOBER, LATER))["本月台账"]
    assert sheet.cell(HEAD + 1, 1).value == "本月无隐患"
    assert f"A{HEAD + 1}:S{HEAD + 1}" in [str(one) for one in sheet.merged_cells.ranges]
    assert sheet.cell(HEAD + 2, 1).value == "说明：1. 本月无新增、无结转隐患，零报告。"


def test_each_sheet_prints_on_a4_landscape_one_page_wide():
    book = read(monthly(busy(), OCTOBER, LATER))
    for sheet in book:
        setup = sheet.page_setup
        assert (setup.paperSize, setup.orientation) == (9, "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert setup.fitToWidth in (None, 1)
        assert sheet.print_options.horizontalCentered
        assert sheet.oddFooter.center.text == "第 &P 页 共 &N 页"
        assert sheet.print_title_rows == f"${HEAD}:${HEAD}"
    assert book["本月台账"].page_setup.fitToHeight == 0
    assert book["按类别"].page_setup.fitToHeight in (None, 1)


def test_headings_and_the_columns_that_name_a_row_stay_in_view():
    book = read(monthly(october(), OCTOBER, LATER))
    assert book["按等级"].freeze_panes == f"B{HEAD + 1}"
    assert book["本月台账"].freeze_panes == f"C{HEAD + 1}"


def test_every_row_has_a_height_and_long_texts_a_greater_one():
    sheet = read(monthly(busy(), OCTOBER, LATER))["本月台账"]
    heights = [sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)]
    assert all(height for height in heights)
    description = [re.sub(r"\s", "", cell.value) for cell in sheet[HEAD]].index("隐患描述") + 1
    for row in range(HEAD + 1, HEAD + 20):
        width = sheet.column_dimensions[get_column_letter(description)].width * 8 - 6
        lines = -(-display_width(sheet.cell(row, description).value) * 9 * 96 / 72 / 2 // width)
        assert sheet.row_dimensions[row].height >= lines * 9 * 1.3


def test_days_and_figures_have_the_room_they_need():
    """Excel shows #### where a number does not fit: ten digits of 9 points need 60 of the 8-pixel units' pixels."""
    sheet = read(monthly(busy(), OCTOBER, LATER))["本月台账"]
    dimensions = {}
    for dimension in sheet.column_dimensions.values():
        for at in range(dimension.min, dimension.max + 1):
            dimensions[at] = dimension.width * 8
    for cell in sheet[HEAD + 2]:
        if isinstance(cell.value, datetime):
            assert dimensions[cell.column] >= 10 * 6 + 5
    assert sum(dimensions.values()) * 0.75 < 1020


def test_a_small_table_fills_the_page():
    sheet = read(monthly(october(), OCTOBER, LATER))["按等级"]
    widths = sum(
        dimension.width * 8 * (dimension.max - dimension.min + 1) for dimension in sheet.column_dimensions.values()
    )
    assert 980 <= widths <= 1030


def test_the_same_report_gives_the_same_bytes_whatever_the_clock_says():
    report = monthly(busy(), OCTOBER, LATER)
    first = render(report)
    time.sleep(1.1)
    assert render(report) == first


def test_created_and_modified_are_the_cut_off():
    properties = read(monthly(october(), OCTOBER, LATER)).properties
    assert properties.created == properties.modified == datetime(2026, 10, 31)
    assert (properties.title, properties.creator) == ("隐患排查整改统计表", "白杨镇中心小学")


def test_sheet_names_are_made_valid_and_unique():
    assert sheet_names(["按等级", "按等级", "a/b:c", "History", "", "''", "长" * 40, "长" * 40, "A/B:C"]) == [
        "按等级",
        "按等级（2）",
        "a-b-c",
        "History（2）",
        "表",
        "表（2）",
        "长" * 31,
        "长" * 28 + "（2）",
        "A-B-C（2）",
    ]


def test_awkward_sheet_names_reach_the_workbook():
    tables = [
        Table(name, "表", (Column("列"),), ((Rate(1, 2),),)) for name in ("a/b", "A-B", "'x'", "History", "长" * 40)
    ]
    assert len(read(report_of(*tables)).sheetnames) == 5


def test_a_table_of_one_column_needs_no_merging():
    sheet = read(report_of(Table("表", "标题", (Column("列"),), (("甲",),))))["表"]
    assert (sheet.cell(1, 1).value, sheet.cell(HEAD + 1, 1).value) == ("标题", "甲")


@pytest.mark.office
def test_libreoffice_prints_it_on_a4_landscape_with_the_headings_on_every_page(tmp_path: Path):
    from tests.office import pages, to_pdf

    workbook = tmp_path / "月报.xlsx"
    workbook.write_bytes(render(monthly(busy(), OCTOBER, LATER)))
    pdf = to_pdf(workbook)
    printed = pages(pdf)
    size = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf.read_bytes())
    assert size and [round(float(one) / 72 * 25.4) for one in size.groups()] == [297, 210]
    told = ["".join(row.text for row in page.rows) for page in printed]
    ledger = [text for text in told if "隐患描述" in text and "检查" in text and "判定依据" not in text]
    assert len(ledger) >= 2, "thirty hazards take several pages"
    assert len(told) - len(ledger) == 4, "every other sheet fits one page"
    assert all(f"第 {number} 页 共 {len(told)} 页" in text for number, text in enumerate(told, 1))
    assert not any("###" in text for text in told)
    assert all(row.left >= 8 and row.right <= 289 for page in printed for row in page.rows)
