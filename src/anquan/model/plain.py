"""A record as plain data for JSON, or as a line of text."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from anquan.model.fields import fields_of
from anquan.model.origin import Record


def plain(value: Any) -> Any:
    """The value as JSON can hold it: dates as 2026-09-01, amounts as numbers, what is not written left out."""
    if isinstance(value, Record):
        pairs = ((field.key, getattr(value, field.key)) for field in fields_of(type(value)))
        return {key: plain(one) for key, one in pairs if one is not None and one != ()}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, date | time):
        return value.isoformat() if isinstance(value, date) else f"{value:%H:%M}"
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def sentence(value: Any) -> str:
    """The value as a person reads it on one line, with the Chinese names of its parts."""
    if isinstance(value, Record):
        pairs = ((field.title, getattr(value, field.key)) for field in fields_of(type(value)))
        return "，".join(f"{title} {sentence(one)}" for title, one in pairs if one not in (None, ()))
    if isinstance(value, tuple | list):
        return "；".join(sentence(one) for one in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return f"{plain(value)} 元"
    return " ".join(str(plain(value)).split())
