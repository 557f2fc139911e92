"""Where a record of the folder was written, so that everything said about it can point there."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from anquan.diagnostics import Mark


class Origin:
    """The file and the piece of the file's tree from which a record was read.

    `node` is the mapping as it was written. Its `marks` give, for every key, where key and value stand; see
    `files/tree.py`.
    """

    __slots__ = ("file", "node")

    def __init__(self, file: str, node: Any) -> None:
        self.file = file
        self.node = node

    def mark(self, *path: str | int) -> Mark:
        """The mark of the value at `path` below the record, or of the nearest thing above it that exists.

        A mapping or list is marked at its key, a single value at the value itself.
        """
        node, at = self.node, getattr(self.node, "at", (0, 0))
        for step in path:
            marks = getattr(node, "marks", None)
            if marks is None:
                break
            try:
                entry = marks[step]
            except (KeyError, IndexError, TypeError):
                break
            node = node[step]
            nested = isinstance(node, Mapping | Sequence) and not isinstance(node, str)
            at = entry[:2] if nested or node is None else entry[2:]
        return Mark(self.file, at[0] + 1, at[1] + 1)


NOWHERE = Origin("", None)
"""The origin of records that were made by a program, not read from a file."""


class Record(Struct, frozen=True, kw_only=True):
    """Anything read from a folder. `origin` is not part of the file: it says where the record stands."""

    origin: Origin = NOWHERE

    def __str__(self) -> str:
        """The record by its first key: a person by the name, a hazard by the id."""
        return str(getattr(self, self.__struct_fields__[1]))

    def __repr__(self) -> str:
        """Never the whole content: phones must not get into crash logs or, by way of an expression, into papers."""
        return f"<{type(self).__name__} {self}>"
