"""Which characters of a text an edit replaces, and by what; decided from the outline, never applied here."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from anquan.files.items import Shape
from anquan.files.outline import Outline
from anquan.files.scalar import one_line
from anquan.files.written import Manner, Value, below, braced, braced_pair, dashed, indented, pairs

Pair = tuple[int, int]
"""The items of a key and of its value."""

_LOOK_AT = 2000
"""So many items of a file are enough to see how it indents."""


class Cut(NamedTuple):
    """Characters `start` to `end` of the text give way to `text`."""

    start: int
    end: int
    text: str


def manner_of(doc: Outline) -> Manner:
    """How the file indents, seen from its first keys that hold keys or a list."""
    mapping: int | None = None
    dash: int | None = None
    opened: list[int] = []
    for item, shape in enumerate(doc.items[:_LOOK_AT]):
        if item in doc.closing:
            if opened and doc.styles[item] == "-" and doc.items[opened[-1]] is Shape.MAP:
                columns = doc.column(item) - doc.column(opened[-1])
                if shape is Shape.MAP and mapping is None:
                    mapping = columns
                elif shape is Shape.LIST and dash is None:
                    dash = columns
            opened.append(item)
        elif shape is Shape.END_MAP or shape is Shape.END_LIST:
            opened.pop()
        if mapping is not None and dash is not None:
            break
    return Manner(mapping or 2, 2 if dash is None else dash)


# in lines


def new_value(doc: Outline, at: int, pair: Pair, value: Value) -> list[Cut]:
    """Put a value in the place of the one that a key of the mapping `at` has; the comment behind it stays."""
    key, old = pair
    style = doc.styles[old]
    quote = style if style in ("'", '"') else ""
    if doc.styles[at] == "{":
        text = one_line(value, flow=True, quote=quote) if isinstance(value, str) else braced(value)
        start, end = doc.starts[old], doc.end(old)
        gap = " " if start == end and not doc.text[start - 1].isspace() else ""
        return [Cut(start, end, gap + text)]
    if style == "{" and not isinstance(value, str):
        return put(doc, old, _behind_colon(doc, key), braced(value), [])
    head, lines = below(value, manner_of(doc), quote)
    return put(doc, old, _behind_colon(doc, key), head, indented(lines, doc.column(at)))


def fill(doc: Outline, at: int, value: Value) -> list[Cut]:
    """Put a value in the place of an empty one: nothing, `[]` or `{}`."""
    parent = doc.parent(at)
    if parent is None:
        return [at_end(doc, value)] if doc.items[at] is Shape.NOTHING else _instead_of_file(doc, at, value)
    if doc.styles[parent] == "{":
        return [Cut(doc.starts[at], doc.end(at), braced(value))]
    column = doc.column(parent)
    if doc.items[parent] is Shape.MAP:
        behind = _behind_colon(doc, at - 1)
    else:
        behind = doc.line_start(doc.starts[at]) + column + 1
    head, lines = below(value, manner_of(doc))
    return put(doc, at, behind, head, indented(lines, column))


def put(doc: Outline, old: int, behind: int, head: str, lines: Sequence[str]) -> list[Cut]:
    """Put `head` where the old value stands, on the line of its key, and `lines` where its further lines stand.

    `behind` is the index right behind the colon or dash.
    """
    text, style = doc.text, doc.styles[old]
    start, end = doc.starts[old], doc.end(old)
    rest_start = rest_end = doc.line_end(end)
    if style in ("|", ">"):
        end = doc.header_end(old)
        rest_start, rest_end = doc.line_end(end), doc.content_end(old)
    elif style == "-":
        start = end = behind
        rest_start, rest_end = doc.line_end(end), doc.content_end(old)
    if start == end:
        start = end = behind
    if not head:
        start = max(behind, len(text[:start].rstrip(" \t")))
    elif start == behind:
        head = " " + head
    newline = doc.newline(rest_start)
    return [Cut(start, end, head), Cut(rest_start, rest_end, "".join(newline + line for line in lines))]


def add_lines(doc: Outline, at: int, after: int | None, new: Mapping[str, Value]) -> Cut:
    """Add keys to the mapping `at`, behind the value `after` or as its first keys."""
    column = doc.column(at)
    lines = indented(pairs(new, manner_of(doc)), column)
    if after is None:
        start = doc.starts[at]
        newline = doc.newline(doc.line_end(start))
        return Cut(start, start, newline.join(lines).lstrip(" ") + newline + " " * column)
    place = doc.content_end(after)
    newline = doc.newline(place)
    return Cut(place, place, "".join(newline + line for line in lines))


def remove_lines(doc: Outline, old: Sequence[Pair], gone: Sequence[bool]) -> list[Cut]:
    """Remove the lines of some keys of a mapping; comments on lines of their own stay."""
    cuts = []
    first = doc.starts[old[0][0]]
    behind_dash = doc.text[doc.line_start(first) : first].strip() != ""
    for (key, value), is_gone in zip(old, gone, strict=True):
        if not is_gone:
            behind_dash = False
            continue
        start, end = doc.starts[key], doc.content_end(value)
        if behind_dash:  # whatever comes next, a key or a comment, moves up to the dash
            rest = doc.text[end:]
            end += len(rest) - len(rest.lstrip())
            cuts.append(Cut(start, end, ""))
            behind_dash = doc.text[end : end + 1] != "#"
            continue
        before = doc.line_before(doc.line_start(start))
        cuts.append(Cut(before, end, "") if before >= 0 else Cut(0, min(doc.next_line(end), len(doc.text)), ""))
    return cuts


def add_entry(doc: Outline, at: int, entry: Value) -> Cut:
    """Add an entry below the last one of a list in lines, in the manner of that one."""
    *others, last = doc.entries(at)
    dash = doc.column(at)
    start = doc.line_start(doc.starts[last])
    width = doc.starts[last] - start - dash if doc.text[start + dash : start + dash + 1] == "-" else 2
    if doc.styles[last] == "{" and isinstance(entry, Mapping):
        lines = ["-".ljust(width) + braced(entry)]
    else:
        lines = dashed(entry, manner_of(doc), max(width, 2))
    if others and not doc.keeps_blank_lines(last):
        gap = doc.text[doc.content_end(others[-1]) : start].splitlines()[1:]
        if any(not line.strip() for line in gap):
            lines = ["", *lines]
    place = _behind_comments(doc, at, last, dash)
    newline = doc.newline(place)
    return Cut(place, place, "".join(newline + line for line in indented(lines, dash)))


def _behind_comments(doc: Outline, at: int, last: int, dash: int) -> int:
    """Where the last entry ends together with the comments that are its own.

    Its own are comments that stand further in than the dash, and those right below it at the dash, unless a key
    follows there to which they may belong. Comments behind a blank line at the dash are the foot of the file.
    """
    text = doc.text
    following = next((i for i in range(doc.closing[at], len(doc.items)) if doc.starts[i] < doc.ends[i]), None)
    at_dash_too = following is None or doc.column(following) < dash
    place = end = doc.content_end(last)
    while end < len(text):
        start = doc.next_line(end)
        end = doc.line_end(start)
        line = text[start:end]
        comment = line.lstrip(" ")
        if not comment:
            at_dash_too = False
        elif comment[0] == "#" and (
            len(line) - len(comment) > dash or (len(line) - len(comment) == dash and at_dash_too)
        ):
            place = end
        else:
            break
    return place


def at_end(doc: Outline, value: Value) -> Cut:
    """A value as the first content of a file that holds only comments, or nothing."""
    manner = manner_of(doc)
    if isinstance(value, Mapping):
        lines = pairs(value, manner)
    else:
        lines = [line for entry in value for line in dashed(entry, manner)]
    end = len(doc.text)
    if not doc.text:
        return Cut(end, end, "".join(line + "\n" for line in lines))
    place = doc.line_before(end) if doc.line_start(end) == end else end
    newline = doc.newline(place)
    return Cut(place, place, "".join(newline + line for line in lines))


def _instead_of_file(doc: Outline, at: int, value: Value) -> list[Cut]:
    """`[]` or `{}` is all that the file holds: the value takes its place, a comment behind it stays above."""
    cut = at_end(doc, value)
    start, end = doc.starts[at], doc.end(at)
    behind = doc.text[end : doc.line_end(end)]
    if behind.strip():
        return [Cut(start, end + len(behind) - len(behind.lstrip()), ""), cut]
    return [Cut(start, end + len(behind), cut.text.strip("\r\n"))]


def _behind_colon(doc: Outline, key: int) -> int:
    return doc.text.index(":", doc.ends[key]) + 1


# in braces


def add_in_braces(doc: Outline, at: int, after: int | None, first_kept: int | None, new: Mapping[str, Value]) -> Cut:
    """Add keys to a mapping in braces, behind the value `after` or as its first keys."""
    text = ", ".join(braced_pair(key, value) for key, value in new.items())
    if after is not None:
        return Cut(doc.end(after), doc.end(after), ", " + text)
    if first_kept is not None:
        return Cut(doc.starts[first_kept], doc.starts[first_kept], text + ", ")
    return Cut(doc.ends[at], doc.ends[at], text)


def remove_in_braces(doc: Outline, old: Sequence[Pair], gone: Sequence[bool]) -> list[Cut]:
    """Remove keys of a mapping in braces together with one comma each."""
    kept = [number for number, is_gone in enumerate(gone) if not is_gone]
    end = doc.end(old[-1][1])
    if not kept:
        return [Cut(doc.starts[old[0][0]], end, "")]
    cuts = [
        Cut(doc.starts[old[number][0]], doc.starts[old[number + 1][0]], "")
        for number in range(kept[-1])
        if gone[number]
    ]
    if kept[-1] < len(old) - 1:
        cuts.append(Cut(doc.end(old[kept[-1]][1]), end, ""))
    return cuts
