"""anquan plan: official documents from plans/."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from anquan.cli.env import Env
from anquan.cli.lazy import group
from anquan.cli.options import AsJson, Output
from anquan.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from anquan.model.plan import Plan
    from anquan.model.school import School

app = group("方案：列出、生成 Word 公文。", {"list": f"{__name__}:list_plans", "render": f"{__name__}:render"})


def list_plans(ctx: typer.Context, as_json: AsJson = False) -> int:
    """列出全部方案。"""
    import json

    from anquan.cli.console import Line, put, put_columns, say
    from anquan.cli.reading import load_in_full

    env: Env = ctx.obj
    plans = load_in_full(env).school.plans
    if as_json:
        rows = [
            {"name": _name(one), "title": one.title, "kind": one.kind, "date": f"{one.date}", "number": one.number}
            for one in plans
        ]
        put(env, json.dumps({"format": 1, "plans": rows}, ensure_ascii=False, indent=2))
        return ExitCode.OK
    put_columns(env, [Line((_name(one), one.kind, f"{one.date}", one.number or "", one.title)) for one in plans])
    if not plans:
        say(env, "plans/ 里还没有方案。")
    return ExitCode.OK


def render(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="方案", help="文件名（不带 .yaml）或标题；不写就是全部方案", show_default=False),
    ] = None,
    output: Output = None,
) -> int:
    """生成 Word 公文（GB/T 9704 格式）。默认写到 build/标题.docx；-o 可以是文件、文件夹或 -。"""
    from anquan.cli.outputs import STDOUT, deliver, file_name, is_folder, place
    from anquan.cli.reading import load_in_full

    env: Env = ctx.obj
    loaded = load_in_full(env)
    plans = _chosen(loaded.school.plans, name)
    if len(plans) > 1 and output is not None and (output == STDOUT or not is_folder(output)):
        raise UsageError(f"有 {len(plans)} 个方案，不能写进一个文件", "指定一个方案，或把 -o 写成文件夹，例如 -o out/")
    titles = [one.title for one in plans]
    ready: list[tuple[Path, bytes]] = []
    for plan in plans:
        # Two plans of one title must not overwrite each other
        label = plan.title if titles.count(plan.title) == 1 else f"{plan.title}（{_name(plan)}）"
        ready.append((place(loaded.root, output, file_name(label, ".docx")), _rendered(env, loaded.school, plan)))
    for target, data in ready:
        deliver(env, target, data)
    return ExitCode.OK


def _rendered(env: Env, school: "School", plan: "Plan") -> bytes:
    """The Word file, or InputError when an expression of the plan could not be worked out."""
    from anquan.documents.plan import compose
    from anquan.render.docx import render as to_docx

    document, problems = compose(school, plan)
    missing = [one.file for one in plan.attachments if one.file and one.file not in school.texts]
    if missing:
        raise InputError(f"{plan.origin.file} 的附件 {missing[0]} 找不到，没有生成文件", "改正路径，或补上文件")
    if problems:
        from anquan.cli.console import say
        from anquan.render.findings_text import lines_of

        for one in problems:
            for line in lines_of(one):
                say(env, line)
        raise InputError(f"{plan.origin.file} 有 {len(problems)} 处数据取不到，没有生成文件", "改正后再运行")
    return to_docx(document)


def _chosen(plans: "tuple[Plan, ...]", name: str | None) -> "tuple[Plan, ...]":
    if not plans:
        raise InputError("plans/ 里还没有方案", "把方案写成 plans/名称.yaml，可以从示例里复制一份来改")
    if name is None:
        return plans
    wanted = name.removeprefix("plans/").removesuffix(".yaml")
    found = tuple(one for one in plans if wanted in (_name(one), one.title))
    if not found:
        raise InputError(f"没有方案“{name}”", f"有的是：{'、'.join(_name(one) for one in plans)}")
    return found


def _name(plan: "Plan") -> str:
    """The plan's file without folder and ending: what people type."""
    return plan.origin.file.removeprefix("plans/").removesuffix(".yaml")
