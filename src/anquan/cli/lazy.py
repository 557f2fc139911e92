"""Commands that are loaded when they are called: `anquan --help` and cron pay for no command but their own."""

import importlib
from collections.abc import Mapping
from typing import Any

import typer

from anquan.cli.help import Command, Group

_PLAIN: dict[str, Any] = {
    "rich_markup_mode": None,
    "add_completion": False,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["--help", "-h"]},
}
"""Without these, typer loads rich for help texts and writes shell profiles."""


def group(help: str, table: Mapping[str, str]) -> typer.Typer:
    """A group of commands. `table` names each command's function, or the group's app, as `module:attribute`."""

    class Loading(Group):
        def list_commands(self, ctx: Any) -> list[str]:
            """The commands in the order of the table."""
            return list(table)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:
            """The command, loaded now; None for an unknown name."""
            return _load(cmd_name, table[cmd_name]) if cmd_name in table else None

    app = typer.Typer(cls=Loading, help=help, no_args_is_help=True, **_PLAIN)
    app.callback()(_no_options)
    return app


def _no_options() -> None:
    """A group takes no options of its own; typer wants to be told."""


def _load(name: str, target: str) -> Any:
    module, _, attribute = target.partition(":")
    found = getattr(importlib.import_module(module), attribute)
    if not isinstance(found, typer.Typer):
        single = typer.Typer(**_PLAIN)
        single.command(name, cls=Command)(found)
        found = single
    command = typer.main.get_command(found)
    command.name = name
    return command
