"""Text to a tree in which every scalar is text and every key and value knows its place.

YAML guesses types (`17:30` becomes 1050, `no` becomes false, `012` becomes 10) and takes the last of two equal
keys. Here nothing is guessed: libyaml gives the events, this module builds the tree and refuses what a plain list
of records never needs (anchors, aliases, tags, merge keys, several documents).
"""

import re
from typing import Any, NamedTuple, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from anquan.diagnostics import Diagnostic, Mark, Severity
from anquan.files.decode import hidden_character
from anquan.files.parser import NULLS
from anquan.files.parser import Parser as _Parser
from anquan.files.syntax import explain_syntax_error, swallowed_key

MAX_DEPTH = 24

Place: TypeAlias = tuple[int, int, int, int]
"""Line and column of the key, line and column of the value, from 0. In a list both are those of the entry."""


class Map(dict[str, Any]):
    """A mapping with the places of its keys and values. `at` is its own line and column, from 0."""

    __slots__ = ("at", "marks")

    def __init__(self, at: tuple[int, int]) -> None:
        super().__init__()
        self.at = at
        self.marks: dict[str, Place] = {}


class Seq(list[Any]):
    """A list with the places of its entries."""

    __slots__ = ("at", "marks")

    def __init__(self, at: tuple[int, int]) -> None:
        super().__init__()
        self.at = at
        self.marks: list[Place] = []


class BlockText(str):
    """Text of a literal block (`body: |`). `line` and `column`, from 0, are where its first character stands.

    Line n of the text is line `line` + n of the file, so a finding inside a plan's body can be placed.
    """

    line: int
    column: int


class Tree(NamedTuple):
    """A file, read. `root` is a Map, a Seq, a text, or None for an empty file; it is None too when unreadable."""

    file: str
    root: Any
    problems: list[Diagnostic]


class _RefusedError(Exception):
    """Something the reader does not take; the rest of the file is not read."""

    def __init__(self, code: str, message: str, mark: Any, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.mark, self.hint = code, message, mark, hint


def parse(text: str, file: str) -> Tree:
    """Build the tree of one file. Never raises on what people wrote: see `Tree.problems`."""
    builder = _Builder(text, file)
    try:
        root = builder.build()
    except _RefusedError as refusal:
        mark = Mark(file, refusal.mark.line + 1, refusal.mark.column + 1)
        problem = Diagnostic(refusal.code, Severity.ERROR, refusal.message, mark, refusal.hint, unreadable=True)
        return Tree(file, None, [*builder.problems, problem])
    except yaml.MarkedYAMLError as error:
        return Tree(file, None, [*builder.problems, explain_syntax_error(error, text, file)])
    builder.report_cut_comments()
    return Tree(file, root, builder.problems)


class _Builder:
    """One pass over the events of one file."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.problems: list[Diagnostic] = []
        self.blocks: list[tuple[int, int]] = []
        self.run_on: Map | None = None
        """The mapping in which a second record was written without its dash."""
        self._lines: list[str] | None = None

    def build(self) -> Any:
        parser = _Parser(self.text)
        try:
            return self._build(parser.get_event)
        finally:
            parser.dispose()

    def _build(self, get_event: Any) -> Any:
        root = Seq((0, 0))
        stack: list[tuple[Any, str | None, Any]] = []
        node: Any = root
        is_map = False
        key: str | None = None
        key_mark: Any = None
        documents = 0
        while True:
            event = get_event()
            if event is None:
                break
            kind = type(event)
            if kind is ScalarEvent:
                if event.tag is not None or event.anchor is not None:
                    raise self._unwanted(event)
                value = event.value
                start = event.start_mark
                if event.style == '"' and not value.isprintable():
                    self._check_escapes(value, start)
                if is_map and key is None:
                    self._check_key(value, event, node)
                    key, key_mark = value, start
                    continue
                style = event.style
                if not style:
                    if value in NULLS:
                        value = None
                    elif " " in value and (":" in value or "：" in value):
                        self._check_swallowed(event)
                elif style in "|>":
                    value = self._block_text(event)
                if is_map:
                    if key not in node:  # the first of two equal keys counts; the second was reported
                        node[key] = value
                        node.marks[key] = (key_mark.line, key_mark.column, start.line, start.column)
                    key = None
                else:
                    node.append(value)
                    node.marks.append((start.line, start.column, start.line, start.column))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                start = event.start_mark
                if event.tag is not None or event.anchor is not None:
                    raise self._unwanted(event)
                if is_map and key is None:
                    raise _RefusedError("F014", "键必须是一个词", start, "冒号前面只写键名，例如 place: 教学楼")
                if len(stack) >= MAX_DEPTH:
                    raise _RefusedError(
                        "F009", f"嵌套超过 {MAX_DEPTH} 层", start, "台账和方案用不到这么多层，检查括号或缩进"
                    )
                child: Any = (
                    Map((start.line, start.column)) if kind is MappingStartEvent else Seq((start.line, start.column))
                )
                if is_map:
                    if key not in node:
                        node[key] = child
                        node.marks[key] = (key_mark.line, key_mark.column, start.line, start.column)
                else:
                    node.append(child)
                    node.marks.append((start.line, start.column, start.line, start.column))
                stack.append((node, key, is_map))
                node, is_map, key = child, kind is MappingStartEvent, None
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                node, key, is_map = stack.pop()
                key = None
            elif kind is AliasEvent:
                raise self._unwanted(event)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise _RefusedError(
                        "F008", "一个文件里有多个文档（---）", event.start_mark, "删掉 --- 这一行，或分成两个文件"
                    )
        return root[0] if root else None

    def _check_key(self, value: str, event: Any, node: Map) -> None:
        mark = event.start_mark
        if value == "<<" and not event.style:
            raise _RefusedError("F007", "不支持合并键 <<", mark, "把要用的内容直接写出来")
        if value in node:
            if node is self.run_on:
                return  # the rest of the entry that was told already
            first = node.marks[value]
            message, hint = f"键 {value} 写了两遍", "留下对的一行，删掉另一行"
            if value == next(iter(node)) and len(node) > 2:
                self.run_on = node
                message += "，从这里起像是另一条记录"
                hint = f"另一条记录的第一行前面要有“- ”：- {value}: ……；确实写重了，就删掉一行"
            self.problems.append(
                Diagnostic(
                    "F006",
                    Severity.ERROR,
                    message,
                    Mark(self.file, mark.line + 1, mark.column + 1),
                    hint,
                    ((Mark(self.file, first[0] + 1, first[1] + 1), "第一次写在这里"),),
                )
            )

    def _check_escapes(self, value: str, mark: Any) -> None:
        """`"\\e[2J"` would wipe the screen that shows it, and no Word file may hold it."""
        hidden = hidden_character(value, self.file)
        if hidden is not None:
            raise _RefusedError("F004", f"转义写法里{hidden.message}", mark, "删掉反斜杠和它后面的代码，或改用单引号")

    def _unwanted(self, event: Any) -> _RefusedError:
        if isinstance(event, AliasEvent) or event.anchor is not None:
            sign, name = ("*", "别名") if isinstance(event, AliasEvent) else ("&", "锚点")
            message = f"不支持{name} {sign}{event.anchor}"
        else:
            message = f"不支持标签 {event.tag}"
        return _RefusedError(
            "F007", message, event.start_mark, "如果这是文字内容，用引号括起来；如果是引用，把内容直接写出来"
        )

    def _check_swallowed(self, event: Any) -> None:
        """A plain text over several lines may have swallowed `键：值` written with a full-width colon."""
        first, last = event.start_mark.line, event.end_mark.line
        if first == last:
            return
        for number in range(first + 1, last + 1):
            found = swallowed_key(self._line(number))
            if found is not None:
                column, message, hint = found
                mark = Mark(self.file, number + 1, column + 1)
                # Our keys are English. 2 to 6 Chinese characters and a colon may also be prose that runs on.
                sure = self._line(number).lstrip(" -")[:1].isascii()
                severity = Severity.ERROR if sure else Severity.WARNING
                self.problems.append(Diagnostic("F010", severity, message, mark, hint))

    def _block_text(self, event: Any) -> str:
        start = event.start_mark.line
        self.blocks.append((start, event.end_mark.line))
        text: str = event.value
        if event.style != "|":
            return text
        block = BlockText(text)
        block.line = start + 1
        first = next((line for line in text.split("\n") if line.strip()), "")
        offset = next((n for n, line in enumerate(text.split("\n")) if line.strip()), 0)
        written = self._line(start + 1 + offset)
        block.column = max(0, len(written) - len(first))
        return block

    def _line(self, number: int) -> str:
        if self._lines is None:
            self._lines = re.split("\r\n|\r|\n", self.text)
        return self._lines[number] if number < len(self._lines) else ""

    def report_cut_comments(self) -> None:
        """`place: 见 #3 楼` is cut to `见` by every YAML reader; a comment has a space after its #."""
        number, counted = 0, 0
        blocks = iter(self.blocks)
        block = next(blocks, None)
        for found in _CUT.finditer(self.text):
            number += self.text.count("\n", counted, found.start(1))
            counted = found.start(1)
            while block is not None and block[1] <= number:
                block = next(blocks, None)
            if block is not None and block[0] < number:
                continue
            column = found.start(1) - (self.text.rfind("\n", 0, found.start(1)) + 1)
            self.problems.append(
                Diagnostic(
                    "F012",
                    Severity.WARNING,
                    f"“{found[1].strip()}”从 # 起被当作注释，没有读进来",
                    Mark(self.file, number + 1, column + 1),
                    '中文引号“”不算引号，换成半角的 "'
                    if "“" in found[0]
                    else "如果是内容，把整个值用双引号括起来；如果是注释，# 后面空一格",
                )
            )


_CUT = re.compile(r"""^[^#\n"']*[^\s#"'][ \t]+(#[^\s#][^\n]*)$""", re.MULTILINE)
