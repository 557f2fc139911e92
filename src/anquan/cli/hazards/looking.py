"""hazards list, show, overdue: reading the log."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from anquan.cli.env import Env
from anquan.cli.options import AsJson, AsOf, Today, one_of
from anquan.errors import ExitCode

if TYPE_CHECKING:
    from anquan.diagnostics import Diagnostic
    from anquan.model.hazard import Hazard

_STATES = ("未销号", "逾期", "整改中", "待复查", "已销号")


def list_hazards(
    ctx: typer.Context,
    state: Annotated[
        str | None, typer.Option("--state", metavar="STATE", help=f"只看：{'、'.join(_STATES)}", show_default=False)
    ] = None,
    level: Annotated[
        str | None, typer.Option("--level", metavar="LEVEL", help="只看：一般、重大", show_default=False)
    ] = None,
    category: Annotated[
        str | None, typer.Option("--category", metavar="CATEGORY", help="只看一类，例如 消防", show_default=False)
    ] = None,
    responsible: Annotated[
        str | None, typer.Option("--responsible", metavar="WHO", help="只看某人（或某职务）负责的", show_default=False)
    ] = None,
    as_of: AsOf = None,
    today: Today = None,
    as_json: AsJson = False,
) -> int:
    """列出隐患；不加条件就是全部。"""
    from anquan.ledger.hazards import exists

    env: Env = ctx.obj
    day = _day(env, as_of, today)
    one_of("--state", state, _STATES)
    one_of("--level", level, _choices("level"))
    one_of("--category", category, _choices("category"))
    hazards, problems = _read(env)
    names = _names_of(env, responsible, day) if responsible else ()
    chosen = [
        one
        for one in hazards
        if exists(one, day)
        and level in (None, one.level)
        and category in (None, one.category)
        and (responsible is None or one.responsible in names)
        and (state is None or _is_in(one, state, day))
    ]
    _show_hazards(env, chosen, day, as_json)
    if not chosen and not as_json:
        from anquan.cli.console import say

        say(env, "没有符合条件的隐患。")
    return _end(env, problems, ExitCode.OK)


def overdue(
    ctx: typer.Context,
    days: Annotated[
        int | None,
        typer.Option("--days", metavar="DAYS", min=0, help="再加上这些天内到期的；0 是今天到期的", show_default=False),
    ] = None,
    as_of: AsOf = None,
    today: Today = None,
    as_json: AsJson = False,
) -> int:
    """列出逾期未销号的隐患；没有就什么也不输出，退出码 0。适合放进 cron。

    当天到期不算逾期。整改完成但没有复查合格的，过了期限也列出来。
    """
    from anquan.ledger.hazards import days_left, exists, is_closed

    env: Env = ctx.obj
    day = _day(env, as_of, today)
    hazards, problems = _read(env)
    farthest = -1 if days is None else days
    late = [one for one in hazards if exists(one, day) and not is_closed(one, day) and days_left(one, day) <= farthest]
    late.sort(key=lambda one: (days_left(one, day), one.id))
    if late or as_json:
        _show_hazards(env, late, day, as_json)
    return _end(env, problems, ExitCode.FINDINGS if late else ExitCode.OK)


def show(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="编号", help="隐患编号，例如 2026-001")],
    as_of: AsOf = None,
    today: Today = None,
    as_json: AsJson = False,
) -> int:
    """显示一条隐患的全部内容和当前状态。"""
    from anquan.cli.console import put
    from anquan.hazard_log import find
    from anquan.model.fields import fields_of
    from anquan.model.hazard import Hazard
    from anquan.model.plain import sentence

    env: Env = ctx.obj
    day = _day(env, as_of, today)
    hazards, problems = _read(env)
    hazard = find(hazards, number)
    if as_json:
        _put_json(env, {"format": 1, "as_of": f"{day}", "hazard": _plain(hazard, day)})
        return _end(env, problems, ExitCode.OK)
    put(env, f"状态：{_state_text(hazard, day)}（{day}）    位置：{hazard.origin.mark()}")
    for field in fields_of(Hazard):
        value = getattr(hazard, field.key)
        if value not in (None, (), False):
            put(env, f"{field.title}：{sentence(value)}")
    return _end(env, problems, ExitCode.OK)


def _day(env: Env, as_of: str | None, today: str | None) -> date:
    return env.day(as_of, "--as-of") if as_of else env.today(today)


def _names_of(env: Env, who: str, day: date) -> Sequence[str]:
    """A person by name and posts, a post by itself and its holders: the log may say either."""
    from anquan.folder import load

    school = load(env.root()).school
    person = school.named(who)
    return (who, *person.posts) if person else (who, *(one.name for one in school.holders(who, day)))


def _choices(key: str) -> Sequence[str]:
    from anquan.model.fields import choices, field_of
    from anquan.model.hazard import Hazard

    return choices(field_of(Hazard, key).type)


def _read(env: Env) -> "tuple[tuple[Hazard, ...], list[Diagnostic]]":
    from anquan.cli.reading import require_log
    from anquan.folder import load_hazards

    root = env.root()
    require_log(root)
    return load_hazards(root)


def _is_in(hazard: "Hazard", wanted: str, day: date) -> bool:
    from anquan.ledger.hazards import State, is_overdue, state

    if wanted == "逾期":
        return is_overdue(hazard, day)
    now = state(hazard, day)
    return now is not State.CLOSED if wanted == "未销号" else now == wanted


def _state_text(hazard: "Hazard", day: date) -> str:
    """整改中 · 逾期 12 天 ; 整改中 · 今天到期 ; 待复查 · 还有 3 天 ; 已销号."""
    from anquan.ledger.hazards import State, days_left, exists, state

    if not exists(hazard, day):
        return "尚未发现"
    now = state(hazard, day)
    if now is State.CLOSED:
        return str(now)
    left = days_left(hazard, day)
    return f"{now} · " + (f"逾期 {-left} 天" if left < 0 else "今天到期" if left == 0 else f"还有 {left} 天")


def _show_hazards(env: Env, hazards: "Sequence[Hazard]", day: date, as_json: bool) -> None:
    from anquan.ledger.hazards import due_on, is_overdue

    if as_json:
        _put_json(env, {"format": 1, "as_of": f"{day}", "hazards": [_plain(one, day) for one in hazards]})
        return
    from anquan.cli.console import Line, put_columns
    from anquan.model.plain import sentence

    put_columns(
        env,
        [
            Line(
                (
                    one.id,
                    one.level,
                    one.category,
                    f"{due_on(one, day)}",
                    _state_text(one, day),
                    one.responsible,
                    sentence(f"{one.place}：{one.description}"),
                ),
                "red" if is_overdue(one, day) else "",
            )
            for one in hazards
        ],
    )


def _plain(hazard: "Hazard", day: date) -> dict[str, Any]:
    """The entry as data: what was written, and what follows from it on that day."""
    from anquan.ledger.hazards import days_overdue, due_on, state
    from anquan.model.plain import plain

    return {
        **plain(hazard),
        "state": str(state(hazard, day)),
        "due_in_force": f"{due_on(hazard, day)}",
        "days_overdue": days_overdue(hazard, day),
        "at": str(hazard.origin.mark()),
    }


def _put_json(env: Env, value: Any) -> None:
    import json

    from anquan.cli.console import put

    put(env, json.dumps(value, ensure_ascii=False, indent=2))


def _end(env: Env, problems: "list[Diagnostic]", code: int) -> int:
    """Say what could not be read. An incomplete answer is told by exit code 2, whatever was found."""
    from anquan.diagnostics import Severity

    errors = [one for one in problems if one.severity is Severity.ERROR]
    if not errors:
        return code
    from anquan.cli.console import say
    from anquan.cli.reading import say_all

    say_all(env, errors)
    whole = any(one.unreadable for one in errors)
    say(
        env,
        "台账没有全部读进来，结果不完整：没有列出的，不等于没有。"
        if whole
        else f"台账有 {len(errors)} 处没有读进来，结果不完整。",
    )
    return ExitCode.UNUSABLE
