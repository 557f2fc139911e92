"""hazards add, rectify, verify: writing to the log."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from anquan.cli.env import Env
from anquan.cli.options import Today
from anquan.dates import DATE_HINT, parse_date
from anquan.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from anquan.diagnostics import Mark
    from anquan.ledger.changes import Change
    from anquan.model.hazard import Hazard


def _option(flag: str, help: str) -> Any:
    return typer.Option(flag, metavar="TEXT", help=help, show_default=False)


def add(
    ctx: typer.Context,
    found: Annotated[str | None, _option("--found", "发现日期，默认今天")] = None,
    found_by: Annotated[str | None, _option("--found-by", "发现人")] = None,
    source: Annotated[str | None, _option("--source", "检查来源，例如 学校自查")] = None,
    place: Annotated[str | None, _option("--place", "部位（必填）")] = None,
    category: Annotated[str | None, _option("--category", "类别（必填），例如 消防")] = None,
    description: Annotated[str | None, _option("--description", "隐患描述（必填）")] = None,
    level: Annotated[str | None, _option("--level", "等级，默认 一般")] = None,
    basis: Annotated[str | None, _option("--basis", "判定依据，重大隐患必填")] = None,
    responsible: Annotated[str | None, _option("--responsible", "责任人（必填）")] = None,
    measures: Annotated[str | None, _option("--measures", "整改措施")] = None,
    fund: Annotated[str | None, _option("--fund", "整改资金，元")] = None,
    due: Annotated[str | None, _option("--due", "整改期限（必填）")] = None,
    plan: Annotated[str | None, _option("--plan", "应急预案")] = None,
    interim: Annotated[str | None, _option("--interim", "临时管控措施")] = None,
    reported: Annotated[str | None, _option("--reported", "上报日期，重大隐患必填")] = None,
    needs_government: Annotated[bool, typer.Option("--needs-government", help="需政府协调")] = False,
    relapse_of: Annotated[str | None, _option("--relapse-of", "复发自哪一条")] = None,
    notes: Annotated[str | None, _option("--notes", "备注")] = None,
    number: Annotated[str | None, _option("--id", "编号，默认由程序接着编")] = None,
    today: Today = None,
) -> int:
    """登记一条隐患，写在台账最后。在终端里缺的内容会逐项问；在脚本里缺必填项就报错。"""
    from anquan.cli.console import put, say
    from anquan.hazard_log import add as write

    env: Env = ctx.obj
    root = env.root()
    day = env.day(found, "--found") if found else env.today(today)
    given = {
        "id": number,
        "found": f"{day}",
        "found_by": found_by,
        "source": source,
        "place": place,
        "category": category,
        "description": description,
        "level": level,
        "basis": basis,
        "responsible": responsible,
        "measures": measures,
        "fund": fund,
        "due": f"{env.day(due, '--due')}" if due else None,
        "plan": plan,
        "interim": interim,
        "needs_government": "是" if needs_government else None,
        "reported": f"{env.day(reported, '--reported')}" if reported else None,
        "relapse_of": relapse_of,
        "notes": notes,
    }
    values = _completed(env, given)
    _must_not_end_before(day, values["due"])
    given_id, mark = write(root, values, day)
    put(env, given_id)
    say(env, f"已登记 {given_id}，写在 {mark}")
    return ExitCode.OK


def rectify(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="编号", help="隐患编号")],
    day: Annotated[str | None, _option("--date", "整改完成日期，默认今天")] = None,
    evidence: Annotated[list[str] | None, _option("--evidence", "佐证材料，文件夹内的路径；可以写多次")] = None,
    measures: Annotated[str | None, _option("--measures", "整改措施")] = None,
    fund: Annotated[str | None, _option("--fund", "整改资金，元")] = None,
    today: Today = None,
) -> int:
    """登记整改完成；还要复查合格才算销号。"""
    from anquan.ledger.changes import rectified

    env: Env = ctx.obj
    done = env.day(day, "--date") if day else env.today(today)
    for file in evidence or ():
        _must_be_inside(env.root(), file)
    extra = {"measures": measures, "fund": fund}
    mark = _update(env, number, lambda hazard: rectified(hazard, done, evidence or (), extra))
    from anquan.cli.console import say

    say(env, f"{number} 整改完成（{done}），等待复查。{mark}")
    return ExitCode.OK


def verify(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="编号", help="隐患编号")],
    by: Annotated[str | None, _option("--by", "复查人（必填）")] = None,
    conclusion: Annotated[str, _option("--conclusion", "复查结论：合格 或 不合格，默认 合格")] = "合格",
    day: Annotated[str | None, _option("--date", "复查日期，默认今天")] = None,
    remark: Annotated[str | None, _option("--remark", "复查意见")] = None,
    today: Today = None,
) -> int:
    """登记复查：合格就销号，不合格退回整改。"""
    from anquan.cli.console import say
    from anquan.ledger.changes import verified

    env: Env = ctx.obj
    done = env.day(day, "--date") if day else env.today(today)
    if conclusion not in ("合格", "不合格"):
        raise UsageError(f"--conclusion 没有“{conclusion}”", "写 合格 或 不合格")
    if by is None:
        if not env.interactive:
            raise UsageError("缺少 --by（复查人）", "例如 --by 安全办主任")
        by = _ask("复查人")
    reviewer = by
    mark = _update(env, number, lambda hazard: verified(hazard, done, reviewer, conclusion, remark))
    said = "复查合格，已销号" if conclusion == "合格" else "复查不合格，退回整改"
    say(env, f"{number} {said}（{done}）。{mark}")
    return ExitCode.OK


def _update(env: Env, number: str, change: "Callable[[Hazard], Change]") -> "Mark":
    from anquan.hazard_log import update

    return update(env.root(), number, change)


def _must_be_inside(root: Path, file: str) -> None:
    from anquan.folder import inside

    path = inside(root, file)
    if path is None:
        raise UsageError(f"{file} 在方案文件夹外面", "先把文件放进方案文件夹，例如 evidence/")
    if not path.is_file():
        raise UsageError(f"没有找到 {file}", "路径从方案文件夹算起，用 / 分隔")


def _must_not_end_before(found: date, due: str) -> None:
    last = parse_date(due)
    if last < found:
        raise UsageError(f"整改期限 {last} 早于发现日期 {found}，没有写入", "核对 --due 和 --found")


def _completed(env: Env, given: dict[str, str | None]) -> dict[str, str]:
    """The values with what is missing asked for, or UsageError where nobody can be asked."""
    from anquan.model.fields import choices, fields_of
    from anquan.model.hazard import Hazard

    asked = [one for one in fields_of(Hazard) if one.required and one.key not in ("id", "level") and not given[one.key]]
    if asked and not env.interactive:
        missing = "、".join(f"--{one.key.replace('_', '-')}（{one.title}）" for one in asked)
        raise UsageError(f"缺少 {missing}", "在终端里运行会逐项问")
    for field in asked:
        options = choices(field.type)
        prompt = f"{field.title}（{'、'.join(options)}）" if options else field.title
        given[field.key] = _ask(prompt, options, is_date=field.type is date)
    given["level"] = given["level"] or "一般"
    return {key: value for key, value in given.items() if value}


def _ask(prompt: str, options: tuple[str, ...] = (), *, is_date: bool = False) -> str:
    """Ask until the answer can be written: one of the options, a day that exists, or any text."""
    while True:
        answer = str(typer.prompt(prompt, err=True)).strip()
        problem = f"请从这些里选：{'、'.join(options)}" if options and answer not in options else ""
        if is_date:
            try:
                parse_date(answer)
            except ValueError as error:
                problem = f"{error}，{DATE_HINT}"
        if answer and not problem:
            return answer
        typer.echo(problem or "请写上内容", err=True)
