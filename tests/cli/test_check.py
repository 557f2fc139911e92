"""anquan check and anquan explain."""

import json

import pytest

from anquan.rules.catalogue import CODES
from tests.cli.program import TODAY, anquan, files_of


def test_findings_as_lines(school):
    done = anquan("-C", school, "check")
    assert done.out == (
        "hazards.yaml:25:8 H004 警告：2026-002 逾期 6 天（期限 2026-11-10），未整改\n"
        "  → 整改后运行 anquan hazards rectify 2026-002\n"
        "hazards.yaml:27:118 H004 警告：2026-003 逾期 1 天（期限 2026-11-15），已整改待复查\n"
        "  → 复查后运行 anquan hazards verify 2026-003\n"
    )
    assert done.err == "柳溪小学：2 处警告。用 anquan explain 代码 看详细说明。\n"


def test_a_clean_folder_says_so_and_prints_nothing(school):
    (school / "hazards.yaml").write_text("", encoding="utf-8")
    done = anquan("-C", school, "check", "--strict")
    assert (done.code, done.out, done.err) == (0, "", "柳溪小学：没有发现问题。\n")


def test_strict_counts_warnings(school):
    assert anquan("-C", school, "check", "--strict").code == 1


def test_json(school):
    report = json.loads(anquan("-C", school, "check", "--format", "json").out)
    assert (report["format"], report["errors"], report["warnings"]) == (1, 0, 2)
    first = report["findings"][0]
    assert (first["code"], first["severity"], first["file"], first["line"], first["column"]) == (
        "H004",
        "warning",
        "hazards.yaml",
        25,
        8,
    )
    assert first["hint"] and first["message"] and first["related"] == []


def test_json_of_a_clean_folder(school):
    (school / "hazards.yaml").write_text("", encoding="utf-8")
    report = json.loads(anquan("-C", school, "check", "--format", "json").out)
    assert report == {"format": 1, "errors": 0, "warnings": 0, "findings": []}


def test_github_shows_files_from_where_it_runs(school):
    done = anquan("-C", school.name, "check", "--format", "github", cwd=school.parent)
    assert done.out.splitlines()[0] == (
        "::warning file=柳溪小学/hazards.yaml,line=25,col=8,title=H004::2026-002 逾期 6 天（期限 2026-11-10），未整改。"
        "整改后运行 anquan hazards rectify 2026-002"
    )
    assert anquan("check", "--format", "github", cwd=school).out.startswith("::warning file=hazards.yaml,line=25")


def test_github_escapes_what_it_reads_as_its_own(school):
    (school / "hazards.yaml").write_text("- 100%: x\n", encoding="utf-8")
    assert "没有“100%25”这个键" in anquan("-C", school, "check", "--format", "github").out


@pytest.mark.parametrize(
    ("paths", "count"),
    [(("hazards.yaml",), 2), (("people.yaml",), 0), (("plans",), 0), (("people.yaml", "hazards.yaml"), 2), ((".",), 2)],
)
def test_only_the_files_that_were_named(school, paths, count):
    for where in ({"cwd": school}, {"cwd": school.parent}):
        done = anquan("-C", school, "check", *paths, **where) if paths != (".",) else anquan("check", ".", cwd=school)
        assert done.out.count("H004") == count


def test_a_check_never_writes(school):
    before = files_of(school)
    anquan("-C", school, "check")
    assert files_of(school) == before


def test_the_day_of_the_command_line_goes_before_the_environment(school):
    assert "逾期 7 天" in anquan("-C", school, "check", "--today", "2026-11-17").out
    assert "逾期 6 天" in anquan("-C", school, "check", env={"ANQUAN_TODAY": TODAY}).out


def test_the_output_folder_and_hidden_folders_are_not_read(school):
    for folder in ("build", ".git", ".cache"):
        (school / folder).mkdir()
        (school / folder / "hazard.yaml").write_text("x: [", encoding="utf-8")
    assert anquan("-C", school, "check").out.count("\n") == 4


def test_explain_prints_the_whole_documentation():
    for code in ("F001", "S002", "H004", "P003"):
        done = anquan("explain", code)
        assert done.code == 0
        assert CODES[code].doc in done.out
        assert done.out.startswith(f"{code} ")


def test_explain_takes_small_letters_and_lists_all():
    assert anquan("explain", " h004 ").out == anquan("explain", "H004").out
    listed = anquan("explain").out.splitlines()
    assert [line.split()[0] for line in listed] == list(CODES)
