"""anquan plan: official documents from plans/."""

from typing import TYPE_CHECKING, Annotated

import typer

from anquan.cli.env import Env
from anquan.cli.lazy import group
from anquan.cli.options import AsJson, Output
from anquan.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from anquan.diagnostics import Diagnostic
    from anquan.documents.blocks import Document
    from anquan.model.plan import Plan
    from anquan.model.school import School

app = group("方案：列出、生成 Word 公文。", {"list": f"{__name__}:list_plans", "render": f"{__name__}:render"})


def list_plans(ctx: typer.Context, as_json: AsJson = False) -> int:
    """列出全部方案。"""
    import json

    from anquan.cli.console import Line, put, put_columns, say
    from anquan.cli.reading import reading_errors, say_all
    from anquan.folder import PLANS_DIR, load

    env: Env = ctx.obj
    loaded = load(env.root())
    plans = loaded.school.plans
    unread = [one for one in reading_errors(loaded) if one.mark.file.startswith(f"{PLANS_DIR}/")]
    say_all(env, unread)
    code = ExitCode.UNUSABLE if unread else ExitCode.OK
    if as_json:
        rows = [
            {"name": _name(one), "title": one.title, "kind": one.kind, "date": f"{one.date}", "number": one.number}
            for one in plans
        ]
        put(env, json.dumps({"format": 1, "plans": rows}, ensure_ascii=False, indent=2))
        return code
    put_columns(env, [Line((_name(one), one.kind, f"{one.date}", one.number or "", one.title)) for one in plans])
    if not plans and not unread:
        say(env, "plans/ 里还没有方案。")
    return code


def render(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="方案", help="文件名（不带 .yaml）或标题；不写就是全部方案", show_default=False),
    ] = None,
    output: Output = None,
) -> int:
    """生成 Word 公文（GB/T 9704 格式）。默认写到 build/标题.docx；-o 可以是文件、文件夹或 -。

    一个方案出不来，不影响别的方案；有出不来的，退出码为 2。
    """
    from anquan.cli.outputs import deliver, file_name, is_folder, place
    from anquan.cli.reading import mention, reading_errors, say_all
    from anquan.folder import PLANS_DIR, load
    from anquan.render.docx import render as to_docx

    env: Env = ctx.obj
    loaded = load(env.root())
    school, errors = loaded.school, reading_errors(loaded)
    read = {one.origin.file for one in school.plans}
    unread = [one for one in errors if one.mark.file.startswith(f"{PLANS_DIR}/") and one.mark.file not in read]
    plans = _chosen(school.plans, name, unread)
    if len(plans) > 1 and output is not None and not is_folder(output):
        raise UsageError(f"有 {len(plans)} 个方案，不能写进一个文件", "指定一个方案，或把 -o 写成文件夹，例如 -o out/")
    names = [file_name(one.title, ".docx").casefold() for one in plans]
    broken = list(unread) if name is None else []
    for plan in plans:
        document, problems = _composed(school, plan, errors)
        if problems:
            broken += [one for one in problems if one not in broken]
            continue
        # Two plans whose titles make one file name must not overwrite each other
        own = file_name(plan.title, ".docx")
        own = own if names.count(own.casefold()) == 1 else file_name(f"{_name(plan)} {plan.title}", ".docx")
        deliver(env, place(loaded.root, output, own), to_docx(document))
        _warn(env, school, plan)
    mention(env, len([one for one in errors if one not in broken]))
    if not broken:
        return ExitCode.OK
    say_all(env, broken)
    raise InputError(f"有 {len(broken)} 处读不出来或取不到数据，没有生成相关的方案", "改正后再运行")


def _warn(env: Env, school: "School", plan: "Plan") -> None:
    """Say what an office would send the paper back for. It is written all the same: drafts are looked at, too."""
    from anquan.cli.console import say
    from anquan.cli.reading import say_all
    from anquan.rules.catalogue import errors_in_plans

    errors = errors_in_plans(school, plan)
    if errors:
        say(env, f"注意：{plan.origin.file} 有 {len(errors)} 处检查不过，印发前先改正：")
        say_all(env, errors)


def _composed(school: "School", plan: "Plan", errors: "list[Diagnostic]") -> "tuple[Document, list[Diagnostic]]":
    """The document, and what keeps it from being issued: slips of its own files, holes in its data, wrong names."""
    from anquan.documents.plan import compose, data_used
    from anquan.folder import PLANS_DIR
    from anquan.rules.plans import attachment_without_content
    from anquan.rules.references import missing_attachment

    document, problems = compose(school, plan)
    for rule in (missing_attachment, attachment_without_content):
        problems += [one for one in rule.run(school, plan.date) if one.mark.file == plan.origin.file]
    files = {plan.origin.file, *(one.file for one in plan.attachments if one.file)}
    own = [one for one in errors if one.mark.file in files]
    data_errors = [one for one in errors if not one.mark.file.startswith(f"{PLANS_DIR}/")]
    holes = data_errors if data_used(school, plan) else []
    # With a hole in the data, what the plan cannot find is not the plan's mistake
    return document, [*own, *(holes or problems)]


def _chosen(plans: "tuple[Plan, ...]", name: str | None, unread: "list[Diagnostic]") -> "tuple[Plan, ...]":
    if name is None:
        if not plans and not unread:
            raise InputError("plans/ 里还没有方案", "把方案写成 plans/名称.yaml，可以从示例里复制一份来改")
        return plans
    wanted = name.removeprefix("plans/").removesuffix(".yaml")
    found = tuple(one for one in plans if wanted in (_name(one), one.title))
    if not found:
        broken = next((one for one in unread if one.mark.file == f"plans/{wanted}.yaml"), None)
        if broken:
            raise InputError(f"{broken.mark} {broken.message}，没有生成文件", broken.hint)
        raise InputError(f"没有方案“{name}”", f"有的是：{'、'.join(_name(one) for one in plans) or '（空）'}")
    return found


def _name(plan: "Plan") -> str:
    """The plan's file without folder and ending: what people type."""
    return plan.origin.file.removeprefix("plans/").removesuffix(".yaml")
