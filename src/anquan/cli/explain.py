"""anquan explain CODE: what a code checks, why, and how to mend it."""

from typing import Annotated

import typer

from anquan.cli.env import Env
from anquan.errors import ExitCode, UsageError


def explain(
    ctx: typer.Context,
    code: Annotated[
        str | None, typer.Argument(metavar="代码", help="例如 H004；不写就列出全部代码", show_default=False)
    ] = None,
) -> int:
    """解释一个检查代码：查什么、为什么、错例、对例、怎么改。"""
    from anquan.cli.console import Line, put, put_columns
    from anquan.render.findings_text import SEVERITY_WORD
    from anquan.rules.catalogue import CODES

    env: Env = ctx.obj
    if code is None:
        put_columns(env, [Line((one.code, SEVERITY_WORD[one.severity], one.summary)) for one in CODES.values()])
        return ExitCode.OK
    one = CODES.get(code.strip().upper())
    if one is None:
        raise UsageError(f"没有代码 {code}", "运行 anquan explain 列出全部代码")
    put(env, f"{one.code} {SEVERITY_WORD[one.severity]}　{one.doc}")
    return ExitCode.OK
