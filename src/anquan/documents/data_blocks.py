"""Blocks made of the folder's data: what `{{ leadership("…") }}` and its sisters put into a plan."""

from collections.abc import Callable, Iterable
from datetime import date, time
from typing import Any

from anquan.dates import chinese_date
from anquan.documents.blocks import Block, Grid, Paragraph, Run
from anquan.ledger.hazards import State, days_overdue, due_on, exists, state
from anquan.model.fields import choices, field_of, title
from anquan.model.hazard import Hazard
from anquan.model.leadership import Group, Office, Team
from anquan.model.origin import Record
from anquan.model.school import School


class UnknownNameError(Exception):
    """A block was asked for a name that the folder does not have. The message is for the reader."""


class DataBlocks:
    """The functions a plan may call. Every one takes names as written in the folder and returns blocks.

    `day` is the date of the document: a list of open hazards shows the state of that day, so a document does not
    change when it is rendered again.
    """

    def __init__(self, school: School, day: date) -> None:
        self.school = school
        self.day = day

    def functions(self) -> dict[str, Callable[..., Any]]:
        """The functions by the name they have in a plan."""
        return {
            "leadership": self.leadership,
            "leadership_table": self.leadership_table,
            "teams": self.teams,
            "teams_table": self.teams_table,
            "duties": self.duties,
            "duties_table": self.duties_table,
            "rota_table": self.rota_table,
            "hazards_table": self.hazards_table,
            "holder": self.holder,
            "cdate": chinese_date,
        }

    def leadership(self, group: str) -> tuple[Block, ...]:
        """组长、副组长、成员和办公室, one paragraph each."""
        one = self._group(group)
        lines = [("组　长：", (one.head,)), ("副组长：", one.deputies), ("成　员：", one.members)]
        said = [label + "、".join(self._named(who) for who in people) for label, people in lines if people]
        if one.office:
            said.append(self._office_sentence(one.office))
        return _paragraphs(said)

    def leadership_table(self, group: str | None = None) -> tuple[Block, ...]:
        """领导小组成员名单 as a table: one group, or all of them under each other."""
        groups = [self._group(group)] if group else list(self.school.groups)
        if not groups:
            raise UnknownNameError("leadership.yaml 里还没有领导小组")
        blocks: list[Block] = []
        for one in groups:
            rows = [("组长", one.head), *(("副组长", who) for who in one.deputies)]
            rows += [("成员", who) for who in one.members]
            if one.office:
                rows.append(("办公室主任", one.office.head))
                rows += [("办公室成员", who) for who in one.office.members]
            listed = tuple((role, *self._person_cells(who)) for role, who in rows)
            caption = "" if group else one.name
            blocks.append(Grid((("小组职务", "姓名", "职务"),), listed, caption))
        return tuple(blocks)

    def teams(self, group: str) -> tuple[Block, ...]:
        """The working teams of a group, a paragraph each: name, head, members, duty."""
        one = self._group(group)
        return _paragraphs(
            f"{team.name}。组长：{self._named(team.head)}{self._members(team)}。{team.duty or ''}" for team in one.teams
        )

    def teams_table(self, group: str) -> tuple[Block, ...]:
        """The working teams of a group as a table (分工表)."""
        rows = tuple(
            (team.name, self._named(team.head), "、".join(self._named(who) for who in team.members), team.duty or "")
            for team in self._group(group).teams
        )
        return (Grid((("小组", "组长", "成员", "职责"),), rows),)

    def duties(self, holder: str) -> tuple[Block, ...]:
        """The duties of one post or team, numbered."""
        for duty in self.school.duties.duties if self.school.duties else ():
            if duty.holder == holder:
                return _paragraphs(f"{number}.{item}" for number, item in enumerate(duty.items, 1))
        raise UnknownNameError(f"duties.yaml 里没有“{holder}”的职责")

    def duties_table(self) -> tuple[Block, ...]:
        """岗位职责 as a table, every post of duties.yaml."""
        listed = self.school.duties.duties if self.school.duties else ()
        rows = tuple(
            (*self._post_and_names(duty.holder), "".join(f"{n}.{item}" for n, item in enumerate(duty.items, 1)))
            for duty in listed
        )
        return (Grid((("岗位", "姓名", "职责"),), rows),)

    def rota_table(self) -> tuple[Block, ...]:
        """一周值班安排 as a table, with the shifts in a line under it."""
        rota = self.school.duties.rota if self.school.duties else None
        if rota is None:
            raise UnknownNameError("duties.yaml 里没有值班安排 rota")
        rows = tuple((day.day, self._named(day.leader), "、".join(day.staff)) for day in rota.week)
        grid = Grid((("星期", "带班领导", "值班人员"),), rows)
        shifts = "；".join(
            f"{one.name} {_clock(one.start)}—{_clock(one.end)}" + (f"（{one.place}）" if one.place else "")
            for one in rota.shifts
        )
        return (grid, *_paragraphs([f"值班时段：{shifts}。"] if shifts else []))

    def hazards_table(
        self, open: bool = True, level: str | None = None, category: str | None = None
    ) -> tuple[Block, ...]:
        """隐患清单 as a table: those not closed on the document's date, or all found by then with open=false."""
        _one_of(Hazard, "level", level)
        _one_of(Hazard, "category", category)
        chosen = [
            one
            for one in self.school.hazards
            if exists(one, self.day)
            and (not open or state(one, self.day) is not State.CLOSED)
            and level in (None, one.level)
            and category in (None, one.category)
        ]
        if not chosen:
            kind = (level or "") + (f"{category}类" if category else "")
            said = f"无未销号的{kind}隐患" if open and kind else "无未销号隐患" if open else f"无{kind}隐患记录"
            return _paragraphs([f"截至{chinese_date(self.day)}，{said}。"])
        head = (
            "编号",
            *(title(Hazard, key) for key in ("place", "description", "level", "responsible", "due")),
            "状态",
        )
        rows = tuple(
            (
                one.id,
                one.place,
                one.description,
                one.level,
                self._named(one.responsible),
                f"{due_on(one, self.day)}",
                self._state(one),
            )
            for one in sorted(chosen, key=lambda one: (one.found, one.id))
        )
        return (Grid((head,), rows),)

    def holder(self, post: str) -> str:
        """The names of those who hold a post, joined by 、."""
        names = self._holders_of(post)
        if not names:
            raise UnknownNameError(f"people.yaml 里没有人担任“{post}”")
        return names

    def _state(self, hazard: Hazard) -> str:
        late = days_overdue(hazard, self.day)
        return f"{state(hazard, self.day)}" + (f"，逾期 {late} 天" if late else "")

    def _group(self, name: str) -> Group:
        found = self.school.group(name)
        if found is None:
            known = "、".join(one.name for one in self.school.groups) or "（空）"
            raise UnknownNameError(f"leadership.yaml 里没有“{name}”，有的是：{known}")
        return found

    def _named(self, who: str) -> str:
        """A post with its holder's name, 陈国栋（校长）; a collective or an unknown stays as written."""
        name, post = self._person_cells(who)
        return f"{name}（{post}）" if name and post else name or post

    def _person_cells(self, who: str) -> tuple[str, str]:
        """Name and post of a member as the table shows them."""
        person = self.school.person(who, self.day)
        if person is None:
            return who, ""
        return person.name, person.post if who == person.name else who

    def _members(self, team: Team) -> str:
        return "，成员：" + "、".join(self._named(who) for who in team.members) if team.members else ""

    def _post_and_names(self, holder: str) -> tuple[str, str]:
        """For duties given to a post, who holds it; for duties given to a person, the post."""
        person = self.school.named(holder)
        return (person.post, person.name) if person else (holder, self._holders_of(holder))

    def _holders_of(self, post: str) -> str:
        return "、".join(one.name for one in self.school.holders(post, self.day))

    def _office_sentence(self, office: Office) -> str:
        members = "、".join(self._named(who) for who in office.members)
        return (
            f"领导小组下设办公室，办公室设在{office.at}，由{self._named(office.head)}兼任办公室主任"
            + (f"，成员：{members}" if members else "")
            + "。"
        )


def _one_of(record: type[Record], key: str, value: str | None) -> None:
    """A filter that fits nothing would say that there is nothing: a word that the vocabulary lacks is an error."""
    field = field_of(record, key)
    if value is not None and value not in choices(field.type):
        raise UnknownNameError(f"没有“{value}”这个{field.title}，有的是：{'、'.join(choices(field.type))}")


def _paragraphs(lines: Iterable[str]) -> tuple[Block, ...]:
    return tuple(Paragraph((Run(line),)) for line in lines)


def _clock(moment: time) -> str:
    return f"{moment.hour}:{moment.minute:02d}"
