"""A tree of text becomes typed records; every slip is a diagnostic at its place, and the rest is still read.

One converter is built for each type, once. There is no separate "fast path": what is accepted and what is said
about the rest cannot drift apart.
"""

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from anquan.dates import DATE_HINT, TIME_HINT, parse_date, parse_time
from anquan.diagnostics import Diagnostic, Mark, Severity
from anquan.files.syntax import swallowed_key
from anquan.files.tree import BlockText, Map, Seq, Tree
from anquan.model.fields import Field, choices, fields_of, is_record, item_of
from anquan.model.origin import Origin, Record

R = TypeVar("R", bound=Record)


class _Missing:
    """Stands for a value that could not be read; the reason was reported."""


MISSING = _Missing()
_WHOLE = re.compile(r"[0-9]{1,12}")
_AMOUNT = re.compile(r"[0-9]{1,12}(\.[0-9]{1,2})?")
_TRUE = frozenset(("是", "true", "True", "TRUE"))
_FALSE = frozenset(("否", "false", "False", "FALSE"))


class _Sink:
    """Collects what is wrong in one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Diagnostic] = []

    def error(self, code: str, at: tuple[int, int], message: str, hint: str) -> _Missing:
        mark = Mark(self.file, at[0] + 1, at[1] + 1)
        self.found.append(Diagnostic(code, Severity.ERROR, message, mark, hint))
        return MISSING

    def lose_file(self) -> None:
        """The last finding took the whole file: nothing is known of its content."""
        self.found[-1] = self.found[-1]._replace(unreadable=True)


Converter = Callable[[Any, tuple[int, int], Field, _Sink], Any]


def read_record(tree: Tree, kind: type[R]) -> tuple[R | None, list[Diagnostic]]:
    """Read a file that holds one record, such as school.yaml. None when it cannot be made; see the diagnostics."""
    sink = _Sink(tree.file)
    if tree.root is None:
        if not tree.problems:
            keys = "、".join(field.key for field in fields_of(kind) if field.required)
            sink.error("S002", (0, 0), "文件是空的", f"至少要写 {keys}")
        return None, [*tree.problems, *sink.found]
    value = _record(kind)(tree.root, (0, 0), sink)
    if not isinstance(tree.root, Map):
        sink.lose_file()
    return (None if value is MISSING else value), [*tree.problems, *sink.found]


def read_list(tree: Tree, kind: type[R]) -> tuple[tuple[R, ...], list[Diagnostic]]:
    """Read a file that is a list of records, such as hazards.yaml. Entries that cannot be read are left out."""
    sink = _Sink(tree.file)
    if tree.root is None:
        return (), [*tree.problems]
    if not isinstance(tree.root, Seq):
        _wrong_shape(tree.root, (0, 0), "整个文件应是一个列表", "每条记录以“- ”开头，例如 - id: 2026-001", sink)
        sink.lose_file()
        return (), [*tree.problems, *sink.found]
    build = _record(kind)
    read = [build(value, mark[:2], sink) for value, mark in zip(tree.root, tree.root.marks, strict=True)]
    return tuple(one for one in read if one is not MISSING), [*tree.problems, *sink.found]


@cache
def _record(kind: type[Record]) -> Callable[[Any, tuple[int, int], _Sink], Any]:
    """The converter of one record type."""
    table = {field.key: (field, _converter(field.type)) for field in fields_of(kind)}
    required = tuple(field for field in fields_of(kind) if field.required)

    def read(value: Any, at: tuple[int, int], sink: _Sink) -> Any:
        if not isinstance(value, Map):
            first = fields_of(kind)[0]
            return _wrong_shape(value, at, "这里应是一组“键: 值”", f"例如 {first.key}: {_example(first)}", sink)
        made: dict[str, Any] = {"origin": Origin(sink.file, value)}
        seen_bad: set[str] = set()
        for key, written in value.items():
            place = value.marks[key]
            known = table.get(key)
            if known is None:
                _unknown_key(key, place[:2], kind, sink)
                continue
            field, convert = known
            if _is_blank(written):
                continue
            nested = isinstance(written, Map | Seq)
            result = convert(written, place[:2] if nested else place[2:], field, sink)
            if result is MISSING:
                seen_bad.add(key)
            else:
                made[key] = result
        for field in required:
            if field.key not in made and field.key not in seen_bad:
                where = value.marks[field.key][:2] if field.key in value else value.at
                state = "是空的" if field.key in value else "没有写"
                sink.error(
                    "S002", where, f"{field.title} {field.key} {state}", f"补上，例如 {field.key}: {_example(field)}"
                )
                seen_bad.add(field.key)
        if any(field.key in seen_bad for field in required):
            return MISSING
        return kind(**made)

    return read


def _converter(kind: Any) -> Converter:
    """The converter of one field type."""
    if is_record(kind):
        build = _record(kind)
        return lambda value, at, field, sink: build(value, at, sink)
    item = item_of(kind)
    if item is not None:
        return _list_of(item)
    if choices(kind):
        return _choice
    return _SCALARS[kind]


def _list_of(item: Any) -> Converter:
    build = _converter(item)

    def read(value: Any, at: tuple[int, int], field: Field, sink: _Sink) -> Any:
        if not isinstance(value, Seq):
            hint = (
                f"写成 {field.key}: [{_as_list(value)}]"
                if isinstance(value, str)
                else f"{field.key}: 下面每条以“- ”开头"
            )
            return _wrong_shape(value, at, f"{field.title} {field.key} 应是列表", hint, sink)
        entries = []
        for entry, mark in zip(value, value.marks, strict=True):
            if _is_blank(entry):
                sink.error("S002", mark[:2], f"{field.title} {field.key} 里有一条是空的", "写上内容，或删掉这一行")
            else:
                entries.append(build(entry, mark[:2], field, sink))
        return tuple(entry for entry in entries if entry is not MISSING)

    return read


def _is_blank(written: Any) -> bool:
    return written is None or (isinstance(written, str) and not written.strip())


def _text(value: Any, at: tuple[int, int], field: Field, sink: _Sink) -> Any:
    if not isinstance(value, str):
        hint = f"例如 {field.key}: {_example(field)}；内容里有“: ”或以 [ {{ 开头时，用引号括起来"
        return _wrong_shape(value, at, f"{field.title} {field.key} 应是一段文字", hint, sink)
    return value if isinstance(value, BlockText) else value.rstrip("\n")


def _choice(value: Any, at: tuple[int, int], field: Field, sink: _Sink) -> Any:
    allowed = choices(field.type)
    if value in allowed:
        return value
    if not isinstance(value, str):
        return _wrong_shape(
            value, at, f"{field.title} {field.key} 应是一个词", f"从这些里选：{'、'.join(allowed)}", sink
        )
    near = _near(value, allowed)
    hint = f"改成 {field.key}: {near}" if near else f"从这些里选：{'、'.join(allowed)}"
    listed = " " + " 或 ".join(allowed) if len(allowed) <= 4 else f"规定的 {len(allowed)} 种之一"
    return sink.error("S004", at, f"{field.title} {field.key} 只能是{listed}，现在写的是“{value}”", hint)


def _moment(code: str, parse: Callable[[str], Any], hint: str) -> Converter:
    """A day or a time of day, in any of the forms that `parse` takes."""

    def read(value: Any, at: tuple[int, int], field: Field, sink: _Sink) -> Any:
        try:
            return parse(value if isinstance(value, str) else "")
        except ValueError as error:
            reason = str(error) if isinstance(value, str) else "应是一个值，不是一组内容"
            return sink.error(code, at, f"{field.title} {field.key} {reason}", hint)

    return read


def _figure(pattern: re.Pattern[str], make: Callable[[str], Any], kind: str, hint: str) -> Converter:
    """A number that is not below 0, written in digits alone."""

    def read(value: Any, at: tuple[int, int], field: Field, sink: _Sink) -> Any:
        if isinstance(value, str) and pattern.fullmatch(value):
            return make(value)
        shown = f"“{value}”" if isinstance(value, str) else "一组内容"
        said = f"{field.title} {field.key} 应是不小于 0 的{kind}，现在写的是{shown}"
        return sink.error("S007", at, said, f"{hint}，例如 {field.key}: {_example(field)}")

    return read


def _yes_no(value: Any, at: tuple[int, int], field: Field, sink: _Sink) -> Any:
    if isinstance(value, str):
        if value in _TRUE:
            return True
        if value in _FALSE:
            return False
    shown = f"“{value}”" if isinstance(value, str) else "一组内容"
    said = f"{field.title} {field.key} 只能是 是 或 否，现在写的是{shown}"
    return sink.error("S008", at, said, f"写成 {field.key}: 是 或 {field.key}: 否")


_SCALARS: dict[Any, Converter] = {
    str: _text,
    int: _figure(_WHOLE, int, "整数", "只写数字"),
    Decimal: _figure(_AMOUNT, Decimal, "金额", "以元为单位只写数字"),
    bool: _yes_no,
    date: _moment("S005", parse_date, DATE_HINT),
    time: _moment("S006", parse_time, TIME_HINT),
}


def _wrong_shape(value: Any, at: tuple[int, int], message: str, hint: str, sink: _Sink) -> _Missing:
    """A text where a mapping or list belongs is most often `键：值` with a full-width colon."""
    slip = swallowed_key(value) if isinstance(value, str) else None
    if slip is not None:
        column, said, what_to_type = slip
        return sink.error("F010", (at[0], at[1] + column), said, what_to_type)
    return sink.error("S003", at, message, hint)


def _unknown_key(key: str, at: tuple[int, int], kind: type[Record], sink: _Sink) -> None:
    fields = fields_of(kind)
    by_title = next((field.key for field in fields if field.title == key), None)
    near = by_title or _near(key, tuple(field.key for field in fields))
    hint = f"是不是 {near}？" if near else f"可以用的键：{'、'.join(field.key for field in fields)}"
    sink.error("S001", at, f"没有“{key}”这个键", hint)


def _as_list(text: str) -> str:
    """甲、乙 as the inside of a list: 甲, 乙. Brackets of Chinese text are left out."""
    return ", ".join(part.strip() for part in re.split("[、，,；]", text.strip("【】[]")) if part.strip())


def _near(word: str, allowed: tuple[str, ...]) -> str | None:
    from difflib import get_close_matches

    close = next(iter(get_close_matches(word, allowed, 1, 0.6)), None)
    return close or next((one for one in allowed if word and (word in one or one in word)), None)


def _example(field: Field) -> str:
    """How the value may look, as it would be typed."""
    for example in field.examples:
        return f"[{', '.join(example)}]" if isinstance(example, list) else str(example)
    options = choices(field.type)
    if options:
        return options[0]
    if is_record(field.type):
        return "（下面另起行写）"
    return {date: "2026-09-01", time: "7:30", bool: "是", int: "0", Decimal: "360"}.get(field.type, "……")
