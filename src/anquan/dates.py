"""Days, months and times of day as Chinese school files write them."""

import re
from datetime import date, time, timedelta
from functools import cache
from typing import NamedTuple

DATE_HINT = "日期写成 2026-09-01 的样子"
TIME_HINT = "时间写成 7:30 或 17:30 的样子"

PLAUSIBLE_YEARS = range(1900, 2200)
"""A year outside is a slip of the hand: 20010年, 0206-09-01."""

_DATE = r"([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|/([0-9]{1,2})/([0-9]{1,2})|\.([0-9]{1,2})\.([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)"
_TIME = r"([0-9]{1,2})[:：]([0-9]{2})"
_MONTH = r"([0-9]{4})(?:-([0-9]{1,2})|年([0-9]{1,2})月)"


def parse_date(text: str) -> date:
    """Read 2026-09-01, 2026-9-1, 2026/9/1, 2026.9.1 or 2026年9月1日.

    Raises ValueError with the reason in Chinese: not of that form, a year that nobody means (0206), or a day that does not exist
    (2026-02-30).
    """
    found = _pattern(_DATE).fullmatch(text.strip())
    if found is None:
        raise ValueError(f"不是日期：“{text}”")
    year, month, day = (int(part) for part in found.groups() if part is not None)
    if year not in PLAUSIBLE_YEARS:
        raise ValueError(f"年份不对：“{text}”")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"没有这一天：“{text}”") from None


def parse_time(text: str) -> time:
    """Read 7:30 or 17:30 (24-hour clock). Raises ValueError with the reason in Chinese."""
    found = _pattern(_TIME).fullmatch(text.strip())
    if found is None:
        raise ValueError(f"不是时间：“{text}”")
    try:
        return time(int(found[1]), int(found[2]))
    except ValueError:
        raise ValueError(f"没有这个时间：“{text}”") from None


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """Compiled when first needed: a start of the program pays only for the patterns it uses."""
    return re.compile(source)


def chinese_date(day: date) -> str:
    """2026年9月1日: Arabic numerals, full year, no leading zeros (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


class Period(NamedTuple):
    """A run of days, both ends included."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    def up_to(self, day: date) -> "Period":
        """The part of the period that has happened by the end of `day`."""
        return Period(self.first, min(self.last, day))


class Month(NamedTuple):
    """A calendar month."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month in which a day lies."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Read 2026-10, 2026-9 or 2026年9月. Raises ValueError with the reason in Chinese."""
        found = _pattern(_MONTH).fullmatch(text.strip())
        if found is None:
            raise ValueError(f"不是月份：“{text}”，请写成 2026-10 的样子")
        year, month = (int(part) for part in found.groups() if part is not None)
        if not (1 <= month <= 12 and 1 <= year <= 9998):
            raise ValueError(f"没有这个月：“{text}”")
        return cls(year, month)

    @property
    def next(self) -> "Month":
        """The month after."""
        return Month(self.year + 1, 1) if self.month == 12 else Month(self.year, self.month + 1)

    @property
    def previous(self) -> "Month":
        """The month before."""
        return Month(self.year - 1, 12) if self.month == 1 else Month(self.year, self.month - 1)

    @property
    def period(self) -> Period:
        """All days of the month."""
        following = self.next
        return Period(date(self.year, self.month, 1), date(following.year, following.month, 1) - timedelta(days=1))

    def day(self, number: int) -> date:
        """One day of the month."""
        return date(self.year, self.month, number)

    def chinese(self) -> str:
        """2026年10月."""
        return f"{self.year}年{self.month}月"

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"
