#!/usr/bin/env python3
"""Write the pages that the program itself can tell: docs/参考/*.md, and the output shown in README and manuals.

    python docs/generate.py

`tests/test_docs.py` fails when a page is not what this writes.
"""

import sys
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

import typer

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from docs.transcript import PAGES, replay  # noqa: E402

from anquan.cli.main import app  # noqa: E402
from anquan.model.fields import Field, choices, fields_of, is_record, item_of  # noqa: E402
from anquan.model.origin import Record  # noqa: E402
from anquan.model.schema import FILES  # noqa: E402
from anquan.render.findings_text import SEVERITY_WORD  # noqa: E402
from anquan.rules.catalogue import CODES  # noqa: E402
from anquan.rules.rule import Explained  # noqa: E402

_MADE = "<!-- 由 docs/generate.py 从程序生成，不要手改 -->\n"


def main() -> None:
    """Write every page that has changed."""
    for name, text in pages().items():
        path = ROOT / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"written: {name}")


def pages() -> dict[str, str]:
    """All generated pages by their path from the root of the repository."""
    made = {
        "docs/参考/命令.md": _MADE + "\n".join(commands()),
        "docs/参考/字段.md": _MADE + "\n".join(vocabulary()),
        "docs/参考/检查代码.md": _MADE + "\n".join(codes()),
    }
    return made | {name: replay((ROOT / name).read_text(encoding="utf-8")) for name in PAGES}


# ── 命令 ──


def commands() -> Iterator[str]:
    """Every command: what it does, its arguments and its options."""
    program = typer.main.get_command(app)
    yield "# 命令参考\n"
    yield f"{program.help}\n"
    yield "写法：`anquan [选项] 命令 [参数]`。下面每个命令都能加 `--help`，在终端里看同样的说明。\n"
    yield "退出码：0 没有要报告的；1 有要报告的（检查有错误、有逾期）；2 命令写错，或有文件读不出来；3 程序自己的错；130 被中断。\n"
    yield "日期可以写 2026-09-01、2026-9-1、2026/9/1、2026年9月1日。\n"
    yield "## 写在命令前面的选项\n"
    yield from _options(program)
    yield from _below(program, "anquan")


def _below(group: Any, path: str) -> Iterator[str]:
    context = typer.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        full = f"{path} {name}"
        if hasattr(command, "list_commands"):
            yield from _below(command, full)
            continue
        yield f"## {full}\n"
        yield f"{_one_line(command.help)}\n"
        yield f"```sh\n{full}{_usage(command)}\n```\n"
        yield from _options(command)


def _usage(command: Any) -> str:
    arguments = (one for one in command.params if one.param_type_name == "argument")
    return "".join(f" {_argument(one)}" for one in arguments) + " [选项]"


def _argument(one: Any) -> str:
    name = f"{one.human_readable_name}" + ("..." if one.nargs == -1 else "")
    return name if one.required else f"[{name}]"


def _options(command: Any) -> Iterator[str]:
    rows = [(_flags(one), one.help or "") for one in command.params if one.name != "help"]
    if rows:
        yield "| 写法 | 说明 |\n|---|---|\n" + "".join(f"| {flags} | {_cell(said)} |\n" for flags, said in rows)


def _flags(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{parameter.human_readable_name}`"
    value = "" if parameter.is_flag else f" {parameter.metavar or '路径'}"
    return "、".join(f"`{flag}{value}`" for flag in parameter.opts)


# ── 字段 ──


def vocabulary() -> Iterator[str]:
    """Every file of the folder with its keys."""
    yield "# 字段参考\n"
    yield "每个文件有哪些键，写什么。键名是英文，一个意思只有一个写法；标“是”的必填，其余没有就整行不写。\n"
    yield "YAML 的写法只有三条：冒号用半角、后面空一格；同一组的键左对齐；`#` 开头的是说明，程序不读。\n"
    for kind in FILES.values():
        yield f"## {kind.pattern}　{kind.title}\n"
        if kind.is_list:
            yield "整个文件是一个列表，一条以 `- ` 开头。\n"
        yield from _record(kind.record, "")


def _record(record: type[Record], path: str) -> Iterator[str]:
    below = []
    yield "| 键 | 名称 | 必填 | 写什么 | 例 |\n|---|---|---|---|---|\n" + "".join(
        f"| `{one.key}` | {one.title} | {'是' if one.required else ''} | {_cell(_allowed(one))} | {_example(one)} |\n"
        for one in fields_of(record)
    )
    for one in fields_of(record):
        inner = item_of(one.type) or one.type
        if is_record(inner):
            below.append((f"{path}{one.key}", one.title, inner))
    for name, title, inner in below:
        yield f"### {name}　{title}\n"
        yield from _record(inner, f"{name}.")


_SAID: dict[Any, str] = {
    str: "文字",
    int: "整数",
    Decimal: "数字，最多两位小数",
    bool: "是、否",
    date: "日期",
    time: "时间，24 小时制",
}


def _allowed(field: Field) -> str:
    item = item_of(field.type)
    kind = item or field.type
    if is_record(kind):
        said = "列表，每条一组键，见下" if item else "一组键，见下"
    else:
        said = "、".join(choices(kind)) or _SAID[kind]
        said = f"列表：{said}" if item else said
    return f"{said}。{field.description}" if field.description else said


def _example(field: Field) -> str:
    for one in field.examples:
        return f"`[{', '.join(one)}]`" if isinstance(one, list) else f"`{one}`"
    return ""


# ── 检查代码 ──

_KINDS = {
    "F": "文件能不能读",
    "S": "内容是不是规定的格式",
    "D": "整个文件夹",
    "R": "文件之间对不对得上",
    "L": "领导小组",
    "H": "隐患台账",
    "P": "方案",
}


def codes() -> Iterator[str]:
    """Every code with its whole explanation."""
    yield "# 检查代码\n"
    yield "`anquan check` 报的每个代码：查什么、为什么、错例、对例、怎么改。终端里用 `anquan explain 代码` 看同样的内容。\n"
    yield "“错误”使检查不通过（退出码 1）；“警告”只在加了 `--strict` 时算不通过。\n"
    by_letter = {letter: list(some) for letter, some in groupby(CODES.values(), key=lambda one: one.code[0])}
    for letter, meaning in _KINDS.items():
        yield f"## {letter}　{meaning}\n"
        for one in by_letter.pop(letter):
            yield from _code(one)
    if by_letter:
        raise ValueError(f"say in _KINDS what these letters stand for: {', '.join(by_letter)}")


def _code(one: Explained) -> Iterator[str]:
    yield f"### {one.code}　{_text(one.summary)}（{SEVERITY_WORD[one.severity]}）\n"
    points: list[str] = []
    for line in one.doc.splitlines()[1:]:
        label, colon, said = line.partition("：")
        if colon and label in ("查什么", "为什么", "错例", "对例", "怎么改"):
            points.append(f"- **{label}**：{_text(said)}")
        elif line:
            points[-1] += _text(line)
    yield "\n".join(points) + "\n"


def _text(text: str) -> str:
    """The text with the marks that Markdown would read as its own."""
    for mark in ("*", "_", "<", "[", "`"):
        text = text.replace(mark, f"\\{mark}")
    return text


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _one_line(text: str | None) -> str:
    return "\n\n".join("".join(part.split("\n")) for part in (text or "").split("\n\n")).strip()


if __name__ == "__main__":
    main()
