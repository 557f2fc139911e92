"""Edits shown as text before and after. Unless a test says otherwise, every other line must be the same."""

import pytest
import yaml

from anquan.errors import EditError
from anquan.files import items
from anquan.files.edit import Entry, append_entry, remove_keys, set_keys

TWO = """\
# 隐患台账
- id: YH-001   # 校医室
  place: 校医室
  due: 2026-09-30
- id: YH-002
  place: 操场
"""


def test_set_changes_only_the_characters_of_the_value():
    before = "- id: YH-001\n  due: 2026-09-30   # 与总务处商定\n  place: 操场\n"
    after = "- id: YH-001\n  due: 2026-10-15   # 与总务处商定\n  place: 操场\n"
    assert set_keys(before, (0,), {"due": "2026-10-15"}) == after


def test_set_fills_an_empty_value_before_its_comment():
    before = "- id: 1\n  rectified:        # 整改后填写\n  verified:\n"
    after = "- id: 1\n  rectified: 2026-09-19        # 整改后填写\n  verified: 2026-09-20\n"
    assert set_keys(before, (0,), {"rectified": "2026-09-19", "verified": "2026-09-20"}) == after


def test_missing_key_goes_behind_the_last_one():
    assert set_keys(TWO, (Entry("id", "YH-001"),), {"rectified": "2026-09-20"}) == TWO.replace(
        "  due: 2026-09-30\n", "  due: 2026-09-30\n  rectified: 2026-09-20\n"
    )


def test_missing_key_goes_where_the_order_of_fields_says():
    order = ("id", "found", "place", "due", "rectified")
    after = set_keys(TWO, (Entry("id", "YH-001"),), {"rectified": "2026-09-20", "found": "2026-09-01"}, order=order)
    assert after == TWO.replace("校医室\n  place", "校医室\n  found: 2026-09-01\n  place").replace(
        "  due: 2026-09-30\n", "  due: 2026-09-30\n  rectified: 2026-09-20\n"
    )


def test_missing_key_that_comes_first_in_the_order_takes_the_dash():
    before = "- place: 操场\n  due: 2026-09-30\n"
    after = "- id: YH-001\n  place: 操场\n  due: 2026-09-30\n"
    assert set_keys(before, (0,), {"id": "YH-001"}, order=("id", "place")) == after


def test_set_a_list_of_mappings():
    extension = {"old": "2026-09-30", "new": "2026-10-15", "approved_by": "张校长"}
    assert set_keys(TWO, (Entry("id", "YH-001"),), {"extensions": [extension]}) == TWO.replace(
        "  due: 2026-09-30\n",
        "  due: 2026-09-30\n  extensions:\n    - old: 2026-09-30\n      new: 2026-10-15\n      approved_by: 张校长\n",
    )


def test_append_to_a_nested_list_and_to_one_that_is_not_there_yet():
    first = append_entry(TWO, (Entry("id", "YH-001"), "extensions"), {"old": "2026-09-30"})
    assert "  extensions:\n    - old: 2026-09-30\n- id: YH-002" in first
    second = append_entry(first, (Entry("id", "YH-001"), "extensions"), {"old": "2026-10-15"})
    assert "  extensions:\n    - old: 2026-09-30\n    - old: 2026-10-15\n- id: YH-002" in second


def test_text_of_several_lines_becomes_a_literal_block():
    after = set_keys(TWO, (0,), {"description": "墙面开裂\n\n  长约 2 米\n"})
    assert after == TWO.replace(
        "  due: 2026-09-30\n", "  due: 2026-09-30\n  description: |\n    墙面开裂\n\n      长约 2 米\n"
    )


def test_literal_block_becomes_one_line_and_its_header_comment_stays():
    before = "- id: 1\n  notes: |  # 备注\n    甲\n    乙\n\n- id: 2\n"
    assert set_keys(before, (0,), {"notes": "丙"}) == "- id: 1\n  notes: 丙  # 备注\n\n- id: 2\n"


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a: x\nb: 1\n", ["甲", "乙"], "a:\n  - 甲\n  - 乙\nb: 1\n"),
        ("a: x  # 注\nb: 1\n", ["甲"], "a:  # 注\n  - 甲\nb: 1\n"),
        ("a: [x]  # 注\n", ["甲", "乙"], "a: [甲, 乙]  # 注\n"),
        ("a:  # 注\n- x\n- y\nb: 1\n", "甲", "a: 甲  # 注\nb: 1\n"),
        ("a:  # 注\n- x\n- y\nb: 1\n", ["甲"], "a:  # 注\n- 甲\nb: 1\n"),
        ("a:\n    x: 1\nb: 1\n", {"z": "2"}, "a:\n    z: 2\nb: 1\n"),
        ("a: 'x'\n", "乙", "a: '乙'\n"),
        ('a: "x"\n', "乙", 'a: "乙"\n'),
        ('a: "x\n  y"  # 注\nb: 1\n', "乙", 'a: "乙"  # 注\nb: 1\n'),
        ("a: x\n  y\nb: 1\n", "乙", "a: 乙\nb: 1\n"),
        ("a: |-\n  x\n  y\n# 尾\n", "乙", "a: 乙\n# 尾\n"),
        ("a: >\n  x\n", "乙\n丙", "a: |-\n  乙\n  丙\n"),
        ("a:\n  x\nb: 1\n", "乙", "a:\n  乙\nb: 1\n"),
        ("{a: x, b: 1}\n", "17:30", '{a: "17:30", b: 1}\n'),
        ("a: ~\n", "乙", "a: 乙\n"),
        ("a:", "乙", "a: 乙"),
        ("a: x", "乙\n丙\n", "a: |\n  乙\n  丙\n"),
    ],
)
def test_value_of_a_key_changes_its_kind(before, value, after):
    assert set_keys(before, (), {"a": value}) == after


def test_setting_what_is_there_changes_nothing():
    before = "a: 'x'\nb: [ 1,2 ]\nc: |\n  t\n"
    assert set_keys(before, (), {"a": "x", "b": ["1", "2"], "c": "t\n"}) == before


def test_set_in_braces():
    before = "- {id: 1, place: 操场}  # 注\n"
    assert set_keys(before, (0,), {"due": "2026-09-30"}) == "- {id: 1, place: 操场, due: 2026-09-30}  # 注\n"
    assert set_keys(before, (0,), {"due": "x"}, order=("due", "id")) == "- {due: x, id: 1, place: 操场}  # 注\n"
    assert set_keys(before, (0,), {"m": ["a,b", "c"]}) == '- {id: 1, place: 操场, m: ["a,b", c]}  # 注\n'
    assert set_keys("a: {}\n", ("a",), {"x": "1"}) == "a: {x: 1}\n"


def test_set_in_a_file_without_content():
    assert set_keys("", (), {"name": "白杨小学", "code": "012"}) == 'name: 白杨小学\ncode: "012"\n'
    assert set_keys("# 学校\n", (), {"name": "白杨小学"}) == "# 学校\nname: 白杨小学\n"
    assert set_keys("a:\nb: 1\n", ("a",), {"x": "1"}) == "a:\n  x: 1\nb: 1\n"


def test_remove_takes_the_lines_of_the_key_and_leaves_other_comments():
    before = "a: 1\n# 乙说明\nb: # 走\n  - x  # 走\n  - y\n\n# 丙说明\nc: 3\n"
    assert remove_keys(before, (), ["b"]) == "a: 1\n# 乙说明\n\n# 丙说明\nc: 3\n"


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        ("- id: 1  # 走\n  a: 2\n  b: 3\n", ["id"], "- a: 2\n  b: 3\n"),
        ("- id: 1\n  a: 2\n  b: 3\n", ["id", "a"], "- b: 3\n"),
        ("- id: 1\n  # 说明\n  a: 2\n  b: 3\n", ["id"], "- # 说明\n  a: 2\n  b: 3\n"),
        ("- id: 1\n  # 说明\n  a: 2\n  b: 3\n", ["id", "a"], "- # 说明\n  b: 3\n"),
        ("- id: |\n    x\n  a: 2\n", ["id"], "- a: 2\n"),
        ("- id: 1\n  a: 2\n  b: |\n    x\n", ["b"], "- id: 1\n  a: 2\n"),
        ("a: 1\nb: 2", ["b"], "a: 1"),
        ("a: 1\nb: 2", ["a"], "b: 2"),
        ("{a: 1, b: 2, c: 3, d: 4}\n", ["a", "c"], "{b: 2, d: 4}\n"),
        ("{a: 1, b: 2, c: 3, d: 4}\n", ["c", "d"], "{a: 1, b: 2}\n"),
        ("{a: 1, b: [x, y]}\n", ["a", "b"], "{}\n"),
        ("{\n  a: 1,\n  b: 2,\n}\n", ["b"], "{\n  a: 1,\n}\n"),
        ("a: 1\n", ["no_such_key"], "a: 1\n"),
    ],
)
def test_remove(before, keys, after):
    path = (0,) if before.startswith("-") else ()
    assert remove_keys(before, path, keys) == after


def test_none_removes_while_others_are_set():
    assert set_keys("- a: 1\n  b: 2\n  c: 3\n", (0,), {"a": None, "b": "x", "d": "4"}) == "- b: x\n  c: 3\n  d: 4\n"


def test_remove_refuses_to_empty_an_entry():
    with pytest.raises(EditError, match="全部删光"):
        remove_keys("- id: 1\n", (0,), ["id"])


@pytest.mark.parametrize(
    ("text", "path", "say"),
    [
        ("- id: 1\n- id: 2\n", (Entry("id", "3"),), "找不到 id 为“3”的一条"),
        ("- id: 1\n- id: 1\n", (Entry("id", "1"),), "有 2 条（第 1、2 行）"),
        ("- id: 1\n", (4,), "没有第 5 条"),
        ("a: 1\n", ("b",), "找不到键 b"),
        ("- x\n", (0,), "不是一组"),
        ("- id: 1\n  id: 2\n", (0,), "键 id 写了两遍"),
        ("- id: 1\n   x: 2\n", (0,), "第 2 行"),
        ("a: &x 1\n", (), "锚点"),
        ("a: !!int 1\n", (), "标签"),
        ("a: 1\n---\nb: 2\n", (), "多个文档"),
        ("a: \x01\n", (), "不能出现的字符"),
    ],
)
def test_refusals_say_what_and_where(text, path, say):
    with pytest.raises(EditError, match=say.replace("(", r"\(")) as caught:
        set_keys(text, path, {"k": "v"})
    assert caught.value.hint


def test_bom_crlf_tabs_and_missing_line_end_stay():
    before = "\ufeff- id: 1\t# 制表\t符\r\n  a: 甲  \r\n- id: 2"
    after = "\ufeff- id: 1\t# 制表\t符\r\n  a: 乙  \r\n  b: 丙\r\n- id: 2"
    assert set_keys(before, (0,), {"a": "乙", "b": "丙"}) == after
    assert set_keys(before, (1,), {"b": "丙"}) == before + "\r\n  b: 丙"


def test_new_lines_end_like_their_neighbours_where_line_ends_are_mixed():
    before = "- id: 1\r\n- id: 2\n- id: 3\r\n"
    assert set_keys(before, (0,), {"a": "x"}) == "- id: 1\r\n  a: x\r\n- id: 2\n- id: 3\r\n"
    assert set_keys(before, (1,), {"a": "x"}) == "- id: 1\r\n- id: 2\n  a: x\n- id: 3\r\n"


def test_a_machine_without_libyaml_edits_the_same(monkeypatch):
    before = "\ufeff# 😀\r\n- id: 1  # 注\r\n  notes: |\r\n    甲\r\n\r\n  due:\r\n- {id: 2, place: 操场}"
    with_libyaml = set_keys(before, (0,), {"notes": "乙", "due": "17:30", "evidence": ["a", "b"]})
    monkeypatch.setattr(items, "_Parser", yaml.SafeLoader)
    assert set_keys(before, (0,), {"notes": "乙", "due": "17:30", "evidence": ["a", "b"]}) == with_libyaml
    assert append_entry(before, (), {"id": "3"}) == before + "\r\n- {id: 3}"
    assert remove_keys(before, (0,), ["notes"]) == before.replace("  notes: |\r\n    甲\r\n", "")


def test_directives_and_end_marks_stay():
    before = "%YAML 1.1\n---\na: 甲\n...\n"
    assert set_keys(before, (), {"b": "乙"}) == "%YAML 1.1\n---\na: 甲\nb: 乙\n...\n"
