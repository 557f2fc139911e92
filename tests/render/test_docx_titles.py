"""Titles broken by meaning (GB/T 9704-2012, 7.3.1)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anquan.render.docx.measures import characters
from anquan.render.docx.titles import break_title

KEEP = ("白杨镇中心小学", "青禾县教育局")


@pytest.mark.parametrize(
    "lines",
    [
        ["反恐怖防范工作方案"],
        ["白杨镇中心小学2026年", "秋季学期反恐怖防范工作方案"],
        ["白杨镇中心小学防溺水工作应急预案和", "学生上下学交通安全管理制度"],
        ["关于做好国庆节放假期间", "学校安全工作的通知（2026年）"],
        [
            "白杨镇中心小学关于印发《白杨镇中心小学",
            "2026年秋季学期校园安全隐患排查",
            "整治专项行动实施方案》的通知",
        ],
    ],
)
def test_lines_by_meaning(lines: list[str]):
    assert break_title("".join(lines), KEEP) == lines


def test_title_that_fits_is_not_touched():
    assert break_title("甲" * 20) == ["甲" * 20]


def test_one_character_too_many_does_not_stand_alone():
    assert break_title("甲" * 21) == ["甲" * 10, "甲" * 11]


def test_breaks_of_the_writer_stay():
    assert break_title("第一行\n第二行") == ["第一行", "第二行"]


def test_lines_are_not_a_rectangle():
    widths = {characters(line) for line in break_title("甲" * 36)}
    assert len(widths) == 2


@given(st.text(alphabet="关于印发的安全工作方案《》（）、2026年白杨镇学", min_size=1, max_size=70))
def test_no_character_is_lost_and_no_line_is_too_long(title: str):
    lines = break_title(title)
    assert "".join(lines) == title
    assert all(characters(line) <= 20 for line in lines)


@given(st.integers(2000, 2100), st.integers(0, 30))
def test_numbers_stay_whole(year: int, before: int):
    lines = break_title("甲" * before + f"{year}年" + "乙" * 15)
    assert any(f"{year}年" in line for line in lines)
