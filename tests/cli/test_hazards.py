"""anquan hazards: looking at the log and writing to it."""

import json
import subprocess

import pytest

from anquan.folder import load_hazards
from tests.cli.program import PROGRAM, anquan, files_of, on_a_terminal, surroundings

GIVEN = (
    "--place",
    "食堂",
    "--category",
    "食品饮水",
    "--description",
    "留样不足",
    "--responsible",
    "总务主任",
    "--due",
    "2026-12-01",
)
ADDED = """\
- id: 2026-006
  found: 2026-11-16
  place: 食堂
  category: 食品饮水
  description: 留样不足
  level: 一般
  responsible: 总务主任
  due: 2026-12-01
"""


@pytest.fixture
def log(school):
    """The log's text, read anew each time it is called."""
    return lambda: (school / "hazards.yaml").read_bytes().decode("utf-8")


def ids(*arguments, root) -> list[str]:
    done = anquan("-C", root, "hazards", *arguments)
    assert done.code in (0, 1), done.err
    return [line.split()[0] for line in done.out.splitlines()]


# ── looking ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_list_shows_all_with_their_state(school):
    assert anquan("-C", school, "hazards", "list").out == (
        "2026-001  一般  消防      2026-09-15  已销号               总务主任  教学楼二楼：应急照明灯不亮\n"
        "2026-002  一般  食品饮水  2026-11-10  整改中 · 逾期 6 天  江一帆    食堂 #2 操作间：[red]留样[/red] **不足** :smile: | 125克\n"
        "2026-003  一般  体育设施  2026-11-15  待复查 · 逾期 1 天  总务主任  操场：单杠松动\n"
        "2026-004  一般  校车交通  2026-11-16  整改中 · 今天到期   总务主任  校门口：隔离墩缺 4 个， 反光背心不足\n"
        "2026-005  重大  校舍建筑  2026-11-20  整改中 · 还有 4 天  校长      实验楼：外墙开裂\n"
    )


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--state", "未销号"), ["2026-002", "2026-003", "2026-004", "2026-005"]),
        (("--state", "逾期"), ["2026-002", "2026-003"]),
        (("--state", "整改中"), ["2026-002", "2026-004", "2026-005"]),
        (("--state", "待复查"), ["2026-003"]),
        (("--state", "已销号"), ["2026-001"]),
        (("--level", "重大"), ["2026-005"]),
        (("--category", "消防"), ["2026-001"]),
        (("--responsible", "总务主任", "--state", "未销号"), ["2026-002", "2026-003", "2026-004"]),
        (("--responsible", "江一帆", "--state", "未销号"), ["2026-002", "2026-003", "2026-004"]),
        (("--as-of", "2026-10-31"), ["2026-001", "2026-002"]),
        (("--as-of", "2026-09-10", "--state", "待复查"), ["2026-001"]),
        (("--today", "2026-11-21", "--state", "逾期"), ["2026-002", "2026-003", "2026-004", "2026-005"]),
    ],
)
def test_list_by(school, options, found):
    assert ids("list", *options, root=school) == found


def test_nothing_found_is_said_beside_the_data(school):
    done = anquan("-C", school, "hazards", "list", "--category", "宿舍")
    assert (done.code, done.out, done.err) == (0, "", "没有符合条件的隐患。\n")


def test_list_as_json(school):
    report = json.loads(anquan("-C", school, "hazards", "list", "--json", "--state", "待复查").out)
    assert (report["format"], report["as_of"]) == (1, "2026-11-16")
    (one,) = report["hazards"]
    assert (one["id"], one["state"], one["due_in_force"], one["days_overdue"]) == (
        "2026-003",
        "待复查",
        "2026-11-15",
        1,
    )
    assert one["at"] == "hazards.yaml:27:3"
    assert "conclusion" not in one


def test_show_gives_every_fact_by_its_chinese_name(school):
    done = anquan("-C", school, "hazards", "show", "2026-005")
    assert done.out.startswith("状态：整改中 · 还有 4 天（2026-11-16）")
    for line in ("编号：2026-005", "发现日期：2026-11-03", "等级：重大", "整改资金：86000.5 元", "应急预案：改走东门"):
        assert f"\n{line}\n" in done.out


def test_show_puts_several_lines_on_one(school):
    assert "\n隐患描述：隔离墩缺 4 个， 反光背心不足\n" in anquan("-C", school, "hazards", "show", "2026-004").out


def test_show_as_json(school):
    report = json.loads(anquan("-C", school, "hazards", "show", "2026-005", "--json").out)
    assert report["hazard"]["fund"] == 86000.5


def test_a_wrong_number_is_answered_with_near_ones(school):
    assert "2026-001" in anquan("-C", school, "hazards", "show", "2026-01").err


def test_a_number_that_stands_twice_is_not_guessed(school):
    with (school / "hazards.yaml").open("a", encoding="utf-8") as log:
        log.write(ADDED.replace("006", "005"))
    for command in (("show", "2026-005"), ("rectify", "2026-005")):
        done = anquan("-C", school, "hazards", *command)
        assert done.code == 2
        assert "有 2 条" in done.line()


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), ["2026-002", "2026-003"]),
        (("--days", "0"), ["2026-002", "2026-003", "2026-004"]),
        (("--days", "3"), ["2026-002", "2026-003", "2026-004"]),
        (("--days", "4"), ["2026-002", "2026-003", "2026-004", "2026-005"]),
        (("--as-of", "2026-11-11"), ["2026-002"]),
        (("--as-of", "2026-09-16"), []),
        (("--today", "2026-11-17"), ["2026-002", "2026-003", "2026-004"]),
    ],
)
def test_overdue(school, options, found):
    assert ids("overdue", *options, root=school) == found
    assert anquan("-C", school, "hazards", "overdue", *options).code == (1 if found else 0)


def test_nothing_overdue_is_silence_and_0(school):
    assert anquan("-C", school, "hazards", "overdue", "--as-of", "2026-09-16") == (0, "", "", b"")


def test_overdue_as_json_is_json_even_when_there_is_none(school):
    done = anquan("-C", school, "hazards", "overdue", "--as-of", "2026-09-16", "--json")
    assert (done.code, json.loads(done.out)["hazards"]) == (0, [])
    assert [one["id"] for one in json.loads(anquan("-C", school, "hazards", "overdue", "--json").out)["hazards"]] == [
        "2026-002",
        "2026-003",
    ]


def test_looking_never_writes(school):
    before = files_of(school)
    for command in (("list",), ("show", "2026-001"), ("overdue",)):
        anquan("-C", school, "hazards", *command)
    assert files_of(school) == before


# ── add ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_add_appends_and_leaves_the_rest_as_it_stands(school, log):
    before = log()
    done = anquan("-C", school, "hazards", "add", *GIVEN)
    assert (done.code, done.out) == (0, "2026-006\n")
    assert log() == before + ADDED
    assert "hazards.yaml:52:" in done.err


def test_add_with_everything(school, log):
    more = "--found 2026年11月3日 --found-by 白露 --source 学校自查 --level 重大 --basis 第三条 --measures 停用 --fund 360.50"
    more += " --plan 改订盒饭 --interim 封存 --reported 2026/11/4 --needs-government --relapse-of 2026-001 --id 甲-1"
    done = anquan("-C", school, "hazards", "add", *GIVEN, *more.split(), "--notes", "# 不是注释: 是内容")
    assert (done.code, done.out) == (0, "甲-1\n")
    data = json.loads(anquan("-C", school, "hazards", "show", "甲-1", "--json").out)["hazard"]
    assert (data["found"], data["reported"], data["fund"], data["notes"]) == (
        "2026-11-03",
        "2026-11-04",
        360.5,
        "# 不是注释: 是内容",
    )
    assert data["needs_government"] is True
    assert anquan("-C", school, "check").out.count("H0") == 2


TEXTS = (
    "~", "null", "true", "012", "1.10", "2026-01-01", "# 号", "a: b", "- 杠", "*星*", "&和", "!叹", "%百分", "@王", "`反`",
    "'单'", '"双"', "{花}", "[方]", "|竖", ">大", "结尾:", "反\\斜\\n杠", "两\n行", "两\n\n段\n", "\t制表", "尾空 ", "： 全角",
    "？", ", 逗", "。" * 3000, "<<", "=", "---",
)  # fmt: skip


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:8])
def test_any_text_arrives_as_it_was_given(school, text):
    given = [*GIVEN[:5], text, *GIVEN[6:]]
    assert anquan("-C", school, "hazards", "add", *given).code == 0
    hazards, problems = load_hazards(school)
    assert problems == []
    assert hazards[-1].description.strip() == text.strip()


@pytest.mark.parametrize("missing", ["--place", "--category", "--description", "--responsible", "--due"])
def test_what_is_missing_is_named(school, log, missing):
    before = log()
    at = GIVEN.index(missing)
    done = anquan("-C", school, "hazards", "add", *GIVEN[:at], *GIVEN[at + 2 :])
    assert done.code == 2
    assert done.line().startswith(f"错误：缺少 {missing}（")
    assert log() == before


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--category", "消防安全", "类别 category"),
        ("--level", "严重", "等级 level"),
        ("--source", "网友", "检查来源 source"),
        ("--due", "下周", "--due 不是日期"),
        ("--due", "2026-11-15", "早于发现日期"),
        ("--found", "2026-13-01", "--found 没有这一天"),
        ("--fund", "3千", "整改资金 fund"),
        ("--fund", "-1", "整改资金 fund"),
        ("--reported", "昨天", "--reported 不是日期"),
        ("--id", "2026-001", "编号 2026-001 已经用过"),
        ("--description", " ", "缺少 --description"),
        ("--description", "灯\u200b", "U+200B"),
        ("--description", "灯\x1b[2J", "U+001B"),
    ],
)
def test_what_is_not_allowed_is_not_written(school, log, option, value, said):
    before = log()
    done = anquan("-C", school, "hazards", "add", *GIVEN, option, value)
    assert (done.code, done.out) == (2, "")
    assert said in done.line()
    assert log() == before


def test_bytes_that_are_no_text_are_not_written(school, log):
    before = log()
    given = [argument.encode() for argument in GIVEN]
    given[5] = b"\xff\xfe"
    done = subprocess.run(
        [*PROGRAM, "hazards", "add", *given], cwd=school, env=surroundings(), capture_output=True, check=False
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert log() == before


def test_a_log_of_several_files_grows_at_its_end(school, log):
    (school / "hazards").mkdir()
    for year in ("2025", "2026"):
        (school / "hazards" / f"{year}.yaml").write_text(ADDED.replace("2026-006", f"{year}-040"), encoding="utf-8")
    before = log()
    assert anquan("-C", school, "hazards", "add", *GIVEN).out == "2026-041\n"
    assert log() == before
    assert (school / "hazards" / "2026.yaml").read_text(encoding="utf-8").endswith(ADDED.replace("006", "041"))


def test_the_first_entry_of_a_folder_without_a_log(school, log):
    (school / "hazards.yaml").unlink()
    assert anquan("-C", school, "hazards", "add", *GIVEN).code == 0
    assert log() == ADDED.replace("006", "001")


def test_on_a_terminal_what_is_missing_is_asked(school, log):
    before = log()
    answers = ["食堂\n", "食品\n", "食品饮水\n", "留样不足\n", "总务主任\n", "下周\n", "2026-12-01\n"]
    code, shown = on_a_terminal("-C", school, "hazards", "add", typed=answers)
    assert code == 0
    assert "请从这些里选：校舍建筑、消防" in shown
    assert "不是日期：“下周”" in shown
    assert log() == before + ADDED


def test_eight_people_add_at_once_and_none_is_lost(school):
    writers = [
        subprocess.Popen(
            [*PROGRAM, "-C", str(school), "hazards", "add", *GIVEN], env=surroundings(), stdout=subprocess.PIPE
        )
        for _ in range(8)
    ]
    given = sorted(one.communicate(timeout=60)[0].decode().strip() for one in writers)
    assert {one.returncode for one in writers} == {0}
    assert given == [f"2026-{number:03}" for number in range(6, 14)]
    assert ids("list", root=school)[5:] == given


# ── rectify and verify ───────────────────────────────────────────────────────────────────────────────────────────


def test_rectify_writes_one_line_into_the_entry(school, log):
    before = log()
    assert anquan("-C", school, "hazards", "rectify", "2026-002").code == 0
    assert log() == before.replace("  due: 2026-11-10\n", "  due: 2026-11-10\n  rectified: 2026-11-16\n")


def test_rectify_with_evidence_and_figures(school):
    (school / "evidence").mkdir()
    (school / "evidence" / "a.jpg").write_bytes(b"x")
    options = ("--date", "2026-11-14", "--evidence", "evidence/a.jpg", "--measures", "补足留样", "--fund", "20")
    assert anquan("-C", school, "hazards", "rectify", "2026-002", *options).code == 0
    data = json.loads(anquan("-C", school, "hazards", "show", "2026-002", "--json").out)["hazard"]
    assert (data["rectified"], data["evidence"], data["measures"], data["fund"]) == (
        "2026-11-14",
        ["evidence/a.jpg"],
        "补足留样",
        20,
    )


def test_verify_closes_and_changes_nothing_else(school, log):
    before = log()
    done = anquan("-C", school, "hazards", "verify", "2026-003", "--by", "安全办主任", "--remark", "牢固")
    assert done.code == 0
    assert "已销号" in done.err
    entry = "rectified: 2026-11-12, verified: 2026-11-16, verified_by: 安全办主任, conclusion: 合格, notes: 2026-11-16 复查意见：牢固}"
    assert log() == before.replace("rectified: 2026-11-12}", entry)
    assert ids("list", "--state", "已销号", root=school) == ["2026-001", "2026-003"]


def test_a_review_that_fails_sends_it_back_and_is_kept(school):
    def run(*arguments):
        return anquan("-C", school, "hazards", *arguments)

    assert (
        run(
            "verify", "2026-003", "--by", "白露", "--conclusion", "不合格", "--date", "2026-11-13", "--remark", "仍松动"
        ).code
        == 0
    )
    assert ids("list", "--state", "整改中", root=school) == ["2026-002", "2026-003", "2026-004", "2026-005"]
    assert run("verify", "2026-003", "--by", "白露").code == 2
    assert run("rectify", "2026-003", "--date", "2026-11-14").code == 0
    assert ids("list", "--state", "待复查", root=school) == ["2026-003"]
    assert run("verify", "2026-003", "--by", "白露").code == 0
    data = json.loads(run("show", "2026-003", "--json").out)["hazard"]
    assert data["state"] == "已销号"
    (failed,) = data["failed_reviews"]
    assert (failed["rectified"], failed["verified"], failed["verified_by"]) == ("2026-11-12", "2026-11-13", "白露")
    assert "仍松动" in json.dumps(data, ensure_ascii=False)
    assert not [line for line in anquan("-C", school, "check").out.splitlines() if "2026-003" in line]


@pytest.mark.parametrize(
    "step",
    [
        ("rectify", "2026-001"),
        ("verify", "2026-001", "--by", "白露"),
        ("verify", "2026-001", "--by", "白露", "--conclusion", "不合格"),
    ],
)
def test_what_is_closed_stays_closed(school, log, step):
    before = log()
    done = anquan("-C", school, "hazards", *step)
    assert done.code == 2
    assert "已于 2026-09-11 销号" in done.line() and "--relapse-of 2026-001" in done.err
    assert log() == before


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (("rectify", "2026-002", "--date", "2026-09-30"), "早于发现日期"),
        (("rectify", "2026-003"), "正在等待复查"),
        (("rectify", "2026-099"), "台账里没有编号 2026-099"),
        (("rectify", "2026-002", "--evidence", "evidence/none.jpg"), "没有找到 evidence/none.jpg"),
        (("rectify", "2026-002", "--evidence", "../a.jpg"), "在方案文件夹外面"),
        (("rectify", "2026-002", "--fund", "很多"), "整改资金 fund"),
        (("verify", "2026-002", "--by", "白露"), "还没有登记整改完成"),
        (("verify", "2026-003", "--by", "白露", "--date", "2026-11-11"), "早于整改完成日期"),
        (("verify", "2026-003", "--by", ""), ""),
    ],
)
def test_a_step_that_does_not_fit_the_facts_is_not_written(school, log, step, said):
    before = log()
    done = anquan("-C", school, "hazards", *step)
    assert done.code == 2
    assert said in done.line()
    assert log() == before


def test_on_a_terminal_the_reviewer_is_asked(school):
    code, shown = on_a_terminal("-C", school, "hazards", "verify", "2026-003", typed=["安全办主任\n"])
    assert code == 0
    assert "复查人: " in shown
    assert ids("list", "--state", "已销号", root=school) == ["2026-001", "2026-003"]
