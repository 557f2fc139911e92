"""The program: which commands there are, and one place where every ending becomes an exit code."""

import errno
import os
import sys
from pathlib import Path
from typing import Annotated, TextIO

import typer

from anquan.cli.env import Env
from anquan.cli.lazy import group
from anquan.errors import AnquanError, ExitCode

app = group(
    "校园安全台账、公文与报表。在方案文件夹里运行，或用 -C 指定文件夹。",
    {
        "init": "anquan.cli.init:init",
        "check": "anquan.cli.check:check",
        "explain": "anquan.cli.explain:explain",
        "plan": "anquan.cli.plan:app",
        "report": "anquan.cli.report:app",
        "hazards": "anquan.cli.hazards:app",
        "schema": "anquan.cli.schema:schema",
    },
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from anquan import __version__

        typer.echo(f"anquan {__version__}")
        raise typer.Exit


@app.callback()
def root(
    ctx: typer.Context,
    directory: Annotated[
        Path, typer.Option("-C", "--directory", metavar="DIR", help="方案文件夹", show_default=False)
    ] = Path(),
    no_color: Annotated[bool, typer.Option("--no-color", help="不用颜色")] = False,
    version: Annotated[bool, typer.Option("--version", help="显示版本", callback=_show_version, is_eager=True)] = False,
) -> None:
    """校园安全台账、公文与报表。在方案文件夹里运行，或用 -C 指定文件夹。"""
    ctx.obj = Env(start=directory, color=not no_color)


def start() -> int:
    """Run the command line of this process; returns its exit code."""
    from anquan.cli.console import make_safe

    # Without a console, or with `>&-`, there is no stream at all: what is said then goes nowhere
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    make_safe(sys.stdout, sys.stderr)
    return run([_decoded(argument) for argument in sys.argv[1:]])


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _decoded(argument: str) -> str:
    """Under LANG=C Python may take our arguments for ASCII with odd bytes; they are UTF-8."""
    if sys.getfilesystemencoding() != "ascii":
        return argument
    return os.fsencode(argument).decode("utf-8", "replace")


def _is_theirs(error: OSError) -> bool:
    """True when the trouble is with a path that somebody named, not with a file of the program."""
    return isinstance(error.filename, str) and not error.filename.startswith(str(Path(__file__).parents[1]))


_FULL = frozenset((errno.ENOSPC, errno.EDQUOT))


def run(arguments: list[str]) -> int:
    """Run one command line. Every ending becomes one of the codes of ExitCode; nothing is raised."""
    from anquan.cli.console import complain

    env = Env()
    try:
        result = app(arguments, prog_name="anquan", standalone_mode=False)
        if result == ExitCode.INTERRUPTED:  # what the library makes of Ctrl-C
            raise KeyboardInterrupt
        sys.stdout.flush()
    except AnquanError as error:
        complain(env, error.message, error.hint)
        return ExitCode.UNUSABLE
    except (KeyboardInterrupt, typer.Abort):
        complain(env, "已中断")
        return ExitCode.INTERRUPTED
    except UnicodeEncodeError as error:
        complain(
            env, f"这台机器的区域设置写不了“{error.object[error.start : error.end]}”", "先设置环境变量 PYTHONUTF8=1"
        )
        return ExitCode.UNUSABLE
    except (BrokenPipeError, SystemExit):
        # The reader of our output has gone (`| head`): not our error, and nothing more can be said to it.
        # The library turns what it notices of that into an exit.
        sys.stdout = None
        return ExitCode.OK
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _FULL:
            sys.stdout = None  # what is left in it would fail again at the end of the program
            complain(env, "磁盘满了，输出没有写完", "清出空间再运行")
            return ExitCode.UNUSABLE
        if isinstance(error, OSError) and _is_theirs(error):
            complain(env, f"系统不让这样做：{error.filename}（{error.strerror}）", "检查名称和权限")
            return ExitCode.UNUSABLE
        from anquan.cli.help import usage_problem

        usage = usage_problem(error)
        if usage is not None:
            complain(env, *usage)
            return ExitCode.UNUSABLE
        from anquan.cli.crash import report_crash

        return report_crash(env, error)
    return int(result) if isinstance(result, int) else ExitCode.OK
