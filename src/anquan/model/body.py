"""The 公文 grammar: what each line of a plan's body is.

A line that starts with 一、 （一） 1. or （1） is a heading of that level; when text follows its first 。 the text
runs on in the same paragraph. `| a | b |` is a table row. Any other line is a paragraph. Numbers are literal: they
are read here and checked by a rule, never made.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from anquan.chinese import from_numeral


class LineKind(Enum):
    """What a line of the body is."""

    HEADING = auto()
    PARAGRAPH = auto()
    ROW = auto()


class Line(NamedTuple):
    """One line of a body that holds something.

    `number` counts lines of the body from 0, `column` is where its first character stands. For a heading, `level`
    is 1 to 4, `label` the number as written (`（一）`) and `value` what it counts; `text` is the line without its
    surrounding blanks, with the label.
    """

    kind: LineKind
    text: str
    number: int
    column: int
    level: int = 0
    label: str = ""
    value: int = 0

    def split_run_in(self) -> tuple[str, str]:
        """The heading and the text that runs on after its first 。, which is empty for a heading on its own."""
        head, stop, rest = self.text.partition("。")
        return (head + stop, rest.strip()) if rest.strip() else (self.text, "")


_NUMERAL = "[一二三四五六七八九十]{1,3}"
_THINGS = "(?:年级|号楼|楼|层|班|单元|栋)"
_CLASS = re.compile("班(?:[至到和、的（(]|学生|$)")
_LEVELS = (
    (1, re.compile(rf"({_NUMERAL})、")),
    (2, re.compile(rf"[（(]({_NUMERAL})[）)]、?")),
    # 3.5 米 and 2026.9 are numbers, not headings
    (3, re.compile(r"(\d{1,2})(?:[.．](?!\d)|、)")),
    (4, re.compile(r"[（(](\d{1,2})[）)]")),
)


def lines_of(body: str) -> Iterator[Line]:
    """The lines of a body in order; blank lines are left out."""
    for number, written in enumerate(body.splitlines()):
        text = written.strip()
        if not text:
            continue
        column = len(written) - len(written.lstrip())
        if text.startswith("|"):
            yield Line(LineKind.ROW, text, number, column)
            continue
        yield _heading(text, number, column) or Line(LineKind.PARAGRAPH, text, number, column)


def _heading(text: str, number: int, column: int) -> Line | None:
    for level, pattern in _LEVELS:
        found = pattern.match(text)
        if found is not None:
            value = _value(found[1])
            if value and not _counts_things(found[0], value, text[found.end() :]):
                return Line(LineKind.HEADING, text, number, column, level, found[0], value)
    return None


def _value(written: str) -> int:
    return int(written) if written.isascii() else from_numeral(written) or 0


def _counts_things(label: str, value: int, rest: str) -> bool:
    """True for 一、二年级学生 and （1）班: there the number belongs to what follows and heads nothing."""
    if label.endswith("、"):
        following = re.match(rf"({_NUMERAL}|\d{{1,2}})(?:、|[至到和])?(?:{_NUMERAL}|\d{{1,2}})?{_THINGS}", rest)
        return following is not None and _value(following[1]) == value + 1
    return label[0] in "（(" and _CLASS.match(rest) is not None
