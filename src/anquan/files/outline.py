"""Where everything stands in a YAML text: the list of its items (see `items`) with the place of each."""

import re
from array import array
from collections.abc import Iterator, Sequence
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

from anquan.errors import EditError
from anquan.files.items import SHAPES, Item, Shape, events
from anquan.files.parser import NULLS
from anquan.files.syntax import explain_syntax_error

_LINE_END = re.compile("[\r\n\x85\u2028\u2029]")  # as YAML 1.1 counts
_HEADER = re.compile(r"[|>][-+0-9]*")
_FIX_FIRST = "先运行 anquan check，按提示改好这个文件，再试一次"


class Entry(NamedTuple):
    """A step of a path: the entry of a list in which `key` has this value."""

    key: str
    value: str


Step: TypeAlias = str | int | Entry
Path: TypeAlias = Sequence[Step]


class Outline:
    """The items of a text with their places.

    items    texts and shapes, in order; empty when the text holds nothing but comments
    starts, ends   index in the text of the first character of an item, and of the one after its last
    styles   "" plain, ' or " quoted, | or > block text; of shapes: "{" in braces or brackets, "-" in lines
    closing  for each MAP and LIST, the number of the item that ends it
    """

    def __init__(self, text: str) -> None:
        """Raises EditError when the text is not YAML, or uses anchors, tags or several documents."""
        self.text = text
        self.items: list[Item] = []
        self.starts = array("Q")
        self.ends = array("Q")
        self.styles: list[str] = []
        self.closing: dict[int, int] = {}
        try:
            self._read()
        except yaml.MarkedYAMLError as error:
            problem = explain_syntax_error(error, text, "")
            raise _refusal(problem.mark.line, problem.message) from error
        except (yaml.YAMLError, UnicodeEncodeError) as error:
            raise EditError("文件里有不能出现的字符，没有改动", _FIX_FIRST) from error

    def _read(self) -> None:
        items, starts, ends, styles = self.items, self.starts, self.ends, self.styles
        opened: list[int] = []
        documents = 0
        for event in events(self.text):
            kind = type(event)
            if kind is ScalarEvent:
                if event.tag is not None or event.anchor is not None:
                    raise _unwanted(event)
                style, value = event.style or "", event.value
                items.append(value if style or value not in NULLS else Shape.NOTHING)
                styles.append(style)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.tag is not None or event.anchor is not None:
                    raise _unwanted(event)
                opened.append(len(items))
                items.append(SHAPES[kind])
                styles.append("{" if event.flow_style else "-")
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                start = opened.pop()
                self.closing[start] = len(items)
                items.append(SHAPES[kind])
                styles.append(styles[start])
            elif kind is AliasEvent:
                raise _unwanted(event)
            else:
                documents += kind is DocumentStartEvent
                if documents > 1:
                    raise _refusal(event.start_mark.line + 1, "一个文件里有多个文档（---）")
                continue
            starts.append(event.start_mark.index)
            ends.append(event.end_mark.index)
        if ends and not self.text.endswith("\n"):  # block text at the end takes in the line end that is not there
            for item in range(self.last_leaf(0), len(items)):
                ends[item] = min(ends[item], len(self.text))

    # items

    def after(self, item: int) -> int:
        """The number of the item behind this one and all that it holds."""
        return self.closing.get(item, item) + 1

    def parent(self, item: int) -> int | None:
        """The list or mapping that holds this item; None for the root."""
        for other in range(item - 1, -1, -1):
            if self.closing.get(other, 0) > item:
                return other
        return None

    def end(self, item: int) -> int:
        """Index behind the last character of an item that does not stand in lines of its own."""
        return self.ends[self.closing.get(item, item)]

    def entries(self, of: int) -> Iterator[int]:
        """The entries of a list, or keys and values of a mapping in turn."""
        item, end = of + 1, self.closing[of]
        while item < end:
            yield item
            item = self.after(item)

    def pairs(self, of: int) -> dict[str, tuple[int, int]]:
        """Key → item of the key, item of the value. Raises EditError for doubled keys and keys that are no word."""
        found: dict[str, tuple[int, int]] = {}
        parts = self.entries(of)
        for key, value in zip(parts, parts, strict=True):
            name = self.items[key]
            if not isinstance(name, str):
                raise _refusal(self.line_number(key), "键必须是一个词")
            if name in found:
                raise _refusal(self.line_number(key), f"键 {name} 写了两遍")
            found[name] = (key, value)
        return found

    def find(self, path: Path) -> int:
        """The item at the end of a path. Raises EditError when it is not there or not the only one."""
        item = 0
        for step in path:
            item = self._step(item, step)
        return item

    def _step(self, item: int, step: Step) -> int:
        shape = self.items[item] if self.items else Shape.NOTHING
        if isinstance(step, str):
            if shape is Shape.MAP and step in (pairs := self.pairs(item)):
                return pairs[step][1]
            raise EditError(f"找不到键 {step}", "确认文件没有被别人改过，再试一次")
        entries = list(self.entries(item)) if shape is Shape.LIST else []
        if isinstance(step, int):
            if -len(entries) <= step < len(entries):
                return entries[step]
            raise EditError(f"列表里没有第 {step + 1} 条", "确认文件没有被别人改过，再试一次")
        found = [entry for entry in entries if self.items[entry] is Shape.MAP and self._has(entry, step)]
        if len(found) == 1:
            return found[0]
        if not found:
            raise EditError(f"找不到 {step.key} 为“{step.value}”的一条", "确认编号没有写错")
        lines = "、".join(str(self.line_number(entry)) for entry in found)
        raise EditError(f"{step.key} 为“{step.value}”的有 {len(found)} 条（第 {lines} 行）", "先改成不同的编号")

    def _has(self, mapping: int, wanted: Entry) -> bool:
        parts = self.entries(mapping)
        for key, value in zip(parts, parts, strict=True):
            if self.items[key] == wanted.key:
                return self.items[value] == wanted.value
        return False

    # places in the text

    def line_start(self, index: int) -> int:
        """Index of the first character of the line that holds this character."""
        return max(self.text.rfind(end, 0, index) for end in "\r\n\x85\u2028\u2029") + 1

    def line_end(self, index: int) -> int:
        """Index behind the last character of the line, before its line end."""
        found = _LINE_END.search(self.text, index)
        return found.start() if found else len(self.text)

    def next_line(self, line_end: int) -> int:
        """Index of the line after the one that ends there."""
        return line_end + (2 if self.text.startswith("\r\n", line_end) else 1)

    def line_before(self, line_start: int) -> int:
        """Where the line before ends, or -1 on the first line."""
        return line_start - (2 if self.text.endswith("\r\n", 0, line_start) else 1)

    def newline(self, line_end: int) -> str:
        """The characters that end this line; of the line before, where the file ends without them."""
        if line_end == len(self.text):
            line_end = self.line_before(self.line_start(line_end))
        return self.text[line_end : self.next_line(line_end)] if line_end >= 0 else "\n"

    def column(self, item: int) -> int:
        """Column of an item, from 0."""
        return self.starts[item] - self.line_start(self.starts[item])

    def line_number(self, item: int) -> int:
        """Line of an item, from 1."""
        return len(re.findall("\r\n|" + _LINE_END.pattern, self.text[: self.starts[item]])) + 1

    def last_leaf(self, item: int) -> int:
        """The last item that leaves characters in the text: shapes in lines end in the middle of nowhere."""
        item = self.after(item) - 1
        while self.items[item] in (Shape.END_MAP, Shape.END_LIST) and self.styles[item] == "-":
            item -= 1
        return item

    def keeps_blank_lines(self, item: int) -> bool:
        """Whether an item ends in block text (`|+`) to which all blank lines below it belong."""
        leaf = self.last_leaf(item)
        return self.styles[leaf] in ("|", ">") and "+" in self.text[self.starts[leaf] : self.header_end(leaf)]

    def header_end(self, block_text: int) -> int:
        """Index behind the `|2-` with which block text begins."""
        start = self.starts[block_text]
        header = _HEADER.match(self.text, start)
        return header.end() if header else start

    def content_end(self, item: int) -> int:
        """Where the last line of an item ends, its trailing comment included, before the line end."""
        leaf = self.last_leaf(item)
        end = self.ends[leaf]
        if self.styles[leaf] not in ("|", ">"):
            return self.line_end(end)
        start = self.line_start(end)
        line_end = end if end == len(self.text) and start < end else self.line_before(start)
        if self.keeps_blank_lines(item):
            return line_end
        # A line of more spaces than the key stands in may be a line of the text; shorter ones are blank lines.
        header_line = self.text[self.line_start(self.starts[leaf]) : self.starts[leaf]]
        indent = len(header_line) - len(header_line.lstrip(" "))
        while True:
            start = self.line_start(line_end)
            if line_end - start > indent or self.text[start:line_end].strip(" "):
                return line_end
            line_end = self.line_before(start)


def _unwanted(event: Any) -> EditError:
    return _refusal(event.start_mark.line + 1, "不支持锚点、别名和标签（&、*、!）")


def _refusal(line: int, problem: str) -> EditError:
    return EditError(f"第 {line} 行{problem}，没有改动", _FIX_FIRST)
