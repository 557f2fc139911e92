"""Writing to the hazard log (台账登记): every change is a text edit under the folder's lock, read back before it counts."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from anquan.diagnostics import Diagnostic, Mark, Severity
from anquan.errors import InputError, UsageError
from anquan.files.decode import hidden_character
from anquan.files.edit import Entry, append_entry, set_keys
from anquan.files.lock import lock
from anquan.files.tree import parse
from anquan.files.write import write_atomically
from anquan.files.written import Value
from anquan.folder import HAZARDS_DIR, HAZARDS_FILE, hazard_files, load_hazards
from anquan.ledger.changes import Change
from anquan.model.fields import fields_of
from anquan.model.hazard import Hazard
from anquan.model.reading import read_list
from anquan.model.school import School
from anquan.rules.catalogue import errors_in_log

ORDER = tuple(field.key for field in fields_of(Hazard))
"""The keys of an entry in the order of the vocabulary: where a new key is put."""
COMPLETED_LATER = frozenset(("H005", "H006", "H007"))
"""What a 重大 hazard must have in the end and may lack on the day it is found: 依据, 五落实, 上报."""


class Written(NamedTuple):
    """An entry that was written: its id, its place, and what `check` still asks for (五落实, 上报 of a 重大 one)."""

    number: str
    mark: Mark
    missing: list[Diagnostic]


def add(root: Path, values: Mapping[str, Value], found: date, today: date) -> Written:
    """Append an entry to the log. Without an id the next free one of the year is given: 2026-017.

    Raises UsageError when a value is not allowed or contradicts another, InputError when the log cannot be read,
    OutputError or EditError when it cannot be written.
    """
    with lock(root, purpose="登记隐患"):
        hazards = _readable(root)
        file = _file_for(hazards, hazard_files(root), found)
        number = str(values.get("id") or next_id(hazards, found.year))
        entry = {key: value for key in ORDER if (value := {**values, "id": number}.get(key))}
        text = _text(root, file)
        changed = append_entry(text, (), entry)
        written = _judged(hazards, changed, file, number, today)
        write_atomically(root / file, changed.encode("utf-8"))
        return written


def update(root: Path, number: str, change: Callable[[Hazard], Change], today: date) -> Written:
    """Change one entry: `change` gets it as it stands and says what to edit.

    Raises InputError when there is no such entry; otherwise as `add`.
    """
    with lock(root, purpose=f"修改隐患 {number}"):
        hazards = _readable(root)
        hazard = find(hazards, number)
        file = hazard.origin.file
        text = _text(root, file)
        entry, edits = (Entry("id", number),), change(hazard)
        changed = set_keys(text, entry, edits.values, order=ORDER)
        for key, additions in edits.additions.items():
            for one in additions:
                changed = append_entry(changed, (*entry, key), one, order=ORDER)
        written = _judged(hazards, changed, file, number, today)
        if changed != text:
            write_atomically(root / file, changed.encode("utf-8"))
        return written


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
    ends = (one.id.removeprefix(prefix) for one in hazards if one.id.startswith(prefix))
    used = [int(end) for end in ends if end.isascii() and end.isdigit()]
    return f"{prefix}{max(used, default=0) + 1:03d}"


def _file_for(hazards: tuple[Hazard, ...], files: list[str], found: date) -> str:
    """Where a new entry goes: the file of its year, or where the newest entry stands."""
    of_year = f"{HAZARDS_DIR}/{found.year}.yaml"
    if of_year in files:
        return of_year
    if hazards:
        return max(hazards, key=lambda one: one.found).origin.file
    return files[-1] if files else HAZARDS_FILE


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
    path = root / file
    return path.read_bytes().decode("utf-8") if path.exists() else ""


def _judged(hazards: tuple[Hazard, ...], text: str, file: str, number: str, today: date) -> Written:
    """Read the changed text of a file, refuse what the reader or a rule would call an error, and say what is missing."""
    text = text.removeprefix("\ufeff")
    hidden = hidden_character(text, file)
    changed, problems = ((), [hidden]) if hidden else read_list(parse(text, file), Hazard)
    _refuse([one for one in problems if one.severity is Severity.ERROR])
    others = [one for one in hazards if one.origin.file != file]
    known = {(one.code, one.message) for one in errors_in_log(School(hazards=hazards), today)}
    errors = errors_in_log(School(hazards=(*others, *changed)), today)
    fresh = [one for one in errors if (one.code, one.message) not in known]
    _refuse([one for one in fresh if one.code not in COMPLETED_LATER])
    mark = find(changed, number).origin.mark()
    return Written(number, mark, [one for one in fresh if one.message.startswith(f"{number} ")])


def _refuse(problems: list[Diagnostic]) -> None:
    if problems:
        raise UsageError(f"{problems[0].message}，没有写入", problems[0].hint)
