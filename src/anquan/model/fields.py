"""What the types say about their fields: the one place that loading, schema, headings and reference draw on."""

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from msgspec import NODEFAULT, Meta
from msgspec.structs import fields as struct_fields

from anquan.model.origin import Record


class Field(NamedTuple):
    """One key of a record: its Chinese name, what may stand there and whether it must."""

    key: str
    title: str
    description: str
    examples: tuple[Any, ...]
    type: Any
    """The bare type: str, int, Decimal, bool, date, time, a Literal, a Record class, or tuple[item, ...]."""
    required: bool


@cache
def fields_of(record: type[Record]) -> tuple[Field, ...]:
    """The keys of a record in the order of the vocabulary. `origin` is ours and not among them."""
    return tuple(_fields(record))


@cache
def field_of(record: type[Record], key: str) -> Field:
    """One key of a record. Raises KeyError for a key that the record does not have."""
    for field in fields_of(record):
        if field.key == key:
            return field
    raise KeyError(key)


def title(record: type[Record], key: str) -> str:
    """The Chinese name of a key. Raises KeyError as `field_of`."""
    return field_of(record, key).title


def choices(kind: Any) -> tuple[str, ...]:
    """The allowed values of a Literal type, in the order of the vocabulary; empty for any other type."""
    return get_args(kind) if get_origin(kind) is Literal else ()


def item_of(kind: Any) -> Any:
    """The type of the entries of a list, or None when `kind` is no list."""
    return get_args(kind)[0] if get_origin(kind) is tuple else None


def is_record(kind: Any) -> bool:
    """True for a type that is written as a mapping of its own."""
    return isinstance(kind, type) and issubclass(kind, Record)


def _fields(record: type[Record]) -> Iterator[Field]:
    for one in struct_fields(record):
        if one.name == "origin":
            continue
        kind, metas = _bare(one.type)
        named = next((meta for meta in metas if meta.title is not None), None)
        if named is None or named.title is None:
            raise TypeError(f"{record.__name__}.{one.name} has no Chinese title")
        yield Field(
            key=one.encode_name,
            title=named.title,
            description=named.description or "",
            examples=tuple(named.examples or ()),
            type=kind,
            required=one.default is NODEFAULT and one.default_factory is NODEFAULT,
        )


def _bare(annotation: Any) -> tuple[Any, list[Meta]]:
    """The type without Annotated and without `| None`, and every Meta met on the way, outermost first."""
    metas: list[Meta] = []
    kind = annotation
    while True:
        if get_origin(kind) is Annotated:
            inner, *extra = get_args(kind)
            metas = [one for one in extra if isinstance(one, Meta)] + metas
            kind = inner
        elif get_origin(kind) in (Union, types.UnionType):
            (kind,) = (one for one in get_args(kind) if one is not type(None))
        else:
            return kind, metas
