"""One bad file stops what needs it, and nothing else."""

import pytest

from tests.cli.program import anquan

BROKEN = 'a: "x\n'


def test_the_month_does_not_need_the_duties(school, tmp_path):
    (school / "duties.yaml").write_text(BROKEN, encoding="utf-8")
    done = anquan("-C", school, "report", "monthly", "-o", tmp_path / "m.xlsx")
    assert done.code == 0
    assert "别的文件还有 1 处没有读进来，不影响这一次" in done.err
    assert (tmp_path / "m.xlsx").exists()


@pytest.mark.parametrize("file", ["hazards.yaml", "school.yaml"])
def test_the_month_needs_the_log_and_the_unit(school, tmp_path, file):
    (school / file).write_text(BROKEN, encoding="utf-8")
    done = anquan("-C", school, "report", "monthly", "-o", tmp_path / "m.xlsx")
    assert done.code == 2
    assert f"{file}:" in done.err
    assert not (tmp_path / "m.xlsx").exists()


def test_one_broken_plan_leaves_the_others(school, tmp_path):
    (school / "plans" / "zz.yaml").write_text(BROKEN, encoding="utf-8")
    done = anquan("-C", school, "plan", "render", "-o", f"{tmp_path}/out/")
    assert done.code == 2
    assert "plans/zz.yaml:1:4 F005" in done.err
    assert [file.suffix for file in (tmp_path / "out").iterdir()] == [".docx"]


def test_a_plan_that_pulls_nothing_in_needs_no_data(school, tmp_path):
    (school / "hazards.yaml").write_text(BROKEN, encoding="utf-8")
    (school / "plans" / "plain.yaml").write_text(
        "title: 柳溪小学放学工作方案\nkind: 校园安全\ndate: 2026-09-01\nissuer: [柳溪小学]\nbody: 一、要求\n",
        encoding="utf-8",
    )
    done = anquan("-C", school, "plan", "render", "plain", "-o", tmp_path / "plain.docx")
    assert done.code == 0
    assert (tmp_path / "plain.docx").exists()


def test_a_plan_with_a_hole_in_its_data_is_not_made(school, tmp_path):
    (school / "leadership.yaml").write_text(BROKEN, encoding="utf-8")
    done = anquan("-C", school, "plan", "render", "-o", f"{tmp_path}/out/")
    assert done.code == 2
    assert "leadership.yaml:1:4 F005" in done.err
    assert not (tmp_path / "out").exists()


def test_expressions_do_not_stand_in_titles(school):
    (school / "plans" / "t.yaml").write_text(
        'title: "{{ unit.name }}方案"\nkind: 校园安全\ndate: 2026-09-01\nissuer: [柳溪小学]\nbody: 一、要求\n',
        encoding="utf-8",
    )
    done = anquan("-C", school, "check", "plans/t.yaml")
    assert done.code == 1
    assert "plans/t.yaml:1:8 P003 错误：标题里不能用 {{ }}" in done.out
