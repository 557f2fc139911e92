"""people.yaml: the staff (教职工), whose names and posts the other files refer to."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from anquan.model.origin import Record


class Person(Record, frozen=True, kw_only=True):
    """One member of staff. Phones are for the office copy; they are never printed in public copies."""

    name: Annotated[str, Meta(title="姓名", examples=["陈国栋"])]
    post: Annotated[str, Meta(title="职务", examples=["校长"])]
    also: Annotated[
        tuple[str, ...], Meta(title="兼任", description="同时担任的其他职务", examples=[["安全办主任"]])
    ] = ()
    phone: Annotated[str | None, Meta(title="电话", examples=["13900000001"])] = None
    since: Annotated[date | None, Meta(title="任职日期", examples=["2024-09-01"])] = None
    until: Annotated[date | None, Meta(title="离任日期", description="离任后不再出现在名单里")] = None
    note: Annotated[str | None, Meta(title="备注")] = None

    @property
    def posts(self) -> tuple[str, ...]:
        """All posts the person holds, the main one first."""
        return (self.post, *self.also)

    def serves(self, day: date) -> bool:
        """True when the person is in office on that day; the day of leaving is the last one."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class People(Record, frozen=True, kw_only=True):
    """The file people.yaml."""

    staff: Annotated[tuple[Person, ...], Meta(title="教职工")]
