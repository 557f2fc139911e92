"""anquan check: every rule over the folder."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from anquan.cli.env import Env
from anquan.cli.options import Today, one_of
from anquan.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from anquan.diagnostics import Diagnostic

_FORMATS = ("text", "json", "github")


def check(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="文件", help="只显示这些文件里的问题", show_default=False)
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help=f"{'、'.join(_FORMATS)}")] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="有警告也算不通过")] = False,
    today: Today = None,
) -> int:
    """检查整个文件夹，逐条指出错在哪个文件哪一行、怎么改。

    退出码：0 通过（可以有警告）；1 有错误，或加了 --strict 而有警告；2 有文件读不出来，检查不完整。
    """
    env: Env = ctx.obj
    one_of("--format", form, _FORMATS)
    root = env.root()
    found = _only(paths, root, examine(root, env.today(today)))
    _show(env, root, found, form)
    return exit_code(found, strict)


def examine(root: Path, today: date) -> "list[Diagnostic]":
    """Everything that is wrong with the folder, in the order of its files."""
    from anquan.diagnostics import Severity, in_order
    from anquan.folder import DUTIES_FILE, LEADERSHIP_FILE, PEOPLE_FILE, UNIT_FILE, load
    from anquan.rules.catalogue import run

    loaded = load(root)
    found = [*loaded.diagnostics, *run(loaded.school, today)]
    # With a hole in the data, what a plan cannot find is not the plan's mistake
    holes = {one.mark.file for one in loaded.diagnostics if one.severity is Severity.ERROR}
    if loaded.school.plans and not holes & {UNIT_FILE, PEOPLE_FILE, LEADERSHIP_FILE, DUTIES_FILE}:
        from anquan.documents.plan import problems

        found += problems(loaded.school)
    return in_order(found)


def exit_code(found: "Sequence[Diagnostic]", strict: bool) -> ExitCode:
    """What the findings mean for whoever runs the check from a script."""
    from anquan.diagnostics import Severity

    if any(one.unreadable for one in found):
        return ExitCode.UNUSABLE
    if any(strict or one.severity is Severity.ERROR for one in found):
        return ExitCode.FINDINGS
    return ExitCode.OK


def _only(paths: list[Path] | None, root: Path, found: "list[Diagnostic]") -> "list[Diagnostic]":
    """The findings in the named files or folders, which may be named from here or from the plan folder."""
    from anquan.folder import is_file, is_folder

    if not paths:
        return found
    wanted: list[Path] = []
    for path in paths:
        places = [one for one in (path, root / path) if is_file(one) or is_folder(one)]
        if not places:
            raise UsageError(f"没有这个文件：{path}", "路径从当前文件夹或方案文件夹算起")
        here = [one.resolve() for one in places if one.resolve().is_relative_to(root.resolve())]
        if not here:
            raise UsageError(f"{path} 不在方案文件夹 {root} 里", "用 -C 指定它所在的方案文件夹")
        wanted.append(here[0])
    return [one for one in found if any((root / one.mark.file).resolve().is_relative_to(place) for place in wanted)]


def _way_to(root: Path) -> str:
    """What leads from the working directory to the folder, with a slash at its end; empty when one stands in it."""
    try:
        way = Path(os.path.relpath(root)).as_posix()
    except ValueError:  # on another drive of Windows
        way = root.as_posix()
    return "" if way == "." else way + "/"


def _show(env: Env, root: Path, found: "list[Diagnostic]", form: str) -> None:
    from anquan.cli.console import put_raw, put_styled, say
    from anquan.diagnostics import Severity

    if form == "json":
        from anquan.render.findings_json import render

        put_raw(env, render(found))
        return
    if form == "github":
        from anquan.render.findings_github import render as render_github

        put_raw(env, render_github(found, _way_to(root)))
        return
    from anquan.render.findings_text import lines_of, summary

    for one in found:
        first, *rest = lines_of(one)
        put_styled(env, first, "red" if one.severity is Severity.ERROR else "yellow")
        for line in rest:
            put_styled(env, line, "dim")
    say(env, f"{root.name}：{summary(found)}。" + ("用 anquan explain 代码 看详细说明。" if found else ""))
