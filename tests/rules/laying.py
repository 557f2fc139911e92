"""Example folders of the codes: a few files laid over `base/`, a small school with nothing to find."""

import re
import shutil
from pathlib import Path

from anquan.files.decode import MAX_BYTES

HERE = Path(__file__).parent


def examples() -> list[str]:
    """The codes that have an example folder here."""
    return sorted(
        one.name
        for one in HERE.iterdir()
        if one.is_dir() and one.name != "base" and re.fullmatch(r"[A-Z]\d{3}", one.name)
    )


def lay(code: str, kind: str, target: Path) -> Path:
    """The school of `base/` with the files of `<code>/<kind>/` over it, as a folder of its own.

    `<code>/removed` names files that the bad folder lacks. A file too large for git is made here.
    """
    root = target / "school"
    shutil.copytree(HERE / "base", root)
    if (HERE / code / kind).is_dir():
        shutil.copytree(HERE / code / kind, root, dirs_exist_ok=True)
    removed = HERE / code / "removed"
    if kind == "bad" and removed.is_file():
        for file in removed.read_text(encoding="utf-8").split():
            (root / file).unlink()
    if (code, kind) == ("F003", "bad"):
        with (root / "hazards.yaml").open("ab") as log:
            log.truncate(MAX_BYTES + 1)
    return root
