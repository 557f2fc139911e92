"""The program: which commands there are, and one place where every ending becomes an exit code."""

import importlib
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from anquan.cli.env import Env
from anquan.cli.help import Group
from anquan.errors import AnquanError, ExitCode

COMMANDS = {
    "init": "新建一个方案文件夹",
    "check": "检查整个文件夹，逐条指出错在哪一行、怎么改",
    "explain": "解释一个检查代码：查什么、为什么、怎么改",
    "plan": "方案：列出、生成 Word 公文",
    "report": "报表：月报统计表",
    "hazards": "隐患台账：登记、整改、复查、逾期",
    "schema": "导出 JSON Schema，供编辑器补全和校验",
}
"""Name and one line of each command: all that --help needs, so that help loads none of them."""


class LazyGroup(Group):
    """Loads a command's module when it is called, not when the program starts."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands in the order of a working day."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A stub with the one line that the list of commands shows."""
        if cmd_name not in COMMANDS:
            return None
        return TyperCommand(cmd_name, help=COMMANDS[cmd_name], add_help_option=False)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The real command, loaded now."""
        name, command, rest = super().resolve_command(ctx, args)
        if command is not None and name in COMMANDS:
            module = importlib.import_module(f"anquan.cli.{name}")
            command = typer.main.get_command(module.app)
            command.name = name
        return name, command, rest


app = typer.Typer(
    name="anquan",
    cls=LazyGroup,
    help="校园安全台账、公文与报表。在方案文件夹里运行，或用 -C 指定文件夹。",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from anquan import __version__

        typer.echo(f"anquan {__version__}")
        raise typer.Exit


@app.callback()
def root(
    ctx: typer.Context,
    directory: Annotated[Path, typer.Option("-C", "--directory", help="方案文件夹", show_default=False)] = Path(),
    no_color: Annotated[bool, typer.Option("--no-color", help="不用颜色")] = False,
    version: Annotated[bool, typer.Option("--version", help="显示版本", callback=_show_version, is_eager=True)] = False,
) -> None:
    """校园安全台账、公文与报表。在方案文件夹里运行，或用 -C 指定文件夹。"""
    ctx.obj = Env(start=directory, color=not no_color)


def main() -> None:
    """Run the program and leave with its exit code."""
    from anquan.cli.console import make_safe

    make_safe(sys.stdout, sys.stderr)
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line. Every ending becomes one of the codes of ExitCode; nothing is raised."""
    from anquan.cli.console import complain

    env = Env()
    try:
        result = app(arguments, standalone_mode=False)
        sys.stdout.flush()
    except AnquanError as error:
        complain(env, error.message, error.hint)
        return ExitCode.UNUSABLE
    except (KeyboardInterrupt, typer.Abort):
        complain(env, "已中断，没有写任何文件")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): not our error, and nothing more can be said to it
        sys.stdout = None
        return ExitCode.OK
    except Exception as error:
        from anquan.cli.help import usage_problem

        usage = usage_problem(error)
        if usage is not None:
            complain(env, *usage)
            return ExitCode.UNUSABLE
        from anquan.cli.crash import report_crash

        return report_crash(env, error)
    return int(result) if isinstance(result, int) else ExitCode.OK
