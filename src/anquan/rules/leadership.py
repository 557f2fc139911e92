"""L: leadership groups (领导小组)."""

from collections.abc import Iterator
from datetime import date

from anquan.diagnostics import Mark
from anquan.model.leadership import Group, is_collective
from anquan.model.school import School
from anquan.rules.rule import ERROR, WARNING, Finding, rule


def _seats(group: Group) -> Iterator[tuple[str, str, Mark]]:
    """Who sits in a group: the role, who, and where it is written."""
    yield "组长", group.head, group.origin.mark("head")
    for index, who in enumerate(group.deputies):
        yield "副组长", who, group.origin.mark("deputies", index)
    for index, who in enumerate(group.members):
        yield "成员", who, group.origin.mark("members", index)


@rule("L001", WARNING)
def group_without_members(school: School, today: date) -> Iterator[Finding]:
    """领导小组只有组长

    查什么：领导小组除组长外有没有副组长或成员。
    为什么：“组织领导”要求分工到人；只有组长的小组等于没有人做事，检查时按“机构不健全”记。
    错例：只写了 head: 校长
    对例：head: 校长，deputies: [副校长]，members: [德育主任, 总务主任]
    怎么改：补上副组长和成员。
    """
    for group in school.groups:
        if not group.deputies and not group.members:
            yield Finding(group.origin.mark("name"), f"“{group.name}”只有组长", "补 deputies 和 members")


@rule("L002", WARNING)
def seated_twice(school: School, today: date) -> Iterator[Finding]:
    """同一个人在一个领导小组里出现两次

    查什么：组长、副组长、成员换算成姓名后是否重复，例如既写“校长”又写校长的姓名。
    为什么：名单印出来一个人占两行，多半是换人时只改了一处。
    错例：head: 校长，members: [陈国栋]（陈国栋就是校长）
    对例：head: 校长，members: [德育主任]
    怎么改：删掉重复的一处。
    """
    for group in school.groups:
        first: dict[str, tuple[str, Mark]] = {}
        for role, who, mark in _seats(group):
            person = school.person(who, today)
            name = person.name if person else who
            if name in first:
                before, place = first[name]
                message = (
                    f"“{group.name}”里 {name} 既是{before}又是{role}"
                    if before != role
                    else f"{name} 在{role}里写了两次"
                )
                yield Finding(mark, message, "删掉一处", ((place, "前一处在这里"),))
            else:
                first[name] = (role, mark)


@rule("L003", ERROR)
def seated_after_leaving(school: School, today: date) -> Iterator[Finding]:
    """离任的人还在领导小组里

    查什么：领导小组按姓名写的人，people.yaml 里的离任日期是否已过。
    为什么：人事变动后领导小组要及时调整并重新发文，名单上留着调走的人，责任就悬空了。
    错例：people.yaml 里 until: 2026-07-31，9 月的领导小组里还有他
    对例：换成接任的人，或按职务写（members: [德育主任]），换人时只改 people.yaml
    怎么改：改名单；建议按职务写。
    """
    for group in school.groups:
        for role, who, mark in _seats(group):
            person = school.named(who)
            if person and person.until and person.until < today:
                message = f"“{group.name}”的{role} {who} 已于 {person.until} 离任"
                yield Finding(mark, message, "换成接任的人，或改写职务", ((person.origin.mark("until"), "离任日期"),))


@rule("L004", WARNING)
def head_is_no_person(school: School, today: date) -> Iterator[Finding]:
    """组长不是具体的人

    查什么：组长能不能落到一个人：写“全体教师”之类的集体，或一个由两人以上担任的职务，都不行。
    为什么：组长是第一责任人，必须是一个人。
    错例：head: 副校长（学校有两位副校长）
    对例：head: 校长
    怎么改：写姓名，或写只有一人担任的职务。
    """
    for group in school.groups:
        if is_collective(group.head):
            message = f"“{group.name}”的组长“{group.head}”不是一个人"
            yield Finding(group.origin.mark("head"), message, "写姓名，或写只有一人担任的职务")
        holders = [one.name for one in school.holders(group.head, today)]
        if len(holders) > 1:
            message = f"“{group.name}”的组长“{group.head}”有 {len(holders)} 人：{'、'.join(holders)}"
            yield Finding(group.origin.mark("head"), message, "写姓名")
