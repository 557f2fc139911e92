"""Findings as GitHub workflow commands: they show up at their line in the pull request."""

from collections.abc import Iterable

from anquan.diagnostics import Diagnostic


def render(found: Iterable[Diagnostic], prefix: str = "") -> str:
    """`::error file=…,line=…,col=…,title=H001::message`. `prefix` leads from the working directory to the folder."""
    return "".join(f"{_command(one, prefix)}\n" for one in found)


def _command(one: Diagnostic, prefix: str) -> str:
    mark = one.mark
    place = f"file={_property(prefix + mark.file)},line={mark.line},col={mark.column},title={_property(one.code)}"
    message = f"{one.message}。{one.hint}" if one.hint else one.message
    return f"::{one.severity} {place}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
