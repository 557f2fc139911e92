"""Options that several commands share, declared once."""

from collections.abc import Sequence
from typing import Annotated, TypeAlias

import typer

from anquan.errors import UsageError

Today: TypeAlias = Annotated[
    str | None,
    typer.Option("--today", metavar="DATE", help="把这一天当作今天（也可用环境变量 ANQUAN_TODAY）", show_default=False),
]
AsOf: TypeAlias = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="看这一天结束时的情况", show_default=False)
]
AsJson: TypeAlias = Annotated[bool, typer.Option("--json", help="输出 JSON")]
Output: TypeAlias = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="PATH", help="写到哪里；- 表示标准输出", show_default=False),
]


def one_of(option: str, value: str | None, allowed: Sequence[str]) -> None:
    """Raise UsageError for a value that the option does not take; None is an option that was not given."""
    if value is not None and value not in allowed:
        raise UsageError(f"{option} 没有“{value}”", f"可以写：{'、'.join(allowed)}")
