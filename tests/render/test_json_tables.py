import json
from datetime import date
from decimal import Decimal

from anquan.dates import Month
from anquan.model.school import School
from anquan.render.json_tables import render
from anquan.reports.monthly import monthly
from anquan.reports.table import Column, Rate, Table
from tests.reports.schools import UNIT, october

OCTOBER, LATER = Month(2026, 10), date(2026, 11, 3)


def test_tables_are_lists_of_objects_keyed_by_their_headings():
    told = json.loads(render(monthly(october(), OCTOBER, LATER)))
    assert {key: told[key] for key in ("format", "title", "unit", "period", "cutoff", "due")} == {
        "format": 1,
        "title": "隐患排查整改统计表",
        "unit": "白杨镇中心小学",
        "period": "2026年10月",
        "cutoff": "2026-10-31",
        "due": "2026-11-15",
    }
    first = told["tables"][0]
    assert (first["name"], first["title"]) == ("按等级", "2026年10月隐患排查整改统计表（按等级）")
    assert first["rows"][0] == {
        "等级": "一般",
        "上月结转": 1,
        "本月新增": 2,
        "应整改数": 3,
        "本月销号": 1,
        "整改率": 0.3333,
        "月末未销号": 2,
        "其中逾期": 0,
        "其中挂牌督办": 0,
    }


def test_values_are_what_json_has_for_them():
    columns = tuple(Column(heading) for heading in ("日", "整", "零头", "率", "无率", "空", "字"))
    cells = (date(2026, 9, 1), Decimal("360.00"), Decimal("360.50"), Rate(2, 3), Rate(0, 0), None, "012")
    report = monthly(School(unit=UNIT), OCTOBER, LATER)._replace(
        tables=(Table("表", "表", columns, (cells,)),), due=None
    )
    text = render(report)
    assert json.loads(text)["tables"][0]["rows"] == [
        {"日": "2026-09-01", "整": 360, "零头": 360.5, "率": 0.6667, "无率": None, "空": None, "字": "012"}
    ]
    assert '"整": 360,' in text
    assert json.loads(text)["due"] is None


def test_text_is_readable_and_ends_with_a_line_end():
    text = render(monthly(october(), OCTOBER, LATER))
    assert "白杨镇中心小学" in text
    assert text.startswith('{\n  "format": 1,') and text.endswith("}\n")


def test_an_empty_ledger_is_an_empty_list():
    told = json.loads(render(monthly(School(unit=UNIT), OCTOBER, LATER)))
    assert told["tables"][3]["rows"] == []


def test_no_table_has_two_columns_of_one_name():
    for table in monthly(october(), OCTOBER, LATER).tables:
        headings = [column.heading for column in table.columns]
        assert len(set(headings)) == len(headings)
