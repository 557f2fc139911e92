"""The house stands: imports go downward only, heavy libraries stay in their room, no file grows out of sight."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "anquan"

FLOORS: tuple[tuple[str, ...], ...] = (
    ("__main__",),
    ("cli",),
    ("render", "importing"),
    ("reports", "documents"),
    ("hazard_log", "new_folder"),
    ("rules",),
    ("ledger",),
    ("packs", "resources"),
    ("bureau",),
    ("folder",),
    ("model",),
    ("files",),
    ("dates", "workdays", "chinese", "errors", "diagnostics", "__init__"),
)
"""From the roof to the ground. A module may import what stands lower, and its own package."""

GROUND = FLOORS[-1]
GROUND_MAY_USE = {"errors", "diagnostics", "dates"}

RENDER_MAY_USE = {
    "documents.blocks",
    "reports.table",
    "resources",
    "diagnostics",
    "dates",
    "chinese",
    "errors",
}
"""A renderer gets tables, blocks and diagnostics. It never sees a school."""

ROOMS = {
    "typer": ("cli/",),
    "rich": ("cli/console.py",),
    "xlsxwriter": ("render/",),
    "jinja2": ("documents/pulling.py",),
    "yaml": ("files/",),
    "msgspec": ("model/",),
}
"""A library and the only places that may know it."""

LONGEST = 450


class Import(NamedTuple):
    """One imported module and where it says so."""

    module: str
    place: str


def _files() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def _imports(path: Path) -> Iterator[Import]:
    """Every import of the file, those inside functions and for type checkers too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        place = f"{path.relative_to(SOURCE.parent.parent)}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Import):
            yield from (Import(one.name, place) for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{place} imports relatively"
            module = node.module or ""
            yield Import(module, place)
            # `from anquan import folder` names a module, too
            if module == "anquan":
                yield from (Import(f"anquan.{one.name}", place) for one in node.names if not one.name.startswith("__"))


def _ours() -> Iterator[tuple[str, str, str]]:
    """(importing module, imported module, place), without the leading `anquan.`."""
    for path in _files():
        importer = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        for module, place in _imports(path):
            if module.startswith("anquan."):
                yield importer, module.removeprefix("anquan."), place


def _floor(module: str) -> int:
    top = module.partition(".")[0]
    for height, floor in enumerate(FLOORS):
        if top in floor:
            return height
    raise AssertionError(f"anquan.{top} has no floor: give it one in tests/test_layers.py and docs/architecture.md")


def test_every_module_has_a_floor():
    for path in _files():
        _floor(".".join(path.relative_to(SOURCE).with_suffix("").parts))


def _runs_up(importer: str, module: str) -> bool:
    """True for an arrow to a higher floor, or into the neighbour's flat on the same one."""
    mine, other = importer.partition(".")[0], module.partition(".")[0]
    if _floor(module) == _floor(importer):
        return mine != other and mine not in GROUND
    return _floor(module) < _floor(importer)


def test_no_import_runs_upward():
    upward = [f"{place} {importer} → {module}" for importer, module, place in _ours() if _runs_up(importer, module)]
    assert not upward, "\n".join(upward)


def test_the_ground_floor_knows_only_itself():
    climbing = [
        f"{place} {importer} → {module}"
        for importer, module, place in _ours()
        if importer.partition(".")[0] in GROUND and module not in GROUND_MAY_USE
    ]
    assert not climbing, "\n".join(climbing)


def test_renderers_never_see_a_school():
    prying = [
        f"{place} {importer} → {module}"
        for importer, module, place in _ours()
        if importer.startswith("render") and not module.startswith("render") and module not in RENDER_MAY_USE
    ]
    assert not prying, "\n".join(prying)


@pytest.mark.parametrize("library", ROOMS)
def test_a_library_stays_in_its_room(library):
    strays = [
        f"{place} imports {module}"
        for path in _files()
        for module, place in _imports(path)
        if module.partition(".")[0] == library and not path.relative_to(SOURCE).as_posix().startswith(ROOMS[library])
    ]
    assert not strays, "\n".join(strays)


def test_no_file_grows_out_of_sight():
    long = [
        f"{path.relative_to(SOURCE)}: {lines} lines"
        for path in _files()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    ]
    assert not long, "\n".join(long)
