"""duties.yaml: what each post answers for (职责), and the week's duty rota (值班)."""

from datetime import time
from typing import Annotated, Literal

from msgspec import Meta

from anquan.model.origin import Record

Weekday = Literal["周一", "周二", "周三", "周四", "周五", "周六", "周日"]


class Duty(Record, frozen=True, kw_only=True):
    """The duties of one post or team (岗位职责)."""

    holder: Annotated[str, Meta(title="岗位", description="职务、姓名或小组名称", examples=["校长"])]
    items: Annotated[tuple[str, ...], Meta(title="职责", examples=[["全面负责学校安全工作。"]])]


class Shift(Record, frozen=True, kw_only=True):
    """One stretch of duty on a school day, such as 早到校 or 午间."""

    name: Annotated[str, Meta(title="时段", examples=["早到校"])]
    start: Annotated[time, Meta(title="开始", examples=["7:20"])]
    end: Annotated[time, Meta(title="结束", examples=["8:00"])]
    place: Annotated[str | None, Meta(title="地点", examples=["校门口"])] = None


class DutyDay(Record, frozen=True, kw_only=True):
    """Who is on duty on one weekday."""

    day: Annotated[Weekday, Meta(title="星期", examples=["周一"])]
    leader: Annotated[str, Meta(title="带班领导", examples=["陈国栋"])]
    staff: Annotated[tuple[str, ...], Meta(title="值班人员", examples=[["林晓梅", "保安"]])]


class Rota(Record, frozen=True, kw_only=True):
    """The week's duty rota (一周值班安排)."""

    shifts: Annotated[tuple[Shift, ...], Meta(title="值班时段")] = ()
    week: Annotated[tuple[DutyDay, ...], Meta(title="一周安排")]


class Duties(Record, frozen=True, kw_only=True):
    """The file duties.yaml."""

    duties: Annotated[tuple[Duty, ...], Meta(title="岗位职责")]
    rota: Annotated[Rota | None, Meta(title="值班")] = None
