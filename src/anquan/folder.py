"""A plan folder (方案文件夹) becomes a School and what is wrong with its files."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from anquan.diagnostics import Diagnostic, Mark, Severity
from anquan.errors import InputError
from anquan.files.decode import read_text
from anquan.files.tree import Tree, parse
from anquan.model.origin import Record
from anquan.model.reading import read_list, read_record

if TYPE_CHECKING:
    from anquan.model.hazard import Hazard
    from anquan.model.plan import Plan
    from anquan.model.school import School

UNIT_FILE = "school.yaml"
PEOPLE_FILE = "people.yaml"
LEADERSHIP_FILE = "leadership.yaml"
DUTIES_FILE = "duties.yaml"
HAZARDS_FILE = "hazards.yaml"
HAZARDS_DIR = "hazards"
PLANS_DIR = "plans"
OUTPUT_DIR = "build"
"""Where papers and tables are written when nothing else is said. Never read."""

R = TypeVar("R", bound=Record)


class Loaded(NamedTuple):
    """What a folder gave: the school as far as it could be read, and every slip that was met."""

    root: Path
    school: "School"
    diagnostics: list[Diagnostic]


def find_root(start: Path) -> Path:
    """The folder itself or the nearest one above that holds school.yaml.

    Raises InputError when there is none: every command works on a plan folder.
    """
    if is_file(start):
        raise InputError(f"{start} 是文件", "-C 后面写它所在的文件夹")
    if not is_folder(start):
        raise InputError(f"没有这个文件夹：{start}", "用 -C 指定方案文件夹，例如 anquan -C 白杨小学 check")
    here = start.resolve()
    for folder in (here, *here.parents):
        if is_file(folder / UNIT_FILE):
            return folder
    raise InputError(
        f"{start} 不是方案文件夹：里面和上级文件夹里都没有 {UNIT_FILE}",
        "用 anquan init 文件夹名 --kind 小学 新建一个，或用 -C 指定已有的",
    )


def is_file(path: Path) -> bool:
    """True for a file that can be seen. A name that is too long, or a closed folder above it, is no file."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """True for a folder that can be seen; see `is_file`."""
    try:
        return path.is_dir()
    except OSError:
        return False


def inside(root: Path, file: str) -> Path | None:
    """The path of a file named in the folder's data, or None when it leads out of the folder."""
    try:
        path = (root / file).resolve()
    except (OSError, ValueError, RuntimeError):  # a name too long, a null character, links in a circle
        return None
    return path if path.is_relative_to(root.resolve()) else None


def load(root: Path) -> Loaded:
    """Read everything. Never raises on what people wrote: one bad file or entry does not stop the rest."""
    from anquan.model.duties import Duties
    from anquan.model.leadership import Leadership
    from anquan.model.people import People
    from anquan.model.school import School
    from anquan.model.unit import Unit

    found: list[Diagnostic] = []
    unit = _one(root, UNIT_FILE, Unit, found)
    people = _one(root, PEOPLE_FILE, People, found)
    leadership = _one(root, LEADERSHIP_FILE, Leadership, found)
    duties = _one(root, DUTIES_FILE, Duties, found)
    hazards, problems = load_hazards(root)
    found += problems
    plans = _plans(root, found)
    school = School(
        unit=unit,
        staff=people.staff if people else (),
        groups=leadership.groups if leadership else (),
        duties=duties,
        hazards=hazards,
        plans=plans,
        files=frozenset(_listing(root)),
        texts=dict(_attached_texts(root, plans, found)),
    )
    return Loaded(root, school, found)


def load_hazards(root: Path) -> "tuple[tuple[Hazard, ...], list[Diagnostic]]":
    """Read the hazard log alone: all that the cron command needs."""
    from anquan.model.hazard import Hazard

    hazards: list[Hazard] = []
    found: list[Diagnostic] = look_alikes(root)
    for file in hazard_files(root):
        tree = _tree(root, file, found)
        if tree is not None:
            read, problems = read_list(tree, Hazard)
            hazards += read
            found += problems
    return tuple(hazards), found


def hazard_files(root: Path) -> list[str]:
    """The files of the hazard log: hazards.yaml, then hazards/*.yaml by name."""
    # A link that leads nowhere counts as a file: it must be told, not passed over
    single = [HAZARDS_FILE] if os.path.lexists(root / HAZARDS_FILE) else []
    return single + _yaml_files(root, HAZARDS_DIR)


def plan_files(root: Path) -> list[str]:
    """The files of plans/, by name."""
    return _yaml_files(root, PLANS_DIR)


def _yaml_files(root: Path, folder: str) -> list[str]:
    names = _names(root, folder) or ()
    return [f"{folder}/{name}" for name in names if name.endswith(".yaml") and not name.startswith(".")]


def _names(root: Path, folder: str) -> list[str] | None:
    """What a folder holds, by name; nothing when there is no such folder, None when it cannot be looked into."""
    try:
        return sorted(entry.name for entry in os.scandir(root / folder))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError:
        return None


def look_alikes(root: Path) -> list[Diagnostic]:
    """Files that look like a part of the log and are not read: a count without them would be a wrong count."""
    inner = _names(root, HAZARDS_DIR)
    if inner is None:
        return [_closed(HAZARDS_DIR)]
    found = [
        _look_alike(f"{HAZARDS_DIR}/{name}", f"{HAZARDS_DIR}/{name.partition('.')[0]}.yaml")
        for name in inner
        if _is_text(name) and not name.endswith(".yaml")
    ]
    found += [
        _look_alike(f"{HAZARDS_DIR}/{folder}/{name}", f"{HAZARDS_DIR}/{folder}-{name}")
        for folder in inner
        if "." not in folder
        for name in _names(root, f"{HAZARDS_DIR}/{folder}") or ()
        if _is_text(name)
    ]
    found += [
        _look_alike(name, HAZARDS_FILE)
        for name in _names(root, ".") or ()
        if is_of_the_log(name) and name != HAZARDS_FILE
    ]
    there = {*hazard_files(root)}
    return [
        one._replace(hint="是副本就移到别处；不是副本，把里面的条目并进台账") if one.hint.split()[-1] in there else one
        for one in found
    ]


def is_of_the_log(name: str) -> bool:
    """True for a file of the top folder that is the hazard log, or was meant to be: hazard.yml, hazards - 副本.yaml."""
    return _is_text(name) and name.lower().startswith("hazard")


def _look_alike(file: str, meant: str) -> Diagnostic:
    message = "像是台账，但文件名不对，没有读"
    if file.lower().endswith(".txt"):
        message = "像是台账，但多了 .txt，没有读（资源管理器“查看→文件扩展名”可以看见）"
    return Diagnostic("F015", Severity.ERROR, message, Mark(file), f"改名为 {meant}", unreadable=True)


def _is_text(name: str) -> bool:
    return name.lower().endswith((".yaml", ".yml", ".txt")) and not name.startswith(".")


def _closed(folder: str) -> Diagnostic:
    message = "文件夹打不开：没有权限，里面的文件没有读"
    return Diagnostic("F013", Severity.ERROR, message, Mark(f"{folder}/"), "请管理员打开读取权限", unreadable=True)


def _tree(root: Path, file: str, found: list[Diagnostic]) -> Tree | None:
    """The file's tree, or None when it does not exist or could not be decoded."""
    if not os.path.lexists(root / file):
        return None
    if inside(root, file) is None:
        found.append(_leads_out(Mark(file)))
        return None
    text, problems = read_text(root, file)
    found += problems
    return None if text is None else parse(text, file)


def _one(root: Path, file: str, kind: type[R], found: list[Diagnostic]) -> R | None:
    tree = _tree(root, file, found)
    if tree is None:
        return None
    record, problems = read_record(tree, kind)
    found += problems
    return record


def _plans(root: Path, found: list[Diagnostic]) -> "tuple[Plan, ...]":
    from anquan.model.plan import Plan

    if _names(root, PLANS_DIR) is None:
        found.append(_closed(PLANS_DIR))
    read = (_one(root, file, Plan, found) for file in plan_files(root))
    return tuple(plan for plan in read if plan is not None)


def _attached_texts(root: Path, plans: "tuple[Plan, ...]", found: list[Diagnostic]) -> Iterator[tuple[str, str]]:
    """The text files that plans attach. A file that does not exist is a rule's business (R006)."""
    wanted: dict[str, Mark] = {}
    for plan in plans:
        for index, one in enumerate(plan.attachments):
            if one.file:
                wanted.setdefault(one.file, plan.origin.mark("attachments", index, "file"))
    for file, named in wanted.items():
        if inside(root, file) is None:
            found.append(_leads_out(named))
        elif is_file(root / file):
            text, problems = read_text(root, file)
            found += problems
            if text is not None:
                yield file, text


def _leads_out(mark: Mark) -> Diagnostic:
    return Diagnostic(
        "F013",
        Severity.ERROR,
        "这个路径通到了文件夹外面，没有读",
        mark,
        "把文件放进方案文件夹里",
        unreadable=True,
    )


def _listing(root: Path) -> Iterator[str]:
    """All files of the folder, relative, with forward slashes; hidden folders and the output folder left out."""
    for folder, below, names in os.walk(root):
        here = Path(folder).relative_to(root)
        below[:] = [name for name in below if not name.startswith(".") and (here / name) != Path(OUTPUT_DIR)]
        for name in names:
            yield (here / name).as_posix()
