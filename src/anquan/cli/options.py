"""Options that several commands share, declared once."""

from typing import Annotated, TypeAlias

import typer

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
