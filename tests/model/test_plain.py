"""Records as data for JSON and as a line of text."""

import json
from datetime import date, time
from decimal import Decimal

import pytest

from anquan.files.tree import parse
from anquan.model.hazard import Extension, Hazard, Supervision
from anquan.model.plain import plain, sentence
from anquan.model.reading import read_list
from tests.reports.schools import hazard

EXTENSION = Extension(
    old=date(2026, 9, 15), new=date(2026, 10, 1), approved=date(2026, 9, 10), approved_by="校长", reason="配件\n未到"
)


@pytest.mark.parametrize(
    ("value", "data", "said"),
    [
        (date(2026, 9, 1), "2026-09-01", "2026-09-01"),
        (time(7, 5), "07:05", "07:05"),
        (Decimal("360"), 360, "360 元"),
        (Decimal("360.50"), 360.5, "360.5 元"),
        (Decimal("100000000000"), 100000000000, "100000000000 元"),
        (Decimal("0"), 0, "0 元"),
        (True, True, "是"),
        (False, False, "否"),
        ("第一行\n  第二行", "第一行\n  第二行", "第一行 第二行"),
        (("甲", "乙"), ["甲", "乙"], "甲；乙"),
        ((), [], ""),
    ],
)
def test_values(value, data, said):
    assert plain(value) == data
    assert sentence(value) == said


def test_what_is_not_written_is_left_out():
    data = plain(hazard("2026-001", date(2026, 9, 1), date(2026, 9, 15)))
    assert list(data) == [
        "id",
        "found",
        "place",
        "category",
        "description",
        "level",
        "responsible",
        "due",
        "needs_government",
    ]


def test_records_inside_records():
    one = hazard("2026-001", date(2026, 9, 1), date(2026, 10, 1), extensions=(EXTENSION,))
    assert plain(one)["extensions"] == [
        {
            "old": "2026-09-15",
            "new": "2026-10-01",
            "approved": "2026-09-10",
            "approved_by": "校长",
            "reason": "配件\n未到",
        }
    ]
    assert (
        sentence(EXTENSION)
        == "原期限 2026-09-15，新期限 2026-10-01，批准日期 2026-09-10，批准人 校长，延期原因 配件 未到"
    )


def test_an_unwritten_part_is_not_said():
    said = sentence(Supervision(kind="挂牌督办", by="青禾县教育局", since=date(2026, 9, 28)))
    assert said == "督办方式 挂牌督办，督办单位 青禾县教育局，督办日期 2026-09-28"


def test_the_data_is_json_and_reads_back_as_the_same_record():
    one = hazard(
        "2026-001",
        date(2026, 9, 1),
        date(2026, 10, 1),
        fund=Decimal("360.50"),
        extensions=(EXTENSION,),
        evidence=("a: b.jpg",),
    )
    text = json.dumps([plain(one)], ensure_ascii=False)
    read, problems = read_list(parse(text, "a.yaml"), Hazard)
    assert problems == []
    assert plain(read[0]) == plain(one)
