"""What a command needs must be read in full: a wrong table is worse than none. What it does not need may be broken."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from anquan.cli.env import Env
from anquan.errors import InputError

if TYPE_CHECKING:
    from anquan.diagnostics import Diagnostic
    from anquan.folder import Loaded


def load_for(env: Env, *needed: str) -> "Loaded":
    """The folder, after a look at the files and folders that are needed for the answer.

    Raises InputError after listing what could not be read of them; of the others it only says that there is something.
    """
    from anquan.folder import load

    loaded = load(env.root())
    errors = reading_errors(loaded)
    # F015 is a part of the log under a wrong name
    concerned = [one for one in errors if one.mark.file.split("/")[0] in needed or one.code == "F015"]
    if concerned:
        say_all(env, concerned)
        raise InputError(f"有 {len(concerned)} 处没有读进来，没有生成文件", "改正后再运行；anquan check 会列出全部问题")
    mention(env, len(errors))
    return loaded


def reading_errors(loaded: "Loaded") -> "list[Diagnostic]":
    """The slips by which something was not read."""
    from anquan.diagnostics import Severity

    return [one for one in loaded.diagnostics if one.severity is Severity.ERROR]


def mention(env: Env, count: int) -> None:
    """Say that other files have errors, which do not touch what was asked for."""
    if count:
        from anquan.cli.console import say

        say(env, f"别的文件还有 {count} 处没有读进来，不影响这一次；运行 anquan check 查看。")


def say_all(env: Env, found: "Iterable[Diagnostic]") -> None:
    """Findings on stderr."""
    from anquan.cli.console import say
    from anquan.render.findings_text import lines_of

    for one in found:
        for line in lines_of(one):
            say(env, line)


def require_log(root: Path) -> None:
    """InputError when the folder has no hazard log: no file is not the same as no hazard, and cron must not stay silent."""
    from anquan.folder import HAZARDS_FILE, hazard_files, look_alikes

    if not hazard_files(root):
        for one in look_alikes(root):
            raise InputError(f"{one.mark.file} {one.message}", one.hint)
        raise InputError(
            f"没有隐患台账 {HAZARDS_FILE}", "确实没有隐患，就新建一个空的 hazards.yaml；丢了就从备份或 git 里找回来"
        )
