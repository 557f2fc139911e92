"""anquan report: the tables that are owed."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from anquan.cli.env import Env
from anquan.cli.lazy import group
from anquan.cli.options import Output, Today, one_of
from anquan.dates import Month
from anquan.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from anquan.model.school import School
    from anquan.reports.table import Report

_FORMATS = ("xlsx", "json")

app = group("报表：月报统计表。", {"monthly": f"{__name__}:monthly"})


def monthly(
    ctx: typer.Context,
    month: Annotated[
        str | None, typer.Option("--month", metavar="MONTH", help="例如 2026-10；默认上个月", show_default=False)
    ] = None,
    form: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="xlsx（默认）或 json", show_default=False)
    ] = None,
    output: Output = None,
    today: Today = None,
) -> int:
    """隐患排查整改统计表（月报）：按等级、类别、来源统计，附本月台账。"""
    from anquan.cli.console import say
    from anquan.cli.outputs import STDOUT, deliver, file_name, place
    from anquan.cli.reading import load_for, require_log
    from anquan.folder import HAZARDS_DIR, HAZARDS_FILE, UNIT_FILE
    from anquan.reports.monthly import monthly as compile_month

    env: Env = ctx.obj
    form = form or ("json" if output and output.endswith(".json") else "xlsx")
    one_of("--format", form, _FORMATS)
    day = env.today(today)
    wanted = _month(month, day)
    loaded = load_for(env, UNIT_FILE, HAZARDS_FILE, HAZARDS_DIR)
    require_log(loaded.root)
    table = compile_month(loaded.school, wanted, day)
    if form == "json":
        from anquan.render.json_tables import render as to_json

        data = to_json(table).encode("utf-8")
        output = STDOUT if output is None else output
    else:
        from anquan.render.xlsx import render as to_xlsx

        data = to_xlsx(table)
    name = file_name(f"{table.unit}{wanted.chinese()}{table.title}", f".{form}")
    deliver(env, place(loaded.root, output, name), data)
    say(env, f"{table.period}：{_totals(table)}")
    _warn(env, loaded.school, day)
    return ExitCode.OK


def _warn(env: Env, school: "School", today: date) -> None:
    """Say when the log contradicts itself: the table adds up all the same, but an inspector would find it."""
    from anquan.cli.console import say
    from anquan.cli.reading import say_all
    from anquan.rules.catalogue import errors_in_log

    errors = errors_in_log(school, today)
    if errors:
        say(env, f"注意：台账有 {len(errors)} 处自相矛盾，报送前先改正：")
        say_all(env, errors)


def _totals(table: "Report") -> str:
    """The 合计 of the first table, to be read at a glance: 上月结转 5，本月新增 7，…"""
    first = table.tables[0]
    counted = zip(first.columns, first.rows[-1], strict=True)
    return "，".join(f"{column.heading} {cell}" for column, cell in counted if column.kind == "count")


def _month(written: str | None, today: date) -> Month:
    if written is None:
        return Month.of(today).previous
    try:
        return Month.parse(written)
    except ValueError as error:
        raise UsageError(f"--month {error}") from None
