"""anquan report monthly: what is written where. What the tables count is tested in tests/reports."""

import io
import json
import zipfile

import pytest

from tests.cli.program import anquan


def test_the_default_is_last_month_into_the_output_folder(school):
    done = anquan("-C", school, "report", "monthly")
    assert (done.code, done.out) == (0, "")
    (made,) = (school / "build").iterdir()
    assert made.name.startswith("柳溪小学2026年10月") and made.suffix == ".xlsx"
    assert zipfile.ZipFile(made).testzip() is None
    assert str(made) in done.err


@pytest.mark.parametrize(
    ("today", "month"), [("2026-11-01", "2026年10月"), ("2026-01-31", "2025年12月"), ("2026-12-31", "2026年11月")]
)
def test_last_month_follows_the_day(school, today, month):
    assert month in anquan("-C", school, "report", "monthly", "--format", "json", "--today", today).out


@pytest.mark.parametrize("written", ["2026-09", "2026-9", "2026年9月"])
def test_a_month_that_was_named(school, written):
    assert "2026年9月" in anquan("-C", school, "report", "monthly", "--month", written, "--format", "json").out


def test_json_is_keyed_by_the_chinese_headings(school):
    done = anquan("-C", school, "report", "monthly", "--format", "json")
    report = json.loads(done.out)
    assert report["format"] == 1
    total = report["tables"][0]["rows"][-1]
    assert {"上月结转", "本月新增", "本月销号", "月末未销号"} <= set(total)
    assert total["上月结转"] + total["本月新增"] - total["本月销号"] == total["月末未销号"]
    assert "\\u" not in done.out


def test_stdout_and_file_are_the_same_bytes(school, tmp_path):
    anquan("-C", school, "report", "monthly", "-o", tmp_path / "a.xlsx")
    done = anquan("-C", school, "report", "monthly", "-o", "-")
    assert done.data == (tmp_path / "a.xlsx").read_bytes()
    assert "xl/workbook.xml" in zipfile.ZipFile(io.BytesIO(done.data)).namelist()
    assert anquan("-C", school, "report", "monthly", "--format", "json", "-o", "-").out.startswith("{")


def test_into_a_folder(school, tmp_path):
    assert anquan("-C", school, "report", "monthly", "-o", f"{tmp_path}/报表/").code == 0
    assert len(list((tmp_path / "报表").iterdir())) == 1


def test_a_month_that_has_not_begun(school):
    done = anquan("-C", school, "report", "monthly", "--month", "2026-12")
    assert (done.code, done.out) == (2, "")
    assert "还没有开始" in done.line()
    assert anquan("-C", school, "report", "monthly", "--month", "2026-11").code == 0


@pytest.mark.parametrize("target", ["/proc/anquan/a.xlsx", "people.yaml"])
def test_a_target_that_may_not_be_written(school, target):
    before = (school / "people.yaml").read_bytes()
    done = anquan("report", "monthly", "-o", target, cwd=school)
    assert done.code == 2
    assert done.line().startswith("错误：")
    assert (school / "people.yaml").read_bytes() == before


def test_a_log_that_contradicts_itself_is_counted_and_told(school):
    with (school / "hazards.yaml").open("a", encoding="utf-8") as log:
        log.write("  rectified: 2026-10-01\n")
    done = anquan("-C", school, "report", "monthly")
    assert done.code == 0
    assert "自相矛盾" in done.err and "H002" in done.err


def test_a_school_whose_sheet_cannot_be_read_makes_no_table(school):
    (school / "school.yaml").write_text("name: 柳溪小学\nkind：小学\n", encoding="utf-8")
    done = anquan("-C", school, "report", "monthly")
    assert done.code == 2
    assert "school.yaml:2:5 F010" in done.err
    assert not (school / "build").exists()
