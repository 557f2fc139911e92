"""The Chinese name of a field, from the one place where it is written: `Meta(title=...)` beside its type."""

from functools import cache

from msgspec import Meta, Struct
from msgspec.structs import fields


@cache
def titles(record: type[Struct]) -> dict[str, str]:
    """Field name → Chinese title, in the order of the type. Fields without a title (`origin`) are left out."""
    return {
        field.name: meta.title
        for field in fields(record)
        for meta in getattr(field.type, "__metadata__", ())
        if isinstance(meta, Meta) and meta.title
    }


def title(record: type[Struct], field: str) -> str:
    """The Chinese title of one field, such as 发现日期 for `title(Hazard, "found")`. KeyError when it has none."""
    return titles(record)[field]
