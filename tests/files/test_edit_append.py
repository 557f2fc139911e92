"""Entries added to lists of every manner, shown as text before and after."""

import pytest

from anquan.errors import EditError
from anquan.files.edit import Value, append_entry

NEW = {"id": "3", "place": "操场"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("- id: 1\n", "- id: 1\n- id: 3\n  place: 操场\n", id="dash at the margin"),
        pytest.param("- id: 1", "- id: 1\n- id: 3\n  place: 操场", id="no line end at the end"),
        pytest.param("- id: 1\r\n", "- id: 1\r\n- id: 3\r\n  place: 操场\r\n", id="CRLF"),
        pytest.param("  - id: 1\n", "  - id: 1\n  - id: 3\n    place: 操场\n", id="dash at 2"),
        pytest.param("-   id: 1\n", "-   id: 1\n-   id: 3\n    place: 操场\n", id="wide dash"),
        pytest.param("-\n  id: 1\n", "-\n  id: 1\n- id: 3\n  place: 操场\n", id="dash on a line of its own"),
        pytest.param("- {id: 1}  # 注\n", "- {id: 1}  # 注\n- {id: 3, place: 操场}\n", id="entries in braces"),
        pytest.param("[{id: 1}]\n", "[{id: 1}, {id: 3, place: 操场}]\n", id="list in brackets"),
        pytest.param("[\n  {id: 1},\n]\n", "[\n  {id: 1}, {id: 3, place: 操场},\n]\n", id="brackets over lines"),
        pytest.param("- id: 1\n\n- id: 2\n", "- id: 1\n\n- id: 2\n\n- id: 3\n  place: 操场\n", id="blank between"),
        pytest.param("- id: 1\n\n", "- id: 1\n- id: 3\n  place: 操场\n\n", id="blank at the end"),
        pytest.param("- id: 1\n  n: |\n    x\n", "- id: 1\n  n: |\n    x\n- id: 3\n  place: 操场\n", id="block text"),
        pytest.param("- n: |\n    x\n\n", "- n: |\n    x\n- id: 3\n  place: 操场\n\n", id="block text, blank line"),
        pytest.param("- n: |+\n    x\n\n", "- n: |+\n    x\n\n- id: 3\n  place: 操场\n", id="block text that keeps"),
        pytest.param("- n: |\n    x", "- n: |\n    x\n- id: 3\n  place: 操场", id="block text, no line end"),
        pytest.param("- id: 1\n  n:\n", "- id: 1\n  n:\n- id: 3\n  place: 操场\n", id="empty value"),
        pytest.param("- id: 1\n  n:", "- id: 1\n  n:\n- id: 3\n  place: 操场", id="empty value, no line end"),
        pytest.param('- n: "x\n    y"\n', '- n: "x\n    y"\n- id: 3\n  place: 操场\n', id="quotes over lines"),
        pytest.param("- n:\n  - x\n", "- n:\n  - x\n- id: 3\n  place: 操场\n", id="nested list"),
        pytest.param("- n: [x,\n   y]  # z\n", "- n: [x,\n   y]  # z\n- id: 3\n  place: 操场\n", id="nested brackets"),
        pytest.param("- \n- id: 2\n", "- \n- id: 2\n- id: 3\n  place: 操场\n", id="an empty entry"),
        pytest.param("", "- id: 3\n  place: 操场\n", id="empty file"),
        pytest.param("# 台账\n", "# 台账\n- id: 3\n  place: 操场\n", id="only a comment"),
        pytest.param("# 台账\r\n\r\n", "# 台账\r\n\r\n- id: 3\r\n  place: 操场\r\n", id="comment and blank line"),
        pytest.param("# 台账", "# 台账\n- id: 3\n  place: 操场", id="only a comment, no line end"),
        pytest.param("\ufeff", "\ufeff- id: 3\n  place: 操场\n", id="only a BOM"),
        pytest.param("[]\n", "- id: 3\n  place: 操场\n", id="empty brackets"),
        pytest.param("# 台账\n[]  # 暂无\n", "# 台账\n# 暂无\n- id: 3\n  place: 操场\n", id="empty brackets, comment"),
        pytest.param("---\n- id: 1\n", "---\n- id: 1\n- id: 3\n  place: 操场\n", id="document mark"),
        pytest.param("- id: 1\n...\n", "- id: 1\n- id: 3\n  place: 操场\n...\n", id="end mark"),
    ],
)
def test_the_file_is_a_list(before, after):
    assert append_entry(before, (), NEW) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("a:\n  - id: 1\nb: 2\n", "a:\n  - id: 1\n  - id: 3\n    place: 操场\nb: 2\n", id="dash at 2"),
        pytest.param("a:\n- id: 1\nb: 2\n", "a:\n- id: 1\n- id: 3\n  place: 操场\nb: 2\n", id="dash under its key"),
        pytest.param("a:\nb: 2\n", "a:\n  - id: 3\n    place: 操场\nb: 2\n", id="empty value"),
        pytest.param("c:\n- x\na:\n", "c:\n- x\na:\n- id: 3\n  place: 操场\n", id="manner of the other list"),
        pytest.param("a: []  # 暂无\nb: 2\n", "a:  # 暂无\n  - id: 3\n    place: 操场\nb: 2\n", id="empty brackets"),
        pytest.param("{a: []}\n", "{a: [{id: 3, place: 操场}]}\n", id="empty brackets in braces"),
        pytest.param("b: 2\n", "b: 2\na:\n  - id: 3\n    place: 操场\n", id="missing key"),
        pytest.param("", "a:\n  - id: 3\n    place: 操场\n", id="empty file"),
    ],
)
def test_the_list_is_the_value_of_a_key(before, after):
    assert append_entry(before, ("a",), NEW) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "- id: 1\n\n# 尾注：每月 25 日前报\n",
            "- id: 1\n- id: 3\n  place: 操场\n\n# 尾注：每月 25 日前报\n",
            id="behind a blank line: the foot of the file stays at the foot",
        ),
        pytest.param(
            "- id: 1\n# 以上为九月\n",
            "- id: 1\n# 以上为九月\n- id: 3\n  place: 操场\n",
            id="right below the last entry: stays below it",
        ),
        pytest.param(
            "- id: 1\n  # 已电话催办\n\n  # 再催\n",
            "- id: 1\n  # 已电话催办\n\n  # 再催\n- id: 3\n  place: 操场\n",
            id="further in than the dash: part of the entry",
        ),
        pytest.param(
            "a:\n  - id: 1\n# 乙的说明\nb: 2\n",
            "a:\n  - id: 1\n  - id: 3\n    place: 操场\n# 乙的说明\nb: 2\n",
            id="above the next key: stays above it",
        ),
        pytest.param(
            "a:\n- id: 1\n# 乙的说明\nb: 2\n",
            "a:\n- id: 1\n- id: 3\n  place: 操场\n# 乙的说明\nb: 2\n",
            id="above the next key, dash under its key",
        ),
        pytest.param(
            "- id: 1\n\n# 二号说明\n- id: 2\n",
            "- id: 1\n\n# 二号说明\n- id: 2\n\n- id: 3\n  place: 操场\n",
            id="between entries",
        ),
    ],
)
def test_comments_keep_their_neighbours(before, after):
    path = ("a",) if before.startswith("a:") else ()
    assert append_entry(before, path, NEW) == after


def test_values_of_every_kind():
    entry: Value = {
        "id": "012",
        "time": "17:30",
        "evidence": ["图 1.jpg", "是: 否"],
        "extensions": [{"old": "2026-09-30", "new": "2026-10-15"}],
        "plan": {"who": "张三", "steps": ["一", "二"]},
        "description": "墙面开裂\n长 2 米\n",
        "notes": "",
        "links": [],
    }
    assert (
        append_entry("- id: 1\n", (), entry)
        == """\
- id: 1
- id: "012"
  time: "17:30"
  evidence:
    - 图 1.jpg
    - "是: 否"
  extensions:
    - old: 2026-09-30
      new: 2026-10-15
  plan:
    who: 张三
    steps:
      - 一
      - 二
  description: |
    墙面开裂
    长 2 米
  notes: ""
  links: []
"""
    )


def test_block_text_at_the_end_of_the_file_keeps_its_line_end():
    assert append_entry("- id: 1", (), {"m": "甲\n乙\n"}) == "- id: 1\n- m: |\n    甲\n    乙\n"
    assert append_entry("- id: 1", (), {"m": "甲\n乙"}) == "- id: 1\n- m: |-\n    甲\n    乙"


def test_a_text_can_be_an_entry():
    assert append_entry("to: [甲, 乙]\n", ("to",), "丙") == "to: [甲, 乙, 丙]\n"
    assert append_entry("to:\n  - 甲\n", ("to",), "是: 否") == 'to:\n  - 甲\n  - "是: 否"\n'


def test_refuses_what_is_no_list():
    with pytest.raises(EditError, match="不是列表"):
        append_entry("a: 甲\n", ("a",), NEW)
