"""The 公文 grammar, line by line."""

import pytest

from anquan.model.body import Line, LineKind, lines_of


def only(text: str) -> Line:
    (one,) = lines_of(text)
    return one


@pytest.mark.parametrize(
    ("text", "level", "label", "value"),
    [
        ("一、指导思想", 1, "一、", 1),
        ("十、附则", 1, "十、", 10),
        ("二十一、其他", 1, "二十一、", 21),
        ("（一）严格值班制度", 2, "（一）", 1),
        ("(十二)严格值班制度", 2, "(十二)", 12),
        ("（一）、严格值班制度", 2, "（一）、", 1),
        ("1.配齐装备", 3, "1.", 1),
        ("12．配齐装备", 3, "12．", 12),
        ("1、配齐装备", 3, "1、", 1),
        ("（1）外来人员", 4, "（1）", 1),
        ("(10)外来人员", 4, "(10)", 10),
        ("　　一、前面有全角空格", 1, "一、", 1),
    ],
)
def test_headings(text, level, label, value):
    line = only(text)
    assert (line.kind, line.level, line.label, line.value) == (LineKind.HEADING, level, label, value)


NO_HEADINGS = (
    "3.5米宽的通道", "2026.9 起执行", "2026年9月1日", "一是抓好值班", "第一、二条", "一十、", "百、", "（甲）", "（一", "100.很多",
    "0.零", "零、", "（零）", "〇、", "①配齐", "一.指导思想", "一，", "*一、*", "。一、", "十十、",
)  # fmt: skip


@pytest.mark.parametrize("text", NO_HEADINGS)
def test_lines_that_only_look_like_headings(text):
    assert only(text).kind is LineKind.PARAGRAPH


@pytest.mark.parametrize(
    ("text", "head", "rest"),
    [
        ("（一）严格值班制度。学校安排在岗人员。", "（一）严格值班制度。", "学校安排在岗人员。"),
        ("（一）严格值班制度。", "（一）严格值班制度。", ""),
        ("（一）严格值班制度", "（一）严格值班制度", ""),
        ("1.守住校门。　　查验。登记。", "1.守住校门。", "查验。登记。"),
        ("1.通道宽3.5米，不堆物", "1.通道宽3.5米，不堆物", ""),
    ],
)
def test_text_after_the_first_full_stop_runs_on(text, head, rest):
    assert only(text).split_run_in() == (head, rest)


def test_rows_paragraphs_and_blank_lines():
    body = "第一段\n\n  | 部位 | 责任人 |\n\u3000\n| 食堂 |\n末段\n"
    assert [(one.kind.name, one.number, one.column, one.text) for one in lines_of(body)] == [
        ("PARAGRAPH", 0, 0, "第一段"),
        ("ROW", 2, 2, "| 部位 | 责任人 |"),
        ("ROW", 4, 0, "| 食堂 |"),
        ("PARAGRAPH", 5, 0, "末段"),
    ]


def test_a_body_without_text_has_no_lines():
    assert list(lines_of("\n  \n\u3000\n")) == []


@pytest.mark.parametrize(
    "line",
    [
        "一、二年级学生由班主任护送。",
        "三、四楼学生从东侧楼梯下",
        "1、2号楼之间",
        "（1）班至（3）班先走",
        "（一）班学生",
        "五、六年级",
    ],
)
def test_a_number_that_belongs_to_what_follows_heads_nothing(line):
    (only,) = lines_of(line)
    assert only.kind is LineKind.PARAGRAPH


@pytest.mark.parametrize("line", ["一、一年级工作", "（一）班主任职责", "（一）班子建设", "二、二楼以上", "1、检查"])
def test_a_heading_may_begin_with_a_number_of_its_own(line):
    (only,) = lines_of(line)
    assert only.kind is LineKind.HEADING
