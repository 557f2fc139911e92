"""A YAML text as a flat list of items: `- {id: 1}` is LIST, MAP, "id", "1", END_MAP, END_LIST.

An edit cuts and pastes the text and, in the same way, the list of items; when the new text reads as the new list,
the edit did what was meant. A flat list is also far smaller than a tree of nodes, which counts for a ledger with
thousands of entries.
"""

import enum
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from anquan.files.parser import NULLS
from anquan.files.parser import Parser as _Parser


class Shape(enum.Enum):
    """What stands in the list of items where no text stands."""

    MAP = enum.auto()
    END_MAP = enum.auto()
    LIST = enum.auto()
    END_LIST = enum.auto()
    NOTHING = enum.auto()
    """`key:` with nothing behind it, `~` or `null`."""


Item: TypeAlias = str | Shape
SHAPES: dict[type, Shape] = {
    MappingStartEvent: Shape.MAP,
    MappingEndEvent: Shape.END_MAP,
    SequenceStartEvent: Shape.LIST,
    SequenceEndEvent: Shape.END_LIST,
}


class LastWords(NamedTuple):
    """The text that a file ends with, whether it is a block (`|`, `>`), and the index behind its last character."""

    text: str
    is_block: bool
    end: int


def read_as(text: str, want: Sequence[Item]) -> LastWords | None:
    """Whether a text reads as exactly these items: its last words, or None when it does not.

    This is the second reading that every edit gets, so it keeps nothing.
    """
    number = 0
    last: Any = None
    try:
        for event in events(text):
            kind = type(event)
            if kind is ScalarEvent:
                last = event
                item = event.value if event.style or event.value not in NULLS else Shape.NOTHING
            elif kind in SHAPES:
                item = SHAPES[kind]
            elif kind is AliasEvent:
                return None
            else:
                continue
            if number == len(want) or item != want[number]:
                return None
            number += 1
    except (yaml.YAMLError, UnicodeEncodeError):
        return None
    if number < len(want):
        return None
    return LastWords(last.value, last.style in ("|", ">"), last.end_mark.index) if last else LastWords("", False, 0)


def events(text: str) -> Iterator[Any]:
    """The events of the parser. A missing line end at the end of the text is read as if it were there.

    Otherwise block text at the end would read differently once a line follows.
    """
    parser: Any = _Parser(text if text.endswith("\n") else text + "\n")
    try:
        yield from iter(parser.get_event, None)
    finally:
        parser.dispose()
