"""Widths of table columns from what stands in them."""

from hypothesis import given
from hypothesis import strategies as st

from anquan.render.docx.columns import PADDING, fit

CELL = st.text(alphabet="安全2026-a 。\n", max_size=40)


def test_a_phone_number_is_not_cut_and_long_text_gets_the_room():
    number, duty, phone = fit(
        [["序号", "职责", "电话"], ["1", "负责日常巡查和隐患整改的督促落实" * 3, "05918888123"]]
    ).widths
    assert phone >= 11 * 120 + PADDING
    assert duty > 4 * number


def test_short_columns_are_centred_and_long_ones_are_not():
    assert fit([["姓名", "职责"], ["张三", "负责日常巡查和隐患整改"]]).centred == (True, False)


def test_table_of_many_columns_is_set_smaller():
    assert fit([["列名四字"] * 8]).small
    assert not fit([["列名四字"] * 5]).small


@given(
    st.integers(1, 12).flatmap(
        lambda count: st.lists(st.lists(CELL, min_size=count, max_size=count), min_size=1, max_size=5)
    )
)
def test_columns_always_fill_the_type_area(rows: list[list[str]]):
    widths = fit(rows).widths
    assert sum(widths) == 8845
    assert min(widths) > 0
