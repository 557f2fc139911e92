"""anquan init: a folder that checks clean and teaches."""

import json

import pytest

from anquan.model.fields import choices
from anquan.model.unit import SchoolKind
from tests.cli.program import anquan, files_of


@pytest.mark.parametrize("kind", choices(SchoolKind))
def test_every_kind_of_school_checks_clean(tmp_path, kind):
    done = anquan("init", "云岭学校", "--kind", kind, cwd=tmp_path)
    assert (done.code, done.out) == (0, "")
    checked = anquan("-C", tmp_path / "云岭学校", "check", "--strict")
    assert (checked.code, checked.out) == (0, "")
    assert f"kind: {kind}" in (tmp_path / "云岭学校" / "school.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name", ["云岭县“第一”小学", "小学: 分校 #2", "@王", "- 杠", "true", "012", "'引号'", "a{b}[c]", "100%", "*星*"]
)
def test_a_name_of_any_characters_arrives(tmp_path, name):
    assert anquan("init", "x", "--name", name, cwd=tmp_path).code == 0
    assert anquan("-C", tmp_path / "x", "check", "--strict").code == 0
    report = json.loads(anquan("-C", tmp_path / "x", "report", "monthly", "--format", "json").out)
    assert name in json.dumps(report, ensure_ascii=False)


def test_the_new_folder_makes_its_papers_at_once(tmp_path):
    anquan("init", "云岭小学", cwd=tmp_path)
    root = tmp_path / "云岭小学"
    assert anquan("-C", root, "plan", "render").code == 0
    assert anquan("-C", root, "report", "monthly").code == 0
    assert len(list((root / "build").iterdir())) == 2
    assert anquan("-C", root, "hazards", "overdue").out == ""


def test_the_files_teach_and_name_their_schemas(tmp_path):
    anquan("init", "云岭小学", cwd=tmp_path)
    root = tmp_path / "云岭小学"
    for file in root.glob("*.yaml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
        assert (root / first.partition("=")[2]).is_file()
        assert file.read_text(encoding="utf-8").count("# ") >= 2


def test_the_same_day_gives_the_same_folder(tmp_path):
    for name in ("a", "b"):
        anquan("init", name, "--name", "云岭小学", cwd=tmp_path)
    assert files_of(tmp_path / "a") == files_of(tmp_path / "b")


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "有东西").mkdir()
    (tmp_path / "有东西" / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "文件").write_text("x", encoding="utf-8")
    before = files_of(tmp_path)
    for name in ("有东西", "文件"):
        done = anquan("init", name, cwd=tmp_path)
        assert done.code == 2
        assert "没有改动" in done.line()
    assert files_of(tmp_path) == before


def test_an_empty_folder_may_be_filled(tmp_path):
    (tmp_path / "空的").mkdir()
    assert anquan("init", "空的", cwd=tmp_path).code == 0


def test_a_kind_that_is_none(tmp_path):
    done = anquan("init", "x", "--kind", "大学校", cwd=tmp_path)
    assert (done.code, done.line()) == (2, "错误：--kind 没有“大学校”")
    assert "小学" in done.err
    assert list(tmp_path.iterdir()) == []
