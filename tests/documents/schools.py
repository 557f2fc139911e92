"""A small school for plans, and the way a plan is made of a few lines of text."""

from datetime import date
from typing import Any

from anquan.diagnostics import Diagnostic
from anquan.documents.blocks import Block, Document, Grid, Heading, Paragraph
from anquan.documents.plan import compose
from anquan.files.tree import parse
from anquan.model.duties import Duties
from anquan.model.leadership import Leadership
from anquan.model.people import People
from anquan.model.plan import Plan
from anquan.model.reading import read_record
from anquan.model.school import School
from tests.reports.schools import UNIT, hazard

PEOPLE = """\
staff:
  - {name: 方致远, post: 校长, phone: 00011112222}
  - {name: 白露, post: 安全办主任, also: [德育主任]}
  - {name: 江一帆, post: 总务主任}
  - {name: 石磊, post: 保安}
  - {name: 田野, post: 保安}
"""
LEADERSHIP = """\
groups:
  - name: 安全工作领导小组
    head: 校长
    deputies: [白露]
    members: [总务主任, 全体教师]
    office: {at: 安全办, head: 安全办主任, members: [江一帆]}
    teams:
      - {name: 疏散引导组, head: 德育主任, members: [各班班主任], duty: 带队疏散。}
      - {name: 后勤保障组, head: 江一帆}
  - {name: 防汛领导小组, head: 方致远}
"""
DUTIES = """\
duties:
  - {holder: 校长, items: [全面负责。, 签发方案。]}
  - {holder: 保安, items: [守门。]}
rota:
  shifts:
    - {name: 早到校, start: 07:20, end: 8:10, place: 校门口}
    - {name: 午间, start: 11:40, end: 14:00}
  week:
    - {day: 周一, leader: 校长, staff: [白露, 保安]}
"""


def _read(text: str, kind: Any) -> Any:
    record, problems = read_record(parse(text, "a.yaml"), kind)
    assert problems == []
    return record


SCHOOL = School(
    unit=UNIT,
    staff=_read(PEOPLE, People).staff,
    groups=_read(LEADERSHIP, Leadership).groups,
    duties=_read(DUTIES, Duties),
    hazards=(
        hazard("2026-002", date(2026, 8, 20), date(2026, 8, 30), place="食堂", category="食品饮水"),
        hazard("2026-001", date(2026, 8, 1), date(2026, 9, 10), level="重大"),
        hazard(
            "2026-003",
            date(2026, 8, 5),
            date(2026, 8, 10),
            rectified=date(2026, 8, 8),
            verified=date(2026, 8, 9),
            verified_by="白露",
            conclusion="合格",
        ),
        hazard("2026-004", date(2026, 9, 2), date(2026, 9, 10)),
    ),
)


def plan(body: str, more: str = "") -> Plan:
    """A plan of 2026-09-01 with this body; its first line is line 6 of plans/a.yaml, at column 3."""
    head = "title: 安全工作方案\nkind: 校园安全\ndate: 2026-09-01\nissuer: [白杨镇中心小学]\nbody: |2\n"
    text = head + "".join(f"  {line}\n" for line in body.split("\n")) + more
    record, problems = read_record(parse(text, "plans/a.yaml"), Plan)
    assert problems == []
    assert record is not None
    return record


def composed(body: str, school: School = SCHOOL, more: str = "") -> tuple[Document, list[Diagnostic]]:
    return compose(school, plan(body, more))


def blocks(body: str, school: School = SCHOOL) -> tuple[Block, ...]:
    """The blocks of a body with which nothing is wrong."""
    document, problems = composed(body, school)
    assert problems == []
    return document.blocks


def text_of(block: Block) -> str:
    if isinstance(block, Grid):
        return "\n".join(" | ".join(row) for row in (*block.head, *block.rows))
    if isinstance(block, Heading):
        return "".join(run.text for run in (*block.text, *block.body))
    return "".join(run.text for run in block.runs)


def said(body: str, school: School = SCHOOL) -> list[str]:
    """The texts of the blocks of a body."""
    return [text_of(block) for block in blocks(body, school)]


def paragraph(body: str) -> Paragraph:
    (one,) = blocks(body)
    assert isinstance(one, Paragraph)
    return one
