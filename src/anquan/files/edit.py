"""Edits of a YAML text that leave every other character alone.

Each edit cuts and pastes the text at the places where the parser saw the values, and reads the result again: it
is returned only when it holds exactly the intended data. Otherwise EditError is raised and nothing has changed.
"""

from collections.abc import Collection, Mapping, Sequence

from anquan.errors import EditError
from anquan.files import cuts
from anquan.files.cuts import Cut
from anquan.files.items import Item, Shape, read_as
from anquan.files.outline import Entry, Outline, Path
from anquan.files.written import Value, braced

__all__ = ["Entry", "Path", "Value", "append_entry", "remove_keys", "set_keys"]

_BOM = "\ufeff"


def append_entry(text: str, path: Path, entry: Value, *, order: Sequence[str] = ()) -> str:
    """Add an entry at the end of the list at `path`; the empty path is the list that the whole file is.

    An empty file, an empty value and `[]` are empty lists. A missing key is added with the list (see `set_keys`
    for `order`). The entry takes over the manner of the file: where dashes stand, blank lines between entries,
    braces, line ends. Comments that belong to the last entry stay with it; comments at the foot of the file stay
    at the foot. Raises EditError.
    """
    bom, doc = _open(text)
    if path and isinstance(path[-1], str) and path[-1] not in _keys_at(doc, path[:-1]):
        return bom + _set(doc, path[:-1], {path[-1]: [entry]}, order)
    at = doc.find(path)
    if not doc.items:
        return bom + _fill(doc, 0, [entry])
    shape = doc.items[at]
    in_braces = doc.styles[at] == "{"
    entries = list(doc.entries(at)) if shape is Shape.LIST else []
    if shape is Shape.NOTHING or (shape is Shape.LIST and not entries):
        return bom + _fill(doc, at, [entry])
    if shape is not Shape.LIST:
        raise EditError("要加的地方不是列表，没有改动", "列表的每一条以“- ”开头")
    if in_braces:
        place = doc.end(entries[-1])
        cut = Cut(place, place, ", " + braced(entry))
    else:
        cut = cuts.add_entry(doc, at, entry)
    end = doc.closing[at]
    return bom + _apply(doc, [cut], [*doc.items[:end], *_items(entry), *doc.items[end:]])


def set_keys(text: str, path: Path, values: Mapping[str, Value | None], *, order: Sequence[str] = ()) -> str:
    """Set keys of the mapping at `path`; None removes the key.

    Of a key that is there only the value changes; a comment behind it stays. A missing key is added as a line
    behind the nearest key that comes before it in `order`, or behind the last one. Raises EditError.
    """
    bom, doc = _open(text)
    return bom + _set(doc, path, values, order)


def remove_keys(text: str, path: Path, keys: Collection[str]) -> str:
    """Remove keys of the mapping at `path`: their lines, all that is below them, and the comment behind them.

    Keys that are not there are no mistake. Raises EditError.
    """
    return set_keys(text, path, dict.fromkeys(keys))


def _open(text: str) -> tuple[str, Outline]:
    bom = _BOM if text.startswith(_BOM) else ""
    return bom, Outline(text.removeprefix(_BOM))


def _keys_at(doc: Outline, path: Path) -> dict[str, cuts.Pair]:
    """The keys of the mapping at `path`; none where nothing is written yet."""
    at = doc.find(path)
    if not doc.items or doc.items[at] is Shape.NOTHING:
        return {}
    if doc.items[at] is not Shape.MAP:
        raise EditError("要改的地方不是一组“键: 值”，没有改动", "先运行 anquan check，看这一条写成了什么")
    return doc.pairs(at)


def _set(doc: Outline, path: Path, values: Mapping[str, Value | None], order: Sequence[str]) -> str:
    old = _keys_at(doc, path)
    at = doc.find(path)
    new = {key: value for key, value in values.items() if value is not None}
    kept = [key for key in old if key in new or key not in values]
    if not old and (not doc.items or doc.styles[at] != "{" or any(map(_needs_lines, new.values()))):
        return _fill(doc, at, new) if new else doc.text
    in_braces = doc.styles[at] == "{"
    if not kept and not in_braces:
        raise EditError("这一条的键会全部删光，没有改动", "整条不要时，请在编辑器里删掉这几行")
    changes: list[Cut] = []
    want: list[Item] = [Shape.MAP]
    layout = _layout(kept, new, order)
    for key in layout:
        items = _items(new[key]) if key in new else []
        if key in old:
            was = doc.items[old[key][1] : doc.after(old[key][1])]
            if key in new and items != was:
                changes += cuts.new_value(doc, at, old[key], new[key])
            else:
                items = was
        want += [key, *items]
    want.append(Shape.END_MAP)
    first_kept = old[kept[0]][0] if kept else None
    for after, keys in _runs_of_new(layout, old):
        added = {key: new[key] for key in keys}
        anchor = old[after][1] if after is not None else None
        if in_braces:
            changes.append(cuts.add_in_braces(doc, at, anchor, first_kept, added))
        else:
            changes.append(cuts.add_lines(doc, at, anchor, added))
    if len(kept) < len(old):
        remove = cuts.remove_in_braces if in_braces else cuts.remove_lines
        changes += remove(doc, list(old.values()), [key not in kept for key in old])
    return _apply(doc, changes, [*doc.items[:at], *want, *doc.items[doc.after(at) :]])


def _fill(doc: Outline, at: int, value: Value) -> str:
    """Put a value where the file, or a place in it, is empty."""
    if not doc.items:
        return _apply(doc, [cuts.at_end(doc, value)], _items(value))
    want = [*doc.items[:at], *_items(value), *doc.items[doc.after(at) :]]
    return _apply(doc, cuts.fill(doc, at, value), want)


def _layout(kept: Sequence[str], new: Mapping[str, Value], order: Sequence[str]) -> list[str]:
    """All keys in the sequence that they will have."""
    layout = list(kept)
    for key in new:
        if key in layout:
            continue
        place = len(layout)
        if key in order:
            before = [layout.index(other) for other in order[: order.index(key)] if other in layout]
            behind = [other for other in order[order.index(key) + 1 :] if other in layout]
            if before:
                place = before[-1] + 1
            elif behind:
                place = 0
        layout.insert(place, key)
    return layout


def _runs_of_new(layout: Sequence[str], old: Mapping[str, cuts.Pair]) -> list[tuple[str | None, list[str]]]:
    """The new keys, together with the old key that each run of them follows."""
    runs: list[tuple[str | None, list[str]]] = []
    after: str | None = None
    for key in layout:
        if key in old:
            after = key
        elif runs and runs[-1][0] == after:
            runs[-1][1].append(key)
        else:
            runs.append((after, [key]))
    return runs


def _needs_lines(value: Value) -> bool:
    return not isinstance(value, str) or "\n" in value


def _items(value: Value) -> list[Item]:
    """A value as it will be read."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        inner = [item for key, part in value.items() for item in (key, *_items(part))]
        return [Shape.MAP, *inner, Shape.END_MAP]
    return [Shape.LIST, *(item for part in value for item in _items(part)), Shape.END_LIST]


def _apply(doc: Outline, changes: Sequence[Cut], want: Sequence[Item]) -> str:
    """The text after the cuts, if it then holds exactly the wanted items."""
    parts: list[str] = []
    done = 0
    for cut in sorted(changes, key=lambda cut: (cut.start, cut.end)):
        parts += [doc.text[done : cut.start], cut.text]
        done = cut.end
    text = "".join([*parts, doc.text[done:]])
    last = read_as(text, want)
    if last is None:
        raise EditError("改动后的文件会与预期不符，没有写入", "请在编辑器里手工修改；若能重现，请把这个文件反馈给我们")
    # A file that ends without a line end keeps doing so. Only block text that ends in one, and that this edit wrote
    # as the last thing of the file, brings it along: `read_as` saw it take in the line end that is not there.
    wrote_the_end = done == len(doc.text) and parts and parts[-1]
    if wrote_the_end and last.is_block and last.end > len(text) and last.text.endswith("\n"):
        return text + doc.newline(len(doc.text))
    return text
