"""Writing to the hazard log (台账登记): every change is a text edit under the folder's lock, read back before it counts."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from anquan.diagnostics import Diagnostic, Mark, Severity
from anquan.errors import InputError, UsageError
from anquan.files.decode import hidden_character
from anquan.files.edit import Entry, append_entry, set_keys
from anquan.files.lock import lock
from anquan.files.tree import parse
from anquan.files.write import write_atomically
from anquan.files.written import Value
from anquan.folder import HAZARDS_FILE, hazard_files, load_hazards
from anquan.ledger.changes import Change
from anquan.model.fields import fields_of
from anquan.model.hazard import Hazard
from anquan.model.reading import read_list

ORDER = tuple(field.key for field in fields_of(Hazard))
"""The keys of an entry in the order of the vocabulary: where a new key is put."""


def add(root: Path, values: Mapping[str, Value], found: date) -> tuple[str, Mark]:
    """Append an entry to the log and return its id and place.

    Without an id the next free one of the year is given: 2026-017. Raises UsageError when a value is not allowed,
    InputError when the log cannot be read, OutputError or EditError when it cannot be written.
    """
    with lock(root, purpose="登记隐患"):
        hazards = _readable(root)
        files = hazard_files(root)
        file = files[-1] if files else HAZARDS_FILE
        number = values.get("id") or next_id(hazards, found.year)
        if any(one.id == number for one in hazards):
            raise UsageError(f"编号 {number} 已经用过", "换一个编号，或不写 --id 由程序编号")
        entry = {key: value for key in ORDER if (value := {**values, "id": number}.get(key))}
        text = _text(root, file) if files else ""
        changed = append_entry(text, (), entry)
        _check(text, changed, file)
        write_atomically(root / file, changed.encode("utf-8"))
        return str(number), Mark(file, _line_of_last_entry(changed, file))


def update(root: Path, number: str, change: Callable[[Hazard], Change]) -> Mark:
    """Change one entry: `change` gets it as it stands and says what to edit.

    Returns the entry's place. Raises InputError when there is no such entry; otherwise as `add`.
    """
    with lock(root, purpose=f"修改隐患 {number}"):
        hazard = find(_readable(root), number)
        file = hazard.origin.file
        text = _text(root, file)
        entry, edits = (Entry("id", number),), change(hazard)
        changed = set_keys(text, entry, edits.values, order=ORDER)
        for key, additions in edits.additions.items():
            for one in additions:
                changed = append_entry(changed, (*entry, key), one, order=ORDER)
        _check(text, changed, file)
        if changed != text:
            write_atomically(root / file, changed.encode("utf-8"))
        return hazard.origin.mark()


def find(hazards: tuple[Hazard, ...], number: str) -> Hazard:
    """The entry with this id. Raises InputError, with near ids, when there is none or more than one."""
    found = [one for one in hazards if one.id == number]
    if len(found) > 1:
        places = "、".join(str(one.origin.mark("id")) for one in found)
        raise InputError(f"编号 {number} 有 {len(found)} 条：{places}", "先把重复的编号改掉")
    if not found:
        from difflib import get_close_matches

        near = get_close_matches(number, [one.id for one in hazards], 3)
        raise InputError(
            f"台账里没有编号 {number}",
            f"是不是 {'、'.join(near)}？" if near else "运行 anquan hazards list 看有哪些编号",
        )
    return found[0]


def next_id(hazards: tuple[Hazard, ...], year: int) -> str:
    """The id after the highest one of the year: 2026-017."""
    prefix = f"{year}-"
    used = [
        int(one.id[len(prefix) :]) for one in hazards if one.id.startswith(prefix) and one.id[len(prefix) :].isdigit()
    ]
    return f"{prefix}{max(used, default=0) + 1:03d}"


def _readable(root: Path) -> tuple[Hazard, ...]:
    """The log, or InputError when something in it could not be read: nothing is written into a broken file."""
    hazards, problems = load_hazards(root)
    errors = [one for one in problems if one.severity is Severity.ERROR]
    if errors:
        raise InputError(
            f"台账有 {len(errors)} 处读不出来，没有写入：{errors[0].mark} {errors[0].message}",
            "先运行 anquan check 改正",
        )
    return hazards


def _text(root: Path, file: str) -> str:
    return (root / file).read_bytes().decode("utf-8")


def _check(before: str, after: str, file: str) -> None:
    """Refuse a change that the reader would complain about."""
    old = {(one.code, one.message) for one in _problems(before, file)}
    fresh = [one for one in _problems(after, file) if (one.code, one.message) not in old]
    if fresh:
        raise UsageError(f"{fresh[0].message}，没有写入", fresh[0].hint)


def _problems(text: str, file: str) -> list[Diagnostic]:
    text = text.removeprefix("\ufeff")
    hidden = hidden_character(text, file)
    return [hidden] if hidden else read_list(parse(text, file), Hazard)[1]


def _line_of_last_entry(text: str, file: str) -> int:
    root = parse(text.removeprefix("\ufeff"), file).root
    return int(root.marks[-1][0]) + 1
