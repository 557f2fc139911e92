"""What a plan may pull in from the folder, against a small school."""

import msgspec
import pytest

from anquan.documents.blocks import Grid
from tests.documents.schools import SCHOOL, blocks, composed, said
from tests.reports.schools import UNIT


def grid(body: str) -> Grid:
    (one,) = (block for block in blocks(body) if isinstance(block, Grid))
    return one


def test_a_leadership_group_in_sentences():
    assert said('{{ leadership("安全工作领导小组") }}') == [
        "组　长：方致远（校长）",
        "副组长：白露（安全办主任）",
        "成　员：江一帆（总务主任）、全体教师",
        "领导小组下设办公室，办公室设在安全办，由白露（安全办主任）兼任办公室主任，成员：江一帆（总务主任）。",
    ]


def test_a_group_of_one():
    assert said('{{ leadership("防汛领导小组") }}') == ["组　长：方致远（校长）"]


def test_a_leadership_group_as_a_table():
    table = grid('{{ leadership_table("安全工作领导小组") }}')
    assert table.head == (("小组职务", "姓名", "职务"),)
    assert table.rows == (
        ("组长", "方致远", "校长"),
        ("副组长", "白露", "安全办主任"),
        ("成员", "江一帆", "总务主任"),
        ("成员", "全体教师", ""),
        ("办公室主任", "白露", "安全办主任"),
        ("办公室成员", "江一帆", "总务主任"),
    )


def test_all_groups_as_tables_with_their_names_above():
    assert [one.caption for one in blocks("{{ leadership_table() }}") if isinstance(one, Grid)] == [
        "安全工作领导小组",
        "防汛领导小组",
    ]


def test_teams_in_sentences_and_as_a_table():
    assert said('{{ teams("安全工作领导小组") }}') == [
        "疏散引导组。组长：白露（德育主任），成员：各班班主任。带队疏散。",
        "后勤保障组。组长：江一帆（总务主任）。",
    ]
    assert grid('{{ teams_table("安全工作领导小组") }}').rows == (
        ("疏散引导组", "白露（德育主任）", "各班班主任", "带队疏散。"),
        ("后勤保障组", "江一帆（总务主任）", "", ""),
    )


def test_duties():
    assert said('{{ duties("校长") }}') == ["1.全面负责。", "2.签发方案。"]
    assert grid("{{ duties_table() }}").rows == (
        ("校长", "方致远", "1.全面负责。2.签发方案。"),
        ("保安", "石磊、田野", "1.守门。"),
    )


def test_the_rota_with_its_shifts():
    table, shifts = said("{{ rota_table() }}")
    assert table == "星期 | 带班领导 | 值班人员\n周一 | 方致远（校长） | 白露、保安"
    assert shifts == "值班时段：早到校 7:20—8:10（校门口）；午间 11:40—14:00。"


def test_hazards_are_those_open_on_the_date_of_the_paper():
    assert [(row[0], row[-1]) for row in grid("{{ hazards_table() }}").rows] == [
        ("2026-001", "整改中"),
        ("2026-002", "整改中，逾期 2 天"),
    ]


def test_all_hazards_found_by_the_date_of_the_paper():
    assert [row[0] for row in grid("{{ hazards_table(open=false) }}").rows] == ["2026-001", "2026-003", "2026-002"]


def test_hazards_of_one_level_or_category():
    assert [row[0] for row in grid('{{ hazards_table(level="重大") }}').rows] == ["2026-001"]
    assert [row[0] for row in grid('{{ hazards_table(category="食品饮水") }}').rows] == ["2026-002"]


def test_no_hazard_is_said_in_words():
    assert said('{{ hazards_table(category="宿舍") }}') == ["截至2026年9月1日，无未销号的宿舍类隐患。"]


def test_a_filter_that_the_vocabulary_lacks_is_no_empty_list():
    _, problems = composed('{{ hazards_table(category="消防安全") }}')
    assert "没有“消防安全”这个类别" in problems[0].message


def test_single_facts():
    assert said(
        "{{ unit.name }}有学生{{ unit.counts.students }}人，寄宿：{{ unit.boarding }}，{{ cdate(date) }}。"
    ) == ["白杨镇中心小学有学生612人，寄宿：否，2026年9月1日。"]
    assert said('保安是{{ holder("保安") }}。') == ["保安是石磊、田野。"]
    assert said("{{ groups[0].members }}") == ["总务主任、全体教师"]
    assert said("{{ staff }}") == ["方致远、白露、江一帆、石磊、田野"]


def test_loops_and_conditions():
    assert said("{% for one in groups %}\n{{ one.name }}：{{ one.head }}\n{% endfor %}") == [
        "安全工作领导小组：校长",
        "防汛领导小组：方致远",
    ]
    assert said("{% for one in groups %}{% for who in one.members %}{{ who }}；{% endfor %}{% endfor %}") == [
        "总务主任；全体教师；"
    ]
    assert said("{% if unit.boarding %}宿舍{% else %}走读{% endif %}") == ["走读"]


@pytest.mark.parametrize("written", ["reverse", "unique", "list", "sort(attribute='post')"])
def test_filters_give_lists(written):
    (line,) = said(f"{{{{ staff | {written} }}}}")
    assert sorted(line.split("、")) == sorted(one.name for one in SCHOOL.staff)


def test_a_phone_never_stands_in_full():
    whole = "00011112222"
    assert said("{{ staff[0].phone }} {{ staff[0]['phone'] }} {{ staff | join('、', attribute='phone') }}")[
        0
    ].startswith("000****2222 000****2222 000****2222、")
    for expression in (
        "staff",
        "staff[0]",
        "staff | list",
        "[staff]",
        "staff | first",
        "staff | sort(attribute='post')",
    ):
        assert whole not in "".join(said(f"{{{{ {expression} }}}}"))


def test_data_stays_plain_text():
    bad = "一、**{{ unit.name }}** | 1.甲\n二、乙\ufdd0"
    school = msgspec.structs.replace(SCHOOL, unit=msgspec.structs.replace(UNIT, address=bad))
    plain = "一、**{{ unit.name }}** | 1.甲 二、乙"
    assert said("{{ unit.address }}", school) == [plain]
    assert said("地址：{{ unit.address }}。", school) == [f"地址：{plain}。"]
    assert said("| {{ unit.address }} | b |", school) == [f"{plain} | b"]


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ('{{ leadership("安全领导小组") }}', "有的是：安全工作领导小组、防汛领导小组"),
        ('{{ teams("没有") }}', "没有“没有”"),
        ('{{ duties("校医") }}', "duties.yaml 里没有“校医”的职责"),
        ('{{ holder("校医") }}', "people.yaml 里没有人担任“校医”"),
    ],
)
def test_a_name_that_the_folder_does_not_have(body, word):
    _, (one,) = composed(f"第一行\n\n{body}")
    assert (one.code, str(one.mark)) == ("P003", "plans/a.yaml:8:3")
    assert word in one.message


def test_a_rota_that_was_not_written():
    _, (one,) = composed("{{ rota_table() }}", msgspec.structs.replace(SCHOOL, duties=None))
    assert one.message == "duties.yaml 里没有值班安排 rota"
