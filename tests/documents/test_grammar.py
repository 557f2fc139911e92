"""A body in the 公文 grammar becomes blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anquan.documents.blocks import Grid, Heading, Paragraph, Run
from anquan.documents.grammar import blocks_of, mark, without_marks
from tests.documents.schools import text_of


def test_headings_rows_and_paragraphs():
    assert blocks_of("一、指导思想\n（一）值班。学校安排人员。\n| 部位 | 人 |\n| 食堂 | 甲 |\n末段\n") == (
        Heading(1, (Run("一、指导思想"),)),
        Heading(2, (Run("（一）值班。"),), (Run("学校安排人员。"),)),
        Grid((("部位", "人"),), (("食堂", "甲"),)),
        Paragraph((Run("末段"),)),
    )


def test_an_empty_body_has_no_blocks():
    assert blocks_of("") == blocks_of("\n \n　\n") == ()


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("**值守有人。**校门", [("值守有人。", True), ("校门", False)]),
        ("做到“**四有**”，", [("做到“", False), ("四有", True), ("”，", False)]),
        ("**甲**、**乙**", [("甲", True), ("、", False), ("乙", True)]),
        ("长宽高2*3*4米", [("长宽高2*3*4米", False)]),
        ("2**3", [("2**3", False)]),
        ("** 空格 **", [(" 空格 ", True)]),
        ("****", [("****", False)]),
        ("**没有收尾", [("**没有收尾", False)]),
        ("*一颗星*", [("*一颗星*", False)]),
        ("__下划线__ `反引号` # 井号 <b>标签</b> &amp;", [("__下划线__ `反引号` # 井号 <b>标签</b> &amp;", False)]),
    ],
)
def test_bold_and_what_is_none(text, runs):
    assert blocks_of(text) == (Paragraph(tuple(Run(*one) for one in runs)),)


def test_bold_in_a_heading_and_in_its_run_in_text():
    assert blocks_of("1.**守门**。查验**登记**。") == (
        Heading(3, (Run("1."), Run("守门", True), Run("。")), (Run("查验"), Run("登记", True), Run("。"))),
    )


@pytest.mark.parametrize(
    ("lines", "head", "rows"),
    [
        ("| a | b |\n| c | d |", ("a", "b"), [("c", "d")]),
        ("|a|b|\n|---|:--:|\n|c|d|", ("a", "b"), [("c", "d")]),
        ("| a | b", ("a", "b"), []),
        ("| a | b | c |\n| d |\n| e | f | g |", ("a", "b", "c"), [("d", "", ""), ("e", "f", "g")]),
        ("| a |\n| b | c |", ("a", ""), [("b", "c")]),
        (r"| a\|b | c\| |", ("a|b", "c|"), []),
        ("| | b |\n|  |  |", ("", "b"), [("", "")]),
        ("| 一、甲 | **乙** |", ("一、甲", "乙"), []),
    ],
)
def test_tables(lines, head, rows):
    assert blocks_of(lines) == (Grid((head,), tuple(rows)),)


def test_a_line_between_rows_makes_two_tables():
    assert [type(one) for one in blocks_of("| a |\n| b |\n中间\n| c |")] == [Grid, Paragraph, Grid]


def test_a_blank_line_ends_a_table():
    assert blocks_of("| a |\n|---|\n| b |\n\n| c |\n|---|") == (Grid((("a",),), (("b",),)), Grid((("c",),), ()))


# ── data in the text ─────────────────────────────────────────────────────────────────────────────────────────────

TABLE = Grid((("组", "人"),), (("甲", "乙"),))
TWO = (Paragraph((Run("组长：甲"),)), Paragraph((Run("成员：乙"),)))


@pytest.mark.parametrize(
    "data",
    [
        "一、不是标题",
        "（一）不是标题。正文。",
        "1.不是标题",
        "| 不是 | 表格 |",
        "**不是粗体**",
        "{{ unit.name }}",
        "\\|",
    ],
)
def test_data_is_plain_text_whatever_it_holds(data):
    assert blocks_of(mark(0), (data,)) == (Paragraph((Run(data),)),)
    assert blocks_of(f"部位：{mark(0)}。", (data,)) == (Paragraph((Run(f"部位：{data}。"),)),)
    assert blocks_of(f"| {mark(0)} | b |", (data,)) == (Grid(((data, "b"),), ()),)


def test_bold_reaches_around_data():
    assert blocks_of(f"**{mark(0)}**", ("a**b",)) == (Paragraph((Run("a**b", bold=True),)),)


def test_blocks_on_a_line_of_their_own():
    assert blocks_of(f"前\n{mark(0)}\n后", ((TABLE,),)) == (Paragraph((Run("前"),)), TABLE, Paragraph((Run("后"),)))


def test_a_table_pulled_into_a_sentence_is_not_lost():
    assert blocks_of(f"名单如下：{mark(0)}以上。", ((TABLE,),)) == (
        Paragraph((Run("名单如下："),)),
        TABLE,
        Paragraph((Run("以上。"),)),
    )


def test_several_paragraphs_pulled_into_a_sentence_stay_apart():
    assert [text_of(one) for one in blocks_of(f"小组：{mark(0)}", (TWO,))] == ["小组：", "组长：甲", "成员：乙"]


def test_one_paragraph_pulled_into_a_sentence_becomes_part_of_it():
    assert blocks_of(f"组成：{mark(0)}。", (TWO[:1],)) == (Paragraph((Run("组成：组长：甲。"),)),)


def test_a_table_pulled_into_a_heading_follows_it():
    assert blocks_of(f"一、名单{mark(0)}", ((TABLE,),)) == (Heading(1, (Run("一、名单"),)), TABLE)


def test_data_that_is_empty_leaves_no_empty_paragraph():
    assert blocks_of(f"前\n{mark(0)}\n后", ("",)) == (Paragraph((Run("前"),)), Paragraph((Run("后"),)))


def test_what_marks_are_made_of_cannot_be_written():
    assert without_marks(f"a{mark(7)}b") == "a7b"


@given(st.text(st.sampled_from("一、（）.1|*\\ 甲。\n-"), max_size=40))
def test_no_text_is_lost(text):
    shown = "".join(text_of(one) for one in blocks_of(text))
    for char in "一甲。":
        assert shown.count(char) == text.count(char)


@given(st.text(st.sampled_from("|\\ -a\n"), max_size=40))
def test_rows_of_a_table_are_of_one_length(text):
    for one in blocks_of(text):
        if isinstance(one, Grid):
            assert len({len(row) for row in (*one.head, *one.rows)}) == 1
