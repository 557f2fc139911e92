"""anquan schema: JSON Schemas for editors."""

from typing import Annotated

import typer

from anquan.cli.env import Env
from anquan.cli.options import Output
from anquan.errors import ExitCode, UsageError


def schema(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="文件", help="例如 hazards；不写就列出全部", show_default=False)
    ] = None,
    output: Output = None,
) -> int:
    """导出 JSON Schema：编辑器（如 VS Code）用它提示键名、取值和中文说明。

    写了 -o 文件夹，就把全部 Schema 写进去。
    """
    import json

    from anquan.cli.console import Line, put, put_columns
    from anquan.cli.outputs import STDOUT, deliver, is_folder, place
    from anquan.model.schema import FILES, schema_of

    env: Env = ctx.obj
    if name is not None and name.removesuffix(".yaml") not in FILES:
        raise UsageError(f"没有“{name}”的 Schema", f"有的是：{'、'.join(FILES)}")
    names = [name.removesuffix(".yaml")] if name else list(FILES)
    if name is None and output is None:
        put_columns(env, [Line((one, FILES[one].pattern, FILES[one].title)) for one in names])
        return ExitCode.OK
    if len(names) > 1 and output is not None and not is_folder(output):
        raise UsageError(
            "全部 Schema 不能写进一个文件", "写上是哪一个，例如 anquan schema hazards -o -，或把 -o 写成文件夹"
        )
    for one in names:
        text = json.dumps(schema_of(one), ensure_ascii=False, indent=2) + "\n"
        if output is None or output == STDOUT:
            put(env, text.rstrip("\n"))
        else:
            deliver(env, place(env.start, output, f"{one}.schema.json"), text.encode("utf-8"))
    return ExitCode.OK
