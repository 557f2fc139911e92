"""hazards add, rectify, verify: writing to the log."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from anquan.cli.env import Env
from anquan.cli.options import Today, one_of
from anquan.dates import DATE_HINT, parse_date
from anquan.errors import ExitCode, UsageError


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
    from anquan.cli.reading import say_all
    from anquan.hazard_log import add as write

    env: Env = ctx.obj
    root = env.root()
    now = env.today(today)
    day = _happened(env, found, "--found", now)
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
        "reported": f"{_happened(env, reported, '--reported', now)}" if reported else None,
        "relapse_of": relapse_of,
        "notes": notes,
    }
    written = write(root, _completed(env, given), day, now)
    put(env, written.number)
    say(env, f"已登记 {written.number}，写在 {written.mark}")
    say_all(env, written.missing)
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
    from anquan.cli.console import say
    from anquan.hazard_log import update
    from anquan.ledger.changes import rectified

    env: Env = ctx.obj
    now = env.today(today)
    done = _happened(env, day, "--date", now)
    files = [_in_folder(env.root(), file) for file in evidence or ()]
    extra = {"measures": measures, "fund": fund}
    written = update(env.root(), number, lambda hazard: rectified(hazard, done, files, extra), now)
    say(env, f"{number} 整改完成（{done}），等待复查。{written.mark}")
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
    from anquan.hazard_log import update
    from anquan.ledger.changes import verified

    env: Env = ctx.obj
    now = env.today(today)
    done = _happened(env, day, "--date", now)
    one_of("--conclusion", conclusion, ("合格", "不合格"))
    reviewer = (by or "").strip()
    if not reviewer:
        if not env.interactive:
            raise UsageError("缺少 --by（复查人）", "例如 --by 安全办主任")
        reviewer = _ask("复查人")
    written = update(env.root(), number, lambda hazard: verified(hazard, done, reviewer, conclusion, remark), now)
    said = "复查合格，已销号" if conclusion == "合格" else "复查不合格，退回整改"
    say(env, f"{number} {said}（{done}）。{written.mark}")
    return ExitCode.OK


def _happened(env: Env, written: str | None, option: str, today: date) -> date:
    """The day of something that has happened: today when nothing is said, never a day to come."""
    day = env.day(written, option) if written else today
    if day > today:
        raise UsageError(f"{option} {day} 在今天（{today}）之后，没有写入", "还没有发生的，等发生那天再登记")
    return day


def _in_folder(root: Path, file: str) -> str:
    """The path of a file as the log writes it: from the plan folder, with forward slashes."""
    from anquan.folder import inside, is_file

    path = inside(root, file)
    if path is None:
        raise UsageError(f"{file} 在方案文件夹外面", "先把文件放进方案文件夹，例如 evidence/")
    if not is_file(path):
        raise UsageError(f"没有找到 {file}", "路径从方案文件夹算起，用 / 分隔")
    return path.relative_to(root.resolve()).as_posix()


def _completed(env: Env, given: dict[str, str | None]) -> dict[str, str]:
    """The values with what is missing asked for, or UsageError where nobody can be asked."""
    from anquan.model.fields import choices, fields_of
    from anquan.model.hazard import Hazard

    given = {key: value.strip() if value else None for key, value in given.items()}
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
