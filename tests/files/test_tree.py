"""Text to a tree: every scalar as written, every place known, and a clear word about what is not taken."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from anquan.diagnostics import Severity
from anquan.files import tree
from anquan.files.parser import NULLS, Parser
from anquan.files.tree import MAX_DEPTH, BlockText, Map, Seq, parse


def plain(node: Any) -> Any:
    """The tree as plain dicts and lists, to compare."""
    if isinstance(node, Map):
        return {key: plain(value) for key, value in node.items()}
    return [plain(one) for one in node] if isinstance(node, Seq) else node


def read(text: str) -> Any:
    """The plain data of a text that has nothing wrong with it."""
    root, problems = parse(text, "a.yaml").root, parse(text, "a.yaml").problems
    assert problems == []
    return plain(root)


def told(text: str) -> list[str]:
    """What is said about a text: `code line:column` each."""
    return [f"{one.code} {one.mark.line}:{one.mark.column}" for one in parse(text, "a.yaml").problems]


def refused(text: str) -> str:
    """What is said about a text that is not read at all."""
    result = parse(text, "a.yaml")
    assert result.root is None
    assert result.problems[-1].unreadable
    return told(text)[-1]


# ── every scalar arrives as written ──────────────────────────────────────────────────────────────────────────────


AS_WRITTEN = (
    "17:30", "012", "0o14", "0x1F", "no", "yes", "on", "true", "否", "1.10", "05918888", "1e3", "1_000", ".5", "-3",
    "2026-09-01", "2026-09-01 08:00:00", ".inf", ".nan", "+86", "12:30:45", "=", "a#b", "a:b", "http://a/b", "C:\\图",
    "（一）", "“引号”", "教学楼：二楼", "100%", "a, b", "a]b", "it's", 'say "hi"', "-a", "?a", ":a", "<", "NaN", "nUll",
)  # fmt: skip


@pytest.mark.parametrize("written", AS_WRITTEN)
def test_nothing_is_guessed(written):
    assert read(f"key: {written}\n") == {"key": written}
    assert read(f"- {written}\n") == [written]


@pytest.mark.parametrize("written", sorted(NULLS))
def test_nothing_written_is_none(written):
    assert read(f"key: {written}\n") == {"key": None}


@pytest.mark.parametrize(
    "written",
    ["", "~", "null", "Null", "NULL", "true", "#3 楼", " 前后有空格 ", "*重点*", "@王", "{", "[", "- a", "a: b"],
)
def test_in_quotes_everything_is_text(written):
    assert read(f'key: "{written}"\n') == {"key": written}
    assert read(f"key: '{written}'\n") == {"key": written}


def test_quotes_are_undone():
    assert read("a: 'it''s'\nb: \"行一\\n行二\\t\\u697c\"\n") == {"a": "it's", "b": "行一\n行二\t楼"}


def test_keys_are_text_too():
    assert read("1: a\nno: b\n2026-09-01: c\n'': d\n~: e\n") == {
        "1": "a",
        "no": "b",
        "2026-09-01": "c",
        "": "d",
        "~": "e",
    }


def test_lines_that_run_on_are_joined():
    assert read("a: 教学楼\n  二楼\n\n  东侧\nb: >\n  一行\n  又一行\n") == {
        "a": "教学楼 二楼\n东侧",
        "b": "一行 又一行\n",
    }


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_system(end):
    assert read(end.join(["a: 1", "b:", "  - x", "  - |", "    一", "    二", ""])) == {
        "a": "1",
        "b": ["x", "一\n二\n"],
    }


@pytest.mark.parametrize("text", ["", "\n", "# 只有注释\n", "---\n", "--- # 注\n...\n", "~\n"])
def test_an_empty_file_is_none_and_nothing_is_wrong(text):
    assert parse(text, "a.yaml") == ("a.yaml", None, [])


def test_one_document_may_be_marked():
    assert read("%YAML 1.1\n---\na: 1\n...\n") == {"a": "1"}


def test_brackets():
    assert read("{a: [1, {b: 02}], c: []}\n") == {"a": ["1", {"b": "02"}], "c": []}


# ── every place is known ─────────────────────────────────────────────────────────────────────────────────────────


def test_places_of_keys_values_and_entries():
    root = parse("# 注\nname: 柳溪小学\ncounts:\n  students:   240\nlist:\n  - 一\n  - {a: 1}\n", "a.yaml").root
    assert root.at == (1, 0)
    assert root.marks == {"name": (1, 0, 1, 6), "counts": (2, 0, 3, 2), "list": (4, 0, 5, 2)}
    assert root["counts"].marks == {"students": (3, 2, 3, 14)}
    assert root["list"].marks == [(5, 4, 5, 4), (6, 4, 6, 4)]
    assert root["list"][1].marks == {"a": (6, 5, 6, 8)}


def test_a_chinese_character_is_one_column():
    assert parse("{教学楼: 二楼, 😀: 𠮷}\n", "a.yaml").root.marks == {"教学楼": (0, 1, 0, 6), "😀": (0, 10, 0, 13)}


@pytest.mark.parametrize(
    ("written", "line", "column"),
    [
        ("body: |\n  一、指导思想\n  二、\n", 1, 2),
        ("body: |2\n    缩进四格\n", 1, 4),
        ("body: |-\n\n\n    前面有空行\n", 1, 4),
        ("a: 1\nbody:   |+   # 注\n     五格\n", 2, 5),
    ],
)
def test_a_block_of_text_knows_where_its_lines_stand(written, line, column):
    body = parse(written, "a.yaml").root["body"]
    assert isinstance(body, BlockText)
    first = next(number for number, one in enumerate(body.split("\n")) if one.strip())
    assert (body.line, body.column) == (
        line,
        column - len(body.split("\n")[first]) + len(body.split("\n")[first].lstrip()),
    )
    shown = written.split("\n")[body.line + first]
    assert shown[body.column :] == body.split("\n")[first]


# Documents made at random, written by PyYAML in its different styles, and read by PyYAML as the judge

_words = st.text(st.sampled_from("ab1 楼、：:-#'\"|{}[],.~<*&!%@\n"), max_size=8)
_nodes = st.recursive(
    _words,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(_words.filter(lambda word: word != "<<"), inner, max_size=4)
    ),
    max_leaves=20,
)


def _dump(node: Any, flow: bool | None, width: int) -> str:
    text: str = yaml.dump(node, Dumper=_NoAliases, allow_unicode=True, default_flow_style=flow, width=width)
    return text


class _NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


@given(_nodes, st.sampled_from([True, False, None]), st.sampled_from([20, 1000]))
def test_texts_agree_with_pyyaml(node, flow, width):
    text = _dump(node, flow, width)
    assert plain(parse(text, "a.yaml").root) == _as_read(yaml.compose(text, yaml.SafeLoader))


@given(_nodes, st.sampled_from([True, False, None]), st.sampled_from([20, 1000]))
def test_places_agree_with_pyyaml(node, flow, width):
    text = _dump(node, flow, width)
    _compare_places(parse(text, "a.yaml").root, yaml.compose(text, yaml.SafeLoader))


@given(_nodes, st.sampled_from([True, False, None]))
def test_without_libyaml_the_tree_is_the_same(node, flow):
    text = _dump(node, flow, 80)
    fast = parse(text, "a.yaml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tree, "_Parser", yaml.SafeLoader)
        slow = parse(text, "a.yaml")
    assert slow == fast
    assert _places(slow.root) == _places(fast.root)


@given(st.text(st.sampled_from("a: -\n\t'\"#|>[]{},*&!%@`?：楼\r~1"), max_size=40))
def test_no_text_raises(text):
    for one in parse(text, "a.yaml").problems:
        assert one.mark.line >= 1 and one.mark.column >= 1
        assert one.mark.line <= text.count("\n") + text.count("\r") + 2


def _as_read(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _as_read(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_as_read(one) for one in node.value]
    if node is None:
        return None
    assert isinstance(node, yaml.ScalarNode)
    return None if not node.style and node.value in NULLS else node.value


def _at(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line, node.start_mark.column


def _compare_places(ours: Any, node: yaml.Node | None) -> None:
    if isinstance(node, yaml.MappingNode):
        assert ours.at == _at(node)
        for key, value in node.value:
            assert ours.marks[key.value] == (*_at(key), *_at(value))
            _compare_places(ours[key.value], value)
    elif isinstance(node, yaml.SequenceNode):
        assert ours.at == _at(node)
        assert ours.marks == [(*_at(one), *_at(one)) for one in node.value]
        for entry, one in zip(ours, node.value, strict=True):
            _compare_places(entry, one)


def _places(node: Any) -> Any:
    if isinstance(node, Map):
        return node.at, node.marks, [_places(one) for one in node.values()]
    return (node.at, node.marks, [_places(one) for one in node]) if isinstance(node, Seq) else None


# ── what is not taken ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_key_written_twice_counts_once_and_both_places_are_told():
    result = parse("- due: 2026-09-10\n  place: 楼\n  due: 2026-09-20\n", "a.yaml")
    (one,) = result.problems
    assert (one.code, one.mark[1:], one.related[0][0][1:]) == ("F006", (3, 3), (1, 3))
    assert plain(result.root) == [{"due": "2026-09-10", "place": "楼"}]
    assert not one.unreadable


def test_a_mapping_written_twice_is_read_to_its_end_and_left_out():
    result = parse("counts:\n  students: 1\ncounts:\n  students: 2\n  students: 3\nname: 柳溪\n", "a.yaml")
    assert plain(result.root) == {"counts": {"students": "1"}, "name": "柳溪"}
    assert told("counts:\n  students: 1\ncounts:\n  students: 2\n  students: 3\nname: 柳溪\n") == [
        "F006 3:1",
        "F006 5:3",
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: *zhuren\n", "1:4"),
        ("a: &x 1\n", "1:4"),
        ("a: &x\n  b: 1\n", "1:4"),
        ("a: [&x 1, *x]\n", "1:5"),
        ("a: !person 校长\n", "1:4"),
        ("a: !!python/object/apply:os.system [ls]\n", "1:4"),
        ("a: !!int 3\n", "1:4"),
        ("- !!binary aGk=\n", "1:3"),
        ("a: 1\n<<: {b: 2}\n", "2:1"),
        ("&x a: 1\n", "1:1"),
        ("*x : 1\n", "1:1"),
        ("! a: 1\n", "1:1"),
    ],
)
def test_anchors_aliases_tags_and_merge_keys_are_refused(text, place):
    assert refused(text) == f"F007 {place}"


@pytest.mark.parametrize("escape", ["\\e[2J", "\\x07", "\\0", "\\u200b", "\\uFEFF", "\\N", "\\L", "\\x7f"])
def test_a_hidden_character_does_not_get_in_by_an_escape(escape):
    assert refused(f'a: 1\nb: "楼{escape}"\n') == "F004 2:4"
    assert refused(f'a: 1\n"楼{escape}": b\n') == "F004 2:1"


@pytest.mark.parametrize("escape", ["\\ud800", "\\udfff", "\\U0000d83d"])
@pytest.mark.parametrize("parser", [Parser, yaml.SafeLoader])
def test_half_a_surrogate_pair_does_not_get_in_by_an_escape(escape, parser, monkeypatch):
    monkeypatch.setattr(tree, "_Parser", parser)
    assert refused(f'a: "{escape}"\n')


def test_a_merge_key_in_quotes_is_a_key():
    assert read("'<<': 1\n") == {"<<": "1"}


def test_the_billion_laughs_stop_at_the_first_anchor():
    lines = ["a0: &a0 [哈]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert refused("\n".join(lines)) == "F007 1:5"


def test_a_second_document_is_refused_where_it_begins():
    assert refused("a: 1\n---\nb: 2\n") == "F008 2:1"
    assert refused("a: 1\n...\n---\nb: 2\n") == "F008 3:1"


@pytest.mark.parametrize("opened", ["[", "{a: "])
def test_nesting_is_taken_to_the_limit_and_refused_beyond(opened):
    closed = {"[": "]", "{a: ": "}"}[opened]
    parse_well = opened * MAX_DEPTH + closed * MAX_DEPTH
    assert parse(parse_well, "a.yaml").problems == []
    assert refused(opened * (MAX_DEPTH + 1) + closed * (MAX_DEPTH + 1)) == f"F009 1:{MAX_DEPTH * len(opened) + 1}"


@pytest.mark.parametrize("opened", ["[", "{", "- ", "? ", "a: {", "[{"])
def test_a_hundred_thousand_brackets_end_quickly(opened):
    assert parse(opened * 100_000, "a.yaml").problems


@pytest.mark.parametrize(
    ("text", "place"),
    [("[甲, 乙]: 1\n", "1:1"), ("? [甲]\n: 1\n", "1:3"), ("{{a: 1}: 2}\n", "1:2"), ("? a: 1\n: 2\n", "1:3")],
)
def test_a_list_or_mapping_is_no_key(text, place):
    assert refused(text) == f"F014 {place}"


# ── slips ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("name：柳溪小学\nkind: 小学\n", "1:5"),
        ("name: 柳溪小学\nkind：小学\n", "2:5"),
        ("name: 柳溪小学\nkind：小学\narea: 乡镇\n", "2:5"),
        ("- id: 1\n  level：重大\n  due: 2026-09-01\n", "2:8"),
        ("- id：1\n  level: 重大\n", "1:5"),
        ("name:柳溪小学\nkind: 小学\n", "1:5"),
        ("name: 柳溪小学\nkind:小学\narea: 乡镇\n", "2:5"),
        ("staff:\n  - name: 甲\n    post:校长\n", "3:9"),
        ("标题：校园\nkind: 小学\n", "1:3"),
    ],
)
def test_a_full_width_or_crowded_colon_is_told_where_it_stands(text, place):
    assert f"F010 {place}" in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "description: 检查记录：应急灯不亮\nlevel: 一般\n",
        "a: 见 http://example.invalid/a b\n",
        "a: 7:30 到 8:10\n",
        "body: |\n  时间：九点\n  地点:操场\n",
        "a: '第一行\n  时间：九点'\n",
    ],
)
def test_a_colon_inside_text_is_no_slip(text):
    assert told(text) == []


def test_prose_that_runs_on_is_only_warned_about():
    (one,) = parse("a: 检查 记录\n  时间：九点\n", "a.yaml").problems
    assert (one.code, one.severity) == ("F010", Severity.WARNING)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\n\tb: 1\n", "2:1"),
        ("- id: 1\n\tdue: 2\n", "2:1"),
        ("- id: 1\n  \tdue: 2\n", "2:3"),
        ("\ta: 1\n", "1:1"),
        ("a:\n  - x\n\t- y\n", "3:1"),
    ],
)
def test_a_tab_in_the_indentation(text, place):
    assert refused(text) == f"F011 {place}"


def test_a_tab_elsewhere_is_harmless():
    assert read("a:\t1\nb: 1\t2\n") == {"a": "1", "b": "1\t2"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: @王老师\n", "1:4"),
        ("a: `ls`\n", "1:4"),
        ("a: 1\nb: %d\n", "2:4"),
        ('a: "没有配对\nb: 1\n', "1:4"),
        ("a: '没有配对\n", "1:4"),
        ("a: [甲, 乙\nb: 1\n", "1:4"),
        ("a: {b: 1\n", "1:4"),
        ('a: "C:\\图片"\n', "1:7"),
        ("a: 部位: 教学楼\n", "1:6"),
        ("a: 1\n  b: 2\n", "2:4"),
        ("a:\n  b: 1\n c: 2\n", "3:2"),
        ("a: 1\nb\nc: 2\n", "2:1"),
        ("- a\nb: 1\n", "2:1"),
        ("a: - b\n", "1:4"),
        ("a: [1, , 2]\n", "1:8"),
        ("a: | 文字\n  b\n", "1:6"),
        ("a: *\n", "1:4"),
        ("a: !重要 文字\n", "1:4"),
        ("%重要\n", "1:1"),
    ],
)
def test_broken_yaml_is_told_where_to_mend_it(text, place):
    assert refused(text) == f"F005 {place}"


@pytest.mark.parametrize(
    "text", ["a: !重要 文字\n", "a: &重 文\n", "%重要\n", "a: *重点*\n", "a: @x\n", "a: [1\n", 'a: "b\n']
)
def test_the_slips_of_prose_are_explained_in_chinese(text):
    (one,) = parse(text, "a.yaml").problems
    assert "写法有误" not in one.message
    assert not any(word in one.message for word in ("expected", "found", "while"))


def test_what_was_opened_is_shown_beside_what_was_found():
    (one,) = parse("staff:\n  - name: 甲\n   post: 乙\n", "a.yaml").problems
    assert one.code == "F005"
    assert one.related


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("place: 学生宿舍 #3 楼\n", ["F012 1:13"]),
        ("a: 1\nb: 二 #1\r\nc: 三 #2\n", ["F012 2:6", "F012 3:6"]),
        ("a: 1 # 注释\nb: 2\t# 注释\n", []),
        ("# 整行 #注释\n#另一行\n", []),
        ("a: '宿舍 #3 楼'\nb: \"宿舍 #3 楼\"\n", []),
        ("a: |\n  宿舍 #3 楼\nb: 1\n", []),
        ("a: >\n  宿舍 #3 楼\n", []),
        ("a: 宿舍#3楼\n", []),
        ("- a: |\n    一 #3 楼\n", []),
    ],
)
def test_text_cut_off_as_a_comment_is_warned_about(text, places):
    assert told(text) == places


@pytest.mark.parametrize("text", ["a: @x\n", "a: [1\n", "a: 1\n\tb: 2\n", "name：1\nb: 2\n", "a: *x\n", "- [" * 30])
def test_without_libyaml_something_is_said_too(text, monkeypatch):
    fast = told(text)
    monkeypatch.setattr(tree, "_Parser", yaml.SafeLoader)
    assert [one[:4] for one in told(text)] == [one[:4] for one in fast]
