"""anquan init: a new plan folder that checks clean and teaches by its comments."""

from pathlib import Path
from typing import Annotated

import typer

from anquan.cli.env import Env
from anquan.cli.options import Today, one_of
from anquan.errors import ExitCode, OutputError, UsageError


def init(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="新文件夹的名字，也用作单位名称")],
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="办学类型，例如 小学、幼儿园、初中")] = "小学",
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="单位全称，默认用文件夹名", show_default=False)
    ] = None,
    today: Today = None,
) -> int:
    """新建一个方案文件夹：能通过检查，每个文件里都有写法说明。"""
    from anquan.cli.console import say
    from anquan.files.decode import hidden_character
    from anquan.folder import is_file, is_folder
    from anquan.model.fields import choices
    from anquan.model.unit import SchoolKind
    from anquan.new_folder import create

    env: Env = ctx.obj
    kinds = choices(SchoolKind)
    one_of("--kind", kind, kinds)
    target = env.start / folder
    if is_file(target) or (is_folder(target) and any(target.iterdir())):
        raise OutputError(f"{target} 已经存在，里面有内容，没有改动", "换一个名字，或先把它移走")
    title = name or target.resolve().name
    hidden = hidden_character(title, target.name)
    if hidden:
        raise UsageError(f"名称里{hidden.message}", "重新输入名称，不要粘贴")
    files = create(target, title, kind, env.today(today))
    say(env, f"已建好 {target}，{len(files)} 个文件。")
    say(env, f"  → 先改 {target / 'school.yaml'} 和 people.yaml，再运行 anquan -C {_typed(target)} check")
    return ExitCode.OK


def _typed(path: Path) -> str:
    """The path as it is typed in any shell: in double quotes only where it has a blank."""
    return f'"{path}"' if " " in str(path) else str(path)
