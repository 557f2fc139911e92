"""One finding about a file: where it stands, what is wrong, what to type instead."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """`error` fails a check; `warning` fails it only under --strict."""

    ERROR = "error"
    WARNING = "warning"


class Mark(NamedTuple):
    """A place in a file of the folder.

    `file` is relative to the folder, with forward slashes. `line` and `column` count from 1; a column is one
    character, so a Chinese character counts as one. A mark of a whole file is line 1, column 1.
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Diagnostic(NamedTuple):
    """One finding. `hint` says what to type; `related` points at the other places that belong to it.

    `unreadable` is True when the file, or the rest of it, could not be read: every answer drawn from the folder
    would then be incomplete, and commands say so with exit code 2.
    """

    code: str
    severity: Severity
    message: str
    mark: Mark
    hint: str = ""
    related: tuple[tuple[Mark, str], ...] = ()
    unreadable: bool = False


def in_order(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings as a person reads them: by file, line, column, then code."""
    return sorted(found, key=lambda one: (one.mark, one.code, one.message))
