"""Where signature and attachment note stand (GB/T 9704-2012, 7.3.4 and 7.3.5.2), in twips from the left."""

import datetime
import re

import pytest

from anquan.render.docx.closing import attachment_note, signature
from anquan.render.docx.measures import CHARACTER, HALF, TYPE_AREA
from tests.render.documents import small_plan

NEW_YEARS_EVE = datetime.date(2026, 12, 31)  # 2026年12月31日: 3 full and 8 half characters, 7 characters wide


def lefts(issuers: tuple[str, ...], date: datetime.date = NEW_YEARS_EVE) -> list[int]:
    return [
        int(left)
        for left in re.findall(r'w:left="(\d+)"', signature(small_plan()._replace(issuers=issuers, date=date)))
    ]


def test_long_organ_is_two_characters_from_the_right_and_the_date_starts_two_after_it():
    organ, date = lefts(("白杨镇中心小学安全工作领导小组",))
    assert organ + 15 * CHARACTER + 2 * CHARACTER == TYPE_AREA
    assert date == organ + 2 * CHARACTER


def test_date_longer_than_the_organ_is_two_characters_from_the_right_and_the_organ_moves_left():
    organ, date = lefts(("白杨小学",))
    assert date + 3 * CHARACTER + 8 * HALF + 2 * CHARACTER == TYPE_AREA
    assert organ == date - 2 * CHARACTER


def test_several_organs_one_below_the_other():
    first, second, date = lefts(("青禾县教育局安全监督管理股", "白杨镇中心小学安全工作领导小组"))
    assert first == second + 2 * CHARACTER
    assert date == second + 2 * CHARACTER


def test_organ_wider_than_the_line_starts_at_the_margin():
    assert lefts(("很长的机关名称" * 5,))[0] == 0


@pytest.mark.parametrize("titles", [["名单"], ["名单", "路线", "表"]])
def test_wrapped_lines_of_the_note_align_with_the_name(titles: list[str]):
    number = 0 if len(titles) == 1 else 2 * HALF
    found = re.findall(r'w:left="(\d+)" w:hangingChars="0" w:hanging="(\d+)"', attachment_note(titles))
    assert {int(left) for left, _ in found} == {5 * CHARACTER + number}
    first_lines = [int(left) - int(hanging) for left, hanging in found]
    assert first_lines == [2 * CHARACTER] + [5 * CHARACTER] * (len(titles) - 1)
