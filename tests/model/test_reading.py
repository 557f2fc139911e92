"""Text of a file to typed records: what is taken, and every slip named at its place, all at once."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anquan.diagnostics import Diagnostic
from anquan.files.tree import parse
from anquan.model.duties import Duties
from anquan.model.hazard import Hazard
from anquan.model.leadership import Leadership
from anquan.model.people import People
from anquan.model.plan import Plan
from anquan.model.reading import read_list, read_record
from anquan.model.unit import Unit

HAZARD = """\
- id: 2026-001
  found: 2026-09-01
  place: 教学楼二楼
  category: 消防
  description: 应急照明灯不亮
  level: 一般
  responsible: 总务主任
  due: 2026-09-15
"""
SHIFT = """\
duties: []
rota:
  week: []
  shifts:
    - {name: 早到校, start: START, end: 8:00}
"""


def hazards(text: str) -> tuple[tuple[Hazard, ...], list[Diagnostic]]:
    return read_list(parse(text, "hazards.yaml"), Hazard)


def hazard(line: str) -> Hazard:
    """The one hazard of a log with a line more, in which nothing is wrong."""
    (one,), problems = hazards(HAZARD + f"  {line}\n")
    assert problems == []
    return one


def places(found: list[Diagnostic]) -> list[str]:
    return [f"{one.mark.line}:{one.mark.column} {one.code}" for one in found]


def slip(text: str) -> Diagnostic:
    """The one thing that is wrong with a log."""
    _, (one,) = hazards(text)
    return one


def instead(old: str, new: str) -> str:
    assert old in HAZARD
    return HAZARD.replace(old, new)


# ── whole files ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_hazard_arrives_typed():
    (one,), problems = hazards(HAZARD)
    assert problems == []
    assert (one.id, one.found, one.due, one.level) == ("2026-001", date(2026, 9, 1), date(2026, 9, 15), "一般")
    assert (one.rectified, one.evidence, one.needs_government) == (None, (), False)


def test_every_slip_of_a_file_is_named_at_once():
    found = hazards(
        "- id: 2026-001\n"
        "  found: 2026-02-30\n"
        "  地点: 食堂\n"
        "  category: 消防安全\n"
        "  description:\n"
        "  level: 严重\n"
        "  responsible: [总务主任]\n"
        "  due: 下周五\n"
        "  fund: 3千\n"
        "  needs_government: 也许\n"
        "  evidence: a.jpg\n"
        "- 应急灯不亮\n"
    )[1]
    assert places(found) == [
        "2:10 S005",
        "3:3 S001",
        "4:13 S004",
        "6:10 S004",
        "7:3 S003",
        "8:8 S005",
        "9:9 S007",
        "10:21 S008",
        "11:13 S003",
        "1:3 S002",
        "5:3 S002",
        "12:3 S003",
    ]


def test_a_slip_inside_a_record_of_a_record_is_named_there():
    text = HAZARD + "  extensions:\n    - old: 2026-09-15\n      new: 2026-13-01\n      approved: 2026-09-10\n"
    assert places(hazards(text)[1]) == ["11:12 S005", "10:7 S002", "10:7 S002"]


def test_one_bad_entry_does_not_lose_the_others():
    read, found = hazards(HAZARD + HAZARD.replace("2026-09-15", "2026-9-99") + HAZARD.replace("-001", "-003"))
    assert [one.id for one in read] == ["2026-001", "2026-003"]
    assert places(found) == ["16:8 S005"]


def test_a_bad_key_that_may_be_left_out_does_not_lose_the_entry():
    (one,), found = hazards(HAZARD + "  fund: 3千\n  colour: 红\n")
    assert one.fund is None
    assert places(found) == ["9:9 S007", "10:3 S001"]


def test_one_bad_member_does_not_lose_the_group():
    record, found = read_record(
        parse("groups:\n  - name: 安全\n    head: 校长\n    members: [甲, '', [乙], 丙]\n", "leadership.yaml"),
        Leadership,
    )
    assert record is not None
    assert record.groups[0].members == ("甲", "丙")
    assert places(found) == ["4:18 S002", "4:22 S003"]


@pytest.mark.parametrize("text", ["", "# 查过，没有隐患\n", "[]\n", "---\n"])
def test_an_empty_log_holds_no_hazards(text):
    assert hazards(text) == ((), [])


@pytest.mark.parametrize("kind", [Unit, People, Leadership, Duties, Plan])
def test_an_empty_file_that_must_hold_something(kind):
    record, (one,) = read_record(parse("# 还没有填\n", "a.yaml"), kind)
    assert record is None
    assert (one.code, str(one.mark)) == ("S002", "a.yaml:1:1")
    assert one.hint.startswith("至少要写 ")


@pytest.mark.parametrize("text", ["id: 2026-001\n", "应急灯不亮\n", "hazards: []\n"])
def test_a_log_that_is_no_list(text):
    assert places(hazards(text)[1]) == ["1:1 S003"]


@pytest.mark.parametrize("text", ["- a\n", "柳溪小学\n", "[]\n"])
def test_a_record_that_is_no_mapping(text):
    record, found = read_record(parse(text, "school.yaml"), Unit)
    assert record is None
    assert places(found) == ["1:1 S003"]


def test_an_entry_that_is_empty():
    read, found = hazards(f"-\n{HAZARD}- ~\n")
    assert len(read) == 1
    assert places(found) == ["1:2 S003", "10:3 S003"]


def test_a_file_that_was_refused_tells_only_why():
    assert [one.code for one in hazards("- id: *x\n")[1]] == ["F007"]


def test_everything_read_knows_where_it_stands():
    (_, two), _ = hazards(HAZARD + HAZARD.replace("-001", "-002") + "  evidence: [a.jpg, b.jpg]\n")
    assert str(two.origin.mark()) == "hazards.yaml:9:3"
    assert str(two.origin.mark("id")) == "hazards.yaml:9:7"
    assert str(two.origin.mark("evidence")) == "hazards.yaml:17:3"
    assert str(two.origin.mark("evidence", 1)) == "hazards.yaml:17:21"
    assert str(two.origin.mark("rectified")) == "hazards.yaml:9:3"


# ── keys ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("整改期限", "due"),
        ("隐患描述", "description"),
        ("复查结论", "conclusion"),
        ("备注", "notes"),
        ("responsable", "responsible"),
        ("note", "notes"),
        ("Level", "level"),
        ("verifiedby", "verified_by"),
    ],
)
def test_a_wrong_key_is_answered_with_the_right_one(written, meant):
    one = slip(HAZARD + f"  {written}: x\n")
    assert (one.code, one.hint) == ("S001", f"是不是 {meant}？")


def test_a_key_like_no_other_is_answered_with_all_of_them():
    one = slip(HAZARD + "  状态: 已整改\n")
    assert one.code == "S001"
    assert "rectified" in one.hint and "verified" in one.hint


@pytest.mark.parametrize("written", ["due:", "due: ''", "due: ~"])
def test_a_required_key_left_empty_is_told_at_the_key(written):
    one = slip(instead("due: 2026-09-15", written))
    assert (one.code, one.mark.line, one.mark.column) == ("S002", 8, 3)
    assert "是空的" in one.message


def test_a_required_key_left_out_is_told_at_the_entry():
    one = slip(instead("  place: 教学楼二楼\n", ""))
    assert (one.code, one.mark.line, one.mark.column) == ("S002", 1, 3)
    assert "没有写" in one.message


@pytest.mark.parametrize("written", ["", "''", "~", "null"])
@pytest.mark.parametrize("key", ["rectified", "fund", "conclusion", "evidence", "supervision", "notes"])
def test_a_key_that_may_be_left_out_may_be_left_empty(key, written):
    assert not getattr(hazard(f"{key}: {written}"), key)


# ── values ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "written", ["2026-09-01", "2026-9-1", "2026/9/1", "2026/09/01", "2026年9月1日", "2026年09月01日", '" 2026-09-01 "']
)
def test_dates_in_all_their_forms(written):
    assert hazard(f"rectified: {written}").rectified == date(2026, 9, 1)


def test_a_leap_day():
    assert hazard("rectified: 2028-02-29").rectified == date(2028, 2, 29)


NO_DATES = (
    "2026-02-30", "2026-02-29", "2026-13-01", "2026-00-10", "2026-09-00", "9月1日", "26.9.1", "20260901", "26-09-01",
    "2026-09", "2026-09-01 08:00", "09/01/2026", "2026-9-1日", "２０２６-09-01", "0000-01-01", "明天", "[2026-09-01]",
    "{a: b}",
)  # fmt: skip


@pytest.mark.parametrize("written", NO_DATES)
def test_what_is_no_date(written):
    one = slip(HAZARD + f"  rectified: {written}\n")
    assert (one.code, one.mark.line) == ("S005", 9)
    assert "2026-09-01" in one.hint


@pytest.mark.parametrize("year", ["0026", "0206", "1899", "2200", "9999"])
def test_a_year_that_nobody_means(year):
    one = slip(HAZARD + f"  rectified: {year}-09-01\n")
    assert (one.code, "年份" in one.message) == ("S005", True)


@pytest.mark.parametrize(
    ("written", "meant"), [("7:30", time(7, 30)), ("07:30", time(7, 30)), ("17：30", time(17, 30)), ("0:00", time(0))]
)
def test_times(written, meant):
    record, found = read_record(parse(SHIFT.replace("START", written), "duties.yaml"), Duties)
    assert found == []
    assert record is not None and record.rota is not None
    assert record.rota.shifts[0].start == meant


@pytest.mark.parametrize(
    "written", ["24:00", "25:00", "7:60", "7:3", "730", "7.30", "7:30pm", "下午五点半", "7:30:00", "7"]
)
def test_what_is_no_time(written):
    _, (one,) = read_record(parse(SHIFT.replace("START", written), "duties.yaml"), Duties)
    assert (one.code, one.mark.line, one.mark.column) == ("S006", 5, 26)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("0", "0"), ("360", "360"), ("360.5", "360.5"), ("0086.00", "86.00"), ("999999999999.99", "999999999999.99")],
)
def test_amounts(written, meant):
    assert hazard(f"fund: {written}").fund == Decimal(meant)


@pytest.mark.parametrize(
    "written",
    [
        "-5",
        "+5",
        "3千",
        "3,000",
        "1.234",
        "1e3",
        ".5",
        "5.",
        "五百",
        "360元",
        "¥360",
        "NaN",
        "inf",
        "３６０",
        "[360]",
        "1" * 13,
    ],
)
def test_what_is_no_amount(written):
    assert slip(HAZARD + f"  fund: {written}\n").code == "S007"


@pytest.mark.parametrize("written", ["-1", "1.0", "约600", "600人", "0x1F", "1_000", "六百", "６００", "1" * 13])
def test_what_is_no_count(written):
    text = f"counts: {{students: {written}, boarders: 0, staff: 46, classes: 14}}\n"
    assert "1:20 S007" in places(read_record(parse(text, "school.yaml"), Unit)[1])


def test_a_count_may_have_leading_zeros():
    text = "counts: {students: 0612, boarders: 0, staff: 46, classes: 14}\n"
    assert not [one for one in read_record(parse(text, "school.yaml"), Unit)[1] if one.code == "S007"]


@pytest.mark.parametrize(
    "written", ["0135000123", "012", "1.10", "1e3", "no", "true", "17:30", "2026-09-01", "~x", "00"]
)
def test_text_keeps_its_zeros_and_dots(written):
    assert hazard(f"notes: {written}").notes == written


@pytest.mark.parametrize(
    ("written", "meant"), [("是", True), ("否", False), ("true", True), ("False", False), ("TRUE", True)]
)
def test_yes_and_no(written, meant):
    assert hazard(f"needs_government: {written}").needs_government is meant


@pytest.mark.parametrize("written", ["有", "√", "yes", "no", "1", "y", "基本是", "[是]"])
def test_what_is_neither_yes_nor_no(written):
    assert slip(HAZARD + f"  needs_government: {written}\n").code == "S008"


@pytest.mark.parametrize(
    ("written", "meant"), [("消防安全", "消防"), ("食品", "食品饮水"), ("拥挤", "拥挤踩踏"), ("周边", "周边治安")]
)
def test_a_near_choice_is_offered(written, meant):
    one = slip(instead("category: 消防", f"category: {written}"))
    assert (one.code, one.hint) == ("S004", f"改成 category: {meant}")


@pytest.mark.parametrize("written", ["严重", "大", "1", "[一般]", "{一般: 1}"])
def test_a_choice_that_is_none(written):
    assert slip(instead("level: 一般", f"level: {written}")).code in ("S003", "S004")


def test_a_text_in_place_of_a_list_is_shown_as_it_would_be_typed():
    assert slip(HAZARD + "  evidence: a.jpg\n").hint == "写成 evidence: [a.jpg]"


def test_a_full_width_colon_in_place_of_a_record():
    _, found = read_record(parse("staff:\n  - name：方致远\n", "people.yaml"), People)
    assert places(found) == ["2:9 F010"]


def test_text_ends_without_the_line_end_of_its_block():
    assert hazard("notes: |\n    一\n    二").notes == "一\n二\n"
    assert hazard("notes: >\n    一\n    二").notes == "一 二"


_pieces = st.sampled_from(
    (
        "- id: 1\n", "  due: 2026-09-01\n", "  due:\n", "  level: 大\n", "  evidence:\n    - a\n", "- x\n", "-\n", "- []\n",
        "  extensions:\n    - old: 1\n", "  supervision: {kind: 挂牌督办}\n", "  found: {a: [1]}\n", "  fund: 1\n", "  地点: 楼\n",
    )
)  # fmt: skip


@given(st.lists(_pieces, max_size=12).map("".join))
def test_no_log_raises_and_every_place_is_in_the_file(text):
    lines = text.count("\n") + 1
    for one in hazards(text)[1]:
        assert 1 <= one.mark.line <= lines
        assert one.message and one.hint
