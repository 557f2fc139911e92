"""A text is quoted where a reader of YAML 1.1 or 1.2 would take it for something else, and nowhere else."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from anquan.errors import EditError
from anquan.files.edit import append_entry, set_keys
from anquan.files.scalar import literal, one_line

PLAIN = (
    "白杨小学",
    "2026-09-01",
    "480",
    "0",
    "350102000123",
    "12.5",
    "教学楼 三层",
    "https://a.b/c?d=1#e",
    "甲:乙",
    "灭火器#2",
    "it's",
    '5"管',
    "C++",
    "😀",
    "《办法》第三条",
    "（一）",
    "　　缩进两字",
    "下午 3:30",
    "3-2 班",
    "a, b",
    "yes sir",
    "2026-09-01 至 2026-09-03",
    "1e",
    "v1.10",
    "...…",
)
QUOTED = (
    "",
    " ",
    "17:30",
    "7:05",
    "1:2:3",
    "012",
    "05918888",
    "1_000",
    "1,000",
    "1.10",
    "1e3",
    "12e03",
    ".5",
    "+5",
    "-5",
    "0x1F",
    "0o17",
    "0b11",
    "35010219990101001X"[:17] + "1",
    "no",
    "No",
    "on",
    "y",
    "N",
    "true",
    "null",
    "~",
    "=",
    "<<",
    ".inf",
    "-.INF",
    ".nan",
    "2026-02-30",
    "2026-9-1",
    "2026-09-01 10:00:00",
    "2026-09-01T10:00:00",
    "- 甲",
    "-",
    "---",
    "...",
    "? a",
    ": a",
    "@王老师",
    "`a`",
    "%5",
    "&甲",
    "*重点*",
    "!重要",
    "|",
    ">",
    "[一]楼",
    "{a}",
    "#1",
    "甲 # 乙",
    "甲\t#乙",
    "甲: 乙",
    "甲:",
    "甲:\t乙",
    "'甲'",
    '"安全"第一',
    " 甲",
    "甲 ",
    "甲\t乙",
    "甲\n",
    "\x01",
    "\x7f",
    "\x85",
    "\u2028",
    "\ufeff",
    "甲\r乙",
    "]",
    ", a",
)
# The core schema of YAML 1.2.2, section 10.3.2.
CORE: tuple[tuple[str, Any], ...] = (
    (r"null|Null|NULL|~|", lambda _: None),
    (r"true|True|TRUE|false|False|FALSE", lambda text: text.lower() == "true"),
    (r"[-+]?[0-9]+", int),
    (r"0o[0-7]+", lambda text: int(text[2:], 8)),
    (r"0x[0-9a-fA-F]+", lambda text: int(text[2:], 16)),
    (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float),
    (r"[-+]?\.(inf|Inf|INF)|\.nan|\.NaN|\.NAN", lambda _: float("nan")),
)


def read_by_all(written: str) -> set[str]:
    """What the readers of the world make of it, said as text."""
    everything = yaml.load(written, Loader=yaml.CBaseLoader)
    core = everything
    if written[0] not in "'\"|":
        core = next((make(everything) for pattern, make in CORE if re.fullmatch(pattern, everything)), everything)
    return {everything, str(yaml.safe_load(written)), str(core)}


@pytest.mark.parametrize("text", PLAIN)
def test_stays_plain(text):
    assert one_line(text) == text
    assert read_by_all(text) == {text}


@pytest.mark.parametrize("text", QUOTED)
def test_is_quoted(text):
    written = one_line(text)
    assert written[0] in "'\""
    assert read_by_all(written) == {text}


def test_the_quotes_are_the_readable_ones():
    assert one_line("17:30") == '"17:30"'
    assert one_line('"安全"第一') == "'\"安全\"第一'"
    assert one_line("@it's") == '"@it\'s"'
    assert one_line("甲", quote="'") == "'甲'"
    assert one_line("it's", quote="'") == "'it''s'"


def test_commas_and_brackets_matter_between_braces_only():
    assert one_line("a, b") == "a, b"
    assert one_line("a, b", flow=True) == '"a, b"'


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b"])
def test_some_characters_no_file_can_hold(text):
    with pytest.raises(EditError, match=r"U\+"):
        one_line(text)
    with pytest.raises(EditError, match=r"U\+"):
        append_entry("", (), {"a": text})


@pytest.mark.parametrize(
    ("text", "header", "lines"),
    [
        ("甲\n乙\n", "|", ["  甲", "  乙"]),
        ("甲\n乙", "|-", ["  甲", "  乙"]),
        ("\n甲\n\n乙\n", "|", ["", "  甲", "", "  乙"]),
        ("  甲\n乙\n", "|2", ["    甲", "  乙"]),
        ("\t甲\n乙", "|2-", ["  \t甲", "  乙"]),
        ("甲 \n# 乙: [\n", "|", ["  甲 ", "  # 乙: ["]),
    ],
)
def test_several_lines_become_a_block(text, header, lines):
    assert literal(text) == (header, lines)


@pytest.mark.parametrize("text", ["甲", "\n", "甲\n乙\n\n", "甲\r\n乙", "甲\n\x85", "甲\n\x07"])
def test_no_block_where_it_would_not_read_back(text):
    assert literal(text) is None


any_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
tricky_text = st.text("a甲0159-+.:,_eExXobyn~=<# \t\n'\"[]{}|>&*!%@`\\", max_size=8)


@settings(deadline=None, max_examples=10000, derandomize=True)
@given(any_text | tricky_text)
def test_every_text_reads_back_the_same_everywhere(text):
    assert read_by_all(one_line(text)) == {text}
    assert read_by_all(one_line(text, quote="'")) == {text}
    assert [str(value) for value in yaml.safe_load(f"[{one_line(text, flow=True)}]")] == [text]


@settings(deadline=None, max_examples=100, derandomize=True)
@given(any_text | tricky_text, any_text | tricky_text)
def test_every_text_survives_an_edit(one, two):
    after = set_keys(append_entry("- {k: v}\n- id: 1\n\n# 注\n", (), {"a": one, "b": two}), (0,), {"k": two, "m": one})
    entries = yaml.load(after, Loader=yaml.CBaseLoader)
    assert entries == [{"k": two, "m": one}, {"id": "1"}, {"a": one, "b": two}]
    back = set_keys(after, (2,), {"a": two, "b": one})
    assert yaml.load(back, Loader=yaml.CBaseLoader)[2] == {"a": two, "b": one}
