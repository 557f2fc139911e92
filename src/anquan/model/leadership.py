"""leadership.yaml: leadership groups (领导小组), their offices and working teams."""

from typing import Annotated

from msgspec import Meta

from anquan.model.origin import Record

COLLECTIVE_PREFIXES = ("全体", "各")
"""A member that starts with one of these is a collective such as 全体教师 or 各班班主任, not one person."""


def is_collective(member: str) -> bool:
    """True for a member that stands for many people and needs no entry in people.yaml."""
    return member.startswith(COLLECTIVE_PREFIXES)


class Team(Record, frozen=True, kw_only=True):
    """A working team of a group (工作小组), such as 疏散引导组."""

    name: Annotated[str, Meta(title="小组名称", examples=["疏散引导组"])]
    head: Annotated[str, Meta(title="组长", examples=["德育主任"])]
    members: Annotated[tuple[str, ...], Meta(title="成员", examples=[["各班班主任"]])] = ()
    duty: Annotated[str | None, Meta(title="职责", examples=["负责组织师生按路线疏散，清点人数。"])] = None


class Office(Record, frozen=True, kw_only=True):
    """The office of a group (领导小组办公室): where it sits and who heads it."""

    at: Annotated[str, Meta(title="设在", examples=["学校安全办"])]
    head: Annotated[str, Meta(title="办公室主任", examples=["安全办主任"])]
    members: Annotated[tuple[str, ...], Meta(title="办公室成员")] = ()


class Group(Record, frozen=True, kw_only=True):
    """A leadership group. Each member is a person's name, a post, or a collective such as 全体教师."""

    name: Annotated[str, Meta(title="名称", examples=["反恐怖防范工作领导小组"])]
    head: Annotated[str, Meta(title="组长", description="写姓名或职务", examples=["校长"])]
    deputies: Annotated[tuple[str, ...], Meta(title="副组长", examples=[["副校长"]])] = ()
    members: Annotated[tuple[str, ...], Meta(title="成员", description="姓名、职务，或“全体教师”这样的集体")] = ()
    office: Annotated[Office | None, Meta(title="办公室")] = None
    duties: Annotated[tuple[str, ...], Meta(title="领导小组职责")] = ()
    teams: Annotated[tuple[Team, ...], Meta(title="工作小组")] = ()


class Leadership(Record, frozen=True, kw_only=True):
    """The file leadership.yaml."""

    groups: Annotated[tuple[Group, ...], Meta(title="领导小组")]
