"""When the program itself fails: a log to send, a calm message, and exit code 3."""

import platform
import sys
import tempfile
import traceback
from pathlib import Path

from anquan import __version__
from anquan.cli.console import complain
from anquan.cli.env import Env
from anquan.errors import ExitCode


def report_crash(env: Env, error: BaseException) -> int:
    """Write the crash log and say where it is. The log holds versions, the command and the places in our code, nothing that a person wrote."""
    text = "\n".join(
        (
            f"anquan {__version__}",
            f"Python {sys.version}",
            f"{platform.platform()}",
            f"command: {' '.join(_without_values(sys.argv[1:]))}",
            "",
            "".join(traceback.format_tb(error.__traceback__)),
            type(error).__name__,
        )
    )
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="anquan-crash-", suffix=".log", delete=False, encoding="utf-8", dir=_log_folder()
        ) as log:
            log.write(text)
        where = f"记录在 {log.name}"
    except OSError:
        where = text
    complain(env, f"程序自己出错了（{type(error).__name__}），不是您的文件有问题", f"请把这份记录发给开发者：{where}")
    return ExitCode.INTERNAL


def _without_values(arguments: list[str]) -> list[str]:
    """Commands and names of options; what a person wrote behind them may name people."""
    return [
        one.partition("=")[0] if one.startswith("-") else one if one.isascii() and one.isalpha() else "…"
        for one in arguments
    ]


def _log_folder() -> Path:
    return Path(tempfile.gettempdir())
