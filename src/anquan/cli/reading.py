"""Papers and figures are made only from what could be read in full."""

from pathlib import Path
from typing import TYPE_CHECKING

from anquan.cli.env import Env
from anquan.errors import InputError

if TYPE_CHECKING:
    from anquan.folder import Loaded


def load_in_full(env: Env) -> "Loaded":
    """The folder, or InputError after listing what could not be read: a wrong table is worse than none."""
    from anquan.cli.console import say
    from anquan.diagnostics import Severity
    from anquan.folder import load
    from anquan.render.findings_text import lines_of

    loaded = load(env.root())
    errors = [one for one in loaded.diagnostics if one.severity is Severity.ERROR]
    if errors:
        for one in errors:
            for line in lines_of(one):
                say(env, line)
        raise InputError(f"有 {len(errors)} 处没有读进来，没有生成文件", "改正后再运行；anquan check 会列出全部问题")
    return loaded


def require_log(root: Path) -> None:
    """InputError when the folder has no hazard log: no file is not the same as no hazard, and cron must not stay silent."""
    from anquan.folder import HAZARDS_FILE, hazard_files

    if not hazard_files(root):
        raise InputError(
            f"没有隐患台账 {HAZARDS_FILE}", "确实没有隐患，就新建一个空的 hazards.yaml；丢了就从备份或 git 里找回来"
        )
