"""Consoles of every kind: GBK, ASCII, pipes and terminals. Nothing crashes, nothing is cut that should not be."""

import pytest

from tests.cli.program import anquan, on_a_terminal, without_colour

OLD_CONSOLES: dict[str, dict[str, str | None]] = {
    "GBK": {"PYTHONIOENCODING": "gbk", "PYTHONUTF8": None},
    "strict GBK": {"PYTHONIOENCODING": "gbk:strict", "PYTHONUTF8": "0"},
    "ASCII": {"PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "0"},
    "LANG=C": {"LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "LC_ALL=C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "LC_ALL=POSIX": {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "nothing set": {"PYTHONUTF8": None},
}


@pytest.mark.parametrize("console", OLD_CONSOLES)
@pytest.mark.parametrize(
    ("arguments", "ending"),
    [
        (("hazards", "list"), 0),
        (("hazards", "show", "2026-005"), 0),
        (("check",), 0),
        (("explain",), 0),
        (("--help",), 0),
        (("hazards", "show", "没有"), 2),
    ],
)
def test_no_console_makes_a_command_fail(school, console, arguments, ending):
    with (school / "hazards.yaml").open("a", encoding="utf-8") as log:
        log.write(
            "- {id: 2026-𠮷, found: 2026-11-01, place: ئۇ😀, category: 消防, description: é〇, level: 一般, responsible: 校长, due: 2026-12-01}\n"
        )
    done = anquan(*arguments, cwd=school, env=OLD_CONSOLES[console])
    assert done.code == ending
    said = done.data.decode("gbk" if "GBK" in console else "utf-8") + done.err
    assert said


def test_a_gbk_console_gets_gbk(school):
    done = anquan("-C", school, "hazards", "list", env=OLD_CONSOLES["GBK"])
    assert "教学楼二楼：应急照明灯不亮" in done.data.decode("gbk")


def test_what_gbk_does_not_have_becomes_a_question_mark(school):
    text = (school / "hazards.yaml").read_text(encoding="utf-8")
    (school / "hazards.yaml").write_text(text.replace("应急照明灯", "😀照明灯"), encoding="utf-8")
    done = anquan("-C", school, "hazards", "show", "2026-001", env=OLD_CONSOLES["strict GBK"])
    assert "隐患描述：?照明灯不亮" in done.data.decode("gbk")


def test_our_own_words_are_all_in_gbk(school):
    for arguments in (
        ("check",),
        ("explain",),
        ("explain", "P005"),
        ("hazards", "list"),
        ("--help",),
        ("hazards", "add", "--help"),
    ):
        anquan("-C", school, *arguments).out.encode("gbk")


@pytest.mark.parametrize("console", [one for one in OLD_CONSOLES if "GBK" not in one])
def test_every_other_console_gets_utf8(school, console):
    done = anquan("hazards", "list", cwd=school, env=OLD_CONSOLES[console])
    assert "教学楼二楼：应急照明灯不亮" in done.out


@pytest.mark.parametrize("console", [one for one in OLD_CONSOLES if "C_" in one or "=C" in one])
@pytest.mark.parametrize(
    "arguments", [("-C", "学校", "check"), ("plan", "render"), ("report", "monthly", "-o", "月报.xlsx")]
)
def test_a_chinese_path_where_there_are_none_is_told_and_is_2(school, console, arguments):
    done = anquan(*arguments, cwd=school, env=OLD_CONSOLES[console])
    assert done.code == 2
    assert "PYTHONUTF8=1" in done.err


@pytest.mark.parametrize("console", OLD_CONSOLES)
def test_what_is_typed_arrives_under_every_console(school, console):
    given = (
        "--place",
        "食堂",
        "--category",
        "消防",
        "--description",
        "灯不亮",
        "--responsible",
        "校长",
        "--due",
        "2026-12-01",
    )
    done = anquan("hazards", "add", *given, cwd=school, env=OLD_CONSOLES[console])
    assert done.code == 0
    text = (school / "hazards.yaml").read_text(encoding="utf-8")
    assert text.endswith(
        "  place: 食堂\n  category: 消防\n  description: 灯不亮\n  level: 一般\n  responsible: 校长\n  due: 2026-12-01\n"
    )


def test_files_are_the_same_bytes_under_every_console(school):
    made = {anquan("report", "monthly", "-o", "-", cwd=school, env=one).data for one in OLD_CONSOLES.values()}
    assert len(made) == 1


def test_json_is_not_escaped(school):
    assert "教学楼二楼" in anquan("-C", school, "hazards", "list", "--json").out


# ── pipes ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_piped_output_is_plain_whole_and_one_line_an_entry(school):
    text = (school / "hazards.yaml").read_text(encoding="utf-8")
    (school / "hazards.yaml").write_text(text.replace("应急照明灯不亮", "应急照明灯不亮" * 60), encoding="utf-8")
    done = anquan("-C", school, "hazards", "list", env={"COLUMNS": "20"})
    assert len(done.out.splitlines()) == 5
    assert done.out.splitlines()[0].endswith("应急照明灯不亮" * 60)
    assert "\x1b" not in done.out and "…" not in done.out


def test_no_text_of_a_file_steers_the_terminal(school):
    text = (school / "hazards.yaml").read_text(encoding="utf-8")
    (school / "hazards.yaml").write_text(text.replace("单杠松动", '"单杠\\e[2J松动"'), encoding="utf-8")
    for arguments in (("hazards", "list"), ("hazards", "show", "2026-003"), ("check",), ("hazards", "list", "--json")):
        done = anquan("-C", school, *arguments)
        assert done.code == 2
        assert "\x1b" not in done.out + done.err


def test_user_text_is_never_markup(school):
    assert "食堂 #2 操作间：[red]留样[/red] **不足** :smile: | 125克" in anquan("-C", school, "hazards", "overdue").out


# ── terminals ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_terminal_gets_colour(school):
    code, shown = on_a_terminal("-C", school, "hazards", "overdue", columns=200)
    assert code == 1
    assert "\x1b[31m" in shown
    assert "[red]留样[/red] **不足** :smile: | 125克" in without_colour(shown)


@pytest.mark.parametrize(
    ("options", "environment"),
    [(("--no-color",), {}), ((), {"NO_COLOR": "1"}), ((), {"TERM": "dumb"})],
)
def test_colour_is_refused(school, options, environment):
    _, shown = on_a_terminal(*options, "-C", school, "hazards", "overdue", env=environment)
    assert "\x1b" not in shown
    assert "2026-002" in shown


@pytest.mark.parametrize("columns", [20, 40, 80, 120])
def test_a_list_fits_the_window(school, columns):
    text = (school / "hazards.yaml").read_text(encoding="utf-8")
    (school / "hazards.yaml").write_text(text.replace("单杠松动", "单杠松动，地脚螺栓锈蚀" * 20), encoding="utf-8")
    _, shown = on_a_terminal("--no-color", "-C", school, "hazards", "list", columns=columns)
    width = max(sum(2 if ord(char) > 0x2E7F else 1 for char in line) for line in shown.splitlines())
    assert width <= columns
    assert "…" in shown
    for number in range(1, 6):
        assert f"2026-00{number}" in shown


def test_findings_are_not_shortened_on_a_terminal(school):
    _, shown = on_a_terminal("-C", school, "check", columns=40)
    assert "逾期 6 天（期限 2026-11-10），未整改\n  → 整改后运行 anquan hazards rectify 2026-002" in without_colour(
        shown
    )
