"""Help and usage errors in Chinese."""

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

_HEADINGS = (
    ("Usage:", "用法："),
    ("\nOptions:", "\n选项："),
    ("\nCommands:", "\n命令："),
    ("\nArguments:", "\n参数："),
    ("Show this message and exit.", "显示这份帮助。"),
    ("[OPTIONS]", "[选项]"),
    ("COMMAND [ARGS]...", "命令 [参数]..."),
    ("[required]", "[必填]"),
    ("[default: ", "[默认："),
)


class Command(TyperCommand):
    """A command whose help is in Chinese."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return _with_chinese_headings(super().get_help(ctx))


class Group(TyperGroup):
    """A group of commands whose help is in Chinese."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return _with_chinese_headings(super().get_help(ctx))


def _with_chinese_headings(text: str) -> str:
    for english, chinese in _HEADINGS:
        text = text.replace(english, chinese)
    return text


def usage_problem(error: Exception) -> tuple[str, str] | None:
    """Message and hint for a wrong command line, or None when the exception is something else.

    The library's exception classes are not public; what they carry is, so they are known by what they carry.
    """
    kind = type(error).__name__
    context = getattr(error, "ctx", None)
    if not hasattr(error, "format_message"):
        return None
    path = context.command_path if context is not None else "anquan"
    if kind == "NoArgsIsHelpError":
        return f"{path} 后面还要写命令", f"运行 {path} --help 看有哪些命令"
    return _said(error, kind), f"运行 {path} --help 看用法"


def _said(error: Any, kind: str) -> str:
    if kind == "NoSuchOption":
        near = "、".join(getattr(error, "possibilities", None) or ())
        return f"没有 {error.option_name} 这个选项" + (f"，是不是 {near}？" if near else "")
    parameter = getattr(error, "param", None)
    name = _name_of(parameter) if parameter is not None else ""
    if kind == "MissingParameter" and name:
        return f"缺少 {name}"
    if kind == "BadParameter" and name:
        return f"{name} 的值不对：{_in_chinese(error.message)}"
    return _in_chinese(error.format_message())


def _in_chinese(message: str) -> str:
    """The library's sentence in Chinese; one that is not known stays as it is."""
    for english, chinese in _MESSAGES:
        found = re.fullmatch(english, message)
        if found is not None:
            return found.expand(chinese)
    return message


def _name_of(parameter: Any) -> str:
    if getattr(parameter, "param_type_name", "") == "option":
        return " / ".join(parameter.opts)
    return str(parameter.human_readable_name)


_MESSAGES = (
    (r"No such command '(.*)'\..*", r"没有“\1”这个命令"),
    (r"Got unexpected extra argument(?:\(s\)|s)? \((.*)\)", r"多写了 \1"),
    (r"Option '(.*)' requires an argument\.", r"\1 后面要写值"),
    (r"Option '(.*)' does not take a value\.", r"\1 后面不写值"),
    (r"Missing command\.", "后面还要写命令"),
    (r"'(.*)' is not a valid int.*", r"“\1”不是整数"),
    (r"(.*) is not in the range x>=(.*)\.", r"\1 小于 \2"),
)
