"""anquan plan: papers out of plans/."""

import io
import json
import zipfile

import pytest

from tests.cli.program import anquan

SECOND = (
    "title: 防汛应急预案\nkind: 防汛\ndate: 2026-09-02\nissuer: [柳溪小学]\nnumber: 柳小〔2026〕3号\nbody: 正文。\n"
)


@pytest.fixture
def two_plans(school):
    (school / "plans" / "flood.yaml").write_text(SECOND, encoding="utf-8")
    return school


def text_of(docx: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode("utf-8")


def test_list(two_plans):
    assert anquan("-C", two_plans, "plan", "list").out.splitlines() == [
        "flood   防汛      2026-09-02  柳小〔2026〕3号  防汛应急预案",
        "safety  校园安全  2026-09-01                   柳溪小学安全工作方案",
    ]


def test_list_as_json(two_plans):
    report = json.loads(anquan("-C", two_plans, "plan", "list", "--json").out)
    assert report["format"] == 1
    assert report["plans"][1] == {
        "name": "safety",
        "title": "柳溪小学安全工作方案",
        "kind": "校园安全",
        "date": "2026-09-01",
        "number": None,
    }


def test_a_folder_without_plans(school):
    (school / "plans" / "safety.yaml").unlink()
    assert anquan("-C", school, "plan", "list") == (0, "", "plans/ 里还没有方案。\n", b"")
    assert anquan("-C", school, "plan", "render").code == 2


def test_all_plans_are_written_to_the_output_folder(two_plans):
    done = anquan("-C", two_plans, "plan", "render")
    assert (done.code, done.out) == (0, "")
    assert sorted(path.name for path in (two_plans / "build").iterdir()) == [
        "柳溪小学安全工作方案.docx",
        "防汛应急预案.docx",
    ]
    assert "方致远" in text_of((two_plans / "build" / "柳溪小学安全工作方案.docx").read_bytes())


@pytest.mark.parametrize("name", ["safety", "safety.yaml", "plans/safety.yaml", "柳溪小学安全工作方案"])
def test_one_plan_by_file_or_title(two_plans, name):
    assert anquan("-C", two_plans, "plan", "render", name).code == 0
    assert [path.name for path in (two_plans / "build").iterdir()] == ["柳溪小学安全工作方案.docx"]


def test_to_a_file_to_a_folder_and_to_stdout(two_plans, tmp_path):
    assert anquan("-C", two_plans, "plan", "render", "safety", "-o", tmp_path / "甲.docx").code == 0
    assert anquan("-C", two_plans, "plan", "render", "-o", f"{tmp_path}/out/").code == 0
    done = anquan("-C", two_plans, "plan", "render", "safety", "-o", "-")
    assert (done.code, done.err) == (0, "")
    assert (
        done.data
        == (tmp_path / "甲.docx").read_bytes()
        == (tmp_path / "out" / "柳溪小学安全工作方案.docx").read_bytes()
    )


def test_the_same_input_gives_the_same_bytes_on_another_day(school):
    first = anquan("-C", school, "plan", "render", "-o", "-").data
    assert anquan("-C", school, "plan", "render", "-o", "-", env={"ANQUAN_TODAY": "2027-03-01"}).data == first


def test_two_plans_do_not_go_into_one_file(two_plans, tmp_path):
    for target in ("-", str(tmp_path / "a.docx")):
        done = anquan("-C", two_plans, "plan", "render", "-o", target)
        assert (done.code, done.data) == (2, b"")
    assert not (tmp_path / "a.docx").exists()


def test_two_plans_of_one_title_do_not_overwrite_each_other(two_plans):
    (two_plans / "plans" / "flood-2.yaml").write_text(SECOND, encoding="utf-8")
    assert anquan("-C", two_plans, "plan", "render").code == 0
    assert len(list((two_plans / "build").iterdir())) == 3


def test_a_title_that_is_no_file_name(school):
    plan = school / "plans" / "safety.yaml"
    title = '"../../关于/做好\\\\安全:*?<>|工作的\\"通知\\""'
    plan.write_text(plan.read_text(encoding="utf-8").replace("柳溪小学安全工作方案", title), encoding="utf-8")
    assert anquan("-C", school, "plan", "render").code == 0
    (made,) = (school / "build").iterdir()
    assert not set('/\\:*?"<>|') & set(made.name)


def test_a_plan_whose_data_cannot_be_had_is_told_and_the_others_are_written(two_plans):
    with (two_plans / "plans" / "flood.yaml").open("a", encoding="utf-8") as plan:
        plan.write("attachments: [{title: 名单, block: 'leadership(\"没有\")'}]\n")
    done = anquan("-C", two_plans, "plan", "render")
    assert done.code == 2
    assert "plans/flood.yaml:7:" in done.err and "P003" in done.err
    assert [path.name for path in (two_plans / "build").iterdir()] == ["柳溪小学安全工作方案.docx"]


def test_a_plan_that_cannot_be_read_is_told_and_the_others_are_written(two_plans):
    (two_plans / "plans" / "flood.yaml").write_bytes(SECOND.encode("gbk"))
    done = anquan("-C", two_plans, "plan", "render")
    assert done.code == 2
    assert "plans/flood.yaml:1:8 F001" in done.err
    assert [path.name for path in (two_plans / "build").iterdir()] == ["柳溪小学安全工作方案.docx"]
    assert anquan("-C", two_plans, "plan", "render", "safety").code == 0
    assert anquan("-C", two_plans, "plan", "render", "flood").code == 2


def test_a_log_that_cannot_be_read_does_not_stop_a_plan_without_data(two_plans):
    (two_plans / "hazards.yaml").write_text("- id: @\n", encoding="utf-8")
    assert anquan("-C", two_plans, "plan", "render", "flood").code == 0
    assert anquan("-C", two_plans, "plan", "render", "safety").code == 2


def test_a_plan_whose_attachment_is_missing_writes_nothing(two_plans):
    with (two_plans / "plans" / "flood.yaml").open("a", encoding="utf-8") as plan:
        plan.write("attachments: [{title: 路线, file: plans/none.md}]\n")
    done = anquan("-C", two_plans, "plan", "render", "flood")
    assert (done.code, "plans/none.md" in done.err) == (2, True)


@pytest.mark.parametrize("target", ["school.yaml", "plans/safety.yaml", "x.YML"])
def test_no_paper_is_written_over_a_source(school, target):
    before = (school / "school.yaml").read_bytes()
    done = anquan("plan", "render", "safety", "-o", target, cwd=school)
    assert done.code == 2
    assert (school / "school.yaml").read_bytes() == before


def test_a_target_that_cannot_be_written(school, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    for target in (tmp_path / "file" / "a.docx", "/proc/anquan/a.docx"):
        done = anquan("-C", school, "plan", "render", "-o", target)
        assert done.code == 2
        assert done.line().startswith("错误：")
