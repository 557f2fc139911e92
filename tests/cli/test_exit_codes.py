"""Five ways a command ends: 0, 1, 2, 3 and 130. Scripts and cron lines rely on them."""

import os
import subprocess

import pytest

from tests.cli.program import PROGRAM, anquan, broken_program, on_a_terminal, surroundings


def test_nothing_to_report_is_0(school):
    assert anquan("-C", school, "hazards", "show", "2026-001").code == 0
    assert anquan("-C", school, "hazards", "overdue", "--as-of", "2026-09-01").code == 0


def test_findings_are_1(school):
    assert anquan("-C", school, "hazards", "overdue").code == 1
    assert anquan("-C", school, "check", "--strict").code == 1


def test_warnings_alone_pass_the_check(school):
    done = anquan("-C", school, "check")
    assert (done.code, "H004 警告" in done.out) == (0, True)


def test_input_that_cannot_be_read_is_2_whatever_else_was_found(school):
    with (school / "hazards.yaml").open("a", encoding="utf-8") as log:
        log.write("- id: 2026-009\n  found: 昨天\n")
    done = anquan("-C", school, "hazards", "overdue")
    assert done.code == 2
    assert "2026-002" in done.out
    assert "S005" in done.err and "不完整" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "anquan 后面还要写命令"),
        (("hazards",), "anquan hazards 后面还要写命令"),
        (("plan",), "anquan plan 后面还要写命令"),
        (("chek",), "没有“chek”这个命令"),
        (("hazards", "lsit"), "没有“lsit”这个命令"),
        (("--nope",), "没有 --nope 这个选项"),
        (("check", "--stric"), "没有 --stric 这个选项，是不是 --strict？"),
        (("-C",), "-C 后面要写值"),
        (("check", "--format"), "--format 后面要写值"),
        (("check", "--format", "xml"), "--format 没有“xml”"),
        (("check", "--strict=1"), "--strict 后面不写值"),
        (("check", "--today", "明天"), "--today 不是日期：“明天”"),
        (("check", "--today", "2026-02-30"), "--today 没有这一天：“2026-02-30”"),
        (("check", "nowhere.yaml"), "没有这个文件：nowhere.yaml"),
        (("check", "/"), "/ 不在方案文件夹"),
        (("hazards", "show"), "缺少 编号"),
        (("hazards", "show", "2026-099"), "台账里没有编号 2026-099"),
        (("hazards", "list", "extra"), "多写了 extra"),
        (("hazards", "list", "--state", "关了"), "--state 没有“关了”"),
        (("hazards", "overdue", "--days", "-1"), "--days 的值不对：-1 小于 0"),
        (("hazards", "overdue", "--days", "两天"), "--days 的值不对：“两天”不是整数"),
        (("hazards", "overdue", "--as-of", "9月"), "--as-of 不是日期：“9月”"),
        (("hazards", "verify", "2026-003"), "缺少 --by（复查人）"),
        (("hazards", "verify", "2026-003", "--by", "白露", "--conclusion", "好"), "--conclusion 没有“好”"),
        (("report", "monthly", "--month", "2026-13"), "--month 没有这个月：“2026-13”"),
        (("report", "monthly", "--month", "十月"), "--month 不是月份：“十月”"),
        (("report", "monthly", "--format", "pdf"), "--format 没有“pdf”"),
        (("plan", "render", "没有"), "没有方案“没有”"),
        (("explain", "X999"), "没有代码 X999"),
        (("schema", "nothing"), "没有“nothing”的 Schema"),
    ],
)
def test_a_wrong_command_line_is_2_and_is_answered_in_chinese(school, arguments, said):
    done = anquan(*arguments, cwd=school)
    assert (done.code, done.out) == (2, "")
    assert done.line().startswith(f"错误：{said}")
    assert "Usage" not in done.err and "Error" not in done.err


def test_no_folder_there_is_2(tmp_path):
    done = anquan("-C", tmp_path / "没有", "check")
    assert (done.code, done.line()) == (2, f"错误：没有这个文件夹：{tmp_path / '没有'}")


def test_a_folder_that_is_no_plan_folder_is_2(tmp_path):
    done = anquan("check", cwd=tmp_path)
    assert done.code == 2
    assert "school.yaml" in done.line() and "anquan init" in done.err


def test_the_folder_is_found_from_below(school):
    assert anquan("hazards", "show", "2026-001", cwd=school / "plans").code == 0


@pytest.mark.parametrize("day", ["", "2026-11-99"])
def test_the_day_of_the_environment(school, day):
    done = anquan("-C", school, "hazards", "overdue", env={"ANQUAN_TODAY": day})
    assert done.code == (2 if day else 1 if done.out else 0)


# ── our own fault ────────────────────────────────────────────────────────────────────────────────────────────────

CRASH = """
import anquan.folder
def broken(root):
    secret = "00011112222"
    raise ZeroDivisionError("一条" + "内容" + secret)
anquan.folder.load_hazards = broken
"""


def test_a_fault_of_the_program_is_3_and_leaves_a_log(school, tmp_path):
    logs = tmp_path / "logs"
    logs.mkdir()
    environment = broken_program(tmp_path / "inject", CRASH) | {"TMPDIR": str(logs)}
    done = anquan("-C", school, "hazards", "show", "2026-001", env=environment)
    assert done.code == 3
    assert done.line() == "错误：程序自己出错了（ZeroDivisionError），不是您的文件有问题"
    (log,) = logs.iterdir()
    assert str(log) in done.err
    text = log.read_text(encoding="utf-8")
    for word in ("anquan 0.", "Python 3.", "command: -C … hazards show …", "sitecustomize.py", "ZeroDivisionError"):
        assert word in text
    for secret in ("应急照明灯", "00011112222", school.name, "2026-001", "一条内容"):
        assert secret not in text


def test_a_crash_without_a_place_for_the_log_is_told_in_full(school, tmp_path):
    code = (
        CRASH
        + "import tempfile\ndef none(*a, **k): raise OSError(30, 'read-only')\ntempfile.NamedTemporaryFile = none\n"
    )
    done = subprocess.run(
        [*PROGRAM, "-C", str(school), "hazards", "list"],
        env=surroundings(**broken_program(tmp_path / "inject", code)),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 3
    assert "ZeroDivisionError" in done.stderr.decode()


# ── interrupted ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_interrupt_is_130(school, tmp_path):
    code = "import os, signal, anquan.folder\nanquan.folder.load_hazards = lambda root: os.kill(os.getpid(), signal.SIGINT)\n"
    done = anquan("-C", school, "hazards", "list", env=broken_program(tmp_path / "inject", code))
    assert (done.code, done.out) == (130, "")
    assert done.line().startswith("错误：已中断")


def test_an_interrupt_before_any_command_began_is_130(school, tmp_path):
    code = (
        "import sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'anquan.cli.main':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Finder())\n"
    )
    done = anquan("-C", school, "check", env=broken_program(tmp_path / "inject", code))
    assert (done.code, done.err) == (130, "")


@pytest.mark.parametrize("typed", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_an_interrupted_question_is_130_and_writes_nothing(school, typed):
    before = (school / "hazards.yaml").read_bytes()
    code, shown = on_a_terminal("-C", school, "hazards", "add", typed=["食堂\n", typed])
    assert code == 130
    assert "已中断" in shown
    assert (school / "hazards.yaml").read_bytes() == before


# ── streams that end early ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "arguments", [("explain",), ("--help",), ("--version",), ("hazards", "list"), ("report", "monthly", "-o", "-")]
)
def test_a_reader_that_leaves_is_no_error(school, arguments):
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [*PROGRAM, "-C", str(school), *arguments], stdout=writing, stderr=subprocess.PIPE, env=surroundings()
    )
    os.close(writing)
    os.close(reading)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert b"Traceback" not in err and b"BrokenPipe" not in err and b"Exception ignored" not in err


def test_head_takes_one_line_of_many(school):
    entry = "- {{id: 2025-{0:04}, found: 2025-01-01, place: 楼, category: 消防, description: 灯, level: 一般, responsible: 校长, due: 2025-02-01}}\n"
    (school / "hazards.yaml").write_text("".join(entry.format(n) for n in range(3000)), encoding="utf-8")
    process = subprocess.Popen(
        [*PROGRAM, "-C", str(school), "hazards", "list"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings(),
    )
    assert process.stdout is not None and process.stderr is not None
    assert process.stdout.readline().startswith(b"2025-0000")
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), err) == (0, b"")


def test_a_full_disk_is_told_and_is_2(school):
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [*PROGRAM, "-C", str(school), "hazards", "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=surroundings(),
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("错误：磁盘满了")
    assert b"Exception ignored" not in done.stderr


@pytest.mark.parametrize("closed", [1, 2])
def test_a_stream_that_is_closed(school, closed):
    done = subprocess.run(
        [*PROGRAM, "-C", str(school), "check"],
        env=surroundings(),
        capture_output=closed != 1 and closed != 2,
        preexec_fn=lambda: os.close(closed),
        check=False,
    )
    assert done.returncode == 0


def test_version_and_help_are_0():
    assert anquan("--version").out.startswith("anquan 0.")
    done = anquan("--help")
    assert (done.code, done.err) == (0, "")
    assert "用法：" in done.out
