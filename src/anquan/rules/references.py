"""R: what one file says of another: people, posts, entries and files that must exist."""

import re
from collections.abc import Iterator
from datetime import date

from anquan.folder import LEADERSHIP_FILE, PEOPLE_FILE
from anquan.model.leadership import is_collective
from anquan.model.origin import Origin
from anquan.model.school import School
from anquan.rules.rule import ERROR, WARNING, Finding, repeated, rule


def _known(school: School, who: str, today: date) -> bool:
    """A person, a post that somebody holds today, or a collective."""
    return is_collective(who) or school.person(who, today) is not None


def _near_hint(school: School, who: str) -> str:
    from difflib import get_close_matches

    parts = [part for part in re.split("[、，,；]", who) if part]
    if len(parts) > 1:
        return f"两个名字之间用半角逗号：[{', '.join(parts)}]"
    names = [name for one in school.staff for name in (one.name, *one.posts)]
    near = get_close_matches(who, names, 1, 0.5)
    return (
        f"是不是“{near[0]}”？或在 {PEOPLE_FILE} 里补上"
        if near
        else f"在 {PEOPLE_FILE} 里补上这个人，或这个职务由谁担任"
    )


def _unknown(school: School, today: date, who: str, origin: Origin, *path: str | int, said: str) -> Iterator[Finding]:
    if not school.staff or _known(school, who, today):
        return
    mark = origin.mark(*path)
    former = next((one for one in school.staff if who in one.posts), None)
    if former is not None:
        related = ((former.origin.mark("post"), f"{former.name} 不在任"),)
        yield Finding(mark, f"{said}“{who}”这个职务现在没有人担任", f"在 {PEOPLE_FILE} 里写上接任的人", related)
    else:
        yield Finding(mark, f"{said}“{who}”在 {PEOPLE_FILE} 里既不是姓名，也不是职务", _near_hint(school, who))


@rule("R001", ERROR)
def unknown_member(school: School, today: date) -> Iterator[Finding]:
    """领导小组里有查无此人的成员

    查什么：组长、副组长、成员、办公室和工作小组里写的，是否都是 people.yaml 里的姓名、有人担任的职务，
    或“全体教师”“各班班主任”这样以“全体”“各”开头的集体。
    为什么：人事变动后名单没改、或从别校方案抄来的名单，检查时一对就露馅，出事时也找不到人。
    错例：members: [张主任]
    对例：members: [德育主任]
    怎么改：写姓名全称或职务；新来的人先加到 people.yaml。
    """
    for group in school.groups:
        yield from _unknown(school, today, group.head, group.origin, "head", said="组长")
        for key, said in (("deputies", "副组长"), ("members", "成员")):
            for index, who in enumerate(getattr(group, key)):
                yield from _unknown(school, today, who, group.origin, key, index, said=said)
        if group.office:
            yield from _unknown(school, today, group.office.head, group.office.origin, "head", said="办公室主任")
            for index, who in enumerate(group.office.members):
                yield from _unknown(school, today, who, group.office.origin, "members", index, said="办公室成员")
        for team in group.teams:
            yield from _unknown(school, today, team.head, team.origin, "head", said="小组组长")
            for index, who in enumerate(team.members):
                yield from _unknown(school, today, who, team.origin, "members", index, said="小组成员")


@rule("R002", ERROR)
def unknown_on_duty(school: School, today: date) -> Iterator[Finding]:
    """值班表里有查无此人的名字

    查什么：值班表的带班领导和值班人员是否都在 people.yaml 里。
    为什么：值班表要报上级备案，抽查时按表打电话；表上的人不存在就是脱岗。
    错例：leader: 李校长
    对例：leader: 陈国栋
    怎么改：写姓名全称或职务。
    """
    rota = school.duties.rota if school.duties else None
    for day in rota.week if rota else ():
        yield from _unknown(school, today, day.leader, day.origin, "leader", said="带班领导")
        for index, who in enumerate(day.staff):
            yield from _unknown(school, today, who, day.origin, "staff", index, said="值班人员")


@rule("R003", WARNING)
def unknown_responsible(school: School, today: date) -> Iterator[Finding]:
    """隐患责任人不在教职工名单里

    查什么：未销号隐患的责任人是否是 people.yaml 里的姓名或职务。
    为什么：五落实的“责任”要落到具体的人；写成“后勤”或已调走的人，等于没有人负责。已销号的旧条目不追究。
    错例：responsible: 后勤
    对例：responsible: 总务主任
    怎么改：写姓名或职务；确由校外单位整改的，写校内负责督促的人，校外单位写进 measures。
    """
    for hazard in school.hazards:
        if hazard.conclusion != "合格":
            yield from _unknown(school, today, hazard.responsible, hazard.origin, "responsible", said="责任人")


@rule("R004", WARNING)
def same_name_twice(school: School, today: date) -> Iterator[Finding]:
    """教职工名单里同名

    查什么：people.yaml 里有没有两条相同的姓名。
    为什么：名单、值班表按姓名找人，同名时分不清是谁；也可能是同一个人填了两遍。
    错例：两条 name: 王芳
    对例：name: 王芳（大）、name: 王芳（小），或合成一条、职务写进 also
    怎么改：同一个人就合并，兼任的职务写进 also；真同名就加字区分。
    """
    for person, first in repeated(school.staff, "name"):
        related = ((first.origin.mark("name"), "前一条在这里"),)
        yield Finding(person.origin.mark("name"), f"“{person.name}”出现了两次", "合并，或加字区分", related)


@rule("R005", WARNING)
def missing_evidence(school: School, today: date) -> Iterator[Finding]:
    """佐证材料文件不存在

    查什么：隐患 evidence 里写的文件，文件夹里有没有。
    为什么：整改前后的照片是销号的依据，验收时要能打开。
    错例：evidence: [evidence/2026-003.jpg]，但文件夹里没有这张照片
    对例：照片放进 evidence/，路径与文件名一致
    怎么改：把文件放进去，或改正路径（用 / 分隔，从方案文件夹算起）。
    """
    for hazard in school.hazards:
        for index, file in enumerate(hazard.evidence):
            if file.replace("\\", "/") not in school.files:
                yield Finding(
                    hazard.origin.mark("evidence", index), f"没有找到 {file}", "把文件放到这个位置，或改正路径"
                )


@rule("R006", ERROR)
def missing_attachment(school: School, today: date) -> Iterator[Finding]:
    """方案附件的文件不存在

    查什么：方案 attachments 里 file 写的文件，文件夹里有没有。
    为什么：附件说明列了、正文后面却没有，是公文硬伤（GB/T 9704-2012 第 7.3.7 条：附件与附件说明一致）。
    错例：file: plans/route.md（实际是 routes.md）
    对例：file: plans/routes.md
    怎么改：改正路径，或补上文件。
    """
    for plan in school.plans:
        for index, one in enumerate(plan.attachments):
            if one.file and one.file not in school.files:
                yield Finding(
                    plan.origin.mark("attachments", index, "file"), f"没有找到 {one.file}", "改正路径，或补上文件"
                )


@rule("R007", ERROR)
def group_named_twice(school: School, today: date) -> Iterator[Finding]:
    """两个领导小组同名

    查什么：leadership.yaml 里的小组名称是否重复。
    为什么：方案按名称取名单，同名时不知道取哪一份。
    错例：两个 name: 安全工作领导小组
    对例：name: 消防安全工作领导小组、name: 反恐怖防范工作领导小组
    怎么改：改名，或合并。
    """
    for group, first in repeated(school.groups, "name"):
        related = ((first.origin.mark("name"), "前一个在这里"),)
        message = f"{LEADERSHIP_FILE} 里有两个“{group.name}”"
        yield Finding(group.origin.mark("name"), message, "改名，或合并成一个", related)
