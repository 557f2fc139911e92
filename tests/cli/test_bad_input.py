"""A file that nobody can read: told with its place and an honest exit code, and never touched."""

import os

import pytest

from tests.cli.program import anquan, files_of

COMMANDS = {
    "check": ("check",),
    "report": ("report", "monthly"),
    "overdue": ("hazards", "overdue"),
    "plan": ("plan", "render"),
    "add": (
        "hazards",
        "add",
        "--place",
        "食堂",
        "--category",
        "消防",
        "--description",
        "灯",
        "--responsible",
        "校长",
        "--due",
        "2026-12-01",
    ),
}

ENTRY = "- id: 2026-001\n  found: 2026-11-10\n  place: 楼\n  category: 消防\n  description: 灯\n  level: 一般\n  responsible: 校长\n  due: 2026-11-20\n"

# What check says of a log, and how it ends: 1 when some of it was read, 2 when none was
BAD: dict[str, tuple[str, int, bytes]] = {
    "GBK": ("F001", 2, ENTRY.encode("gbk")),
    "UTF-16": ("F002", 2, ENTRY.encode("utf-16")),
    "larger than 16 MB": ("F003", 2, ENTRY.encode() + b"#" * (16 * 1024 * 1024)),
    "control characters": ("F004", 2, ENTRY.replace("楼", "楼\x0c").encode()),
    "zero-width": ("F004", 2, ENTRY.replace("楼", "楼\u200b").encode()),
    "a picture": ("F004", 2, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
    "an open quote": ("F005", 2, ENTRY.replace("楼", '"楼').encode()),
    "duplicate keys": ("F006", 1, (ENTRY + "  due: 2026-11-25\n").encode()),
    "an alias": ("F007", 2, ENTRY.replace("校长", "*zhang").encode()),
    "an anchor": ("F007", 2, ENTRY.replace("校长", "&a 校长").encode()),
    "a tag": ("F007", 2, ENTRY.replace("校长", "!!python/object/apply:os.system ['touch hacked']").encode()),
    "a merge key": ("F007", 2, (ENTRY + "  <<: {a: 1}\n").encode()),
    "a bomb": ("F007", 2, "\n".join(["- &a [x]"] + [f"- &b{n} [{'*a, ' * 9}*a]" for n in range(9)]).encode()),
    "two documents": ("F008", 2, (ENTRY + "---\n" + ENTRY).encode()),
    "brackets": ("F009", 2, b"[" * 100_000),
    "a full-width colon": ("F010", 2, ENTRY.replace("place: 楼", "place：楼").encode()),
    "a crowded colon": ("F010", 2, ENTRY.replace("place: 楼", "place:楼").encode()),
    "tabs": ("F011", 2, ENTRY.replace("  due", "\tdue").encode()),
    "a list as a key": ("F014", 2, b"- ? [a]\n  : b\n"),
    "an unknown key": ("S001", 1, (ENTRY + "  deadline: 2026-11-20\n").encode()),
    "a missing key": ("S002", 1, ENTRY.replace("  place: 楼\n", "").encode()),
    "no list": ("S003", 2, b"hazards: []\n"),
    "a full-width colon alone": ("F010", 2, "标题：校园\n".encode()),
    "a wrong level": ("S004", 1, ENTRY.replace("一般", "严重").encode()),
    "no date": ("S005", 1, ENTRY.replace("2026-11-20", "下周").encode()),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("bad", BAD)
def test_a_log_that_cannot_be_read(school, bad, command):
    code, ending, data = BAD[bad]
    (school / "hazards.yaml").write_bytes(data)
    before = files_of(school)
    done = anquan("-C", school, *COMMANDS[command])
    assert files_of(school) == before
    if command == "check":
        assert done.code == ending
        assert f" {code} 错误：" in done.out
    else:
        assert (done.code, done.out) == (2, "")
        assert "hazards.yaml:" in done.err


@pytest.mark.parametrize("text", ["", "# 查过，没有隐患\n", "[]\n", "\ufeff"])
def test_an_empty_log_is_no_slip(school, text):
    (school / "hazards.yaml").write_text(text, encoding="utf-8")
    assert anquan("-C", school, "check", "--strict").code == 0
    assert anquan("-C", school, "hazards", "overdue") == (0, "", "", b"")
    assert anquan("-C", school, "report", "monthly", "-o", "-").code == 0
    assert anquan("-C", school, *COMMANDS["add"]).code == 0
    assert "2026-001" in anquan("-C", school, "hazards", "list").out


def test_a_log_that_is_missing_is_not_the_same_as_no_hazard(school):
    (school / "hazards.yaml").unlink()
    assert "D002" in anquan("-C", school, "check").out
    assert anquan("-C", school, "hazards", "overdue").code == 2
    assert anquan("-C", school, "report", "monthly", "-o", "-").code == 2


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_bom_stays_and_is_no_slip(school, ending):
    log = school / "hazards.yaml"
    log.write_bytes(b"\xef\xbb\xbf" + ENTRY.replace("\n", ending).encode())
    assert anquan("-C", school, "check", "--strict").code == 0
    assert anquan("-C", school, *COMMANDS["add"]).code == 0
    data = log.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf" + ENTRY.replace("\n", ending).encode())
    assert data.count(b"\xef\xbb\xbf") == 1
    assert (b"\r\n" in data) == (ending == "\r\n") and data.count(b"\n") == data.count(ending.encode())


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_in_place_of_the_log(school, command):
    (school / "hazards.yaml").unlink()
    (school / "hazards.yaml").mkdir()
    done = anquan("-C", school, *COMMANDS[command])
    assert done.code == 2
    assert "F013" in done.out + done.err or "却是文件夹" in done.err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_link_out_of_the_folder_is_not_followed(school, tmp_path, command):
    other = tmp_path / "邻校.yaml"
    other.write_text(ENTRY.replace("楼", "机密楼"), encoding="utf-8")
    (school / "hazards.yaml").unlink()
    (school / "hazards.yaml").symlink_to(other)
    done = anquan("-C", school, *COMMANDS[command])
    assert done.code == 2
    assert "机密楼" not in done.out + done.err
    assert other.read_text(encoding="utf-8").count("- id") == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_a_link_that_leads_nowhere_is_told(school, command):
    (school / "hazards.yaml").unlink()
    (school / "hazards.yaml").symlink_to("gone.yaml")
    assert anquan("-C", school, *COMMANDS[command]).code == 2


def test_a_file_that_may_not_be_read(school, tmp_path):
    (tmp_path / "inject").mkdir()
    # Whoever runs the tests may be root, who can read everything
    (tmp_path / "inject" / "sitecustomize.py").write_text(
        "from pathlib import Path\nold = Path.open\n"
        "def held(self, *a, **k):\n"
        "    if self.name == 'hazards.yaml':\n        raise PermissionError(13, 'in use')\n"
        "    return old(self, *a, **k)\n"
        "Path.open = held\n",
        encoding="utf-8",
    )
    done = anquan("-C", school, "hazards", "overdue", env={"PYTHONPATH": str(tmp_path / "inject")})
    assert done.code == 2
    assert "F013" in done.err and "占用" in done.err


def test_one_bad_file_does_not_stop_the_others(school):
    (school / "people.yaml").write_bytes("staff: 方致远".encode("gbk"))
    (school / "plans" / "bad.yaml").write_text("title: @x\n", encoding="utf-8")
    done = anquan("-C", school, "check", "--format", "text")
    assert done.code == 2
    for place in ("people.yaml:1:8 F001", "plans/bad.yaml:1:8 F005", "hazards.yaml:25:8 H004"):
        assert place in done.out


def test_a_file_name_that_is_not_utf8(school):
    name = os.fsencode(school / "evidence")
    os.mkdir(name)  # noqa: PTH102
    with open(name + b"/\xd5\xd5\xc6\xac.jpg", "wb"):  # noqa: PTH123
        pass
    with open(os.fsencode(school / "plans") + b"/\xb7\xbd\xb0\xb8.yaml", "wb") as plan:  # noqa: PTH123
        plan.write(b"title: x\n")
    done = anquan("-C", school, "check")
    assert done.code in (1, 2)
    assert "plans/" in done.out


def test_a_plan_that_reads_what_it_must_not(school):
    with (school / "plans" / "safety.yaml").open("a", encoding="utf-8") as plan:
        plan.write("  {{ unit.__class__ }}\n")
    done = anquan("-C", school, "plan", "render")
    assert done.code == 2
    assert "plans/safety.yaml:11:3 P003" in done.err
    assert not (school / "build").exists()
